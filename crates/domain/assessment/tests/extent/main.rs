//! Assessments through the public interface.

mod pairs;
mod patient;
mod probabilities;
mod vectors;
mod virtual_postures;
