//! The `Host` of a request in, whether it may be answered out.
//!
//! A page of somebody else's can point a name of its own at 127.0.0.1 and read the preview through the
//! visitor's browser (DNS rebinding); it can't choose the `Host` that the browser then sends.

use std::net::{IpAddr, Ipv6Addr};

/// Whether a request with this `Host` comes from somebody who typed the preview's address.
pub(super) fn is_ours(host: &str, bind: IpAddr) -> bool {
    let name = without_port(host);
    if name.eq_ignore_ascii_case("localhost") {
        return true;
    }
    match ip(name) {
        // A name can be rebound, a number can't: whoever reaches us by number was let in by --bind.
        Some(ip) => ip.is_loopback() || ip == bind || !bind.is_loopback(),
        None => false,
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

fn ip(name: &str) -> Option<IpAddr> {
    match name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
        Some(inside) => inside.parse::<Ipv6Addr>().ok().map(IpAddr::V6),
        None => name.parse().ok().filter(IpAddr::is_ipv4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_cannot_be_rebound_are_ours() {
        let here: IpAddr = "127.0.0.1".parse().unwrap();
        let wide: IpAddr = "0.0.0.0".parse().unwrap();
        for host in
            ["localhost:1111", "LOCALHOST", "127.0.0.1:1111", "127.0.0.1", "[::1]:80", "[::1]"]
        {
            assert!(is_ours(host, here) && is_ours(host, wide), "{host}");
        }
        for host in [
            "ke-xau.example:1111",
            "127.0.0.1.nip.io",
            "localhost.ke-xau.example",
            "",
            "::1",
            "[::1",
        ] {
            assert!(!is_ours(host, here) && !is_ours(host, wide), "{host}");
        }
        assert!(!is_ours("192.168.1.5:1111", here));
        assert!(is_ours("192.168.1.5:1111", wide));
        assert!(is_ours("192.168.1.5:1111", "192.168.1.5".parse().unwrap()));
    }
}
