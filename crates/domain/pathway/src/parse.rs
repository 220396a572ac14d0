//! Rules, out of TOML. What is not understood is refused: a misspelled condition would fire or stay silent unseen.

use crate::conclude::is_below;
use crate::facts::CATALOGUE;
use crate::rule::{
    Axis, CautionLevel, Cited, Direction, Exception, Need, Outcome, Rule, RuleTest, Status, Then, Tier,
};
use crate::set::{Counselling, Quotation, RuleSet, StudyItem, TermRule, TermTest};
use crate::tree::{Leaf, Test, Tree};
use crate::value::{Kind, Value};
use serde::Deserialize;
use std::collections::BTreeMap;
use upright_assessment::Truth;
use upright_casefile::StudyKind;
use upright_evidence::{Inclusive, Record, citation, record};

/// Why rules cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {problem}")]
pub struct RuleError {
    /// The file.
    pub file: String,
    /// What is wrong, and how it would be right.
    pub problem: String,
}

/// A file of a rule set: its name and its text.
pub type RuleFile<'a> = (&'a str, &'a str);

/// The name of the file that says what belongs to a set.
pub const SET_FILE: &str = "set.toml";

type Parsed<T> = Result<T, String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireSet {
    id: String,
    title: String,
    version: u32,
    #[serde(default)]
    study: Vec<WireStudy>,
    #[serde(default)]
    term: Vec<WireTerm>,
    #[serde(default)]
    counselling: Vec<WireCounselling>,
    progression: Option<WireQuotation>,
    #[serde(default)]
    measures: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireStudy {
    kind: String,
    name: String,
    question: String,
    changes: String,
    waits_for: Option<String>,
    in_place_of: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireTerm {
    id: String,
    name: String,
    denied: Option<String>,
    missing: Option<String>,
    when: WireTree,
    #[serde(default)]
    test: Vec<WireTest>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireCounselling {
    text: String,
    citation: String,
    #[serde(default)]
    evidence: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireQuotation {
    quotation: String,
    citation: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireRule {
    id: String,
    version: u32,
    status: String,
    question: String,
    axis: String,
    surfaces: Vec<String>,
    when: WireTree,
    #[serde(default)]
    except: Vec<WireException>,
    then: WireThen,
    citation: Vec<WireCitation>,
    #[serde(default)]
    missing: BTreeMap<String, String>,
    #[serde(default)]
    part_of: Vec<String>,
    test: Vec<WireTest>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireTree {
    all: Option<Vec<WireTree>>,
    any: Option<Vec<WireTree>>,
    not: Option<Box<WireTree>>,
    fact: Option<String>,
    above: Option<String>,
    at_least: Option<String>,
    below: Option<String>,
    at_most: Option<String>,
    within_days: Option<String>,
    is: Option<toml::Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireException {
    why: String,
    when: WireTree,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireThen {
    kind: String,
    tier: Option<String>,
    study: Option<String>,
    need: Option<String>,
    step: Option<String>,
    level: Option<String>,
    about: Option<String>,
    item: Option<String>,
    owner: Option<String>,
    recheck: Option<String>,
    facts: Option<Vec<String>>,
    recommendation: String,
    #[serde(default)]
    instead: Vec<String>,
    rationale: String,
    direction: String,
    certainty: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireCitation {
    id: String,
    locator: String,
    supports: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireTest {
    name: String,
    #[serde(default)]
    given: toml::Table,
    expect: String,
}

impl RuleSet {
    /// Reads the files of a set: `set.toml`, and one rule in every other.
    ///
    /// # Errors
    /// [`RuleError`] naming the file: not TOML, an unknown field, fact, word, cut-off or citation, a rule given twice.
    pub fn parse(files: &[RuleFile<'_>]) -> Result<Self, RuleError> {
        let named = |file: &str, problem: String| RuleError { file: file.to_owned(), problem };
        let set = files.iter().find(|(name, _)| *name == SET_FILE);
        let (name, text) = set.ok_or_else(|| named(SET_FILE, "a rule set needs this file".to_owned()))?;
        let mut set = read_set(text).map_err(|problem| named(name, problem))?;
        for (name, text) in files.iter().filter(|(name, _)| *name != SET_FILE) {
            let rule = read_rule(text, &set).map_err(|problem| named(name, problem))?;
            if set.rules.iter().any(|other| other.id == rule.id) {
                return Err(named(name, format!("the rule {} stands twice", rule.id)));
            }
            set.rules.push(rule);
        }
        Ok(set)
    }
}

fn read_set(text: &str) -> Parsed<RuleSet> {
    let wire: WireSet = toml::from_str(text).map_err(|error| error.to_string())?;
    let mut set = RuleSet {
        id: wire.id,
        title: wire.title,
        version: wire.version,
        studies: wire.study.into_iter().map(study_item).collect::<Parsed<_>>()?,
        terms: Vec::new(),
        counselling: wire.counselling.into_iter().map(counselling).collect::<Parsed<_>>()?,
        progression: wire.progression.map(quotation).transpose()?,
        measures: wire.measures,
        rules: Vec::new(),
    };
    set.measures.iter().try_for_each(|fact| kind_of(fact, &set).map(|_| ()))?;
    // A term may rest on those above it and on no other: no circle can come about.
    for term in wire.term {
        let when = tree(&term.when, &set).map_err(|problem| format!("term {}: {problem}", term.id))?;
        if set.term(&term.id).is_some() || CATALOGUE.get(&term.id).is_some() {
            return Err(format!("the name {} stands twice", term.id));
        }
        let tests = term.test.into_iter().map(|test| term_test(test, &set)).collect::<Parsed<Vec<_>>>();
        let tests = tests.map_err(|problem| format!("term {}: {problem}", term.id))?;
        set.terms.push(TermRule {
            id: term.id,
            name: term.name,
            denied: term.denied,
            missing: term.missing,
            when,
            tests,
        });
    }
    Ok(set)
}

/// A fact, or the beginning of the names of several.
fn stem_is_known(stem: &str) -> Parsed<()> {
    let is_known = CATALOGUE.specs().iter().any(|spec| is_below(&spec.name, stem));
    is_known
        .then_some(())
        .ok_or_else(|| format!("no fact is {stem:?} or begins so (upright rules facts lists them)"))
}

fn study_item(wire: WireStudy) -> Parsed<StudyItem> {
    let kind = study(&wire.kind)?;
    let waits_for =
        wire.waits_for.map(|tier| word("waits_for", &tier, Tier::ALL, |one| one.name())).transpose()?;
    let in_place_of = wire.in_place_of.as_deref().map(study).transpose()?;
    let WireStudy { name, question, changes, .. } = wire;
    Ok(StudyItem { kind, name, question, changes, waits_for, in_place_of })
}

fn counselling(wire: WireCounselling) -> Parsed<Counselling> {
    cited(&wire.citation)?;
    let evidence = wire.evidence.iter().map(|id| number(id)).collect::<Parsed<_>>()?;
    Ok(Counselling { text: wire.text, citation: wire.citation, evidence })
}

fn quotation(wire: WireQuotation) -> Parsed<Quotation> {
    cited(&wire.citation)?;
    Ok(Quotation { text: wire.quotation, citation: wire.citation })
}

fn read_rule(text: &str, set: &RuleSet) -> Parsed<Rule> {
    let wire: WireRule = toml::from_str(text).map_err(|error| error.to_string())?;
    let prefix = format!("{}.", set.id);
    if !wire.id.starts_with(&prefix) {
        return Err(format!("the id is {:?}; in this set it begins with {prefix:?}", wire.id));
    }
    let when = tree(&wire.when, set)?;
    let except = wire
        .except
        .iter()
        .map(|one| Ok(Exception { why: one.why.clone(), when: tree(&one.when, set)? }))
        .collect::<Parsed<Vec<_>>>()?;
    let citations = wire.citation.into_iter().map(read_citation).collect::<Parsed<Vec<_>>>()?;
    if citations.is_empty() {
        return Err("a rule needs a citation".to_owned());
    }
    let tests = wire.test.into_iter().map(|test| read_test(test, set)).collect::<Parsed<Vec<_>>>()?;
    Ok(Rule {
        then: then(&wire.then)?,
        version: wire.version,
        status: word("status", &wire.status, Status::ALL, |one| one.name())?,
        axis: word("axis", &wire.axis, Axis::ALL, |one| one.name())?,
        direction: word("direction", &wire.then.direction, Direction::ALL, |one| one.name())?,
        id: wire.id,
        question: wire.question,
        surfaces: wire.surfaces,
        when,
        except,
        recommendation: wire.then.recommendation,
        instead: wire.then.instead,
        rationale: wire.then.rationale,
        certainty: wire.then.certainty,
        citations,
        ask: asked(&wire.missing, set)?,
        answered_by: answered_by(&wire.missing),
        part_of: wire.part_of,
        tests,
    })
}

/// Facts that are asked for; that a missing fact were false is not to be had.
fn asked(missing: &BTreeMap<String, String>, set: &RuleSet) -> Parsed<Vec<String>> {
    for (fact, wanted) in missing {
        kind_of(fact, set)?;
        if wanted != "ask" && wanted != "unknown" && study_called(wanted).is_none() {
            return Err(format!(
                "missing.{fact:?} is {wanted:?}; \"ask\", the study that answers it, or \"unknown\"; there is nothing else"
            ));
        }
    }
    Ok(missing.iter().filter(|(_, wanted)| *wanted != "unknown").map(|(fact, _)| fact.clone()).collect())
}

/// Facts that a study answers.
fn answered_by(missing: &BTreeMap<String, String>) -> Vec<(String, StudyKind)> {
    missing.iter().filter_map(|(fact, wanted)| Some((fact.clone(), study_called(wanted)?))).collect()
}

fn study_called(word: &str) -> Option<StudyKind> {
    StudyKind::ALL.iter().copied().find(|kind| kind.name() == word)
}

fn read_citation(wire: WireCitation) -> Parsed<Cited> {
    cited(&wire.id)?;
    Ok(Cited { id: wire.id, locator: wire.locator, supports: wire.supports })
}

fn cited(id: &str) -> Parsed<()> {
    citation(id).map(|_| ()).ok_or_else(|| format!("the citation {id:?} stands nowhere in the evidence"))
}

fn number(id: &str) -> Parsed<&'static Record> {
    record(id).ok_or_else(|| format!("the number {id:?} stands nowhere in the evidence"))
}

fn study(name: &str) -> Parsed<StudyKind> {
    word("study", name, StudyKind::ALL, |one| one.name())
}

fn word<T: Copy>(field: &str, found: &str, all: &[T], name: impl Fn(&T) -> &'static str) -> Parsed<T> {
    all.iter().copied().find(|one| name(one) == found).ok_or_else(|| {
        let known: Vec<&str> = all.iter().map(&name).collect();
        format!("{field} is {found:?}; one of: {}", known.join(", "))
    })
}

fn then(wire: &WireThen) -> Parsed<Then> {
    let given = |field: &str, text: &Option<String>| {
        text.clone().ok_or_else(|| format!("then of kind {:?} needs {field}", wire.kind))
    };
    Ok(match wire.kind.as_str() {
        "red_flag" => Then::RedFlag(word("tier", &given("tier", &wire.tier)?, Tier::ALL, |one| one.name())?),
        "handling" => Then::Handling,
        "study" => Then::Study(
            study(&given("study", &wire.study)?)?,
            word("need", &given("need", &wire.need)?, Need::ALL, |one| one.name())?,
        ),
        "applies" => Then::Applies(given("step", &wire.step)?),
        "caution" => Then::Caution(
            given("step", &wire.step)?,
            word("level", &given("level", &wire.level)?, CautionLevel::ALL, |one| one.name())?,
        ),
        "answer" => Then::Answer(given("about", &wire.about)?),
        "result" => Then::Result(given("about", &wire.about)?),
        "indication" => Then::Indication,
        "optimise" => Then::Optimise {
            item: given("item", &wire.item)?,
            owner: given("owner", &wire.owner)?,
            recheck: given("recheck", &wire.recheck)?,
        },
        "contradiction" => {
            let facts = wire.facts.clone().unwrap_or_default();
            facts.iter().try_for_each(|stem| stem_is_known(stem))?;
            Then::Contradiction(facts)
        }
        other => return Err(format!("then.kind is {other:?}, which is no kind of conclusion")),
    })
}

fn tree(wire: &WireTree, set: &RuleSet) -> Parsed<Tree> {
    let list = |parts: &[WireTree]| parts.iter().map(|part| tree(part, set)).collect::<Parsed<Vec<_>>>();
    let branches = [wire.all.is_some(), wire.any.is_some(), wire.not.is_some(), wire.fact.is_some()];
    if branches.iter().filter(|branch| **branch).count() != 1 {
        return Err("a condition is one of all, any, not, fact".to_owned());
    }
    if let Some(parts) = wire.all.as_ref().or(wire.any.as_ref()) {
        if parts.is_empty() {
            return Err("an empty all or any says nothing".to_owned());
        }
        let parts = list(parts)?;
        return Ok(if wire.all.is_some() { Tree::All(parts) } else { Tree::Any(parts) });
    }
    match (&wire.not, &wire.fact) {
        (Some(part), _) => Ok(Tree::Not(Box::new(tree(part, set)?))),
        (None, Some(fact)) => leaf(fact, wire, set).map(Tree::Leaf),
        (None, None) => Err("a condition is one of all, any, not, fact".to_owned()),
    }
}

fn leaf(fact: &str, wire: &WireTree, set: &RuleSet) -> Parsed<Leaf> {
    let kind = kind_of(fact, set)?;
    let tests = [
        wire.above.as_deref().map(|id| compared(id, &kind, Inclusive::Below, Test::Above)),
        wire.at_least.as_deref().map(|id| compared(id, &kind, Inclusive::Above, Test::AtLeast)),
        wire.below.as_deref().map(|id| compared(id, &kind, Inclusive::Above, Test::Below)),
        wire.at_most.as_deref().map(|id| compared(id, &kind, Inclusive::Below, Test::AtMost)),
        wire.within_days.as_deref().map(|id| within(id, &kind)),
        wire.is.as_ref().map(|found| value(found, &kind).map(Test::Is)),
    ];
    let mut tests = tests.into_iter().flatten();
    match (tests.next(), tests.next()) {
        (Some(test), None) => {
            Ok(Leaf { fact: fact.to_owned(), test: test.map_err(|problem| format!("{fact}: {problem}"))? })
        }
        _ => Err(format!("{fact}: give one of above, at_least, below, at_most, within_days, is")),
    }
}

/// A cut-off says itself to which side its own value belongs; a rule that says otherwise is wrong.
fn compared(id: &str, kind: &Kind, side: Inclusive, test: fn(&'static Record) -> Test) -> Parsed<Test> {
    let record = number(id)?;
    let Kind::Number(unit) = kind else { return Err("only a number has a cut-off".to_owned()) };
    if record.unit != *unit {
        return Err(format!("is in {unit:?}, and {id} in {:?}", record.unit));
    }
    if record.inclusive != Some(side) {
        return Err(format!(
            "{id} belongs to what lies {}: use {}",
            if record.inclusive == Some(Inclusive::Above) { "above it" } else { "below it" },
            if record.inclusive == Some(Inclusive::Above) { "at_least or below" } else { "above or at_most" }
        ));
    }
    Ok(test(record))
}

fn within(id: &str, kind: &Kind) -> Parsed<Test> {
    let record = number(id)?;
    if *kind != Kind::Day || record.unit != "d" {
        return Err("within_days compares a day with a number of days".to_owned());
    }
    Ok(Test::Within(record))
}

fn kind_of(fact: &str, set: &RuleSet) -> Parsed<Kind> {
    if set.term(fact).is_some() {
        return Ok(Kind::Flag);
    }
    CATALOGUE
        .get(fact)
        .map(|spec| spec.kind.clone())
        .ok_or_else(|| format!("there is no fact and no term {fact:?} (upright rules facts lists them)"))
}

/// A value of TOML as one of `kind`.
fn value(found: &toml::Value, kind: &Kind) -> Parsed<Value> {
    match (found, kind) {
        (toml::Value::Boolean(flag), Kind::Flag) => Ok(Value::Flag(*flag)),
        (toml::Value::Float(number), Kind::Number(_)) => Ok(Value::Number(*number)),
        (toml::Value::Integer(number), Kind::Number(_)) => Ok(Value::Number(*number as f64)),
        (toml::Value::String(text), Kind::Word(words)) if words.contains(&text.as_str()) => {
            Ok(Value::Word(text.clone()))
        }
        (toml::Value::String(text), Kind::Day) => {
            text.parse().map(Value::Day).map_err(|_| format!("{text:?} is no day, as 2026-03-01"))
        }
        (toml::Value::String(text), Kind::Word(words)) => {
            Err(format!("{text:?} is none of: {}", words.join(", ")))
        }
        _ => Err(format!("{found} does not fit {kind:?}")),
    }
}

fn term_test(wire: WireTest, set: &RuleSet) -> Parsed<TermTest> {
    let expect = match wire.expect.as_str() {
        "holds" => Truth::True,
        "does not hold" => Truth::False,
        "unknown" => Truth::Unknown,
        other => return Err(format!("expect is {other:?}; one of: holds, does not hold, unknown")),
    };
    Ok(TermTest { given: given(&wire, set)?, expect, name: wire.name })
}

fn read_test(wire: WireTest, set: &RuleSet) -> Parsed<RuleTest> {
    let given = given(&wire, set)?;
    Ok(RuleTest {
        given,
        expect: word("expect", &wire.expect, Outcome::ALL, |one| one.name())?,
        name: wire.name,
    })
}

fn given(wire: &WireTest, set: &RuleSet) -> Parsed<BTreeMap<String, Value>> {
    wire.given
        .iter()
        .map(|(fact, found)| {
            let found = value(found, &kind_of(fact, set)?).map_err(|problem| format!("{fact}: {problem}"))?;
            Ok((fact.clone(), found))
        })
        .collect::<Parsed<BTreeMap<_, _>>>()
        .map_err(|problem| format!("test {:?}: {problem}", wire.name))
}
