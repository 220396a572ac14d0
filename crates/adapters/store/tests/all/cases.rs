//! Cases and the entries of their records.

use crate::store;
use upright_store::{CaseQuery, LandmarkState, NewEntry, Patient, Store, StoreError};

fn patient(number: &str, name: &str) -> Patient {
    Patient { number: Some(number.to_owned()), name: Some(name.to_owned()), ..Patient::default() }
}

fn entry(id: &str) -> NewEntry {
    NewEntry {
        id: id.to_owned(),
        kind: "outcome".to_owned(),
        effective_at: "2026-03-01".to_owned(),
        recorded_at: "2026-03-01".to_owned(),
        supersedes: None,
        json: format!("{{\"id\":\"{id}\"}}"),
    }
}

async fn begun(store: &Store, patient: &Patient, now: i64) -> String {
    let write = store.begin().await.unwrap();
    let case = write.create_case(patient, None, now).await.unwrap();
    write.commit().await.unwrap();
    case.id
}

#[tokio::test]
async fn a_record_grows_at_its_end_and_by_one_writer_at_a_time() {
    let (store, _folder) = store().await;
    let case = begun(&store, &Patient::default(), 1).await;
    let append = |expected, id: &'static str| {
        let (store, case) = (store.clone(), case.clone());
        async move {
            let write = store.begin().await?;
            let revision = write.append(&case, expected, vec![entry(id)], None, 5).await?;
            write.commit().await.map(|()| revision)
        }
    };
    assert_eq!(append(0, "a").await.unwrap(), 1);
    assert!(matches!(append(0, "b").await, Err(StoreError::Moved { expected: 0, found: 1 })));
    assert!(matches!(append(1, "a").await, Err(StoreError::Taken { .. })));
    assert_eq!(append(1, "b").await.unwrap(), 2);
    let names = |revision| {
        let (store, case) = (store.clone(), case.clone());
        async move {
            let rows = store.entries(&case, revision).await.unwrap();
            rows.into_iter().map(|row| row.entry_id).collect::<Vec<_>>()
        }
    };
    assert_eq!(names(i64::MAX).await, ["a", "b"]);
    assert_eq!(names(1).await, ["a"], "an earlier state stays visible");
    let (one, other) = tokio::join!(append(2, "c"), append(2, "d"));
    assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1, "of two writers one wins");
    assert_eq!(store.case(&case).await.unwrap().changed_at, 5);
}

#[tokio::test]
async fn of_each_film_the_latest_landmarks_count() {
    let (store, _folder) = store().await;
    let case = begun(&store, &Patient::default(), 1).await;
    let write = store.begin().await.unwrap();
    let add = async |image: &str, after: i32| {
        write.add_landmarks((image, &case), after, String::new(), None, 2).await.unwrap()
    };
    for (image, after) in [("first", 0), ("other", 0), ("other", 1)] {
        add(image, after).await;
        if after == 0 {
            write.sign_landmarks(image, 1, "entry", "account", 3).await.unwrap();
        }
    }
    write.commit().await.unwrap();
    let states: Vec<(String, LandmarkState)> =
        store.landmark_states(&case).await.unwrap().into_iter().collect();
    let expect = [("first", LandmarkState::Signed), ("other", LandmarkState::Draft)];
    assert_eq!(states, expect.map(|(image, state)| (image.to_owned(), state)));
    assert!(store.landmark_states("another").await.unwrap().is_empty());
}

#[tokio::test]
async fn a_change_that_is_not_committed_never_happened() {
    let (store, _folder) = store().await;
    let write = store.begin().await.unwrap();
    let case = write.create_case(&patient("1", "A"), None, 1).await.unwrap();
    drop(write);
    assert!(matches!(store.case(&case.id).await, Err(StoreError::NotFound { .. })));
}

#[tokio::test]
async fn one_number_has_one_case() {
    let (store, _folder) = store().await;
    let case = begun(&store, &patient("17", "A"), 1).await;
    let write = store.begin().await.unwrap();
    assert!(matches!(write.create_case(&patient("17", "B"), None, 2).await, Err(StoreError::Taken { .. })));
    let elsewhere = Patient { issuer: "other house".to_owned(), ..patient("17", "B") };
    let other = write.create_case(&elsewhere, None, 2).await.unwrap();
    assert!(matches!(write.identify(&other.id, &patient("17", "B"), 3).await, Err(StoreError::Taken { .. })));
    write.commit().await.unwrap();
    assert_eq!(store.case_of_patient("17", "").await.unwrap().unwrap().id, case);
    let anonymous = begun(&store, &Patient::default(), 4).await;
    assert_ne!(anonymous, begun(&store, &Patient::default(), 4).await, "without a number there are many");
}

#[tokio::test]
async fn the_list_is_searched_and_turned_page_by_page() {
    let (store, _folder) = store().await;
    for (number, name) in [("A_1", "Müller, Jörg"), ("B%2", "Nuñez, Ana"), ("C3", "O'Neil, Jörg")] {
        begun(&store, &patient(number, name), 7).await;
    }
    let found = |words: &str| {
        let (store, query) =
            (store.clone(), CaseQuery { words: words.into(), limit: 9, ..CaseQuery::default() });
        async move {
            let cases = store.cases(&query).await.unwrap();
            let mut found: Vec<String> = cases.into_iter().filter_map(|case| case.patient_id).collect();
            found.sort();
            found
        }
    };
    assert_eq!(found("").await, ["A_1", "B%2", "C3"]);
    assert_eq!(found("muller JÖRG").await, ["A_1"]);
    assert_eq!(found("jorg").await, ["A_1", "C3"]);
    assert_eq!(found("_").await, ["A_1"], "signs of the database are letters");
    assert_eq!(found("%").await, ["B%2"]);
    assert_eq!(found("o'neil").await, ["C3"]);
    assert!(found("nobody").await.is_empty());
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let query = CaseQuery { after: after.clone(), limit: 2, ..CaseQuery::default() };
        let page = store.cases(&query).await.unwrap();
        let Some(last) = page.last() else { break };
        after = Some((last.changed_at, last.id.clone()));
        seen.extend(page.into_iter().map(|case| case.id));
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 3, "of the same moment none is lost between two pages");
}

#[tokio::test]
async fn only_what_an_account_may_open_is_listed() {
    let (store, _folder) = store().await;
    let (mine, _other) =
        (begun(&store, &patient("1", "A"), 1).await, begun(&store, &patient("2", "B"), 2).await);
    let write = store.begin().await.unwrap();
    write.grant("me", &mine, None, 3).await.unwrap();
    write.grant("me", &mine, None, 4).await.unwrap();
    write.commit().await.unwrap();
    let query = CaseQuery { account: Some("me".to_owned()), limit: 9, ..CaseQuery::default() };
    let cases = store.cases(&query).await.unwrap();
    assert_eq!(cases.iter().map(|case| &case.id).collect::<Vec<_>>(), [&mine]);
    let shown = format!("{cases:?} {:?}", patient("1", "A"));
    assert!(!shown.contains("\"A\"") && !shown.contains("\"1\""), "{shown}");
}

#[tokio::test]
async fn an_account_with_many_cases_sees_the_same_list() {
    const CASES: i64 = 2100;
    let (store, _folder) = store().await;
    let write = store.begin().await.unwrap();
    for number in 0..CASES {
        let case = write.create_case(&patient(&format!("P{number}"), "A"), None, number).await.unwrap();
        if number % 3 == 0 {
            write.grant("few", &case.id, None, number).await.unwrap();
        }
        if number != CASES - 1 {
            write.grant("many", &case.id, None, number).await.unwrap();
        }
    }
    write.commit().await.unwrap();
    let listed = |account: &str, words: &str| {
        let query = CaseQuery { account: Some(account.into()), words: words.into(), limit: 3, after: None };
        let store = store.clone();
        async move {
            let cases = store.cases(&query).await.unwrap();
            cases.into_iter().filter_map(|case| case.patient_id).collect::<Vec<_>>()
        }
    };
    assert_eq!(listed("many", "").await, ["P2098", "P2097", "P2096"], "the last one is not theirs");
    assert_eq!(listed("many", "p2099").await, Vec::<String>::new());
    assert_eq!(listed("few", "").await, ["P2097", "P2094", "P2091"]);
    assert_eq!(listed("many", "p120 a").await, ["P1209", "P1208", "P1207"]);
}

#[tokio::test]
async fn a_sign_that_no_text_holds_is_kept_or_refused_and_fails_nothing() {
    let (store, _folder) = store().await;
    let write = store.begin().await.unwrap();
    let made = write.create_case(&patient("1", "a\0b"), None, 1).await;
    assert!(matches!(made, Ok(_) | Err(StoreError::Refused { .. })), "{made:?}");
    drop(write);
    let query = CaseQuery { words: "a\0b".into(), limit: 1, ..CaseQuery::default() };
    let found = store.cases(&query).await;
    assert!(matches!(found, Ok(_) | Err(StoreError::Refused { .. })), "{found:?}");
}
