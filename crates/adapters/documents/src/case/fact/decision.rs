//! `judgement`, `goal`, `decision` and `override`: what people judged, want and decided.

use super::Wire;
use crate::case::field::{Day, Text};
use crate::error::DocumentError;
use crate::landmarks::word;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use upright_casefile::{Choice, Decision, Fact, Goal, Judgement, Override, Question};

#[derive(Deserialize, Serialize)]
pub(crate) struct WireJudgement {
    question: String,
    answer: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<Text>,
}

impl Wire for WireJudgement {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        let question = word("fact.question", &self.question, Question::ALL, |one| one.name())?;
        let reason = Text::text(self.reason.as_ref());
        Ok(Fact::Judgement(Judgement { question, answer: self.answer, reason }))
    }
}

impl TryFrom<&Judgement> for WireJudgement {
    type Error = DocumentError;

    fn try_from(judgement: &Judgement) -> Result<Self, DocumentError> {
        let question = judgement.question.name().to_owned();
        let reason = Text::given("fact.reason", judgement.reason.as_ref())?;
        Ok(Self { question, answer: judgement.answer, reason })
    }
}

#[derive(Deserialize, Serialize)]
pub(crate) struct WireGoal {
    text: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    no_operation: Option<bool>,
}

impl Wire for WireGoal {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        let no_operation = self.no_operation.unwrap_or(false);
        Ok(Fact::Goal(Goal { text: self.text.as_str().into(), no_operation }))
    }
}

impl TryFrom<&Goal> for WireGoal {
    type Error = DocumentError;

    fn try_from(goal: &Goal) -> Result<Self, DocumentError> {
        Ok(Self { text: Text::new("fact.text", goal.text.as_str())?, no_operation: Some(goal.no_operation) })
    }
}

#[derive(Deserialize, Serialize)]
pub(crate) struct WireDecision {
    choice: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    review_on: Option<Day>,
}

impl Wire for WireDecision {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        Ok(Fact::Decision(Decision {
            choice: word("fact.choice", &self.choice, Choice::ALL, |one| one.name())?,
            reason: Text::text(self.reason.as_ref()),
            review_on: self.review_on.map(|Day(day)| day),
        }))
    }
}

impl TryFrom<&Decision> for WireDecision {
    type Error = DocumentError;

    fn try_from(decision: &Decision) -> Result<Self, DocumentError> {
        Ok(Self {
            choice: decision.choice.name().to_owned(),
            reason: Text::given("fact.reason", decision.reason.as_ref())?,
            review_on: Day::given("fact.review_on", decision.review_on)?,
        })
    }
}

#[derive(Deserialize, Serialize)]
pub(crate) struct WireOverride {
    item: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    instead: Option<Text>,
    reason: Text,
}

impl Wire for WireOverride {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        Ok(Fact::Override(Override {
            item: self.item.as_str().to_owned(),
            instead: Text::text(self.instead.as_ref()),
            reason: self.reason.as_str().into(),
        }))
    }
}

impl TryFrom<&Override> for WireOverride {
    type Error = DocumentError;

    fn try_from(set_aside: &Override) -> Result<Self, DocumentError> {
        Ok(Self {
            item: Text::new("fact.item", &set_aside.item)?,
            instead: Text::given("fact.instead", set_aside.instead.as_ref())?,
            reason: Text::new("fact.reason", set_aside.reason.as_str())?,
        })
    }
}
