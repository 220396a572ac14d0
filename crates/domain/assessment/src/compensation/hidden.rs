//! Millimetres of SVA that each compensating joint hides.

use super::legs::{stiff_knee, usual_sacrofemoral};
use super::{Compensating, Compensator, LedgerLine};
use crate::parameters::{AA, KA, PT, SFA, SVA};
use crate::repose::{Legs, reposed};
use crate::subject::Subject;
use upright_evidence::numbers::{NORM_UNCOMPENSATED_ANKLE_ANGLE, NORM_UNCOMPENSATED_KNEE_ANGLE};
use upright_measurement::{ParameterId, Points, values};

/// SVA that each compensating joint hides, one after another; whether any was computed.
pub(super) fn add_millimetres(subject: &Subject<'_>, lines: &mut [LedgerLine]) -> bool {
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
            _ => legs.sacrofemoral = usual_sacrofemoral(subject).unwrap_or(sacrofemoral),
        }
        let moved = values(&reposed(&points, tilt, legs)).get(SVA.index()).copied().unwrap_or(f64::NAN);
        line.hidden_sva = Some(moved - axis);
        axis = moved;
        any = true;
    }
    any
}
