//! A written case file reads back as it was.

use super::facts::{began, day, fact};
use super::schema::problems;
use super::{case, entry, every_kind, landmarks};
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Value, json};
use upright_anatomy::{Laterality, Level};
use upright_casefile::{
    Allergen, Allergy, Author, Birth, CaseFile, ClinicalFinding, Confirmation, Course, DrugClass,
    DrugTreatment, Entry, Fact, Film, FindingKind, Function, Goal, Measure, Mobility, Observation, Person,
    Presence, PreviousFusion, Segment, StepOutcome, Strength, StudyFinding, SurgicalAnatomy, Symptom,
};
use upright_documents::{CaseDocument, read_case, write_case};

/// Everything of both entries. Of landmarks, the numbering that holds: whether it was stated is not written.
fn same_entry(one: &Entry, other: &Entry) {
    let (Fact::Film(film), Fact::Film(other_film)) = (&one.fact, &other.fact) else {
        return assert_eq!(one, other);
    };
    let placed = |film: &Film| {
        let set = &film.landmarks;
        (set.landmarks().to_vec(), *set.frame(), set.posture(), set.numbering())
    };
    assert_eq!(placed(film), placed(other_film));
    assert_eq!(film.conditions, other_film.conditions);
    assert_eq!(Entry { fact: other.fact.clone(), ..one.clone() }, *other);
}

fn check(document: &CaseDocument) {
    let written = write_case(document).unwrap();
    let json = serde_json::from_str(&written).unwrap();
    assert_eq!(problems(&json), [""; 0], "{written}");
    let again = read_case(written.as_bytes()).unwrap();
    assert_eq!(again.case.entries().len(), document.case.entries().len());
    for (one, other) in again.case.entries().iter().zip(document.case.entries()) {
        same_entry(one, other);
    }
    assert_eq!(again.source, document.source);
    assert_eq!(again.ignored, [""; 0]);
    let kept = |document: &CaseDocument| {
        document.not_understood.iter().map(|kept| (kept.position, kept.json().to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(kept(&again), kept(document));
    for (id, film) in &document.films {
        assert_eq!(
            (&again.films[id].source, &again.films[id].user_calibration),
            (&film.source, &film.user_calibration)
        );
    }
    assert_eq!(write_case(&again).unwrap(), written);
}

#[test]
fn every_kind_and_what_stands_around_it() {
    let mut entries: Vec<Value> =
        every_kind().into_iter().enumerate().map(|(at, fact)| entry(&format!("e{at}"), fact)).collect();
    let mut corrected = entry("late", json!({"kind": "event", "event": "hip_operation"}));
    corrected["supersedes"] = json!("e7");
    corrected["recorded_at"] = json!("2026-03-09");
    entries.push(corrected);
    let mut document = case(Value::Array(entries));
    document["source"] = json!({"description": "a registry"});
    let read = read_case(document.to_string().as_bytes()).unwrap();
    assert_eq!(read.case.entries().len(), every_kind().len() + 1);
    assert_eq!(read.source.as_deref(), Some("a registry"));
    check(&read);
}

/// Every field of every kind, as it was written down.
#[test]
fn every_field_comes_back() {
    for fact in every_kind() {
        let read = read_case(case(json!([entry("e", fact.clone())])).to_string().as_bytes()).unwrap();
        assert_eq!(read.ignored, [""; 0], "{fact}");
        let written: Value = serde_json::from_str(&write_case(&read).unwrap()).unwrap();
        let again = &written["entries"][0]["fact"];
        for (field, value) in fact.as_object().unwrap() {
            assert!(field == "landmarks" || same(&again[field], value), "{field} of {again}");
        }
    }
}

/// As a whole number or not, a number is the same; what was denied and is not needed is left out.
fn same(again: &Value, value: &Value) -> bool {
    match (again, value) {
        (Value::Object(again), Value::Object(value)) => value
            .iter()
            .all(|(name, value)| again.get(name).map_or(value == &json!(false), |one| same(one, value))),
        (Value::Array(again), Value::Array(value)) => {
            again.len() == value.len() && again.iter().zip(value).all(|(again, value)| same(again, value))
        }
        (again, value) => again == value || again.as_f64().is_some_and(|again| Some(again) == value.as_f64()),
    }
}

#[test]
fn what_a_landmark_document_says_besides_landmarks_is_kept() {
    let mut placed = landmarks();
    placed["source"] = json!("reader A");
    placed["frame"]["known_line"] =
        json!({"from": {"x": 1, "y": 1}, "to": {"x": 1, "y": 31}, "length_mm": 3, "by": "reader B"});
    let read = read_case(
        case(json!([entry("film", json!({"kind": "film", "landmarks": placed}))])).to_string().as_bytes(),
    );
    let read = read.unwrap();
    assert_eq!(read.films["film"].source.as_deref(), Some("reader A"));
    assert!(
        read.notes.iter().any(|note| note.message.starts_with("entries[0] (\"film\"): ")),
        "{:?}",
        read.notes
    );
    check(&read);
}

/// Numbers of any size, order of fields and white space: what is not understood is not touched.
#[test]
fn an_unknown_kind_comes_back_as_it_was() {
    let gait = "{ \"id\":\"g\",  \"fact\":{\"z\":1.50, \"kind\":\"gait\", \"a\":123456789012345678901234567890,\n \"a\":\"\\u00e9\"}, \"effective_at\":\"2026-03-01\",\"author\":\"lab\", \"signed\": true}";
    let later = gait.replace("\"g\"", "\"g2\"").replacen('{', "{\"supersedes\":\"g\",", 1);
    let known = entry("a", json!({"kind": "event", "event": "rod_fracture"})).to_string();
    let last = known.replace("\"a\"", "\"b\"");
    let text = format!("{{\"schema\":\"upright.case/1\",\"entries\":[{gait},{known},{later},{last}]}}");
    let read = read_case(text.as_bytes()).unwrap();
    let kept: Vec<_> = read.not_understood.iter().map(|kept| (kept.position, kept.json())).collect();
    assert_eq!(kept, [(0, gait), (2, &*later)]);
    assert_eq!(read.case.entries().len(), 2);
    let written = write_case(&read).unwrap();
    assert!(written.contains(gait) && written.contains(&later), "{written}");
    check(&read);
}

#[test]
fn what_could_not_be_read_is_not_written() {
    let document = |id: &str, author: &str, fact: Fact| {
        CaseDocument::new(
            CaseFile::new(vec![Entry::new(id, date(2026, 3, 1), Author::new(author), fact)]).unwrap(),
        )
    };
    let function =
        |minutes| Fact::Function(Function { walking_minutes: Some(minutes), ..Function::default() });
    assert!(write_case(&document("e", "a", function(5.0))).is_ok());
    for minutes in [f64::NAN, f64::INFINITY, -1.0] {
        let message = write_case(&document("e", "a", function(minutes))).unwrap_err().to_string();
        assert!(message.starts_with("entries[0] (\"e\"): fact.walking_minutes is "), "{message}");
    }
    let message = write_case(&document("e", "Doe\n", function(5.0))).unwrap_err().to_string();
    assert!(message.contains("at author") && !message.contains("Doe"), "{message}");
    assert!(write_case(&document("", "a", function(5.0))).is_err());
    let segment = Segment { upper: Level::L5, lower: Level::L2, mobility: Mobility::Fused };
    let fusion = PreviousFusion { segments: vec![segment], others_mobile: false };
    assert!(write_case(&document("e", "a", Fact::PreviousFusion(fusion))).is_err());
    let before_christ = Person { birth: Some(Birth::On(date(-33, 4, 3))), ..Person::default() };
    let message = write_case(&document("e", "a", Fact::Person(before_christ))).unwrap_err().to_string();
    assert!(message.contains("at fact.birth_date: the year has no four digits"), "{message}");
}

#[test]
fn no_fact_is_written_that_could_not_be_read() {
    let refused = |fact: Fact, expect: &str| {
        let entry = Entry::new("e", date(2026, 3, 1), Author::new("a"), fact);
        let message =
            write_case(&CaseDocument::new(CaseFile::new(vec![entry]).unwrap())).unwrap_err().to_string();
        assert!(message.starts_with("entries[0] (\"e\"): ") && message.contains(expect), "{message}");
    };
    let finding = |since, side| {
        let (symptom, presence) = (Symptom::NewPain, Presence::Present);
        Fact::ClinicalFinding(ClinicalFinding { symptom, presence, since, root: None, side })
    };
    refused(finding(Some(date(2026, 3, 2)), None), "since lies after effective_at");
    refused(finding(Some(date(-1, 3, 2)), None), "at fact.since: the year has no four digits");
    refused(
        finding(None, Some(Laterality::Unspecified)),
        "fact.side is \"unspecified\"; this version knows left, right",
    );
    let strength = Strength { root: Level::L5, side: Laterality::Left, grade: 6, onset: None, stable: None };
    refused(Fact::Strength(strength), "fact.grade is 6; it must be from 0 to 5");
    let anatomy = |anatomy| Fact::SurgicalAnatomy(Box::new(anatomy));
    let everywhere =
        SurgicalAnatomy { laminectomies: vec![Level::L4, Level::L4], ..SurgicalAnatomy::default() };
    refused(anatomy(everywhere), "at fact.laminectomies: \"L4\" is given twice");
    let maker = SurgicalAnatomy { maker: Some("Doe\n".into()), ..SurgicalAnatomy::default() };
    refused(anatomy(maker), "at fact.maker: the text holds control characters");
    let size = |value, interval| {
        Fact::StudyFinding(Box::new(StudyFinding {
            study: "CT".to_owned(),
            finding: FindingKind::ParaspinalFat,
            presence: None,
            level: None,
            side: None,
            value,
            interval,
            grade: None,
            status: Confirmation::Confirmed,
            method: None,
            image: None,
        }))
    };
    refused(size(Some(f64::NAN), None), "fact.value is NaN");
    refused(size(None, Some((0.0, f64::INFINITY))), "fact.interval is inf");
    refused(size(None, Some((2.0, 1.0))), "the lower end lies above the upper one");
    let course = Course { outcome: Some(StepOutcome::Declined), ..Course::default() };
    let drug = DrugTreatment { class: DrugClass::Opioid, dose: None, weeks: None, course };
    refused(
        Fact::Observation(Observation { measure: Measure::Falls, value: 1.5 }),
        "at fact.value: 1.5 is no whole number; falls_last_year is given in whole falls",
    );
    let anything = Allergy { allergen: Allergen::Any, presence: Presence::Present, severe: None };
    refused(Fact::Allergy(anything), "\"any\" only says, with absent, that there is none at all");
    refused(Fact::DrugTreatment(drug), "the outcome \"declined\" needs a reason");
    refused(Fact::Goal(Goal { text: "".into(), no_operation: true }), "at fact.text: the text is empty");
}

fn case_file() -> impl Strategy<Value = CaseFile> {
    let recorded = (day(), 0_i32..2);
    prop::collection::vec((fact(), recorded, "[^\\p{Cc}]{1,60}", any::<bool>()), 0..8).prop_map(|facts| {
        let mut entries: Vec<Entry> = Vec::new();
        for (at, (fact, (day, later), author, corrects)) in facts.into_iter().enumerate() {
            let day = began(&fact).map_or(day, |began| day.max(began));
            let mut entry = Entry::new(format!("e {at}"), day, Author::new(author), fact);
            entry.recorded_at = if later == 1 { day.tomorrow().unwrap_or(day) } else { day };
            let free = |other: &&Entry| {
                other.fact.kind() == entry.fact.kind()
                    && !entries.iter().any(|one| one.supersedes.as_deref() == Some(&other.id))
            };
            let earlier = entries.iter().find(free).map(|other| other.id.clone());
            entry.supersedes = earlier.filter(|_| corrects);
            entries.push(entry);
        }
        CaseFile::new(entries).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_record(case in case_file()) {
        check(&CaseDocument::new(case));
    }
}
