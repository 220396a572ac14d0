//! Which case may be opened by whom, and for what. Every opening is in the trail before anything is shown.

use super::Caller;
use crate::node::Node;
use crate::problem::{Answer, Problem};
use quick_cache::sync::Cache;
use upright_store::{Case, Deed, DeedOutcome, MINUTE, Moment, Permission, Role};

/// For what a case is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// To read what names the patient, or shows a picture.
    Read,
    /// To read; a researcher is shown it without what names the patient.
    ReadDeidentified,
    /// To add or change something.
    Write,
}

/// An opened case.
pub(crate) struct Opened {
    pub(crate) case: Case,
    /// Whether what names the patient must be left out.
    pub(crate) deidentified: bool,
}

impl Node {
    /// Opens a case for a caller, and records it.
    ///
    /// # Errors
    /// The same problem for a case that is not there and for one that the caller may not open: who guesses learns nothing.
    pub(crate) async fn open_case(
        &self,
        caller: &Caller,
        case: &str,
        need: Need,
        action: &'static str,
    ) -> Answer<Opened> {
        self.open_case_for(caller, case, None, need, action).await
    }

    /// The same, for the sake of an object of the case.
    ///
    /// # Errors
    /// As [`Self::open_case`].
    pub(crate) async fn open_case_for(
        &self,
        caller: &Caller,
        case: &str,
        object: Option<&str>,
        need: Need,
        action: &'static str,
    ) -> Answer<Opened> {
        let case = self.store.case(case).await.map_err(|error| match error {
            upright_store::StoreError::NotFound { .. } => Problem::not_found("case"),
            other => other.into(),
        })?;
        let permission = self.store.permission(caller.id(), &case.id, self.clock.now()).await?;
        let verdict = verdict(caller.account.role, permission, need);
        let mut deed = self.deed(caller, action);
        deed.case = Some(case.id.clone());
        deed.object = object.map(str::to_owned);
        if let Permission::BrokenGlass(_) = permission {
            "emergency access".clone_into(&mut deed.detail);
        }
        match verdict {
            Verdict::Open { deidentified } => {
                // A change records itself, together with what it changes.
                if need != Need::Write {
                    self.audit.record(deed).await?;
                }
                Ok(Opened { case, deidentified })
            }
            Verdict::Hidden => {
                deed.outcome = DeedOutcome::Denied;
                self.audit.record(deed).await?;
                Err(Problem::not_found("case"))
            }
            Verdict::Forbidden(why) => {
                deed.outcome = DeedOutcome::Denied;
                self.audit.record(deed).await?;
                Err(Problem::forbidden(why))
            }
        }
    }

    /// Opens a case to look at a picture or a volume of it. The same person looking at the same one is recorded once in a quarter
    /// of an hour: a film has hundreds of tiles, a volume thousands of planes.
    ///
    /// # Errors
    /// As [`Self::open_case`].
    pub(crate) async fn open_case_to_look(
        &self,
        caller: &Caller,
        case: &str,
        image: &str,
        action: &'static str,
    ) -> Answer<()> {
        let now = self.clock.now();
        let permission = self.store.permission(caller.id(), case, now).await?;
        let is_open = matches!(verdict(caller.account.role, permission, Need::Read), Verdict::Open { .. });
        if is_open && self.looks.is_recent(caller.id(), image, now) {
            return Ok(());
        }
        self.open_case_for(caller, case, Some(image), Need::Read, action).await?;
        self.looks.note(caller.id(), image, now);
        Ok(())
    }

    /// A deed of a caller, to be recorded.
    pub(crate) fn deed(&self, caller: &Caller, action: &'static str) -> Deed {
        Deed { at: self.clock.now(), account: Some(caller.id().to_owned()), action, ..Deed::default() }
    }
}

enum Verdict {
    Open { deidentified: bool },
    Hidden,
    Forbidden(&'static str),
}

fn verdict(role: Role, permission: Permission, need: Need) -> Verdict {
    let may_see = permission != Permission::None;
    match (role, need) {
        (Role::Researcher, Need::ReadDeidentified) => Verdict::Open { deidentified: true },
        (Role::Researcher, _) => Verdict::Forbidden("a researcher sees no pictures and changes nothing"),
        (_, _) if !may_see => Verdict::Hidden,
        (Role::Clinician, _) | (_, Need::Read | Need::ReadDeidentified) => {
            Verdict::Open { deidentified: false }
        }
        (Role::Reader | Role::Administrator, Need::Write) => {
            Verdict::Forbidden("this role reads and does not change records")
        }
    }
}

/// Who looked at which picture lately.
pub(crate) struct Looks(Cache<(String, String), Moment>);

impl Looks {
    pub(crate) fn new() -> Self {
        const MOST: usize = 4096;
        Self(Cache::new(MOST))
    }

    fn is_recent(&self, account: &str, image: &str, now: Moment) -> bool {
        let seen = self.0.get(&(account.to_owned(), image.to_owned()));
        seen.is_some_and(|seen| now - seen < 15 * MINUTE)
    }

    fn note(&self, account: &str, image: &str, now: Moment) {
        self.0.insert((account.to_owned(), image.to_owned()), now);
    }
}
