//! Where the pictures of a case belong in the work-up: sorted again whenever some have come, and told to the record.

use super::volumes::{KIND as VOLUMES, has_slices};
use super::{Doing, Failure, Finished, Report, Work};
use crate::node::Node;
use crate::studies::{Sheet, fact_of};
use std::collections::BTreeMap;
use std::sync::Arc;
use upright_dicom::sort::{Clues, SortedSeries, Verdict, sort_study};
use upright_store::{Deed, Image, Job, Jobs, NewJob, Series, Sorting, Write, new_id};

/// Sorts the pictures of a case.
pub struct SortStudies;

/// The kind of job.
pub(crate) const KIND: &str = "sort";

impl Work for SortStudies {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn run<'a>(&'a self, node: &'a Arc<Node>, job: &'a Job, _: &'a Report) -> Doing<'a> {
        Box::pin(sort(node, &job.key))
    }
}

async fn sort(node: &Node, case: &str) -> Finished {
    let write = node.store.begin().await?;
    let images = with_clues(write.images(case).await?);
    let clues: Vec<Clues> = images.iter().map(|(_, clues)| clues.clone()).collect();
    let sorted = tokio::task::spawn_blocking(move || sort_study(&clues)).await?;
    let mut before = write.series(case).await?;
    let (mut series, mut sliced) = (Vec::new(), Vec::new());
    for found in sorted.series {
        let one = merged(case, &found, &images, &mut before)?;
        if is_sliced(&found, &images) {
            sliced.push(one.id.clone());
        }
        series.push(one);
    }
    for gone in before {
        write.drop_series(&gone.id).await?;
        write.retire_volumes(&gone.id, node.clock.now()).await?;
    }
    let mut sheet = Sheet::of(node, &write, case).await.map_err(problem)?;
    for at in 0..series.len() {
        let Some(fact) = series.get(at).and_then(fact_of) else { continue };
        let told = series.get(at).map(|one| sheet.tell(one, &series, &fact)).transpose().map_err(problem)?;
        if let Some(one) = series.get_mut(at) {
            one.entry_id = told;
        }
    }
    for one in series {
        write.put_series(one).await?;
    }
    told(node, &write, case, sheet).await?;
    ask_for_volumes(node, &write, case, sliced).await?;
    Ok(Some(write))
}

fn problem(problem: crate::Problem) -> Failure {
    Failure { problem: format!("the record does not take what was sorted: {}", problem.code()), again: true }
}

async fn told(node: &Node, write: &Write, case: &str, sheet: Sheet) -> Result<(), Failure> {
    let now = node.clock.now();
    let (revision, entries) = sheet.entries();
    let count = entries.len();
    if count > 0 {
        write.append(case, revision, entries, None, now).await?;
    }
    let deed = Deed { at: now, action: "study.sort", case: Some(case.to_owned()), ..Deed::default() };
    Ok(write.record(&[Deed { detail: format!("{count} entries"), ..deed }]).await?)
}

/// Whether a series holds slices of a body.
fn is_sliced(found: &SortedSeries, images: &[(Image, Clues)]) -> bool {
    let mut of = found.instances.iter().filter_map(|index| images.get(*index));
    of.any(|(_, clues)| has_slices(clues))
}

/// Those whose slices are the same as before are found to be done.
async fn ask_for_volumes(node: &Node, write: &Write, case: &str, series: Vec<String>) -> Result<(), Failure> {
    for key in series {
        let job = NewJob { kind: VOLUMES, key, case: Some(case.to_owned()), payload: "{}".to_owned() };
        node.store.enqueue_again(write, job, node.clock.now()).await?;
    }
    node.wake.up();
    Ok(())
}

/// The pictures of which the sorter knows something.
fn with_clues(images: Vec<Image>) -> Vec<(Image, Clues)> {
    let known = |image: Image| {
        let clues = serde_json::from_str(&image.clues).ok()?;
        Some((image, clues))
    };
    images.into_iter().filter_map(known).collect()
}

/// What was found of a series, beside what a person or an earlier look found of the same pictures; that is taken out of
/// `before`.
fn merged(
    case: &str,
    found: &SortedSeries,
    images: &[(Image, Clues)],
    before: &mut Vec<Series>,
) -> Result<Series, Failure> {
    let members: Vec<&Image> =
        found.instances.iter().filter_map(|index| images.get(*index)).map(|(i, _)| i).collect();
    let names: Vec<&str> = members.iter().map(|image| image.id.as_str()).collect();
    let is_of_these = |series: &Series| names.iter().any(|name| series.images.contains(name));
    let earlier = before.iter().position(is_of_these).map(|place| before.swap_remove(place));
    let (state, reason) = match found.judgement.verdict {
        Verdict::Sorted(_) => (Sorting::Sorted, String::new()),
        Verdict::Ask { reason, .. } => (Sorting::Ask, reason.words().to_owned()),
    };
    let slot = found.judgement.verdict.likely().map(|slot| slot.name().to_owned());
    let mut days: BTreeMap<&str, usize> = BTreeMap::new();
    for day in members.iter().filter_map(|image| image.taken_on.as_deref()) {
        *days.entry(day).or_default() += 1;
    }
    let series = Series {
        id: earlier.as_ref().map_or_else(new_id, |series| series.id.clone()),
        case_id: case.to_owned(),
        study_uid: found.study.clone(),
        series_uid: found.series.clone(),
        slot,
        state,
        reason,
        evidence: serde_json::to_string(&found.judgement)?,
        taken_on: days.keys().next().map(|day| (*day).to_owned()),
        images: serde_json::to_string(&names)?,
        entry_id: earlier.as_ref().and_then(|series| series.entry_id.clone()),
        confirmed_by: None,
        confirmed_at: None,
    };
    Ok(match earlier {
        // A person has spoken.
        Some(earlier) if earlier.state == Sorting::Confirmed => {
            Series { images: series.images, evidence: series.evidence, taken_on: series.taken_on, ..earlier }
        }
        _ => series,
    })
}
