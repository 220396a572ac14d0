//! Volumes in memory, as many as there is room for.
//!
//! A cache that weighs what it was given would be over its bound while a volume comes in, and would not keep one that is
//! larger than the bound: here room is made before, and whoever looks at a large volume keeps it.

use super::loaded::Loaded;
use crate::node::Node;
use crate::problem::{Answer, Problem};
use crate::volumes::VolumeDescription;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OnceCell, Semaphore};
use upright_store::Volume;

/// Volumes in memory, the one used last at the end.
pub(crate) struct Kept {
    places: Mutex<Vec<Place>>,
    most_bytes: u64,
    /// Volumes come in one after the other: two at once would take twice as long, and more memory.
    door: Semaphore,
}

#[derive(Clone)]
struct Place {
    id: String,
    bytes: u64,
    loaded: Arc<OnceCell<Arc<Loaded>>>,
}

impl Kept {
    pub(crate) fn new(most_bytes: u64) -> Self {
        Self { places: Mutex::default(), most_bytes, door: Semaphore::new(1) }
    }

    /// The place of a volume, behind all others; those before it give way until there is room.
    fn place(&self, id: &str, bytes: u64) -> Arc<OnceCell<Arc<Loaded>>> {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        let known = places.iter().position(|place| place.id == id).map(|at| places.remove(at));
        let place = known.unwrap_or_else(|| Place { id: id.to_owned(), bytes, loaded: Arc::default() });
        let mut taken: u64 = bytes + places.iter().map(|place| place.bytes).sum::<u64>();
        places.retain(|place| {
            let stays = taken <= self.most_bytes;
            taken -= if stays { 0 } else { place.bytes };
            stays
        });
        places.push(place.clone());
        place.loaded
    }
}

impl Node {
    /// The voxels of a volume; read once, however many ask.
    ///
    /// # Errors
    /// A problem where the slices make no volume, or what the store says.
    pub(crate) async fn voxels(&self, row: &Volume) -> Answer<Arc<Loaded>> {
        let description: VolumeDescription =
            serde_json::from_str(&row.description).map_err(|error| Problem::internal(&error))?;
        let (Some(object), Some(grid)) = (&row.object, description.grid) else {
            return Err(Problem::conflict("these slices make no volume; its description says why"));
        };
        let unsigned = |number: i64| u64::try_from(number).unwrap_or_default();
        let place = self.volumes.place(&row.id, unsigned(row.voxel_bytes));
        let load = async || {
            let _turn = self.volumes.door.acquire().await.map_err(|error| Problem::internal(&error))?;
            let of = (object.as_str(), unsigned(row.object_bytes));
            Ok(Arc::new(Loaded::read(self.store.objects(), of, grid).await?))
        };
        place.get_or_try_init(load).await.map(Arc::clone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(kept: &Kept) -> Vec<String> {
        kept.places.lock().unwrap().iter().map(|place| place.id.clone()).collect()
    }

    #[test]
    fn the_one_used_longest_ago_gives_way() {
        let kept = Kept::new(10);
        let first = kept.place("a", 4);
        kept.place("b", 4);
        assert!(Arc::ptr_eq(&first, &kept.place("a", 4)), "one place a volume");
        assert_eq!(names(&kept), ["b", "a"]);
        kept.place("c", 5);
        assert_eq!(names(&kept), ["a", "c"]);
        kept.place("large", 100);
        assert_eq!(names(&kept), ["large"], "what is looked at is kept, alone");
        kept.place("a", 4);
        assert_eq!(names(&kept), ["a"]);
    }
}
