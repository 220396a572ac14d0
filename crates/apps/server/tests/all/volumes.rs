//! Volumes: made of the slices of a case, told, and cut through.

use crate::slices::{SIZE, SPACING, STEP, slice};
use crate::world::{Answer, World};
use serde_json::{Value, json};
use std::sync::Arc;
use upright_server::work::{usual, work_off};

/// A case with slices at these heights in mm, sorted and laid beside each other.
struct Scanned<'w> {
    world: &'w World,
    case: String,
}

impl<'w> Scanned<'w> {
    async fn new(world: &'w World, heights: &[f64]) -> Self {
        let case = world.case("clinician", json!({"number": "SLICES-1"})).await;
        let scanned = Self { world, case };
        scanned.bring("series", heights).await;
        scanned
    }

    async fn bring(&self, series: &str, heights: &[f64]) {
        self.bring_of_year(series, heights, b"2026").await;
    }

    async fn bring_of_year(&self, series: &str, heights: &[f64], year: &[u8; 4]) {
        for height in heights {
            let number = 1 + (height * 10.0) as u16;
            let mut file = slice(series, number, *height);
            while let Some(at) = file.windows(8).position(|bytes| bytes == b"20260131" && year != b"2026") {
                file[at..at + 4].copy_from_slice(year);
            }
            let taken = self.world.take_in(&file, Some(&self.case)).await;
            assert!(taken.image_id.is_some(), "{taken:?}");
        }
        self.work().await;
    }

    async fn work(&self) {
        work_off(&self.world.node, &Arc::from(usual())).await.unwrap();
    }

    async fn get(&self, path: &str) -> Answer {
        self.world.ask("clinician", "GET", &format!("/api/v1{path}"), None).await
    }

    async fn list(&self) -> Value {
        let listed = self.get(&format!("/cases/{}/volumes", self.case)).await;
        assert_eq!(listed.status, 200, "{:?}", listed.body);
        listed.json()
    }

    /// The first volume.
    async fn volume(&self) -> String {
        self.list().await["volumes"][0]["id"].as_str().unwrap().to_owned()
    }

    async fn section(&self, volume: &str, query: &str) -> Answer {
        self.get(&format!("/volumes/{volume}/section?{query}")).await
    }
}

fn values(answer: &Answer) -> Vec<i16> {
    assert_eq!(answer.status, 200, "{:?}", answer.body);
    answer.body.as_chunks::<2>().0.iter().map(|bytes| i16::from_le_bytes(*bytes)).collect()
}

const NOTHING: i16 = i16::MIN;
/// What is stored for a HU.
const fn stored(hu: i16) -> i16 {
    hu + 1024
}

fn heights(count: u32) -> Vec<f64> {
    (0..count).map(|number| f64::from(number) * STEP).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn slices_become_a_volume_that_is_told_and_cut_through() {
    let world = World::new().await;
    let scanned = Scanned::new(&world, &heights(4)).await;
    let listed = scanned.list().await;
    assert_eq!(listed["volumes"][0]["tags"], json!([]));
    assert_eq!((&listed["being_made"], &listed["failed"]), (&json!(false), &json!(false)));
    let volume = &listed["volumes"][0];
    assert_eq!(
        (&volume["modality"], &volume["slices"], &volume["taken_on"], &volume["slot"]),
        (&json!("CT"), &json!(4), &json!("2026-01-31"), &json!("ct"))
    );
    let grid = &volume["grid"];
    assert_eq!(grid["size"], json!([SIZE[0], SIZE[1], 4]));
    assert_eq!(grid["first_voxel_mm"], json!([-10.0, 20.0, 0.0]));
    assert_eq!(grid["steps_mm"], json!([[SPACING, 0.0, 0.0], [0.0, SPACING, 0.0], [0.0, 0.0, STEP]]));
    assert_eq!(
        (&grid["unit"], &grid["intercept"], &grid["lie"]),
        (&json!("HU"), &json!(-1024.0), &json!("axial"))
    );
    assert_eq!((&grid["range"], &grid["nothing"]), (&json!([stored(0), stored(450)]), &json!(NOTHING)));
    assert_eq!((&grid["absent"], &volume["notes"]), (&json!([]), &json!([])));

    let id = volume["id"].as_str().unwrap();
    let told = scanned.get(&format!("/volumes/{id}")).await;
    assert_eq!((told.status.as_u16(), &told.json()), (200, volume));
    // A row of the second slice, and a pixel beyond it.
    let row = "first=-9.5,20.5,2&across=0.5,0,0&down=0,0,1&columns=6&rows=1";
    let cut = scanned.section(id, row).await;
    assert_eq!(
        values(&cut),
        [110, 120, 130, 140, 150].map(stored).into_iter().chain([NOTHING]).collect::<Vec<_>>()
    );
    let tag = cut.headers["etag"].to_str().unwrap().to_owned();
    let path = format!("/api/v1/volumes/{id}/section?{row}");
    let again = world.ask_with("clinician", "GET", &path, None, &[("if-none-match", &tag)]).await;
    assert_eq!(again.status, 304);
    // Rows from 100 HU to 300 HU.
    let slab = "first=-10,21,2&across=0.5,0,0&down=0,0,1&columns=1&rows=1&thickness=2";
    assert_eq!(values(&scanned.section(id, &format!("{slab}&slab=mean")).await), [stored(200)]);
    assert_eq!(values(&scanned.section(id, &format!("{slab}&slab=highest")).await), [stored(400)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_said_and_shown_as_nothing() {
    let world = World::new().await;
    let mut places = heights(8);
    places.drain(3..5);
    let scanned = Scanned::new(&world, &places).await;
    let volume = scanned.list().await["volumes"][0].clone();
    assert_eq!(volume["grid"]["absent"], json!([[3, 4]]));
    assert_eq!(volume["notes"][0]["code"], "slices_missing");
    let id = volume["id"].as_str().unwrap();
    let column = "first=-10,20,0&across=0.5,0,0&down=0,0,2&columns=1&rows=8";
    let seen = stored(0);
    assert_eq!(
        values(&scanned.section(id, column).await),
        [seen, seen, seen, NOTHING, NOTHING, seen, seen, seen]
    );

    // The slices come, too: another volume takes the place of the first.
    scanned.bring("series", &heights(8)).await;
    let whole = scanned.list().await["volumes"].clone();
    assert_eq!(whole.as_array().unwrap().len(), 1, "{whole}");
    assert_eq!((&whole[0]["slices"], &whole[0]["notes"]), (&json!(8), &json!([])));
    assert_eq!(scanned.section(id, column).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn slices_that_make_no_volume_are_listed_with_the_reason() {
    let world = World::new().await;
    let scanned = Scanned::new(&world, &[0.0, 2.0, 4.0, 7.1, 9.1]).await;
    let volume = scanned.list().await["volumes"][0].clone();
    assert_eq!((&volume["grid"], &volume["no_volume"]["code"]), (&json!(null), &json!("unevenly_spaced")));
    let id = volume["id"].as_str().unwrap();
    let cut = scanned.section(id, "first=0,0,0&across=1,0,0&down=0,1,0&columns=1&rows=1").await;
    assert_eq!((cut.status.as_u16(), cut.code().as_str()), (409, "conflict"));
}

#[tokio::test(flavor = "multi_thread")]
async fn planes_that_are_none_are_refused() {
    let world = World::new().await;
    let scanned = Scanned::new(&world, &heights(3)).await;
    let id = scanned.volume().await;
    let good = "first=0,0,0&across=1,0,0&down=0,1,0";
    for (query, code) in [
        (format!("{good}&columns=1"), "malformed"),
        (format!("{good}&columns=0&rows=1"), "invalid"),
        (format!("{good}&columns=2049&rows=1"), "invalid"),
        (format!("{good}&columns=1&rows=1&slab=thickest"), "malformed"),
        (format!("{good}&columns=1&rows=1&slab=mean"), "invalid"),
        (format!("{good}&columns=1&rows=1&thickness=3"), "invalid"),
        (format!("{good}&columns=1&rows=1&slab=mean&thickness=-1"), "invalid"),
        (format!("{good}&columns=1&rows=1&slab=highest&thickness=NaN"), "invalid"),
        (format!("{good}&columns=2048&rows=2048&slab=highest&thickness=900"), "invalid"),
        ("first=0,0&across=1,0,0&down=0,1,0&columns=1&rows=1".to_owned(), "malformed"),
        ("first=0,0,inf&across=1,0,0&down=0,1,0&columns=1&rows=1".to_owned(), "malformed"),
        ("first=0,0,0&across=1,0,0&down=2,0,0&columns=1&rows=1".to_owned(), "invalid"),
        ("first=0,0,0&across=1e300,0,0&down=0,1e300,0&columns=1&rows=1&x=1".to_owned(), "malformed"),
    ] {
        let refused = scanned.section(&id, &query).await;
        assert_eq!(refused.code(), code, "{query}: {:?}", refused.body);
    }
    let far = "first=1e300,0,0&across=1e300,0,0&down=0,1e300,0&columns=2&rows=1";
    assert_eq!(values(&scanned.section(&id, far).await), [NOTHING, NOTHING]);
    assert_eq!(scanned.section("none", &format!("{good}&columns=1&rows=1")).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_is_in_the_trail_and_made_twice_is_the_same() {
    let world = World::new().await;
    let scanned = Scanned::new(&world, &heights(3)).await;
    let id = scanned.volume().await;
    let plane = "first=-10,20,0&across=1,0,0&down=0,1,0&columns=2&rows=2";
    let (first, second) = tokio::join!(scanned.section(&id, plane), scanned.section(&id, plane));
    assert_eq!(values(&first), values(&second));
    let trail = world.node.store.trail_from(0, 10_000).await.unwrap();
    let of = |action: &str| trail.iter().filter(|record| record.action == action).collect::<Vec<_>>();
    assert!(!of("volume.list").is_empty());
    assert_eq!(of("volume.look")[0].object.as_deref(), Some(id.as_str()));
    assert_eq!(world.ask("colleague", "GET", &format!("/api/v1/volumes/{id}"), None).await.status, 404);

    let object = world.node.store.volume(&id).await.unwrap();
    scanned.bring("series", &heights(3)).await;
    assert_eq!(world.node.store.volume(&id).await.unwrap(), object, "nothing new is made of the same slices");
    assert!(world.node.verify(&|_, _| ()).await.unwrap().problems.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_seen_in_a_ct_is_told_and_nothing_of_it_is_recorded() {
    let world = World::new().await;
    let scanned = Scanned::new(&world, &heights(4)).await;
    let id = scanned.volume().await;
    let before = scanned.get(&format!("/cases/{}/entries", scanned.case)).await.json();
    let seen = scanned.get(&format!("/volumes/{id}/reading")).await;
    assert_eq!(seen.status, 200, "{:?}", seen.body);
    let seen = seen.json();
    assert_eq!(seen["study"], "ct 2026-01-31");
    let listed = scanned.get(&format!("/cases/{}/volumes", scanned.case)).await.json();
    assert_eq!(listed["volumes"][0]["study"], json!({"kind": "ct", "name": "ct 2026-01-31"}));
    assert_eq!((&seen["ct"]["metal"]["rods"], &seen["ct"]["proposals"]), (&json!([]), &json!([])));
    // Six columns hold no vertebra.
    let named = scanned.get(&format!("/volumes/{id}/reading?level=L3&place=-8.5,21,3")).await.json();
    assert!(
        named["ct"]["no_vertebrae"].as_str().unwrap().starts_with("no vertebral body is seen"),
        "{named}"
    );
    let outside = scanned.get(&format!("/volumes/{id}/reading?level=L3&place=900,0,0")).await.json();
    assert!(outside["ct"]["no_vertebrae"].as_str().unwrap().contains("beyond the slices"), "{outside}");
    for (asked, expect) in [
        ("level=L3", "give both, or none"),
        ("place=1,2,3", "give both, or none"),
        ("level=X9&place=1,2,3", "give it as L3"),
        ("level=L3&place=1,2,3&lumbar=9", "4 to 6 lumbar"),
    ] {
        let refused = scanned.get(&format!("/volumes/{id}/reading?{asked}")).await;
        assert_eq!(refused.status, 422, "{asked}: {:?}", refused.body);
        assert!(refused.json()["detail"].as_str().unwrap().contains(expect), "{asked}: {:?}", refused.json());
    }
    for place in ["1,2", "1,2,NaN", "here"] {
        let refused = scanned.get(&format!("/volumes/{id}/reading?level=L3&place={place}")).await;
        assert_eq!(refused.status, 400, "{place}: {:?}", refused.body);
    }
    assert_eq!(scanned.get(&format!("/cases/{}/entries", scanned.case)).await.json(), before);
    let hidden = world.ask("researcher", "GET", &format!("/api/v1/volumes/{id}/reading"), None).await;
    assert!([403, 404].contains(&hidden.status.as_u16()), "{:?}", hidden.status);
}

/// Six columns hold no vertebra: what a comparison says of real screws is seen in the browser.
#[tokio::test(flavor = "multi_thread")]
async fn two_cts_of_a_case_are_compared_or_it_is_said_why_not() {
    let world = World::new().await;
    let scanned = Scanned::new(&world, &heights(4)).await;
    let later = scanned.volume().await;
    scanned.bring_of_year("before", &heights(4), b"2025").await;
    let listed = scanned.list().await;
    let earlier = listed["volumes"][1]["id"].as_str().unwrap();
    assert_eq!(listed["volumes"][1]["taken_on"], "2025-01-31", "{listed}");
    // Both state the same frame of reference.
    let space = |at: usize| listed["volumes"][at]["space"].as_str();
    assert!(space(0).is_some_and(|space| space.len() == 64 && space != "2.25.77"), "{listed}");
    assert_eq!(space(0), space(1));
    let named = "level=L3&place=-8.5,21,3&earlier_level=L3&earlier_place=-8.5,21,3";
    let ask = async |later: &str, earlier: &str, named: &str| {
        scanned.get(&format!("/volumes/{later}/changes?earlier={earlier}&{named}")).await
    };
    let found = ask(&later, earlier, named).await;
    assert_eq!(found.status, 200, "{:?}", found.body);
    let found = found.json();
    assert_eq!(found["studies"], json!(["ct 2025-01-31", "ct 2026-01-31"]));
    let change = &found["change"];
    assert_eq!((&change["since"], &change["until"]), (&json!("2025-01-31"), &json!("2026-01-31")));
    assert!(change["not_compared"].as_str().unwrap().starts_with("name a vertebra in each"), "{change}");
    assert_eq!(change["changes"], Value::Null);
    for (later, earlier, reason) in
        [(&later[..], &later[..], "both CTs are of one day"), (earlier, &later, "is the later one")]
    {
        let found = ask(later, earlier, named).await.json();
        assert!(found["change"]["not_compared"].as_str().unwrap().contains(reason), "{found}");
    }
    let wrong = named.replace("earlier_level=L3", "earlier_level=X3");
    let refused = ask(&later, earlier, &wrong).await;
    assert_eq!(refused.status, 422, "{:?}", refused.body);
    assert!(refused.json()["detail"].as_str().unwrap().starts_with("earlier_level is no vertebra"));
    assert_eq!(ask(&later, earlier, "level=L3&place=0,0,0").await.status, 400, "a vertebra in each");
    assert_eq!(ask(&later, "none", named).await.status, 404);

    // The CT of somebody else is as one that is not there.
    let other = Scanned { world: &world, case: world.case("clinician", json!({"number": "SLICES-2"})).await };
    let foreign = world.node.store.volume(earlier).await.unwrap();
    let moved = upright_store::Volume { id: "foreign".to_owned(), case_id: other.case.clone(), ..foreign };
    let write = world.node.store.begin().await.unwrap();
    write.put_volumes(&moved.series_id.clone(), vec![moved], 0).await.unwrap();
    write.commit().await.unwrap();
    let refused = ask(&later, "foreign", named).await;
    assert_eq!(
        (refused.status.as_u16(), &refused.json()["detail"]),
        (404, &json!("there is no such earlier volume, or it is not yours to see")),
    );
}
