//! How far a bone turned between two films, by every landmark on it that both films show: bones keep their form.

use upright_anatomy::{
    Degrees, Edge, Endplate, LandmarkSet, Laterality, Level, SagittalPoint, Site, Surface,
};
use upright_measurement::{Point, Points};

/// A vertebra, or the sacrum with the hips.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bone(Vec<Point>);

impl Bone {
    /// The bone of this level by what both films show of it: the corners of its endplates; of the pelvis the hip axis as well, where
    /// both films show the heads of the same sides (the middle of two is not where one is, nor one where the other is).
    pub(crate) fn on_both(level: Level, films: [&LandmarkSet; 2]) -> Self {
        let surfaces: &[Surface] =
            if level == Level::S1 { &[Surface::Superior] } else { &[Surface::Superior, Surface::Inferior] };
        let endplates = surfaces.iter().map(|surface| Endplate { level, surface: *surface });
        let shown = endplates.filter(|endplate| films.iter().all(|film| film.endplate(*endplate).is_some()));
        let corners =
            shown.flat_map(|endplate| [Edge::Posterior, Edge::Anterior].map(|edge| endplate.corner(edge)));
        let [first, second] = films.map(heads);
        let hips = (level == Level::S1 && first == second && first != [false; 3]).then_some(Point::HipAxis);
        Self(corners.map(Point::Site).chain(hips).collect())
    }

    /// Where its landmarks lie.
    pub(crate) fn places(&self, points: &Points) -> Vec<SagittalPoint> {
        self.0.iter().map(|point| points.resolve(*point)).collect()
    }
}

/// Which femoral heads are placed: without a side, left, right.
fn heads(film: &LandmarkSet) -> [bool; 3] {
    let sides = [Laterality::Unspecified, Laterality::Left, Laterality::Right];
    sides.map(|side| film.landmark(Site::FemoralHead(side)).is_some())
}

/// How far the second places are turned from the first, by least squares, in degrees; NaN for fewer than two places.
///
/// - **Sign**: positive = turned backwards, the front end upwards.
/// - **Unit**: degrees; how large the bone is on either film does not matter.
pub(crate) fn turn(first: &[SagittalPoint], second: &[SagittalPoint]) -> f64 {
    if first.len() < 2 || first.len() != second.len() {
        return f64::NAN;
    }
    let (from, to) = (middle(first), middle(second));
    let (mut cross, mut dot) = (0.0, 0.0);
    for (one, other) in first.iter().zip(second) {
        let (x, y) = (one.anterior - from.anterior, one.cranial - from.cranial);
        let (u, v) = (other.anterior - to.anterior, other.cranial - to.cranial);
        cross += x * v - y * u;
        dot += x * u + y * v;
    }
    cross.atan2(dot).to_degrees()
}

/// How far a bone turned from the first film to the second; `None` where they have no two landmarks of it in common.
pub(crate) fn turned(films: [&LandmarkSet; 2], level: Level) -> Option<Degrees> {
    let bone = Bone::on_both(level, films);
    let [first, second] = films.map(|film| bone.places(&Points::from_set(film, 1.0)));
    Some(turn(&first, &second)).filter(|turn| turn.is_finite()).map(Degrees::new)
}

/// The difference of two turns, the short way round.
pub(crate) fn between(upper: f64, lower: f64) -> f64 {
    let (sin, cos) = (upper - lower).to_radians().sin_cos();
    sin.atan2(cos).to_degrees()
}

fn middle(places: &[SagittalPoint]) -> SagittalPoint {
    let count = places.len() as f64;
    let sum = |of: fn(&SagittalPoint) -> f64| places.iter().map(of).sum::<f64>() / count;
    SagittalPoint::new(sum(|place| place.anterior), sum(|place| place.cranial))
}

#[cfg(test)]
mod tests {
    use super::*;
    use upright_anatomy::{Calibration, Frame, Landmark, Posture};

    /// A body of 34 by 28 mm turned by so many degrees, moved and enlarged.
    fn body(degrees: f64, scale: f64) -> Vec<SagittalPoint> {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let corners = [(0.0, 0.0), (34.0, 2.0), (1.0, 28.0), (33.0, 27.0)];
        let turned = corners.map(|(x, y)| {
            SagittalPoint::new(100.0 + scale * (x * cos - y * sin), -40.0 + scale * (x * sin + y * cos))
        });
        turned.to_vec()
    }

    #[test]
    fn a_turn_is_found_whatever_the_size_of_the_film() {
        for degrees in [-170.0, -20.0, 0.0, 0.3, 45.0] {
            let found = turn(&body(0.0, 1.0), &body(degrees, 1.15));
            assert!((found - degrees).abs() < 1e-9, "{degrees}: {found}");
        }
        assert!((between(170.0, -170.0) + 20.0).abs() < 1e-9);
        assert!((between(-170.0, 170.0) - 20.0).abs() < 1e-9);
        assert!(turn(&body(0.0, 1.0)[..1], &body(0.0, 1.0)[..1]).is_nan());
        assert!(turn(&body(0.0, 1.0), &body(0.0, 1.0)[..3]).is_nan());
    }

    #[test]
    fn the_pelvis_is_laid_on_its_hips_where_both_films_show_the_same() {
        let with = |heads: &[Laterality]| {
            let corner = |edge, x| Landmark::at(Endplate::superior(Level::S1).corner(edge), x, 100.0);
            let heads = heads.iter().map(|side| Landmark::at(Site::FemoralHead(*side), 40.0, 0.0));
            let corners = [corner(Edge::Posterior, 0.0), corner(Edge::Anterior, 35.0)];
            let frame = Frame::Patient { calibration: Calibration::Geometry };
            let landmarks = corners.into_iter().chain(heads).collect();
            LandmarkSet::new(frame, Posture::Standing, None, landmarks).unwrap()
        };
        use Laterality::{Left, Right, Unspecified};
        let takes_hips = |one: &[Laterality], other: &[Laterality]| {
            Bone::on_both(Level::S1, [&with(one), &with(other)]).0.contains(&Point::HipAxis)
        };
        assert!(takes_hips(&[Left, Right], &[Left, Right]) && takes_hips(&[Unspecified], &[Unspecified]));
        for (one, other) in [
            (&[Left][..], &[Right][..]),
            (&[Left, Right], &[Left]),
            (&[], &[]),
            (&[Unspecified], &[Left, Right]),
        ] {
            assert!(!takes_hips(one, other), "{one:?} {other:?}");
        }
    }

    /// One corner that is off turns the whole bone by far less than the endplate it is on.
    #[test]
    fn a_corner_that_is_off_counts_for_less_the_more_of_the_bone_is_seen() {
        let mut off = body(0.0, 1.0);
        off[1].cranial += 3.0;
        let (whole, endplate) = (turn(&body(0.0, 1.0), &off), turn(&body(0.0, 1.0)[..2], &off[..2]));
        assert!(whole.abs() < 0.55 * endplate.abs(), "{whole} {endplate}");
    }
}
