//! One file taken in: its bytes first, then everything that tells of it, in one change.

use super::Reason;
use super::content::{self, Content};
use super::decide::{Decision, Wishes, decide};
use crate::auth::Caller;
use crate::node::Node;
use crate::problem::{Answer, Problem};
use crate::record::{Record, Statement, document_of};
use crate::work::{PYRAMID, SORT};
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use std::sync::Arc;
use upright_documents::read_case;
use upright_store::{
    Case, Deed, FileResult, Image, ImportFile, Jobs, Moment, NewJob, Outcome, Patient, Permission, PutAside,
    Role, SECOND, Staged, Write,
};

/// Who brings files.
#[derive(Clone)]
pub struct Bringer {
    /// The account; none = whoever sits at the machine.
    account: Option<String>,
    /// Whether it may change every case.
    is_trusted: bool,
    /// Who is given access to a case that is begun for a file.
    opens_for: Option<String>,
}

impl Bringer {
    /// Whoever sits at the machine; new cases can be opened by `account`.
    #[must_use]
    pub const fn at_the_machine(account: Option<String>) -> Self {
        Self { account: None, is_trusted: true, opens_for: account }
    }

    pub(crate) fn caller(caller: &Caller) -> Self {
        let id = Some(caller.id().to_owned());
        Self { account: id.clone(), is_trusted: false, opens_for: id }
    }
}

/// A file that has come.
pub struct Arrival {
    /// Its bytes.
    pub staged: Staged,
    /// The name under which it came.
    pub name: String,
    /// The import that it is part of.
    pub import: String,
    /// The case that it is said to belong to.
    pub case: Option<String>,
    /// A person has looked, and takes it whatever its header says.
    pub insists: bool,
}

/// The longest name of a file that is remembered.
const LONGEST_NAME: usize = 255;

impl Node {
    /// Takes a file in. When this returns, what became of it is on the disk.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn take_in(self: &Arc<Self>, by: &Bringer, arrival: Arrival) -> Answer<ImportFile> {
        let Arrival { staged, name, import, case, insists } = arrival;
        let name: String = name.chars().filter(|letter| !letter.is_control()).take(LONGEST_NAME).collect();
        let file = staged.open()?;
        let read = tokio::task::spawn_blocking(move || content::read(file)).await?;
        let bytes = i64::try_from(staged.len()).unwrap_or(i64::MAX);
        let content = match read {
            Ok(content) => content,
            Err(problem) => return self.refused(by, &import, name, problem).await,
        };
        // Bytes without a row harm nothing; a row without bytes would be a lie.
        let sha256 = self.store.objects().keep(staged).await?;
        let coming = Coming { sha256, bytes, name, import, content };
        let write = self.store.begin().await?;
        let wishes = Wishes { case: case.as_deref(), insists };
        let decision = decide(&write, &coming.sha256, &coming.content, &wishes).await?;
        let decision = self.allowed(by, decision).await?;
        let result = self.carry_out(&write, by, &coming, decision).await?;
        let outcome = result.outcome.name();
        let noted = write.note_file(&coming.import, result).await?;
        write.record(&[self.import_deed(by, &coming, &noted)]).await?;
        write.commit().await?;
        crate::metrics::imported(outcome);
        self.wake.up();
        Ok(noted)
    }

    async fn refused(&self, by: &Bringer, import: &str, name: String, problem: String) -> Answer<ImportFile> {
        let write = self.store.begin().await?;
        let result = FileResult {
            name,
            outcome: Outcome::Refused,
            detail: problem,
            image: None,
            case: None,
            quarantine: None,
        };
        let noted = write.note_file(import, result).await?;
        let mut deed = Deed {
            at: self.clock.now(),
            account: by.account.clone(),
            action: "import.file",
            ..Deed::default()
        };
        (deed.object, deed.detail) = (Some(import.to_owned()), Outcome::Refused.name().to_owned());
        write.record(&[deed]).await?;
        write.commit().await?;
        crate::metrics::imported(Outcome::Refused.name());
        Ok(noted)
    }

    fn import_deed(&self, by: &Bringer, coming: &Coming, noted: &ImportFile) -> Deed {
        Deed {
            at: self.clock.now(),
            account: by.account.clone(),
            action: "import.file",
            case: noted.case_id.clone(),
            object: Some(coming.sha256.clone()),
            detail: noted.outcome.name().to_owned(),
            ..Deed::default()
        }
    }

    /// A case that the bringer may not change is not changed, and not told of.
    async fn allowed(&self, by: &Bringer, decision: Decision) -> Answer<Decision> {
        let case = match &decision {
            Decision::Store(case) => &case.id,
            Decision::AlreadyThere { case } => case,
            _ => return Ok(decision),
        };
        if by.is_trusted || self.may_write(by.account.as_deref(), case).await? {
            return Ok(decision);
        }
        let case = case.clone();
        Ok(Decision::PutAside(Reason::NoAccess, Some(case)))
    }

    async fn may_write(&self, account: Option<&str>, case: &str) -> Answer<bool> {
        let Some(account) = account else { return Ok(false) };
        let is_clinician = self.store.account(account).await?.role == Role::Clinician;
        let permission = self.store.permission(account, case, self.clock.now()).await?;
        Ok(is_clinician && permission != Permission::None)
    }

    async fn carry_out(
        &self,
        write: &Write,
        by: &Bringer,
        coming: &Coming,
        decision: Decision,
    ) -> Answer<FileResult> {
        let mut result = FileResult {
            name: coming.name.clone(),
            outcome: Outcome::Stored,
            detail: String::new(),
            image: None,
            case: None,
            quarantine: None,
        };
        let now = self.clock.now();
        match decision {
            Decision::Store(case) => {
                self.adopted(write, &case, coming, now).await?;
                self.filed(write, coming, &case.id, now).await?;
                (result.image, result.case) = (Some(coming.sha256.clone()), Some(case.id));
            }
            Decision::StoreNew(patient) => {
                let case = self.begun(write, by, &patient, coming, now).await?;
                self.filed(write, coming, &case, now).await?;
                (result.image, result.case) = (Some(coming.sha256.clone()), Some(case));
            }
            Decision::AlreadyThere { case } => {
                result.outcome = Outcome::AlreadyThere;
                (result.image, result.case) = (Some(coming.sha256.clone()), Some(case));
            }
            Decision::PutAside(reason, case) => {
                let aside = write.quarantine(coming.aside(by, reason, case), now).await?;
                (result.outcome, result.quarantine) = (Outcome::Quarantined, Some(aside.id));
                reason.sentence().clone_into(&mut result.detail);
            }
            Decision::Refuse(why) => {
                (result.outcome, result.detail) = (Outcome::Refused, why.to_owned());
            }
        }
        Ok(result)
    }

    /// A case whose patient nobody has named is the case of the patient that its first file names.
    async fn adopted(&self, write: &Write, case: &Case, coming: &Coming, now: Moment) -> Answer<()> {
        let Some(object) = &coming.content.object else { return Ok(()) };
        let is_nameless = case.patient_id.is_none() && case.name.is_none();
        if !is_nameless || object.patient.number.is_none() {
            return Ok(());
        }
        write.identify(&case.id, &object.patient, now).await?;
        let deed = Deed { at: now, action: "case.identify", case: Some(case.id.clone()), ..Deed::default() };
        write.record(&[Deed { detail: "by an imported file".to_owned(), ..deed }]).await?;
        Ok(())
    }

    /// Begins the case of a patient who has none, with what the file says of age and sex.
    async fn begun(
        &self,
        write: &Write,
        by: &Bringer,
        patient: &Patient,
        coming: &Coming,
        now: Moment,
    ) -> Answer<String> {
        let case = write.create_case(patient, by.account.as_deref(), now).await?;
        if let Some(account) = &by.opens_for {
            write.grant(account, &case.id, by.account.as_deref(), now).await?;
        }
        let taken_on = coming.content.object.as_ref().and_then(|object| object.taken_on);
        if let Some(statement) = person(patient, taken_on, self.clock.today())? {
            let bytes = document_of(&[]);
            let record = Record { document: read_case(&bytes)?, bytes, revision: 0 };
            let (_, entry) = record.with(statement, "imported file", self.clock.today())?;
            write.append(&case.id, 0, vec![entry], by.account.as_deref(), now).await?;
        }
        let deed = Deed { at: now, account: by.account.clone(), action: "case.create", ..Deed::default() };
        write
            .record(&[Deed { case: Some(case.id.clone()), detail: "by an imported file".to_owned(), ..deed }])
            .await?;
        Ok(case.id)
    }

    /// Puts a file into the index, and asks for what follows.
    async fn filed(&self, write: &Write, coming: &Coming, case: &str, now: Moment) -> Answer<()> {
        let Content { object, clues, description, is_film } = &coming.content;
        let object = object.as_ref();
        let image = Image {
            id: coming.sha256.clone(),
            case_id: case.to_owned(),
            sop_uid: object.map(|object| object.instance.clone()),
            series_uid: object.map(|object| object.series.clone()),
            study_uid: object.map(|object| object.study.clone()),
            modality: object.and_then(|object| object.modality.clone()),
            sop_class: object.map(|object| object.class.clone()),
            taken_on: object.and_then(|object| object.taken_on).map(|day| day.to_string()),
            bytes: coming.bytes,
            clues: clues.clone(),
            description: description.clone(),
            is_film: *is_film,
            pyramid: None,
            pyramid_bytes: 0,
            import_id: Some(coming.import.clone()),
            received_at: now,
        };
        write.add_image(image, now).await?;
        let job = |kind, key: &str| NewJob {
            kind,
            key: key.to_owned(),
            case: Some(case.to_owned()),
            payload: "{}".to_owned(),
        };
        if *is_film {
            self.store.enqueue(write, job(PYRAMID, &coming.sha256), now).await?;
        }
        if object.is_some() {
            // A moment later, and once for all files that come together.
            self.store.enqueue_again(write, job(SORT, case), now + SECOND).await?;
        }
        Ok(())
    }
}

/// A file on its way into the store.
struct Coming {
    sha256: String,
    bytes: i64,
    name: String,
    import: String,
    content: Content,
}

impl Coming {
    fn aside(&self, by: &Bringer, reason: Reason, case: Option<String>) -> PutAside {
        PutAside {
            object: self.sha256.clone(),
            bytes: self.bytes,
            file_name: self.name.clone(),
            reason: reason.name(),
            detail: reason.sentence().to_owned(),
            case,
            import: Some(self.import.clone()),
            account: by.account.clone(),
        }
    }
}

/// What a file says of age and sex, as a fact; nothing where it says nothing.
fn person(patient: &Patient, taken_on: Option<Date>, today: Date) -> Answer<Option<Statement>> {
    if patient.birth_date.is_none() && patient.sex.is_none() {
        return Ok(None);
    }
    let said = [("birth_date", &patient.birth_date), ("sex", &patient.sex)];
    let said = said.into_iter().filter_map(|(name, value)| Some((name.to_owned(), json!(value.as_ref()?))));
    let fact: Map<String, Value> =
        std::iter::once(("kind".to_owned(), json!("person"))).chain(said).collect();
    let fact = serde_json::value::to_raw_value(&fact).map_err(|error| Problem::internal(&error))?;
    // A clock at the film's maker that runs ahead does not make a fact of the future.
    let effective_at = taken_on.map(|day| day.min(today));
    Ok(Some(Statement {
        id: Some("person".to_owned()),
        effective_at,
        fact,
        supersedes: None,
        withdraws: false,
    }))
}
