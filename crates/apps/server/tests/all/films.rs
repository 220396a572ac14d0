//! Films: how a case looks as they are measured, and what signing would say before anybody signs.

use crate::world::{Answer, World, film, with_element};
use serde_json::{Value, json};
use std::path::Path;

/// Landmarks of a computed patient, placed on whatever film they are written to.
fn landmarks() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../testdata/landmarks/flatback.json");
    let mut document: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    document["frame"] = json!({"kind": "image"});
    document
}

/// A case with a film.
struct Measuring<'w> {
    world: &'w World,
    case: String,
    image: String,
}

impl<'w> Measuring<'w> {
    async fn new(world: &'w World, film: &[u8]) -> Self {
        let case = world.case("clinician", json!({})).await;
        let image = world.take_in(film, Some(&case)).await.image_id.expect("the film was stored");
        Self { world, case, image }
    }

    async fn get(&self, path: &str) -> Answer {
        self.world.ask("clinician", "GET", &path.replace("{film}", &self.film()), None).await
    }

    fn film(&self) -> String {
        format!("/api/v1/images/{}/landmarks", self.image)
    }

    async fn said(&self, question: &str) -> Answer {
        let said = self.get(&format!("/api/v1/cases/{}/{question}", self.case)).await;
        assert_eq!(said.status, 200, "{:?}", said.body);
        said
    }

    async fn write(&self, after: i32, document: Value) {
        let head = format!("\"{after}\"");
        let path = self.film();
        let made =
            self.world.ask_with("clinician", "PUT", &path, Some(document), &[("if-match", &head)]).await;
        assert_eq!(made.status, 201, "{:?}", made.body);
    }

    async fn sign(&self, version: i32, revision: i64) {
        let signed = self.signature(version, revision, json!({})).await;
        assert_eq!(signed.status, 201, "{:?}", signed.body);
    }

    async fn signature(&self, version: i32, revision: i64, asked: Value) -> Answer {
        let (path, head) = (format!("{}/{version}/signature", self.film()), format!("\"{revision}\""));
        self.world.ask_with("clinician", "POST", &path, Some(asked), &[("if-match", &head)]).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_of_the_list_tells_how_far_a_case_has_come() {
    let world = World::new().await;
    let empty = world.case("clinician", json!({"name": "A"})).await;
    let new = world.ask("clinician", "GET", &format!("/api/v1/cases/{empty}/summary"), None).await.json();
    assert_eq!((&new["state"], &new["films"], &new["last_film"]), (&json!("new"), &json!(0), &json!(null)));
    assert_eq!((&new["grade"], &new["values"]), (&json!(null), &json!([])));

    let case = Measuring::new(&world, &film("1.2.3", "N1")).await;
    let unmeasured = case.said("summary").await.json();
    assert_eq!((&unmeasured["state"], &unmeasured["films"]), (&json!("unmeasured"), &json!(1)));
    assert_eq!(unmeasured["last_film"], "2026-01-01");
    let mut document = landmarks();
    document["landmarks"][0]["confirmed"] = json!(false);
    case.write(0, document).await;
    assert_eq!(case.said("summary").await.json()["state"], "measuring");
    case.sign(1, 0).await;
    let signed = case.said("summary").await;
    assert_eq!(signed.body, case.said("summary").await.body, "the second time it is kept");
    let (signed, answer) = (signed.json(), case.said("answer").await.json());
    assert_eq!((&signed["state"], &signed["revision"]), (&json!("waiting"), &json!(1)));
    assert_eq!((&signed["standing"], &signed["extended"]), (&json!(1), &json!(0)));
    assert_eq!(signed["grade"], answer["alignment"]["grade"]);
    assert_eq!(signed["sentence"], answer["alignment"]["sentence"]);
    assert_eq!(signed["indication"], answer["indication"]["verdict"]);
    let unasked = answer["red_flags_unknown"].as_array().unwrap().len();
    let red_flags = json!({"emergency_now": 0, "urgent_days": 0, "context_only": 0, "unknown": unasked});
    assert_eq!(signed["red_flags"], red_flags);
    assert_eq!(signed["values"].as_array().unwrap().len(), 7);
    for (short, long) in
        signed["values"].as_array().unwrap().iter().zip(answer["alignment"]["values"].as_array().unwrap())
    {
        for field in ["code", "unit", "value", "interval"] {
            assert_eq!(short[field], long[field]);
        }
        assert_eq!(short["usability"], long.get("usability").cloned().unwrap_or_default());
    }
    let needed: Vec<&Value> = answer["board"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|study| study["need"] == "needed" && study["progress"] == "none")
        .map(|study| &study["study"])
        .collect();
    assert_eq!(signed["needed"].as_array().unwrap().iter().collect::<Vec<_>>(), needed);
    assert!(!needed.is_empty());
    let flags =
        json!(["no_extended_film", "unconfirmed_landmarks", "workup_incomplete", "red_flags_not_asked"]);
    assert_eq!(signed["flags"], flags);
    case.write(1, landmarks()).await;
    assert_eq!(case.said("summary").await.json()["state"], "measuring", "a draft newer than the signature");

    let path = format!("/api/v1/cases/{}/summary", case.case);
    let veiled = world.ask("researcher", "GET", &path, None).await.json();
    assert_eq!((&veiled["values"], &veiled["needed"]), (&signed["values"], &signed["needed"]));
    assert_ne!(veiled["last_film"], "2026-01-01", "its day is another one");
    assert_ne!(veiled["as_of"], signed["as_of"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_signing_would_say_is_what_it_says() {
    let world = World::new().await;
    let case = Measuring::new(&world, &film("1.2.3", "N1")).await;
    let preview = |version: i32, question: &str| format!("{{film}}/{version}/{question}");
    assert_eq!(case.get(&preview(1, "assessment")).await.status, 404);
    case.write(0, landmarks()).await;
    let nothing = case.said("assessment").await.json();
    assert_eq!(nothing["films"], json!([]));
    let before = [case.get(&preview(1, "assessment")).await, case.get(&preview(1, "answer")).await];
    assert_eq!(before[0].json()["films"].as_array().unwrap().len(), 1);
    assert_eq!(before[0].json()["answer"]["values"].as_array().unwrap().len(), 7);
    assert_eq!(case.said("assessment").await.json(), nothing, "nothing was written");
    case.sign(1, 0).await;
    let after = [case.said("assessment").await, case.said("answer").await];
    assert_eq!(before.each_ref().map(|said| &said.body), after.each_ref().map(|said| &said.body));
    let signed = case.get(&preview(1, "assessment")).await;
    assert_eq!(signed.body, after[0].body, "what is signed is in the record as it stands");

    // Another draft takes the place of what is signed.
    let mut document = landmarks();
    document["posture"] = json!("standing_extended");
    case.write(1, document).await;
    let corrected = case.get(&preview(2, "assessment")).await.json();
    assert_eq!(corrected["films"].as_array().unwrap().len(), 1);
    assert_eq!(corrected["films"][0]["posture"], "standing_extended");
    assert_eq!(case.get(&preview(1, "assessment")).await.body, after[0].body);
    case.write(2, landmarks()).await;
    let outdated = case.get(&preview(2, "assessment")).await;
    assert_eq!((outdated.status.as_u16(), outdated.code()), (409, "conflict".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_knows_of_a_film_is_asked_before_it_is_signed_too() {
    let world = World::new().await;
    // Days of study, acquisition and content.
    let undated = [0x20, 0x22, 0x23]
        .into_iter()
        .fold(film("1.2.3", "N1"), |film, element| with_element(&film, [0x08, 0, element, 0], b"DA", b"", 0));
    let case = Measuring::new(&world, &undated).await;
    case.write(0, landmarks()).await;
    let asked = async |query: &str| case.get(&format!("{{film}}/1/answer{query}")).await;
    let missing = asked("").await;
    assert_eq!((missing.status.as_u16(), missing.code()), (422, "invalid".to_owned()));
    assert!(missing.json()["detail"].as_str().unwrap().contains("taken_on"));
    assert_eq!(asked("?taken_on=2026-01-02").await.status, 200);
    assert_eq!(asked("?taken_on=2999-01-01").await.status, 422);
    assert_eq!(asked("?taken_on=yesterday").await.status, 400);
    assert_eq!(asked("?taken_on=2026-01-02&conditions=%7B%22arms%22%3A%22clavicle%22%7D").await.status, 200);
    assert_eq!(asked("?taken_on=2026-01-02&conditions=%7B%22arms%22%3A%22up%22%7D").await.status, 422);
    assert_eq!(asked("?taken_on=2026-01-02&conditions=%7B").await.status, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_signs_numbers_that_the_node_does_not_find() {
    let world = World::new().await;
    let case = Measuring::new(&world, &film("1.2.3", "N1")).await;
    case.write(0, landmarks()).await;
    let profile = case.get("{film}/1/profile").await.json();
    let found = profile["measured"].as_array().unwrap().iter().find(|one| one["code"] == "PI").unwrap();
    let pi = found["value"].as_f64().unwrap();
    let evidence = profile["software"]["evidence"].clone();
    let displayed = |program: &str, code: &str, value: f64| json!({"displayed": {"program": program, "evidence": evidence, "values": {code: value}}});
    let version = env!("CARGO_PKG_VERSION");
    for (asked, status, words) in [
        (displayed("0.0.0", "PI", pi), 409, "another version"),
        (displayed(version, "PI", pi + 0.1), 409, "PI comes out otherwise"),
        (displayed(version, "CBVA", 3.0), 409, "comes out otherwise"),
        (displayed(version, "PQ", pi), 422, "no parameter"),
    ] {
        let answer = case.signature(1, 0, asked).await;
        assert_eq!(answer.status, status);
        let problem = answer.json();
        assert!(problem["detail"].as_str().unwrap().contains(words), "{problem}");
        assert!(status == 422 || problem["code"] == "measured_otherwise");
    }
    assert_eq!(case.said("summary").await.json()["state"], "measuring", "nothing was signed");
    assert_eq!(case.signature(1, 0, displayed(version, "PI", pi)).await.status, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_is_thrown_away_leaves_what_was_signed() {
    let world = World::new().await;
    let case = Measuring::new(&world, &film("1.2.3", "N1")).await;
    let discard = async |version: i32| {
        let path = format!("{}/{version}", case.film());
        world.ask("clinician", "DELETE", &path, None).await.status.as_u16()
    };
    let states = async || {
        let versions = case.get("{film}").await.json();
        let states = versions.as_array().unwrap().iter().map(|one| one["state"].as_str().unwrap().to_owned());
        states.collect::<Vec<_>>()
    };
    assert_eq!(discard(1).await, 404, "there is none");
    case.write(0, landmarks()).await;
    assert_eq!(discard(1).await, 204);
    assert_eq!(case.said("summary").await.json()["state"], "unmeasured");
    assert_eq!(case.signature(1, 0, json!({})).await.status, 409, "what was thrown away is not signed");
    case.write(1, landmarks()).await;
    case.sign(2, 0).await;
    assert_eq!(discard(2).await, 409, "a signed version never changes");
    case.write(2, landmarks()).await;
    case.write(3, landmarks()).await;
    assert_eq!(discard(3).await, 409, "not the latest");
    assert_eq!(discard(4).await, 204);
    assert_eq!(states().await, ["discarded", "signed", "discarded", "discarded"]);
    assert_eq!(case.said("summary").await.json()["state"], "waiting", "as it was signed");
}

/// A CT has hundreds of slices; whoever wants the films is not sent them.
#[tokio::test(flavor = "multi_thread")]
async fn films_are_listed_without_the_slices_beside_them() {
    let world = World::new().await;
    let measuring = Measuring::new(&world, &film("1.2.3.1", "17")).await;
    let slice = with_element(&film("1.2.3.2", "17"), [0x08, 0, 0x60, 0], b"CS", b"CT", b' ');
    let slice = with_element(&slice, [0x08, 0, 0x16, 0], b"UI", b"1.2.840.10008.5.1.4.1.1.2", 0);
    assert_eq!(world.take_in(&slice, Some(&measuring.case)).await.detail, "");
    let listed = |answer: &Answer| answer.json().as_array().unwrap().clone();
    let all = listed(&measuring.said("images").await);
    assert_eq!(all.iter().map(|image| image["is_film"] == true).collect::<Vec<_>>(), [true, false]);
    let films = listed(&measuring.said("images?films=true").await);
    assert_eq!(films, [all[0].clone()]);
    let path = format!("/api/v1/cases/{}/images?film=true", measuring.case);
    assert_eq!(measuring.get(&path).await.status, 400, "no such question");
}
