//! FHIR R4 resources written from the domain.
//!
//! Knows how rules become PlanDefinitions. Deliberately reads nothing yet: orders, observations and hooks come with the server.

mod plan_definition;

pub use plan_definition::plan_definitions;
