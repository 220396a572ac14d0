//! Whether two films can be set beside each other: reader, way of counting, and the pelvis that should be the same.

use crate::explanation::{Explanation, Truth};
use crate::paired;
use crate::parameters::{PI, PI_LL, PT, SS, SVA, T1PA, TK};
use crate::reading::{Reading, quantity};
use upright_evidence::Record;
use upright_evidence::numbers::{
    DETECTABLE_CHANGE_OTHER_READER_PI, DETECTABLE_CHANGE_OTHER_READER_PT, DETECTABLE_CHANGE_OTHER_READER_SS,
    DETECTABLE_CHANGE_OTHER_READER_SVA, DETECTABLE_CHANGE_PI_LL, DETECTABLE_CHANGE_SAME_READER_PI,
    DETECTABLE_CHANGE_SAME_READER_PT, DETECTABLE_CHANGE_SAME_READER_SS, DETECTABLE_CHANGE_SAME_READER_SVA,
    DETECTABLE_CHANGE_SAME_READER_TK_T4T12, DETECTABLE_CHANGE_T1PA,
};
use upright_measurement::ParameterId;

/// What to look at when pelvic incidence differs between films, in this order.
///
/// - **Source**: clinical reference, section 5 (flag M); fixation to the pelvis S121.
pub(crate) const ORDER_OF_CHECKS: [&str; 6] = [
    "facing",
    "choice of S1",
    "visibility of the femoral heads",
    "fixation to the pelvis or the sacroiliac joint",
    "sacral fracture",
    "identity (name, date of birth, implants)",
];

/// Whether one known reader placed the landmarks of both films, on vertebrae counted alike.
pub(crate) fn same_reader([one, other]: [&Reading<'_>; 2]) -> bool {
    let reader = |reading: &Reading<'_>| reading.film.conditions.reader.clone();
    reader(one).is_some() && reader(one) == reader(other) && same_numbering([one, other])
}

/// Whether vertebrae are counted alike on both films.
pub(crate) fn same_numbering([one, other]: [&Reading<'_>; 2]) -> bool {
    one.landmarks().numbering() == other.landmarks().numbering()
}

/// The least change of `id` that two films can tell; `None` where none is known.
///
/// - **Source**: S30 for one reader, S31 for two; T1PA and PI−LL derived, for none in print is known.
pub(crate) fn detectable_change(id: ParameterId, same_reader: bool) -> Option<&'static Record> {
    let (same, other): (&'static Record, Option<&'static Record>) = match id {
        PI => (&DETECTABLE_CHANGE_SAME_READER_PI, Some(&DETECTABLE_CHANGE_OTHER_READER_PI)),
        PT => (&DETECTABLE_CHANGE_SAME_READER_PT, Some(&DETECTABLE_CHANGE_OTHER_READER_PT)),
        SS => (&DETECTABLE_CHANGE_SAME_READER_SS, Some(&DETECTABLE_CHANGE_OTHER_READER_SS)),
        SVA => (&DETECTABLE_CHANGE_SAME_READER_SVA, Some(&DETECTABLE_CHANGE_OTHER_READER_SVA)),
        TK => (&DETECTABLE_CHANGE_SAME_READER_TK_T4T12, None),
        T1PA => (&DETECTABLE_CHANGE_T1PA, Some(&DETECTABLE_CHANGE_T1PA)),
        PI_LL => (&DETECTABLE_CHANGE_PI_LL, Some(&DETECTABLE_CHANGE_PI_LL)),
        _ => return None,
    };
    if same_reader { Some(same) } else { other }
}

/// Whether a change goes beyond what two films can tell, upwards or downwards.
pub(crate) fn is_beyond(change: f64, detectable: &Record) -> bool {
    detectable.is_passed_by(change) || detectable.is_passed_by(-change)
}

/// Whether pelvic incidence is the same on both films; where it is not, what to check and in which order.
pub(crate) fn same_pelvis(pair: [&Reading<'_>; 2]) -> Explanation {
    let Some((change, _)) = paired::change(pair, PI) else {
        return Explanation::unknown(
            "Whether pelvic incidence is the same on both films is not known",
            "pelvic incidence on both films",
        );
    };
    let Some(record) = detectable_change(PI, same_reader(pair)) else {
        return Explanation::unknown("Change of pelvic incidence cannot be judged", "its measuring error");
    };
    let (by, least) = (quantity(PI, change), quantity(PI, record.value));
    if is_beyond(change, record) {
        let order = ORDER_OF_CHECKS.join(", ");
        Explanation::fails(format!(
            "Pelvic incidence differs by {by}, more than the {least} that two films can tell; check in this order: {order}"
        ))
    } else {
        Explanation::holds(format!(
            "Pelvic incidence differs by {by}, no more than the {least} that two films can tell"
        ))
    }
    .by(record)
}

/// Whether both are known and the same; what is `excluded` on one film matches nothing.
pub(crate) fn alike<T: PartialEq + Copy>(both: [Option<T>; 2], excluded: T) -> Truth {
    if both.contains(&Some(excluded)) {
        return Truth::False;
    }
    let [one, other] = both;
    Truth::of(one.zip(other).map(|(one, other)| one == other))
}

/// True where one is; false where none is.
pub(crate) fn any(truths: impl IntoIterator<Item = Truth>) -> Truth {
    truths.into_iter().fold(Truth::False, |all, truth| all.not().and(truth.not()).not())
}

/// True where every one is; false where one is not.
pub(crate) fn all(truths: impl IntoIterator<Item = Truth>) -> Truth {
    truths.into_iter().fold(Truth::True, Truth::and)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Truth::{False, True, Unknown};

    #[test]
    fn any_and_all_keep_what_is_unknown() {
        assert_eq!(any([False, Unknown, True]), True);
        assert_eq!(any([False, Unknown]), Unknown);
        assert_eq!(any([False, False]), False);
        assert_eq!(all([True, Unknown]), Unknown);
        assert_eq!(all([True, Unknown, False]), False);
    }

    #[test]
    fn a_change_is_judged_by_its_reader_and_in_both_directions() {
        let value = |id, same| detectable_change(id, same).map(|record| record.value);
        assert_ne!(value(PI, true), value(PI, false));
        assert_eq!(value(TK, false), None, "no source gives it");
        assert_eq!(value(T1PA, true), value(T1PA, false));
        let record = &DETECTABLE_CHANGE_T1PA;
        assert!(is_beyond(record.value + 0.1, record) && is_beyond(-record.value - 0.1, record));
        assert!(!is_beyond(record.value, record) && !is_beyond(-record.value, record));
    }
}
