//! Moments, as the tables keep them: microseconds of Unix time. The store has no clock; whoever calls says what time it is.

/// Microseconds of Unix time.
pub type Moment = i64;

/// Microseconds in a second.
pub const SECOND: Moment = 1_000_000;
/// Microseconds in a minute.
pub const MINUTE: Moment = 60 * SECOND;
