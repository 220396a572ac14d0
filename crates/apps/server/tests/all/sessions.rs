//! Logging in, staying in, and being put out.

use crate::world::{Answer, World};
use axum::body::Body;
use axum::http::Request;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use upright_server::Clock;
use upright_store::{MINUTE, Role};

/// A browser: it keeps its cookie.
struct Browser<'a> {
    world: &'a World,
    cookie: String,
    csrf: String,
}

impl<'a> Browser<'a> {
    async fn log_in(world: &'a World, name: &str, password: &str) -> Result<Self, Answer> {
        let body = json!({"name": name, "password": password});
        let answer = world.ask("", "POST", "/api/v1/session", Some(body)).await;
        if answer.status != 200 {
            return Err(answer);
        }
        let set = answer.headers["set-cookie"].to_str().unwrap().to_owned();
        assert!(set.contains("HttpOnly") && set.contains("SameSite=Strict"), "{set}");
        let cookie = set.split(';').next().unwrap().to_owned();
        Ok(Self { world, cookie, csrf: answer.json()["csrf"].as_str().unwrap().to_owned() })
    }

    async fn ask(&self, method: &str, path: &str, body: Value, csrf: Option<&str>) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("cookie", &self.cookie);
        if let Some(csrf) = csrf {
            request = request.header("x-csrf-token", csrf);
        }
        let request = request.header("content-type", "application/json");
        self.world.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    async fn who(&self) -> u16 {
        self.ask("GET", "/api/v1/session", Value::Null, None).await.status.as_u16()
    }
}

async fn made(world: &World, name: &str) -> String {
    world.node.add_account(name, name, Role::Clinician).await.unwrap()
}

#[tokio::test]
async fn the_first_password_must_be_changed_and_then_everything_is_open() {
    let world = World::new().await;
    let first = made(&world, "dr.first").await;
    let browser = Browser::log_in(&world, "dr.first", &first).await.ok().unwrap();
    let csrf = Some(browser.csrf.as_str());
    assert_eq!(
        browser.ask("GET", "/api/v1/cases", Value::Null, None).await.code(),
        "password_change_required"
    );
    assert_eq!(browser.who().await, 200);
    let change = |old: &str, new: &str| json!({"old": old, "new": new});
    let path = "/api/v1/session/password";
    assert_eq!(browser.ask("POST", path, change(&first, "short"), csrf).await.status, 422);
    assert_eq!(browser.ask("POST", path, change("wrong", "a long new password"), csrf).await.status, 401);
    let other = Browser::log_in(&world, "dr.first", &first).await.ok().unwrap();
    assert_eq!(browser.ask("POST", path, change(&first, "a long new password"), csrf).await.status, 204);
    assert_eq!(other.who().await, 401, "every other session has ended");
    assert_eq!(browser.ask("GET", "/api/v1/cases", Value::Null, None).await.status, 200);
    assert!(Browser::log_in(&world, "dr.first", &first).await.is_err());
}

#[tokio::test]
async fn a_change_by_session_needs_what_another_site_cannot_know() {
    let world = World::new().await;
    let first = made(&world, "dr").await;
    let browser = Browser::log_in(&world, "dr", &first).await.ok().unwrap();
    let body = json!({"old": first, "new": "a long new password"});
    for csrf in [None, Some(""), Some("wrong")] {
        let answer = browser.ask("POST", "/api/v1/session/password", body.clone(), csrf).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (403, "csrf".to_owned()), "{csrf:?}");
    }
    let request = Request::builder().method("POST").uri("/api/v1/session/password");
    let request = request.header("cookie", &browser.cookie).header("x-csrf-token", &browser.csrf);
    let request = request.header("sec-fetch-site", "cross-site").header("content-type", "application/json");
    assert_eq!(world.send(request.body(Body::from(body.to_string())).unwrap()).await.status, 403);
    let out = browser.ask("DELETE", "/api/v1/session", Value::Null, Some(&browser.csrf)).await;
    assert_eq!(out.status, 204);
    assert_eq!(browser.who().await, 401);
}

#[tokio::test]
async fn a_session_ends_when_it_is_not_used_and_after_a_day_in_any_case() {
    let wall = Arc::new(AtomicI64::new(1_800_000_000_000_000));
    let source = Arc::clone(&wall);
    let clock = Clock::of(Box::new(move || source.load(Ordering::Relaxed)), TimeZone::UTC);
    let world = World::with(|_| {}, clock).await;
    let first = made(&world, "dr").await;
    let browser = Browser::log_in(&world, "dr", &first).await.ok().unwrap();
    let later = |minutes: i64| wall.fetch_add(minutes * MINUTE, Ordering::Relaxed);
    for _ in 0..70 {
        later(10);
        assert_eq!(browser.who().await, 200);
    }
    later(10);
    later(10);
    assert_eq!(browser.who().await, 401, "twelve hours are over");
    let browser = Browser::log_in(&world, "dr", &first).await.ok().unwrap();
    // The machine's clock is set back: no session lasts longer for that.
    later(-600);
    assert_eq!(browser.who().await, 200);
    later(616);
    assert_eq!(browser.who().await, 401, "a quarter of an hour without a request");
}

#[tokio::test]
async fn whoever_guesses_passwords_waits_longer_and_longer() {
    let wall = Arc::new(AtomicI64::new(1_800_000_000_000_000));
    let source = Arc::clone(&wall);
    let clock = Clock::of(Box::new(move || source.load(Ordering::Relaxed)), TimeZone::UTC);
    let world = World::with(|_| {}, clock).await;
    let right = made(&world, "dr").await;
    for _ in 0..5 {
        assert_eq!(Browser::log_in(&world, "dr", "wrong").await.err().unwrap().status, 401);
    }
    let locked = Browser::log_in(&world, "dr", &right).await.err().unwrap();
    assert_eq!(locked.status, 429);
    assert!(locked.headers.contains_key("retry-after"));
    wall.fetch_add(MINUTE, Ordering::Relaxed);
    assert!(Browser::log_in(&world, "dr", &right).await.is_ok());
    let nobody = Browser::log_in(&world, "nobody", "wrong").await.err().unwrap();
    assert_eq!(nobody.code(), "wrong_password", "nobody learns which accounts there are");
}

#[tokio::test]
async fn a_key_is_made_by_session_shown_once_and_can_be_taken_back() {
    let world = World::new().await;
    let first = made(&world, "dr").await;
    let browser = Browser::log_in(&world, "dr", &first).await.ok().unwrap();
    let csrf = Some(browser.csrf.as_str());
    let body = json!({"old": first, "new": "a long new password"});
    browser.ask("POST", "/api/v1/session/password", body, csrf).await;
    let made = browser.ask("POST", "/api/v1/tokens", json!({"name": "viewer", "days": 3}), csrf).await;
    assert_eq!(made.status, 201);
    let (key, id) = (made.json()["key"].clone(), made.json()["id"].clone());
    let by_key = |key: String| {
        let request =
            Request::builder().uri("/api/v1/cases").header("authorization", format!("Bearer {key}"));
        world.send(request.body(Body::empty()).unwrap())
    };
    let key = key.as_str().unwrap().to_owned();
    assert_eq!(by_key(key.clone()).await.status, 200);
    assert_eq!(by_key(format!("{key}x")).await.status, 401);
    let listed = browser.ask("GET", "/api/v1/tokens", Value::Null, None).await;
    assert!(!String::from_utf8_lossy(&listed.body).contains(&key));
    let path = format!("/api/v1/tokens/{}", id.as_str().unwrap());
    assert_eq!(browser.ask("DELETE", &path, Value::Null, csrf).await.status, 204);
    assert_eq!(by_key(key).await.status, 401);
}

#[tokio::test]
async fn whoever_is_put_out_is_out_at_once() {
    let world = World::new().await;
    let first = made(&world, "dr").await;
    let browser = Browser::log_in(&world, "dr", &first).await.ok().unwrap();
    let account = world.node.store.account_named("dr").await.unwrap().unwrap().id;
    let path = format!("/api/v1/accounts/{account}");
    let out = world.ask("administrator", "PATCH", &path, Some(json!({"active": false}))).await;
    assert_eq!(out.status, 200);
    assert_eq!(browser.who().await, 401);
    assert!(Browser::log_in(&world, "dr", &first).await.is_err());
}
