//! Files that come in: stored, put aside or refused, and nothing is ever overwritten.

use crate::world::{World, film, with_element};
use serde_json::{Value, json};
use upright_store::{CaseQuery, Outcome, QuarantineState};

const NAME: [u8; 4] = [0x10, 0, 0x10, 0];

fn named(bytes: &[u8], name: &str) -> Vec<u8> {
    with_element(bytes, NAME, b"PN", name.as_bytes(), b' ')
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_begins_the_case_of_its_patient_and_the_next_one_finds_it() {
    let world = World::new().await;
    let first = world.take_in(&film("1.2.3.1", "17"), None).await;
    assert_eq!((first.outcome, first.detail.as_str()), (Outcome::Stored, ""));
    let again = world.take_in(&film("1.2.3.1", "17"), None).await;
    assert_eq!((again.outcome, &again.case_id), (Outcome::AlreadyThere, &first.case_id));
    let next = world.take_in(&film("1.2.3.2", "17"), None).await;
    assert_eq!((next.outcome, &next.case_id), (Outcome::Stored, &first.case_id));
    let images = world.node.store.images(first.case_id.as_deref().unwrap()).await.unwrap();
    assert_eq!(images.len(), 2);
    let verified = world.node.verify(&|_, _| {}).await.unwrap();
    assert!(verified.problems.is_empty(), "{:?}", verified.problems);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_might_mix_up_patients_is_put_aside() {
    let world = World::new().await;
    let base = film("1.2.3.1", "17");
    let stored = world.take_in(&base, None).await;
    let case = stored.case_id.clone().unwrap();
    let other_case = world.closed_case().await;
    let study = [0x20, 0, 0x0d, 0];
    let elsewhere = with_element(&film("1.2.3.9", "18"), study, b"UI", b"9.9", 0);
    assert_eq!(world.take_in(&elsewhere, None).await.outcome, Outcome::Stored);
    let cases = [
        ("another file of this instance", [base.clone(), vec![0, 0]].concat(), None, "duplicate_uid"),
        ("another name", named(&film("1.2.3.4", "17"), "Somebody^Else"), None, "patient_mismatch"),
        ("a number of another case", film("1.2.3.5", "17"), Some(other_case.as_str()), "patient_mismatch"),
        ("no number", film("1.2.3.6", ""), None, "no_patient"),
        ("the same bytes for another case", base, Some(other_case.as_str()), "picture_elsewhere"),
        (
            "a study of another case",
            with_element(&film("1.2.3.7", "99"), study, b"UI", b"9.9", 0),
            None,
            "study_elsewhere",
        ),
    ];
    for (what, bytes, into, reason) in cases {
        let result = world.take_in(&bytes, into).await;
        assert_eq!(result.outcome, Outcome::Quarantined, "{what}: {}", result.detail);
        let aside = world.node.store.quarantined(result.quarantine_id.as_deref().unwrap()).await.unwrap();
        assert_eq!(aside.reason, reason, "{what}");
        assert_eq!(
            world.node.store.objects().get(&aside.object).await.unwrap(),
            bytes,
            "{what}: nothing is lost"
        );
    }
    assert_eq!(world.node.store.images(&case).await.unwrap().len(), 1, "nothing was overwritten");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_film_and_what_lies_about_its_names_is_refused() {
    let world = World::new().await;
    let path_like = with_element(&film("1.2.3.1", "17"), [0x20, 0, 0x0d, 0], b"UI", b"../../etc/passwd", 0);
    for (what, bytes) in [
        ("nothing", Vec::new()),
        ("text", b"hello".to_vec()),
        ("a path for a UID", path_like),
        ("a file cut off", film("1.2.3.1", "17")[..300].to_vec()),
    ] {
        let result = world.take_in(&bytes, None).await;
        assert_eq!(result.outcome, Outcome::Refused, "{what}");
        assert!(!result.detail.is_empty() && !result.detail.contains("passwd"), "{what}: {}", result.detail);
    }
    assert!(
        world.node.store.cases(&CaseQuery { limit: 9, ..CaseQuery::default() }).await.unwrap().is_empty()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_script_in_a_name_is_a_name() {
    let world = World::new().await;
    let script = "<script>alert(1)</script>";
    let result = world.take_in(&named(&film("1.2.3.1", "17"), script), None).await;
    let case = result.case_id.unwrap();
    world.grant("clinician", &case).await;
    let read = world.ask("clinician", "GET", &format!("/api/v1/cases/{case}"), None).await;
    assert_eq!(read.headers["content-type"], "application/json");
    assert_eq!(read.headers["x-content-type-options"], "nosniff");
    assert!(read.headers["content-security-policy"].to_str().unwrap().contains("script-src 'self'"));
    assert_eq!(read.json()["patient"]["name"], script);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_decides_about_what_was_put_aside() {
    let world = World::new().await;
    let stored = world.take_in(&film("1.2.3.1", "17"), None).await;
    let case = stored.case_id.unwrap();
    world.grant("clinician", &case).await;
    let misspelt = named(&film("1.2.3.2", "17"), "Tset^Upright");
    let aside = world.take_in(&misspelt, None).await.quarantine_id.unwrap();
    let listed = world.ask("clinician", "GET", "/api/v1/quarantine", None).await.json();
    assert_eq!(listed[0]["id"], aside);
    assert_eq!(world.ask("colleague", "GET", "/api/v1/quarantine", None).await.json(), json!([]));
    let decide = |who: &'static str, body: Value| {
        let path = format!("/api/v1/quarantine/{aside}/decision");
        let world = &world;
        async move { world.ask(who, "POST", &path, Some(body)).await }
    };
    let release = json!({"action": "release", "case": case, "note": "a spelling mistake"});
    assert_eq!(decide("colleague", release.clone()).await.status, 404);
    assert_eq!(decide("clinician", json!({"action": "release", "note": "no case"})).await.status, 422);
    let released = decide("clinician", release.clone()).await;
    assert_eq!((released.status.as_u16(), &released.json()["state"]), (200, &json!("released")));
    assert_eq!(decide("clinician", release).await.status, 409, "once");
    assert_eq!(world.node.store.images(&case).await.unwrap().len(), 2);
    assert_eq!(world.node.store.quarantined(&aside).await.unwrap().state, QuarantineState::Released);
}

#[tokio::test(flavor = "multi_thread")]
async fn files_come_by_form_each_with_its_answer() {
    let world = World::new().await;
    let begun = world.ask("clinician", "POST", "/api/v1/imports", Some(json!({}))).await.json();
    let path = format!("/api/v1/imports/{}/files", begun["id"].as_str().unwrap());
    let mut form = Vec::new();
    for (name, bytes) in [("a.dcm", film("1.2.3.1", "17")), ("b.txt", b"no film".to_vec())] {
        form.extend(
            format!("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n")
                .bytes(),
        );
        form.extend(bytes);
        form.extend(b"\r\n");
    }
    form.extend(b"--b--\r\n");
    let post = |form: Vec<u8>, kind: &str| {
        let request = axum::http::Request::builder().method("POST").uri(&path);
        let request = request.header("authorization", "Bearer key of clinician").header("content-type", kind);
        world.send(request.body(form.into()).unwrap())
    };
    let results = post(form.clone(), "multipart/form-data; boundary=b").await.json();
    let outcomes: Vec<&str> =
        results.as_array().unwrap().iter().map(|one| one["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["stored", "refused"]);
    let case = results[0]["case"].as_str().unwrap();
    assert_eq!(world.ask("clinician", "GET", &format!("/api/v1/cases/{case}"), None).await.status, 200);
    let seen = world
        .ask("clinician", "GET", &format!("/api/v1/imports/{}", begun["id"].as_str().unwrap()), None)
        .await;
    assert_eq!(seen.json()["results"].as_array().unwrap().len(), 2);
    for (what, form, kind) in [
        ("no form", b"{}".to_vec(), "application/json"),
        ("a form without its end", form[..form.len() - 20].to_vec(), "multipart/form-data; boundary=b"),
    ] {
        let answer = post(form, kind).await;
        assert_eq!(answer.status, 400, "{what}: {:?}", answer.body);
        assert_eq!(answer.code(), "malformed", "{what}");
    }
    let staging = std::fs::read_dir(world.folder.path().join("staging")).unwrap().count();
    assert_eq!(staging, 0, "nothing is left of what broke off");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_too_large_is_not_received_to_its_end() {
    let world = World::with(|config| config.largest_file_mib = 1, upright_server::Clock::system()).await;
    let begun = world.ask("clinician", "POST", "/api/v1/imports", Some(json!({}))).await.json();
    let path = format!("/api/v1/imports/{}/files", begun["id"].as_str().unwrap());
    let head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
    let form = [head.as_bytes(), &vec![0; 3 << 20], b"\r\n--b--\r\n"].concat();
    let request = axum::http::Request::builder().method("POST").uri(&path);
    let request = request.header("authorization", "Bearer key of clinician");
    let request =
        request.header("content-type", "multipart/form-data; boundary=b").body(form.into()).unwrap();
    let answer = world.send(request).await;
    assert_eq!((answer.status.as_u16(), answer.code()), (413, "too_large".to_owned()));
    assert!(world.node.store.objects().names().await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_for_a_case_that_is_not_yours_goes_to_those_whose_it_is() {
    let world = World::new().await;
    let stored = world.take_in(&film("1.2.3.1", "17"), None).await;
    let case = stored.case_id.unwrap();
    world.grant("colleague", &case).await;
    let begun = world.ask("clinician", "POST", "/api/v1/imports", Some(json!({}))).await.json();
    let path = format!("/api/v1/imports/{}/files", begun["id"].as_str().unwrap());
    let head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
    let form = [head.as_bytes(), &film("1.2.3.2", "17"), b"\r\n--b--\r\n"].concat();
    let request = axum::http::Request::builder().method("POST").uri(&path);
    let request = request.header("authorization", "Bearer key of clinician");
    let request =
        request.header("content-type", "multipart/form-data; boundary=b").body(form.into()).unwrap();
    let result = world.send(request).await.json();
    assert_eq!((&result[0]["outcome"], &result[0]["case"]), (&json!("quarantined"), &Value::Null));
    let listed = world.ask("colleague", "GET", "/api/v1/quarantine", None).await.json();
    assert_eq!((&listed[0]["reason"], &listed[0]["case"]), (&json!("no_access"), &json!(case)));
}
