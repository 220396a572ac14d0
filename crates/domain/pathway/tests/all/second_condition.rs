//! A second condition is a folder of data: no line of code knows it.

use crate::{DAY, set};
use jiff::civil::date;
use upright_anatomy::Degrees;
use upright_assessment::{Options, assess};
use upright_casefile::{
    Author, CaseFile, ClinicalFinding, CoronalFinding, Entry, Fact, Goal, Instrument, Outcome, Presence,
    Symptom,
};
use upright_pathway::{Need, Progress, Verdict};

const SECOND: &str = "../../../testdata/conditions/degenerative-scoliosis";

fn case(facts: Vec<Fact>) -> CaseFile {
    let entry = |(place, fact): (usize, Fact)| {
        Entry::new(format!("e{place}"), date(2026, 3, 1), Author::new("test"), fact)
    };
    CaseFile::new(facts.into_iter().enumerate().map(entry).collect()).unwrap()
}

#[test]
fn nothing_is_wrong_with_the_second_set() {
    let set = set(SECOND);
    assert_eq!(set.lint(), [""; 0]);
    assert_eq!(set.rules.len(), 5);
}

#[test]
fn a_patient_with_a_curve_and_pain() {
    let set = set(SECOND);
    let claudication = ClinicalFinding {
        symptom: Symptom::NeurogenicClaudication,
        presence: Presence::Present,
        since: None,
        root: None,
        side: None,
    };
    let curve = CoronalFinding { lumbar_cobb: Some(Degrees::new(41.0)), ..CoronalFinding::default() };
    let facts = vec![
        Fact::ClinicalFinding(claudication),
        Fact::Coronal(curve),
        Fact::Outcome(Outcome::new(Instrument::NrsBack, 8.0).unwrap()),
        Fact::Goal(Goal { text: "to walk the dog".into(), no_operation: false }),
    ];
    let case = case(facts);
    let view = case.as_of(DAY);
    let answer = set.answer(&view, &assess(&view, Options { draws: 0, ..Options::default() }));
    let board: Vec<(&str, Need, Progress)> =
        answer.board.iter().map(|item| (item.study.kind.name(), item.need, item.progress)).collect();
    assert_eq!(
        board,
        [
            ("frontal_film", Need::Needed, Progress::Read),
            ("standing_film", Need::Needed, Progress::None),
            ("mri", Need::Needed, Progress::None),
        ]
    );
    assert_eq!(answer.board[2].why[0].unless, ["a device in the body is unsafe in MRI"]);
    assert_eq!(answer.indication.unwrap().verdict, Verdict::ReferralAdvised);
    assert!(answer.progression.quotation.is_none());
}
