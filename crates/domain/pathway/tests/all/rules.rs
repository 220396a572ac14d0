//! Every rule does what its own tests say, and nothing is wrong with the set.

use crate::set;

#[test]
fn nothing_is_wrong_with_our_rules() {
    assert_eq!(set("rules/fixed-sagittal-imbalance").lint(), [""; 0]);
}
