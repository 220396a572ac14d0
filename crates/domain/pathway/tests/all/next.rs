//! What to do next: the order holds whatever the patient, and nothing is asked for that was set aside.

use crate::set;
use crate::stories::{Story, stories};
use jiff::civil::Date;
use upright_assessment::{Options, assess};
use upright_casefile::{
    Author, CaseFile, Comorbidity, Condition, Confirmation, Course, DrugClass, DrugTreatment, Entry, Fact,
    FindingKind, Override, Presence, Study, StudyFinding, StudyKind, StudyState,
};
use upright_pathway::{Act, Answer, CautionLevel, Need, NextAction, Progress, Tier};

fn day(story: &Story) -> Date {
    story.expect["as_of"].as_str().unwrap().parse().unwrap()
}

/// What comes next of a story to whose record `more` is added on its day.
fn with<R>(name: &str, more: Vec<Fact>, mut of: impl FnMut(&Answer<'_>) -> R) -> R {
    let story = stories().into_iter().find(|story| story.name == name).unwrap();
    let day = day(&story);
    let added = more
        .into_iter()
        .enumerate()
        .map(|(at, fact)| Entry::new(format!("added {at}"), day, Author::new("a"), fact));
    let case = CaseFile::new(story.case.entries().iter().cloned().chain(added).collect()).unwrap();
    let view = case.as_of(day);
    let assessment = assess(&view, Options { draws: 300, ..Options::default() });
    of(&set("rules/fixed-sagittal-imbalance").answer(&view, &assessment))
}

fn acts(next: &[NextAction]) -> Vec<(Act, String)> {
    next.iter().map(|action| (action.act, action.about.clone())).collect()
}

fn place(answer: &Answer<'_>, act: Act) -> Option<usize> {
    answer.next.iter().position(|action| action.act == act)
}

#[test]
fn a_red_flag_goes_first_and_holds_back_what_is_elective() {
    const ELECTIVE: [Act; 7] =
        [Act::Try, Act::Weigh, Act::Close, Act::Review, Act::Refer, Act::FindOut, Act::Optimise];
    let mut raised = 0;
    for story in stories() {
        with(&story.name, Vec::new(), |answer| {
            let is_raised = answer.red_flags.iter().any(|flag| flag.tier != Tier::ContextOnly);
            let flags = answer.next.iter().filter(|action| action.act == Act::RedFlag).count();
            let is_first = answer.next.first().is_some_and(|action| action.act == Act::RedFlag);
            assert_eq!(is_first, is_raised, "{}", story.name);
            let expected = answer.red_flags.iter().filter(|flag| flag.tier != Tier::ContextOnly).count();
            assert_eq!(flags, expected, "{}", story.name);
            if is_raised {
                raised += 1;
                assert!(ELECTIVE.iter().all(|act| place(answer, *act).is_none()), "{}", story.name);
            }
            assert!(is_raised || place(answer, Act::Later).is_none(), "{}", story.name);
        });
    }
    assert!(raised >= 3, "{raised} stories with a red flag");
}

#[test]
fn every_needed_study_that_is_not_read_stands_there_once() {
    for story in stories() {
        with(&story.name, Vec::new(), |answer| {
            for item in &answer.board {
                let wanted = item.need == Need::Needed && item.progress != Progress::Read;
                let found =
                    answer.next.iter().filter(|action| action.about == item.study.kind.name()).count();
                assert_eq!(found, usize::from(wanted), "{}: {}", story.name, item.study.kind.name());
            }
        });
    }
}

#[test]
fn in_an_emergency_the_study_that_it_asks_for_goes_before_the_others() {
    with("red-flag", Vec::new(), |answer| {
        let found = acts(&answer.next);
        let later = found.iter().position(|(act, _)| *act == Act::Later).unwrap();
        let mri = found.iter().position(|(_, about)| about == "mri").unwrap();
        assert!(mri < later, "{found:?}");
        assert!(found[later..].iter().all(|(act, _)| *act == Act::Later), "{found:?}");
    });
}

#[test]
fn a_lost_posture_is_still_filmed_where_days_are_left() {
    with("broken-rod", Vec::new(), |answer| {
        let found = acts(&answer.next);
        assert!(found.contains(&(Act::Arrange, "standing_film".to_owned())), "{found:?}");
        assert!(found.contains(&(Act::Later, "supine_film".to_owned())), "{found:?}");
    });
}

#[test]
fn a_drug_that_is_to_be_avoided_is_weighed_and_says_why() {
    with("first-steps", Vec::new(), |answer| {
        let drug = answer.next.iter().find(|action| action.about == "nsaid").unwrap();
        assert_eq!(drug.act, Act::Weigh);
        assert_eq!(drug.cautions.first().map(|(level, _)| *level), Some(CautionLevel::Avoid));
        assert!(!drug.ask.is_empty());
    });
}

#[test]
fn an_order_that_must_not_be_is_taken_back_before_anything_elective() {
    let order = |study, name: &str| {
        Fact::Study(Study { study, name: name.to_owned(), state: StudyState::Ordered, reason: None })
    };
    // In a stiff spine with new pain bending films are contraindicated.
    let aside =
        Override { item: "flexion_extension_films".to_owned(), instead: None, reason: "not needed".into() };
    let more = vec![Fact::Override(aside), order(StudyKind::FlexionExtensionFilms, "bending")];
    with("ankylosed", more, |answer| {
        let at = place(answer, Act::CancelOrder).unwrap();
        assert_eq!(answer.next[at].about, "flexion_extension_films");
        assert!(!answer.next[at].cautions.is_empty());
        let asked_for = |action: &NextAction| action.about == "whole_spine_ct";
        let before = &answer.next[..at];
        assert!(before.iter().all(|action| action.tier == Some(Tier::EmergencyNow) || asked_for(action)));
    });
}

#[test]
fn a_proposal_waits_for_a_person() {
    let halo = Fact::StudyFinding(Box::new(StudyFinding {
        study: "CT".to_owned(),
        finding: FindingKind::ScrewHalo,
        presence: Some(Presence::Present),
        level: None,
        side: None,
        value: None,
        interval: None,
        status: Confirmation::Proposed,
        method: None,
        image: None,
    }));
    with("first-steps", vec![halo], |answer| {
        let found = answer.next.iter().find(|action| action.act == Act::Decide).unwrap();
        assert_eq!((found.about.as_str(), found.name.as_str()), ("added 0", "screw halo"));
    });
}

#[test]
fn what_was_set_aside_is_not_asked_for() {
    let aside = |item: &str| {
        Fact::Override(Override { item: item.to_owned(), instead: None, reason: "claustrophobia".into() })
    };
    let added =
        vec![aside("mri"), aside("nsaid"), aside("parameter.PT"), aside("film.grade"), aside("nothing")];
    with("first-steps", added, |answer| {
        let found = acts(&answer.next);
        assert!(found.iter().all(|(_, about)| about != "mri" && about != "nsaid"), "{found:?}");
        let known: Vec<bool> = answer.overridden.iter().map(|found| found.is_known).collect();
        assert_eq!(known, [true, true, true, true, false]);
    });
    for name in ["pair", "stoop"] {
        let indicated = |answer: &Answer<'_>| {
            answer.next.iter().any(|action| matches!(action.act, Act::Refer | Act::FindOut))
        };
        assert!(!with(name, vec![aside("indication")], indicated), "{name}");
    }
}

#[test]
fn a_red_flag_that_a_clinician_set_aside_holds_nothing_back() {
    let held = |more: Vec<Fact>| {
        with("broken-rod", more, |answer| {
            (answer.course.held_back, answer.board.iter().any(|item| item.waits), place(answer, Act::RedFlag))
        })
    };
    assert_eq!(held(Vec::new()), (true, true, Some(0)));
    let raised: Vec<String> = with("broken-rod", Vec::new(), |answer| {
        let loud = answer.red_flags.iter().filter(|flag| flag.tier != Tier::ContextOnly);
        loud.map(|flag| flag.conclusion.rule.code().to_owned()).collect()
    });
    let aside = raised.into_iter().map(|item| {
        Fact::Override(Override { item, instead: None, reason: "seen by the surgeon today".into() })
    });
    assert_eq!(held(aside.collect()), (false, false, None));
}

#[test]
fn a_treatment_under_way_that_must_not_be_is_reconsidered() {
    let drug = Fact::DrugTreatment(DrugTreatment {
        class: DrugClass::Nsaid,
        dose: None,
        weeks: None,
        course: Course::default(),
    });
    let ulcer = Fact::Comorbidity(Comorbidity {
        condition: Condition::ActiveUlcerOrBleed,
        presence: Presence::Present,
    });
    with("first-steps", vec![drug, ulcer], |answer| {
        let found = answer.next.iter().find(|action| action.about == "nsaid").unwrap();
        assert_eq!(found.act, Act::Reconsider);
        assert_eq!(found.cautions.first().map(|(level, _)| *level), Some(CautionLevel::Contraindicated));
    });
}
