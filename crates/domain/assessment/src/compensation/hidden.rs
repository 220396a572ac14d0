//! How far setting each compensating joint back moves C7.

use super::legs::{stiff_knee, usual_sacrofemoral};
use super::{Compensating, Compensator, LedgerLine, Moved};
use crate::parameters::{AA, KA, PT, SFA, SVA};
use crate::reading::drawn;
use crate::repose::{Legs, reposed};
use crate::subject::Subject;
use upright_anatomy::Millimetres;
use upright_evidence::numbers::{NORM_UNCOMPENSATED_ANKLE_ANGLE, NORM_UNCOMPENSATED_KNEE_ANGLE};
use upright_evidence::settings;
use upright_measurement::{Interval, LandmarkDraws, Points, Unit, Values, values};

/// Joints in the order in which they are set back.
const ORDER: [Compensator; 3] = [Compensator::Ankle, Compensator::Knee, Compensator::Hip];

/// Adds to each compensating joint of the legs how far setting it back moves C7; whether any does.
pub(super) fn add_millimetres(subject: &Subject<'_>, lines: &mut [LedgerLine]) -> bool {
    let reading = subject.reading;
    let is_measured = [AA, KA, SFA, PT].into_iter().all(|id| reading.value(id).is_some());
    let counts = |joint: &Compensator| {
        lines.iter().any(|line| line.compensator == *joint && line.compensating == Compensating::Yes)
    };
    let joints: Vec<Compensator> = ORDER.into_iter().filter(counts).collect();
    if joints.is_empty() || !is_measured || reading.comparable(SVA).is_err() {
        return false;
    }
    let steps = Steps { subject, knee: stiff_knee(subject, reading.value(KA).unwrap_or(f64::NAN)), joints };
    for (joint, moved) in steps.moved() {
        if let Some(line) = lines.iter_mut().find(|line| line.compensator == joint) {
            line.moved = Some(moved);
        }
    }
    true
}

/// The joints that are set back, one after another, on a rigid trunk.
struct Steps<'a> {
    subject: &'a Subject<'a>,
    /// How far the knee extends.
    knee: f64,
    joints: Vec<Compensator>,
}

impl Steps<'_> {
    /// How far each step moves C7, and its interval of landmark error.
    fn moved(&self) -> Vec<(Compensator, Moved)> {
        let options = self.subject.reading.options;
        let settings = settings(options.quality, options.draws, options.seed);
        let Some((mut draws, scale)) = LandmarkDraws::of(self.subject.reading.landmarks(), &settings) else {
            return Vec::new();
        };
        let found = self.of(draws.placed());
        let mut columns = vec![Vec::with_capacity(options.draws as usize); found.len()];
        for _ in 0..options.draws {
            let step = self.of(draws.draw());
            columns.iter_mut().zip(step).for_each(|(column, moved)| column.push(moved));
        }
        let steps = self.joints.iter().copied().zip(found.into_iter().zip(columns));
        steps
            .map(|(joint, (moved, mut column))| {
                let interval = Interval::of_draws(&mut column, Unit::Millimetre, moved, scale).ok();
                (joint, Moved { by: Millimetres::new(moved), interval })
            })
            .collect()
    }

    fn of(&self, points: &Points) -> Vec<f64> {
        let filmed = values(points);
        let at = |id| drawn(&filmed, id);
        let mut legs = Legs { ankle: at(AA), knee: at(KA), sacrofemoral: at(SFA) };
        let mut axis = at(SVA);
        let step = |joint: &Compensator| {
            self.set_back(*joint, &mut legs, &filmed);
            let moved = drawn(&values(&reposed(points, at(PT), legs)), SVA);
            let by = moved - axis;
            axis = moved;
            by
        };
        self.joints.iter().map(step).collect()
    }

    fn set_back(&self, joint: Compensator, legs: &mut Legs, filmed: &Values) {
        match joint {
            Compensator::Ankle => legs.ankle = NORM_UNCOMPENSATED_ANKLE_ANGLE.value,
            Compensator::Knee => legs.knee = NORM_UNCOMPENSATED_KNEE_ANGLE.value.max(self.knee),
            _ => {
                let usual = usual_sacrofemoral(self.subject, filmed);
                legs.sacrofemoral = usual.unwrap_or(legs.sacrofemoral);
            }
        }
    }
}
