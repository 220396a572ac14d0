//! The trail.

use crate::store;
use sea_orm::{ConnectionTrait, Database};
use upright_store::{AuditGroup, AuditQuery, Deed, DeedOutcome, Store, check_link, first_link};

fn deed(action: &'static str, detail: &str) -> Deed {
    Deed { action, detail: detail.to_owned(), account: Some("me".to_owned()), ..Deed::default() }
}

async fn recorded(store: &Store, deeds: &[Deed]) {
    let write = store.begin().await.unwrap();
    write.record(deeds).await.unwrap();
    write.commit().await.unwrap();
}

#[tokio::test]
async fn every_record_is_bound_to_the_one_before() {
    let (store, _folder) = store().await;
    recorded(&store, &[deed("a", "quote \" and \u{1} and é"), deed("b", "")]).await;
    let denied = Deed { outcome: DeedOutcome::Denied, case: Some("case".to_owned()), ..deed("c", "") };
    recorded(&store, &[denied]).await;
    let records = store.trail_from(0, 9).await.unwrap();
    let end = records.iter().fold(first_link(), |link, record| check_link(&link, record).unwrap());
    assert_eq!((end.seq, store.trail_head().await.unwrap()), (3, end.clone()));
    let of_case = AuditQuery { case: Some("case".to_owned()), limit: 9, ..AuditQuery::default() };
    let found = store.trail(&of_case).await.unwrap();
    assert_eq!(found.iter().map(|record| record.outcome.as_str()).collect::<Vec<_>>(), ["denied"]);
    let mut other = records[1].clone();
    other.detail = "changed".to_owned();
    let before = check_link(&first_link(), &records[0]).unwrap();
    assert!(check_link(&before, &other).unwrap_err().to_string().contains("changed"));
    assert!(check_link(&before, &records[2]).unwrap_err().to_string().contains("missing"));
}

#[tokio::test]
async fn readers_are_recorded_together_and_none_is_lost() {
    let (store, _folder) = store().await;
    let group = AuditGroup::new(store.clone());
    let readers = (0..200).map(|_| {
        let group = group.clone();
        tokio::spawn(async move { group.record(deed("case.read", "")).await })
    });
    for reader in readers.collect::<Vec<_>>() {
        reader.await.unwrap().unwrap();
    }
    let verified = store.verify(&|_, _| {}).await.unwrap();
    assert_eq!((verified.records, verified.problems), (200, Vec::new()));
}

#[tokio::test]
async fn whoever_changes_a_row_is_found() {
    let (store, place) = store().await;
    recorded(&store, &[deed("a", ""), deed("b", ""), deed("c", "")]).await;
    let db = Database::connect(&place.location.database).await.unwrap();
    let after = |sql: &'static str| {
        let (store, db) = (store.clone(), db.clone());
        async move {
            db.execute_unprepared(sql).await.unwrap();
            store.verify(&|_, _| {}).await.unwrap().problems.join("; ")
        }
    };
    assert!(after("update audit set action = 'x' where seq = 2").await.contains("changed"));
    assert!(after("update audit set action = 'b' where seq = 2").await.is_empty());
    assert!(after("delete from audit where seq = 3").await.contains("cut off"));
    assert!(after("delete from audit where seq = 1").await.contains("missing"));
}
