//! The running node: a listener, workers, and an end in good order.

use crate::node::Node;
use crate::router::router;
use crate::work::{Work, work};
use anyhow::{Context, Result};
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How long a connection may take to send its headers.
const HEADERS: Duration = Duration::from_secs(10);
/// How long requests have to end when the node stops.
const GRACE: Duration = Duration::from_secs(20);

/// Listens where the settings say, works, and stops when `stop` is cancelled. `ready` is told the address.
///
/// # Errors
/// Where nothing can be listened to, or the certificate cannot be read.
pub async fn serve(
    node: Arc<Node>,
    kinds: Vec<Box<dyn Work>>,
    stop: CancellationToken,
    ready: impl FnOnce(SocketAddr),
) -> Result<()> {
    let listener = TcpListener::bind(node.config.listen)
        .with_context(|| format!("cannot listen on {}", node.config.listen))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let kinds: Arc<[Box<dyn Work>]> = kinds.into();
    let workers: Vec<_> = (0..node.config.workers)
        .map(|_| tokio::spawn(work(Arc::clone(&node), Arc::clone(&kinds), stop.clone())))
        .collect();
    let housekeeper = tokio::spawn(crate::housekeeping::keep_house(Arc::clone(&node), stop.clone()));
    let handle = Handle::new();
    let shutdown = {
        let (handle, stop) = (handle.clone(), stop.clone());
        async move {
            stop.cancelled().await;
            handle.graceful_shutdown(Some(GRACE));
        }
    };
    tokio::spawn(shutdown);
    let service = router(Arc::clone(&node)).into_make_service_with_connect_info::<SocketAddr>();
    let tls = node.config.tls.clone();
    ready(address);
    match tls {
        None => {
            let mut server = axum_server::from_tcp(listener)?.handle(handle);
            patient(server.http_builder());
            server.serve(service).await?;
        }
        Some(tls) => {
            let certificate = RustlsConfig::from_pem_file(&tls.certificate, &tls.key).await;
            let certificate = certificate.context("the certificate or its key cannot be read")?;
            let mut server = axum_server::from_tcp_rustls(listener, certificate)?.handle(handle);
            patient(server.http_builder());
            server.serve(service).await?;
        }
    }
    stop.cancel();
    for worker in workers.into_iter().chain([housekeeper]) {
        let _ = worker.await;
    }
    Ok(())
}

/// Patient with slow lines, not with those who only pretend to be slow.
fn patient(builder: &mut Builder<TokioExecutor>) {
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEADERS).max_headers(64);
    builder.http2().timer(TokioTimer::new()).max_concurrent_streams(128).max_header_list_size(16 << 10);
}
