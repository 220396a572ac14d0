//! What a record says: assessment and answer, computed once for everything that they rest on.

use crate::node::Node;
use crate::problem::{Answer, Problem};
use crate::record::Record;
use crate::summary::RecordSummary;
use jiff::civil::Date;
use upright_assessment::{Options, assess};
use upright_documents::{AnswerDocument, AssessmentDocument, CaseDocument, Software};
use upright_evidence::{FilmQuality, VERSION};
use upright_pathway::{RULES_VERSION, RuleSet};
use upright_store::{Case, sha256};

/// Draws behind every interval and probability, and their seed: the same record gives the same answer.
const DRAWS: u32 = 1000;
const SEED: u64 = 1;

/// What is asked of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// Film validity, true extent, fixed or flexible, progression, schemes.
    Assessment,
    /// Red flags, board, course, indication.
    Answer,
    /// Both in a few words.
    Summary,
}

impl Question {
    const fn name(self) -> &'static str {
        match self {
            Self::Assessment => "assessment",
            Self::Answer => "answer",
            Self::Summary => "summary",
        }
    }
}

/// What answers are made with.
pub(crate) const fn software() -> Software {
    Software {
        name: "upright",
        version: env!("CARGO_PKG_VERSION"),
        evidence: VERSION,
        seed: SEED,
        draws: DRAWS,
        landmark_error: FilmQuality::Clear.name(),
    }
}

/// What a record is asked, and as of which day.
pub(crate) struct Asked<'a> {
    pub(crate) case: &'a Case,
    pub(crate) question: Question,
    pub(crate) day: Date,
    /// The name of the record in the answer.
    pub(crate) name: String,
    /// Whether the record is the one that a researcher sees.
    pub(crate) deidentified: bool,
}

impl Node {
    /// The answer of a record; a kept one where nothing that it rests on has changed.
    ///
    /// # Errors
    /// What the store says.
    pub(crate) async fn answer(&self, record: Record, asked: Asked<'_>) -> Answer<Vec<u8>> {
        let key = key(record.revision, &asked);
        if let Some(kept) = self.kept_answer(record.revision, &asked).await? {
            return Ok(kept);
        }
        let body = self.said_of(record, asked.question, asked.day, asked.name.clone()).await?;
        let now = self.clock.now();
        let write = self.store.begin().await?;
        // Answers of other days stay for a while: people look back and forth.
        const WEEK: i64 = 7 * 86_400_000_000;
        write.keep(&key, &asked.case.id, &body, now - WEEK, now).await?;
        write.commit().await?;
        Ok(body)
    }

    /// The answer of the record at this revision, if it was asked before.
    ///
    /// # Errors
    /// What the store says.
    pub(crate) async fn kept_answer(&self, revision: i64, asked: &Asked<'_>) -> Answer<Option<Vec<u8>>> {
        let kept = self.store.kept(&key(revision, asked)).await?;
        if kept.is_some() {
            metrics::counter!("upright_answers_total", "from" => "kept").increment(1);
        }
        Ok(kept)
    }

    /// What a record says, computed anew and not kept; `name` is that of the record in the answer.
    ///
    /// # Errors
    /// A defect only.
    pub(crate) async fn said_of(
        &self,
        record: Record,
        question: Question,
        day: Date,
        name: String,
    ) -> Answer<Vec<u8>> {
        metrics::counter!("upright_answers_total", "from" => "computed").increment(1);
        tokio::task::spawn_blocking(move || computed(&record.document, question, day, &name)).await?
    }
}

fn key(revision: i64, asked: &Asked<'_>) -> String {
    let Asked { case, question, day, name, deidentified } = asked;
    let version = env!("CARGO_PKG_VERSION");
    sha256(format!(
        "{} {} {day} {} {version} {VERSION} {RULES_VERSION} {DRAWS} {SEED} {name} {deidentified}",
        case.id,
        revision,
        question.name()
    ))
}

fn computed(document: &CaseDocument, question: Question, day: Date, name: &str) -> Answer<Vec<u8>> {
    let view = document.case.as_of(day);
    let options = Options { draws: DRAWS, seed: SEED, quality: FilmQuality::Clear };
    let assessment = assess(&view, options);
    let software = software();
    let unread = not_understood(document);
    let set = || RuleSet::carried().map_err(|error| Problem::internal(&error));
    let written = match question {
        Question::Assessment => {
            let wire = AssessmentDocument::new(&software, name, &assessment);
            serde_json::to_vec(&wire.not_understood(&unread))
        }
        Question::Summary => {
            serde_json::to_vec(&RecordSummary::of(&assessment, &set()?.answer(&view, &assessment)))
        }
        Question::Answer => {
            let answer = set()?.answer(&view, &assessment);
            let wire = AnswerDocument::new(&software, Some(RULES_VERSION), name, &assessment, &answer);
            serde_json::to_vec(&wire.not_understood(&unread))
        }
    };
    written.map_err(|error| Problem::internal(&error))
}

fn not_understood(document: &CaseDocument) -> Vec<String> {
    let unknown = document.not_understood.iter().map(|entry| {
        format!(
            "entry {:?} is of kind {:?}, not understood by this version: no conclusion rests on it",
            entry.id, entry.kind
        )
    });
    let ignored = document.ignored.iter().map(|field| format!("not understood and not used: {field}"));
    unknown.chain(ignored).collect()
}
