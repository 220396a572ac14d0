//! The same patient simulated with extended knees. Never a measurement, never a bound, never in a trend, and never used to
//! size an osteotomy.
//!
//! - **Source**: Lafage 2023 (S21) for the uncompensated ankle and knee, S54 for SFA and PT by PI and age; the limits of
//!   the examination are Upright's own (flag L).

use super::examined::{Examined, Shown, examined_words};
use super::posture_repeat::PostureRepeat;
use crate::explanation::Explanation;
use crate::film::hips_explain;
use crate::parameters::{AA, C7VT, FOA, GSVA, KA, PI, PSH, PT, SFA, SS, SVA, T1_TILT};
use crate::reading::{Reading, drawn, quantity};
use crate::repose::{Legs, reposed, turned};
use crate::subject::Subject;
use upright_anatomy::{Degrees, Landmark, Site};
use upright_evidence::norm::{PELVIC_TILT, SFA as SFA_NORM};
use upright_evidence::numbers::{
    NORM_POSTURE_REPEAT_SVA, NORM_UNCOMPENSATED_ANKLE_ANGLE, NORM_UNCOMPENSATED_KNEE_ANGLE,
};
use upright_evidence::settings;
use upright_measurement::{
    Interval, IntervalScale, LandmarkDraws, ParameterId, Point, Points, Quantity, Unit, Values, values,
};

/// A posture with its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SimulatedPosture {
    /// Knees extended, hips as found: the only one that the requested film may be compared with.
    KneesExtended,
    /// Compensation of the legs removed: an explanation, no prediction.
    LegsUncompensated,
}

impl SimulatedPosture {
    /// Both.
    pub const ALL: [Self; 2] = [Self::KneesExtended, Self::LegsUncompensated];

    /// The fixed label, shown wherever a value stands.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::KneesExtended => "knees extended, hips as found",
            Self::LegsUncompensated => "leg compensation removed (theoretical)",
        }
    }

    /// The fixed code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::KneesExtended => "knees_extended",
            Self::LegsUncompensated => "legs_uncompensated",
        }
    }
}

/// A simulated value.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulatedValue {
    /// The parameter.
    pub parameter: ParameterId,
    /// Its value on the film; `None` = not measured there.
    pub as_filmed: Option<Quantity>,
    /// Its value in the simulated posture.
    pub value: Quantity,
    /// The middle 95 % under landmark error and the scatter between two standing films; `None` where there is none.
    pub interval: Option<Interval>,
}

/// What came of a simulation.
#[derive(Clone, Debug, PartialEq)]
pub enum SimulatedStatus {
    /// Simulated as asked for.
    Computed(Vec<SimulatedValue>),
    /// The examination does not cover the posture; what is at its limit.
    BeyondExamined {
        /// Values at the limit of what was examined.
        at_limit: Vec<SimulatedValue>,
        /// What stands in the way.
        because: Vec<String>,
    },
    /// Nothing can be simulated.
    NotComputable(String),
}

/// A simulated posture.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulated {
    /// Which one.
    pub posture: SimulatedPosture,
    /// What came of it.
    pub status: SimulatedStatus,
    /// Where every landmark of the film lies in the posture, or at the limit of the examination, in the film's own coordinates;
    /// none where there are no values.
    ///
    /// The ankle stays where the film shows it (the middle of both, as one landmark, and so does the knee). Where no legs are
    /// imaged the hip axis stays.
    pub landmarks: Vec<Landmark>,
    /// How it came about.
    pub explanation: Explanation,
    /// What to know beside it.
    pub notes: Vec<String>,
    /// A hip flexion contracture was found: the posture may be one that the patient cannot take.
    pub hips_contracted: bool,
}

impl Simulated {
    /// The value of `parameter` where the posture was simulated as asked for.
    #[must_use]
    pub fn value(&self, parameter: ParameterId) -> Option<&SimulatedValue> {
        match &self.status {
            SimulatedStatus::Computed(values) => values.iter().find(|value| value.parameter == parameter),
            _ => None,
        }
    }
}

/// What is shown of a simulated posture: everything else of a rigid trunk stays as it is.
const SHOWN: [ParameterId; 11] = [SVA, PT, SS, KA, AA, FOA, SFA, GSVA, PSH, C7VT, T1_TILT];
const NEVER_A_BOUND: &str = "SIMULATED: neither an upper nor a lower bound; hips, knees, what is left of motion in the spine and fatigue push the real film either way. Never a size for an osteotomy.";
const INTERVAL: &str = "The interval holds landmark error and the scatter between two standing films (from a study of rail and free standing; Upright's default).";
const CONTRACTED: &str = "hip flexion contracture: who cannot extend the hips keeps the knees bent, so this posture may not be one that the patient can take";
const LEGS_NOT_IMAGED: &str =
    "legs not imaged: the pelvis alone is turned to the tilt usual for incidence and age";

/// Both simulated postures of a standing film.
pub(crate) fn simulations(subject: &Subject<'_>) -> Vec<Simulated> {
    SimulatedPosture::ALL.into_iter().map(|posture| simulated(subject, posture)).collect()
}

fn simulated(subject: &Subject<'_>, posture: SimulatedPosture) -> Simulated {
    match Plan::of(subject, posture) {
        Ok(plan) => plan.simulated(),
        Err(reason) => Simulated {
            posture,
            explanation: Explanation::unknown(format!("{}: not simulated", posture.label()), reason.clone()),
            status: SimulatedStatus::NotComputable(reason),
            landmarks: Vec::new(),
            notes: Vec::new(),
            hips_contracted: false,
        },
    }
}

/// How a posture is to be simulated on a film.
struct Plan<'a> {
    posture: SimulatedPosture,
    reading: &'a Reading<'a>,
    subject: &'a Subject<'a>,
    legs_imaged: bool,
}

/// The angles of one draw that a simulation starts from.
#[derive(Clone, Copy)]
struct Found {
    legs: Legs,
    pelvic_tilt: f64,
    pelvic_incidence: f64,
}

impl Found {
    fn of(values: &Values) -> Self {
        let legs =
            Legs { ankle: drawn(values, AA), knee: drawn(values, KA), sacrofemoral: drawn(values, SFA) };
        Self { legs, pelvic_tilt: drawn(values, PT), pelvic_incidence: drawn(values, PI) }
    }
}

impl<'a> Plan<'a> {
    fn of(subject: &'a Subject<'a>, posture: SimulatedPosture) -> Result<Self, String> {
        let reading = subject.reading;
        if !reading.landmarks().posture().is_standing() {
            return Err("only a standing film is simulated, and this one is not known to be".to_owned());
        }
        reading.comparable(PT)?;
        let legs_imaged = reading.value(KA).is_some() && reading.value(SFA).is_some();
        match posture {
            SimulatedPosture::KneesExtended if !legs_imaged => Err(format!(
                "needs knees and ankles on the film: {}",
                reading.comparable(KA).err().unwrap_or_default()
            )),
            SimulatedPosture::LegsUncompensated if subject.age_of_norms().is_none() => {
                Err("needs an age within that of the volunteers: what is usual for the hips depends on it"
                    .to_owned())
            }
            _ => Ok(Self { posture, reading, subject, legs_imaged }),
        }
    }

    fn wanted(&self, found: Found) -> Legs {
        let sacrofemoral = match (self.posture, self.subject.age_of_norms()) {
            (SimulatedPosture::LegsUncompensated, Some(age)) => {
                SFA_NORM.value(Degrees::new(found.pelvic_incidence), age).value()
            }
            _ => found.legs.sacrofemoral,
        };
        let (ankle, knee) = (NORM_UNCOMPENSATED_ANKLE_ANGLE.value, NORM_UNCOMPENSATED_KNEE_ANGLE.value);
        Legs { ankle, knee, sacrofemoral }
    }

    fn examined(&self, found: Found) -> Examined {
        let bound = |id, of: fn(Interval) -> f64, point| self.reading.interval(id).map_or(point, of);
        let (sacrofemoral, knee) = (found.legs.sacrofemoral, found.legs.knee);
        let shown = Shown {
            sacrofemoral: bound(SFA, |interval| interval.high, sacrofemoral),
            knee: bound(KA, |interval| interval.low, knee),
        };
        Examined::of(self.subject.joints(), (sacrofemoral, knee), shown)
    }

    /// What the examination allows of `wanted`; the ankle follows the knee in proportion.
    fn allowed(&self, found: Found, wanted: Legs) -> Legs {
        let examined = self.examined(found);
        let (knee, sacrofemoral) = (examined.knee(wanted.knee), examined.sacrofemoral(wanted.sacrofemoral));
        if knee == wanted.knee {
            return Legs { sacrofemoral, ..wanted };
        }
        let part = (found.legs.knee - knee) / (found.legs.knee - wanted.knee);
        let ankle = found.legs.ankle + part * (wanted.ankle - found.legs.ankle);
        Legs { ankle, knee, sacrofemoral }
    }

    /// The body in the posture, at the limit of the examination or as wanted.
    fn body(&self, points: &Points, at_limit: bool) -> Points {
        let found = Found::of(&values(points));
        if !self.legs_imaged {
            return self.pelvis_turned(points, found);
        }
        let wanted = self.wanted(found);
        let legs = if at_limit { self.allowed(found, wanted) } else { wanted };
        reposed(points, found.pelvic_tilt, legs)
    }

    fn pelvis_turned(&self, points: &Points, found: Found) -> Points {
        let hip = points.resolve(Point::HipAxis);
        let age = self.subject.age_of_norms().unwrap_or(f64::NAN);
        let usual = PELVIC_TILT.value(Degrees::new(found.pelvic_incidence), age).value();
        turned(points, hip, hip, usual - found.pelvic_tilt)
    }

    fn found(&self) -> Found {
        let value = |id| self.reading.value(id).unwrap_or(f64::NAN);
        let legs = Legs { ankle: value(AA), knee: value(KA), sacrofemoral: value(SFA) };
        Found { legs, pelvic_tilt: value(PT), pelvic_incidence: value(PI) }
    }

    fn simulated(&self) -> Simulated {
        let because = self.beyond();
        let values = match because.is_empty() || self.has_room() {
            true => self.with_intervals(!because.is_empty()),
            false => Vec::new(),
        };
        let landmarks = if values.is_empty() { Vec::new() } else { self.landmarks(!because.is_empty()) };
        let hips_contracted = hips_explain(self.subject);
        let notes = self.notes(hips_contracted, values.iter().any(|value| value.interval.is_some()));
        let explanation = self.explanation(&because);
        let status = if because.is_empty() {
            SimulatedStatus::Computed(values)
        } else {
            SimulatedStatus::BeyondExamined { at_limit: values, because }
        };
        Simulated { posture: self.posture, status, landmarks, explanation, notes, hips_contracted }
    }

    /// Where every landmark lies in the posture, on the same film.
    fn landmarks(&self, at_limit: bool) -> Vec<Landmark> {
        let frame = self.reading.landmarks().frame();
        let body = self.body(&self.reading.points(), at_limit);
        let placed = Site::all().map(|site| (site, body.at(site))).filter(|(_, point)| point.is_finite());
        placed
            .map(|(site, point)| {
                let (x, y) = frame.coordinates(point);
                Landmark::at(site, x, y)
            })
            .collect()
    }

    fn notes(&self, hips_contracted: bool, has_intervals: bool) -> Vec<String> {
        let said = [
            (true, NEVER_A_BOUND),
            (has_intervals, INTERVAL),
            (!self.legs_imaged, LEGS_NOT_IMAGED),
            (hips_contracted, CONTRACTED),
        ];
        let said = said.into_iter().filter(|(holds, _)| *holds).map(|(_, note)| note.to_owned());
        said.chain([examined_words(self.subject)]).collect()
    }

    /// Whether a posture that the film does not show within landmark error lies between it and the one asked for. Without legs
    /// on the film there is none.
    fn has_room(&self) -> bool {
        let found = self.found();
        let Legs { knee, sacrofemoral, .. } = self.allowed(found, self.wanted(found));
        let is_shown = |id, angle| {
            self.reading.interval(id).is_some_and(|shown| (shown.low..=shown.high).contains(&angle))
        };
        let is_filmed = |id, angle, filmed| angle == filmed || is_shown(id, angle);
        let same =
            is_filmed(KA, knee, found.legs.knee) && is_filmed(SFA, sacrofemoral, found.legs.sacrofemoral);
        self.legs_imaged && !same
    }

    /// What of the posture lies beyond what was examined.
    fn beyond(&self) -> Vec<String> {
        let joints = self.subject.joints();
        let found = self.found();
        let wanted = self.wanted(found);
        let examined = self.examined(found);
        let hips = if self.legs_imaged {
            examined.sacrofemoral(wanted.sacrofemoral) != wanted.sacrofemoral
        } else {
            joints.and_then(|joints| joints.thomas.is_free()) != Some(true)
        };
        let knees = self.legs_imaged && examined.knee(wanted.knee) != wanted.knee;
        let free = |limit: fn(&upright_casefile::JointExamination) -> upright_casefile::JointLimit| {
            joints.and_then(|joints| limit(joints).is_free())
        };
        let hip_state = free(|joints| joints.thomas);
        let knee_state = free(|joints| joints.knee_extension_loss);
        let hip = hips.then(|| limit("hips", "Thomas test", "shows a contracture", hip_state));
        let knee = knees.then(|| limit("knees", "test of knee extension", "shows a loss", knee_state));
        hip.into_iter().chain(knee).collect()
    }

    fn explanation(&self, because: &[String]) -> Explanation {
        let label = self.posture.label();
        let angles = format!(
            "simulated on a rigid trunk with ankles at {} and knees at {}",
            quantity(AA, NORM_UNCOMPENSATED_ANKLE_ANGLE.value),
            quantity(KA, NORM_UNCOMPENSATED_KNEE_ANGLE.value)
        );
        if because.is_empty() {
            let tree = Explanation::holds(format!("{label}: {angles}"));
            return self.records().into_iter().fold(tree, Explanation::by);
        }
        let tree = Explanation::new(
            crate::explanation::Truth::Unknown,
            format!("{label}: not computable beyond examined range"),
        );
        because
            .iter()
            .fold(tree, |tree, reason| tree.because(Explanation::unknown(reason.clone(), reason.clone())))
    }

    fn records(&self) -> Vec<&'static upright_evidence::Record> {
        let legs =
            [&NORM_UNCOMPENSATED_ANKLE_ANGLE, &NORM_UNCOMPENSATED_KNEE_ANGLE, &NORM_POSTURE_REPEAT_SVA];
        let hip = [SFA_NORM.constant, SFA_NORM.per_pelvic_incidence, SFA_NORM.per_age];
        let of_hip = self.posture == SimulatedPosture::LegsUncompensated;
        legs.into_iter().chain(hip.into_iter().filter(|_| of_hip)).collect()
    }

    fn with_intervals(&self, at_limit: bool) -> Vec<SimulatedValue> {
        let options = self.reading.options;
        let settings = settings(options.quality, options.draws, options.seed);
        let Some((mut draws, scale)) = LandmarkDraws::of(self.reading.landmarks(), &settings) else {
            return Vec::new();
        };
        let simulated = values(&self.body(draws.placed(), at_limit));
        let mut repeat = PostureRepeat::new(options.seed);
        let shown: Vec<ParameterId> = SHOWN
            .into_iter()
            .filter(|id| drawn(&simulated, *id).is_finite())
            .filter(|id| id.parameter().unit != Unit::Millimetre || self.reading.has_millimetres())
            .collect();
        let mut columns = vec![Vec::with_capacity(options.draws as usize); shown.len()];
        for _ in 0..options.draws {
            let values = values(&repeat.of(&self.body(draws.draw(), at_limit)));
            shown.iter().zip(&mut columns).for_each(|(id, column)| column.push(drawn(&values, *id)));
        }
        let values = shown.into_iter().zip(columns);
        values.map(|(id, column)| self.value(id, drawn(&simulated, id), column, scale)).collect()
    }

    fn value(
        &self,
        id: ParameterId,
        value: f64,
        mut column: Vec<f64>,
        scale: IntervalScale,
    ) -> SimulatedValue {
        SimulatedValue {
            parameter: id,
            as_filmed: self.reading.profile.get(id).map(|measured| measured.value),
            value: quantity(id, value),
            interval: Interval::of_draws(&mut column, id.parameter().unit, value, scale).ok(),
        }
    }
}

/// Why a joint is not taken further.
fn limit(joints: &str, test: &str, positive: &str, free: Option<bool>) -> String {
    match free {
        Some(_) => format!(
            "the {test} {positive}: the {joints} are not taken further than the film shows or the test allows"
        ),
        None => format!(
            "the {test} of both sides is not recorded: the {joints} are not taken further than the film shows"
        ),
    }
}
