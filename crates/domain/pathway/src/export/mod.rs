//! Rules in the language of others: generated, never edited by hand.

mod cql;

pub use cql::cql;
