//! A bone scan, read.

use super::acquisition::{Acquisition, PictureKind};
use super::clocks::{self, Arrival, arrival};
use super::curve::{CurvePoint, curve, curve_of_field};
use super::focus::{Focus, foci, proposed_reference, reference_at};
use super::frame::{Frame, PicturePoint, View};
use super::level::{Ladder, LevelEstimate, LevelMark};
use super::motion::shift;
use super::note::ScanNote;
use super::phase::{Basis, Phase, PhaseFound, recognised};
use super::ratio::ratio;
use super::region::Region;
use super::spine::{ProfilePoint, Spine};
use crate::Estimate;
use upright_evidence::numbers::{
    CUT_OFF_UNION_EXPECTED, SCINTIGRAPHY_BLOOD_POOL_LATEST, SCINTIGRAPHY_DELAYED_LEAST,
    SCINTIGRAPHY_DELAYED_MOST, SCINTIGRAPHY_FLOW_DURATION,
};

/// What a person says of a scan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// Vertebrae that a person named on the delayed picture from behind.
    pub levels: Vec<LevelMark>,
    /// The height on that picture, in mm below its upper edge, of a vertebra that was not operated.
    pub reference: Option<f64>,
    /// Places on that picture that are to be measured as foci are.
    pub places: Vec<PicturePoint>,
    /// Days from the fusion to the scan; below zero where it was later.
    pub days_since_fusion: Option<i64>,
}

/// What a scan shows.
#[derive(Clone, Debug)]
pub struct ScanReading {
    /// The phase of every acquisition, in their order.
    pub phases: Vec<PhaseFound>,
    /// Phases that are not there.
    pub missing: Vec<Phase>,
    /// The flow.
    pub flow: Option<FlowRead>,
    /// The spine in the delayed phase.
    pub spine: Option<SpineRead>,
    /// What a person must know.
    pub notes: Vec<ScanNote>,
}

/// The flow.
#[derive(Clone, Debug)]
pub struct FlowRead {
    /// Its place among the acquisitions.
    pub acquisition: usize,
    /// All that the camera saw, over time.
    pub field: Vec<CurvePoint>,
    /// The reference region, over time; none where nobody knows where it lies in these pictures.
    pub reference: Vec<CurvePoint>,
    /// When the bolus came.
    pub arrival: Option<Arrival>,
}

/// The spine in the delayed phase, from behind.
#[derive(Clone, Debug)]
pub struct SpineRead {
    /// The acquisition, by its place among all.
    pub acquisition: usize,
    /// The frame, by its place among those of the acquisition.
    pub frame: usize,
    /// Upper and lower end, in mm below the upper edge of the picture.
    pub ends: [f64; 2],
    /// Uptake along it.
    pub profile: Vec<ProfilePoint>,
    /// Where the reference lies, in mm below the upper edge, and its region; none where all of the spine lies beside foci: then
    /// nothing is measured before a person chooses one.
    pub reference: Option<(f64, Region)>,
    /// Whether a person chose it.
    pub is_chosen: bool,
    /// Foci, the brightest first.
    pub foci: Vec<FocusRead>,
    /// Places that a person asked for, in their order; none for one beyond the picture. They may be no brighter than the reference.
    pub measured: Vec<Option<FocusRead>>,
}

/// A focus, measured.
#[derive(Clone, Debug, PartialEq)]
pub struct FocusRead {
    /// Where.
    pub focus: Focus,
    /// Planar ratio to the reference in the delayed phase.
    pub ratio: Estimate,
    /// The same in the blood pool, where it is known where the regions lie in it.
    pub blood_pool: Option<Estimate>,
    /// The level, counted from those that were named.
    pub level: Option<LevelEstimate>,
    /// Time-activity curve of its region in the flow.
    pub flow: Vec<CurvePoint>,
}

/// Reads a scan: pictures of one injection.
#[must_use]
pub fn read(acquisitions: &[Acquisition], question: &Question) -> ScanReading {
    let clocks = clocks::compared(acquisitions);
    let mut notes = clocks.notes;
    let phases = recognised(acquisitions, clocks.came, clocks.agree);
    let missing: Vec<Phase> = Phase::ALL
        .into_iter()
        .filter(|phase| phases.iter().all(|found| found.phase != Some(*phase)))
        .collect();
    notes.extend(missing.iter().copied().map(ScanNote::Missing));
    notes.extend(
        acquisitions.iter().zip(&phases).flat_map(|(acquisition, found)| of_window(acquisition, found)),
    );
    notes.extend(of_decay(acquisitions, clocks.agree));
    let scan = Scan { acquisitions, phases: &phases, question };
    let spine = scan.spine(&mut notes);
    let flow = scan.flow(spine.as_ref());
    notes.extend(scan.moved());
    notes.extend(of_fusion(question.days_since_fusion));
    ScanReading { phases, missing, flow, spine, notes }
}

fn of_fusion(days: Option<i64>) -> Option<ScanNote> {
    match days {
        None => Some(ScanNote::FusionNotKnown),
        Some(days) if days >= 0 && !CUT_OFF_UNION_EXPECTED.is_passed_by(days as f64) => {
            Some(ScanNote::RecentFusion { days })
        }
        Some(_) => None,
    }
}

fn of_window(acquisition: &Acquisition, found: &PhaseFound) -> Vec<ScanNote> {
    let name = || acquisition.name.clone();
    let Some(phase) = found.phase else { return vec![ScanNote::PhaseNotRecognised { name: name() }] };
    let outside = |usual: &'static str| {
        let (seconds, is_by_bolus) = (found.since.unwrap_or_default(), found.basis == Some(Basis::Bolus));
        vec![ScanNote::OutsideWindow { name: name(), phase, seconds, is_by_bolus, usual }]
    };
    match (phase, found.since) {
        (Phase::Flow, _) => {
            let end = |frame: &Frame| Some(frame.began? + frame.duration?);
            let seconds = acquisition.frames.iter().filter_map(end).fold(0.0, f64::max);
            let is_short = seconds < SCINTIGRAPHY_FLOW_DURATION.value;
            if is_short { vec![ScanNote::ShortFlow { name: name(), seconds }] } else { Vec::new() }
        }
        (Phase::BloodPool, Some(since)) if since > SCINTIGRAPHY_BLOOD_POOL_LATEST.value => {
            outside("up to 5 min is usual (S100), up to 10 min in places (M)")
        }
        (Phase::Delayed, Some(since)) if since < SCINTIGRAPHY_DELAYED_LEAST.value => {
            outside("2 to 4 h are usual (S100)")
        }
        (Phase::Delayed, Some(since)) if since > SCINTIGRAPHY_DELAYED_MOST.value => {
            outside("2 to 4 h are usual, a further picture at 24 h is optional (S100)")
        }
        _ => Vec::new(),
    }
}

fn of_decay(acquisitions: &[Acquisition], clocks_agree: bool) -> Option<ScanNote> {
    let why = if acquisitions.iter().any(|acquisition| acquisition.decay.is_none()) {
        "neither half-life nor nuclide is stated"
    } else if !clocks_agree {
        "the clocks disagree on when was injected"
    } else {
        return None;
    };
    Some(ScanNote::NotCorrected { why })
}

/// Pictures with their phases.
struct Scan<'a> {
    acquisitions: &'a [Acquisition],
    phases: &'a [PhaseFound],
    question: &'a Question,
}

impl<'a> Scan<'a> {
    fn of_phase(&self, phase: Phase) -> impl Iterator<Item = (usize, &'a Acquisition)> {
        let phases = self.phases.iter();
        let all = self.acquisitions.iter().enumerate().zip(phases);
        all.filter(move |(_, found)| found.phase == Some(phase)).map(|(of, _)| of)
    }

    /// Delayed pictures from behind: spot views before the whole body, whose rows were counted for a part of the time.
    fn delayed(&self) -> Vec<(usize, usize, &'a Frame)> {
        let frames = self.of_phase(Phase::Delayed).flat_map(|(index, acquisition)| {
            let frames = acquisition.frames.iter().enumerate();
            frames.map(move |(at, frame)| (acquisition.kind, (index, at, frame)))
        });
        let mut found: Vec<_> =
            frames.filter(|(_, (.., frame))| frame.view == Some(View::Posterior)).collect();
        found.sort_by_key(|(kind, _)| *kind == PictureKind::WholeBody);
        found.into_iter().map(|(_, frame)| frame).collect()
    }

    fn spine(&self, notes: &mut Vec<ScanNote>) -> Option<SpineRead> {
        let delayed = self.delayed();
        let why = match (self.of_phase(Phase::Delayed).next(), delayed.first()) {
            (None, _) => Some("no picture is known to be of the delayed phase"),
            (_, None) => Some("no delayed picture is known to be from behind"),
            _ => None,
        };
        if let Some(why) = why {
            notes.push(ScanNote::NoSpine { why });
            return None;
        }
        let found = delayed.into_iter().find_map(|place| Some((place, Spine::found(place.2)?)));
        let Some(((acquisition, at, frame), spine)) = found else {
            notes.push(ScanNote::NoSpine {
                why: "in no delayed picture does a column stand out from what lies beside it",
            });
            return None;
        };
        let found = foci(frame, &spine);
        let chosen = self.question.reference.filter(|down| spine.midline(*down).is_some());
        if let (Some(down), None) = (self.question.reference, chosen) {
            notes.push(ScanNote::ReferenceBeside { down });
        }
        let reference = chosen.or_else(|| proposed_reference(frame, &spine, &found));
        let reference = reference.and_then(|down| Some((down, reference_at(&spine, down)?)));
        if reference.is_none() {
            notes.push(ScanNote::NoReference);
        }
        let ladder = self.ladder(notes);
        let read = |focus: Focus| {
            let (_, region) = reference.as_ref()?;
            self.measured(frame, focus, region, ladder.as_ref())
        };
        // A place that is no brighter than the reference is no focus.
        let is_brighter = |found: &FocusRead| found.ratio.interval[0] > 1.0;
        let foci = found.into_iter().filter_map(read).filter(is_brighter).collect();
        let places = self.question.places.iter();
        let measured = places.map(|place| read(Focus::at(frame, &spine, *place)?)).collect();
        let (ends, profile) = (spine.ends(), spine.profile());
        let is_chosen = chosen.is_some();
        Some(SpineRead { acquisition, frame: at, ends, profile, reference, is_chosen, foci, measured })
    }

    fn ladder(&self, notes: &mut Vec<ScanNote>) -> Option<Ladder> {
        let ladder = Ladder::through(&self.question.levels);
        if ladder.is_none() {
            let is_empty = self.question.levels.is_empty();
            notes.push(if is_empty { ScanNote::NoLevels } else { ScanNote::LevelsContradict });
        }
        ladder
    }

    /// The region around a place beside the reference, in every phase.
    fn measured(
        &self,
        frame: &Frame,
        focus: Focus,
        reference: &Region,
        ladder: Option<&Ladder>,
    ) -> Option<FocusRead> {
        let region = focus.region();
        let found = ratio(region.counted(frame)?, reference.counted(frame)?)?;
        let in_pool = |pool: &Frame| {
            let there = |region: &Region| region.in_picture(frame, pool)?.counted(pool);
            ratio(there(&region)?, there(reference)?)
        };
        let pool = self
            .of_phase(Phase::BloodPool)
            .flat_map(|(_, pool)| pool.seen_from(View::Posterior))
            .find_map(in_pool);
        Some(FocusRead {
            focus,
            ratio: found,
            blood_pool: pool,
            level: ladder.and_then(|ladder| ladder.estimate(focus.place.down)),
            flow: self.flow_of(frame, &region),
        })
    }

    /// The curve of a region of another picture in the flow.
    fn flow_of(&self, frame: &Frame, region: &Region) -> Vec<CurvePoint> {
        let curve_of = |flow: &Acquisition| {
            let first = flow.seen_from(View::Posterior).next()?;
            Some(curve(flow, View::Posterior, &region.in_picture(frame, first)?))
        };
        self.of_phase(Phase::Flow).find_map(|(_, flow)| curve_of(flow)).unwrap_or_default()
    }

    fn flow(&self, spine: Option<&SpineRead>) -> Option<FlowRead> {
        let (acquisition, flow) = self.of_phase(Phase::Flow).next()?;
        let field = curve_of_field(flow, flow.frames.first()?.view);
        let frame = spine.and_then(|spine| self.acquisitions.get(spine.acquisition)?.frames.get(spine.frame));
        let region = spine.and_then(|spine| spine.reference.as_ref());
        let reference = frame.zip(region).map(|(frame, (_, region))| self.flow_of(frame, region));
        Some(FlowRead {
            acquisition,
            arrival: arrival(&field),
            field,
            reference: reference.unwrap_or_default(),
        })
    }

    /// Both views of an acquisition; from behind, blood pool and spot views, and spot views and the whole body.
    fn moved(&self) -> Vec<ScanNote> {
        let views = self.acquisitions.iter().filter(|of| of.kind != PictureKind::Dynamic).filter_map(|of| {
            let view = |view| of.seen_from(view).next().map(|frame| (of, frame));
            beside(view(View::Anterior)?, view(View::Posterior)?, false)
        });
        let behind = |of: &'a Acquisition| of.seen_from(View::Posterior).next().map(|frame| (of, frame));
        let of = |phase, kind| {
            self.of_phase(phase).filter(move |(_, of)| of.kind == kind).filter_map(move |(_, of)| behind(of))
        };
        let phases = of(Phase::Delayed, PictureKind::Static).flat_map(|spot| {
            let pools =
                of(Phase::BloodPool, PictureKind::Static).filter_map(move |pool| beside(pool, spot, false));
            pools.chain(
                of(Phase::Delayed, PictureKind::WholeBody).filter_map(move |body| beside(body, spot, true)),
            )
        });
        views.chain(phases).collect()
    }
}

/// What is to be said of two pictures that do not lie on each other.
fn beside(
    one: (&Acquisition, &Frame),
    other: (&Acquisition, &Frame),
    is_one_phase: bool,
) -> Option<ScanNote> {
    let found = shift(one.1, other.1, is_one_phase).filter(super::Shift::is_moved)?;
    let name = |(of, frame): (&Acquisition, &Frame)| {
        format!("{}, {}", of.name, frame.view.map_or("view not known", View::words))
    };
    Some(ScanNote::Moved { one: name(one), other: name(other), across: found.left, down: found.down })
}
