//! Which study of a work-up an object is, and why.
//!
//! Every statement of the header is weighed for the questions of its kind: seen from which side, a spine, the whole of it, standing;
//! contrast around the spinal cord; a tracer of bone, and which phase. An object goes to its place by itself only when every
//! question that its place asks is answered and nothing contradicts; otherwise a person is asked, with the likely place and the reason.
//! The statements are kept with the verdict either way.
//!
//! Deliberately not known: that knees and hips were extended. No attribute says it, so every standing lateral film carries the
//! request that a person look ([`ToConfirm::KneesAndHips`]). Letters in the picture are not read.
//!
//! ```
//! use upright_dicom::sort::{Clues, Slot, Verdict, sort_study};
//!
//! let clues = Clues {
//!     class: "1.2.840.10008.5.1.4.1.1.1".to_owned(),
//!     modality: "CR".to_owned(),
//!     has_pixels: true,
//!     rows: 7000,
//!     columns: 3000,
//!     spacing: Some([0.143, 0.143]),
//!     view_position: "LL".to_owned(),
//!     texts: upright_dicom::sort::Texts { series_description: "Whole spine LAT standing".to_owned(), ..Default::default() },
//!     ..Clues::default()
//! };
//! let sorted = sort_study(&[clues]);
//! assert_eq!(sorted.series[0].judgement.verdict, Verdict::Sorted(Slot::StandingLateral));
//! ```

mod bent;
mod bone_scan;
mod clues;
mod computed;
mod criteria;
mod evidence;
mod family;
mod film;
mod gather;
pub(crate) mod injection;
mod judge;
mod lexicon;
mod mentions;
mod nuclear;
mod resonance;
mod slot;
mod study;
mod tomography;
mod words;

pub(crate) use bent::bent;
pub use bone_scan::BoneScan;
pub(crate) use clues::ContrastRoute;
pub use clues::{Clues, Contrast, Texts, Times, Tracer};
pub use evidence::{Axis, AxisScore, Evidence, Judgement};
pub use judge::judge;
pub use slot::{Reason, Region, Slot, Tag, ToConfirm, Verdict};
pub use study::{SortedSeries, SortedStudy, sort_study};
