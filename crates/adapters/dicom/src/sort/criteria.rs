//! Every number of the sorter, with where it comes from.
//!
//! Weights and thresholds are a proposal of ours: no published sorter of long films is known to us. What they are made to do is
//! what the tests hold: one statement in a closed vocabulary (a code, ViewPosition, PatientOrientation) is enough for its axis;
//! free text alone is enough for standing, which no closed vocabulary of most devices states, and never for the view.

/// What an axis needs to be proven.
pub(super) mod threshold {
    /// Seen from the side, or from the front: one closed statement.
    pub(crate) const VIEW: i32 = 3;
    /// A spine, and no leg: a long film shows either. Any one statement.
    pub(crate) const REGION: i32 = 1;
    /// The whole spine: a long field, or words that say so.
    pub(crate) const EXTENT: i32 = 3;
    /// Standing: a code, a device in which patients stand, or words.
    pub(crate) const STANDING: i32 = 2;
    /// Contrast medium around the spinal cord.
    pub(crate) const MYELOGRAM: i32 = 4;
    /// A tracer of bone.
    pub(crate) const AGENT: i32 = 2;
    /// A phase of a bone scan: the type of picture and the time since injection, both.
    pub(crate) const PHASE: i32 = 5;
}

/// How much a statement counts. Against an axis: less than zero.
pub(super) mod weight {
    /// A statement in the closed vocabulary of the standard about the view.
    pub(crate) const VIEW_STATED: i32 = 4;
    /// Words of the series about the view.
    pub(crate) const VIEW_IN_SERIES: i32 = 2;
    /// Words of the study about the view: a study has several.
    pub(crate) const VIEW_IN_STUDY: i32 = 1;
    /// BodyPartExamined or an anatomic code.
    pub(crate) const REGION_STATED: i32 = 2;
    /// Words about the region.
    pub(crate) const REGION_IN_WORDS: i32 = 1;
    /// A field longer than any single detector.
    pub(crate) const LONG_FIELD: i32 = 3;
    /// The shape of a long film. The proposal gave 2; with a body part it then passed, and a coned lumbar film has the same shape.
    pub(crate) const LONG_SHAPE: i32 = 1;
    /// Spine, no part of it named.
    pub(crate) const SPINE_STATED: i32 = 1;
    /// Words that say the whole spine, or a long film.
    pub(crate) const WHOLE_IN_WORDS: i32 = 3;
    /// Words that say that it was put together.
    pub(crate) const STITCHED: i32 = 2;
    /// A part of the spine is named.
    pub(crate) const PART_NAMED: i32 = -2;
    /// A field too short for a whole spine.
    pub(crate) const SHORT_FIELD: i32 = -4;
    /// The code "standing".
    pub(crate) const STANDING_CODE: i32 = 4;
    /// The code "erect", which sitting is too; sitting, where it is said, is counted for itself.
    pub(crate) const ERECT_CODE: i32 = 3;
    /// The code "weight bearing".
    pub(crate) const WEIGHT_BEARING: i32 = 2;
    /// A biplanar slot scanner, in which patients stand.
    pub(crate) const BIPLANAR: i32 = 3;
    /// Words that say standing.
    pub(crate) const STANDING_IN_WORDS: i32 = 2;
    /// Anything that says lying, sitting, or not standing.
    pub(crate) const NOT_STANDING: i32 = -5;
    /// A view or a code that says lying on a side.
    pub(crate) const DECUBITUS: i32 = -4;
    /// The code of an intrathecal route.
    pub(crate) const INTRATHECAL_CODE: i32 = 6;
    /// The route in words.
    pub(crate) const INTRATHECAL_ROUTE: i32 = 5;
    /// The word myelogram.
    pub(crate) const MYELOGRAM_IN_WORDS: i32 = 5;
    /// The word intrathecal in a description.
    pub(crate) const INTRATHECAL_IN_WORDS: i32 = 4;
    /// A fluoroscopic myelogram of the same day.
    pub(crate) const COMPANION: i32 = 3;
    /// A contrast medium without a route in a CT of the spine, beside a companion.
    pub(crate) const AGENT_BESIDE_COMPANION: i32 = 1;
    /// A route into a vein.
    pub(crate) const INTRAVENOUS: i32 = -5;
    /// The code of a tracer of bone.
    pub(crate) const AGENT_CODE: i32 = 4;
    /// The tracer in words.
    pub(crate) const AGENT_IN_WORDS: i32 = 3;
    /// The word bone scan.
    pub(crate) const BONE_SCAN_IN_WORDS: i32 = 2;
    /// Technetium: necessary and not sufficient.
    pub(crate) const TECHNETIUM: i32 = 1;
    /// Another tracer, or another nuclide.
    pub(crate) const OTHER_AGENT: i32 = -6;
    /// A type of picture that the phase has.
    pub(crate) const PHASE_TYPE: i32 = 2;
    /// A time since injection that the phase has.
    pub(crate) const PHASE_TIME: i32 = 3;
    /// Any other sign of the phase.
    pub(crate) const PHASE_SIGN: i32 = 1;
    /// A statement that stands for itself: a class, a modality.
    pub(crate) const STATED: i32 = 1;
}

/// A field of at least this height in mm is that of a long film: single flat detectors end at about 430 mm (convention of the field).
pub(super) const LONG_FIELD_MM: f64 = 600.0;
/// A field of less shows no whole adult spine from C7 to the hips (convention of the field).
pub(super) const SHORT_FIELD_MM: f64 = 450.0;
/// A field of more is no film: the spacing is in another unit (ours; no clinical limit).
pub(super) const MOST_FIELD_MM: f64 = 2500.0;
/// Height over width of a long film, at least (convention of the field).
pub(super) const LONG_ASPECT: f64 = 1.8;
/// A long film of fewer rows has pixels of a millimetre and more: it is a smaller copy (ours; no clinical limit).
pub(super) const LEAST_ROWS: u32 = 800;

/// Duration of a frame of the flow phase in ms: PS3.3 C.8.4.8 gives the attribute; one to five seconds are usual.
pub(super) const FLOW_FRAME_MS: [f64; 2] = [1000.0, 5000.0];
/// Seconds from injection to the first frame of the flow phase. A minute before: the camera runs when the tracer arrives.
pub(super) const FLOW_S: [i64; 2] = [-60, 120];
/// Seconds from injection to the blood pool.
pub(super) const BLOOD_POOL_S: [i64; 2] = [-60, 20 * 60];
/// Seconds from injection to the delayed phase; up to a day it is a fourth phase.
pub(super) const DELAYED_S: [i64; 2] = [90 * 60, 24 * 3600];
/// Seconds by which injection may seem to come after the picture before one of the clocks is wrong.
pub(super) const MOST_EARLY_S: i64 = 60;
/// Across midnight, a picture more than this many seconds after injection is rather a clock that is wrong (ours).
pub(super) const MOST_ACROSS_MIDNIGHT_S: i64 = 12 * 3600;
/// Seconds of a day.
pub(super) const DAY_S: i64 = 24 * 3600;

/// The normal of a slice is along an axis of the body where its cosine is at least this: within 30° (ours).
pub(super) const ALONG_AXIS: f64 = 0.866;
