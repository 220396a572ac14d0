//! A written case file reads back as it was.

use super::{case, entry, every_kind, landmarks};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use serde_json::{Value, json};
use upright_anatomy::{Degrees, Level, Millimetres};
use upright_casefile::{
    Arms, Author, Birth, BoneDensity, CaseFile, Comorbidity, Condition, CoronalFinding, Entry, Event,
    ExtensionLimit, Fact, Film, FilmConditions, Frailty, FrailtyIndex, Function, Instrument,
    JointExamination, JointLimit, Mobility, Outcome, Person, Presence, PreviousFusion, Segment, Sex, Support,
};
use upright_documents::{CaseDocument, read_case, read_landmarks, write_case};

/// Everything of each entry, its author too. Of landmarks, the numbering that holds: whether it was stated is not written.
fn told(document: &CaseDocument) -> Vec<String> {
    let told = |entry: &Entry| {
        let (fact, author) = (&entry.fact, entry.author.name());
        let days = (entry.effective_at, entry.recorded_at);
        let Fact::Film(film) = fact else {
            return format!("{} {days:?} {author} {:?} {fact:?}", entry.id, entry.supersedes);
        };
        let set = &film.landmarks;
        let placed = (set.landmarks(), set.frame(), set.posture(), set.numbering());
        format!("{} {days:?} {author} {:?} {placed:?} {:?}", entry.id, entry.supersedes, film.conditions)
    };
    document.case.entries().iter().map(told).collect()
}

fn check(document: &CaseDocument) {
    let written = write_case(document).unwrap();
    let again = read_case(written.as_bytes()).unwrap();
    assert_eq!(told(&again), told(document));
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
    assert_eq!(read.case.entries().len(), 15);
    assert_eq!(read.source.as_deref(), Some("a registry"));
    check(&read);
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
    let segment = Segment { upper: Level::L2, lower: Level::L5, mobility: Mobility::Fused };
    let fusion = PreviousFusion { segments: vec![segment], others_mobile: false };
    assert!(write_case(&document("e", "a", Fact::PreviousFusion(fusion))).is_err());
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    (0..all.len()).prop_map(|at| all[at])
}

fn maybe<S: Strategy>(strategy: S) -> impl Strategy<Value = Option<S::Value>>
where
    S::Value: Clone,
{
    prop::option::of(strategy)
}

fn day() -> impl Strategy<Value = Date> {
    (0_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn limit() -> impl Strategy<Value = JointLimit> {
    let side = || maybe((0.0..=90.0).prop_map(Degrees::new));
    (side(), side()).prop_map(|(left, right)| JointLimit { left, right })
}

fn fusion() -> impl Strategy<Value = PreviousFusion> {
    let usual: Vec<Level> =
        Level::ALL.into_iter().filter(|level| !matches!(level, Level::T13 | Level::L6)).collect();
    let segments = prop::collection::vec(maybe(one_of(Mobility::ALL)), usual.len() - 1);
    (segments, any::<bool>()).prop_map(move |(found, others_mobile)| {
        let pairs = usual.windows(2).zip(found);
        let segments = pairs.filter_map(|(pair, mobility)| {
            Some(Segment { upper: pair[0], lower: pair[1], mobility: mobility? })
        });
        PreviousFusion { segments: segments.collect(), others_mobile }
    })
}

fn bone() -> impl Strategy<Value = BoneDensity> {
    let hounsfield = (
        one_of(&Level::ALL),
        -1100.0..=4000.0,
        maybe(40.0..=200.0),
        any::<Option<bool>>(),
        any::<Option<bool>>(),
    );
    prop_oneof![
        (-10.0..=10.0).prop_map(BoneDensity::TScore),
        (0.0..=1000.0).prop_map(BoneDensity::VitaminD),
        hounsfield.prop_map(|(level, value, kilovolts, contrast, altered)| BoneDensity::Hounsfield {
            level,
            value,
            kilovolts,
            contrast,
            altered
        }),
    ]
}

fn conditions() -> impl Strategy<Value = FilmConditions> {
    let limits = prop::sample::subsequence(ExtensionLimit::ALL.to_vec(), 0..=ExtensionLimit::ALL.len());
    let flags = prop::array::uniform7(any::<Option<bool>>());
    let text = || maybe("[a-zé _]{1,40}");
    let words = (maybe(one_of(Arms::ALL)), maybe(one_of(Support::ALL)), limits, any::<bool>());
    let lengths = (maybe(0.0..=100_000.0), maybe(0.0..=200.0), maybe(0.0..=1440.0));
    (words, flags, any::<Option<u32>>(), lengths, text(), text()).prop_map(
        |((arms, support, limits, unlimited), flags, repeated, lengths, modality, reader)| {
            let (minutes_lying, heel_lift_mm, minutes_on_feet) = lengths;
            let [stitched, upright, shows_head, shows_knees, shows_ankles, legs_straight, knee_pillow] =
                flags;
            let unlimited = unlimited && limits.is_empty();
            FilmConditions {
                arms,
                support,
                stitched,
                upright,
                limits,
                unlimited,
                repeated,
                shows_head,
                shows_knees,
                shows_ankles,
                heel_lift_mm,
                minutes_on_feet,
                legs_straight,
                knee_pillow,
                minutes_lying,
                modality,
                reader,
            }
        },
    )
}

fn film() -> impl Strategy<Value = Film> {
    let place = (-1e6..=1e6, -1e6..=1e6);
    (place, conditions()).prop_map(|((x, y), conditions)| {
        let mut document = landmarks();
        (document["landmarks"][0]["x"], document["landmarks"][0]["y"]) = (json!(x), json!(y));
        Film { landmarks: read_landmarks(document.to_string().as_bytes()).unwrap().set, conditions }
    })
}

fn person() -> impl Strategy<Value = Person> {
    let birth = prop_oneof![Just(Birth::On(date(1958, 2, 28))), (0.0..=130.0).prop_map(Birth::YearsOld)];
    (maybe(birth), maybe(one_of(Sex::ALL)), maybe(5.0..=100.0))
        .prop_map(|(birth, sex, body_mass_index)| Person { birth, sex, body_mass_index })
}

fn fact() -> impl Strategy<Value = Fact> {
    let degrees = || maybe((0.0..=180.0).prop_map(Degrees::new));
    let minutes = || maybe(0.0..=1440.0);
    let millimetres = |least: f64, most: f64| maybe((least..=most).prop_map(Millimetres::new));
    let outcome = (one_of(Instrument::ALL), 0.0..=1.0).prop_map(|(instrument, share)| {
        let (least, most) = instrument.range();
        Outcome::new(instrument, least + share * (most - least)).unwrap()
    });
    prop_oneof![
        person().prop_map(Fact::Person),
        film().prop_map(|film| Fact::Film(Box::new(film))),
        outcome.prop_map(Fact::Outcome),
        fusion().prop_map(Fact::PreviousFusion),
        (limit(), limit(), limit()).prop_map(|(thomas, knee_extension_loss, ankle_dorsiflexion_loss)| {
            Fact::JointExamination(JointExamination { thomas, knee_extension_loss, ankle_dorsiflexion_loss })
        }),
        (one_of(Condition::ALL), one_of(Presence::ALL))
            .prop_map(|(condition, presence)| Fact::Comorbidity(Comorbidity { condition, presence })),
        one_of(Event::ALL).prop_map(Fact::Event),
        bone().prop_map(Fact::BoneDensity),
        (degrees(), degrees(), millimetres(-1000.0, 1000.0)).prop_map(
            |(thoracic_cobb, lumbar_cobb, c7_csvl)| {
                Fact::Coronal(CoronalFinding { thoracic_cobb, lumbar_cobb, c7_csvl })
            }
        ),
        (minutes(), minutes(), any::<Option<bool>>(), millimetres(300.0, 2800.0)).prop_map(
            |(walking_minutes, standing_minutes, horizontal_gaze, height)| {
                Fact::Function(Function { walking_minutes, standing_minutes, horizontal_gaze, height })
            }
        ),
        (one_of(FrailtyIndex::ALL), 0.0..=21.0)
            .prop_map(|(index, score)| Fact::Frailty(Frailty { index, score })),
    ]
}

fn case_file() -> impl Strategy<Value = CaseFile> {
    let recorded = (day(), 0_i32..2);
    prop::collection::vec((fact(), recorded, "[^\\p{Cc}]{1,60}", any::<bool>()), 0..8).prop_map(|facts| {
        let mut entries: Vec<Entry> = Vec::new();
        for (at, (fact, (day, later), author, corrects)) in facts.into_iter().enumerate() {
            let day = if fact.kind() == "person" { day.max(date(1958, 2, 28)) } else { day };
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
