//! Proposals of edges: on drawings whose edges are known to a hundredth of a pixel, and on films of phantoms.

mod drawings;
mod phantoms;
