//! The workstation for the browser: the files of its bundle, and one page for every address that people see.
//!
//! Whatever has a dot in its last part is a file and is there or not; every other address outside of the interface is the page,
//! so that a reload stays where it was.

use crate::extract::{accepts, unchanged};
use crate::problem::{Answer, Problem};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::response::{Html, IntoResponse, Response};
use rust_embed::RustEmbed;
use std::borrow::Cow;
use std::fmt::Write;

/// The bundle, as `cargo xtask web` wrote it: carried by a release, read from the disk by every other build.
#[derive(RustEmbed)]
#[folder = "$UPRIGHT_WEB/"]
#[allow_missing = true]
struct Built;

/// A file of a bundle.
struct Part {
    bytes: Cow<'static, [u8]>,
    /// What tells it from its other versions.
    tag: String,
}

fn built(path: &str) -> Option<Part> {
    let file = Built::get(path)?;
    let hash = file.metadata.sha256_hash();
    let tag = hash.iter().take(16).fold(String::new(), |mut tag, byte| {
        let _ = write!(tag, "{byte:02x}");
        tag
    });
    Some(Part { bytes: file.data, tag })
}

const PAGE: &str = "index.html";
/// First parts of addresses that are never a page.
const NO_PAGES: [&str; 3] = ["api", "health", "metrics"];

/// Everything that no route answers.
pub(crate) async fn page(request: Request) -> Answer<Response> {
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        return Err(Problem::not_found("address"));
    }
    served(request.uri().path(), request.headers(), built)
}

fn served(address: &str, headers: &HeaderMap, bundle: impl Fn(&str) -> Option<Part>) -> Answer<Response> {
    let path = address.trim_start_matches('/');
    let first = path.split('/').next().unwrap_or_default();
    if NO_PAGES.contains(&first) {
        return Err(Problem::not_found("address"));
    }
    if is_file(path) {
        return file(path, headers, bundle).ok_or_else(|| Problem::not_found("file"));
    }
    let page = file(PAGE, headers, bundle);
    Ok(page.unwrap_or_else(|| Html(include_str!("front.html")).into_response()))
}

fn is_file(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.contains('.'))
}

/// A file of the bundle, packed if it lies there packed and the caller reads that.
fn file(path: &str, headers: &HeaderMap, bundle: impl Fn(&str) -> Option<Part>) -> Option<Response> {
    if !path.split('/').all(is_name) {
        return None;
    }
    let plain = bundle(path)?;
    let packed = bundle(&format!("{path}.gz"));
    let is_packed_too = packed.is_some();
    let (part, coding) = match packed.filter(|_| accepts(headers, "gzip")) {
        Some(packed) => (packed, Some("gzip")),
        None => (plain, None),
    };
    let tag = format!("\"{}\"", part.tag);
    let mut response = unchanged(headers, &tag).unwrap_or_else(|| content(path, part.bytes, coding));
    let kept = if path.starts_with("assets/") { FOREVER } else { "no-cache" };
    let head = response.headers_mut();
    head.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    head.insert(header::ETAG, HeaderValue::from_str(&tag).ok()?);
    if is_packed_too {
        head.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    Some(response)
}

/// A name within the bundle, and no way out of it.
fn is_name(part: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    !part.is_empty() && !part.starts_with('.') && part.bytes().all(known)
}

/// The name of such a file holds the hash of what is in it.
const FOREVER: &str = "public, max-age=31536000, immutable";

fn content(path: &str, bytes: Cow<'static, [u8]>, coding: Option<&'static str>) -> Response {
    let mut response = ([(header::CONTENT_TYPE, kind(path))], bytes).into_response();
    if let Some(coding) = coding {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}

/// What a file is, by its name.
fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    const FILES: [(&str, &str); 8] = [
        ("index.html", "the page"),
        ("index.html.gz", "the page, packed"),
        ("assets/main-1f2e.js", "a script"),
        ("assets/main-1f2e.js.gz", "a script, packed"),
        ("assets/main-1f2e.css", "a style"),
        ("assets/measure-9a.wasm", "a module"),
        ("assets/text-77.woff2", "a font"),
        ("mark.svg", "a drawing"),
    ];

    fn bundle(path: &str) -> Option<Part> {
        let (name, text) = FILES.into_iter().find(|(name, _)| *name == path)?;
        Some(Part { bytes: text.as_bytes().into(), tag: name.to_owned() })
    }

    fn asked(address: &str, head: &[(header::HeaderName, &'static str)]) -> Response {
        let head = head.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value)));
        served(address, &head.collect(), bundle).unwrap_or_else(IntoResponse::into_response)
    }

    fn header(response: &Response, name: header::HeaderName) -> &str {
        response.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }

    #[track_caller]
    fn check(address: &str, status: u16, kind: &str, kept: &str) {
        let response = asked(address, &[]);
        assert_eq!(response.status(), status, "{address}");
        assert_eq!(header(&response, header::CONTENT_TYPE), kind, "{address}");
        assert_eq!(header(&response, header::CACHE_CONTROL), kept, "{address}");
    }

    const HTML: &str = "text/html; charset=utf-8";
    const PROBLEM: &str = "application/problem+json";

    #[test]
    fn every_address_that_people_see_is_the_page() {
        for address in ["/", "/cases", "/cases/0192/films", "/apiary", "/index.html"] {
            check(address, 200, HTML, "no-cache");
        }
    }

    #[test]
    fn a_file_is_kept_for_ever_by_the_hash_in_its_name() {
        check("/assets/main-1f2e.js", 200, "text/javascript; charset=utf-8", FOREVER);
        check("/assets/main-1f2e.css", 200, "text/css; charset=utf-8", FOREVER);
        check("/assets/measure-9a.wasm", 200, "application/wasm", FOREVER);
        check("/assets/text-77.woff2", 200, "font/woff2", FOREVER);
        check("/mark.svg", 200, "image/svg+xml", "no-cache");
    }

    #[test]
    fn what_is_missing_is_a_problem_and_never_the_page() {
        for address in [
            "/assets/measure-9b.wasm",
            "/favicon.ico",
            "/assets/.hidden",
            "/assets/../index.html",
            "/assets/%2e%2e/index.html",
            "//etc/passwd.txt",
            "/api/v1/nothing",
            "/api",
            "/health",
            "/metrics/more",
        ] {
            check(address, 404, PROBLEM, "");
        }
    }

    #[test]
    fn what_lies_there_packed_is_served_packed_to_whoever_reads_it() {
        let accepts = |coding| asked("/assets/main-1f2e.js", &[(header::ACCEPT_ENCODING, coding)]);
        for (stated, coding, tag) in [
            ("br, gzip", "gzip", "\"assets/main-1f2e.js.gz\""),
            ("br, gzip;q=0", "", "\"assets/main-1f2e.js\""),
            ("", "", "\"assets/main-1f2e.js\""),
        ] {
            let response = accepts(stated);
            assert_eq!(header(&response, header::CONTENT_ENCODING), coding, "{stated}");
            assert_eq!(header(&response, header::ETAG), tag, "{stated}");
            assert_eq!(header(&response, header::VARY), "accept-encoding", "{stated}");
            assert_eq!(header(&response, header::CONTENT_TYPE), "text/javascript; charset=utf-8");
        }
        let unpacked = asked("/assets/measure-9a.wasm", &[(header::ACCEPT_ENCODING, "gzip")]);
        assert_eq!(header(&unpacked, header::CONTENT_ENCODING), "");
        assert_eq!(header(&unpacked, header::VARY), "");
    }

    #[test]
    fn whoever_has_the_page_is_told_so() {
        let same = asked("/cases/7", &[(header::IF_NONE_MATCH, "\"index.html\"")]);
        assert_eq!(same.status(), 304);
        assert_eq!(header(&same, header::CACHE_CONTROL), "no-cache");
        let packed =
            asked("/", &[(header::IF_NONE_MATCH, "\"index.html\""), (header::ACCEPT_ENCODING, "gzip")]);
        assert_eq!(packed.status(), 200, "packed it is another one");
    }

    #[test]
    fn without_a_bundle_the_page_says_how_it_is_built() {
        let front = served("/cases", &HeaderMap::new(), |_| None).unwrap();
        assert_eq!((front.status().as_u16(), header(&front, header::CONTENT_TYPE)), (200, HTML));
        assert!(served("/assets/main-1f2e.js", &HeaderMap::new(), |_| None).is_err());
        assert!(include_str!("front.html").contains("cargo xtask web"));
    }
}
