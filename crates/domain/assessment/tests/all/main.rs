//! Assessments through the public interface.

mod pairs;
mod patient;
mod vectors;
mod virtual_postures;
