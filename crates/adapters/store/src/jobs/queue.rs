//! The queue in the database.

use super::{Job, JobState, Jobs, NewJob, Worker};
use crate::entity::job;
use crate::error::{Result, StoreError};
use crate::moment::{Moment, SECOND};
use crate::names::new_id;
use crate::store::{Store, Write};
use sea_orm::sea_query::{Expr, LockBehavior, LockType, OnConflict};
use sea_orm::{ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};

impl Jobs for Store {
    async fn enqueue(&self, write: &Write, new: NewJob, now: Moment) -> Result<()> {
        let once = OnConflict::columns([job::Column::Kind, job::Column::Key]).do_nothing().to_owned();
        let insert = job::Entity::insert(row(new, now).into_active_model()).on_conflict(once);
        insert.exec_without_returning(&write.tx).await?;
        Ok(())
    }

    async fn enqueue_again(&self, write: &Write, new: NewJob, now: Moment) -> Result<()> {
        use job::Column as C;
        let again = OnConflict::columns([C::Kind, C::Key])
            .update_columns([
                C::State,
                C::Attempts,
                C::NotBefore,
                C::LeaseUntil,
                C::LeaseBy,
                C::Progress,
                C::Problem,
                C::FinishedAt,
                C::Payload,
            ])
            .to_owned();
        let insert = job::Entity::insert(row(new, now).into_active_model()).on_conflict(again);
        insert.exec_without_returning(&write.tx).await?;
        Ok(())
    }

    async fn lease(&self, worker: &Worker, kinds: &[&str], now: Moment) -> Result<Option<Job>> {
        // A look first: most of the time there is nothing to do, and a look keeps nobody waiting.
        if next(kinds, now).one(&self.db).await?.is_none() {
            return Ok(None);
        }
        let write = self.begin().await?;
        let select = next(kinds, now).lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        let Some(found) = select.one(&write.tx).await? else { return Ok(None) };
        let taken = Job {
            state: JobState::Running,
            attempts: found.attempts + 1,
            lease_until: now + worker.lease,
            lease_by: Some(worker.name.clone()),
            ..found
        };
        let update = job::Entity::update_many()
            .col_expr(job::Column::State, Expr::value(taken.state))
            .col_expr(job::Column::Attempts, Expr::value(taken.attempts))
            .col_expr(job::Column::LeaseUntil, Expr::value(taken.lease_until))
            .col_expr(job::Column::LeaseBy, Expr::value(taken.lease_by.clone()))
            .filter(job::Column::Id.eq(taken.id.as_str()));
        update.exec(&write.tx).await?;
        write.commit().await?;
        Ok(Some(taken))
    }

    async fn progress(&self, worker: &Worker, job: &str, percent: i32, now: Moment) -> Result<bool> {
        let write = self.begin().await?;
        let update = job::Entity::update_many()
            .col_expr(job::Column::Progress, Expr::value(percent))
            .col_expr(job::Column::LeaseUntil, Expr::value(now + worker.lease))
            .filter(own(worker, job));
        let is_own = update.exec(&write.tx).await?.rows_affected > 0;
        write.commit().await?;
        Ok(is_own)
    }

    async fn renew(&self, worker: &Worker, job: &str, now: Moment) -> Result<bool> {
        let write = self.begin().await?;
        let update = job::Entity::update_many()
            .col_expr(job::Column::LeaseUntil, Expr::value(now + worker.lease))
            .filter(own(worker, job));
        let is_own = update.exec(&write.tx).await?.rows_affected > 0;
        write.commit().await?;
        Ok(is_own)
    }

    async fn done(&self, write: &Write, worker: &Worker, job: &str, now: Moment) -> Result<()> {
        let update = job::Entity::update_many()
            .col_expr(job::Column::State, Expr::value(JobState::Done))
            .col_expr(job::Column::Progress, Expr::value(100))
            .col_expr(job::Column::Problem, Expr::value(None::<String>))
            .col_expr(job::Column::FinishedAt, Expr::value(Some(now)))
            .filter(own(worker, job));
        match update.exec(&write.tx).await?.rows_affected {
            0 => Err(StoreError::refused("another worker has taken the job over")),
            _ => Ok(()),
        }
    }

    async fn failed(
        &self,
        worker: &Worker,
        job: &Job,
        problem: &str,
        again: bool,
        now: Moment,
    ) -> Result<()> {
        let is_given_up = !again || job.attempts >= worker.most_attempts;
        let state = if is_given_up { JobState::Failed } else { JobState::Waiting };
        let write = self.begin().await?;
        let update = job::Entity::update_many()
            .col_expr(job::Column::State, Expr::value(state))
            .col_expr(job::Column::NotBefore, Expr::value(now + pause(job.attempts)))
            .col_expr(job::Column::Problem, Expr::value(Some(problem.to_owned())))
            .col_expr(job::Column::FinishedAt, Expr::value(is_given_up.then_some(now)))
            .filter(own(worker, &job.id));
        update.exec(&write.tx).await?;
        write.commit().await
    }

    async fn retry(&self, write: &Write, job: &str, now: Moment) -> Result<()> {
        let update = job::Entity::update_many()
            .col_expr(job::Column::State, Expr::value(JobState::Waiting))
            .col_expr(job::Column::Attempts, Expr::value(0))
            .col_expr(job::Column::NotBefore, Expr::value(now))
            .col_expr(job::Column::FinishedAt, Expr::value(None::<Moment>))
            .filter(job::Column::Id.eq(job))
            .filter(job::Column::State.eq(JobState::Failed));
        match update.exec(&write.tx).await?.rows_affected {
            0 => Err(StoreError::NotFound { what: "job that was given up" }),
            _ => Ok(()),
        }
    }

    async fn jobs(&self, case: Option<&str>, state: Option<JobState>, limit: u64) -> Result<Vec<Job>> {
        let mut select = job::Entity::find();
        if let Some(case) = case {
            select = select.filter(job::Column::CaseId.eq(case));
        }
        if let Some(state) = state {
            select = select.filter(job::Column::State.eq(state));
        }
        Ok(select.order_by_desc(job::Column::CreatedAt).limit(limit).all(&self.db).await?)
    }
}

/// Longer after every attempt: 1, 2, 4 … seconds.
fn pause(attempts: i32) -> Moment {
    SECOND << attempts.clamp(1, 10).saturating_sub(1)
}

fn row(new: NewJob, now: Moment) -> Job {
    Job {
        id: new_id(),
        kind: new.kind.to_owned(),
        key: new.key,
        case_id: new.case,
        payload: new.payload,
        state: JobState::Waiting,
        attempts: 0,
        not_before: now,
        lease_until: 0,
        lease_by: None,
        progress: 0,
        problem: None,
        created_at: now,
        finished_at: None,
    }
}

fn next(kinds: &[&str], now: Moment) -> sea_orm::Select<job::Entity> {
    let waits =
        Condition::all().add(job::Column::State.eq(JobState::Waiting)).add(job::Column::NotBefore.lte(now));
    let silent =
        Condition::all().add(job::Column::State.eq(JobState::Running)).add(job::Column::LeaseUntil.lt(now));
    let of_kind = job::Column::Kind.is_in(kinds.iter().copied());
    let select = job::Entity::find().filter(of_kind).filter(Condition::any().add(waits).add(silent));
    select.order_by_asc(job::Column::CreatedAt).order_by_asc(job::Column::Id)
}

fn own(worker: &Worker, job: &str) -> Condition {
    Condition::all()
        .add(job::Column::Id.eq(job))
        .add(job::Column::State.eq(JobState::Running))
        .add(job::Column::LeaseBy.eq(worker.name.as_str()))
}
