//! Studies besides films: what is wanted, and the files of it.

use super::bearer::{Bearer, Given};
use super::folder::Folder;
use super::magnetic_resonance::{self, MrOptions};
use super::scintigraphy::{self, ScanOptions};
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
    #[command(flatten)]
    mr: MrOptions,
    #[command(flatten)]
    scan: ScanOptions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum StudyOption {
    /// Films alone
    Films,
    /// Films and every study
    All,
    /// Computed tomography
    Ct,
    /// Computed tomography with contrast medium in the dural sac
    Myelogram,
    /// Magnetic resonance
    Mr,
    /// Triple-phase bone scan
    BoneScan,
}

impl StudyOptions {
    /// No study besides films.
    pub(crate) fn none() -> Self {
        Self {
            studies: vec![StudyOption::Films],
            ideal: false,
            ct: CtOptions::default(),
            mr: MrOptions::default(),
            scan: ScanOptions::default(),
        }
    }

    /// One study, as small as it can be and still be read: the spine alone.
    #[cfg(feature = "server")]
    pub(crate) fn small(study: StudyOption) -> Self {
        Self { studies: vec![study], ct: CtOptions::small(), mr: MrOptions::small(), ..Self::none() }
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

    fn resonance(&self) -> Option<magnetic_resonance::Study<'_>> {
        self.wants(StudyOption::Mr).then(|| magnetic_resonance::Study::new(&self.mr, self.ideal))
    }

    fn scintigraphy(&self) -> Option<scintigraphy::Study> {
        self.wants(StudyOption::BoneScan).then(|| scintigraphy::Study::new(&self.scan, self.ideal))
    }

    /// Months since the operation of a fusion, where they are wished: what is recorded says so, too.
    pub(super) const fn months_since_fusion(&self) -> Option<u32> {
        self.scan.months_since_fusion()
    }

    /// Whether this person can be studied like this: told before anything is written.
    pub(super) fn check(&self, person: &Person) -> Result<()> {
        self.tomographies().try_for_each(|study| study.check(person))?;
        self.resonance().map_or(Ok(()), |study| study.check(person))?;
        self.scintigraphy().map_or(Ok(()), |study| study.check(person))
    }

    /// Writes every study into folders of its own; `done` is told how far it is.
    pub(crate) fn write(
        &self,
        person: &Person,
        given: &Given,
        folder: &Folder,
        done: &dyn Fn(&str),
    ) -> Result<Vec<PhantomStudy>> {
        let bearer = Bearer::new(person, given);
        let mut made = Vec::new();
        for study in self.tomographies() {
            made.push(study.write(person, &bearer, folder, done)?);
        }
        if let Some(study) = self.resonance() {
            made.push(study.write(person, &bearer, folder, done)?);
        }
        if let Some(study) = self.scintigraphy() {
            made.push(study.write(person, &bearer, folder, done)?);
        }
        Ok(made)
    }

    /// Names of folders that numbered slices are written into.
    pub(super) fn slice_folders() -> impl Iterator<Item = String> {
        let tomographies = [tomography::FOLDER, tomography::MYELOGRAM_FOLDER].map(str::to_owned);
        tomographies.into_iter().chain(magnetic_resonance::series_folders())
    }

    /// Names of other files that studies are written into.
    pub(super) fn files() -> impl Iterator<Item = String> {
        scintigraphy::files()
    }

    /// Names of the folders that these lie in.
    pub(super) const FOLDERS: [&str; 2] = [magnetic_resonance::FOLDER, scintigraphy::FOLDER];
}
