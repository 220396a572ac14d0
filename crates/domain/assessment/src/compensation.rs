//! The ledger of compensation: which joints give how much, where they still can, and what is no compensation but fixed.
//!
//! - **Source**: order of recruitment Le Huec 2019 (S04), patterns S23; the borders are Upright's defaults (flag L) or norms with
//!   measuring error; what counts is the clinical reference's (flag M): only what moves and was examined.

use crate::endplates;
use crate::explanation::{Explanation, Truth};
use crate::parameters::{AA, KA, PI, PT, SFA, SVA, TK};
use crate::reading::{Reading, quantity};
use crate::repose::{Legs, reposed};
use crate::subject::Subject;
use upright_anatomy::{Degrees, Level, Millimetres};
use upright_casefile::{JointLimit, Mobility};
use upright_evidence::Record;
use upright_evidence::norm::{Formula, PELVIC_TILT, SACROFEMORAL_ANGLE};
use upright_evidence::numbers::{
    CUT_OFF_COMPENSATION_ANKLE_DORSIFLEXION_EXCESS, CUT_OFF_COMPENSATION_HIP_EXTENSION_EXCESS,
    CUT_OFF_COMPENSATION_KNEE_FLEXION_COUNTED, CUT_OFF_COMPENSATION_KNEE_FLEXION_MARKED,
    CUT_OFF_COMPENSATION_PELVIC_TILT_OFTEN_MAXIMAL, CUT_OFF_COMPENSATION_THORACIC_KYPHOSIS_FLAT,
    CUT_OFF_SRS_SCHWAB_SVA_PLUS_PLUS, DETECTABLE_CHANGE_SEM_PT, NORM_UNCOMPENSATED_ANKLE_ANGLE,
    NORM_UNCOMPENSATED_KNEE_ANGLE,
};
use upright_measurement::{Interval, ParameterId, Points, Unit, values};

/// Where a body compensates, in the order in which it usually does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Compensator {
    /// The thoracic spine flattens.
    Thorax,
    /// Mobile segments beside a fusion hyperextend or slip backwards.
    AdjacentSegments,
    /// The pelvis tilts back.
    Pelvis,
    /// The hips extend.
    Hip,
    /// The knees bend.
    Knee,
    /// The ankles dorsiflex.
    Ankle,
}

impl Compensator {
    /// The fixed code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Thorax => "thorax",
            Self::AdjacentSegments => "adjacent_segments",
            Self::Pelvis => "pelvis",
            Self::Hip => "hip",
            Self::Knee => "knee",
            Self::Ankle => "ankle",
        }
    }

    /// In words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Thorax => "Thorax",
            Self::AdjacentSegments => "Adjacent segments",
            Self::Pelvis => "Pelvis",
            Self::Hip => "Hip",
            Self::Knee => "Knee",
            Self::Ankle => "Ankle",
        }
    }
}

/// Whether a joint or segment compensates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compensating {
    /// It does, it moves, and it was examined.
    Yes,
    /// It does not.
    No,
    /// It stands there and cannot move: no compensation.
    Fixed,
    /// What it can give is given, or was never there.
    Exhausted,
    /// Not known: not measured, not examined, or no border is known.
    Unknown,
}

impl Compensating {
    /// The fixed code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "compensates",
            Self::No => "does_not",
            Self::Fixed => "fixed_not_compensation",
            Self::Exhausted => "exhausted_or_unavailable",
            Self::Unknown => "unknown",
        }
    }

    /// In words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yes => "compensates",
            Self::No => "does not",
            Self::Fixed => "fixed, not compensation",
            Self::Exhausted => "exhausted or unavailable",
            Self::Unknown => "unknown",
        }
    }

    const fn truth(self) -> Truth {
        match self {
            Self::Yes | Self::Exhausted => Truth::True,
            Self::No | Self::Fixed => Truth::False,
            Self::Unknown => Truth::Unknown,
        }
    }
}

/// One line of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerLine {
    /// Where.
    pub compensator: Compensator,
    /// Whether it compensates.
    pub compensating: Compensating,
    /// Degrees beyond what is usual; `None` = not measured or no norm.
    pub excess: Option<Degrees>,
    /// Millimetres of SVA that setting it back brings, in the order of [`ORDER`]; `None` = not computed.
    pub hidden_sva: Option<f64>,
    /// Why.
    pub explanation: Explanation,
}

/// In which joints of the legs a patient compensates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// In none.
    None,
    /// In the hips.
    Hip,
    /// In the knees.
    Knee,
    /// In both.
    Mixed,
    /// Not known.
    Unknown,
}

impl Pattern {
    /// In one word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Hip => "hip",
            Self::Knee => "knee",
            Self::Mixed => "mixed",
            Self::Unknown => "unknown",
        }
    }
}

/// The whole ledger of a standing film.
#[derive(Clone, Debug, PartialEq)]
pub struct Compensation {
    /// One line a compensator.
    pub lines: Vec<LedgerLine>,
    /// The pattern of the legs.
    pub pattern: Pattern,
    /// What to know beside it.
    pub notes: Vec<String>,
}

/// Stands beside every millimetre of the ledger.
pub const ORDER: &str = "Millimetres depend on the order in which the joints are set back: here ankle, then knee, then hip, on a rigid trunk.";

/// The ledger of the film of `subject`.
pub(crate) fn compensation(subject: &Subject<'_>) -> Compensation {
    if let Err(reason) = subject.reading.comparable(PT) {
        return Compensation { lines: Vec::new(), pattern: Pattern::Unknown, notes: vec![reason] };
    }
    let mut lines = vec![
        thorax(subject),
        adjacent_segments(subject),
        pelvis(subject),
        hip(subject),
        knee(subject),
        ankle(subject),
    ];
    let counted = add_millimetres(subject, &mut lines);
    let order = counted.then(|| ORDER.to_owned());
    let notes = order.into_iter().chain(ask_for_contracture(subject)).collect();
    Compensation { pattern: pattern(&lines), lines, notes }
}

fn line(
    compensator: Compensator,
    compensating: Compensating,
    excess: Option<f64>,
    explanation: Explanation,
) -> LedgerLine {
    LedgerLine { compensator, compensating, excess: excess.map(Degrees::new), hidden_sva: None, explanation }
}

fn unmeasured(compensator: Compensator, reason: String) -> LedgerLine {
    let explanation = Explanation::unknown(format!("{}: {reason}", compensator.name()), reason);
    line(compensator, Compensating::Unknown, None, explanation)
}

/// A value beyond what is usual by more than `border`, in a joint of which `free` says whether it moves as it should.
struct Beyond<'a> {
    compensator: Compensator,
    words: String,
    excess: f64,
    border: f64,
    records: Vec<&'static Record>,
    limit: Option<JointLimit>,
    test: &'a str,
}

impl Beyond<'_> {
    fn line(self, when_limited: Compensating) -> LedgerLine {
        let is_beyond = self.excess > self.border;
        let free = self.limit.and_then(|limit| limit.is_free());
        let compensating = match (is_beyond, free) {
            (false, _) => Compensating::No,
            (true, Some(true)) => Compensating::Yes,
            (true, Some(false)) => when_limited,
            (true, None) => Compensating::Unknown,
        };
        let mut explanation =
            Explanation::new(compensating.truth(), format!("{}: {}", self.words, compensating.name()));
        if is_beyond && free.is_none() {
            explanation.missing.push(format!("the {} of both sides", self.test));
        }
        let explanation = self.records.into_iter().fold(explanation, Explanation::by);
        line(self.compensator, compensating, Some(self.excess), explanation)
    }
}

impl LedgerLine {
    /// A bent knee of which nothing is given for balance, because all of it is stiff.
    fn stiff_if(mut self, stiff: bool) -> Self {
        if stiff && self.compensating == Compensating::No {
            self.compensating = Compensating::Fixed;
            let words =
                self.explanation.statement.replace(Compensating::No.name(), Compensating::Fixed.name());
            self.explanation.statement = words;
        }
        self
    }
}

fn thorax(subject: &Subject<'_>) -> LedgerLine {
    let flat = &CUT_OFF_COMPENSATION_THORACIC_KYPHOSIS_FLAT;
    let reading = subject.reading;
    let (Some(kyphosis), Some(words)) = (reading.value(TK), reading.in_words(TK)) else {
        return unmeasured(Compensator::Thorax, "thoracic kyphosis not measured".to_owned());
    };
    let is_flat = !flat.is_passed_by(kyphosis);
    let compensating = match (is_flat, thorax_moves(subject)) {
        (false, _) => Compensating::No,
        (true, Some(true)) => Compensating::Yes,
        (true, Some(false)) => Compensating::Fixed,
        (true, None) => Compensating::Unknown,
    };
    let mut explanation =
        Explanation::new(compensating.truth(), format!("{words}: {}", compensating.name())).by(flat);
    if compensating == Compensating::Unknown {
        explanation.missing.push("which thoracic segments move".to_owned());
    }
    line(Compensator::Thorax, compensating, Some(flat.value - kyphosis), explanation)
}

/// Whether any thoracic segment from T4 to T12 moves; `None` = not known.
fn thorax_moves(subject: &Subject<'_>) -> Option<bool> {
    let fusion = subject.view.previous_fusion()?;
    let segments = Level::ALL.into_iter().filter(|level| (Level::T4..Level::T12).contains(level));
    let states: Vec<Option<Mobility>> = segments.map(|level| fusion.below(level)).collect();
    if states.contains(&Some(Mobility::Mobile)) {
        return Some(true);
    }
    states.iter().all(|state| state.is_some_and(Mobility::is_rigid)).then_some(false)
}

fn usual(formula: &Formula, reading: &Reading<'_>, age: Option<f64>) -> Option<f64> {
    Some(formula.value(Degrees::new(reading.value(PI)?), age?).value())
}

fn parts(formula: &Formula) -> [&'static Record; 3] {
    [formula.constant, formula.per_pelvic_incidence, formula.per_age]
}

fn pelvis(subject: &Subject<'_>) -> LedgerLine {
    let reading = subject.reading;
    let (Some(tilt), Some(words)) = (reading.value(PT), reading.in_words(PT)) else {
        return unmeasured(Compensator::Pelvis, "pelvic tilt not measured".to_owned());
    };
    let Some(usual) = usual(&PELVIC_TILT, reading, subject.age) else {
        return unmeasured(Compensator::Pelvis, "what is usual needs pelvic incidence and age".to_owned());
    };
    let often_maximal = &CUT_OFF_COMPENSATION_PELVIC_TILT_OFTEN_MAXIMAL;
    let limit = if often_maximal.is_passed_by(tilt) {
        "; so much is often all that the hips give (not verified)"
    } else {
        ""
    };
    let [constant, per_incidence, per_age] = parts(&PELVIC_TILT);
    Beyond {
        compensator: Compensator::Pelvis,
        words: format!("{words}, usual {}{limit}", quantity(PT, usual)),
        excess: tilt - usual,
        border: 2.0 * DETECTABLE_CHANGE_SEM_PT.value,
        records: vec![constant, per_incidence, per_age, &DETECTABLE_CHANGE_SEM_PT, often_maximal],
        limit: subject.view.joints().map(|joints| joints.thomas),
        test: "Thomas test",
    }
    .line(Compensating::Exhausted)
}

fn hip(subject: &Subject<'_>) -> LedgerLine {
    let reading = subject.reading;
    let (Some(angle), Some(words)) = (reading.value(SFA), reading.in_words(SFA)) else {
        return unmeasured(Compensator::Hip, "sacrofemoral angle not measured".to_owned());
    };
    let Some(usual) = usual(&SACROFEMORAL_ANGLE, reading, subject.age) else {
        return unmeasured(Compensator::Hip, "what is usual needs pelvic incidence and age".to_owned());
    };
    let [constant, per_incidence, per_age] = parts(&SACROFEMORAL_ANGLE);
    let border = &CUT_OFF_COMPENSATION_HIP_EXTENSION_EXCESS;
    Beyond {
        compensator: Compensator::Hip,
        words: format!("{words}, usual {}", quantity(SFA, usual)),
        excess: angle - usual,
        border: border.value,
        records: vec![constant, per_incidence, per_age, border],
        limit: subject.view.joints().map(|joints| joints.thomas),
        test: "Thomas test",
    }
    .line(Compensating::Exhausted)
}

fn knee(subject: &Subject<'_>) -> LedgerLine {
    let reading = subject.reading;
    let (Some(flexion), Some(words)) = (reading.value(KA), reading.in_words(KA)) else {
        return unmeasured(Compensator::Knee, "knee angle not measured".to_owned());
    };
    let border = &CUT_OFF_COMPENSATION_KNEE_FLEXION_COUNTED;
    let limit = subject.view.joints().map(|joints| joints.knee_extension_loss);
    // What the knee cannot extend is stiff; only what it bends beyond that is given for balance.
    let stiff = stiff_knee(subject, flexion).max(0.0);
    let marked = if CUT_OFF_COMPENSATION_KNEE_FLEXION_MARKED.is_passed_by(flexion) { ", marked" } else { "" };
    let of_which = if stiff > 0.0 {
        format!(", of which {} cannot be extended", Degrees::new(stiff))
    } else {
        String::new()
    };
    let given = flexion - stiff;
    Beyond {
        compensator: Compensator::Knee,
        words: format!("{words}{marked}{of_which}"),
        excess: given,
        border: border.value,
        records: vec![border, &CUT_OFF_COMPENSATION_KNEE_FLEXION_MARKED],
        limit,
        test: "test of knee extension",
    }
    // A positive test of one side leaves open how much of the bend the other cannot extend.
    .line(if limit.is_some_and(|limit| limit.worse().is_none()) {
        Compensating::Unknown
    } else {
        Compensating::Yes
    })
    .stiff_if(stiff > 0.0 && border.is_passed_by(flexion))
}

/// The knee angle that the examination leaves; below any knee where nothing is missing.
fn stiff_knee(subject: &Subject<'_>, flexion: f64) -> f64 {
    let loss = subject.view.joints().and_then(|joints| joints.knee_extension_loss.worse());
    loss.filter(|loss| loss.value() > 0.0).map_or(f64::NEG_INFINITY, |loss| loss.value().min(flexion))
}

fn ankle(subject: &Subject<'_>) -> LedgerLine {
    let reading = subject.reading;
    let (Some(angle), Some(words)) = (reading.value(AA), reading.in_words(AA)) else {
        return unmeasured(Compensator::Ankle, "ankle angle not measured".to_owned());
    };
    let border = &CUT_OFF_COMPENSATION_ANKLE_DORSIFLEXION_EXCESS;
    let usual = &NORM_UNCOMPENSATED_ANKLE_ANGLE;
    Beyond {
        compensator: Compensator::Ankle,
        words: format!("{words}, without compensation {}", quantity(AA, usual.value)),
        excess: angle - usual.value,
        border: border.value,
        records: vec![usual, border],
        limit: subject.view.joints().map(|joints| joints.ankle_dorsiflexion_loss),
        test: "test of ankle dorsiflexion",
    }
    .line(Compensating::Exhausted)
}

/// The segments that still move beside one that does not. Measured, and not judged: no border is known.
fn adjacent_segments(subject: &Subject<'_>) -> LedgerLine {
    let segments = beside_rigid(subject);
    if segments.is_empty() {
        let reason = match subject.view.previous_fusion() {
            Some(_) => "no mobile segment beside a rigid one is recorded",
            None => "which segments are fused is not recorded",
        };
        return unmeasured(Compensator::AdjacentSegments, reason.to_owned());
    }
    let words: Vec<String> =
        segments.into_iter().map(|segment| segment_words(subject.reading, segment)).collect();
    let statement = format!("{}; measured, no border is known", words.join("; "));
    let explanation = Explanation::unknown(statement, "a border between usual and compensating");
    line(Compensator::AdjacentSegments, Compensating::Unknown, None, explanation)
}

fn beside_rigid(subject: &Subject<'_>) -> Vec<(Level, Level)> {
    let Some(fusion) = subject.view.previous_fusion() else { return Vec::new() };
    let is_rigid = |level: Level| fusion.below(level).is_some_and(Mobility::is_rigid);
    let moves = |level: Level| fusion.below(level).is_some_and(|mobility| !mobility.is_rigid());
    let all = endplates::segments(subject.reading.landmarks().numbering());
    let above = all.iter().zip(all.iter().skip(1));
    let neighbours = above.filter_map(|(one, other)| match (one, other) {
        (one, other) if moves(one.0) && is_rigid(other.0) => Some(*one),
        (one, other) if is_rigid(one.0) && moves(other.0) => Some(*other),
        _ => None,
    });
    neighbours.collect()
}

fn segment_words(reading: &Reading<'_>, segment: (Level, Level)) -> String {
    let name = format!("{}–{}", segment.0, segment.1);
    let (angle, interval) = reading.derived(Unit::Degree, |points| endplates::disc(points, segment));
    if angle.is_nan() {
        return format!("{name}: endplates not placed");
    }
    let bounds = |interval: Option<Interval>, unit: Unit| {
        let words =
            interval.map(|found| format!(" ({} to {})", unit.rounded(found.low), unit.rounded(found.high)));
        words.unwrap_or_default()
    };
    let angle = format!("{}{}", Degrees::new(angle), bounds(interval, Unit::Degree));
    if !reading.landmarks().frame().calibration().class().permits_cut_offs() {
        return format!("{name}: disc {angle} lordotic");
    }
    let (slip, interval) =
        reading.derived(Unit::Millimetre, |points| endplates::retrolisthesis(points, segment));
    let slip = format!("{}{}", Millimetres::new(slip), bounds(interval, Unit::Millimetre));
    format!("{name}: disc {angle} lordotic, upper vertebra {slip} behind the lower")
}

fn pattern(lines: &[LedgerLine]) -> Pattern {
    let state =
        |of: Compensator| lines.iter().find(|line| line.compensator == of).map(|line| line.compensating);
    match (state(Compensator::Hip), state(Compensator::Knee)) {
        (None | Some(Compensating::Unknown), _) | (_, None | Some(Compensating::Unknown)) => Pattern::Unknown,
        (Some(Compensating::Yes), Some(Compensating::Yes)) => Pattern::Mixed,
        (Some(Compensating::Yes), _) => Pattern::Hip,
        (_, Some(Compensating::Yes)) => Pattern::Knee,
        _ => Pattern::None,
    }
}

/// SVA that each compensating joint hides, one after another; whether any was computed.
fn add_millimetres(subject: &Subject<'_>, lines: &mut [LedgerLine]) -> bool {
    let reading = subject.reading;
    let value = |id: ParameterId| reading.value(id);
    let (Ok(mut axis), Some(tilt)) = (reading.comparable(SVA), value(PT)) else { return false };
    let (Some(ankle), Some(knee), Some(sacrofemoral)) = (value(AA), value(KA), value(SFA)) else {
        return false;
    };
    let points = Points::from_set(reading.landmarks(), 1.0);
    let mut legs = Legs { ankle, knee, sacrofemoral };
    let mut any = false;
    for joint in [Compensator::Ankle, Compensator::Knee, Compensator::Hip] {
        let Some(line) = lines.iter_mut().find(|line| line.compensator == joint) else { continue };
        if line.compensating != Compensating::Yes {
            continue;
        }
        match joint {
            Compensator::Ankle => legs.ankle = NORM_UNCOMPENSATED_ANKLE_ANGLE.value,
            Compensator::Knee => {
                legs.knee = NORM_UNCOMPENSATED_KNEE_ANGLE.value.max(stiff_knee(subject, knee))
            }
            _ => legs.sacrofemoral = usual(&SACROFEMORAL_ANGLE, reading, subject.age).unwrap_or(sacrofemoral),
        }
        let moved = values(&reposed(&points, tilt, legs)).get(SVA.index()).copied().unwrap_or(f64::NAN);
        line.hidden_sva = Some(moved - axis);
        axis = moved;
        any = true;
    }
    any
}

/// A pelvis that does not tilt back although the trunk leans.
fn ask_for_contracture(subject: &Subject<'_>) -> Option<String> {
    let reading = subject.reading;
    let leans = reading.comparable(SVA).is_ok_and(|axis| CUT_OFF_SRS_SCHWAB_SVA_PLUS_PLUS.is_passed_by(axis));
    let usual = usual(&PELVIC_TILT, reading, subject.age)?;
    let low = reading.value(PT)? <= usual;
    let examined = subject.view.joints().and_then(|joints| joints.thomas.is_free()).is_some();
    (leans && low && !examined).then(|| {
        "C7 lies far in front and the pelvis does not tilt back: ask for a hip flexion contracture (Thomas test).".to_owned()
    })
}
