//! Backups, and looking whether all is as it was.

use crate::store;
use std::fs;
use upright_store::{Deed, Image, NewAccount, NewEntry, Patient, Role, Store, StoreError, restore};

const QUIET: &(dyn Fn(u64, u64) + Sync) = &|_, _| {};

/// A store with something in every corner that a backup must bring back.
async fn filled(store: &Store) -> (String, String) {
    let picture = store.objects().put(vec![42; 100_000].into()).await.unwrap();
    let write = store.begin().await.unwrap();
    let account = NewAccount {
        name: "a".to_owned(),
        display: "A".to_owned(),
        role: Role::Administrator,
        password: None,
        subject: Some("subject".to_owned()),
        must_change: false,
    };
    let account = write.create_account(account, 1).await.unwrap().id;
    let patient = Patient { name: Some("Näme \"quoted\"\n".to_owned()), ..Patient::default() };
    let case = write.create_case(&patient, Some(&account), 2).await.unwrap().id;
    let entries = (0..700).map(|number| NewEntry {
        id: format!("e{number}"),
        kind: "outcome".to_owned(),
        effective_at: "2026-01-01".to_owned(),
        recorded_at: "2026-01-02".to_owned(),
        supersedes: None,
        json: "{}".to_owned(),
    });
    write.append(&case, 0, entries.collect(), Some(&account), 3).await.unwrap();
    let image = Image {
        id: picture.clone(),
        case_id: case.clone(),
        sop_uid: None,
        series_uid: None,
        study_uid: None,
        modality: None,
        sop_class: None,
        taken_on: None,
        bytes: 100_000,
        clues: String::new(),
        description: String::new(),
        is_film: true,
        pyramid: None,
        pyramid_bytes: 0,
        import_id: None,
        received_at: 4,
    };
    write.add_image(image, 4).await.unwrap();
    write.record(&[Deed { action: "import", ..Deed::default() }]).await.unwrap();
    write.commit().await.unwrap();
    (case, picture)
}

#[tokio::test]
async fn a_backup_brings_everything_back_and_only_into_an_empty_store() {
    let (old, folder) = store().await;
    let (case, picture) = filled(&old).await;
    let file = folder.path().join("backup");
    let written = old.back_up(&file, "test", QUIET).await.unwrap();
    assert!(old.back_up(&file, "test", QUIET).await.is_err(), "a backup is never written over another");
    let (new, _other) = store().await;
    assert_eq!(restore(&new, &file, QUIET).await.unwrap(), written);
    assert_eq!(new.case(&case).await.unwrap(), old.case(&case).await.unwrap());
    assert_eq!(new.entries(&case, 700).await.unwrap(), old.entries(&case, 700).await.unwrap());
    assert_eq!(new.accounts().await.unwrap(), old.accounts().await.unwrap());
    assert_eq!(new.objects().get(&picture).await.unwrap().len(), 100_000);
    let verified = new.verify(QUIET).await.unwrap();
    assert!(verified.problems.is_empty(), "{:?}", verified.problems);
    assert_eq!((verified.cases, verified.entries, verified.objects, verified.records), (1, 700, 1, 1));
    let again = restore(&new, &file, QUIET).await;
    assert!(matches!(again, Err(StoreError::Refused { .. })), "{again:?}");
}

#[tokio::test]
async fn a_damaged_backup_brings_nothing_back() {
    let (old, folder) = store().await;
    filled(&old).await;
    let file = folder.path().join("backup");
    old.back_up(&file, "test", QUIET).await.unwrap();
    let whole = fs::read(&file).unwrap();
    for length in [0, 10, whole.len() / 2, whole.len() - 20] {
        fs::write(&file, &whole[..length]).unwrap();
        let (new, _other) = store().await;
        restore(&new, &file, QUIET).await.unwrap_err();
        assert!(new.accounts().await.unwrap().is_empty(), "cut at {length}");
    }
    fs::write(&file, "not a backup").unwrap();
    let (new, _other) = store().await;
    let error = restore(&new, &file, QUIET).await.unwrap_err().to_string();
    assert!(error.contains("not a backup"), "{error}");
}

#[tokio::test]
async fn what_was_changed_on_the_disk_is_found() {
    let (store, folder) = store().await;
    let (_, picture) = filled(&store).await;
    let place = folder.path().join("objects").join(&picture[..2]).join(&picture);
    let mut bytes = fs::read(&place).unwrap();
    bytes[77] ^= 1;
    fs::write(&place, bytes).unwrap();
    let problems = store.verify(QUIET).await.unwrap().problems.join("; ");
    assert!(problems.contains("damaged"), "{problems}");
    fs::remove_file(&place).unwrap();
    let problems = store.verify(QUIET).await.unwrap().problems.join("; ");
    assert!(problems.contains("missing"), "{problems}");
    store.objects().put(vec![1].into()).await.unwrap();
    assert_eq!(store.verify(QUIET).await.unwrap().unnamed, 1, "an object without a row harms nothing");
}

#[tokio::test]
async fn a_store_is_opened_again_as_it_was_left() {
    let (store, place) = store().await;
    let (case, _) = filled(&store).await;
    store.close().await.unwrap();
    let again = Store::open(&place.location).await.unwrap();
    assert_eq!(again.case(&case).await.unwrap().revision, 700);
}

#[tokio::test]
async fn tables_are_copied_from_store_to_store() {
    let ((old, _folder), (new, _other)) = (store().await, store().await);
    let (case, _) = filled(&old).await;
    old.copy_tables(&new).await.unwrap();
    assert_eq!(new.entries(&case, 700).await.unwrap(), old.entries(&case, 700).await.unwrap());
    assert_eq!(new.trail_head().await.unwrap(), old.trail_head().await.unwrap());
    assert!(old.copy_tables(&new).await.is_err(), "what is there is not written over");
}
