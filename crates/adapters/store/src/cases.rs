//! Cases: who a patient is, and how far the record has come.

use crate::entity::{access, case_file};
use crate::entries::taken;
use crate::error::{Result, StoreError};
use crate::moment::Moment;
use crate::names::{folded, new_id, pseudonym, shift_days};
use crate::store::{Store, Write};
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

pub use case_file::Model as Case;

/// Who a patient is, as far as anybody said. Its `Debug` tells nothing.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Patient {
    /// The number that the institution gave.
    pub number: Option<String>,
    /// Who gave it; empty = not stated.
    pub issuer: String,
    /// The name as it is shown.
    pub name: Option<String>,
    /// The day of birth, as `1958-03-01`.
    pub birth_date: Option<String>,
    /// Sex, as `female`.
    pub sex: Option<String>,
}

impl std::fmt::Debug for Patient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Patient { .. }")
    }
}

impl Patient {
    fn search(&self) -> String {
        let words = [self.name.as_deref(), self.number.as_deref(), self.birth_date.as_deref()];
        folded(&words.into_iter().flatten().collect::<Vec<_>>().join(" "))
    }
}

/// Which cases, and where to begin.
#[derive(Clone, Debug, Default)]
pub struct CaseQuery {
    /// Only those that this account may open.
    pub account: Option<String>,
    /// Only those whose name, number or day of birth holds each of these words.
    pub words: String,
    /// Only those behind this one, in the order of the list: change and name of the last one seen.
    pub after: Option<(Moment, String)>,
    /// At most so many.
    pub limit: u64,
}

/// So many cases are looked up one by one in less than the time that a page may take.
const FEW: u64 = 2000;

impl Store {
    /// A case.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or what the database says.
    pub async fn case(&self, id: &str) -> Result<Case> {
        case(&self.db, id).await
    }

    /// Cases, the one changed last first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn cases(&self, query: &CaseQuery) -> Result<Vec<Case>> {
        let mut select = case_file::Entity::find().filter(matching(&query.words));
        if let Some(account) = &query.account {
            select = select.filter(self.open_to(account).await?);
        }
        if let Some((changed, id)) = &query.after {
            let same = Condition::all()
                .add(case_file::Column::ChangedAt.eq(*changed))
                .add(case_file::Column::Id.lt(id.as_str()));
            select = select.filter(Condition::any().add(case_file::Column::ChangedAt.lt(*changed)).add(same));
        }
        let ordered = select
            .order_by_desc(case_file::Column::ChangedAt)
            .order_by_desc(case_file::Column::Id)
            .limit(query.limit);
        Ok(ordered.all(&self.db).await?)
    }

    /// That an account may open a case. With few cases they are looked up and sorted; with many the list is gone
    /// through from its beginning and each case asked for, until a page is full.
    async fn open_to(&self, account: &str) -> Result<Expr> {
        let mine = access::Entity::find().filter(access::Column::AccountId.eq(account));
        let names = mine.select_only().column(access::Column::CaseId);
        let one_more: Option<String> = names.clone().offset(FEW).limit(1).into_tuple().one(&self.db).await?;
        if one_more.is_none() {
            return Ok(case_file::Column::Id.in_subquery(names.into_query()));
        }
        let same = Expr::col((access::Entity, access::Column::CaseId))
            .equals((case_file::Entity, case_file::Column::Id));
        Ok(Expr::exists(names.filter(same).into_query()))
    }

    /// The case of a patient by number, whoever may open it.
    ///
    /// # Errors
    /// What the database says.
    pub async fn case_of_patient(&self, number: &str, issuer: &str) -> Result<Option<Case>> {
        case_of_patient(&self.db, number, issuer).await
    }
}

impl Write {
    /// Begins a case for a patient.
    ///
    /// # Errors
    /// [`StoreError::Taken`] where the number has a case.
    pub async fn create_case(&self, patient: &Patient, by: Option<&str>, now: Moment) -> Result<Case> {
        if let Some(number) = &patient.number
            && case_of_patient(&self.tx, number, &patient.issuer).await?.is_some()
        {
            return Err(StoreError::Taken { what: "this patient number" });
        }
        let made = Case {
            id: new_id(),
            patient_id: patient.number.clone(),
            issuer: patient.issuer.clone(),
            name: patient.name.clone(),
            birth_date: patient.birth_date.clone(),
            sex: patient.sex.clone(),
            search: patient.search(),
            pseudonym: pseudonym(),
            shift_days: shift_days(),
            revision: 0,
            created_at: now,
            changed_at: now,
            created_by: by.map(str::to_owned),
        };
        let insert = case_file::Entity::insert(made.clone().into_active_model());
        let inserted = insert.exec_without_returning(&self.tx).await;
        inserted.map_err(|error| taken(error, "this patient number"))?;
        Ok(made)
    }

    /// A case, within the change.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or what the database says.
    pub async fn case(&self, id: &str) -> Result<Case> {
        let locked = case_file::Entity::find_by_id(id).lock_exclusive().one(&self.tx).await?;
        locked.ok_or(StoreError::NotFound { what: "case" })
    }

    /// The case of a patient by number, within the change.
    ///
    /// # Errors
    /// What the database says.
    pub async fn case_of_patient(&self, number: &str, issuer: &str) -> Result<Option<Case>> {
        case_of_patient(&self.tx, number, issuer).await
    }

    /// Says who the patient of a case is.
    ///
    /// # Errors
    /// [`StoreError::Taken`] where the number has another case.
    pub async fn identify(&self, id: &str, patient: &Patient, now: Moment) -> Result<()> {
        if let Some(number) = &patient.number
            && let Some(other) = case_of_patient(&self.tx, number, &patient.issuer).await?
            && other.id != id
        {
            return Err(StoreError::Taken { what: "this patient number" });
        }
        let update = case_file::Entity::update_many()
            .col_expr(case_file::Column::PatientId, Expr::value(patient.number.clone()))
            .col_expr(case_file::Column::Issuer, Expr::value(patient.issuer.clone()))
            .col_expr(case_file::Column::Name, Expr::value(patient.name.clone()))
            .col_expr(case_file::Column::BirthDate, Expr::value(patient.birth_date.clone()))
            .col_expr(case_file::Column::Sex, Expr::value(patient.sex.clone()))
            .col_expr(case_file::Column::Search, Expr::value(patient.search()))
            .col_expr(case_file::Column::ChangedAt, Expr::value(now))
            .filter(case_file::Column::Id.eq(id));
        let updated = update.exec(&self.tx).await.map_err(|error| taken(error, "this patient number"))?;
        match updated.rows_affected {
            0 => Err(StoreError::NotFound { what: "case" }),
            _ => Ok(()),
        }
    }

    /// Notes that something of a case changed.
    pub(crate) async fn touch(&self, id: &str, now: Moment) -> Result<()> {
        let update = case_file::Entity::update_many()
            .col_expr(case_file::Column::ChangedAt, Expr::value(now))
            .filter(case_file::Column::Id.eq(id));
        update.exec(&self.tx).await?;
        Ok(())
    }
}

pub(crate) async fn case(db: &impl ConnectionTrait, id: &str) -> Result<Case> {
    case_file::Entity::find_by_id(id).one(db).await?.ok_or(StoreError::NotFound { what: "case" })
}

async fn case_of_patient(db: &impl ConnectionTrait, number: &str, issuer: &str) -> Result<Option<Case>> {
    let select = case_file::Entity::find()
        .filter(case_file::Column::PatientId.eq(number))
        .filter(case_file::Column::Issuer.eq(issuer));
    Ok(select.one(db).await?)
}

/// Every word somewhere in name, number or day of birth.
fn matching(words: &str) -> Condition {
    let escaped = |word: &str| word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    folded(words).split(' ').filter(|word| !word.is_empty()).fold(Condition::all(), |all, word| {
        let like = LikeExpr::new(format!("%{}%", escaped(word))).escape('\\');
        all.add(Expr::col(case_file::Column::Search).like(like))
    })
}
