//! The sagittal skeleton: every endplate of the spine, hips, knees, ankles, skull.

use crate::alignment::{Alignment, SkeletonError};
use crate::body::Body;
use crate::head;
use crate::shape::{Shape, Slopes};
use upright_anatomy::{
    Calibration, Degrees, Edge, Endplate, Frame, Landmark, LandmarkSet, LandmarkSetError, Laterality, Level,
    Millimetres, Posture, SagittalPoint, Site,
};

/// An endplate: its two corners.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plate {
    /// Posterior corner.
    pub posterior: SagittalPoint,
    /// Anterior corner.
    pub anterior: SagittalPoint,
}

impl Plate {
    /// Halfway between the corners.
    #[must_use]
    pub fn middle(&self) -> SagittalPoint {
        self.posterior.midpoint(self.anterior)
    }

    /// The endplate of this length about `middle`.
    pub(crate) fn about(middle: SagittalPoint, slope_deg: f64, length: f64) -> Self {
        let (sine, cosine) = slope_deg.to_radians().sin_cos();
        let (dx, dy) = (length / 2.0 * cosine, length / 2.0 * sine);
        Self {
            posterior: SagittalPoint::new(middle.anterior - dx, middle.cranial + dy),
            anterior: SagittalPoint::new(middle.anterior + dx, middle.cranial - dy),
        }
    }
}

/// A vertebra above the sacrum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vertebra {
    /// Its level.
    pub level: Level,
    /// Its upper endplate; of C2, the base of the dens.
    pub upper: Plate,
    /// Its lower endplate.
    pub lower: Plate,
    /// How far its centre lies to the patient's left of the middle, in mm.
    pub lateral: f64,
    /// Its lean in the coronal plane, + = towards the patient's left.
    pub coronal_tilt: Degrees,
    /// Its turn about its own axis, + = the front turned to the patient's left.
    pub axial_rotation: Degrees,
}

impl Vertebra {
    /// The mean of the four corners.
    #[must_use]
    pub fn centroid(&self) -> SagittalPoint {
        self.upper.middle().midpoint(self.lower.middle())
    }
}

/// A skeleton in the sagittal plane, the hip axis at the origin.
///
/// - **Shape**: one plane; sides differ by the rotation of pelvis and legs, and vertebrae by their place in a coronal curve.
/// - **Unit**: millimetres of the patient, anterior and cranial.
#[derive(Clone, Debug, PartialEq)]
pub struct Skeleton {
    sacrum: Plate,
    vertebrae: Vec<Vertebra>,
    dens: SagittalPoint,
    skull: Vec<(Site, SagittalPoint)>,
    femoral_heads: [SagittalPoint; 2],
    femoral_head_radius: f64,
    knees: [SagittalPoint; 2],
    ankles: [SagittalPoint; 2],
}

impl Skeleton {
    /// Builds bones whose parameters are exactly those of `alignment`.
    ///
    /// # Errors
    /// [`SkeletonError`] for parameters that no person has.
    pub fn new(alignment: &Alignment, body: &Body) -> Result<Self, SkeletonError> {
        alignment.check()?;
        Self::of_shape(alignment, &Shape::new(alignment, false), body)
    }

    /// Builds the spine of `shape` on the pelvis and the legs of `alignment`; regional angles are those of the shape.
    ///
    /// # Errors
    /// [`SkeletonError`] for parameters that no person has.
    pub fn of_shape(alignment: &Alignment, shape: &Shape, body: &Body) -> Result<Self, SkeletonError> {
        shape.measured_into(alignment).check()?;
        body.check()?;
        let sacral_slope = (alignment.pelvic_incidence - alignment.pelvic_tilt).value();
        let slopes = shape.slopes(sacral_slope);
        check_upright(&slopes)?;
        let radius = body.pelvic_radius * body.size;
        let sacral_middle = above(SagittalPoint::new(0.0, 0.0), -alignment.pelvic_tilt.value(), radius);
        let vertebrae = stacked(sacral_middle, sacral_slope, &slopes, body);
        let dens = dens_tip(&slopes, &vertebrae, body);
        let (knee, ankle) = leg(alignment, body);
        let apart = body.half_hip_width() * alignment.pelvic_rotation.value().to_radians().sin();
        Ok(Self {
            sacrum: Plate::about(sacral_middle, sacral_slope, body.sacral_endplate()),
            vertebrae,
            dens,
            skull: head::points(dens, alignment.gaze.value(), body.size).collect(),
            femoral_heads: both_sides(SagittalPoint::new(0.0, 0.0), apart),
            femoral_head_radius: body.femoral_head(),
            knees: both_sides(knee, apart),
            ankles: both_sides(ankle, apart),
        })
    }

    /// The upper endplate of S1.
    #[must_use]
    pub const fn sacrum(&self) -> Plate {
        self.sacrum
    }

    /// Vertebrae from L5 up to C2.
    #[must_use]
    pub fn vertebrae(&self) -> &[Vertebra] {
        &self.vertebrae
    }

    /// The hip axis is the origin; centres of the left and the right femoral head.
    #[must_use]
    pub const fn femoral_heads(&self) -> [SagittalPoint; 2] {
        self.femoral_heads
    }

    /// Centres of the left and the right knee.
    #[must_use]
    pub const fn knees(&self) -> [SagittalPoint; 2] {
        self.knees
    }

    /// Centres of the left and the right ankle.
    #[must_use]
    pub const fn ankles(&self) -> [SagittalPoint; 2] {
        self.ankles
    }

    /// Tip of the dens.
    #[must_use]
    pub const fn dens(&self) -> SagittalPoint {
        self.dens
    }

    /// The vertebra at `level`, where the spine has it.
    #[must_use]
    pub fn vertebra(&self, level: Level) -> Option<&Vertebra> {
        self.vertebrae.iter().find(|vertebra| vertebra.level == level)
    }

    /// How far the centre of C7 lies in front of the ankles, in mm: what a person balances.
    #[must_use]
    pub fn lead_of_c7(&self) -> f64 {
        let [left, right] = self.ankles;
        let ankles = left.midpoint(right).anterior;
        self.vertebra(Level::C7).map_or(0.0, |c7| c7.centroid().anterior - ankles)
    }

    /// Sagittal vertical axis (SVA): how far the centre of C7 lies in front of the posterior corner of S1.
    #[must_use]
    pub fn sagittal_vertical_axis(&self) -> Millimetres {
        let c7 = self.vertebra(Level::C7).map_or(0.0, |c7| c7.centroid().anterior);
        Millimetres::new(c7 - self.sacrum.posterior.anterior)
    }

    /// Every landmark site, in the patient's frame.
    ///
    /// # Errors
    /// [`LandmarkSetError`], which no skeleton that could be built gives.
    pub fn landmarks(&self, posture: Posture) -> Result<LandmarkSet, LandmarkSetError> {
        let plate = |endplate: Endplate, plate: Plate| {
            [
                (endplate.corner(Edge::Posterior), plate.posterior),
                (endplate.corner(Edge::Anterior), plate.anterior),
            ]
        };
        let mut sites: Vec<(Site, SagittalPoint)> =
            plate(Endplate::superior(Level::S1), self.sacrum).to_vec();
        for vertebra in &self.vertebrae {
            sites.extend(plate(Endplate::inferior(vertebra.level), vertebra.lower));
            // The base of the dens is no endplate.
            if vertebra.level != Level::C2 {
                sites.extend(plate(Endplate::superior(vertebra.level), vertebra.upper));
            }
            sites.push((Site::Centroid(vertebra.level), vertebra.centroid()));
        }
        sites.push((Site::DensTip, self.dens));
        sites.extend(&self.skull);
        let sides = [Laterality::Left, Laterality::Right];
        sites.extend(sides.map(Site::Knee).into_iter().zip(self.knees));
        sites.extend(sides.map(Site::Ankle).into_iter().zip(self.ankles));
        let heads = sides.into_iter().zip(self.femoral_heads);
        let heads = heads.map(|(side, centre)| Landmark {
            radius: Some(self.femoral_head_radius),
            ..Landmark::at(Site::FemoralHead(side), centre.anterior, centre.cranial)
        });
        let points = sites.into_iter().map(|(site, point)| Landmark::at(site, point.anterior, point.cranial));
        let landmarks = points.chain(heads).collect();
        LandmarkSet::new(Frame::Patient { calibration: Calibration::Fiducial }, posture, None, landmarks)
    }
}

/// No endplate of a standing person looks backwards.
fn check_upright(slopes: &[Slopes]) -> Result<(), SkeletonError> {
    const STEEPEST: f64 = 85.0;
    match slopes.iter().find(|slopes| slopes.upper.abs() > STEEPEST || slopes.lower.abs() > STEEPEST) {
        Some(Slopes { segment, upper, .. }) => {
            Err(SkeletonError::Overturned { level: segment.level, slope: Degrees::new(*upper) })
        }
        None => Ok(()),
    }
}

/// The left and the right one of a joint whose middle is `middle`: who stands turned has one in front of the other.
fn both_sides(middle: SagittalPoint, apart: f64) -> [SagittalPoint; 2] {
    [apart, -apart].map(|apart| SagittalPoint::new(middle.anterior + apart, middle.cranial))
}

/// The point `distance` from `from` in the direction that leans forward by `lean_deg`: the normal of an endplate of that slope.
pub(crate) fn above(from: SagittalPoint, lean_deg: f64, distance: f64) -> SagittalPoint {
    let (sine, cosine) = lean_deg.to_radians().sin_cos();
    SagittalPoint::new(from.anterior + distance * sine, from.cranial + distance * cosine)
}

/// Vertebrae one upon the other, each disc and body bent evenly between its two endplates.
///
/// A lean to the side shortens what is seen from the side: heights by its cosine.
fn stacked(sacral_middle: SagittalPoint, sacral_slope: f64, slopes: &[Slopes], body: &Body) -> Vec<Vertebra> {
    let (mut top, mut below, mut lateral, mut lean) = (sacral_middle, sacral_slope, 0.0, 0.0);
    let vertebra = |Slopes { segment, upper, lower }: &Slopes| {
        let measures = body.measures(segment.level);
        let (disc, height) = (measures.disc * segment.disc_height, measures.height * segment.body_height);
        let tilt = segment.coronal_tilt.value();
        let (disc_lean, body_lean) = (f64::midpoint(lean, tilt).to_radians(), tilt.to_radians());
        let lower_middle = above(top, f64::midpoint(below, *lower), disc * disc_lean.cos());
        let upper_middle = above(lower_middle, f64::midpoint(*lower, *upper), height * body_lean.cos());
        let middle = lateral + disc * disc_lean.sin() + height / 2.0 * body_lean.sin();
        (top, below, lateral, lean) = (upper_middle, *upper, middle + height / 2.0 * body_lean.sin(), tilt);
        Vertebra {
            level: segment.level,
            upper: Plate::about(upper_middle, *upper, measures.depth.0),
            lower: Plate::about(lower_middle, *lower, measures.depth.1),
            lateral: middle,
            coronal_tilt: segment.coronal_tilt,
            axial_rotation: segment.axial_rotation,
        }
    };
    slopes.iter().map(vertebra).collect()
}

/// Height of the dens over its base, in mm.
const DENS: f64 = 17.0;

fn dens_tip(slopes: &[Slopes], vertebrae: &[Vertebra], body: &Body) -> SagittalPoint {
    match (slopes.last(), vertebrae.last()) {
        (Some(slopes), Some(axis)) => {
            above(axis.upper.posterior.midpoint(axis.upper.anterior), slopes.upper, DENS * body.size)
        }
        _ => SagittalPoint::new(0.0, 0.0),
    }
}

/// Knee and ankle under the hip axis: FOA = KA − AA.
fn leg(alignment: &Alignment, body: &Body) -> (SagittalPoint, SagittalPoint) {
    let femoral_obliquity = (alignment.knee_angle - alignment.ankle_angle).value();
    let knee = above(SagittalPoint::new(0.0, 0.0), -femoral_obliquity, -body.femur * body.size);
    let ankle = above(knee, alignment.ankle_angle.value(), -body.tibia * body.size);
    (knee, ankle)
}

/// Tilt of T1 over the hip axis for these parameters, in degrees, + = T1 in front; of nobody where nobody can be built.
pub(crate) fn t1_tilt(alignment: &Alignment) -> f64 {
    let skeleton = Skeleton::new(alignment, &Body::default());
    let t1 = skeleton.ok().and_then(|skeleton| skeleton.vertebra(Level::T1).map(Vertebra::centroid));
    t1.map_or(f64::NAN, |t1| t1.anterior.atan2(t1.cranial).to_degrees())
}
