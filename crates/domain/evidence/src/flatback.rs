//! What makes a flatback global or segmental.

use crate::generated as numbers;
use crate::record::Record;

/// C7 plumb line in front of the lumbosacral disc, beyond which a flatback is global (type 2).
pub const C7_PLUMB: &Record = &numbers::CUT_OFF_FLATBACK_C7_PLUMB;
/// By how much the disc beside a segmental flatback (type 1) is higher in front.
pub const DISC_OPENING: &Record = &numbers::CUT_OFF_FLATBACK_DISC_OPENING;
