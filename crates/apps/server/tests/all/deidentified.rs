//! What a researcher sees: every conclusion, and nobody's name.

use crate::world::World;
use serde_json::{Value, json};
use std::path::Path;
use upright_documents::{deidentified, read_case};

const NAME: &str = "Grace Hopper";

/// Every story of the project, as the node would hold it.
fn stories() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../testdata/stories");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(".case.json"));
    paths.sort();
    assert!(paths.len() >= 14, "{}", paths.len());
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_researcher_reads_the_same_answer_without_the_name() {
    let world = World::new().await;
    let patient = json!({"number": "4711", "name": NAME, "birth_date": "1950-05-05", "sex": "female"});
    let case = world.case("clinician", patient).await;
    let facts = [
        json!({"kind": "person", "birth_date": "1950-05-05", "sex": "female"}),
        json!({"kind": "goal", "text": "visit Grace Hopper's sister"}),
        json!({"kind": "outcome", "instrument": "odi", "score": 58}),
    ];
    for (revision, fact) in facts.iter().enumerate() {
        let body = json!({"id": format!("hopper-{revision}"), "fact": fact});
        let path = format!("/api/v1/cases/{case}/entries");
        let head = format!("\"{revision}\"");
        let answer = world.ask_with("clinician", "POST", &path, Some(body), &[("if-match", &head)]).await;
        assert_eq!(answer.status, 201, "{:?}", answer.body);
    }
    for path in ["", "/entries", "/assessment", "/answer", "/summary"] {
        let seen = world.ask("researcher", "GET", &format!("/api/v1/cases/{case}{path}"), None).await;
        assert_eq!(seen.status, 200, "{path}");
        let text = String::from_utf8_lossy(&seen.body).into_owned();
        for secret in ["Hopper", "hopper", "4711", "1950-05-05", "The clinician", "sister"] {
            assert!(!text.contains(secret), "{path} tells {secret}: {text}");
        }
    }
    let list = world.ask("researcher", "GET", "/api/v1/cases", None).await;
    assert!(!String::from_utf8_lossy(&list.body).contains("Hopper"));
    assert_eq!(world.ask("researcher", "GET", "/api/v1/cases?search=hopper", None).await.status, 403);
    let named = world.ask("clinician", "GET", &format!("/api/v1/cases/{case}/answer"), None).await.json();
    let veiled = world.ask("researcher", "GET", &format!("/api/v1/cases/{case}/answer"), None).await.json();
    let needs = |answer: &Value| {
        let board = answer["board"].as_array().unwrap();
        board.iter().map(|study| (study["study"].clone(), study["need"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(needs(&named), needs(&veiled));
}

/// Every story keeps its board, course and indication when names and days are taken away.
#[test]
fn a_story_without_names_comes_to_the_same() {
    use upright_assessment::{Options, assess};
    use upright_evidence::FilmQuality;
    use upright_pathway::RuleSet;
    let options = Options { draws: 200, seed: 1, quality: FilmQuality::Clear };
    for story in stories() {
        let shift = -1234;
        let veiled = deidentified(&story, shift).unwrap();
        let told = |bytes: &[u8], days: i32| {
            let document = read_case(bytes).unwrap();
            assert!(document.ignored.is_empty(), "{:?}", document.ignored);
            let day = document.case.last_day().unwrap();
            let (view, set) = (document.case.as_of(day), RuleSet::carried().unwrap());
            let assessment = assess(&view, options);
            let answer = set.answer(&view, &assessment);
            let board: Vec<String> = answer
                .board
                .iter()
                .map(|study| format!("{:?} {:?} {:?}", study.study, study.need, study.progress))
                .collect();
            let indication = answer.indication.as_ref().map(|found| format!("{:?}", found.verdict));
            (board, indication, (day - jiff::civil::date(2000, 1, 1)).get_days() + days)
        };
        assert_eq!(told(&story, shift), told(veiled.as_bytes(), 0));
    }
}
