//! What to do next, and why: red flags, the work-up board, the nonoperative course, the indication.
//!
//! Knows how a rule is read, evaluated in three values and explained, and how an answer is put together from rules. Rules are
//! data (`rules/`), one set a condition; the engine knows none of them. Deliberately gives no yes or no to an operation, and
//! nothing that a clinician could not set aside with a reason.

mod answer;
mod conclude;
mod embedded;
mod evaluate;
mod export;
pub mod facts;
mod lint;
mod parse;
mod rule;
mod set;
mod tree;
mod value;
mod words;

pub use answer::{
    Act, Against, Answer, BoardItem, Caution, Contradiction, Course, CourseStep, Decided, FilmsBefore,
    Indication, Measured, NextAction, Overridden, Progress, ProgressionLine, ReadinessItem, RedFlag,
    StepState, Unfounded, UnknownFlag, Verdict, Wish,
};
pub use conclude::{CaseFacts, Conclusion, GivenFacts, Reason, conclude, run_test};
pub use embedded::RULES_VERSION;
pub use evaluate::{Facts, evaluate, flips};
pub use export::cql;
pub use lint::TEST_DAY;
pub use parse::{RuleError, RuleFile, SET_FILE};
pub use rule::{
    Axis, CautionLevel, Cited, Direction, Exception, Need, Outcome, Rule, RuleTest, Status, Then, Tier,
};
pub use set::{Counselling, Quotation, RuleSet, StudyItem, TermRule, TermTest};
pub use tree::{Leaf, Test, Tree};
pub use value::{Found, Kind, Lack, Missing, State, Value};
