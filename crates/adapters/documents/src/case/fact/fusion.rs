//! `previous_fusion`.

use super::Wire;
use super::place::level;
use crate::case::list::List;
use crate::error::DocumentError;
use crate::landmarks::word;
use crate::object::Object;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use upright_anatomy::{Level, Numbering};
use upright_casefile::{Fact, Mobility, PreviousFusion, Segment};

/// No spine has more segments.
const MOST_SEGMENTS: usize = Level::ALL.len() - 1;

#[derive(Deserialize, Serialize)]
pub(crate) struct WireFusion {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    segments: Option<List<Object<WireSegment>, MOST_SEGMENTS>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    others_mobile: Option<bool>,
}

#[derive(Deserialize, Serialize)]
struct WireSegment {
    upper: String,
    lower: String,
    mobility: String,
}

impl Wire for WireFusion {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        let listed = self.segments.iter().flat_map(|List(segments)| segments);
        let spans = listed.enumerate().map(span).collect::<Result<Vec<_>, _>>()?;
        let segments: Vec<Segment> = spans.into_iter().flatten().collect();
        check_spine(&segments)?;
        Ok(Fact::PreviousFusion(PreviousFusion {
            segments,
            others_mobile: self.others_mobile.unwrap_or(false),
        }))
    }
}

/// A segment, or every segment from a vertebra down to another: `T10` to `S1`.
fn span((position, Object(wire)): (usize, &Object<WireSegment>)) -> Result<Vec<Segment>, DocumentError> {
    let upper = level("fact.segments.upper", &wire.upper)?;
    let lower = level("fact.segments.lower", &wire.lower)?;
    let mobility = word("fact.segments.mobility", &wire.mobility, Mobility::ALL, |one| one.name())?;
    if numberings().any(|numbering| are_neighbours(numbering, upper, lower)) {
        return Ok(vec![Segment { upper, lower, mobility }]);
    }
    // The usual spine comes first: a vertebra that is not named is not there.
    let mut spines = std::iter::once(Numbering::USUAL).chain(numberings());
    let Some(spine) = spines.find(|spine| spine.has(upper) && spine.has(lower) && upper < lower) else {
        let problem = format!(
            "{upper} does not lie above {lower}; a segment is a vertebra and the next below it, as L4 and L5, or all down to another, as T10 and S1"
        );
        return Err(DocumentError::Shape { path: format!("fact.segments[{position}]"), problem });
    };
    let within: Vec<Level> =
        Level::ALL.into_iter().filter(|level| spine.has(*level) && (upper..=lower).contains(level)).collect();
    let pairs = within.iter().zip(within.iter().skip(1));
    Ok(pairs.map(|(upper, lower)| Segment { upper: *upper, lower: *lower, mobility }).collect())
}

/// Refuses a segment given twice, and vertebrae that no one spine has together, as L5 above S1 beside L6 above S1.
fn check_spine(segments: &[Segment]) -> Result<(), DocumentError> {
    let wrong = |problem| DocumentError::Shape { path: "fact.segments".to_owned(), problem };
    for (position, segment) in segments.iter().enumerate() {
        let same = |other: &Segment| (other.upper, other.lower) == (segment.upper, segment.lower);
        if segments.iter().take(position).any(same) {
            let (upper, lower) = (segment.upper, segment.lower);
            return Err(wrong(format!("the segment of {upper} and {lower} is given twice; give it once")));
        }
    }
    let fits = |numbering| segments.iter().all(|one| are_neighbours(numbering, one.upper, one.lower));
    if numberings().any(fits) {
        return Ok(());
    }
    let problem = "no spine has all of these segments; T12, T13, L5 and L6 lie between their neighbours or are not there";
    Err(wrong(problem.to_owned()))
}

fn numberings() -> impl Iterator<Item = Numbering> {
    (11..=13).flat_map(|thoracic| (4..=6).filter_map(move |lumbar| Numbering::new(thoracic, lumbar).ok()))
}

/// Whether `lower` is the next vertebra below `upper` where vertebrae are counted so.
fn are_neighbours(numbering: Numbering, upper: Level, lower: Level) -> bool {
    let mut below = Level::ALL.into_iter().filter(|level| numbering.has(*level) && *level > upper);
    numbering.has(upper) && below.next() == Some(lower)
}

impl From<&PreviousFusion> for WireFusion {
    fn from(fusion: &PreviousFusion) -> Self {
        let segments = fusion.segments.iter().map(wire_segment).collect();
        Self { segments: Some(List(segments)), others_mobile: Some(fusion.others_mobile) }
    }
}

fn wire_segment(segment: &Segment) -> Object<WireSegment> {
    Object(WireSegment {
        upper: segment.upper.name().to_owned(),
        lower: segment.lower.name().to_owned(),
        mobility: segment.mobility.name().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Level::{C2, C3, L1, L2, L4, L5, L6, S1, T11, T12, T13};

    #[test]
    fn neighbours_of_some_spine() {
        let any = |upper, lower| numberings().any(|numbering| are_neighbours(numbering, upper, lower));
        for (upper, lower) in
            [(C2, C3), (T11, T12), (T11, L1), (T12, L1), (T12, T13), (T13, L1), (L4, S1), (L5, S1), (L6, S1)]
        {
            assert!(any(upper, lower), "{upper} {lower}");
            assert!(!any(lower, upper), "{lower} {upper}");
        }
        assert!(!any(L4, L6) && !any(T11, T13) && !any(L4, L4));
    }

    #[test]
    fn a_span_is_every_segment_in_it() {
        let wire = |upper: &str, lower: &str| {
            Object(WireSegment { upper: upper.into(), lower: lower.into(), mobility: "fused".into() })
        };
        let segments = span((0, &wire("T12", "L2"))).unwrap();
        assert_eq!(
            segments.iter().map(|one| (one.upper, one.lower)).collect::<Vec<_>>(),
            [(T12, L1), (L1, L2)]
        );
        assert_eq!(span((0, &wire("T10", "S1"))).unwrap().len(), 8);
        assert_eq!(span((0, &wire("L4", "L6"))).unwrap().len(), 2, "whoever has L6 has L5");
        assert!(span((0, &wire("L5", "L4"))).is_err());
    }

    #[test]
    fn segments_of_two_spines_are_refused() {
        let segment = |upper, lower| Segment { upper, lower, mobility: Mobility::Fused };
        assert!(check_spine(&[segment(L5, L6), segment(L6, S1), segment(T12, L1)]).is_ok());
        assert!(check_spine(&[segment(L5, S1), segment(L6, S1)]).is_err());
        assert!(check_spine(&[segment(T11, L1), segment(T12, T13)]).is_err());
        assert!(check_spine(&[segment(L5, S1), segment(L5, S1)]).is_err());
    }
}
