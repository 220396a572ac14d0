//! A vertebra in space: body, pedicles, articular, transverse and spinous processes, laminae.
//!
//! Every measure is a share of the body's own, so that bones fit each other; flag L, drawn after textbooks of anatomy.

use super::solid::{Piece, Solid};
use super::surface::{Placement, Surface, Vector};
use crate::skeleton::{Plate, Skeleton, Vertebra};
use nalgebra::Matrix4;
use upright_anatomy::{Level, Region, SagittalPoint};

/// State of a bone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BoneState {
    /// Thickness of the shell in mm.
    pub(crate) cortex: f64,
    /// Density of cancellous bone as a share of a young adult's.
    pub(crate) density: f64,
    /// How far spurs reach beyond the corners, in mm.
    pub(crate) spurs: f64,
}

impl BoneState {
    /// Small vertebrae are denser than large ones (flag L).
    pub(crate) fn of(self, level: Level) -> Self {
        match level.region() {
            Region::Thoracic => Self { cortex: self.cortex * 1.15, density: self.density * 1.45, ..self },
            Region::Cervical => Self { cortex: self.cortex * 1.1, density: self.density * 1.6, ..self },
            _ => self,
        }
    }
}

/// The frame of a vertebra: its centre, its slope, its lean.
pub(crate) fn placement(vertebra: &Vertebra) -> Placement {
    let centre = vertebra.centroid();
    let slope = f64::midpoint(slope(vertebra.upper), slope(vertebra.lower));
    Placement::pitched(Vector::new(centre.anterior, centre.cranial, vertebra.lateral), slope)
        .turned(Vector::x_axis(), vertebra.coronal_tilt.value())
        .turned(Vector::y_axis(), -vertebra.axial_rotation.value())
}

fn slope(plate: Plate) -> f64 {
    let (dx, dy) = (
        plate.anterior.anterior - plate.posterior.anterior,
        plate.posterior.cranial - plate.anterior.cranial,
    );
    dy.atan2(dx).to_degrees()
}

/// Measures of one body in its own frame.
#[derive(Clone, Copy)]
pub(crate) struct Measures {
    /// Posterior and anterior corner of each endplate.
    pub(crate) upper: [Vector; 2],
    pub(crate) lower: [Vector; 2],
    /// Depth and height in the middle, and width.
    pub(crate) depth: f64,
    pub(crate) height: f64,
    pub(crate) width: f64,
    /// How much narrower the waist is than the ends, as a share of the half-depth.
    waist: f64,
    /// How far endplates are hollowed, as a share of the height.
    hollow: f64,
}

impl Measures {
    pub(crate) fn of(vertebra: &Vertebra) -> Self {
        let seen = Self::between(vertebra.upper, vertebra.lower, vertebra.centroid());
        // From the side a leaning vertebra is seen lower than it is.
        let longer = 1.0 / vertebra.coronal_tilt.value().to_radians().cos();
        let stretched =
            |plate: [Vector; 2]| plate.map(|corner| Vector::new(corner.x, corner.y * longer, corner.z));
        Self {
            upper: stretched(seen.upper),
            lower: stretched(seen.lower),
            height: seen.height * longer,
            width: seen.depth * width_over_depth(vertebra.level),
            ..seen
        }
    }

    /// The body between two endplates, as wide as deep.
    fn between(upper: Plate, lower: Plate, centre: SagittalPoint) -> Self {
        let turn = Placement::pitched(Vector::zeros(), f64::midpoint(slope(upper), slope(lower)));
        let local = |point: SagittalPoint| {
            turn.rotation.inverse()
                * Vector::new(point.anterior - centre.anterior, point.cranial - centre.cranial, 0.0)
        };
        let ends = |plate: Plate| [local(plate.posterior), local(plate.anterior)];
        let (upper, lower) = (ends(upper), ends(lower));
        let length = |[posterior, anterior]: [Vector; 2]| (anterior - posterior).norm();
        let depth = f64::midpoint(length(upper), length(lower));
        let middle = |[posterior, anterior]: [Vector; 2]| (posterior + anterior) / 2.0;
        let height = (middle(upper) - middle(lower)).norm();
        Self { upper, lower, depth, height, width: depth, waist: 0.075, hollow: 0.066 }
    }

    pub(crate) fn back(&self) -> f64 {
        self.upper[0].x.midpoint(self.lower[0].x)
    }
}

fn width_over_depth(level: Level) -> f64 {
    match level.region() {
        Region::Cervical => 1.35,
        Region::Thoracic if level < Level::T9 => 1.12,
        Region::Thoracic => 1.25,
        _ => 1.36,
    }
}

/// The place where the pedicles' medial walls are nearest to the canal, in the vertebra's own frame, on the left.
pub(crate) fn medial_wall(vertebra: &Vertebra) -> Vector {
    let measures = Measures::of(vertebra);
    let share = match vertebra.level.region() {
        Region::Cervical => 0.46 - 0.11,
        Region::Thoracic => 0.34 - 0.10,
        _ => 0.31 - 0.10,
    };
    Vector::new(measures.back() - 0.16 * measures.depth, 0.20 * measures.height, share * measures.width)
}

/// From one pedicle to the other, where they are nearest, in mm.
pub(crate) fn canal_width(vertebra: &Vertebra) -> f64 {
    2.0 * medial_wall(vertebra).z
}

/// From the body to the arch in the midline, in mm; of lumbar vertebrae only, whose spinous process stands straight back.
pub(crate) fn canal_depth(vertebra: &Vertebra) -> Option<f64> {
    let measures = Measures::of(vertebra);
    (vertebra.level.region() == Region::Lumbar)
        .then(|| (LUMBAR_SPINE.centre[0] + LUMBAR_SPINE.half[0]).abs() * measures.depth)
}

/// The spinous process of a lumbar vertebra behind its body, in shares of depth, height and width of the body.
const LUMBAR_SPINE: Process =
    Process { centre: [-1.02, -0.26, 0.0], half: [0.44, 0.40, 0.085], pitch: -8.0, shell: 1.0 };

/// The vertebra as one solid.
pub(crate) fn solid(vertebra: &Vertebra, state: BoneState) -> Solid {
    let measures = Measures::of(vertebra);
    let mut pieces = vec![body(&measures, state.cortex)];
    pieces.extend(spurs(&measures, state.spurs));
    pieces.extend(arch(vertebra.level, &measures, state.cortex));
    let placement = placement(vertebra);
    let pieces = pieces.into_iter().map(|piece| piece.placed(&placement)).collect();
    Solid::bone(pieces).dense(state.density).at_level(vertebra.level)
}

/// The body between two endplates, of this width: a part of the sacrum.
pub(crate) fn block(upper: Plate, lower: Plate, width: f64, cortex: f64) -> Piece {
    let centre = upper.middle().midpoint(lower.middle());
    let measures = Measures { width, waist: 0.0, hollow: 0.02, ..Measures::between(upper, lower, centre) };
    let pitch = f64::midpoint(slope(upper), slope(lower));
    body(&measures, cortex)
        .placed(&Placement::pitched(Vector::new(centre.anterior, centre.cranial, 0.0), pitch))
}

/// What the rim leaves to the hollow, as a share of the half-axes.
const RIM: f64 = 0.84;
/// Thickness of endplates as a share of the wall's.
const ENDPLATE: f64 = 1.0;

/// The body: a waisted wall that passes through its four corners, cut behind, between two hollowed endplates.
fn body(measures: &Measures, cortex: f64) -> Piece {
    let surfaces = |less: f64| {
        let mut surfaces = vec![wall(measures, less), posterior_wall(measures, less)];
        for (plate, up) in [(measures.upper, 1.0), (measures.lower, -1.0)] {
            let less = less * ENDPLATE;
            surfaces.push(endplate(plate, up, less));
            surfaces.push(hollow(plate, measures, up, less));
        }
        surfaces
    };
    Piece {
        outer: surfaces(0.0),
        inner: surfaces(cortex),
        centre: Vector::zeros(),
        reach: Vector::new(
            measures.depth * 0.62,
            measures.height * 0.5 + measures.depth * 0.2,
            measures.width / 2.0,
        ),
    }
}

/// The wall: x² + Bxy + Cy² + Dx + Ey + F + (r z)² = 0 through the anterior corners and a little behind the posterior ones.
///
/// C is chosen for the taper and the waist; B, D, E, F follow from the four points.
fn wall(measures: &Measures, less: f64) -> Surface {
    /// How far the oval reaches behind, as a share of the depth.
    const BEHIND: f64 = 0.13;
    let [upper, lower] = [measures.upper, measures.lower].map(|[posterior, anterior]| {
        let back = posterior - (anterior - posterior) * BEHIND;
        let shrink = (anterior - back).normalize() * less;
        [back + shrink, anterior - shrink]
    });
    let half_depth = measures.depth * (1.0 + BEHIND) / 2.0 - less;
    let waist = measures.waist * half_depth;
    let taper = ((upper[1] - upper[0]).norm() - (lower[1] - lower[0]).norm()) / 2.0 / measures.height;
    let c = -(2.0 * half_depth * waist - waist * waist) / (measures.height / 2.0).powi(2) - taper * taper;
    let points = [upper[0], upper[1], lower[0], lower[1]];
    let rows = points.map(|p| nalgebra::RowVector4::new(p.x * p.y, p.x, p.y, 1.0));
    let known = points.map(|p| -(p.x * p.x) - c * p.y * p.y);
    let solved = Matrix4::from_rows(&rows).lu().solve(&nalgebra::Vector4::from(known));
    let [b, d, e, f] = solved.map_or([0.0, 0.0, 0.0, -half_depth * half_depth], |solved| solved.into());
    let flat = (half_depth / (measures.width / 2.0 - less)).powi(2);
    Surface {
        square: nalgebra::Matrix3::new(1.0, b / 2.0, 0.0, b / 2.0, c, 0.0, 0.0, 0.0, flat),
        linear: Vector::new(d / 2.0, e / 2.0, 0.0),
        constant: f,
        is_filled: true,
    }
}

fn posterior_wall(measures: &Measures, less: f64) -> Surface {
    let along = measures.upper[0] - measures.lower[0];
    let outwards = Vector::new(-along.y, along.x, 0.0).normalize();
    // The posterior wall is thin, and pierced by veins.
    Surface::plane(measures.lower[0] - outwards * (0.5 * less), outwards)
}

fn endplate([posterior, anterior]: [Vector; 2], up: f64, less: f64) -> Surface {
    let along = anterior - posterior;
    let outwards = Vector::new(-along.y, along.x, 0.0).normalize() * up;
    Surface::plane(posterior - outwards * less, outwards)
}

fn hollow([posterior, anterior]: [Vector; 2], measures: &Measures, up: f64, less: f64) -> Surface {
    let along = (anterior - posterior).normalize();
    let outwards = Vector::new(-along.y, along.x, 0.0) * up;
    let depth = measures.height * measures.hollow * if up > 0.0 { 0.8 } else { 1.1 };
    // Deepest a little behind the middle.
    let middle = (posterior + anterior) / 2.0 - along * (0.04 * measures.depth);
    let half_axes = Vector::new(measures.depth / 2.0 * RIM, depth + less, measures.width / 2.0 * RIM);
    let rotation = nalgebra::Rotation3::from_basis_unchecked(&[along, outwards * up, Vector::z()]);
    Surface::ellipsoid(half_axes).placed(&Placement { origin: middle, rotation }).emptied()
}

/// Spurs at the anterior corners.
fn spurs(measures: &Measures, length: f64) -> Vec<Piece> {
    if length < 0.5 {
        return Vec::new();
    }
    let at = |[posterior, anterior]: [Vector; 2], up: f64| {
        let along = (anterior - posterior).normalize();
        let centre = anterior - along * 1.5 - Vector::new(0.0, 1.8 * up, 0.0);
        let half = Vector::new(1.5 + length, 1.6 + length * 0.25, measures.width * 0.33);
        Piece::ellipsoid(&Placement::at(centre), half, 0.9)
    };
    vec![at(measures.upper, 1.0), at(measures.lower, -1.0)]
}

/// Corners of an endplate in space, posterior and anterior.
pub(crate) type Corners = [Vector; 2];

/// Corners of both endplates, upper first.
pub(crate) fn corners(vertebra: &Vertebra) -> [Corners; 2] {
    let (measures, placement) = (Measures::of(vertebra), placement(vertebra));
    [measures.upper, measures.lower].map(|plate| plate.map(|corner| placement.point(corner)))
}

/// Corners of the upper endplate below each vertebra: of the sacrum first.
pub(crate) fn corners_below(skeleton: &Skeleton) -> impl Iterator<Item = Corners> {
    let plate = skeleton.sacrum();
    let sacrum =
        [plate.posterior, plate.anterior].map(|corner| Vector::new(corner.anterior, corner.cranial, 0.0));
    let upper = |vertebra: &Vertebra| {
        let [upper, _] = corners(vertebra);
        upper
    };
    std::iter::once(sacrum).chain(skeleton.vertebrae().iter().map(upper))
}

/// The space between two endplates.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DiscSpace {
    /// Its middle; own axes are forwards, upwards and to the left.
    pub(crate) placement: Placement,
    pub(crate) height: f64,
    pub(crate) depth: f64,
    pub(crate) width: f64,
}

impl DiscSpace {
    /// The space below the vertebra at `level`, where the spine has it.
    pub(crate) fn below(skeleton: &Skeleton, level: Level) -> Option<Self> {
        let mut discs = corners_below(skeleton).zip(skeleton.vertebrae());
        let (below, above) = discs.find(|(_, above)| above.level == level)?;
        let [_, upper] = corners(above);
        let middle = |[posterior, anterior]: Corners| (posterior + anterior) / 2.0;
        let (low, high) = (middle(below), middle(upper));
        let height = (high - low).norm();
        let up = (high - low) / height;
        let forward = ((below[1] - below[0]).normalize() + (upper[1] - upper[0]).normalize()).normalize();
        let left = forward.cross(&up).normalize();
        let rotation = nalgebra::Rotation3::from_basis_unchecked(&[up.cross(&left), up, left]);
        let depth = f64::midpoint((below[1] - below[0]).norm(), (upper[1] - upper[0]).norm());
        let width = Measures::of(above).width;
        Some(Self { placement: Placement { origin: (low + high) / 2.0, rotation }, height, depth, width })
    }

    /// The place at these own coordinates.
    pub(crate) fn at(&self, forward: f64, up: f64, left: f64) -> Placement {
        let Placement { origin, rotation } = self.placement;
        Placement { origin: origin + rotation * Vector::new(forward, up, left), rotation }
    }
}

/// Bone that bridges the disc between two endplates, in front and at the sides: an ankylosed spine.
pub(crate) fn bridges(below: Corners, above: &Vertebra) -> Vec<Piece> {
    let [_, lower] = corners(above);
    let span = |low: Vector, high: Vector, out: f64, half: [f64; 2]| {
        let up = (high - low).normalize();
        let front = up.cross(&Vector::z()).normalize();
        let rotation = nalgebra::Rotation3::from_basis_unchecked(&[front, up, front.cross(&up)]);
        let origin = (low + high) / 2.0 + front * out;
        let half = Vector::new(half[0], (high - low).norm() / 2.0 + 3.0, half[1]);
        Piece::ellipsoid(&Placement { origin, rotation }, half, 1.1)
    };
    let width = Measures::of(above).width;
    let [posterior, anterior] = below;
    vec![
        span(anterior, lower[1], 0.8, [2.4, 0.36 * width]),
        span(posterior, lower[0], -0.2, [1.6, 0.34 * width]),
    ]
}

/// One process: centre and half-axes, how far its front is turned down, and how thick its shell is as a share of the usual one.
struct Process {
    centre: [f64; 3],
    half: [f64; 3],
    pitch: f64,
    shell: f64,
}

/// Everything behind the body.
fn arch(level: Level, measures: &Measures, cortex: f64) -> Vec<Piece> {
    let processes = match level.region() {
        Region::Cervical => cervical_arch(level, measures),
        Region::Thoracic => thoracic_arch(level, measures),
        _ => lumbar_arch(measures),
    };
    let shell = cortex * 2.0;
    processes.into_iter().map(|process| placed(&process, shell * process.shell)).collect()
}

fn placed(process: &Process, shell: f64) -> Piece {
    let placement = Placement::pitched(Vector::from(process.centre), process.pitch);
    Piece::ellipsoid(&placement, Vector::from(process.half), shell)
}

fn process(centre: [f64; 3], half: [f64; 3], pitch: f64) -> Process {
    Process { centre, half, pitch, shell: 1.0 }
}

/// Transverse processes are thin-walled, and seen end on from the side.
fn transverse(centre: [f64; 3], half: [f64; 3]) -> impl Iterator<Item = Process> {
    pair(centre, half, 0.0).into_iter().map(|process| Process { shell: 0.25, ..process })
}

/// The same process on both sides.
fn pair(centre: [f64; 3], half: [f64; 3], pitch: f64) -> [Process; 2] {
    let [x, y, z] = centre;
    [process(centre, half, pitch), process([x, y, -z], half, pitch)]
}

fn lumbar_arch(measures: &Measures) -> Vec<Process> {
    let (back, d, h, w) = (measures.back(), measures.depth, measures.height, measures.width);
    let mut processes = Vec::with_capacity(11);
    processes.extend(pair([back - 0.16 * d, 0.20 * h, 0.31 * w], [0.27 * d, 0.25 * h, 0.10 * w], 6.0));
    processes.extend(pair([back - 0.50 * d, 0.46 * h, 0.37 * w], [0.15 * d, 0.38 * h, 0.10 * w], -12.0));
    processes.extend(pair([back - 0.63 * d, -0.54 * h, 0.26 * w], [0.15 * d, 0.38 * h, 0.11 * w], -10.0));
    processes.extend(pair([back - 0.56 * d, -0.02 * h, 0.24 * w], [0.14 * d, 0.44 * h, 0.14 * w], -18.0));
    processes.extend(transverse([back - 0.36 * d, 0.12 * h, 0.74 * w], [0.10 * d, 0.17 * h, 0.34 * w]));
    let Process { centre, half, pitch, .. } = LUMBAR_SPINE;
    let in_mm = |[deep, high, wide]: [f64; 3]| [deep * d, high * h, wide * w];
    let [deep, high, wide] = in_mm(centre);
    processes.push(process([back + deep, high, wide], in_mm(half), pitch));
    processes
}

fn thoracic_arch(level: Level, measures: &Measures) -> Vec<Process> {
    let (back, d, h, w) = (measures.back(), measures.depth, measures.height, measures.width);
    // Spinous processes hang down most in the middle of the thorax, and are those of a lumbar vertebra at its end.
    let hang = match level {
        Level::T5 | Level::T6 | Level::T7 | Level::T8 => -52.0,
        Level::T11 | Level::T12 | Level::T13 => -14.0,
        Level::T1 | Level::T2 => -28.0,
        _ => -40.0,
    };
    let hang_rad = f64::to_radians(-hang);
    let spine = 0.62 * d + 5.0;
    let mut processes = Vec::with_capacity(11);
    processes.extend(pair([back - 0.18 * d, 0.24 * h, 0.34 * w], [0.28 * d, 0.23 * h, 0.10 * w], 4.0));
    processes.extend(pair([back - 0.46 * d, 0.52 * h, 0.36 * w], [0.09 * d, 0.32 * h, 0.14 * w], -8.0));
    processes.extend(pair([back - 0.52 * d, -0.52 * h, 0.32 * w], [0.09 * d, 0.32 * h, 0.14 * w], -8.0));
    processes.extend(pair([back - 0.54 * d, -0.02 * h, 0.24 * w], [0.10 * d, 0.44 * h, 0.16 * w], -12.0));
    processes.extend(transverse([back - 0.62 * d, 0.22 * h, 0.80 * w], [0.13 * d, 0.17 * h, 0.30 * w]));
    processes.push(process(
        [back - 0.62 * d - spine * 0.72 * hang_rad.cos(), -0.10 * h - spine * 0.72 * hang_rad.sin(), 0.0],
        [spine, 0.20 * h, 0.085 * w],
        hang,
    ));
    processes
}

fn cervical_arch(level: Level, measures: &Measures) -> Vec<Process> {
    let (back, d, h, w) = (measures.back(), measures.depth, measures.height, measures.width);
    let length = match level {
        Level::C2 => 0.62,
        Level::C7 => 0.92,
        Level::C6 => 0.72,
        _ => 0.50,
    };
    let mut processes = Vec::with_capacity(11);
    processes.extend(pair([back - 0.16 * d, 0.08 * h, 0.46 * w], [0.26 * d, 0.24 * h, 0.11 * w], -10.0));
    processes.extend(pair([back - 0.42 * d, 0.02 * h, 0.58 * w], [0.30 * d, 0.56 * h, 0.17 * w], -42.0));
    processes.extend(pair([back - 0.92 * d, -0.20 * h, 0.28 * w], [0.12 * d, 0.40 * h, 0.22 * w], -20.0));
    processes.extend(pair([back + 0.10 * d, 0.0, 0.62 * w], [0.24 * d, 0.16 * h, 0.18 * w], 0.0));
    processes.push(process(
        [back - 1.12 * d - length * 0.5 * d, -0.30 * h, 0.0],
        [length * d, 0.26 * h, 0.13 * w],
        -18.0,
    ));
    processes
}
