//! Studies besides films: what is wanted, and the files of it.

use super::bearer::{Bearer, Given};
use super::folder::Folder;
use super::tomography::{self, CtOptions};
use anyhow::Result;
use upright_documents::PhantomStudy;
use upright_phantom::{Contrast, Person};

/// Which studies are made.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "The studies")]
pub(crate) struct StudyOptions {
    /// What is made, parted by commas
    #[arg(long, value_enum, value_name = "STUDIES", value_delimiter = ',', default_value = "films")]
    studies: Vec<StudyOption>,
    /// Slices and scans without noise, blur and artefacts, as their truth is read
    #[arg(long)]
    ideal: bool,
    #[command(flatten)]
    ct: CtOptions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum StudyOption {
    /// Films alone
    Films,
    /// Films and every study
    All,
    /// Computed tomography
    Ct,
    /// Computed tomography with contrast medium in the dural sac
    Myelogram,
}

impl StudyOptions {
    /// No study besides films.
    pub(crate) fn none() -> Self {
        Self { studies: vec![StudyOption::Films], ideal: false, ct: CtOptions::default() }
    }

    /// Whether films are wanted; of a person with other studies only where they are named.
    pub(super) fn wants_films(&self) -> bool {
        self.wants(StudyOption::Films)
    }

    fn wants(&self, study: StudyOption) -> bool {
        self.studies.contains(&study) || self.studies.contains(&StudyOption::All)
    }

    fn tomographies(&self) -> impl Iterator<Item = tomography::Study<'_>> {
        let all = [(StudyOption::Ct, Contrast::None), (StudyOption::Myelogram, Contrast::Intrathecal)];
        let wanted = all.into_iter().filter(|(study, _)| self.wants(*study));
        wanted.map(|(_, contrast)| tomography::Study::new(&self.ct, contrast, self.ideal))
    }

    /// Whether this person can be studied like this: told before anything is written.
    pub(super) fn check(&self, person: &Person) -> Result<()> {
        self.tomographies().try_for_each(|study| study.check(person))
    }

    /// Writes every study into folders of its own; `done` is told how far it is.
    pub(super) fn write(
        &self,
        person: &Person,
        given: &Given,
        folder: &Folder,
        done: &dyn Fn(&str),
    ) -> Result<Vec<PhantomStudy>> {
        let bearer = Bearer::new(person, given);
        let made = self.tomographies().map(|study| study.write(person, &bearer, folder, done));
        made.collect()
    }

    /// Names of the folders that studies are written into.
    pub(super) const FOLDERS: [&str; 2] = [tomography::FOLDER, tomography::MYELOGRAM_FOLDER];
}
