//! Accounts, sessions, keys, and who may open what.

use crate::store;
use upright_store::{AccountChange, NewAccount, Patient, Permission, Role, Store, StoreError};

async fn account(store: &Store, name: &str, role: Role) -> Result<String, StoreError> {
    let write = store.begin().await?;
    let new = NewAccount {
        name: name.to_owned(),
        display: name.to_uppercase(),
        role,
        password: Some("hash".to_owned()),
        subject: None,
        must_change: true,
    };
    let made = write.create_account(new, 1).await?;
    write.commit().await?;
    Ok(made.id)
}

async fn changed(store: &Store, id: &str, change: AccountChange) -> Result<(), StoreError> {
    let write = store.begin().await?;
    write.change_account(id, &change).await?;
    write.commit().await
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let (store, _folder) = store().await;
    let admin = account(&store, "admin", Role::Administrator).await.unwrap();
    assert!(matches!(account(&store, "admin", Role::Reader).await, Err(StoreError::Taken { .. })));
    let demoted = AccountChange { role: Some(Role::Reader), ..AccountChange::default() };
    let inactive = AccountChange { is_active: Some(false), ..AccountChange::default() };
    assert!(matches!(changed(&store, &admin, demoted.clone()).await, Err(StoreError::Refused { .. })));
    assert!(matches!(changed(&store, &admin, inactive).await, Err(StoreError::Refused { .. })));
    assert_eq!(
        store.account(&admin).await.unwrap().role,
        Role::Administrator,
        "a refused change never happened"
    );
    account(&store, "second", Role::Administrator).await.unwrap();
    changed(&store, &admin, demoted).await.unwrap();
    let password = AccountChange { password: Some(("new".to_owned(), false)), ..AccountChange::default() };
    changed(&store, &admin, password).await.unwrap();
    let after = store.account_named("admin").await.unwrap().unwrap();
    assert_eq!(
        (after.role, after.password.as_deref(), after.must_change),
        (Role::Reader, Some("new"), false)
    );
    assert!(!format!("{after:?}").contains("new"), "no hash in a log");
}

#[tokio::test]
async fn others_are_changed_where_nobody_looks_after_them_yet() {
    let (store, _folder) = store().await;
    let reader = account(&store, "reader", Role::Reader).await.unwrap();
    assert!(!store.has_administrator().await.unwrap());
    let named =
        |subject: &str| AccountChange { subject: Some(subject.to_owned()), ..AccountChange::default() };
    changed(&store, &reader, named("a")).await.unwrap();
    let found = store.account_of_subject("a").await.unwrap().unwrap();
    assert_eq!((found.name.as_str(), found.password, found.must_change), ("reader", None, false));
    let admin = account(&store, "admin", Role::Administrator).await.unwrap();
    assert!(store.has_administrator().await.unwrap());
    let taken = changed(&store, &admin, named("a")).await;
    assert!(matches!(taken, Err(StoreError::Taken { .. })), "one person has one account");
}

#[tokio::test]
async fn sessions_and_keys_end() {
    let (store, _folder) = store().await;
    let write = store.begin().await.unwrap();
    for (hash, begun) in [("a", 10), ("b", 20), ("c", 30)] {
        write.begin_session(hash, "me", begun).await.unwrap();
    }
    write.see_session("a", 40).await.unwrap();
    assert_eq!(write.forget_sessions(0, 25).await.unwrap(), 1, "b was not used for too long");
    write.end_session("c").await.unwrap();
    write.begin_session("d", "me", 50).await.unwrap();
    write.end_sessions_of("me", Some("d")).await.unwrap();
    let key = write.create_token("me", "viewer", "hash", 100, 1).await.unwrap();
    assert!(matches!(write.revoke_token("you", &key.id, 2).await, Err(StoreError::NotFound { .. })));
    write.see_token(&key.id, 3).await.unwrap();
    write.revoke_token("me", &key.id, 4).await.unwrap();
    assert!(matches!(write.revoke_token("me", &key.id, 5).await, Err(StoreError::NotFound { .. })));
    write.commit().await.unwrap();
    for (hash, is_there) in [("a", false), ("b", false), ("c", false), ("d", true)] {
        assert_eq!(store.session(hash).await.unwrap().is_some(), is_there, "{hash}");
    }
    let key = store.token("hash").await.unwrap().unwrap();
    assert_eq!((key.used_at, key.revoked_at), (Some(3), Some(4)));
}

#[tokio::test]
async fn a_case_is_opened_by_permission_or_in_an_emergency_for_a_while() {
    let (store, _folder) = store().await;
    let write = store.begin().await.unwrap();
    let case = write.create_case(&Patient::default(), None, 1).await.unwrap().id;
    write.grant("a", &case, None, 1).await.unwrap();
    assert!(matches!(write.revoke("a", &case).await, Err(StoreError::Refused { .. })));
    drop(write);
    let write = store.begin().await.unwrap();
    let case = write.create_case(&Patient::default(), None, 1).await.unwrap().id;
    write.grant("a", &case, None, 1).await.unwrap();
    write.grant("b", &case, Some("a"), 2).await.unwrap();
    write.revoke("a", &case).await.unwrap();
    write.break_glass("c", &case, "found on the floor", 100, 10).await.unwrap();
    write.commit().await.unwrap();
    let permission = |account: &'static str, now| {
        let (store, case) = (store.clone(), case.clone());
        async move { store.permission(account, &case, now).await.unwrap() }
    };
    assert_eq!(permission("a", 50).await, Permission::None);
    assert_eq!(permission("b", 50).await, Permission::Granted);
    assert_eq!(permission("c", 50).await, Permission::BrokenGlass(100));
    assert_eq!(permission("c", 100).await, Permission::None);
}
