//! Every route for every role, for a case of one's own, for one that is not, and for one opened in an emergency.

use crate::world::{ROLES, World, film};
use serde_json::{Value, json};
use upright_store::{Role, Sorting};

/// What a route asks of whoever calls it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Asks {
    /// Nothing.
    Nothing,
    /// To be known.
    Known,
    /// One of these roles.
    Role(&'static [Role]),
    /// To read the case, at least without names.
    Deidentified,
    /// To read the case.
    Read,
    /// To change the case.
    Write,
    /// To change the case by permission: an emergency is not enough.
    Decide,
    /// To change the case, in the role of those who do so: the others are told nothing of it.
    Handle,
    /// To be the one that the thing belongs to, in one of these roles.
    Own(&'static [Role]),
}
use Asks::{Decide, Deidentified, Handle, Known, Nothing, Own, Read, Write};

const ADMINISTRATOR: &[Role] = &[Role::Administrator];
const CLINICIAN: &[Role] = &[Role::Clinician];
const STAFF: &[Role] = &[Role::Administrator, Role::Clinician, Role::Reader];
const ANYONE: &[Role] = &ROLES;

/// Every operation of the description, what it asks, and what it answers to whom it allows.
const ROWS: &[(&str, &str, Asks, u16)] = &[
    ("GET", "/health/live", Nothing, 200),
    ("GET", "/health/ready", Nothing, 200),
    ("GET", "/metrics", Asks::Role(ADMINISTRATOR), 200),
    ("POST", "/api/v1/session", Nothing, 401),
    ("GET", "/api/v1/session", Known, 200),
    ("DELETE", "/api/v1/session", Known, 204),
    ("POST", "/api/v1/session/password", Known, 401),
    ("GET", "/api/v1/session/ways", Nothing, 200),
    // This node knows no identity provider; a real one is asked by `cargo xtask test`.
    ("GET", "/api/v1/session/provider", Nothing, 404),
    ("GET", "/api/v1/session/callback", Nothing, 404),
    ("GET", "/api/v1/tokens", Known, 200),
    // A key does not make another; sessions.rs makes one by session.
    ("POST", "/api/v1/tokens", Asks::Role(&[]), 201),
    ("DELETE", "/api/v1/tokens/{token}", Own(ANYONE), 204),
    ("GET", "/api/v1/accounts", Asks::Role(ADMINISTRATOR), 200),
    ("POST", "/api/v1/accounts", Asks::Role(ADMINISTRATOR), 201),
    ("PATCH", "/api/v1/accounts/{account}", Asks::Role(ADMINISTRATOR), 200),
    ("GET", "/api/v1/colleagues", Asks::Role(STAFF), 200),
    ("GET", "/api/v1/cases", Known, 200),
    ("POST", "/api/v1/cases", Asks::Role(CLINICIAN), 201),
    ("GET", "/api/v1/cases/{case}", Deidentified, 200),
    ("PUT", "/api/v1/cases/{case}/patient", Write, 204),
    ("GET", "/api/v1/cases/{case}/access", Read, 200),
    ("PUT", "/api/v1/cases/{case}/access/{account}", Decide, 204),
    ("DELETE", "/api/v1/cases/{case}/access/{account}", Decide, 204),
    ("POST", "/api/v1/break-glass", Asks::Role(STAFF), 201),
    ("GET", "/api/v1/cases/{case}/entries", Deidentified, 200),
    ("POST", "/api/v1/cases/{case}/entries", Write, 201),
    ("GET", "/api/v1/cases/{case}/assessment", Deidentified, 200),
    ("GET", "/api/v1/cases/{case}/answer", Deidentified, 200),
    ("GET", "/api/v1/cases/{case}/summary", Deidentified, 200),
    ("GET", "/api/v1/cases/{case}/images", Read, 200),
    ("GET", "/api/v1/images/{image}", Read, 200),
    // The tiles of this film are not made: whoever may see it is asked for patience.
    ("GET", "/api/v1/images/{image}/top.u16", Read, 503),
    ("GET", "/api/v1/images/{image}/t/{level}/{x}/{y}", Read, 503),
    ("GET", "/api/v1/images/{image}/file", Read, 200),
    ("POST", "/api/v1/images/{image}/snap", Read, 503),
    // No pixels are decoded here: whoever may see them is asked for patience.
    ("GET", "/api/v1/images/{image}/metal", Read, 503),
    ("GET", "/api/v1/images/{image}/motion", Read, 200),
    ("GET", "/api/v1/images/{image}/landmarks", Read, 200),
    ("PUT", "/api/v1/images/{image}/landmarks", Write, 201),
    ("DELETE", "/api/v1/images/{image}/landmarks/{version}", Write, 204),
    ("GET", "/api/v1/images/{image}/landmarks/{version}/profile", Read, 200),
    ("POST", "/api/v1/images/{image}/landmarks/{version}/signature", Write, 201),
    ("GET", "/api/v1/images/{image}/landmarks/{version}/assessment", Read, 200),
    ("GET", "/api/v1/images/{image}/landmarks/{version}/answer", Read, 200),
    ("GET", "/api/v1/cases/{case}/series", Read, 200),
    ("GET", "/api/v1/cases/{case}/bone-scans", Read, 200),
    // There is none of this name; and this film holds no counts.
    ("GET", "/api/v1/cases/{case}/bone-scans/{scan}", Read, 404),
    ("GET", "/api/v1/images/{image}/counts", Read, 409),
    ("GET", "/api/v1/cases/{case}/volumes", Read, 200),
    ("GET", "/api/v1/volumes/{volume}", Read, 200),
    // These slices make no volume: whoever may see them is told so.
    ("GET", "/api/v1/volumes/{volume}/section", Read, 409),
    ("GET", "/api/v1/volumes/{volume}/reading", Read, 409),
    ("GET", "/api/v1/volumes/{volume}/changes", Read, 409),
    ("GET", "/api/v1/volumes/{volume}/voids", Read, 409),
    ("GET", "/api/v1/confirm-queue", Known, 200),
    ("GET", "/api/v1/proposed-findings", Asks::Role(STAFF), 200),
    ("POST", "/api/v1/series/{series}/confirmation", Write, 200),
    ("POST", "/api/v1/imports", Asks::Role(CLINICIAN), 201),
    ("GET", "/api/v1/imports/{import}", Own(ANYONE), 200),
    // A form without a file is answered like that to whom it is allowed.
    ("POST", "/api/v1/imports/{import}/files", Own(CLINICIAN), 422),
    ("GET", "/api/v1/quarantine", Asks::Role(CLINICIAN), 200),
    ("POST", "/api/v1/quarantine/{file}/decision", Handle, 200),
    ("GET", "/api/v1/audit", Asks::Role(ADMINISTRATOR), 200),
    ("GET", "/api/v1/audit/export", Asks::Role(ADMINISTRATOR), 200),
    ("GET", "/api/v1/jobs", Asks::Role(ADMINISTRATOR), 200),
    ("POST", "/api/v1/jobs/{job}/retry", Asks::Role(ADMINISTRATOR), 404),
];

const BOTH: &str = "level=L3&place=0,0,0&earlier_level=L3&earlier_place=0,0,0";
const PLANE: &str = "first=0,0,0&across=1,0,0&down=0,1,0&columns=1&rows=1";

/// Whose the case is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Whose {
    Own,
    Other,
    BrokenGlass,
}

#[test]
fn every_route_has_a_row_and_every_row_a_route() {
    let mut routes = upright_server::operations();
    let mut rows: Vec<(String, String)> =
        ROWS.iter().map(|(method, path, ..)| ((*method).to_owned(), (*path).to_owned())).collect();
    routes.sort();
    rows.sort();
    assert_eq!(routes, rows);
}

/// What is expected of a call: the status.
fn expected(asks: Asks, role: Option<Role>, whose: Whose, allowed: u16) -> Vec<u16> {
    let Some(role) = role else { return if asks == Nothing { vec![allowed] } else { vec![401] } };
    let may_see = whose != Whose::Other;
    match (asks, role) {
        (Nothing | Known, _) => vec![allowed],
        (Asks::Role(roles), role) => vec![if roles.contains(&role) { allowed } else { 403 }],
        (Deidentified, Role::Researcher) => vec![allowed],
        (Read | Write | Decide, Role::Researcher) => vec![403],
        (Handle, Role::Administrator | Role::Reader | Role::Researcher) => vec![403],
        // Of something that is not one's own one does not even learn whether it is there.
        (Own(_), _) if whose != Whose::Own => vec![404, 403],
        (Own(roles), role) => vec![if roles.contains(&role) { allowed } else { 403 }],
        (_, _) if !may_see => vec![404],
        (Decide, Role::Clinician) if whose == Whose::BrokenGlass => vec![403],
        (Write | Decide | Handle, Role::Clinician) | (Deidentified | Read, _) => vec![allowed],
        (Write | Decide, _) => vec![403],
    }
}

/// What a call is about.
struct Things {
    case: String,
    image: String,
    series: String,
    volume: String,
    import: String,
    token: String,
    aside: String,
    revision: i64,
}

impl World {
    /// A case with everything in it, and its relation to an account.
    async fn things(&self, who: &str, whose: Whose, number: usize) -> Things {
        let (node, now) = (&self.node, self.node.clock.now());
        let case = self.closed_case().await;
        self.grant("colleague", &case).await;
        let taken = self.take_in(&film(&format!("1.2.3.{number}"), &format!("N{number}")), Some(&case)).await;
        let image = taken.image_id.expect("the film was stored");
        // The same SOP instance with other bytes is put aside.
        let other = [film(&format!("1.2.3.{number}"), &format!("N{number}")), vec![0; 2]].concat();
        let aside =
            self.take_in(&other, Some(&case)).await.quarantine_id.expect("the other one was put aside");
        let owner = if whose == Whose::Own && !who.is_empty() { who } else { "colleague" };
        let write = node.store.begin().await.unwrap();
        let import = write.begin_import(None, Some(&self.accounts[owner]), now).await.unwrap().id;
        let token = format!("hash {number}");
        let token = write.create_token(&self.accounts[owner], "t", &token, now + 1, now).await.unwrap().id;
        let document = landmarks().to_string();
        write.add_landmarks((&image, &case), 0, document, None, now).await.unwrap();
        let series = series(&case, number);
        write.put_series(series.clone()).await.unwrap();
        let volume = volume(&series);
        write.put_volumes(&series.id, vec![volume.clone()], now).await.unwrap();
        write.commit().await.unwrap();
        match whose {
            Whose::Own if !who.is_empty() => self.grant(who, &case).await,
            Whose::BrokenGlass if !who.is_empty() => self.break_glass(who, &case).await,
            _ => {}
        }
        let revision = node.store.case(&case).await.unwrap().revision;
        Things { case, image, series: series.id, volume: volume.id, import, token, aside, revision }
    }
}

fn series(case: &str, number: usize) -> upright_store::Series {
    upright_store::Series {
        id: format!("series-{number}"),
        case_id: case.to_owned(),
        series_uid: "1.2".to_owned(),
        study_uid: "1.2".to_owned(),
        slot: Some("ct".to_owned()),
        state: Sorting::Ask,
        reason: "no reason".to_owned(),
        evidence: "{}".to_owned(),
        taken_on: Some("2026-01-01".to_owned()),
        images: "[]".to_owned(),
        entry_id: None,
        confirmed_by: None,
        confirmed_at: None,
    }
}

fn volume(series: &upright_store::Series) -> upright_store::Volume {
    upright_store::Volume {
        id: format!("volume of {}", series.id).replace(' ', "-"),
        case_id: series.case_id.clone(),
        series_id: series.id.clone(),
        content: String::new(),
        stack: 0,
        modality: Some("CT".to_owned()),
        taken_on: None,
        slices: 1,
        object: None,
        object_bytes: 0,
        voxel_bytes: 0,
        description: json!({"grid": null, "no_volume": null, "notes": []}).to_string(),
        made_at: 0,
        replaced_at: None,
    }
}

fn landmarks() -> Value {
    json!({"schema": "upright.landmarks/1", "frame": {"kind": "image"},
        "landmarks": [{"site": "femoral_head", "x": 3, "y": 4}]})
}

/// The body, and the revision that goes before it.
fn body(method: &str, path: &str, things: &Things, number: usize) -> (Option<Value>, Option<String>) {
    let quoted = |number: i64| Some(format!("\"{number}\""));
    let body = match (method, path.rsplit('/').next().unwrap_or_default()) {
        ("POST", "session") => json!({"name": "nobody", "password": "wrong"}),
        ("POST", "password") => json!({"old": "wrong password", "new": "a new long password"}),
        ("POST", "tokens") => json!({"name": "viewer", "days": 3}),
        ("POST", "accounts") => json!({"name": format!("new{number}"), "display": "New", "role": "reader"}),
        ("PATCH", _) => json!({"display": "The colleague"}),
        ("POST", "cases") => json!({"number": format!("P{number}"), "name": "A"}),
        ("POST", "snap") => json!({"kind": "circle", "centre": [3, 4], "radius": 2, "reach": 5}),
        ("PUT", "patient") => json!({"number": format!("Q{number}")}),
        ("POST", "break-glass") => json!({"case": things.case, "reason": "found on the floor"}),
        ("POST", "entries") => {
            let fact = json!({"kind": "outcome", "instrument": "odi", "score": 40});
            return (Some(json!({"fact": fact})), quoted(things.revision));
        }
        ("PUT", "landmarks") => return (Some(landmarks()), quoted(1)),
        ("POST", "signature") => return (Some(json!({"taken_on": "2026-01-01"})), quoted(things.revision)),
        ("POST", "confirmation") => json!({"slot": "other"}),
        ("POST", "imports") => json!({}),
        ("POST", "decision") => json!({"action": "discard", "note": "sent twice"}),
        _ => return (None, None),
    };
    (Some(body), None)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_matrix_holds() {
    let world = World::new().await;
    let mut number = 0;
    let mut wrong = Vec::new();
    for (method, path, asks, allowed) in ROWS {
        for role in [None].into_iter().chain(ROLES.map(Some)) {
            for whose in [Whose::Own, Whose::Other, Whose::BrokenGlass] {
                number += 1;
                let who = role.map_or("", Role::name);
                let things = world.things(who, whose, number).await;
                let address = path
                    .replace("{case}", &things.case)
                    .replace("{image}/motion", &format!("{0}/motion?forwards={0}", things.image))
                    .replace("{image}", &things.image)
                    .replace("{series}", &things.series)
                    .replace("{volume}/section", &format!("{}/section?{PLANE}", things.volume))
                    .replace("{volume}/changes", &format!("{0}/changes?earlier={0}&{BOTH}", things.volume))
                    .replace("{volume}", &things.volume)
                    .replace("{scan}", "none")
                    .replace("{import}", &things.import)
                    .replace("{token}", &things.token)
                    .replace("{file}", &things.aside)
                    .replace("{account}", &world.accounts["colleague"])
                    .replace("{version}", "1")
                    .replace("{level}", "0")
                    .replace("{x}", "0")
                    .replace("{y}", "0.u16")
                    .replace("{job}", "none");
                // Somebody must be left who can open the case.
                if *method == "DELETE" && path.contains("access") {
                    world.grant("reader", &things.case).await;
                    world.grant("clinician", &things.case).await;
                }
                let whose_now = if *method == "DELETE" && path.contains("access") {
                    now_of(&world, who, &things, whose).await
                } else {
                    whose
                };
                let status = call(&world, who, method, &address, &things, number).await;
                let expect = expected(*asks, role, whose_now, *allowed);
                if !expect.contains(&status) {
                    wrong.push(format!("{method} {path} {who:?} {whose:?}: {status}, expected {expect:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {number}:\n{}", wrong.len(), wrong.join("\n"));
    let denied = world.node.store.trail_from(0, 100_000).await.unwrap();
    let denied = denied.iter().filter(|record| record.outcome == "denied").count();
    assert!(denied > 100, "what was denied is in the trail: {denied}");
}

/// The relation after others were given access.
async fn now_of(world: &World, who: &str, things: &Things, whose: Whose) -> Whose {
    if who.is_empty() {
        return whose;
    }
    let now = world.node.clock.now();
    match world.node.store.permission(&world.accounts[who], &things.case, now).await.unwrap() {
        upright_store::Permission::Granted => Whose::Own,
        _ => whose,
    }
}

async fn call(world: &World, who: &str, method: &str, address: &str, things: &Things, number: usize) -> u16 {
    if address.ends_with("/files") {
        let form = "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nno file\r\n--b--\r\n";
        let mut request = axum::http::Request::builder().method("POST").uri(address);
        if !who.is_empty() {
            request = request.header("authorization", format!("Bearer key of {who}"));
        }
        let request = request.header("content-type", "multipart/form-data; boundary=b");
        return world.send(request.body(form.into()).unwrap()).await.status.as_u16();
    }
    let (body, revision) = body(method, address, things, number);
    let headers: Vec<(&str, &str)> =
        revision.as_deref().map(|revision| ("if-match", revision)).into_iter().collect();
    let answer = world.ask_with(who, method, address, body, &headers).await;
    let is_problem = answer.status.is_client_error() || answer.status.is_server_error();
    let kind = answer.headers.get("content-type").and_then(|kind| kind.to_str().ok());
    assert!(
        !is_problem || kind == Some("application/problem+json"),
        "{address} {:?} {kind:?}",
        answer.status
    );
    answer.status.as_u16()
}
