//! The tiles of a film: made once, when it comes in.

use super::{Doing, Failure, Finished, Report, Work};
use crate::film::Picture;
use crate::node::Node;
use rayon::prelude::*;
use std::sync::Arc;
use upright_imaging::Pyramid;
use upright_store::{Job, TileWriter, compressed};

/// Makes the tiles of a film.
pub struct MakeTiles;

/// The kind of job.
pub(crate) const KIND: &str = "pyramid";

/// Tiles that are compressed before the next are cut: two a core, half a MiB each.
const PORTION: usize = 16;

impl Work for MakeTiles {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn run<'a>(&'a self, node: &'a Arc<Node>, job: &'a Job, progress: &'a Report) -> Doing<'a> {
        Box::pin(make(node, &job.key, progress))
    }
}

async fn make(node: &Node, image: &str, progress: &Report) -> Finished {
    let (raster, presentation) = node.decoded(image).await?;
    progress.percent(30).await;
    let built = tokio::task::spawn_blocking(move || {
        let voi = presentation.voi_of(&raster);
        let pyramid = Pyramid::new(raster, presentation.padding);
        let pyramid = pyramid.map_err(|error| Failure::lasting(error.to_string()))?;
        let picture = Picture::of(&pyramid, &presentation, &voi);
        Ok::<_, Failure>((Arc::new(pyramid), picture))
    });
    let (pyramid, picture) = built.await??;
    let objects = node.store.objects();
    let tiles = picture.tiles();
    let described = serde_json::to_value(&picture)?;
    let mut writer = TileWriter::begin(objects, described, tiles.clone()).await?;
    for (level, (across, down)) in tiles.into_iter().enumerate() {
        let places: Vec<(u32, u32)> = (0..down).flat_map(|y| (0..across).map(move |x| (x, y))).collect();
        for portion in places.chunks(PORTION) {
            for part in cut(&pyramid, level, portion.to_vec()).await? {
                writer.add(&part).await?;
            }
        }
    }
    let top = tokio::task::spawn_blocking(move || compressed(&pyramid.top())).await??;
    writer.add(&top).await?;
    let (object, bytes) = writer.finish(objects).await?;
    let write = node.store.begin().await?;
    write.set_pyramid(image, &object, i64::try_from(bytes).unwrap_or(i64::MAX)).await?;
    Ok(Some(write))
}

/// Some tiles of a level, compressed, in their order.
async fn cut(pyramid: &Arc<Pyramid>, level: usize, places: Vec<(u32, u32)>) -> Result<Vec<Vec<u8>>, Failure> {
    let pyramid = Arc::clone(pyramid);
    let cut = tokio::task::spawn_blocking(move || {
        let tile = |(x, y): &(u32, u32)| pyramid.tile(level, *x, *y).unwrap_or_default();
        places.par_iter().map(|place| compressed(&tile(place))).collect::<Result<Vec<_>, _>>()
    });
    Ok(cut.await??)
}
