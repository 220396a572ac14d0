//! What a search for an edge ends in.

use std::fmt;

/// A proposal, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub enum Snap<T> {
    /// What the film shows near the drawn place; a person accepts it or not.
    Proposed(T),
    /// The film shows nothing convincing there; what was drawn stands.
    Refused(Refusal),
}

impl<T> Snap<T> {
    /// The proposal, where there is one.
    pub fn proposed(self) -> Option<T> {
        match self {
            Self::Proposed(proposal) => Some(proposal),
            Self::Refused(_) => None,
        }
    }
}

/// Why nothing is proposed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Refusal {
    /// No edge stands out from the film within this many pixels.
    NoEdge {
        /// How far was looked.
        within: f64,
    },
    /// Two edges are equally strong and equally near.
    TwoEdges {
        /// How far they lie apart, in pixels.
        apart: f64,
    },
    /// The edge goes on beyond the ends of what was drawn: a rib, a screw, a shoulder, not an endplate.
    RunsOn,
    /// The edge is much shorter, longer, more ragged or more turned than what was drawn.
    Unlike,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoEdge { within } => write!(f, "no edge found within {within:.0} pixels"),
            Self::TwoEdges { apart } => write!(f, "two edges equally strong, {apart:.0} pixels apart"),
            Self::RunsOn => write!(f, "the edge found runs on beyond what was drawn"),
            Self::Unlike => write!(f, "the edge found does not look like what was drawn"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_why() {
        assert_eq!(Refusal::NoEdge { within: 24.6 }.to_string(), "no edge found within 25 pixels");
        assert_eq!(
            Refusal::TwoEdges { apart: 12.0 }.to_string(),
            "two edges equally strong, 12 pixels apart"
        );
    }
}
