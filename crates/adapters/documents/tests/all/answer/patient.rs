//! A patient and rules that between them reach every part of an answer.

use serde_json::{Value, json};
use std::path::PathBuf;
use upright_casefile::{CaseFile, Entry};
use upright_documents::read_case;
use upright_pathway::{RuleSet, SET_FILE};

/// The set without its rules; `WORDS` stands for texts that somebody wrote.
const SET: &str = r#"
id = "test"
title = "WORDS"
version = 7
progression = { quotation = "WORDS", citation = "SRS" }
measures = ["score.odi", "observation.phq9"]
[[study]]
kind = "ct"
name = "CT: WORDS"
question = "WORDS?"
changes = "WORDS"
[[study]]
kind = "mri"
name = "MRI"
question = "q"
changes = "c"
[[study]]
kind = "emg"
name = "EMG"
question = "q"
changes = "c"
[[counselling]]
text = "WORDS"
citation = "S122"
evidence = ["outcome.motor_decline.discharge"]
"#;

const HOLDS: &str = r#"{ fact = "symptom.radiculopathy", is = true }"#;
const FAILS: &str = r#"{ fact = "symptom.axial_pain", is = true }"#;
const NOBODY_KNOWS: &str = r#"{ fact = "condition.diabetes", is = true }"#;
const DISABLED: &str = r#"{ fact = "score.odi", above = "cut_off.significant_pain.odi" }"#;

/// Code, what it says, and when.
fn rules() -> Vec<(&'static str, &'static str, String)> {
    let indicated = format!("{{ all = [{HOLDS}, {DISABLED}, {NOBODY_KNOWS}] }}");
    let both =
        r#"{ all = [{ fact = "condition.nicotine", is = true }, { fact = "brace.asked", is = true }] }"#;
    vec![
        ("flag", r#"kind = "red_flag", tier = "urgent_days""#, DISABLED.to_owned()),
        ("flag-unknown", r#"kind = "red_flag", tier = "emergency_now""#, NOBODY_KNOWS.to_owned()),
        ("handling", r#"kind = "handling""#, HOLDS.to_owned()),
        ("asked", r#"kind = "handling""#, NOBODY_KNOWS.to_owned()),
        ("before-ct", r#"kind = "caution", step = "ct", level = "note""#, NOBODY_KNOWS.to_owned()),
        ("ct", r#"kind = "study", study = "ct", need = "needed""#, HOLDS.to_owned()),
        ("mri", r#"kind = "study", study = "mri", need = "needed""#, NOBODY_KNOWS.to_owned()),
        ("emg", r#"kind = "study", study = "emg", need = "optional""#, FAILS.to_owned()),
        ("applies", r#"kind = "applies", step = "nsaid""#, HOLDS.to_owned()),
        ("avoid", r#"kind = "caution", step = "nsaid", level = "avoid""#, HOLDS.to_owned()),
        ("ask", r#"kind = "caution", step = "nsaid", level = "note""#, NOBODY_KNOWS.to_owned()),
        ("opioid", r#"kind = "caution", step = "opioid", level = "avoid""#, HOLDS.to_owned()),
        ("brace", r#"kind = "answer", about = "brace""#, HOLDS.to_owned()),
        ("block", r#"kind = "result", about = "block""#, HOLDS.to_owned()),
        ("indication", r#"kind = "indication""#, indicated),
        (
            "bone",
            r#"kind = "optimise", item = "WORDS", owner = "WORDS", recheck = "WORDS""#,
            HOLDS.to_owned(),
        ),
        ("sugar", r#"kind = "optimise", item = "i", owner = "o", recheck = "r""#, NOBODY_KNOWS.to_owned()),
        ("both", r#"kind = "contradiction", facts = ["condition.nicotine", "brace.asked"]"#, both.to_owned()),
    ]
}

/// The rules, with `words` in every text that somebody wrote.
pub(super) fn set_with(words: &str) -> RuleSet {
    let words = toml_escaped(words);
    let rule = |(code, then, when): (&str, &str, String)| {
        let except = match code {
            "flag" => format!("[{{ why = \"WORDS\", when = {NOBODY_KNOWS} }}]"),
            _ => "[]".to_owned(),
        };
        let missing = if code == "asked" { r#"{ "condition.diabetes" = "ask" }"# } else { "{}" };
        let says = "recommendation = \"WORDS\", instead = [\"WORDS\"], rationale = \"WORDS\", direction = \"for\", certainty = \"WORDS\"";
        let text = format!(
            "id = \"test.{code}\"\nversion = 3\nstatus = \"draft\"\nquestion = \"WORDS?\"\naxis = \"need\"\nsurfaces = []\nmissing = {missing}\n\
             when = {when}\nexcept = {except}\nthen = {{ {then}, {says} }}\n\
             citation = [{{ id = \"S68\", locator = \"WORDS\", supports = \"WORDS\" }}]\ntest = []\n"
        );
        (format!("{code}.toml"), text.replace("WORDS", &words))
    };
    let set = [(SET_FILE.to_owned(), SET.replace("WORDS", &words))];
    let files: Vec<(String, String)> = set.into_iter().chain(rules().into_iter().map(rule)).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    RuleSet::parse(&files).unwrap()
}

/// `text` within the quotes of TOML.
fn toml_escaped(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '"' | '\\' => format!("\\{letter}"),
            letter if letter.is_control() => format!("\\u{:04X}", u32::from(letter)),
            letter => letter.to_string(),
        })
        .collect()
}

pub(super) fn set() -> RuleSet {
    set_with("words")
}

/// A patient of whom those rules say something everywhere; `words` are the patient's and the clinic's own.
pub(super) fn case_with(words: &str) -> CaseFile {
    let facts = [
        json!({"kind": "clinical_finding", "symptom": "radiculopathy", "presence": "present"}),
        json!({"kind": "clinical_finding", "symptom": "axial_pain", "presence": "absent"}),
        json!({"kind": "comorbidity", "condition": "nicotine", "presence": "present"}),
        json!({"kind": "outcome", "instrument": "odi", "score": 62}),
        json!({"kind": "brace", "purpose": "pain", "state": "worn"}),
        json!({"kind": "drug_treatment", "class": "nsaid", "outcome": "not_tolerated", "reason": words,
            "adverse_event": words, "review_on": "2026-06-01"}),
        json!({"kind": "goal", "text": words}),
        json!({"kind": "decision", "choice": "nonoperative", "reason": words, "review_on": "2026-09-01"}),
        json!({"kind": "override", "item": "study.ct", "instead": words, "reason": words}),
    ];
    let entries: Vec<Value> = facts
        .into_iter()
        .enumerate()
        .map(|(at, fact)| json!({"id": format!("e{at}"), "effective_at": "2026-03-01", "author": "Dr Jane Doe", "fact": fact}))
        .collect();
    let document = json!({"schema": "upright.case/1", "entries": entries});
    read_case(document.to_string().as_bytes()).unwrap().case
}

pub(super) fn case() -> CaseFile {
    case_with("their own words")
}

/// The patients of the stories, by name.
pub(super) fn stories() -> Vec<(String, CaseFile)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../testdata/stories");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut stories: Vec<(String, CaseFile)> = files
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.strip_suffix(".case.json")?.to_owned();
            Some((name, read_case(&std::fs::read(&path).unwrap()).unwrap().case))
        })
        .collect();
    stories.sort_by(|one, other| one.0.cmp(&other.0));
    assert!(!stories.is_empty());
    stories
}

/// Two patients of the stories who fell the day after: one in a stiff spine, one of whose studies was of somebody else.
pub(super) fn fallen() -> Vec<CaseFile> {
    let story = |wanted: &str| stories().into_iter().find(|(name, _)| name == wanted).unwrap().1;
    let more = json!([
        {"kind": "clinical_finding", "symptom": "trauma", "presence": "present"},
        {"kind": "study", "study": "ct", "name": "CT of somebody else", "state": "read"},
        {"kind": "study_finding", "study": "CT of somebody else", "finding": "rod_fracture", "presence": "present", "status": "confirmed"},
        {"kind": "study_finding", "study": "MRI", "finding": "canal_stenosis", "presence": "present", "status": "proposed"},
        {"kind": "withdrawal", "reason": "another patient"},
    ]);
    ["ankylosed", "first-steps"]
        .into_iter()
        .map(|name| {
            let case = story(name);
            let day = case.last_day().unwrap().tomorrow().unwrap();
            let entry = |(at, fact): (usize, &serde_json::Value)| {
                let supersedes = (fact["kind"] == "withdrawal").then_some("more-1");
                let mut entry =
                    json!({"id": format!("more-{at}"), "effective_at": day.to_string(), "author": "a", "fact": fact});
                if let Some(earlier) = supersedes {
                    entry["supersedes"] = earlier.into();
                }
                entry
            };
            let entries: Vec<_> = more.as_array().unwrap().iter().enumerate().map(entry).collect();
            let added = json!({"schema": "upright.case/1", "entries": entries}).to_string();
            let added = read_case(added.as_bytes()).unwrap().case;
            // Whether it is unstable is what the CT of the whole spine answers.
            let is_asked = |entry: &&Entry| entry.fact.subject() != "clinical finding: unstable fracture";
            let told = case.entries().iter().filter(is_asked);
            CaseFile::new(told.chain(added.entries()).cloned().collect()).unwrap()
        })
        .collect()
}

/// A patient whose MRI was made in vain, so that a CT myelogram takes its place.
pub(super) fn spoiled() -> CaseFile {
    let case = stories().into_iter().find(|(name, _)| name == "metal-and-nerves").unwrap().1;
    let day = case.last_day().unwrap().to_string();
    let fact =
        json!({"kind": "study", "study": "mri", "name": "MRI", "state": "inadequate", "reason": "metal"});
    let entries = json!([{"id": "spoiled", "effective_at": day, "author": "a", "fact": fact}]);
    let added = json!({"schema": "upright.case/1", "entries": entries}).to_string();
    let added = read_case(added.as_bytes()).unwrap().case;
    CaseFile::new(case.entries().iter().chain(added.entries()).cloned().collect()).unwrap()
}
