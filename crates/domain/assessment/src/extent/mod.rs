//! How large the imbalance really is: as filmed, simulated with extended knees, and from a pair of films.

mod examined;
mod pair;
mod posture_repeat;
mod simulated;

pub use pair::{Pair, Unmasked};
pub use simulated::{Simulated, SimulatedPosture, SimulatedStatus, SimulatedValue};

pub(crate) use pair::pair;
pub(crate) use simulated::simulations;
