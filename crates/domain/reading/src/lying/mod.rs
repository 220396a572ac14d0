//! What a CT taken lying says of alignment: endplates as lines in the sagittal plane, and the angles between them.

mod endplate;
mod surface;

pub use endplate::{EndplateLine, NoEndplate};

use crate::attenuation::Attenuation;
use crate::bone::is_instrumented;
use crate::coarse;
use crate::column::{Column, Vertebra};
use crate::estimate::Estimate;
use crate::place::Vector;
use endplate::Expected;
use upright_anatomy::{
    Calibration, Edge, Endplate, Frame, Landmark, LandmarkSet, LandmarkSetError, Laterality, Level,
    Numbering, Posture, SagittalPoint, Site,
};
use upright_evidence::numbers::{DEFAULT_CT_LYING_DISC, DEFAULT_CT_LYING_LORDOSIS};
use upright_evidence::{FilmQuality, settings};
use upright_measurement::{ParameterId, Profile};

/// Alignment of a patient who lies in a CT.
///
/// - **Definition**: every endplate of the vertebrae that were found, and of the sacrum its upper one.
/// - **Depends on**: how the patient lay, which a CT does not tell: nothing of it is an alignment standing.
/// - **Limits**: femoral heads are not looked for. Without places that a person named there is no pelvic incidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Lying {
    /// From the lowest upwards, each with its line or why there is none.
    pub endplates: Vec<(Endplate, Result<EndplateLine, NoEndplate>)>,
    /// Middles of femoral heads, as a person named them.
    pub femoral_heads: Vec<(Laterality, [f64; 3])>,
    numbering: Numbering,
    /// How many times as wide as in short voxels intervals are.
    widening: f64,
}

/// An angle between two endplates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LyingAngle {
    /// The upper endplate.
    pub upper: Endplate,
    /// The lower endplate.
    pub lower: Endplate,
    /// Opening to the front, lordosis +, in degrees.
    pub degrees: Estimate,
}

impl EndplateLine {
    /// A corner in the sagittal plane of the patient.
    #[must_use]
    pub fn corner(&self, edge: Edge) -> SagittalPoint {
        let [_, back, head] = match edge {
            Edge::Posterior => self.posterior,
            Edge::Anterior => self.anterior,
        };
        SagittalPoint::new(-back, head)
    }

    /// Slope in the sagittal plane of the patient, in degrees.
    ///
    /// - **Sign**: positive when the anterior end is lower, as sacral slope.
    #[must_use]
    pub fn slope(&self) -> f64 {
        let [posterior, anterior] = [Edge::Posterior, Edge::Anterior].map(|edge| self.corner(edge));
        (posterior.cranial - anterior.cranial).atan2(anterior.anterior - posterior.anterior).to_degrees()
    }
}

impl Lying {
    /// How it was found, with version: changes where the method does.
    pub const METHOD: &'static str = "Upright, endplates on CT, version 3";

    /// Every endplate of a column that was found.
    #[must_use]
    pub fn of(ct: &Attenuation<'_>, column: &Column, numbering: Numbering) -> Self {
        let probe = ct.probe();
        let endplates = expected(column).map(|(endplate, expected)| {
            (endplate, expected.ok_or(NoEndplate::Guessed).and_then(|expected| expected.line(&probe)))
        });
        let (endplates, widening) = (endplates.collect(), coarse::widening(ct.coarseness()));
        let mut found = Self { endplates, femoral_heads: Vec::new(), numbering, widening };
        found.leave_out_lone();
        for vertebra in column.vertebrae.iter().filter(|vertebra| is_instrumented(&probe, vertebra)) {
            found.doubt(vertebra.level);
        }
        found
    }

    /// Leaves out an endplate across whose disc nothing is clear: where the column has the disc in a wrong place, something else is
    /// found there, and mostly on one side of it.
    fn leave_out_lone(&mut self) {
        let lines: Vec<_> = self.endplates.iter().map(|(endplate, line)| (endplate.level, *line)).collect();
        let is_lone = |number: usize, (level, _): &(Level, Result<EndplateLine, NoEndplate>)| {
            let beside = [number.checked_sub(1), number.checked_add(1)].into_iter().flatten();
            let beside = beside.filter_map(|number| lines.get(number));
            beside.filter(|(other, _)| other != level).any(|(_, line)| *line == Err(NoEndplate::Unclear))
        };
        for ((number, found), (_, line)) in lines.iter().enumerate().zip(&mut self.endplates) {
            if line.is_ok() && is_lone(number, found) {
                *line = Err(NoEndplate::Unclear);
            }
        }
    }

    /// Leaves out both endplates of a vertebra in which metal stands where they lean apart: one may be the surface of a screw.
    fn doubt(&mut self, level: Level) {
        /// Bodies with screws are no wedges of more than this, in degrees: no clinical limit.
        const MOST: f64 = 10.0;
        let both = [Endplate::superior(level), Endplate::inferior(level)];
        let slopes = both.map(|endplate| self.line(endplate).map(EndplateLine::slope));
        let [Some(one), Some(other)] = slopes else { return };
        if (one - other).abs() > MOST {
            let doubted = self.endplates.iter_mut().filter(|(endplate, _)| both.contains(endplate));
            doubted.for_each(|(_, line)| *line = Err(NoEndplate::Unclear));
        }
    }

    /// The line of an endplate; none where it is missing.
    #[must_use]
    pub fn line(&self, endplate: Endplate) -> Option<&EndplateLine> {
        let found = self.endplates.iter().find(|(known, _)| *known == endplate);
        found.and_then(|(_, line)| line.as_ref().ok())
    }

    /// The angle between two endplates; none where one is missing.
    ///
    /// - **Interval**: the method's error on phantoms, Upright's default, wider by `default.ct.coarse.widening` of `evidence` in long voxels. Spurs and bridges tip endplates that face each other apart,
    ///   so that discs come out too low.
    #[must_use]
    pub fn angle(&self, upper: Endplate, lower: Endplate) -> Option<LyingAngle> {
        let degrees = self.line(lower)?.slope() - self.line(upper)?.slope();
        let is_across = upper.surface != lower.surface;
        let margin = if is_across { &DEFAULT_CT_LYING_DISC } else { &DEFAULT_CT_LYING_LORDOSIS }.value;
        Some(LyingAngle { upper, lower, degrees: Estimate::within(degrees, margin * self.widening) })
    }

    /// The same with middles of one or both femoral heads that a person named. The one farther to the patient's left is the left one.
    #[must_use]
    pub fn with_femoral_heads(mut self, places: &[[f64; 3]]) -> Self {
        let mut places = places.to_vec();
        places.sort_by(|[one, ..], [other, ..]| one.total_cmp(other));
        let sides: &[Laterality] = match places.len() {
            2 => &[Laterality::Right, Laterality::Left],
            _ => &[Laterality::Unspecified],
        };
        self.femoral_heads = sides.iter().copied().zip(places).collect();
        self
    }

    /// Lordosis L1–S1 and L4–S1, pelvic incidence and PI−LL; none where a landmark of it is missing.
    ///
    /// - **Interval**: of lordosis the error of the method on phantoms; where femoral heads that a person placed come in, the scatter of
    ///   readers on films (`landmark_error.clear` of `evidence`).
    #[must_use]
    pub fn parameters(&self) -> [(ParameterId, Option<Estimate>); 4] {
        const DRAWS: u32 = 1000;
        const SEED: u64 = 1;
        let s1 = Endplate::superior(Level::S1);
        let lordosis = |level: Level| self.angle(Endplate::superior(level), s1).map(|angle| angle.degrees);
        let set = self.landmarks(Posture::Supine).ok().flatten();
        let profile = set.map(|set| Profile::of(&set, &settings(FilmQuality::Clear, DRAWS, SEED)));
        let measured = |id: ParameterId| {
            let measured = profile.as_ref()?.get(id)?;
            let interval = measured.interval.ok()?;
            Some(Estimate { value: measured.value.value(), interval: [interval.low, interval.high] })
        };
        let [pi, mismatch] = ["PI", "PI_LL"].map(ParameterId::of);
        [
            (ParameterId::of("LL_L1S1"), lordosis(Level::L1)),
            (ParameterId::of("LL_L4S1"), lordosis(Level::L4)),
            (pi, measured(pi)),
            (mismatch, measured(mismatch)),
        ]
    }

    /// Every disc whose two endplates were found, from the lowest upwards.
    pub fn discs(&self) -> impl Iterator<Item = LyingAngle> {
        let pairs = self.endplates.iter().zip(self.endplates.iter().skip(1));
        pairs.filter_map(|((lower, _), (upper, _))| self.angle(*upper, *lower).filter(is_disc))
    }

    /// The corners as landmarks of a lying film, which no person has confirmed; none where no endplate was found.
    ///
    /// # Errors
    /// [`LandmarkSetError`], where what was found makes no set.
    pub fn landmarks(&self, posture: Posture) -> Result<Option<LandmarkSet>, LandmarkSetError> {
        let corner = |line: &EndplateLine, edge: Edge| {
            let SagittalPoint { anterior, cranial } = line.corner(edge);
            let site = line.endplate.corner(edge);
            Landmark { confirmed: Some(false), ..Landmark::at(site, anterior, cranial) }
        };
        let lines = self.endplates.iter().filter_map(|(_, line)| line.as_ref().ok());
        let corners = lines.flat_map(|line| [Edge::Posterior, Edge::Anterior].map(|edge| corner(line, edge)));
        let head = |(side, [_, back, head]): &(Laterality, [f64; 3])| Landmark {
            confirmed: Some(false),
            ..Landmark::at(Site::FemoralHead(*side), -back, *head)
        };
        let landmarks: Vec<Landmark> = corners.chain(self.femoral_heads.iter().map(head)).collect();
        if landmarks.is_empty() {
            return Ok(None);
        }
        let frame = Frame::Patient { calibration: Calibration::Geometry };
        LandmarkSet::new(frame, posture, Some(self.numbering), landmarks).map(Some)
    }
}

fn is_disc(angle: &LyingAngle) -> bool {
    angle.upper.level != angle.lower.level
}

/// Where every endplate is looked for, from the lowest upwards; nowhere where the disc beside it was not seen.
fn expected(column: &Column) -> impl Iterator<Item = (Endplate, Option<Expected>)> {
    let vertebrae = &column.vertebrae;
    (0..vertebrae.len()).flat_map(move |number| {
        let vertebra = vertebrae.get(number);
        let beyond = |number: Option<usize>| number.and_then(|number| vertebrae.get(number));
        let below = vertebra.and_then(|vertebra| lower(vertebra, beyond(number.checked_sub(1))));
        let above = vertebra.map(|vertebra| upper(vertebra, beyond(number.checked_add(1))));
        below.into_iter().chain(above)
    })
}

fn lower(vertebra: &Vertebra, below: Option<&Vertebra>) -> Option<(Endplate, Option<Expected>)> {
    let endplate = Endplate::inferior(vertebra.level);
    let middle = Vector::from(vertebra.lower?);
    let [is_seen, _] = vertebra.is_seen;
    let across = below.map(|below| middle - Vector::from(below.upper));
    Some((endplate, is_seen.then(|| expect(endplate, middle, vertebra, across))))
}

fn upper(vertebra: &Vertebra, above: Option<&Vertebra>) -> (Endplate, Option<Expected>) {
    let endplate = Endplate::superior(vertebra.level);
    let middle = Vector::from(vertebra.upper);
    let [_, is_seen] = vertebra.is_seen;
    let across = above.and_then(|above| above.lower).map(|lower| Vector::from(lower) - middle);
    (endplate, is_seen.then(|| expect(endplate, middle, vertebra, across)))
}

/// Across a disc the way up is that from endplate to endplate; at an end of the column that of the vertebra.
fn expect(endplate: Endplate, middle: Vector, vertebra: &Vertebra, across: Option<Vector>) -> Expected {
    let of_vertebra = Vector::from(vertebra.up);
    let up = across.and_then(|across| across.try_normalize(1e-6)).unwrap_or(of_vertebra);
    Expected { endplate, middle, up, disc: across.map(|across| across.norm()) }
}
