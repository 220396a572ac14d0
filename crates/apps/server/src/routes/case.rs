//! Cases: whose they are, and who may open them.

use super::{Here, limit};
use crate::auth::Caller;
use crate::auth::rights::Need;
use crate::clock::stamp;
use crate::extract::{Json, Path, Query};
use crate::problem::{Answer, Problem, ProblemDocument};
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use upright_store::{CaseQuery, Deed, DeedOutcome, MINUTE, Moment, Permission, Role};
use utoipa::{IntoParams, ToSchema};

/// Who the patient is. What is not known is left out.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Patient {
    /// The number that the institution gave.
    #[schema(max_length = 128)]
    number: Option<String>,
    /// Who gave it; empty = not stated.
    #[schema(max_length = 128)]
    issuer: String,
    /// The name as it is shown.
    #[schema(max_length = 255)]
    name: Option<String>,
    /// The day of birth.
    #[schema(value_type = Option<String>, format = Date)]
    birth_date: Option<jiff::civil::Date>,
    /// Sex.
    sex: Option<Sex>,
}

/// Sex as recorded.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Neither of the two, or not told apart.
    Other,
}

impl Sex {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
            Self::Other => "other",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Female, Self::Male, Self::Other].into_iter().find(|sex| sex.name() == name)
    }
}

impl Patient {
    fn checked(self) -> Answer<upright_store::Patient> {
        let text = |text: Option<String>, most: usize, what: &str| match text
            .map(|text| text.trim().to_owned())
        {
            Some(text) if text.is_empty() => Ok(None),
            Some(text) if text.chars().count() > most || text.chars().any(char::is_control) => Err(
                Problem::invalid(format!("{what} has at most {most} characters, none of them for control")),
            ),
            other => Ok(other),
        };
        Ok(upright_store::Patient {
            number: text(self.number, 128, "a patient's number")?,
            issuer: text(Some(self.issuer), 128, "whoever gave the number")?.unwrap_or_default(),
            name: text(self.name, 255, "a name")?,
            birth_date: self.birth_date.map(|day| day.to_string()),
            sex: self.sex.map(|sex| sex.name().to_owned()),
        })
    }
}

/// A case.
#[derive(Serialize, ToSchema)]
pub(crate) struct Case {
    /// Names it.
    id: String,
    /// Who the patient is; nothing for a researcher.
    patient: Option<Patient>,
    /// What stands for the patient where the name must not.
    pseudonym: String,
    /// How many entries the record has; what a change must name.
    revision: i64,
    /// When the case was begun; nothing for a researcher.
    created_at: Option<String>,
    /// When anything of it changed last; nothing for a researcher.
    changed_at: Option<String>,
    /// Whether it is open in an emergency only, and until when.
    emergency_until: Option<String>,
}

impl Case {
    fn named(case: upright_store::Case) -> Self {
        let patient = Patient {
            number: case.patient_id,
            issuer: case.issuer,
            name: case.name,
            birth_date: case.birth_date.and_then(|day| day.parse().ok()),
            sex: case.sex.as_deref().and_then(Sex::named),
        };
        Self {
            id: case.id,
            patient: Some(patient),
            pseudonym: case.pseudonym,
            revision: case.revision,
            created_at: Some(stamp(case.created_at).to_string()),
            changed_at: Some(stamp(case.changed_at).to_string()),
            emergency_until: None,
        }
    }

    /// The same, open in an emergency only.
    fn until(mut self, until: Moment) -> Self {
        self.emergency_until = Some(stamp(until).to_string());
        self
    }

    fn deidentified(case: upright_store::Case) -> Self {
        Self {
            id: case.id,
            patient: None,
            pseudonym: case.pseudonym,
            revision: case.revision,
            created_at: None,
            changed_at: None,
            emergency_until: None,
        }
    }
}

/// Which cases.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Search {
    /// Words that name, number or day of birth hold, in any order, capitals and accents aside. Not for researchers.
    #[param(max_length = 200)]
    search: Option<String>,
    /// Where the last page ended, as its `next` says.
    #[param(max_length = 80)]
    after: Option<String>,
    /// At most so many, 50 unless stated.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<u64>,
}

/// A page of cases, the one changed last first.
#[derive(Serialize, ToSchema)]
pub(crate) struct CasePage {
    /// The cases.
    cases: Vec<Case>,
    /// What `after` asks for the next page; none = this is the last.
    next: Option<String>,
    /// On the first page, whatever is searched: cases that are open to the caller in an emergency only. None of them stands in `cases`.
    emergencies: Vec<Case>,
}

/// The cases that the caller may open; for a researcher all, without what names a patient.
#[utoipa::path(get, path = "/cases", tag = "cases", params(Search), responses(
    (status = 200, body = CasePage),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn list(
    State(node): Here,
    caller: Caller,
    Query(asked): Query<Search>,
) -> Answer<Json<CasePage>> {
    let is_researcher = caller.is(Role::Researcher);
    let words = asked.search.unwrap_or_default();
    if is_researcher && !words.trim().is_empty() {
        return Err(Problem::forbidden("a researcher does not search by name or number"));
    }
    if words.chars().count() > 200 {
        return Err(Problem::invalid("a search has at most 200 characters"));
    }
    let limit = limit(asked.limit)?;
    let after = asked.after.as_deref().map(position).transpose()?;
    let emergencies = match (&after, is_researcher) {
        (None, false) => node.store.emergencies(caller.id(), node.clock.now()).await?,
        _ => Vec::new(),
    };
    let account = (!is_researcher).then(|| caller.id().to_owned());
    let mut cases = node.store.cases(&CaseQuery { account, words, after, limit: limit + 1 }).await?;
    let is_last = cases.len() as u64 <= limit;
    cases.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = cases.last().filter(|_| !is_last).map(|last| format!("{}.{}", last.changed_at, last.id));
    let mut deed = node.deed(&caller, "case.list");
    deed.detail = format!("{} cases", cases.len() + emergencies.len());
    node.audit.record(deed).await?;
    let shown = if is_researcher { Case::deidentified } else { Case::named };
    let emergencies = emergencies.into_iter().map(|(until, case)| Case::named(case).until(until)).collect();
    Ok(Json(CasePage { cases: cases.into_iter().map(shown).collect(), next, emergencies }))
}

fn position(text: &str) -> Answer<(Moment, String)> {
    let parted = text.split_once('.').and_then(|(moment, id)| Some((moment.parse().ok()?, id.to_owned())));
    parted.ok_or_else(|| Problem::malformed("\"after\" is what the last page gave as \"next\""))
}

/// Begins a case; whoever begins it may open it.
#[utoipa::path(post, path = "/cases", tag = "cases", request_body = Patient, responses(
    (status = 201, body = Case),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn create(
    State(node): Here,
    caller: Caller,
    Json(patient): Json<Patient>,
) -> Answer<(StatusCode, Json<Case>)> {
    caller.require(&[Role::Clinician])?;
    let patient = patient.checked()?;
    let now = node.clock.now();
    let write = node.store.begin().await?;
    let made = write.create_case(&patient, Some(caller.id()), now).await?;
    write.grant(caller.id(), &made.id, Some(caller.id()), now).await?;
    let deed = Deed { case: Some(made.id.clone()), ..node.deed(&caller, "case.create") };
    write.record(&[deed]).await?;
    write.commit().await?;
    Ok((StatusCode::CREATED, Json(Case::named(made))))
}

/// A case.
#[utoipa::path(get, path = "/cases/{case}", tag = "cases", params(("case" = String, Path, description = "The case's id")), responses(
    (status = 200, body = Case),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn read(State(node): Here, caller: Caller, Path(case): Path<String>) -> Answer<Json<Case>> {
    let opened = node.open_case(&caller, &case, Need::ReadDeidentified, "case.read").await?;
    if opened.deidentified {
        return Ok(Json(Case::deidentified(opened.case)));
    }
    let permission = node.store.permission(caller.id(), &case, node.clock.now()).await?;
    let shown = Case::named(opened.case);
    Ok(Json(match permission {
        Permission::BrokenGlass(until) => shown.until(until),
        _ => shown,
    }))
}

/// Says who the patient is.
#[utoipa::path(put, path = "/cases/{case}/patient", tag = "cases", request_body = Patient,
    params(("case" = String, Path, description = "The case's id")), responses(
    (status = 204, description = "Written down"),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn identify(
    State(node): Here,
    caller: Caller,
    Path(case): Path<String>,
    Json(patient): Json<Patient>,
) -> Answer<StatusCode> {
    let opened = node.open_case(&caller, &case, Need::Write, "case.identify").await?;
    let patient = patient.checked()?;
    let write = node.store.begin().await?;
    write.identify(&opened.case.id, &patient, node.clock.now()).await?;
    let deed = Deed { case: Some(case), ..node.deed(&caller, "case.identify") };
    write.record(&[deed]).await?;
    write.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who may open a case.
#[derive(Serialize, ToSchema)]
pub(crate) struct Access {
    /// The account's name for ever.
    account: String,
    /// What others see of it.
    display: String,
    /// Since when.
    since: String,
}

/// Who may open a case.
#[utoipa::path(get, path = "/cases/{case}/access", tag = "cases", params(("case" = String, Path, description = "The case's id")), responses(
    (status = 200, body = Vec<Access>),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn access(
    State(node): Here,
    caller: Caller,
    Path(case): Path<String>,
) -> Answer<Json<Vec<Access>>> {
    let opened = node.open_case(&caller, &case, Need::Read, "case.access").await?;
    let mut shown = Vec::new();
    for one in node.store.access_to(&opened.case.id).await? {
        let account = node.store.account(&one.account_id).await?;
        shown.push(Access {
            account: account.id,
            display: account.display,
            since: stamp(one.at).to_string(),
        });
    }
    Ok(Json(shown))
}

/// Gives an account access to a case.
#[utoipa::path(put, path = "/cases/{case}/access/{account}", tag = "cases", params(
    ("case" = String, Path, description = "The case's id"), ("account" = String, Path, description = "The account's id")), responses(
    (status = 204, description = "Given"),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn grant(
    State(node): Here,
    caller: Caller,
    Path((case, account)): Path<(String, String)>,
) -> Answer<StatusCode> {
    let opened = node.open_case(&caller, &case, Need::Write, "case.grant").await?;
    only_with_permission(&node, &caller, &case).await?;
    let to = node.store.account(&account).await?;
    if !to.is_active || to.role == Role::Researcher {
        return Err(Problem::conflict("this account cannot be given access to a case"));
    }
    let now = node.clock.now();
    let write = node.store.begin().await?;
    write.grant(&to.id, &opened.case.id, Some(caller.id()), now).await?;
    let deed = Deed { case: Some(case), object: Some(to.id), ..node.deed(&caller, "case.grant") };
    write.record(&[deed]).await?;
    write.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An emergency opens a case for whoever declares it, and for nobody else.
async fn only_with_permission(node: &crate::Node, caller: &Caller, case: &str) -> Answer<()> {
    match node.store.permission(caller.id(), case, node.clock.now()).await? {
        Permission::Granted => Ok(()),
        _ => Err(Problem::forbidden(
            "whoever opened a case in an emergency does not decide who else may open it",
        )),
    }
}

/// Takes access to a case back.
#[utoipa::path(delete, path = "/cases/{case}/access/{account}", tag = "cases", params(
    ("case" = String, Path, description = "The case's id"), ("account" = String, Path, description = "The account's id")), responses(
    (status = 204, description = "Taken back"),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn revoke(
    State(node): Here,
    caller: Caller,
    Path((case, account)): Path<(String, String)>,
) -> Answer<StatusCode> {
    let opened = node.open_case(&caller, &case, Need::Write, "case.revoke").await?;
    only_with_permission(&node, &caller, &case).await?;
    let write = node.store.begin().await?;
    write.revoke(&account, &opened.case.id).await?;
    let deed = Deed { case: Some(case), object: Some(account), ..node.deed(&caller, "case.revoke") };
    write.record(&[deed]).await?;
    write.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Why a case must be opened at once, and which: by its id, or by the patient's number.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Emergency {
    /// Why; at least ten characters, kept in the trail.
    #[schema(min_length = 10, max_length = 1000)]
    reason: String,
    /// The case's id.
    #[schema(max_length = 64)]
    case: Option<String>,
    /// The patient's number.
    #[schema(max_length = 128)]
    number: Option<String>,
    /// Who gave that number; empty = not stated.
    #[serde(default)]
    #[schema(max_length = 128)]
    issuer: String,
}

/// A case opened in an emergency.
#[derive(Serialize, ToSchema)]
pub(crate) struct EmergencyAccess {
    /// The case's id.
    case: String,
    /// Until when it is open.
    until: String,
}

/// Opens a case in an emergency, for some hours and with a reason. Whoever looks after the case and the trail will ask.
#[utoipa::path(post, path = "/break-glass", tag = "cases", request_body = Emergency, responses(
    (status = 201, body = EmergencyAccess),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn break_glass(
    State(node): Here,
    caller: Caller,
    Json(asked): Json<Emergency>,
) -> Answer<(StatusCode, Json<EmergencyAccess>)> {
    caller.require(&[Role::Clinician, Role::Reader, Role::Administrator])?;
    let reason = asked.reason.trim();
    if !(10..=1000).contains(&reason.chars().count()) {
        return Err(Problem::invalid("the reason has 10 to 1000 characters; it is kept in the trail"));
    }
    let found = match (&asked.case, &asked.number) {
        (Some(case), None) => node.store.case(case).await.ok(),
        (None, Some(number)) => node.store.case_of_patient(number, &asked.issuer).await?,
        _ => {
            return Err(Problem::invalid(
                "name the case by its id or by the patient's number, one of the two",
            ));
        }
    };
    let deed = Deed { detail: reason.to_owned(), ..node.deed(&caller, "case.break_glass") };
    let Some(found) = found else {
        node.audit.record(Deed { outcome: DeedOutcome::Failed, ..deed }).await?;
        return Err(Problem::not_found("case"));
    };
    let now = node.clock.now();
    let until = now + Moment::from(node.config.break_glass_hours) * 60 * MINUTE;
    let write = node.store.begin().await?;
    write.break_glass(caller.id(), &found.id, reason, until, now).await?;
    write.record(&[Deed { case: Some(found.id.clone()), ..deed }]).await?;
    write.commit().await?;
    Ok((StatusCode::CREATED, Json(EmergencyAccess { case: found.id, until: stamp(until).to_string() })))
}
