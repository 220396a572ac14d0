//! Volumes of series, and their voxels.

use crate::store;
use upright_store::{Patient, Store, StoreError, Volume, VoxelIndex, VoxelWriter, compressed, decompressed};

async fn voxels(store: &Store, first: u8) -> (String, u64) {
    let mut writer = VoxelWriter::begin(store.objects(), [2, 1, 3]).await.unwrap();
    for slice in [compressed(&[first, 0, 2, 0]).unwrap(), Vec::new(), compressed(&[3, 0, 4, 0]).unwrap()] {
        writer.add(&slice).await.unwrap();
    }
    writer.finish(store.objects()).await.unwrap()
}

fn volume(case: &str, series: &str, content: &str, object: Option<String>) -> Volume {
    Volume {
        id: format!("{series} {content}"),
        case_id: case.to_owned(),
        series_id: series.to_owned(),
        content: content.to_owned(),
        stack: 0,
        modality: Some("CT".to_owned()),
        taken_on: Some("2026-01-01".to_owned()),
        slices: 2,
        object,
        object_bytes: 1,
        voxel_bytes: 12,
        description: "{}".to_owned(),
        made_at: 5,
        replaced_at: None,
    }
}

async fn case(store: &Store) -> String {
    let write = store.begin().await.unwrap();
    let case = write.create_case(&Patient::default(), None, 0).await.unwrap();
    write.commit().await.unwrap();
    case.id
}

async fn put(store: &Store, volume: Volume, now: i64) {
    let write = store.begin().await.unwrap();
    write.put_volumes(&volume.series_id.clone(), vec![volume], now).await.unwrap();
    write.commit().await.unwrap();
}

#[tokio::test]
async fn a_slice_is_read_alone() {
    let (store, _folder) = store().await;
    let (object, bytes) = voxels(&store, 1).await;
    let index = VoxelIndex::read(store.objects(), &object, bytes).await.unwrap();
    assert_eq!((index.size, index.slice(1), index.slice(3)), ([2, 1, 3], None, None));
    let packed = store.objects().get_range(&object, index.slice(2).unwrap()).await.unwrap();
    assert_eq!(decompressed(&packed, 4).unwrap(), [3, 0, 4, 0]);
    assert!(matches!(
        VoxelIndex::read(store.objects(), &object, bytes - 1).await,
        Err(StoreError::Damaged { .. })
    ));
    let mut short = VoxelWriter::begin(store.objects(), [2, 1, 3]).await.unwrap();
    short.add(&[]).await.unwrap();
    assert!(matches!(short.finish(store.objects()).await, Err(StoreError::Refused { .. })));
}

#[tokio::test]
async fn volumes_that_others_took_the_place_of_are_forgotten_with_their_voxels() {
    let (store, _folder) = store().await;
    let case = case(&store).await;
    let (old, _) = voxels(&store, 1).await;
    let (shared, _) = voxels(&store, 9).await;
    put(&store, volume(&case, "a", "one", Some(old.clone())), 10).await;
    put(&store, volume(&case, "b", "one", Some(shared.clone())), 10).await;
    put(&store, volume(&case, "c", "one", Some(shared.clone())), 10).await;
    put(&store, volume(&case, "a", "two", None), 20).await;
    put(&store, volume(&case, "b", "two", None), 20).await;
    let standing: Vec<String> = store.volumes(&case).await.unwrap().into_iter().map(|one| one.id).collect();
    assert_eq!(standing, ["a two", "b two", "c one"]);
    assert!(matches!(store.volume("a one").await, Err(StoreError::NotFound { .. })));
    assert!(store.verify(&|_, _| ()).await.unwrap().problems.is_empty());

    assert_eq!(store.forget_volumes(20).await.unwrap(), 0, "nothing is forgotten at once");
    assert_eq!(store.forget_volumes(21).await.unwrap(), 2);
    assert!(!store.objects().has(&old).await.unwrap());
    assert!(store.objects().has(&shared).await.unwrap(), "another volume has the same voxels");
    assert!(store.verify(&|_, _| ()).await.unwrap().problems.is_empty());

    // Slices that went and came back.
    put(&store, volume(&case, "a", "one", None), 30).await;
    put(&store, volume(&case, "a", "two", None), 40).await;
    assert_eq!(store.volumes_of_series("a").await.unwrap()[0].id, "a two");
}
