//! Which pictures of a case are of one injection.

use std::collections::BTreeMap;
use upright_dicom::scintigram::{by_injection, is_of_bone};
use upright_dicom::sort::Clues;
use upright_store::{Image, Series, Sorting, sha256};

/// Pictures of one injection.
pub(crate) struct Gathered {
    /// Names it; other pictures would have another name.
    pub(crate) id: String,
    /// The day of the first of them.
    pub(crate) taken_on: Option<String>,
    /// Their names, in the order in which they came.
    pub(crate) images: Vec<String>,
    /// What their series are called.
    pub(crate) names: Vec<String>,
}

/// The bone scans of a case, the latest first.
pub(crate) fn gathered(images: &[Image], series: &[Series]) -> Vec<Gathered> {
    let known: BTreeMap<&str, &Series> = series
        .iter()
        .flat_map(|one| crate::studies::members(one).into_iter().map(move |image| (image, one)))
        .collect();
    let of_bone: Vec<(&Image, Clues)> = images
        .iter()
        .filter_map(|image| Some((image, serde_json::from_str::<Clues>(&image.clues).ok()?)))
        .filter(|(image, clues)| is_of_bone(clues, known.get(image.id.as_str()).and_then(|one| certain(one))))
        .collect();
    let clues: Vec<&Clues> = of_bone.iter().map(|(_, clues)| clues).collect();
    let groups = by_injection(&clues).into_iter();
    let mut scans: Vec<Gathered> = groups
        .map(|group| scan(&group.iter().filter_map(|number| of_bone.get(*number)).collect::<Vec<_>>()))
        .collect();
    scans.sort_by(|one, other| other.taken_on.cmp(&one.taken_on));
    scans
}

/// Where pictures belong for certain.
fn certain(series: &Series) -> Option<upright_dicom::sort::Slot> {
    let is_certain = series.state != Sorting::Ask;
    series.slot.as_deref().filter(|_| is_certain).and_then(crate::studies::slot_named)
}

fn scan(members: &[&(&Image, Clues)]) -> Gathered {
    let images: Vec<String> = members.iter().map(|(image, _)| image.id.clone()).collect();
    let mut sorted = images.clone();
    sorted.sort_unstable();
    let name = |(number, (_, clues)): (usize, &&(&Image, Clues))| {
        let description = &clues.texts.series_description;
        if description.is_empty() { format!("picture {}", number + 1) } else { description.clone() }
    };
    Gathered {
        id: sha256(sorted.join(" ")),
        taken_on: members.iter().filter_map(|(image, _)| image.taken_on.clone()).min(),
        names: members.iter().enumerate().map(name).collect(),
        images,
    }
}
