//! Frailty: mFI-5 and clin-ASD-FI from what was asked, mASD-FI as counted elsewhere. What was never asked is unknown.
//!
//! - **Source**: mFI-5 cut-offs Pierce (S80), items recalled; clin-ASD-FI S81; mASD-FI S82.

use super::{Class, Classification, Input};
use crate::explanation::{Explanation, Truth};
use crate::scale::{Scale, rounded};
use crate::subject::Subject;
use upright_casefile::{Condition, FrailtyIndex, Presence, View};
use upright_evidence::Record;
use upright_evidence::numbers::{
    CUT_OFF_FRAILTY_CLIN_ASD_FI_BMI_HIGH, CUT_OFF_FRAILTY_CLIN_ASD_FI_BMI_LOW,
    CUT_OFF_FRAILTY_CLIN_ASD_FI_FRAIL, CUT_OFF_FRAILTY_CLIN_ASD_FI_SEVERE, CUT_OFF_FRAILTY_MASD_FI_FRAIL,
    CUT_OFF_FRAILTY_MASD_FI_SEVERE, CUT_OFF_FRAILTY_MFI5_MILD, CUT_OFF_FRAILTY_MFI5_SEVERE,
    WEIGHT_CLIN_ASD_FI_BLOOD_CLOT, WEIGHT_CLIN_ASD_FI_BMI, WEIGHT_CLIN_ASD_FI_BOWEL_INCONTINENCE,
    WEIGHT_CLIN_ASD_FI_CARDIAC_DISEASE, WEIGHT_CLIN_ASD_FI_DIABETES, WEIGHT_CLIN_ASD_FI_HYPERTENSION,
    WEIGHT_CLIN_ASD_FI_ON_DISABILITY, WEIGHT_CLIN_ASD_FI_OSTEOPOROSIS,
};

static FIVE: Scale = Scale {
    name: "mFI-5",
    cuts: &[&CUT_OFF_FRAILTY_MFI5_MILD, &CUT_OFF_FRAILTY_MFI5_SEVERE],
    classes: &["not frail", "mildly frail", "severely frail"],
};
static CLINICAL: Scale = Scale {
    name: "clin-ASD-FI",
    cuts: &[&CUT_OFF_FRAILTY_CLIN_ASD_FI_FRAIL, &CUT_OFF_FRAILTY_CLIN_ASD_FI_SEVERE],
    classes: &["not frail", "frail", "severely frail"],
};
static COUNTED: Scale = Scale {
    name: "mASD-FI",
    cuts: &[&CUT_OFF_FRAILTY_MASD_FI_FRAIL, &CUT_OFF_FRAILTY_MASD_FI_SEVERE],
    classes: &["not frail", "frail", "severely frail"],
};
static BODY_MASS: Scale = Scale {
    name: "clin-ASD-FI, body-mass index",
    cuts: &[&CUT_OFF_FRAILTY_CLIN_ASD_FI_BMI_LOW, &CUT_OFF_FRAILTY_CLIN_ASD_FI_BMI_HIGH],
    classes: &["low", "does not count", "high"],
};

pub(super) const SCALES: [&Scale; 4] = [&FIVE, &CLINICAL, &COUNTED, &BODY_MASS];

const FIVE_ITEMS: [Condition; 5] = [
    Condition::HeartFailure,
    Condition::Diabetes,
    Condition::LungDisease,
    Condition::Hypertension,
    Condition::Dependent,
];
const CLINICAL_ITEMS: [(Condition, &Record); 7] = [
    (Condition::CardiacDisease, &WEIGHT_CLIN_ASD_FI_CARDIAC_DISEASE),
    (Condition::OnDisability, &WEIGHT_CLIN_ASD_FI_ON_DISABILITY),
    (Condition::Diabetes, &WEIGHT_CLIN_ASD_FI_DIABETES),
    (Condition::Hypertension, &WEIGHT_CLIN_ASD_FI_HYPERTENSION),
    (Condition::Osteoporosis, &WEIGHT_CLIN_ASD_FI_OSTEOPOROSIS),
    (Condition::BloodClot, &WEIGHT_CLIN_ASD_FI_BLOOD_CLOT),
    (Condition::BowelIncontinence, &WEIGHT_CLIN_ASD_FI_BOWEL_INCONTINENCE),
];

pub(super) fn classify(subject: &Subject<'_>) -> Vec<Classification> {
    vec![
        from_items(("frailty.mfi5", "Frailty, mFI-5"), &FIVE, &five(subject.view))
            .noting("not verified: which five items count"),
        from_items(("frailty.clin_asd_fi", "Frailty, clin-ASD-FI"), &CLINICAL, &clinical(subject.view)),
        counted(subject.view),
    ]
}

/// One item of an index.
struct Item {
    name: String,
    counts: Option<bool>,
    weight: f64,
    records: Vec<&'static Record>,
}

fn name(condition: Condition) -> String {
    condition.name().replace('_', " ")
}

fn is_present(view: &View<'_>, condition: Condition) -> Option<bool> {
    view.condition(condition).map(|presence| presence == Presence::Present)
}

fn five(view: &View<'_>) -> Vec<Item> {
    let weight = 1.0 / FIVE_ITEMS.len() as f64;
    let item = |condition: &Condition| Item {
        name: name(*condition),
        counts: is_present(view, *condition),
        weight,
        records: Vec::new(),
    };
    FIVE_ITEMS.iter().map(item).collect()
}

fn clinical(view: &View<'_>) -> Vec<Item> {
    let body_mass = view.body_mass_index();
    let by_body_mass = Item {
        name: "body-mass index".to_owned(),
        counts: body_mass.and_then(|index| BODY_MASS.class(index)).map(|class| class != "does not count"),
        weight: WEIGHT_CLIN_ASD_FI_BMI.value,
        records: [&WEIGHT_CLIN_ASD_FI_BMI].into_iter().chain(BODY_MASS.cuts.iter().copied()).collect(),
    };
    let item = |(condition, weight): &(Condition, &'static Record)| Item {
        name: name(*condition),
        counts: is_present(view, *condition),
        weight: weight.value,
        records: vec![*weight],
    };
    [by_body_mass].into_iter().chain(CLINICAL_ITEMS.iter().map(item)).collect()
}

/// The sum of what counts, where every item is known; else the least that it can be.
///
/// Unknown items decide nothing where the least and the most they leave fall into one class: then it is said as a least.
fn from_items(
    (code, name): (&'static str, &'static str),
    scale: &'static Scale,
    items: &[Item],
) -> Classification {
    let sum = |counted: fn(&Item) -> bool| -> f64 {
        items.iter().filter(|item| counted(item)).map(|item| item.weight).sum()
    };
    let least = sum(|item| item.counts == Some(true));
    let most = sum(|item| item.counts != Some(false));
    let unknown: Vec<&str> =
        items.iter().filter(|item| item.counts.is_none()).map(|item| item.name.as_str()).collect();
    let class = scale.class(least).unwrap_or_default();
    let (score, missing) = (score(scale, least), unknown.join(", "));
    let inputs = items.iter().map(|item| Input::new(item.name.clone(), answer(item.counts)));
    if unknown.is_empty() || scale.position(least) == scale.position(most) {
        let at_least = if unknown.is_empty() { "" } else { "at least " };
        let explanation = explanation(format!("{} {at_least}{score}: {class}", scale.name), scale, items);
        let class = Class::recorded(class, format!("{} {at_least}{score}", scale.name));
        let found = Classification::new(code, name, class, explanation).with_inputs(inputs);
        return if unknown.is_empty() { found } else { found.noting(format!("never asked: {missing}")) };
    }
    let reason = format!("never asked: {missing}; what is known makes at least {score} ({class})");
    let tree = explanation(format!("{name}: not computable"), scale, items);
    let explanation = Explanation { truth: Truth::Unknown, ..tree };
    Classification { explanation, ..Classification::not_computable(code, name, reason) }.with_inputs(inputs)
}

fn score(scale: &Scale, value: f64) -> String {
    scale.cuts.first().map(|cut| rounded(value, cut)).unwrap_or_default()
}

const fn answer(counts: Option<bool>) -> &'static str {
    match counts {
        Some(true) => "counts",
        Some(false) => "does not count",
        None => "never asked",
    }
}

fn explanation(statement: String, scale: &Scale, items: &[Item]) -> Explanation {
    let parts = items.iter().map(|item| {
        let statement = format!("{}: {}", item.name, answer(item.counts));
        let part = match item.counts {
            None => Explanation::unknown(statement, item.name.clone()),
            known => Explanation::new(Truth::of(known), statement),
        };
        part.by_all(&item.records)
    });
    parts.fold(Explanation::holds(statement).by_all(scale.cuts), Explanation::because)
}

fn counted(view: &View<'_>) -> Classification {
    const CODE: &str = "frailty.masd_fi";
    const NAME: &str = "Frailty, mASD-FI";
    let known = view.frailty(FrailtyIndex::MasdFi).and_then(|score| Some((score, COUNTED.class(score)?)));
    let Some((score, class)) = known else {
        return Classification::not_computable(CODE, NAME, "no score is recorded; it is counted elsewhere");
    };
    let explanation = Explanation::holds(format!("mASD-FI {score}: {class}")).by_all(COUNTED.cuts);
    Classification::new(
        CODE,
        NAME,
        Class::recorded(class, format!("mASD-FI {score}, counted elsewhere")),
        explanation,
    )
    .with_inputs([Input::new("mASD-FI", score.to_string())])
}
