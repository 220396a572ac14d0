//! Where studies go: tables of headers, fixtures and the private corpus.

mod corpus;
mod header;
mod hostile;
mod table;
