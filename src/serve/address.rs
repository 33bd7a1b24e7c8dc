//! Where the preview listens: an address and a port in, a listener with its URLs out.
//! The machine's addresses in its networks are asked of the routing table; nothing is sent.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, UdpSocket};

use crate::diagnostics::{Message, Speech};
use crate::say;

/// An address to listen at.
pub type Bind = IpAddr;

/// Reads an address; `localhost` is this machine alone.
///
/// # Errors
/// Says what is allowed.
pub fn parse_bind(text: &str) -> Result<Bind, String> {
    if text.eq_ignore_ascii_case("localhost") {
        return Ok(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    bare.parse()
        .map_err(|_| "an address is needed: 127.0.0.1, 0.0.0.0, [::1], localhost".to_owned())
}

/// A port that is ours.
pub(super) struct Bound {
    pub(super) listener: TcpListener,
    pub(super) address: SocketAddr,
    /// This machine's addresses in its networks, when it listens to them.
    networks: Vec<IpAddr>,
}

/// Takes the port.
pub(super) fn listen(bind: Bind, port: u16) -> Result<Bound, Message> {
    let listener =
        TcpListener::bind((bind, port)).map_err(|error| refused_at(bind, port, &error))?;
    let address = listener.local_addr().map_err(|error| refused(port, &error))?;
    let networks = match bind {
        bind if bind.is_unspecified() => networks(bind),
        bind if bind.is_loopback() => Vec::new(),
        bind => vec![bind],
    };
    Ok(Bound { listener, address, networks })
}

impl Bound {
    pub(super) fn port(&self) -> u16 {
        self.address.port()
    }

    /// Whether only this machine can reach it.
    fn is_private(&self) -> bool {
        self.address.ip().is_loopback()
    }

    /// The address for the browser on this machine.
    pub(super) fn url_here(&self) -> String {
        let ip = match self.address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
            ip => ip,
        };
        url(ip, self.port())
    }

    /// The address for what must be absolute: the one that a phone can open too.
    pub(super) fn url(&self) -> String {
        self.networks.first().map_or_else(|| self.url_here(), |ip| url(*ip, self.port()))
    }
}

fn url(ip: IpAddr, port: u16) -> String {
    format!("http://{}/", SocketAddr::new(ip, port))
}

/// The addresses from which this machine would speak to the networks that exist at homes and in offices.
fn networks(bind: Bind) -> Vec<IpAddr> {
    // Documentation and private addresses: only the routing table is asked for them (RFC 5737, RFC 1918).
    const FAR: [&str; 4] =
        ["192.0.2.1:9", "192.168.255.254:9", "10.255.255.254:9", "172.31.255.254:9"];
    const FAR_6: [&str; 1] = ["[2001:db8::1]:9"];
    let targets = if bind.is_ipv4() { &FAR[..] } else { &FAR_6[..] };
    let mut found = Vec::new();
    for target in targets {
        let Some(ip) = address_towards(bind, target) else { continue };
        if !ip.is_loopback() && !ip.is_unspecified() && !found.contains(&ip) {
            found.push(ip);
        }
    }
    found
}

fn address_towards(bind: Bind, target: &str) -> Option<IpAddr> {
    let socket = UdpSocket::bind((bind, 0)).ok()?;
    socket.connect(target).ok()?;
    socket.local_addr().ok().map(|address| address.ip())
}

/// Where the site can be seen, and who else can see it.
pub(super) fn announcement(bound: &Bound, drafts: bool, speech: Speech) -> String {
    let here = bound.url_here();
    let mut lines =
        vec![say!("Xem trước: {here}  (Ctrl-C để dừng)", "Preview: {here}  (Ctrl-C to stop)")];
    for ip in &bound.networks {
        let there = url(*ip, bound.port());
        lines
            .push(say!("Điện thoại cùng mạng: {there}", "On a phone in the same network: {there}"));
    }
    if !bound.is_private() {
        lines.push(match drafts {
            true => say!(
                "cảnh báo: mọi người trong mạng này đọc được bản xem trước, kể cả bài nháp",
                "warning: everyone in this network can read the preview, drafts included",
            ),
            false => say!(
                "cảnh báo: mọi người trong mạng này đọc được bản xem trước, kể cả điều chưa công bố",
                "warning: everyone in this network can read the preview, what is unpublished included",
            ),
        });
    }
    lines.iter().map(|line| format!("{}\n", line.in_language(speech))).collect()
}

/// Why the port can't be used, and the mend.
pub(super) fn refused(port: u16, error: &io::Error) -> Message {
    match error.kind() {
        ErrorKind::AddrInUse => {
            let other = if port == u16::MAX { port - 1 } else { port + 1 };
            say!(
                "cổng {port} đang được chương trình khác dùng; chọn cổng khác: --port {other}, hoặc --port 0 để lấy cổng trống",
                "port {port} is in use by another program; choose another: --port {other}, or --port 0 for a free one",
            )
        }
        ErrorKind::PermissionDenied => say!(
            "không được phép dùng cổng {port}; chọn cổng từ 1024 trở lên bằng --port",
            "port {port} is not allowed; choose one from 1024 up with --port",
        ),
        _ => say!(
            "không mở được cổng {port}: {error}; chọn cổng khác bằng --port",
            "failed to listen at port {port}: {error}; choose another with --port",
        ),
    }
}

fn refused_at(bind: Bind, port: u16, error: &io::Error) -> Message {
    match error.kind() {
        ErrorKind::AddrNotAvailable => say!(
            "máy này không có địa chỉ {bind} trong mạng; sửa --bind (cổng {port})",
            "this machine has no address {bind}; mend --bind (port {port})",
        ),
        _ => refused(port, error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn localhost_and_brackets_are_addresses() {
        assert_eq!(parse_bind("localhost").unwrap().to_string(), "127.0.0.1");
        assert_eq!(parse_bind("[::1]").unwrap().to_string(), "::1");
        assert!(parse_bind("may-cua-toi").is_err());
    }

    #[test]
    fn a_busy_port_is_named_with_its_mend() {
        let first = listen(IpAddr::V4(Ipv4Addr::LOCALHOST), 0).unwrap();
        let port = first.port();
        let message = listen(IpAddr::V4(Ipv4Addr::LOCALHOST), port).err().unwrap();
        for text in [message.vi, message.en] {
            assert!(text.contains(&port.to_string()) && text.contains("--port"), "{text}");
        }
    }

    #[test]
    fn the_network_is_warned_of() {
        let wide = listen(IpAddr::V4(Ipv4Addr::UNSPECIFIED), 0).unwrap();
        assert!(wide.url_here().starts_with("http://127.0.0.1:"));
        assert!(announcement(&wide, true, Speech::En).contains("drafts included"));
        let narrow = listen(IpAddr::V4(Ipv4Addr::LOCALHOST), 0).unwrap();
        assert_eq!(announcement(&narrow, true, Speech::En).lines().count(), 1);
    }

    #[test]
    fn an_ipv6_address_stands_in_brackets() {
        assert_eq!(url(IpAddr::V6(Ipv6Addr::LOCALHOST), 1111), "http://[::1]:1111/");
    }
}
