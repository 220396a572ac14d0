//! What to do next: the order holds whatever the patient, and nothing is asked for that was set aside.

use crate::set;
use crate::stories::{Story, stories};
use jiff::civil::Date;
use upright_assessment::{Options, assess};
use upright_casefile::{
    Author, CaseFile, Comorbidity, Condition, Confirmation, Course, Device, DeviceKind, DrugClass,
    DrugTreatment, Entry, Fact, FindingKind, MrStatus, Override, Presence, Study, StudyFinding, StudyKind,
    StudyState, Withdrawal,
};
use upright_pathway::{
    Act, Answer, CautionLevel, Lack, Need, NextAction, Progress, RedFlag, Tier, UnknownFlag,
};

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
            let alone = |flag: &&RedFlag<'_>| flag.tier != Tier::ContextOnly && flag.part_of.is_none();
            let expected = answer.red_flags.iter().filter(alone).count();
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
                let is_made = item.progress == Progress::Done && !item.waits;
                let is_needed = item.need == Need::Needed && item.instead.is_none();
                let wanted = is_needed && item.progress != Progress::Read || is_made;
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
        let first = drug.cautions.first().unwrap();
        assert_eq!(first.level, CautionLevel::Avoid);
        assert!(!first.because.is_empty(), "{first:?}");
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
        grade: None,
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
        let gravest = found.cautions.first().unwrap();
        assert_eq!(gravest.level, CautionLevel::Contraindicated);
        let entries: Vec<&str> = gravest
            .because
            .iter()
            .flat_map(|reason| &reason.entries)
            .map(|origin| origin.entry.as_str())
            .collect();
        assert_eq!(entries, ["added 1"], "the ulcer is what speaks against it");
    });
}

fn ordered(study: StudyKind, name: &str) -> Fact {
    Fact::Study(Study { study, name: name.to_owned(), state: StudyState::Ordered, reason: None })
}

/// The answer about a story on a day, to whose record entries are added.
fn on<R>(name: &str, day: Date, more: Vec<Entry>, mut of: impl FnMut(&Answer<'_>) -> R) -> R {
    let story = stories().into_iter().find(|story| story.name == name).unwrap();
    let case = CaseFile::new(story.case.entries().iter().cloned().chain(more).collect()).unwrap();
    let view = case.as_of(day);
    let assessment = assess(&view, Options { draws: 300, ..Options::default() });
    of(&set("rules/fixed-sagittal-imbalance").answer(&view, &assessment))
}

fn day_of(name: &str) -> Date {
    day(&stories().into_iter().find(|story| story.name == name).unwrap())
}

fn pacemaker() -> Fact {
    Fact::Device(Device {
        device: DeviceKind::Pacemaker,
        presence: Presence::Present,
        mr_status: Some(MrStatus::Unsafe),
        model: None,
    })
}

#[test]
fn one_matter_has_one_urgency_and_what_its_study_answers_is_not_asked() {
    with("ankylosed", Vec::new(), |answer| {
        let part = answer.red_flags.iter().find(|flag| flag.tier == Tier::UrgentDays).unwrap();
        assert_eq!(part.part_of, Some("stiff-spine-with-new-pain"));
        let told: Vec<&NextAction> = answer.next.iter().filter(|action| action.act == Act::RedFlag).collect();
        assert!(told.iter().all(|action| action.tier == Some(Tier::EmergencyNow)), "{told:?}");
    });
    let story = stories().into_iter().find(|story| story.name == "ankylosed").unwrap();
    let is_told = |entry: &&Entry| entry.fact.subject() != "clinical finding: unstable fracture";
    let case = CaseFile::new(story.case.entries().iter().filter(is_told).cloned().collect()).unwrap();
    let view = case.as_of(day(&story));
    let assessment = assess(&view, Options { draws: 300, ..Options::default() });
    let set = set("rules/fixed-sagittal-imbalance");
    let answer = set.answer(&view, &assessment);
    let of = |flag: &&UnknownFlag<'_>| flag.conclusion.rule.code() == "unstable-fracture";
    let unstable = answer.red_flags_unknown.iter().find(of).unwrap();
    assert_eq!(unstable.waits_for, Some(StudyKind::WholeSpineCt));
    let asked = answer.next.iter().filter(|action| action.act == Act::AskRedFlags);
    let asked: Vec<&String> = asked.flat_map(|action| &action.ask).collect();
    assert!(asked.iter().all(|text| *text != "whether there is an unstable fracture"), "{asked:?}");
}

#[test]
fn who_sets_the_emergency_aside_still_hears_what_is_urgent() {
    let aside = Override {
        item: "stiff-spine-with-new-pain".to_owned(),
        instead: None,
        reason: "the pain is that of a known shingles".into(),
    };
    with("ankylosed", vec![Fact::Override(aside)], |answer| {
        assert!(answer.red_flags.iter().all(|flag| flag.part_of.is_none()));
        let found = acts(&answer.next);
        assert!(found.contains(&(Act::RedFlag, "new-pain-with-a-risk".to_owned())), "{found:?}");
    });
}

#[test]
fn an_emergency_study_that_was_asked_for_on_an_earlier_day_is_late() {
    let day = day_of("ankylosed");
    let late = |day: Date| {
        on("ankylosed", day, Vec::new(), |answer| {
            let item = answer.board.iter().find(|item| item.study.kind == StudyKind::WholeSpineCt).unwrap();
            let action = answer.next.iter().find(|action| action.about == "whole_spine_ct").unwrap();
            assert_eq!((action.act, action.since, action.is_late), (Act::Await, item.since, item.is_late));
            assert_eq!(action.detail.contains("late"), item.is_late, "{action:?}");
            item.is_late
        })
    };
    assert!(!late(day));
    assert!(late(day.tomorrow().unwrap()));
}

#[test]
fn a_film_from_before_the_pain_says_so() {
    let fall = |answer: &Answer<'_>| {
        let made = answer.board.iter().any(|item| item.made_before.is_some());
        (answer.films_before.clone().map(|found| found.film < found.began), made)
    };
    assert_eq!(with("first-steps", Vec::new(), fall), (None, false), "nothing is to be cleared");
    let day = day_of("first-steps").tomorrow().unwrap();
    let pain = Fact::ClinicalFinding(upright_casefile::ClinicalFinding {
        symptom: upright_casefile::Symptom::Trauma,
        presence: Presence::Present,
        since: None,
        root: None,
        side: None,
    });
    let pain = Entry::new("fall", day, Author::new("a"), pain);
    assert_eq!(on("first-steps", day, vec![pain], fall), (Some(true), true));
}

#[test]
fn nothing_calls_for_mri_before_care_was_tried() {
    with("first-steps", Vec::new(), |answer| {
        let mri = answer.board.iter().find(|item| item.study.kind == StudyKind::Mri).unwrap();
        assert_eq!(mri.need, Need::Optional);
        assert!(mri.why.iter().all(|found| !found.fires() || !found.because().is_empty()), "{mri:?}");
        let found = acts(&answer.next);
        assert!(found.iter().all(|(_, about)| about != "mri"), "{found:?}");
    });
}

#[test]
fn ct_in_the_place_of_an_mri_is_as_needed_and_what_was_made_is_read() {
    let ct = Fact::Study(Study {
        study: StudyKind::Ct,
        name: "CT".to_owned(),
        state: StudyState::Done,
        reason: None,
    });
    let emg = Fact::Study(Study {
        study: StudyKind::Emg,
        name: "EMG".to_owned(),
        state: StudyState::Done,
        reason: None,
    });
    with("injection", vec![pacemaker(), ct, emg, ordered(StudyKind::WholeSpineMri, "MRI")], |answer| {
        let item = answer.board.iter().find(|item| item.study.kind == StudyKind::Ct).unwrap();
        assert_eq!((item.need, item.progress), (Need::Needed, Progress::Done));
        let found = acts(&answer.next);
        assert!(found.contains(&(Act::Read, "ct".to_owned())), "{found:?}");
        assert!(found.contains(&(Act::Read, "emg".to_owned())), "made, and needed by no rule: {found:?}");
        let cancel = answer.next.iter().find(|action| action.act == Act::CancelOrder).unwrap();
        let said = &cancel.cautions[0].because[0];
        assert_eq!(said.statement, "a device that is unsafe in MRI (pacemaker)");
        assert_eq!(said.entries[0].entry, "added 0");
    });
}

#[test]
fn a_study_that_did_not_answer_says_so_and_the_one_in_its_place_is_asked_for_instead() {
    let spoiled = || {
        let reason = Some("the rods black out the canal.".into());
        Fact::Study(Study {
            study: StudyKind::Mri,
            name: "MRI".to_owned(),
            state: StudyState::Inadequate,
            reason,
        })
    };
    let told = |story: &str| {
        with(story, vec![spoiled()], |answer| {
            let item = answer.board.iter().find(|item| item.study.kind == StudyKind::Mri).unwrap();
            let detail = |about: &str| {
                let action = answer.next.iter().find(|action| action.about == about);
                action.map(|action| action.detail.clone())
            };
            assert_eq!(item.inadequate_for.as_deref(), Some("the rods black out the canal."));
            let in_vain = format!(
                "Made on {}, and it does not answer: the rods black out the canal.",
                item.made.unwrap()
            );
            (item.instead, item.is_to_be_made(), detail("mri"), detail("ct_myelogram"), in_vain)
        })
    };
    let (instead, is_open, mri, _, in_vain) = told("injection");
    assert_eq!((instead, is_open), (None, true));
    assert!(mri.unwrap().starts_with(&in_vain));
    let (instead, is_open, mri, myelogram, in_vain) = told("metal-and-nerves");
    assert_eq!((instead, is_open, mri), (Some(StudyKind::CtMyelogram), false, None));
    assert!(myelogram.unwrap().contains(&in_vain));
    // Ordered, and not to be made: it takes nobody's place.
    let raised =
        Comorbidity { condition: Condition::RaisedIntracranialPressure, presence: Presence::Present };
    let more = vec![spoiled(), Fact::Comorbidity(raised), ordered(StudyKind::CtMyelogram, "CT myelogram")];
    with("injection", more, |answer| {
        let of = |kind: StudyKind| answer.board.iter().find(|item| item.study.kind == kind).unwrap();
        let myelogram = of(StudyKind::CtMyelogram);
        assert_eq!((myelogram.need, myelogram.progress), (Need::Contraindicated, Progress::Ordered));
        assert_eq!(of(StudyKind::Mri).instead, None);
    });
}

#[test]
fn what_a_study_showed_that_was_taken_back_is_not_known_and_is_told() {
    let broken = Fact::StudyFinding(Box::new(StudyFinding {
        study: "another patient's CT".to_owned(),
        finding: FindingKind::RodFracture,
        presence: Some(Presence::Present),
        level: None,
        side: None,
        value: None,
        interval: None,
        grade: None,
        status: Confirmation::Confirmed,
        method: None,
        image: None,
    }));
    let study = Fact::Study(Study {
        study: StudyKind::Ct,
        name: "another patient's CT".to_owned(),
        state: StudyState::Read,
        reason: None,
    });
    let day = day_of("first-steps");
    let entry = |id: &str, fact| Entry::new(id, day, Author::new("a"), fact);
    let back = Fact::Withdrawal(Withdrawal { reason: "another patient".into() });
    let before = vec![entry("study", study), entry("rod", broken)];
    let after: Vec<Entry> =
        before.iter().cloned().chain([entry("withdrawn", back).superseding("study")]).collect();
    let told = |answer: &Answer<'_>| {
        let missing = answer.missing.iter().find(|missing| missing.lack == Lack::StudyWithdrawn).cloned();
        let resolve = answer.next.iter().find(|action| action.act == Act::Resolve).cloned();
        let infection =
            answer.board.iter().find(|item| item.study.kind == StudyKind::InfectionLaboratory).unwrap().need;
        (
            missing.and_then(|missing| missing.entry),
            resolve.map(|action| action.about),
            infection,
            answer.unfounded.len(),
        )
    };
    let (_, _, infection, unfounded) = on("first-steps", day, before, told);
    assert_eq!((infection, unfounded), (Need::Needed, 0), "a broken rod is looked into");
    let (entry, resolve, infection, unfounded) = on("first-steps", day, after, told);
    assert_eq!((entry.as_deref(), resolve.as_deref()), (Some("rod"), Some("rod")));
    assert_ne!(infection, Need::Needed, "it counts for nothing");
    assert_eq!(unfounded, 1);
}

#[test]
fn everything_that_is_missing_has_a_code() {
    for story in stories() {
        with(&story.name, Vec::new(), |answer| {
            let board = answer.board.iter().flat_map(|item| item.missing.clone());
            let next = answer.next.iter().flat_map(|action| action.ask.clone());
            let flags = answer.red_flags_unknown.iter().flat_map(|flag| flag.conclusion.missing());
            let asked = answer.course.steps.iter().flat_map(|step| &step.ask).chain(&answer.course.ask);
            let asked = asked.chain(&answer.readiness_unknown).chain(&answer.handling_unknown);
            let asked = asked.flat_map(|found| found.missing());
            let indication = answer.indication.iter().flat_map(|found| found.missing.clone());
            for text in board.chain(next).chain(flags).chain(asked).chain(indication) {
                let found = answer.missing.iter().filter(|missing| missing.text == text).count();
                assert_eq!(found, 1, "{}: {text}", story.name);
            }
        });
    }
}
