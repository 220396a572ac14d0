//! A person in one posture, before the camera.

use super::films::{FilmOptions, view_name};
use super::record::Filmed;
use anyhow::Result;
use std::io::Write;
use upright_anatomy::LandmarkSet;
#[cfg(feature = "server")]
use upright_dicom::write::ImageIdentity;
use upright_phantom::{Person, Pose, Posed, Scenery, View};

/// A person in one posture, and how films are taken.
pub(crate) struct Sitting<'a> {
    person: &'a Person,
    posed: Posed,
    options: &'a FilmOptions,
}

impl<'a> Sitting<'a> {
    pub(crate) fn new(person: &'a Person, pose: Pose, options: &'a FilmOptions) -> Result<Self> {
        Ok(Self { person, posed: person.pose(pose)?, options })
    }

    /// Every posture that is wanted.
    pub(crate) fn all(person: &'a Person, options: &'a FilmOptions) -> Result<Vec<Self>> {
        options.poses().map(|pose| Self::new(person, pose, options)).collect()
    }

    pub(crate) const fn posed(&self) -> &Posed {
        &self.posed
    }

    /// The posture in a word.
    pub(crate) const fn posture(&self) -> &'static str {
        self.posed.posture.name()
    }

    /// Where the landmarks are from, in words.
    pub(crate) fn source(&self) -> String {
        let Person { kind, seed, .. } = self.person;
        format!("upright phantom: {kind} seed {seed}, {}", self.posture())
    }

    /// Every site in the patient's frame, and the sites on the lateral film in its pixels.
    pub(crate) fn landmarks(&self) -> Result<[LandmarkSet; 2]> {
        let scenery = self.scenery();
        let lateral = self.options.request(View::Lateral(self.person.facing));
        let on_film = scenery.landmarks(&scenery.plan(&lateral)?, self.options.calibration())?;
        Ok([self.posed.landmarks()?, on_film])
    }

    /// The posture as it is recorded.
    pub(crate) fn filmed(&self, [in_patient, on_film]: &[LandmarkSet; 2]) -> Result<Filmed<'_>> {
        Ok(Filmed::new(&self.posed, in_patient, on_film, self.options.is_stitched())?)
    }

    /// Views that are wanted.
    pub(crate) fn views(&self) -> impl Iterator<Item = View> {
        self.options.views(self.person.facing)
    }

    /// The name of the file of a view.
    pub(crate) fn file_name(&self, view: View) -> String {
        format!("{}.{}.dcm", self.posture(), view_name(view))
    }

    /// Casts a film and writes it.
    pub(crate) fn cast(&self, view: View, to: impl Write) -> Result<()> {
        let film = self.scenery().film(&self.options.request(view))?;
        self.options.write(self.person, &self.posed, &film, to)
    }

    /// Whose a film will be and which, before it is cast.
    #[cfg(feature = "server")]
    pub(crate) fn identity(&self, view: View) -> ImageIdentity {
        self.options.identity(self.person, &self.posed, view)
    }

    const fn scenery(&self) -> Scenery<'_> {
        Scenery::new(self.person, &self.posed)
    }
}
