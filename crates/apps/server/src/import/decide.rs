//! Where a file belongs, by what the store knows at that moment.

use super::Reason;
use super::content::{Content, Object};
use upright_store::{Case, Patient, StoreError, Write, folded};

/// What is to be done with a file.
pub(crate) enum Decision {
    /// Store it in this case.
    Store(Case),
    /// Store it in a new case, of this patient.
    StoreNew(Patient),
    /// The same bytes are there.
    AlreadyThere {
        /// In which case.
        case: String,
    },
    /// A person must decide; the case that it would have gone to.
    PutAside(Reason, Option<String>),
    /// It cannot be stored.
    Refuse(&'static str),
}

/// What whoever brings a file wants and may.
pub(crate) struct Wishes<'a> {
    /// The case that it is said to belong to.
    pub(crate) case: Option<&'a str>,
    /// A person has looked, and takes it whatever its header says.
    pub(crate) insists: bool,
}

/// Decides about `content`, whose bytes have the SHA-256 `sha256`.
///
/// # Errors
/// What the store says.
pub(crate) async fn decide(
    write: &Write,
    sha256: &str,
    content: &Content,
    wishes: &Wishes<'_>,
) -> Result<Decision, StoreError> {
    if let Some(same) = write.image(sha256).await? {
        let is_elsewhere = wishes.case.is_some_and(|case| case != same.case_id);
        return Ok(match is_elsewhere {
            true => Decision::PutAside(Reason::PictureElsewhere, Some(same.case_id)),
            false => Decision::AlreadyThere { case: same.case_id },
        });
    }
    match (&content.object, wishes.case) {
        (Some(object), _) => of_object(write, object, wishes).await,
        (None, Some(case)) => Ok(Decision::Store(write.case(case).await?)),
        (None, None) => Ok(Decision::Refuse(
            "a picture without header says not whose it is: bring it into a case, not into the node",
        )),
    }
}

async fn of_object(write: &Write, object: &Object, wishes: &Wishes<'_>) -> Result<Decision, StoreError> {
    if let Some(other) = write.image_of_instance(&object.instance).await? {
        return Ok(Decision::PutAside(Reason::DuplicateUid, Some(other.case_id)));
    }
    let by_number = match &object.patient.number {
        Some(number) => write.case_of_patient(number, &object.patient.issuer).await?,
        None => None,
    };
    let case = match (wishes.case, by_number) {
        (Some(wished), Some(found)) if found.id != wished && !wishes.insists => {
            return Ok(Decision::PutAside(Reason::PatientMismatch, Some(wished.to_owned())));
        }
        (Some(wished), _) => Some(write.case(wished).await?),
        (None, found) => found,
    };
    if let Some(elsewhere) = elsewhere(write, object, case.as_ref()).await?
        && !wishes.insists
    {
        return Ok(Decision::PutAside(Reason::StudyElsewhere, Some(elsewhere)));
    }
    Ok(match case {
        Some(case) if wishes.insists || is_same(&case, &object.patient) => Decision::Store(case),
        Some(case) => Decision::PutAside(Reason::PatientMismatch, Some(case.id)),
        None if object.patient.number.is_none() => Decision::PutAside(Reason::NoPatient, None),
        None => Decision::StoreNew(object.patient.clone()),
    })
}

/// Another case that holds pictures of the same study.
async fn elsewhere(
    write: &Write,
    object: &Object,
    case: Option<&Case>,
) -> Result<Option<String>, StoreError> {
    let cases = write.cases_of_study(&object.study).await?;
    Ok(cases.into_iter().find(|other| case.is_none_or(|case| case.id != *other)))
}

/// Whether nothing that both say of the patient differs. A file that says nothing contradicts nothing.
fn is_same(case: &Case, patient: &Patient) -> bool {
    let agree = |known: &Option<String>, said: &Option<String>| match (known, said) {
        (Some(known), Some(said)) => folded(known) == folded(said),
        _ => true,
    };
    let has_number = case.patient_id.is_some() && patient.number.is_some();
    let number_agrees = !has_number || (case.patient_id == patient.number && case.issuer == patient.issuer);
    number_agrees
        && agree(&case.name, &patient.name)
        && agree(&case.birth_date, &patient.birth_date)
        && agree(&case.sex, &patient.sex)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(name: &str, birth: Option<&str>) -> Case {
        Case {
            id: "c".to_owned(),
            patient_id: Some("17".to_owned()),
            issuer: String::new(),
            name: Some(name.to_owned()),
            birth_date: birth.map(str::to_owned),
            sex: None,
            search: String::new(),
            pseudonym: String::new(),
            shift_days: -1,
            revision: 0,
            created_at: 0,
            changed_at: 0,
            created_by: None,
        }
    }

    #[test]
    fn what_both_say_must_agree_and_silence_contradicts_nothing() {
        let patient = |number: Option<&str>, name: Option<&str>, birth: Option<&str>| Patient {
            number: number.map(str::to_owned),
            name: name.map(str::to_owned),
            birth_date: birth.map(str::to_owned),
            sex: Some("female".to_owned()),
            ..Patient::default()
        };
        let known = case("Müller, Jörg", Some("1950-01-01"));
        for (patient, expect) in [
            (patient(Some("17"), Some("MULLER^JÖRG"), None), true),
            (patient(None, None, None), true),
            (patient(Some("17"), Some("Meier, Jörg"), None), false),
            (patient(Some("17"), None, Some("1950-01-02")), false),
            (patient(Some("18"), Some("Müller, Jörg"), None), false),
            (Patient { issuer: "elsewhere".to_owned(), ..patient(Some("17"), None, None) }, false),
        ] {
            assert_eq!(is_same(&known, &patient), expect, "{:?} {:?}", patient.name, patient.number);
        }
    }
}
