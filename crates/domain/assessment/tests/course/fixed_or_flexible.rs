//! What a standing malalignment becomes lying down.

use crate::films::{
    drawn, entry, film, flatback, fusion, other_sacrum, person, posed, said_to_be, stooped, well_lying,
    well_taken, with_case,
};
use jiff::civil::{Date, date};
use upright_anatomy::{Degrees, LandmarkSet, Level, Posture};
use upright_assessment::{
    Explanation, Extension, Flexibility, FlexibilityVerdict, Truth, flexibility, standing_film,
};
use upright_casefile::{
    Comorbidity, Condition, Entry, Event, Fact, FilmConditions, JointExamination, JointLimit, Mobility,
    Presence, PreviousFusion, Segment,
};
use upright_phantom::{Kind, Pose, Wishes};

const STOOD: Date = date(2026, 2, 1);
const LAY: Date = date(2026, 2, 2);

/// The verdict on one case of a standing film, lying films and other facts.
fn examine(entries: Vec<Entry>) -> Flexibility {
    with_case(
        entries,
        |_| Extension::Extended,
        |view, films| {
            let lying: Vec<_> = films
                .iter()
                .filter(|film| !film.reading.landmarks().posture().is_standing())
                .cloned()
                .collect();
            flexibility(view, standing_film(films), &lying)
        },
    )
}

fn standing(set: LandmarkSet) -> Entry {
    film("standing", STOOD, set, well_taken())
}

fn lying(set: &LandmarkSet, conditions: FilmConditions) -> Entry {
    film("lying", LAY, said_to_be(set, Posture::Supine), conditions)
}

/// The flatback of [`flatback`], and how it lies.
fn unchanged(conditions: FilmConditions) -> Vec<Entry> {
    vec![person(STOOD, 60.0), standing(flatback()), lying(&flatback(), conditions)]
}

fn has(notes: &[String], text: &str) -> bool {
    notes.iter().any(|note| note.contains(text))
}

#[test]
fn a_fused_flatback_that_lies_as_it_stands_is_fixed_in_this_test() {
    let found = examine(unchanged(well_lying()));
    assert_eq!(found.verdict, FlexibilityVerdict::FixedInThisTest);
    assert_eq!(found.explanation.truth, Truth::True);
    let t1pa = &found.studies[0].residuals[0];
    let corrected = t1pa.corrected.unwrap();
    assert!(corrected.percent.abs() < 1e-9);
    let interval = corrected.interval.unwrap();
    assert!(interval.low < -1.0 && interval.high > 1.0, "two films err independently: {interval:?}");
    assert!(has(&found.notes, "Upright's default") && has(&found.notes, "Not verified"), "{:?}", found.notes);
    assert!(has(&found.notes, "not called fixed before these are settled"));
}

/// Drawn persons who are fused from the thorax to the sacrum hardly change.
#[test]
fn drawn_flatbacks_are_never_called_largely_flexible_and_their_fused_segments_stay() {
    let mut fixed = 0;
    for seed in 0..12 {
        let patient = drawn(Kind::Flatback, seed, &Wishes::default());
        let found = examine(vec![
            person(STOOD, patient.age),
            entry("fusion", STOOD, Fact::PreviousFusion(fusion(&patient))),
            standing(posed(&patient, Pose::StandingExtended)),
            film("lying", LAY, posed(&patient, Pose::Supine), well_lying()),
        ]);
        assert_ne!(found.verdict, FlexibilityVerdict::LargelyFlexible, "{seed}");
        fixed += usize::from(found.verdict == FlexibilityVerdict::FixedInThisTest);
        for segment in &found.studies[0].segments {
            let rigid = segment.mobility.is_some_and(Mobility::is_rigid);
            assert!(!rigid || segment.change.value().abs() < 1e-9, "{seed} {segment:?}");
            assert!(segment.mobility.is_some(), "the list is whole");
        }
    }
    assert!(fixed >= 3, "{fixed} of 12");
}

#[test]
fn a_worn_spine_that_extends_lying_is_mixed_or_flexible() {
    let patient = drawn(Kind::DegenerativeKyphosis, 4, &Wishes::default());
    let set = posed(&patient, Pose::StandingExtended);
    let check = |degrees: f64, expect: FlexibilityVerdict| {
        let found = examine(vec![
            person(STOOD, 60.0),
            standing(set.clone()),
            lying(&stooped(&set, Level::L4, -degrees), well_lying()),
        ]);
        assert_eq!(found.verdict, expect, "{degrees}: {:#?}", found.explanation);
        found
    };
    let excess = |found: &Flexibility| {
        let over = |position: usize| {
            let residual = &found.studies[0].residuals[position];
            residual.standing.unwrap() - found.targets.as_ref().unwrap()[position].value
        };
        over(0).max(over(1))
    };
    let start = check(0.0, FlexibilityVerdict::FixedInThisTest);
    let excess = excess(&start);
    assert!(excess > 20.0, "{excess}");
    let part = check(0.6 * excess, FlexibilityVerdict::Mixed);
    let corrected = part.studies[0].residuals[1].corrected.unwrap();
    let interval = corrected.interval.unwrap();
    assert!(interval.low < corrected.percent && corrected.percent < interval.high);
    let moved = part.studies[0].segments.iter().find(|segment| segment.upper == Level::L4).unwrap();
    assert!((moved.change.value() - 0.6 * excess).abs() < 1e-6, "{moved:?}");
    assert_eq!(moved.moves(), Some(true));
    check(2.0 * excess, FlexibilityVerdict::LargelyFlexible);
    check(
        -25.0,
        FlexibilityVerdict::CannotTell(
            "further from the target lying than standing, by more than two films can mistake".to_owned(),
        ),
    );
}

#[test]
fn without_its_conditions_a_study_calls_nothing_fixed() {
    let check = |conditions: FilmConditions, expect: &str| {
        let words = examine(unchanged(conditions)).verdict.words();
        assert!(words.contains(expect), "{words}");
    };
    let not_recorded = "cannot tell: conditions of the study not recorded";
    check(FilmConditions::default(), not_recorded);
    check(FilmConditions { legs_straight: None, ..well_lying() }, not_recorded);
    check(FilmConditions { minutes_lying: None, ..well_lying() }, not_recorded);
    check(
        FilmConditions { knee_pillow: Some(true), ..well_lying() },
        "not met (No pillow under the knees: no)",
    );
}

#[test]
fn nothing_examined_is_unknown() {
    let found = examine(vec![person(STOOD, 60.0), standing(flatback())]);
    assert_eq!(found.verdict.words(), "not examined: unknown");
    assert_eq!(found.explanation.truth, Truth::Unknown);
    assert!(found.explanation.all_missing().contains(&"a supine or prone film"));
    let none = examine(vec![person(STOOD, 60.0), lying(&flatback(), well_lying())]);
    assert_eq!(none.verdict.words(), "unknown: there is no standing film");
}

#[test]
fn without_an_age_of_the_formula_there_is_no_target() {
    let lay = || lying(&flatback(), well_lying());
    let no_age = examine(vec![standing(flatback()), lay()]);
    assert!(no_age.verdict.words().contains("age on the day of the standing film is not recorded"));
    assert!(no_age.studies[0].residuals[0].change.is_some(), "what was measured is shown all the same");
    assert!(no_age.studies[0].residuals[0].corrected.is_none());
    let young = examine(vec![person(STOOD, 24.0), standing(flatback()), lay()]);
    assert!(young.verdict.words().contains("not drawn out below 30"), "{}", young.verdict.words());
}

#[test]
fn who_stands_well_is_not_tested() {
    let patient = drawn(Kind::Normal, 2, &Wishes { age: Some(70.0), ..Wishes::default() });
    let set = posed(&patient, Pose::StandingExtended);
    let found = examine(vec![person(STOOD, 70.0), standing(set.clone()), lying(&set, well_lying())]);
    assert_eq!(found.verdict, FlexibilityVerdict::NoMalalignment);
    assert!(found.studies.is_empty());
}

#[test]
fn films_that_do_not_belong_together_answer_nothing() {
    let check = |extra: Vec<Entry>, lay: Entry, expect: &str| {
        let mut entries = vec![person(STOOD, 60.0), standing(flatback())];
        entries.extend(extra);
        entries.push(lay);
        let words = examine(entries).verdict.words();
        assert!(words.contains(expect), "{words}");
    };
    let operated = entry("operation", date(2026, 2, 5), Fact::Event(Event::SpineOperation));
    let later = film("lying", date(2026, 3, 1), said_to_be(&flatback(), Posture::Supine), well_lying());
    check(vec![operated], later, "operation on the spine on 2026-02-05 lies between");
    let sitting = film("lying", LAY, said_to_be(&flatback(), Posture::Sitting), well_lying());
    check(vec![], sitting, "the posture of the film is sitting");
    check(
        vec![],
        lying(&other_sacrum(&flatback(), 25.0), well_lying()),
        "check in this order: facing, choice of S1",
    );
}

#[test]
fn studies_that_disagree_are_named_with_their_modality() {
    let set = flatback();
    let bolster = FilmConditions { modality: Some("bolster".to_owned()), ..well_lying() };
    let extended = said_to_be(&stooped(&set, Level::L4, -70.0), Posture::Supine);
    let mut entries = unchanged(well_lying());
    entries.push(film("bolster", LAY, extended, bolster));
    let words = examine(entries).verdict.words();
    assert!(words.contains("supine_ct of 2026-02-02 fixed in this test; bolster of 2026-02-02"), "{words}");
}

#[test]
fn what_was_never_asked_is_unknown_and_shown() {
    let word = |found: &Flexibility, start: &str| {
        found.differential.iter().find(|examined| examined.what.starts_with(start)).unwrap().word()
    };
    let asked = |condition: Condition, presence| {
        entry(condition.name(), LAY, Fact::Comorbidity(Comorbidity { condition, presence }))
    };
    let joints = |left: f64, right: Option<f64>| {
        let limit = JointLimit { left: Some(Degrees::new(left)), right: right.map(Degrees::new) };
        let found =
            JointExamination { thomas: limit, knee_extension_loss: limit, ..JointExamination::default() };
        entry("joints", LAY, Fact::JointExamination(found))
    };
    let case = |extra: Vec<Entry>| examine([unchanged(well_lying()), extra].concat());
    let found = case(vec![
        asked(Condition::Parkinsonism, Presence::Present),
        asked(Condition::Dystonia, Presence::Absent),
        joints(0.0, None),
    ]);
    assert_eq!(found.differential.len(), 10);
    assert_eq!(word(&found, "Parkinsonism"), "present");
    assert_eq!(word(&found, "Dystonia"), "absent");
    assert_eq!(word(&found, "Dropped head"), "unknown");
    assert_eq!(word(&found, "Hip or knee contracture"), "unknown", "one side is not enough");
    assert!(has(&found.notes, "Parkinsonism: present"));
    assert_eq!(word(&case(vec![joints(10.0, None)]), "Hip or knee"), "present");
    let all = [
        Condition::Parkinsonism,
        Condition::Dystonia,
        Condition::MultipleSystemAtrophy,
        Condition::AxialMyopathy,
        Condition::DroppedHead,
        Condition::NormalPressureHydrocephalus,
        Condition::MyastheniaOrAls,
        Condition::PosturalDrug,
        Condition::StoopRelievedClaudication,
    ];
    let settled =
        all.map(|condition| asked(condition, Presence::Absent)).into_iter().chain([joints(0.0, Some(0.0))]);
    assert!(!has(&case(settled.collect()).notes, "before these are settled"));
}

#[test]
fn lordosis_is_shown_beside_what_it_does_in_people_without_complaints() {
    fn find<'e>(tree: &'e Explanation, text: &str) -> Option<&'e Explanation> {
        if tree.statement.contains(text) {
            Some(tree)
        } else {
            tree.parts.iter().find_map(|part| find(part, text))
        }
    }
    let found = examine(unchanged(well_lying()));
    let lordosis = find(&found.explanation, "does not tell whether").unwrap();
    assert!(lordosis.statement.contains("changes by -13.0°"), "{}", lordosis.statement);
    assert_eq!(lordosis.evidence.len(), 2);
    let mri = FilmConditions { modality: Some("supine_MRI".to_owned()), ..well_lying() };
    assert!(has(&examine(unchanged(mri)).studies[0].notes, "not automatically a flexibility film"));
    let unnamed = FilmConditions { modality: None, ..well_lying() };
    assert!(has(&examine(unchanged(unnamed)).studies[0].notes, "modality is not recorded"));
}

#[test]
fn the_latest_standing_film_is_taken_extended_preferred() {
    let entries = vec![
        film("early", date(2026, 1, 1), flatback(), well_taken()),
        film("extended", STOOD, flatback(), well_taken()),
        film("found", STOOD, flatback(), well_taken()),
        lying(&flatback(), well_lying()),
    ];
    let grade = |id: &str| if id == "extended" { Extension::Extended } else { Extension::NotExtended };
    let chosen = with_case(entries, grade, |_, films| standing_film(films).map(|film| film.entry.to_owned()));
    assert_eq!(chosen.as_deref(), Some("extended"));
}

#[test]
fn a_segment_recorded_as_rigid_that_moves_is_pointed_out() {
    let segment = |upper, lower, mobility| Segment { upper, lower, mobility };
    let fusion = PreviousFusion {
        segments: vec![
            segment(Level::L4, Level::L5, Mobility::Fused),
            segment(Level::L3, Level::L4, Mobility::Uncertain),
            segment(Level::L2, Level::L3, Mobility::Ankylosed),
        ],
        others_mobile: false,
    };
    let found = examine(vec![
        person(STOOD, 60.0),
        entry("fusion", STOOD, Fact::PreviousFusion(fusion)),
        standing(flatback()),
        lying(&stooped(&flatback(), Level::L4, -25.0), well_lying()),
    ]);
    let study = &found.studies[0];
    assert!(has(&study.notes, "more than landmark error: L4–L5."), "{:?}", study.notes);
    let words = |upper| study.segments.iter().find(|segment| segment.upper == upper).unwrap().words();
    assert_eq!(words(Level::L4), "fused: fixed, this segment only");
    assert_eq!(words(Level::L2), "ankylosed: fixed, this segment only");
    assert!(words(Level::L3).contains("pseudarthrosis, which is mobile"));
    assert_eq!(words(Level::L1), "unknown whether it moves");
}
