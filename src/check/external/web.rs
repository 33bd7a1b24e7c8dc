//! A request in; what a real server answers out.

use std::io;
use std::net::{IpAddr, ToSocketAddrs};
use std::time::Duration;

use ureq::Agent;
use ureq::http::Response;

use super::ask::{Answer, Fetch, Method, Trouble, host};

/// How long a server may take for an answer, connection included.
const TIMEOUT: Duration = Duration::from_secs(10);

/// The web, through the proxy of the environment where there is one.
pub struct Web {
    agent: Agent,
}

impl Web {
    /// A client that tells its name and waits ten seconds.
    pub fn new() -> Self {
        Web::waiting(TIMEOUT)
    }

    pub(super) fn waiting(timeout: Duration) -> Self {
        let config = Agent::config_builder()
            .user_agent(concat!("chieng/", env!("CARGO_PKG_VERSION"), " (+link check)"))
            .timeout_global(Some(timeout))
            .http_status_as_error(false)
            // Redirects are counted and told of, so they are followed elsewhere.
            .max_redirects(0)
            .max_idle_connections(0)
            .build();
        Web { agent: config.new_agent() }
    }

    fn send(&self, method: Method, url: &str) -> Result<Response<ureq::Body>, ureq::Error> {
        let request = match method {
            Method::Head => self.agent.head(url),
            Method::Get => self.agent.get(url),
        };
        match is_this_computer(host(url)) {
            true => request.config().proxy(None).build().call(),
            false => request.call(),
        }
    }

    /// Whether no server has this name, as far as this computer can tell.
    fn is_unknown(&self, host: &str) -> bool {
        self.agent.config().proxy().is_none() && (bare(host), 443).to_socket_addrs().is_err()
    }
}

impl Default for Web {
    fn default() -> Self {
        Web::new()
    }
}

impl Fetch for Web {
    fn ask(&self, method: Method, url: &str) -> Answer {
        match self.send(method, url) {
            Ok(response) => {
                let location = response.headers().get("location");
                let location =
                    location.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
                Answer::Status(response.status().as_u16(), location)
            }
            Err(ureq::Error::HostNotFound) => Answer::NoHost,
            Err(ureq::Error::Io(_) | ureq::Error::ConnectionFailed)
                if self.is_unknown(host(url)) =>
            {
                Answer::NoHost
            }
            Err(error) => Answer::Failed(trouble(&error)),
        }
    }
}

fn trouble(error: &ureq::Error) -> Trouble {
    match error {
        ureq::Error::Timeout(_) => Trouble::Timeout,
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => Trouble::Timeout,
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => Trouble::Tls,
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::InvalidData => Trouble::Tls,
        ureq::Error::Io(_) | ureq::Error::ConnectionFailed => Trouble::Unreachable,
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => Trouble::BadAddress,
        _ => Trouble::NoAnswer,
    }
}

fn is_this_computer(host: &str) -> bool {
    let host = bare(host);
    host.eq_ignore_ascii_case("localhost") || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

/// An address of IPv6 without its brackets.
fn bare(host: &str) -> &str {
    host.trim_start_matches('[').trim_end_matches(']')
}
