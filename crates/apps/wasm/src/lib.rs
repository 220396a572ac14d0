//! Measurement in the browser: the crates that measure in the program and on the node, compiled for a web page.
//!
//! Knows how numbers and words cross the boundary; deliberately measures nothing itself. One module serves every page.
//! While a landmark is dragged only numbers cross; words are asked for when it is let go.

mod catalogue;
mod film;
mod reference;
mod tracing;

pub use catalogue::{
    citation, decimals, definition, formula_in_words, names_of_parameters, needs_in_words, sites, sources,
};
pub use film::Film;
pub use reference::usual;
pub use tracing::Tracing;

use wasm_bindgen::prelude::wasm_bindgen;

/// The program's version, the version of its numbers, and the compiler that made this module, one line each.
#[wasm_bindgen]
#[must_use]
pub fn version() -> Vec<String> {
    let compiler = option_env!("UPRIGHT_WASM_COMPILER").unwrap_or("not stated");
    [env!("CARGO_PKG_VERSION"), upright_evidence::VERSION, compiler].map(str::to_owned).into()
}
