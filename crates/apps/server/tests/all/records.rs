//! Records: added to by several people, answered once, and never lost.

use crate::world::World;
use serde_json::{Value, json};

fn odi(score: f64) -> Value {
    json!({"fact": {"kind": "outcome", "instrument": "odi", "score": score}})
}

async fn append(world: &World, case: &str, body: Value, headers: &[(&str, &str)]) -> (u16, Value) {
    let path = format!("/api/v1/cases/{case}/entries");
    let answer = world.ask_with("clinician", "POST", &path, Some(body), headers).await;
    (answer.status.as_u16(), answer.json())
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_writers_one_is_told_what_has_changed() {
    let world = World::new().await;
    let case = world.case("clinician", json!({"name": "A"})).await;
    assert_eq!(append(&world, &case, odi(40.0), &[]).await.0, 428, "whoever writes says what was read");
    assert_eq!(append(&world, &case, odi(40.0), &[("if-match", "seven")]).await.0, 400);
    let first = append(&world, &case, odi(40.0), &[("if-match", "\"0\"")]).await;
    assert_eq!(first, (201, json!({"id": "outcome-1", "revision": 1})));
    let second = append(&world, &case, odi(50.0), &[("if-match", "\"0\"")]).await;
    assert_eq!((second.0, &second.1["code"], &second.1["current"]), (412, &json!("moved"), &json!(1)));
    let both = tokio::join!(
        append(&world, &case, odi(50.0), &[("if-match", "\"1\"")]),
        append(&world, &case, odi(60.0), &[("if-match", "\"1\"")])
    );
    let mut statuses = [both.0.0, both.1.0];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 412]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_again_is_recorded_once() {
    let world = World::new().await;
    let case = world.case("clinician", json!({"name": "A"})).await;
    let headers = [("if-match", "\"0\""), ("idempotency-key", "first try")];
    let first = append(&world, &case, odi(40.0), &headers).await;
    assert_eq!(first.0, 201);
    assert_eq!(append(&world, &case, odi(40.0), &headers).await, first);
    assert_eq!(append(&world, &case, odi(41.0), &headers).await.0, 422, "a key belongs to one request");
    let record = world.ask("clinician", "GET", &format!("/api/v1/cases/{case}/entries"), None).await;
    assert_eq!(record.json()["entries"].as_array().unwrap().len(), 1);
    assert_eq!(record.headers["etag"], "\"1\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_fact_is_said_and_nothing_is_recorded() {
    let world = World::new().await;
    let case = world.case("clinician", json!({"name": "A"})).await;
    let head = [("if-match", "\"0\"")];
    for (body, words) in [
        (json!({"fact": {"kind": "outcom", "score": 1}}), "did you mean \"outcome\"?"),
        (json!({"fact": {"kind": "outcome", "instrument": "odi", "score": 400}}), "odi"),
        (json!({"fact": {"kind": "outcome", "instrument": "odi", "score": 40, "mood": 3}}), "no such field"),
        (json!({"fact": 7}), "object"),
        (json!({"fact": {}}), "kind"),
        (json!({"effective_at": "2999-01-01", "fact": odi(1.0)["fact"]}), "future"),
        (json!({"supersedes": "nothing", "fact": odi(1.0)["fact"]}), "nothing"),
    ] {
        let (status, problem) = append(&world, &case, body, &head).await;
        assert_eq!(status, 422, "{problem}");
        assert!(problem["detail"].as_str().unwrap().contains(words), "{problem}");
    }
    let deep = format!("{{\"fact\": {}{}}}", "[".repeat(5000), "]".repeat(5000));
    let path = format!("/api/v1/cases/{case}/entries");
    let request = axum::http::Request::builder().method("POST").uri(path);
    let request = request.header("authorization", "Bearer key of clinician").header("if-match", "\"0\"");
    let request = request.header("content-type", "application/json").body(deep.into()).unwrap();
    assert!(world.send(request).await.status.is_client_error());
    assert_eq!(world.node.store.case(&case).await.unwrap().revision, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_back_holds_no_more_and_may_be_said_again() {
    let world = World::new().await;
    let case = world.case("clinician", json!({"name": "A"})).await;
    let say =
        async |body: Value, at: i64| append(&world, &case, body, &[("if-match", &format!("\"{at}\""))]).await;
    let progress = async || {
        let answer =
            world.ask("clinician", "GET", &format!("/api/v1/cases/{case}/answer"), None).await.json();
        let board = answer["board"].as_array().unwrap();
        board.iter().find(|item| item["study"] == "mri").unwrap()["progress"].clone()
    };
    let order = json!({"kind": "study", "study": "mri", "name": "MRI", "state": "ordered"});
    assert_eq!(say(json!({"fact": order}), 0).await.0, 201);
    assert_eq!(progress().await, "ordered");
    let back =
        |why: &str, entry: &str| json!({"fact": {"kind": "withdrawal", "reason": why}, "supersedes": entry});
    assert_eq!(say(json!({"fact": {"kind": "withdrawal", "reason": "why"}}), 1).await.0, 422, "of nothing");
    assert_eq!(say(back("a pacemaker", "study-1"), 1).await.0, 201);
    assert_eq!(progress().await, "none");
    assert_eq!(say(back("twice", "study-1"), 2).await.0, 422);
    assert_eq!(say(json!({"fact": order, "supersedes": "withdrawal-1"}), 2).await.0, 201);
    assert_eq!(progress().await, "ordered");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposed_finding_waits_until_somebody_says_a_word() {
    let world = World::new().await;
    let (mine, other) = (world.case("clinician", json!({})).await, world.case("colleague", json!({})).await);
    let halo = |status: &str| {
        json!({"kind": "study_finding", "study": "CT", "finding": "screw_halo", "presence": "present",
            "status": status, "method": "a \"proposed\" threshold"})
    };
    let waiting = async || {
        let found = world.ask("clinician", "GET", "/api/v1/proposed-findings", None).await.json();
        assert_eq!(found["more"], false);
        let found = found["findings"].as_array().unwrap();
        found.iter().map(|one| (one["case"].clone(), one["entry"]["id"].clone())).collect::<Vec<_>>()
    };
    for status in ["confirmed", "proposed"] {
        let at = if status == "confirmed" { "\"0\"" } else { "\"1\"" };
        assert_eq!(append(&world, &mine, json!({"fact": halo(status)}), &[("if-match", at)]).await.0, 201);
    }
    let path = format!("/api/v1/cases/{other}/entries");
    let said = json!({"fact": halo("proposed")});
    let theirs = world.ask_with("colleague", "POST", &path, Some(said), &[("if-match", "\"0\"")]).await;
    assert_eq!(theirs.status, 201);
    assert_eq!(waiting().await, [(json!(mine), json!("study_finding-2"))]);
    let word = json!({"fact": halo("rejected"), "supersedes": "study_finding-2"});
    assert_eq!(append(&world, &mine, word, &[("if-match", "\"2\"")]).await.0, 201);
    assert_eq!(waiting().await, []);
    for at in ["\"3\"", "\"4\""] {
        assert_eq!(
            append(&world, &mine, json!({"fact": halo("proposed")}), &[("if-match", at)]).await.0,
            201
        );
    }
    let first = world.ask("clinician", "GET", "/api/v1/proposed-findings?limit=1", None).await.json();
    assert_eq!((first["findings"].as_array().unwrap().len(), &first["more"]), (1, &json!(true)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_of_the_list_tells_of_an_order_that_must_not_be() {
    let world = World::new().await;
    let case = world.case("clinician", json!({})).await;
    let path = format!("/api/v1/cases/{case}/summary");
    let facts = [
        json!({"kind": "study", "study": "mri", "name": "MRI", "state": "ordered"}),
        json!({"kind": "device", "device": "pacemaker", "presence": "present", "mr_status": "unsafe"}),
    ];
    let mut told = Vec::new();
    for (at, fact) in facts.into_iter().enumerate() {
        let revision = format!("\"{at}\"");
        assert_eq!(append(&world, &case, json!({"fact": fact}), &[("if-match", &revision)]).await.0, 201);
        let line = world.ask("clinician", "GET", &path, None).await.json();
        told.push((
            line["unsafe_orders"].clone(),
            line["flags"].as_array().unwrap().contains(&json!("unsafe_order")),
        ));
    }
    assert_eq!(told, [(json!([]), false), (json!(["mri"]), true)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_computed_once_for_a_revision_and_a_day() {
    let world = World::new().await;
    let case = world.case("clinician", json!({"name": "A"})).await;
    append(&world, &case, odi(58.0), &[("if-match", "\"0\"")]).await;
    let path = format!("/api/v1/cases/{case}/answer");
    let first = world.ask("clinician", "GET", &path, None).await;
    let again = world.ask("clinician", "GET", &path, None).await;
    assert_eq!((first.status.as_u16(), &first.body), (200, &again.body));
    let earlier = world.ask("clinician", "GET", &format!("{path}?revision=0"), None).await;
    assert_ne!(first.body, earlier.body, "as the record stood before");
    assert_eq!(world.ask("clinician", "GET", &format!("{path}?revision=9"), None).await.status, 404);
    let schema: Value = serde_json::from_str(upright_documents::ANSWER_SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&first.json()));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_emergency_opens_one_case_to_one_person_and_is_in_the_trail() {
    let world = World::new().await;
    let case = world.case("colleague", json!({"number": "77", "issuer": "house"})).await;
    let path = format!("/api/v1/cases/{case}");
    assert_eq!(world.ask("reader", "GET", &path, None).await.status, 404);
    let ask = |body| world.ask("reader", "POST", "/api/v1/break-glass", Some(body));
    assert_eq!(ask(json!({"number": "77", "issuer": "house", "reason": "short"})).await.status, 422);
    assert_eq!(ask(json!({"number": "78", "reason": "found on the floor"})).await.status, 404);
    let opened = ask(json!({"number": "77", "issuer": "house", "reason": "found on the floor"})).await;
    assert_eq!((opened.status.as_u16(), &opened.json()["case"]), (201, &json!(case)));
    let read = world.ask("reader", "GET", &path, None).await;
    assert_eq!(read.status, 200);
    assert!(read.json()["emergency_until"].is_string());
    assert_eq!(world.ask("clinician", "GET", &path, None).await.status, 404, "nobody else");
    let listed = world.ask("reader", "GET", "/api/v1/cases", None).await.json();
    assert_eq!(listed["cases"], json!([]), "an emergency is no permission");
    assert_eq!(listed["emergencies"].as_array().unwrap().len(), 1);
    assert_eq!(listed["emergencies"][0]["id"], case);
    assert!(listed["emergencies"][0]["emergency_until"].is_string());
    assert_eq!(world.ask("clinician", "GET", "/api/v1/cases", None).await.json()["emergencies"], json!([]));
    let trail = world.ask("administrator", "GET", &format!("/api/v1/audit?case={case}"), None).await.json();
    let found: Vec<(&str, &str, &str)> = trail
        .as_array()
        .unwrap()
        .iter()
        .map(|record| {
            let text = |name: &str| record[name].as_str().unwrap();
            (text("action"), text("outcome"), text("detail"))
        })
        .collect();
    assert!(found.contains(&("case.break_glass", "ok", "found on the floor")), "{found:?}");
    assert!(found.contains(&("case.read", "ok", "emergency access")), "{found:?}");
    assert!(found.contains(&("case.read", "denied", "")), "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_is_set_back_writes_no_entry_before_the_last_one() {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};
    let wall = Arc::new(AtomicI64::new(1_800_000_000_000_000));
    let source = Arc::clone(&wall);
    let clock =
        upright_server::Clock::of(Box::new(move || source.load(Ordering::Relaxed)), jiff::tz::TimeZone::UTC);
    let world = World::with(|_| {}, clock).await;
    let case = world.case("clinician", json!({"name": "A"})).await;
    append(&world, &case, odi(40.0), &[("if-match", "\"0\"")]).await;
    wall.store(1_000_000_000_000_000, Ordering::Relaxed);
    assert_eq!(append(&world, &case, odi(50.0), &[("if-match", "\"1\"")]).await.0, 201);
    let record = world.ask("clinician", "GET", &format!("/api/v1/cases/{case}/entries"), None).await.json();
    let days: Vec<&str> = record["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["recorded_at"].as_str().unwrap())
        .collect();
    assert_eq!(days, ["2027-01-15", "2027-01-15"]);
}
