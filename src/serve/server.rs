//! A port and a desk in, answers to browsers out, from one thread; it stops when the server is dropped.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use axum::Router;
use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;

use super::End;
use super::address::Bound;
use super::answer::{self, Desk};

/// A server that is running.
pub(super) struct Server {
    stop: Option<oneshot::Sender<()>>,
}

/// Begins to answer at the port.
pub(super) fn start(bound: &Bound, desk: Desk) -> io::Result<Server> {
    let runtime = runtime()?;
    let listener = bound.listener.try_clone()?;
    listener.set_nonblocking(true)?;
    let listener = {
        let _inside = runtime.enter();
        TcpListener::from_std(listener)?
    };
    let listener = listener.tap_io(|stream| {
        // An event is a few bytes that must not wait for more; without this it is only later.
        let _ = stream.set_nodelay(true);
    });
    let router = Router::new().fallback(answer::answer).with_state(Arc::new(desk));
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let (stop, stopped) = oneshot::channel();
    thread::Builder::new().name("http".to_owned()).spawn(move || {
        runtime.spawn(async move { axum::serve(listener, service).await });
        // Event streams never end by themselves: nobody is waited for.
        let _ = runtime.block_on(stopped);
        runtime.shutdown_background();
    })?;
    Ok(Server { stop: Some(stop) })
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
    }
}

/// Tells when somebody presses Ctrl-C.
pub(super) fn tell_when_interrupted(end: Sender<End>) {
    // Without a thread or a handler Ctrl-C ends the program as the system does it.
    let _ = thread::Builder::new().name("interrupt".to_owned()).spawn(move || {
        let Ok(runtime) = runtime() else { return };
        if runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
            let _ = end.send(End::Asked);
        }
    });
}

fn runtime() -> io::Result<Runtime> {
    Builder::new_current_thread().enable_all().build()
}
