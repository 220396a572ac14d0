//! Any fact that a patient may have.

use super::landmarks;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use serde_json::json;
use upright_anatomy::{Degrees, Laterality, Level, Millimetres};
use upright_casefile::{
    Allergen, Allergy, Approach, Arms, Birth, BoneDensity, Brace, BracePurpose, BraceState, Choice,
    ClinicalFinding, Comorbidity, Complication, Condition, Confirmation, CoronalFinding, Course, Decision,
    Device, DeviceKind, DrugClass, DrugTreatment, Event, ExtensionLimit, Fact, Film, FilmConditions,
    FindingKind, Frailty, FrailtyIndex, FreeText, Function, Goal, Grade, InjectedAgent, Injection,
    InjectionApproach, InjectionPurpose, Instrument, JointExamination, JointLimit, Judgement,
    LumbosacralJunction, Measure, Medication, Metal, Mobility, MrStatus, Observation, Outcome, Override,
    Person, PhysicalTherapy, Presence, PreviousFusion, Question, Reflex, Response, Segment, Sex, StepOutcome,
    Strength, Study, StudyFinding, StudyKind, StudyState, Support, SurgicalAnatomy, Symptom, Tendon,
    TherapyGoal, WalkingAid,
};
use upright_documents::read_landmarks;

fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    (0..all.len()).prop_map(|at| all[at])
}

fn maybe<S: Strategy>(strategy: S) -> impl Strategy<Value = Option<S::Value>>
where
    S::Value: Clone,
{
    prop::option::of(strategy)
}

/// Any day that a document can name.
pub(super) fn day() -> impl Strategy<Value = Date> {
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

fn first_kinds() -> impl Strategy<Value = Fact> {
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
        (minutes(), minutes(), flag(), millimetres(300.0, 2800.0), maybe(one_of(WalkingAid::ALL))).prop_map(
            |(walking_minutes, standing_minutes, horizontal_gaze, height, aid)| {
                Fact::Function(Function { walking_minutes, standing_minutes, horizontal_gaze, height, aid })
            }
        ),
        (one_of(FrailtyIndex::ALL), 0.0..=21.0)
            .prop_map(|(index, score)| Fact::Frailty(Frailty { index, score })),
    ]
}

/// Any fact.
pub(super) fn fact() -> impl Strategy<Value = Fact> {
    prop_oneof![first_kinds(), examined(), taken(), studied(), treated(), decided()]
}

/// The day on which a fact began, before which it cannot have held.
pub(super) fn began(fact: &Fact) -> Option<Date> {
    match fact {
        Fact::Person(Person { birth: Some(Birth::On(day)), .. }) => Some(*day),
        Fact::ClinicalFinding(finding) => finding.since,
        Fact::Strength(strength) => strength.onset,
        _ => None,
    }
}

fn flag() -> impl Strategy<Value = Option<bool>> {
    any::<Option<bool>>()
}

fn level() -> impl Strategy<Value = Level> {
    one_of(&Level::ALL)
}

fn side() -> impl Strategy<Value = Laterality> {
    one_of(&[Laterality::Left, Laterality::Right])
}

fn line() -> impl Strategy<Value = String> {
    "[^\\p{Cc}]{1,60}"
}

fn text() -> impl Strategy<Value = FreeText> {
    line().prop_map(FreeText::new)
}

/// Some of `all` in any order, each once.
fn some_of<T: Copy + std::fmt::Debug + 'static>(
    all: &'static [T],
    most: usize,
) -> impl Strategy<Value = Vec<T>> {
    prop::sample::subsequence(all.to_vec(), 0..=most).prop_shuffle()
}

fn examined() -> impl Strategy<Value = Fact> {
    let finding = (one_of(Symptom::ALL), one_of(Presence::ALL), maybe(day()), maybe(level()), maybe(side()));
    let strength = (level(), side(), 0_u8..=5, maybe(day()), flag());
    let reflex = (one_of(Tendon::ALL), side(), one_of(Response::ALL));
    prop_oneof![
        finding.prop_map(|(symptom, presence, since, root, side)| {
            Fact::ClinicalFinding(ClinicalFinding { symptom, presence, since, root, side })
        }),
        strength.prop_map(|(root, side, grade, onset, stable)| {
            Fact::Strength(Strength { root, side, grade, onset, stable })
        }),
        reflex.prop_map(|(tendon, side, response)| Fact::Reflex(Reflex { tendon, side, response })),
        anatomy().prop_map(|anatomy| Fact::SurgicalAnatomy(Box::new(anatomy))),
    ]
}

fn anatomy() -> impl Strategy<Value = SurgicalAnatomy> {
    let ends = (maybe(level()), maybe(level()));
    let words = (
        maybe(one_of(LumbosacralJunction::ALL)),
        maybe(one_of(Metal::ALL)),
        maybe(one_of(Approach::ALL)),
        maybe(text()),
    );
    let lists = (some_of(&Level::ALL, 25), some_of(Complication::ALL, Complication::ALL.len()));
    (ends, words, lists, flag(), flag()).prop_map(
        |(ends, words, lists, pelvic_anchors, transitional_vertebra)| {
            let (uppermost, lowermost) = match ends {
                (Some(one), Some(other)) => (Some(one.min(other)), Some(one.max(other))),
                ends => ends,
            };
            let (lumbosacral, metal, approach, maker) = words;
            let (laminectomies, complications) = lists;
            SurgicalAnatomy {
                uppermost,
                lowermost,
                lumbosacral,
                pelvic_anchors,
                metal,
                maker,
                approach,
                laminectomies,
                complications,
                transitional_vertebra,
            }
        },
    )
}

fn taken() -> impl Strategy<Value = Fact> {
    let presence = || one_of(Presence::ALL);
    let device = (one_of(DeviceKind::ALL), presence(), maybe(one_of(MrStatus::ALL)), maybe(text()));
    let medication = (one_of(DrugClass::ALL), presence(), maybe(text()));
    prop_oneof![
        device.prop_map(|(device, presence, mr_status, model)| {
            let presence = if device == DeviceKind::Any { Presence::Absent } else { presence };
            let mr_status = mr_status.filter(|_| presence == Presence::Present);
            Fact::Device(Device { device, presence, mr_status, model })
        }),
        (one_of(Allergen::ALL), presence(), flag()).prop_map(|(allergen, presence, severe)| {
            let presence = if allergen == Allergen::Any { Presence::Absent } else { presence };
            let severe = severe.filter(|severe| presence == Presence::Present || !severe);
            Fact::Allergy(Allergy { allergen, presence, severe })
        }),
        medication.prop_map(|(class, presence, dose)| Fact::Medication(Medication { class, presence, dose })),
        (one_of(Measure::ALL), 0.0..=1.0).prop_map(|(measure, share)| {
            let (least, most) = measure.range();
            let value: f64 = least + share * (most - least);
            let value = if measure.is_whole() { value.round() } else { value };
            Fact::Observation(Observation { measure, value })
        }),
    ]
}

fn studied() -> impl Strategy<Value = Fact> {
    let study = (one_of(StudyKind::ALL), "[a-zé0-9 ]{1,80}", one_of(StudyState::ALL), maybe(text()));
    prop_oneof![
        study.prop_map(|(study, name, state, reason)| Fact::Study(Study { study, name, state, reason })),
        study_finding().prop_map(|finding| Fact::StudyFinding(Box::new(finding))),
    ]
}

fn study_finding() -> impl Strategy<Value = StudyFinding> {
    let what = (
        "[^\\p{Cc}]{1,60}",
        one_of(FindingKind::ALL),
        maybe(one_of(Presence::ALL)),
        one_of(Confirmation::ALL),
    );
    let size = (maybe(0.0..=150.0), maybe((0.0..=10.0, 0.0..=20.0)), 0_usize..9);
    (what, maybe(level()), maybe(side()), size, maybe(text()), maybe(text())).prop_map(
        |((study, finding, presence, status), level, side, (value, around, graded), method, image)| {
            let low = value.unwrap_or(-0.5_f64).max(0.0);
            let interval = around.map(|(below, above): (f64, f64)| ((low - below).max(0.0), low + above));
            let mut grades = Grade::ALL.iter().filter(|grade| grade.finding() == finding);
            let grade = grades.nth(graded).copied().filter(|grade| Some(grade.presence()) == presence);
            StudyFinding {
                study,
                finding,
                presence,
                level,
                side,
                value,
                interval,
                grade,
                status,
                method,
                image,
            }
        },
    )
}

fn course() -> impl Strategy<Value = Course> {
    (maybe(one_of(StepOutcome::ALL)), text(), any::<bool>(), maybe(text()), maybe(day())).prop_map(
        |(outcome, reason, given, adverse_event, review_on)| {
            let needed = outcome.is_some_and(StepOutcome::needs_reason);
            Course { outcome, reason: (given || needed).then_some(reason), adverse_event, review_on }
        },
    )
}

fn treated() -> impl Strategy<Value = Fact> {
    let weeks = || maybe(0.0..=2600.0);
    let drug = (one_of(DrugClass::ALL), maybe(text()), weeks(), course());
    let therapy = (maybe(0_u32..=1000), weeks(), some_of(TherapyGoal::ALL, TherapyGoal::ALL.len()), course());
    let brace = (one_of(BracePurpose::ALL), one_of(BraceState::ALL), maybe(0.0..=24.0), course());
    prop_oneof![
        drug.prop_map(|(class, dose, weeks, course)| {
            Fact::DrugTreatment(DrugTreatment { class, dose, weeks, course })
        }),
        therapy.prop_map(|(sessions_attended, weeks, goals, course)| {
            Fact::PhysicalTherapy(PhysicalTherapy { sessions_attended, weeks, goals, course })
        }),
        injection().prop_map(|injection| Fact::Injection(Box::new(injection))),
        brace.prop_map(|(purpose, state, hours_a_day, course)| {
            Fact::Brace(Brace { purpose, state, hours_a_day, course })
        }),
    ]
}

fn injection() -> impl Strategy<Value = Injection> {
    let purpose = (one_of(InjectionPurpose::ALL), maybe(one_of(InjectionApproach::ALL)));
    let place = (maybe(level()), maybe(side()));
    let agents = some_of(InjectedAgent::ALL, InjectedAgent::ALL.len());
    let pain = prop::array::uniform3(maybe(0.0..=10.0));
    (purpose, place, agents, flag(), maybe(0.0..=1000.0), pain, flag(), course()).prop_map(
        |((purpose, approach), (root, side), agents, image_guided, steroid_mg, pain, provoked, course)| {
            let [pain_before, pain_after, pain_at_two_weeks] = pain;
            Injection {
                purpose,
                approach,
                root,
                side,
                agents,
                image_guided,
                steroid_mg,
                pain_before,
                pain_after,
                provoked,
                pain_at_two_weeks,
                course,
            }
        },
    )
}

fn decided() -> impl Strategy<Value = Fact> {
    prop_oneof![
        (one_of(Question::ALL), any::<bool>(), maybe(text())).prop_map(|(question, answer, reason)| {
            Fact::Judgement(Judgement { question, answer, reason })
        }),
        (text(), any::<bool>()).prop_map(|(text, no_operation)| Fact::Goal(Goal { text, no_operation })),
        (one_of(Choice::ALL), maybe(text()), maybe(day())).prop_map(|(choice, reason, review_on)| {
            Fact::Decision(Decision { choice, reason, review_on })
        }),
        (line(), maybe(text()), text()).prop_map(|(item, instead, reason)| Fact::Override(Override {
            item,
            instead,
            reason
        })),
    ]
}
