//! Stored bytes, and tiles among them.

use crate::store;
use upright_store::{StoreError, TileWriter, compressed, decompressed, read_index, sha256};

#[tokio::test]
async fn bytes_are_kept_under_their_own_hash_and_only_once() {
    let (store, folder) = store().await;
    let bytes: Vec<u8> = (0..3_000_000_u32).map(|number| number as u8).collect();
    let mut names = Vec::new();
    for _ in 0..2 {
        let mut staging = store.objects().stage().await.unwrap();
        for part in bytes.chunks(70_000) {
            staging.write(part).await.unwrap();
        }
        let staged = staging.finish().await.unwrap();
        assert_eq!(staged.len(), 3_000_000);
        names.push(store.objects().keep(staged).await.unwrap());
    }
    assert_eq!(names, [sha256(&bytes), sha256(&bytes)]);
    assert_eq!(store.objects().put(bytes.clone().into()).await.unwrap(), names[0]);
    assert_eq!(store.objects().get(&names[0]).await.unwrap(), bytes);
    assert_eq!(store.objects().get_range(&names[0], 256..260).await.unwrap().as_ref(), [0, 1, 2, 3]);
    assert_eq!(store.objects().names().await.unwrap().len(), 1);
    assert!(matches!(store.objects().get(&sha256("x")).await, Err(StoreError::NotFound { .. })));
    let left = std::fs::read_dir(folder.path().join("staging")).unwrap().count();
    assert_eq!(left, 0, "nothing is left of what was received");
}

#[tokio::test]
async fn what_is_given_up_leaves_nothing() {
    let (store, folder) = store().await;
    let mut staging = store.objects().stage().await.unwrap();
    staging.write(&[1; 2_000_000]).await.unwrap();
    drop(staging);
    let staged = store.objects().stage().await.unwrap().finish().await.unwrap();
    assert!(staged.is_empty());
    drop(staged);
    assert_eq!(std::fs::read_dir(folder.path().join("staging")).unwrap().count(), 0);
    assert!(store.objects().names().await.unwrap().is_empty());
}

#[tokio::test]
async fn tiles_come_out_as_they_went_in() {
    let (store, _folder) = store().await;
    let levels = vec![(2, 3), (1, 1)];
    let parts: Vec<Vec<u8>> = (0..8_u8).map(|number| vec![number; 1000 * usize::from(number) + 1]).collect();
    let picture = serde_json::json!({"columns": 900});
    let mut writer = TileWriter::begin(store.objects(), picture.clone(), levels.clone()).await.unwrap();
    for part in &parts {
        writer.add(&compressed(part).unwrap()).await.unwrap();
    }
    let (name, bytes) = writer.finish(store.objects()).await.unwrap();
    let index = read_index(store.objects(), &name, bytes).await.unwrap();
    assert_eq!(index.picture, picture);
    let ranges = [(0, 0, 0), (0, 1, 0), (0, 0, 1), (0, 1, 1), (0, 0, 2), (0, 1, 2), (1, 0, 0)];
    let ranges = ranges.map(|(level, x, y)| index.tile(level, x, y)).into_iter().chain([index.top()]);
    for (part, range) in parts.iter().zip(ranges) {
        let stored = store.objects().get_range(&name, range.unwrap()).await.unwrap();
        assert_eq!(&decompressed(&stored, 10_000).unwrap(), part);
    }
    assert!(index.tile(0, 2, 0).is_none() && index.tile(0, 0, 3).is_none() && index.tile(2, 0, 0).is_none());
    let stored = store.objects().get_range(&name, index.top().unwrap()).await.unwrap();
    assert!(decompressed(&stored, 100).is_err(), "no part is larger than whoever asks expects");
    let short = TileWriter::begin(store.objects(), picture, levels).await.unwrap();
    assert!(short.finish(store.objects()).await.is_err(), "a pyramid with missing tiles is not kept");
    let other = store.objects().put(vec![7; 500].into()).await.unwrap();
    assert!(matches!(read_index(store.objects(), &other, 500).await, Err(StoreError::Damaged { .. })));
}
