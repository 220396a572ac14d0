//! The catalogue of spinopelvic parameters, one file a part of the body.
//!
//! To add a parameter, add one record to one of these files and its expected values to
//! `tests/all/parameters.rs`. The kernel's array, the CLI, the CSV header and the manual follow.
//! Sign conventions are those of the clinical reference, section 1.

mod cervical;
mod global;
mod head;
mod lower_limb;
mod lumbar;
mod pelvis;
mod thoracic;
mod vertebral_pelvic;

use crate::parameter::Parameter;

const GROUPS: [&[Parameter]; 8] = [
    pelvis::PARAMETERS,
    lumbar::PARAMETERS,
    thoracic::PARAMETERS,
    cervical::PARAMETERS,
    global::PARAMETERS,
    vertebral_pelvic::PARAMETERS,
    head::PARAMETERS,
    lower_limb::PARAMETERS,
];

/// How many parameters there are: the length of the kernel's array.
pub const PARAMETER_COUNT: usize = count();

/// Every parameter; the order is that of the kernel's array, of CSV columns and of tables.
pub static CATALOGUE: [Parameter; PARAMETER_COUNT] = RECORDS;
pub(crate) const RECORDS: [Parameter; PARAMETER_COUNT] = concatenated();

#[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
const fn count() -> usize {
    let (mut total, mut group) = (0, 0);
    while group < GROUPS.len() {
        total += GROUPS[group].len();
        group += 1;
    }
    total
}

#[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
const fn concatenated() -> [Parameter; PARAMETER_COUNT] {
    let mut all = [pelvis::PARAMETERS[0]; PARAMETER_COUNT];
    let (mut filled, mut group) = (0, 0);
    while group < GROUPS.len() {
        let mut position = 0;
        while position < GROUPS[group].len() {
            all[filled] = GROUPS[group][position];
            filled += 1;
            position += 1;
        }
        group += 1;
    }
    all
}
