//! Two CTs of one patient on different days: what changed since.

mod bridging;
mod growth;
mod rod;
mod screw;

use crate::ct::{About, CtReading, place_of, proposed, rounded};
pub use bridging::BridgingChange;
pub use growth::{Growth, NotTold};
use jiff::civil::Date;
pub use rod::{RodChange, RodSeen};
pub use screw::{Day, NotPaired, ScrewChange, UnpairedScrew};
use thiserror::Error;
use upright_casefile::{FindingKind, FreeText, Presence, StudyFinding};

/// A CT of a day, as it is compared.
#[derive(Clone, Copy, Debug)]
pub struct DatedCt<'a> {
    /// What was read in it.
    pub reading: &'a CtReading,
    /// What the record calls the study.
    pub study: &'a str,
    /// The day of the study, where the files state one.
    pub day: Option<Date>,
    /// From voxel to voxel along rows, columns and slices, in mm.
    pub spacing: [f64; 3],
    /// Kernel of the reconstruction as the scanner calls it, where the files state one.
    pub kernel: Option<&'a str>,
}

/// What changed from an earlier CT to a later one.
///
/// - **Definition**: screws are paired by level and side, rods by side, bridging by level. Nothing is laid over each other: the
///   two CTs need not share a space, and a vertebra is named in each.
/// - **Sign**: positive = more on the later day.
/// - **Limits**: levels are proposed in each CT by itself. Where one of them is misnamed, other screws are compared. The record
///   says whether there was an operation between the two days; the pictures do not.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// Days of the earlier and the later CT.
    pub days: [Date; 2],
    /// What the record calls the two.
    pub studies: [String; 2],
    /// In what the pictures themselves differ.
    pub unlike: Vec<Unlike>,
    /// Screws that are in both, from the lowest.
    pub screws: Vec<ScrewChange>,
    /// Screws that were not paired, those of the earlier CT first.
    pub unpaired: Vec<UnpairedScrew>,
    /// Rods that are in both.
    pub rods: Vec<RodChange>,
    /// How many rods of the earlier and the later CT were not paired.
    pub unpaired_rods: [usize; 2],
    /// Bone between vertebrae that were looked at in both, from the lowest; between screws only, as elsewhere nobody meant to fuse.
    pub bridging: Vec<BridgingChange>,
}

/// Why two CTs are not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotCompared {
    /// No day is stated of one of them.
    #[error("a CT states no day: what came first cannot be told")]
    Undated,
    /// Both are of one day.
    #[error("both CTs are of one day: they show no course")]
    SameDay,
    /// They were given in the wrong order.
    #[error("the CT that is compared with is the later one")]
    NotEarlier,
    /// Metal was not looked at in one of them.
    #[error("metal was not looked at in one of the CTs: its scale is wrong, or it shows no person")]
    NoMetal,
    /// No vertebra has a name in one of them.
    #[error(
        "name a vertebra in each of the two CTs: without levels, screws of one are not those of the other"
    )]
    NoLevels,
}

/// In what two CTs differ that are compared, beside the patient. Edges shift with it, and no interval holds that.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Unlike {
    /// Slices lie at different distances.
    #[error("slices lie {0:.2} mm apart, then {1:.2} mm: a part of a change may come from that")]
    Slices(f64, f64),
    /// They were reconstructed differently.
    #[error("the kernel was {0}, then {1}: a part of a change may come from that")]
    Kernel(String, String),
    /// Of at least one nothing is known of how it was reconstructed.
    #[error("a CT does not state its kernel: whether both were reconstructed alike is not known")]
    KernelNotStated,
}

impl Unlike {
    /// Never changes.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Slices(..) => "different_slices",
            Self::Kernel(..) => "different_kernels",
            Self::KernelNotStated => "kernel_not_stated",
        }
    }

    fn of(earlier: &DatedCt<'_>, later: &DatedCt<'_>) -> Vec<Self> {
        /// Distances that differ by less, in mm, are one: no clinical limit.
        const ALIKE: f64 = 0.05;
        let ([.., one], [.., other]) = (earlier.spacing, later.spacing);
        let slices = ((one - other).abs() >= ALIKE).then_some(Self::Slices(one, other));
        let kernel = match (earlier.kernel, later.kernel) {
            (Some(one), Some(other)) if one == other => None,
            (Some(one), Some(other)) => Some(Self::Kernel(one.to_owned(), other.to_owned())),
            _ => Some(Self::KernelNotStated),
        };
        slices.into_iter().chain(kernel).collect()
    }
}

/// How it was found, with version: this changes where the method does.
const METHOD: &str = "Upright, growth of a halo between two CTs, version 1";

impl Changes {
    /// What changed from `earlier` to `later`.
    ///
    /// # Errors
    /// [`NotCompared`] with the reason.
    pub fn between(earlier: &DatedCt<'_>, later: &DatedCt<'_>) -> Result<Self, NotCompared> {
        let days = days(earlier, later)?;
        let [before, since] = [earlier.reading, later.reading];
        let [Ok(old), Ok(new)] = [&before.metal, &since.metal] else { return Err(NotCompared::NoMetal) };
        if before.vertebrae().is_none() || since.vertebrae().is_none() {
            return Err(NotCompared::NoLevels);
        }
        let coarseness = [earlier, later].map(|ct| ct.spacing.into_iter().fold(0.0, f64::max));
        let (screws, unpaired) = screw::paired([&before.screws, &since.screws], coarseness);
        let (rods, unpaired_rods) = rod::paired([&old.rods, &new.rods]);
        Ok(Self {
            days,
            studies: [earlier.study.to_owned(), later.study.to_owned()],
            unlike: Unlike::of(earlier, later),
            screws,
            unpaired,
            rods,
            unpaired_rods,
            bridging: bridging::paired(before, since),
        })
    }

    /// What is proposed for the record of the later study: halos that grew; unknown to every rule until a person confirms it.
    ///
    /// That none grew is never proposed: a halo of which growth is not told may have grown.
    #[must_use]
    pub fn proposals(&self) -> Vec<StudyFinding> {
        let [_, study] = &self.studies;
        let about = proposed(study);
        let grown = self.screws.iter().filter(|screw| screw.has_grown() == Some(true));
        grown.map(|screw| self.progressive_halo(screw, &about)).collect()
    }

    fn progressive_halo(&self, change: &ScrewChange, about: About<'_>) -> StudyFinding {
        let growth = change.growth.width;
        StudyFinding {
            level: Some(change.level),
            side: Some(change.side),
            value: growth.map(|growth| rounded(growth.value)),
            interval: growth.map(|growth| growth.interval.map(rounded).into()),
            image: Some(self.both_places(change)),
            ..about(FindingKind::ProgressiveHalo, Some(Presence::Present), METHOD)
        }
    }

    /// Where it is seen in either picture, the later one first: a person looks at it there.
    fn both_places(&self, change: &ScrewChange) -> FreeText {
        let [earlier, later] = [&change.earlier, &change.later].map(|screw| place_of(screw.screw.tip));
        let ([before, since], [old, new]) = (&self.days, &self.studies);
        let text =
            format!("{} in {new} of {since}; {} in {old} of {before}", later.as_str(), earlier.as_str());
        FreeText::new(text)
    }
}

fn days(earlier: &DatedCt<'_>, later: &DatedCt<'_>) -> Result<[Date; 2], NotCompared> {
    let (Some(before), Some(since)) = (earlier.day, later.day) else { return Err(NotCompared::Undated) };
    match before.cmp(&since) {
        std::cmp::Ordering::Less => Ok([before, since]),
        std::cmp::Ordering::Equal => Err(NotCompared::SameDay),
        std::cmp::Ordering::Greater => Err(NotCompared::NotEarlier),
    }
}
