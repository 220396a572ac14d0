//! One lying film set beside the standing one.

use super::finding::{Corrected, Finding, Findings};
use super::target::Target;
use super::{FlexibilityVerdict, conditions};
use crate::agreement::{same_numbering, same_pelvis};
use crate::backing;
use crate::baseline;
use crate::explanation::{Explanation, Truth};
use crate::paired;
use crate::parameters::{LL, PI_LL, T1PA, T10_L2, TK};
use crate::reading::{Reading, quantity};
use crate::segments::{self, SegmentMotion};
use crate::subject::Subject;
use jiff::civil::Date;
use upright_anatomy::Posture;
use upright_casefile::View;
use upright_evidence::norm;
use upright_evidence::numbers::{NORM_LORDOSIS_T12_S1_RECUMBENT_MEAN, NORM_LORDOSIS_T12_S1_STANDING_MEAN};
use upright_measurement::{Interval, NoInterval, ParameterId};

/// A lying film set beside the standing one.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// The entry that holds the lying film.
    pub entry: String,
    /// The day it was taken.
    pub day: Date,
    /// How the patient lay.
    pub posture: Posture,
    /// How it was taken; `None` = not recorded. Values of different modalities are not interchangeable.
    pub modality: Option<String>,
    /// T1PA, PI−LL, TK and T10–L2, standing and lying.
    pub residuals: Vec<Residual>,
    /// The segments that both films show, from cranial to caudal; empty where the films count vertebrae differently.
    pub segments: Vec<SegmentMotion>,
    /// What this study says by itself.
    pub verdict: FlexibilityVerdict,
    /// What to know beside it.
    pub notes: Vec<String>,
    /// Why.
    pub explanation: Explanation,
}

/// A parameter that does not change when the pelvis rotates, standing and lying.
#[derive(Clone, Debug, PartialEq)]
pub struct Residual {
    /// The parameter.
    pub parameter: ParameterId,
    /// Its value standing; `None` = not measured.
    pub standing: Option<f64>,
    /// Its value lying; `None` = not measured.
    pub lying: Option<f64>,
    /// The interval of landmark error of the value lying.
    pub interval: Option<Interval>,
    /// Lying less standing, with the interval of landmark error of both films.
    pub change: Option<(f64, Result<Interval, NoInterval>)>,
    /// How much of the excess over the target was corrected; `None` = no target, no excess standing, or not measured.
    pub corrected: Option<Corrected>,
}

/// What every study is set beside.
pub(super) struct Standing<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) film: &'a Subject<'a>,
    pub(super) targets: &'a [Target],
}

impl Standing<'_> {
    pub(super) fn beside(&self, lying: &Subject<'_>) -> Study {
        let pair = [self.film.reading, lying.reading];
        let study = &lying.reading.film.conditions;
        let findings = Findings(self.targets.iter().filter_map(|target| Finding::of(pair, target)).collect());
        let (pelvis, conditions) = (same_pelvis(pair), conditions::explained(study));
        let verdict = self.verdict(lying, &findings, [&pelvis, &conditions]);
        let parts = findings.into_explanations().chain([conditions, pelvis]);
        let statement = format!("{}: {}", self.named(lying), verdict.words());
        let explanation = parts.fold(Explanation::new(verdict.truth(), statement), Explanation::because);
        let explanation = lordosis(pair).into_iter().fold(explanation, Explanation::because);
        let segments = self.segments(pair);
        Study {
            entry: lying.entry.to_owned(),
            day: lying.day,
            posture: lying.reading.landmarks().posture(),
            modality: study.modality.clone(),
            residuals: [T1PA, PI_LL, TK, T10_L2].map(|id| self.residual(pair, id)).into(),
            notes: unconfirmed(lying.reading)
                .into_iter()
                .chain(notes(study.modality.as_deref(), &segments, &explanation))
                .collect(),
            segments,
            verdict,
            explanation,
        }
    }

    fn verdict(
        &self,
        lying: &Subject<'_>,
        findings: &Findings,
        [pelvis, conditions]: [&Explanation; 2],
    ) -> FlexibilityVerdict {
        if let Some(reason) = self.obstacle(lying, pelvis) {
            return FlexibilityVerdict::CannotTell(reason);
        }
        if self.targets.is_empty() {
            return FlexibilityVerdict::CannotTell("no target for age".to_owned());
        }
        match (findings.verdict(), conditions::obstacle(conditions)) {
            (FlexibilityVerdict::FixedInThisTest, Some(reason)) => FlexibilityVerdict::CannotTell(reason),
            (verdict, _) => verdict,
        }
    }

    /// Why the two films cannot be set beside each other; `None` = they can.
    fn obstacle(&self, lying: &Subject<'_>, pelvis: &Explanation) -> Option<String> {
        let posture = lying.reading.landmarks().posture();
        if !posture.is_lying() {
            let posture = posture.name().replace('_', " ");
            return Some(format!("the posture of the film is {posture}, not supine or prone"));
        }
        if let Some(reason) = baseline::obstacle(self.view, self.film.day, lying.day) {
            return Some(reason);
        }
        if !same_numbering([self.film.reading, lying.reading]) {
            return Some("the vertebrae of the two films are not counted alike".to_owned());
        }
        (pelvis.truth == Truth::False).then(|| pelvis.statement.clone())
    }

    fn residual(&self, pair: [&Reading<'_>; 2], parameter: ParameterId) -> Residual {
        let [standing, lying] = pair;
        let target = self.targets.iter().find(|target| target.parameter == parameter);
        Residual {
            parameter,
            standing: standing.value(parameter),
            lying: lying.value(parameter),
            interval: lying.interval(parameter),
            change: paired::change(pair, parameter),
            corrected: target.and_then(|target| Corrected::of(pair, target)),
        }
    }

    fn segments(&self, pair: [&Reading<'_>; 2]) -> Vec<SegmentMotion> {
        if !same_numbering(pair) {
            return Vec::new();
        }
        let [standing, _] = pair;
        segments::motions(pair.map(Reading::landmarks), standing.options, self.film.fusion())
    }

    /// `Supine, modality supine_ct, 2026-03-01 (standing film of 2026-02-01)`.
    fn named(&self, lying: &Subject<'_>) -> String {
        let posture = match lying.reading.landmarks().posture() {
            Posture::Supine => "Supine",
            Posture::Prone => "Prone",
            _ => "Film not known to be lying",
        };
        let modality = lying.reading.film.conditions.modality.as_deref().unwrap_or("not recorded");
        format!("{posture}, modality {modality}, {} (standing film of {})", lying.day, self.film.day)
    }
}

/// Lordosis lying, beside what it does in people without complaints.
///
/// - **Source**: S52, T12 to S1 of 627 volunteers.
fn lordosis(pair: [&Reading<'_>; 2]) -> Option<Explanation> {
    let (change, _) = paired::change(pair, LL)?;
    let (usual, _) = norm::lying_down();
    let statement = format!(
        "{} changes by {} lying down. In people without complaints lordosis T12–S1 changes by {usual}: \
         a change of lordosis alone does not tell whether an imbalance is fixed",
        LL.parameter().abbreviation,
        quantity(LL, change),
    );
    let explanation = Explanation::holds(statement);
    Some(explanation.by(&NORM_LORDOSIS_T12_S1_STANDING_MEAN).by(&NORM_LORDOSIS_T12_S1_RECUMBENT_MEAN))
}

/// That nobody has looked at landmarks that a program placed, as those of a CT.
fn unconfirmed(lying: &Reading<'_>) -> Option<String> {
    let mut landmarks = lying.landmarks().landmarks().iter();
    let is_proposed = landmarks.any(|landmark| landmark.confirmed == Some(false));
    is_proposed.then(|| {
        "Landmarks of this study are proposed and not confirmed by a person: what is said of it holds only once somebody has looked at them."
            .to_owned()
    })
}

fn notes(modality: Option<&str>, segments: &[SegmentMotion], explanation: &Explanation) -> Vec<String> {
    let by_modality = match modality {
        None => Some("The modality is not recorded: this study can be compared with no other.".to_owned()),
        Some(modality) if modality.to_lowercase().contains("mri") => Some(
            "A supine MRI is not automatically a flexibility film: it counts only as it was taken."
                .to_owned(),
        ),
        Some(_) => None,
    };
    let own = by_modality.into_iter().chain(segments::note(segments));
    own.chain(backing::notes(explanation)).collect()
}
