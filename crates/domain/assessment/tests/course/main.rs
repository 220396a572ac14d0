//! Films of one patient set beside each other: fixed or flexible, progressed or not.

mod films;
mod fixed_or_flexible;
mod progressed;
