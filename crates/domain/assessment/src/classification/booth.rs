//! Booth and Bridwell: whether a flat back after fusion is segmental (type 1) or global (type 2).
//!
//! - **Source**: Booth 1999 (S72), S73. Which lordosis of a fused segment is too little is not published.

use super::{Class, Classification, Input, PostureGrade, input, measurable, named};
use crate::endplates::slope;
use crate::explanation::{Explanation, Truth};
use crate::parameters::SVA;
use crate::reading::drawn;
use crate::scale::{Scale, rounded};
use crate::subject::{Extension, Subject};
use upright_anatomy::{Degrees, Edge, Endplate, Level, Numbering, SagittalPoint};
use upright_casefile::{Mobility, PreviousFusion, Segment};
use upright_evidence::numbers::{CUT_OFF_FLATBACK_C7_PLUMB, CUT_OFF_FLATBACK_DISC_OPENING};
use upright_measurement::{Point, Points};

static PLUMB: Scale = Scale {
    name: "flat back, C7 plumb line",
    cuts: &[&CUT_OFF_FLATBACK_C7_PLUMB],
    classes: &["over the lumbosacral disc", "in front"],
};
static OPENING: Scale = Scale {
    name: "flat back, opening of the disc beside the fusion",
    cuts: &[&CUT_OFF_FLATBACK_DISC_OPENING],
    classes: &["not opened", "opened"],
};

pub(super) const SCALES: [&Scale; 2] = [&PLUMB, &OPENING];

const CODE: &str = "booth.type";
const NAME: &str = "Booth and Bridwell, type of flat back";
const TYPES: [&str; 5] = ["2", "1", "1 if hypolordotic", "neither", OVER];
const OVER: &str = "C7 over the disc";

pub(super) fn classify(subject: &Subject<'_>) -> Vec<Classification> {
    vec![of_film(subject).unwrap_or_else(|reason| Classification::not_computable(CODE, NAME, reason))]
}

fn of_film(subject: &Subject<'_>) -> Result<Classification, String> {
    let fusions = fused_lumbar_spine(subject.fusion())?;
    measurable(subject, &[SVA])?;
    let spine = Spine::new(fusions, subject);
    let points = subject.reading.points();
    let lead = spine.lead_of_c7(&points);
    let code = spine.type_of(&points).ok_or("needs both corners of the S1 superior endplate")?;
    if code == OVER {
        return Err(spine.why_no_type(&points));
    }
    let shares = subject.reading.shares_of_points(TYPES.len(), |points| spine.position(points));
    let class = Class {
        code: code.to_owned(),
        meaning: meaning(code).to_owned(),
        probabilities: named(&TYPES, shares).into_iter().filter(|(_, share)| *share > 0.0).collect(),
    };
    let otherwise = if code == "2" { PostureGrade::AtLeast } else { PostureGrade::OfThisPosture };
    let found = Classification::new(CODE, NAME, class, spine.explanation(&points, code))
        .with_inputs([
            Input::new("C7 in front of the lumbosacral disc", shown(lead)),
            input(subject.reading, SVA),
        ])
        .with_inputs(spine.inputs(&points))
        .graded(PostureGrade::on(subject, otherwise));
    Ok(spine.notes(subject, &points, code).into_iter().fold(found, Classification::noting))
}

fn meaning(code: &str) -> &'static str {
    match code {
        "2" => "global: C7 in front of the lumbosacral disc",
        "1" => "segmental: the fused segment is kyphotic, C7 over the disc, a disc beside it opened in front",
        "1 if hypolordotic" => {
            "segmental, provided that a person finds the fused segment hypolordotic: C7 over the disc, a disc beside it opened in front"
        }
        _ => "C7 over the disc, and no disc beside the fusion opened in front",
    }
}

fn shown(length: f64) -> String {
    rounded(length, &CUT_OFF_FLATBACK_C7_PLUMB)
}

/// Vertebrae that an operation united, from the uppermost to the lowest.
#[derive(Clone, Copy)]
struct Fusion {
    upper: Level,
    lower: Level,
}

impl Fusion {
    fn lumbar_part(self) -> Self {
        Self { upper: self.upper.max(Level::L1), ..self }
    }
}

/// The fusions that reach the lumbar spine.
fn fused_lumbar_spine(known: Option<&PreviousFusion>) -> Result<Vec<Fusion>, String> {
    let known =
        known.ok_or("describes a flat back after fusion, and whether a segment is fused is not recorded")?;
    let fusions: Vec<Fusion> =
        fusions(known).into_iter().filter(|fusion| fusion.lower >= Level::L1).collect();
    if !fusions.is_empty() {
        return Ok(fusions);
    }
    let is_uncertain = known.segments.iter().any(|segment| segment.mobility == Mobility::Uncertain);
    Err(if known.others_mobile && !is_uncertain {
        "describes a flat back after fusion, and no lumbar segment is fused".to_owned()
    } else {
        "describes a flat back after fusion, and of no lumbar segment is it known that it is fused".to_owned()
    })
}

fn fusions(known: &PreviousFusion) -> Vec<Fusion> {
    let mut fused: Vec<&Segment> =
        known.segments.iter().filter(|segment| segment.mobility == Mobility::Fused).collect();
    fused.sort_by_key(|segment| segment.upper);
    let mut fusions: Vec<Fusion> = Vec::new();
    for segment in fused {
        match fusions.last_mut() {
            Some(fusion) if fusion.lower == segment.upper => fusion.lower = segment.lower,
            _ => fusions.push(Fusion { upper: segment.upper, lower: segment.lower }),
        }
    }
    fusions
}

/// What of the spine the types ask for.
struct Spine {
    fusions: Vec<Fusion>,
    /// Discs beside the fusions, by the vertebrae above and below.
    discs: Vec<(Level, Level)>,
    lowest_lumbar: Option<Level>,
    extension: Extension,
}

impl Spine {
    fn new(fusions: Vec<Fusion>, subject: &Subject<'_>) -> Self {
        let numbering = subject.reading.landmarks().numbering();
        let discs = fusions.iter().flat_map(|fusion| discs_beside(*fusion, numbering)).collect();
        Self { fusions, discs, lowest_lumbar: numbering.from_sacrum().next(), extension: subject.extension }
    }

    /// The middle of the lumbosacral disc; of the S1 endplate, where the lower endplate above it is not placed.
    fn lumbosacral_disc(&self, points: &Points) -> (SagittalPoint, bool) {
        let middle = |endplate| points.resolve(Point::Midpoint(endplate));
        let sacrum = middle(Endplate::superior(Level::S1));
        let above = self.lowest_lumbar.map(|level| middle(Endplate::inferior(level)));
        match above.filter(|point| point.is_finite()) {
            Some(above) => (sacrum.midpoint(above), true),
            None => (sacrum, false),
        }
    }

    /// How far C7 lies in front of the lumbosacral disc, in mm.
    fn lead_of_c7(&self, points: &Points) -> f64 {
        let (disc, _) = self.lumbosacral_disc(points);
        points.resolve(Point::Centroid(Level::C7)).anterior - disc.anterior
    }

    /// How much taller each disc beside the fusions is in front than behind, in mm; NaN where a corner is missing.
    fn openings<'a>(&'a self, points: &'a Points) -> impl Iterator<Item = f64> + 'a {
        self.discs.iter().map(|disc| opening(points, *disc))
    }

    fn has_opened_disc(&self, points: &Points) -> Truth {
        let positions: Vec<Option<usize>> =
            self.openings(points).map(|opening| OPENING.position(opening)).collect();
        if positions.contains(&Some(1)) {
            return Truth::True;
        }
        Truth::of((!positions.contains(&None)).then_some(false))
    }

    /// Whether a fused segment is kyphotic, so that nobody need say whether its lordosis is too little.
    fn has_kyphotic_fusion(&self, points: &Points) -> bool {
        self.fusions.iter().any(|fusion| lordosis(points, *fusion) <= 0.0)
    }

    /// The type; [`OVER`] where C7 is over the disc and no more can be said.
    fn type_of(&self, points: &Points) -> Option<&'static str> {
        if PLUMB.position(self.lead_of_c7(points))? > 0 {
            return Some("2");
        }
        Some(match (self.extension, self.has_opened_disc(points)) {
            (Extension::Extended, Truth::True) if self.has_kyphotic_fusion(points) => "1",
            (Extension::Extended, Truth::True) => "1 if hypolordotic",
            (Extension::Extended, Truth::False) => "neither",
            _ => OVER,
        })
    }

    fn position(&self, points: &Points) -> Option<usize> {
        let found = self.type_of(points)?;
        TYPES.iter().position(|code| *code == found)
    }

    fn why_no_type(&self, points: &Points) -> String {
        let lead = shown(self.lead_of_c7(points));
        let over = format!("C7 is {lead} in front of the lumbosacral disc, not type 2");
        match self.extension {
            Extension::NotExtended => format!(
                "{over}; whether type 1 cannot be told: knees and hips are not extended, which hides imbalance"
            ),
            Extension::Unknown => format!(
                "{over}; whether type 1 cannot be told: the film does not show whether knees and hips are extended"
            ),
            Extension::Extended => {
                format!("{over}; whether type 1 needs both endplates of the discs {}", self.disc_names())
            }
        }
    }

    fn disc_names(&self) -> String {
        self.discs.iter().map(|disc| disc_name(*disc)).collect::<Vec<_>>().join(" and ")
    }

    fn inputs(&self, points: &Points) -> Vec<Input> {
        let discs = self.discs.iter().map(|disc| {
            let opening = opening(points, *disc);
            Input::new(
                format!("disc {}, taller in front by", disc_name(*disc)),
                or_not_measured(opening, shown(opening)),
            )
        });
        let fusions = self.fusions.iter().map(|fusion| {
            let angle = lordosis(points, *fusion);
            let shown = Degrees::new(angle).to_string();
            let Fusion { upper, lower } = fusion.lumbar_part();
            Input::new(format!("lordosis of the fusion {upper}–{lower}"), or_not_measured(angle, shown))
        });
        discs.chain(fusions).collect()
    }

    fn notes(&self, subject: &Subject<'_>, points: &Points, code: &str) -> Vec<String> {
        let (_, is_disc) = self.lumbosacral_disc(points);
        let from = if is_disc { "disc" } else { "S1 endplate, which stands in for the disc" };
        let by_corner = PLUMB.class(drawn(&subject.reading.measured(), SVA));
        let differs = by_corner != PLUMB.class(self.lead_of_c7(points));
        let notes = [
            Some(format!("C7 is measured from the middle of the {from}")),
            differs.then(|| {
                "measured from the posterior corner of S1 (SVA), C7 lies on the other side of the cut-off"
                    .to_owned()
            }),
            (code == "1 if hypolordotic").then(|| {
                "no cut-off for the lordosis of a fused segment is published: a person must judge it"
                    .to_owned()
            }),
        ];
        notes.into_iter().flatten().collect()
    }

    fn explanation(&self, points: &Points, code: &str) -> Explanation {
        let lead = shown(self.lead_of_c7(points));
        let in_front = Truth::of(Some(code == "2"));
        let plumb = Explanation::new(in_front, format!("C7 {lead} in front of the lumbosacral disc"));
        let tree =
            Explanation::holds(format!("{NAME}: {code}")).because(plumb.by(&CUT_OFF_FLATBACK_C7_PLUMB));
        if code == "2" {
            return tree;
        }
        let opened = Explanation::new(
            self.has_opened_disc(points),
            format!("a disc beside the fusion is opened in front: {}", self.disc_names()),
        );
        tree.because(opened.by(&CUT_OFF_FLATBACK_DISC_OPENING)).because(self.hypolordosis(points))
    }

    fn hypolordosis(&self, points: &Points) -> Explanation {
        if self.has_kyphotic_fusion(points) {
            return Explanation::holds("a fused segment is kyphotic");
        }
        Explanation::unknown(
            "the fused segment is hypolordotic",
            "a person's judgement: no cut-off is published",
        )
    }
}

fn or_not_measured(value: f64, shown: String) -> String {
    if value.is_nan() { "not measured".to_owned() } else { shown }
}

fn disc_name((above, below): (Level, Level)) -> String {
    format!("{above}–{below}")
}

/// The disc above the fusion and the one below it, where there are such.
fn discs_beside(fusion: Fusion, numbering: Numbering) -> Vec<(Level, Level)> {
    let levels = || Level::ALL.into_iter().filter(move |level| numbering.has(*level));
    let above = levels().take_while(|level| *level < fusion.upper).last().map(|above| (above, fusion.upper));
    let below = levels().find(|level| *level > fusion.lower).map(|below| (fusion.lower, below));
    above.into_iter().chain(below).collect()
}

fn opening(points: &Points, (above, below): (Level, Level)) -> f64 {
    let height = |edge: Edge| {
        let (top, bottom) = (Endplate::inferior(above).corner(edge), Endplate::superior(below).corner(edge));
        points.at(top).distance(points.at(bottom))
    };
    height(Edge::Anterior) - height(Edge::Posterior)
}

/// Lordosis of the lumbar part of the fusion, + = lordotic; NaN where an endplate is missing, or no two lumbar vertebrae are fused.
///
/// The thoracic part is kyphotic in everybody.
fn lordosis(points: &Points, fusion: Fusion) -> f64 {
    let Fusion { upper, lower } = fusion.lumbar_part();
    let lower_plate = match lower {
        Level::S1 => Endplate::superior(Level::S1),
        level => Endplate::inferior(level),
    };
    if lower > upper {
        slope(points, lower_plate) - slope(points, Endplate::superior(upper))
    } else {
        f64::NAN
    }
}
