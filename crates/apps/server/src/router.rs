//! Every route, and what each request passes on its way.

use crate::node::Node;
use crate::openapi::{Description, openapi};
use crate::problem::{Problem, REQUEST};
use crate::routes::{
    account, answer, audit, bone_scan, case, entry, film_metal, film_motion, health, image, import, job,
    landmarks, preview, proposed, provider, quarantine, series, session, snap, summary, token, volume,
    volume_change, volume_void,
};
use crate::workstation;
use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;
use utoipa::OpenApi;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

/// The largest body of JSON: a landmark document has 20 KiB.
pub(crate) const MOST_JSON: usize = 2 << 20;
/// How long a body may say nothing.
const SILENCE: Duration = Duration::from_secs(20);

/// The routes of the interface, with their description.
pub(crate) fn routes() -> OpenApiRouter<Arc<Node>> {
    let api = OpenApiRouter::new()
        .routes(routes!(session::log_in, session::who, session::log_out))
        .routes(routes!(session::change_password))
        .routes(routes!(provider::ways))
        .routes(routes!(provider::start))
        .routes(routes!(provider::back))
        .routes(routes!(token::list, token::create))
        .routes(routes!(token::revoke))
        .routes(routes!(account::list, account::create))
        .routes(routes!(account::change))
        .routes(routes!(account::colleagues))
        .routes(routes!(case::list, case::create))
        .routes(routes!(case::read))
        .routes(routes!(case::identify))
        .routes(routes!(case::access))
        .routes(routes!(case::grant, case::revoke))
        .routes(routes!(case::break_glass))
        .routes(routes!(entry::read, entry::append))
        .routes(routes!(proposed::list))
        .routes(routes!(answer::assessment))
        .routes(routes!(answer::answer))
        .routes(routes!(summary::read))
        .routes(routes!(image::list))
        .routes(routes!(image::read))
        .routes(routes!(image::top))
        .routes(routes!(image::tile))
        .routes(routes!(image::file))
        .routes(routes!(snap::snap))
        .routes(routes!(film_metal::metal))
        .routes(routes!(film_motion::motion))
        .routes(routes!(landmarks::list, landmarks::write))
        .routes(routes!(landmarks::discard))
        .routes(routes!(landmarks::profile))
        .routes(routes!(landmarks::sign))
        .routes(routes!(preview::assessment))
        .routes(routes!(preview::answer))
        .routes(routes!(bone_scan::list))
        .routes(routes!(bone_scan::reading))
        .routes(routes!(bone_scan::frames))
        .routes(routes!(volume::list))
        .routes(routes!(volume::read))
        .routes(routes!(volume::section))
        .routes(routes!(volume::reading))
        .routes(routes!(volume_change::since))
        .routes(routes!(volume_void::voids))
        .routes(routes!(series::list))
        .routes(routes!(series::queue))
        .routes(routes!(series::confirm))
        .routes(routes!(import::begin))
        .routes(routes!(import::read))
        // A file has a limit of its own.
        .routes(routes!(import::files).layer(DefaultBodyLimit::disable()))
        .routes(routes!(quarantine::list))
        .routes(routes!(quarantine::decide))
        .routes(routes!(audit::list))
        .routes(routes!(audit::export))
        .routes(routes!(job::list))
        .routes(routes!(job::retry));
    OpenApiRouter::with_openapi(Description::openapi())
        .nest("/api/v1", api)
        .routes(routes!(health::live))
        .routes(routes!(health::ready))
        .routes(routes!(health::metrics))
}

/// The whole service of a node.
pub fn router(node: Arc<Node>) -> Router {
    let (router, _) = routes().split_for_parts();
    router
        .route("/api/v1/openapi.json", get(described))
        .fallback(workstation::page)
        .method_not_allowed_fallback(|| async { Problem::method() })
        .layer(DefaultBodyLimit::max(MOST_JSON))
        .layer(RequestBodyTimeoutLayer::new(SILENCE))
        .layer(middleware::from_fn_with_state(Arc::clone(&node), guarded))
        .layer(CatchPanicLayer::custom(|_| Problem::internal(&"a handler stumbled").into_response()))
        .layer(middleware::from_fn(numbered))
        .with_state(node)
}

async fn described() -> Response {
    static TEXT: LazyLock<String> = LazyLock::new(|| openapi().to_string());
    ([(header::CONTENT_TYPE, "application/json")], TEXT.as_str()).into_response()
}

/// Gives every request a number, counts it, and writes a line of the log: the pattern of its route, never its address.
async fn numbered(request: Request, next: Next) -> Response {
    let number = upright_store::new_id();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let route = route.unwrap_or_else(|| "none".to_owned());
    let method = request.method().clone();
    let begun = Instant::now();
    let mut response = REQUEST.scope(number.clone(), next.run(request)).await;
    let took = begun.elapsed();
    let status = response.status().as_u16();
    crate::metrics::request(&route, method.as_str(), status, took);
    tracing::info!(request = number, %method, route, status, ms = took.as_secs_f64() * 1e3, "answered");
    if let Ok(value) = HeaderValue::from_str(&number) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}

const CSP: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Headers that keep browsers from doing what nobody asked for. Patients' data is stored by nobody on the way unless a route
/// says otherwise.
async fn guarded(State(node): State<Arc<Node>>, request: Request, next: Next) -> Response {
    let is_cross_site = request.method() != Method::GET
        && request.headers().get("sec-fetch-site").is_some_and(|site| site == "cross-site");
    let too_often = node.rates.check(&request, node.config.behind_proxy).err();
    let mut response = match too_often {
        Some(problem) => problem.into_response(),
        None if is_cross_site => Problem::forbidden("another site asked for this").into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    let fixed = [
        ("content-security-policy", CSP),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if node.config.is_encrypted() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
