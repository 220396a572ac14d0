//! The person: age, diseases, drugs, allergies, devices, numbers and scores.

use super::{Known, Label, Spec, plain};
use crate::value::{Found, Kind};
use upright_casefile::{
    Allergen, Condition, Device, DeviceKind, DrugClass, Fact, Instrument, Measure, MrStatus, Presence, Sex,
};
use upright_evidence::numbers::CUT_OFF_PREGNANCY_AGE;

pub(super) fn specs() -> Vec<Spec> {
    let single = vec![
        Spec::new("age", "age", Kind::Number("a"), age),
        Spec::new("body_mass_index", "body-mass index", Kind::Number("kg/m2"), body_mass_index),
        Spec::flag("pregnancy", "pregnancy", pregnancy).by(&[&CUT_OFF_PREGNANCY_AGE]),
        Spec::flag("frailty.frail", "frailty by an index", frail),
        Spec::flag("device.mr_unsafe", "a device that is unsafe in MRI", mr_unsafe),
        Spec::flag("device.mr_conditional.recorded", "a device that is conditional in MRI", mr_conditional),
        Spec::flag("device.denied", "the record that no device is in the body", device_denied),
        Spec::flag("device.mr_cleared", "MR status of every device known and not unsafe", mr_cleared),
    ];
    let conditions = Condition::ALL.iter().map(|one| of_condition(*one));
    let drugs = DrugClass::ALL.iter().map(|one| of_drug(*one));
    let allergies = Allergen::ALL.iter().flat_map(|one| [of_allergy(*one), of_severe_reaction(*one)]);
    let kinds = DeviceKind::ALL.iter().filter(|kind| !matches!(kind, DeviceKind::Any | DeviceKind::Other));
    let devices = kinds.map(|kind| of_device(*kind));
    let observations = Measure::ALL.iter().map(|one| of_measure(*one));
    let scores = Instrument::ALL.iter().map(|one| of_score(*one));
    single
        .into_iter()
        .chain(conditions)
        .chain(drugs)
        .chain(allergies)
        .chain(devices)
        .chain(observations)
        .chain(scores)
        .collect()
}

fn age(known: &Known<'_>) -> Found {
    let age = known.view.age_on(known.view.day());
    age.map_or_else(|| Found::unknown("the age"), Found::number)
}

fn body_mass_index(known: &Known<'_>) -> Found {
    known.view.body_mass_index().map_or_else(|| Found::unknown("the body-mass index"), Found::number)
}

/// Pregnant from whichever week on; no week = not pregnant on that day, which says nothing of a later one.
fn pregnancy(known: &Known<'_>) -> Found {
    match (weeks_of_pregnancy(known), known.view.sex()) {
        (Some((entry, weeks)), _) if weeks > 0.0 && weeks <= LONGEST_PREGNANCY => {
            Found::flag(true).told_by(entry)
        }
        (Some((entry, weeks)), _) if weeks == 0.0 && entry.effective_at == known.view.day() => {
            Found::flag(false).told_by(entry)
        }
        (_, Some(Sex::Male)) => Found::flag(false),
        (Some((_, weeks)), _) if weeks > 0.0 => Found::unknown("whether the pregnancy is over"),
        _ if is_beyond_pregnancy(known) => Found::flag(false).saying(not_asked()),
        (_, _) => Found::unknown("whether there is a pregnancy"),
    }
}

/// Whether the patient is older than anybody is asked about a pregnancy; no age recorded = not known, and asked.
fn is_beyond_pregnancy(known: &Known<'_>) -> bool {
    known.view.age_on(known.view.day()).is_some_and(|age| CUT_OFF_PREGNANCY_AGE.is_passed_by(age))
}

fn not_asked() -> String {
    let age = Label::quantity(CUT_OFF_PREGNANCY_AGE.value, CUT_OFF_PREGNANCY_AGE.unit);
    format!("not asked: over {age}, Upright's default")
}

/// Weeks after which a pregnancy is over: a guard, no clinical limit.
const LONGEST_PREGNANCY: f64 = 44.0;

/// Weeks of pregnancy on the day of the view, counted on from the day on which they were recorded; 0 = not pregnant then.
fn weeks_of_pregnancy<'a>(known: &Known<'a>) -> Option<(&'a upright_casefile::Entry, f64)> {
    let mut found = known.view.facts(|fact| match fact {
        Fact::Observation(found) if found.measure == Measure::PregnancyWeeks => Some(found.value),
        _ => None,
    });
    let (entry, weeks) = found.next_back()?;
    let days = f64::from((known.view.day() - entry.effective_at).get_days());
    Some((entry, if weeks == 0.0 { 0.0 } else { weeks + (days / 7.0).floor() }))
}

/// Frail by at least one published index; not frail where every index that can be computed says so.
fn frail(known: &Known<'_>) -> Found {
    let indices = known.assessment.classifications.iter().filter(|found| found.code.starts_with("frailty."));
    let classes: Vec<&str> =
        indices.filter_map(|found| found.class.as_ref().ok()).map(|class| class.code.as_str()).collect();
    if classes.is_empty() {
        return Found::unknown("the items of a frailty index");
    }
    Found::flag(classes.iter().any(|class| *class != "not frail"))
}

fn of_condition(condition: Condition) -> Spec {
    let name = condition.name();
    let label = words(condition);
    Spec::flag(format!("condition.{name}"), label.clone(), move |known| {
        let found = known.view.facts(|fact| match fact {
            Fact::Comorbidity(found) if found.condition == condition => Some(found.presence),
            _ => None,
        });
        latest(found, || format!("whether there is {label}"))
    })
}

/// What people say for a condition.
fn words(condition: Condition) -> String {
    match condition {
        Condition::Dependent => "dependence on help in daily life",
        Condition::OnDisability => "a pension for disability",
        Condition::BloodClot => "a blood clot, ever",
        Condition::PosturalDrug => "a drug that bends the trunk",
        Condition::StoopRelievedClaudication => "claudication that stooping relieves",
        Condition::MyastheniaOrAls => "myasthenia or amyotrophic lateral sclerosis",
        Condition::HipOrKneeDisease => "disease of a hip or knee",
        Condition::AnkylosingDisease => "ankylosing spondylitis or DISH",
        Condition::Nicotine => "use of nicotine",
        Condition::NsaidAsthma => "asthma that anti-inflammatory drugs make worse",
        Condition::RecentBypass => "a coronary bypass operation just before or after",
        Condition::InfarctionOrStroke => "a heart attack or stroke, ever",
        Condition::RecentInfarctionOrStroke => "a heart attack or stroke within a year",
        Condition::Coagulopathy => "a clotting disorder that is not corrected",
        Condition::DifficultAirway => "an airway that is difficult to secure",
        Condition::BloodRefusal => "refusal of blood",
        Condition::LacksSocialSupport => "nobody who can help at home",
        Condition::HlaB27 => "HLA-B27",
        Condition::AnderssonLesion => "an Andersson lesion",
        Condition::PagetDisease => "Paget disease of bone",
        Condition::KidneyDisease3bOrWorse => "kidney disease of stage 3b or worse",
        Condition::ActiveUlcerOrBleed => "an active ulcer or bleeding of stomach or bowel",
        Condition::PastUlcer => "an ulcer in the past",
        Condition::UncontrolledBloodPressure => "high blood pressure that is not controlled",
        other => return plain(other.name()),
    }
    .to_owned()
}

fn of_drug(class: DrugClass) -> Spec {
    let (name, words) = (class.name(), drug_words(class));
    Spec::flag(format!("drug.{name}"), format!("{words} taken"), move |known| {
        let found = known.view.facts(|fact| match fact {
            Fact::Medication(found) if found.class == class => Some(found.presence),
            _ => None,
        });
        latest(found, || format!("whether the patient takes {words}"))
    })
}

/// What people say for a class of drugs, of which several may be taken.
fn drug_words(class: DrugClass) -> String {
    match class {
        DrugClass::Nsaid => "anti-inflammatory drugs",
        DrugClass::Neuropathic => "drugs against pain of nerves",
        DrugClass::MuscleRelaxant => "muscle relaxants",
        DrugClass::Opioid => "opioids",
        DrugClass::Gastroprotection => "drugs that protect the stomach",
        DrugClass::AceInhibitorOrArb => "ACE inhibitors or ARBs",
        DrugClass::Diuretic => "diuretics",
        DrugClass::Anticoagulant => "anticoagulants",
        DrugClass::Antiplatelet => "antiplatelet drugs",
        DrugClass::Ssri => "SSRIs",
        DrugClass::Steroid => "steroids",
        DrugClass::DopamineAgonist => "dopamine agonists",
        DrugClass::Antipsychotic => "antipsychotics",
        DrugClass::SeizureThresholdLowering => "drugs that lower the seizure threshold",
        DrugClass::Bisphosphonate => "bisphosphonates",
        DrugClass::Paracetamol
        | DrugClass::Lithium
        | DrugClass::Methotrexate
        | DrugClass::Denosumab
        | DrugClass::Teriparatide
        | DrugClass::Romosozumab => return plain(class.name()),
    }
    .to_owned()
}

/// The statement about one allergen; "allergic to nothing" answers for all.
fn of_allergy(allergen: Allergen) -> Spec {
    let name = allergen.name();
    let words = match allergen {
        Allergen::Nsaid => "anti-inflammatory drugs".to_owned(),
        Allergen::Any => "anything".to_owned(),
        _ => plain(name),
    };
    Spec::flag(format!("allergy.{name}"), format!("allergy to {words}"), move |known| {
        let found = known.view.facts(|fact| match fact {
            Fact::Allergy(found) if found.allergen == allergen => Some(found.presence),
            Fact::Allergy(found) if found.allergen == Allergen::Any && found.presence == Presence::Absent => {
                Some(Presence::Absent)
            }
            _ => None,
        });
        latest(found, || format!("whether there is an allergy to {words}"))
    })
}

/// A reaction that was severe.
fn of_severe_reaction(allergen: Allergen) -> Spec {
    let name = allergen.name();
    let label = format!("severe reaction to {}", plain(name));
    Spec::flag(format!("allergy.{name}.severe"), label, move |known| {
        let found = known.view.facts(|fact| match fact {
            Fact::Allergy(found) if found.allergen == allergen || found.allergen == Allergen::Any => {
                match found.presence {
                    Presence::Absent => Some(Presence::Absent),
                    Presence::Present if found.allergen == allergen => {
                        found.severe.map(|severe| if severe { Presence::Present } else { Presence::Absent })
                    }
                    Presence::Present => None,
                }
            }
            _ => None,
        });
        latest(found, || format!("whether there was a severe reaction to {}", plain(name)))
    })
}

fn of_measure(measure: Measure) -> Spec {
    let name = measure.name();
    let (label, unit) = label_of(measure);
    Spec::new(format!("observation.{name}"), label, Kind::Number(unit), move |known| {
        if measure == Measure::PregnancyWeeks {
            let weeks = weeks_of_pregnancy(known).filter(|(_, weeks)| *weeks <= LONGEST_PREGNANCY);
            return weeks
                .map_or_else(|| Found::unknown(label), |(entry, weeks)| Found::number(weeks).told_by(entry));
        }
        let mut found = known.view.facts(|fact| match fact {
            Fact::Observation(found) if found.measure == measure => Some(found.value),
            _ => None,
        });
        found
            .next_back()
            .map_or_else(|| Found::unknown(label), |(entry, value)| Found::number(value).told_by(entry))
    })
}

const fn label_of(measure: Measure) -> (&'static str, &'static str) {
    match measure {
        Measure::Albumin => ("albumin", "g/L"),
        Measure::Haemoglobin => ("haemoglobin", "g/L"),
        Measure::Hba1c => ("HbA1c", "%"),
        Measure::Egfr => ("eGFR", "mL/min"),
        Measure::Crp => ("C-reactive protein", "mg/L"),
        Measure::Esr => ("erythrocyte sedimentation rate", "mm/h"),
        Measure::Platelets => ("platelets", "10*9/L"),
        Measure::Cotinine => ("cotinine", "ng/mL"),
        Measure::AsaClass => ("ASA class", "1"),
        Measure::Phq9 => ("PHQ-9", "1"),
        Measure::PainCatastrophizing => ("pain catastrophizing score", "1"),
        Measure::OpioidMme => ("opioids in morphine equivalents a day", "mg/d"),
        Measure::OpioidDays => ("days on opioids", "d"),
        Measure::TimedUpAndGo => ("timed up and go", "s"),
        Measure::Falls => ("falls in the last year", "1"),
        Measure::PregnancyWeeks => ("weeks of pregnancy", "wk"),
        Measure::WeightLoss => ("loss of weight in half a year", "%"),
    }
}

fn of_score(instrument: Instrument) -> Spec {
    let name = instrument.name();
    let label = match instrument {
        Instrument::Odi => "ODI".to_owned(),
        Instrument::NrsBack => "back pain (0 to 10)".to_owned(),
        Instrument::NrsLeg => "leg pain (0 to 10)".to_owned(),
        Instrument::Mjoa => "mJOA".to_owned(),
        other => plain(other.name()).replace("srs22", "SRS-22r"),
    };
    let missing = label.clone();
    Spec::new(format!("score.{name}"), label, Kind::Number("1"), move |known| {
        let last = known.view.outcomes(instrument).next_back();
        last.map_or_else(
            || Found::unknown(format!("{missing}, a score")),
            |(entry, score)| Found::number(score).told_by(entry),
        )
    })
}

/// Devices by kind, the latest statement of each.
fn devices<'a>(known: &Known<'a>) -> Vec<(&'a upright_casefile::Entry, &'a Device)> {
    let all = known.view.facts(|fact| match fact {
        Fact::Device(device) => Some(device),
        _ => None,
    });
    let mut latest: Vec<(&upright_casefile::Entry, &Device)> = Vec::new();
    for (entry, device) in all {
        let same = |known: &&Device| {
            known.device == device.device
                && (known.device != DeviceKind::Other || known.model == device.model)
        };
        latest.retain(|(_, known)| !same(known));
        latest.push((entry, device));
    }
    latest
}

fn mr_unsafe(known: &Known<'_>) -> Found {
    let devices = devices(known);
    let is_unsafe =
        |device: &Device| device.presence == Presence::Present && device.mr_status == Some(MrStatus::Unsafe);
    if let Some((entry, device)) = devices.iter().find(|(_, device)| is_unsafe(device)) {
        return Found::flag(true).saying(plain(device.device.name())).told_by(entry);
    }
    let cleared = mr_cleared(known);
    match cleared.as_flag() {
        Some(true) => Found { state: Found::flag(false).state, ..cleared },
        _ => cleared,
    }
}

/// A matter of the record: what is scanned within conditions must be named.
fn mr_conditional(known: &Known<'_>) -> Found {
    let devices = devices(known);
    let found = devices.iter().find(|(_, device)| {
        device.presence == Presence::Present && device.mr_status == Some(MrStatus::Conditional)
    });
    match found {
        Some((entry, _)) => Found::flag(true).told_by(entry),
        None => Found::flag(false),
    }
}

/// The latest statement about devices of a kind; "no device at all" answers for each.
fn of_device(kind: DeviceKind) -> Spec {
    let words = match kind {
        DeviceKind::HipProsthesis => "an artificial hip".to_owned(),
        DeviceKind::KneeProsthesis => "an artificial knee".to_owned(),
        DeviceKind::SpinalImplant => "an implant in the spine".to_owned(),
        other => format!("a device: {}", plain(other.name())),
    };
    Spec::flag(format!("device.{}", kind.name()), words.clone(), move |known| {
        let found = known.view.facts(|fact| match fact {
            Fact::Device(device) if device.device == kind => Some(device.presence),
            Fact::Device(device)
                if device.device == DeviceKind::Any && device.presence == Presence::Absent =>
            {
                Some(Presence::Absent)
            }
            _ => None,
        });
        latest(found, || format!("whether there is {words}"))
    })
}

/// A matter of the record: "no device at all", and none there since.
pub(super) fn device_denied(known: &Known<'_>) -> Found {
    let mut stated = known.view.facts(|fact| match fact {
        Fact::Device(device) if device.device == DeviceKind::Any || device.presence == Presence::Present => {
            Some((device.device, device.presence))
        }
        _ => None,
    });
    match stated.next_back() {
        Some((entry, (DeviceKind::Any, Presence::Absent))) => Found::flag(true).told_by(entry),
        _ => Found::flag(false),
    }
}

/// Every device is known with its status, or there is none; true only where nothing stands in the way of MRI.
fn mr_cleared(known: &Known<'_>) -> Found {
    const MISSING: &str = "devices in the body, and what their labels say about MRI";
    let devices = devices(known);
    let present: Vec<_> = devices.iter().filter(|(_, device)| device.presence == Presence::Present).collect();
    let denied = devices
        .iter()
        .find(|(_, device)| device.device == DeviceKind::Any && device.presence == Presence::Absent);
    match (&present[..], denied) {
        ([], Some((entry, _))) => Found::flag(true).told_by(entry),
        ([], None) => Found::unknown(MISSING),
        (present, _) if present.iter().any(|(_, device)| device.mr_status.is_none()) => {
            Found::unknown(MISSING)
        }
        (present, _) => {
            let cleared = present.iter().all(|(_, device)| device.mr_status != Some(MrStatus::Unsafe));
            present.iter().fold(Found::flag(cleared), |found, (entry, _)| found.told_by(entry))
        }
    }
}

/// The latest statement; unknown where there is none.
pub(super) fn latest<'a>(
    mut found: impl DoubleEndedIterator<Item = (&'a upright_casefile::Entry, Presence)>,
    missing: impl Fn() -> String,
) -> Found {
    found.next_back().map_or_else(
        || Found::unknown(missing()),
        |(entry, presence)| Found::flag(presence == Presence::Present).told_by(entry),
    )
}
