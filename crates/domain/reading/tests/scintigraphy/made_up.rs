//! Bone scans of phantoms, as pictures of one injection.

use upright_anatomy::Level;
use upright_phantom::{
    BoneScan, Kind, Person, Place, Pose, ScanFrame, ScanPictures, ScanRequest, ScanView, Wishes,
};
use upright_reading::scintigraphy::{Acquisition, Clock, Decay, Frame, LevelMark, PictureKind, View};

pub(crate) fn frame(pictures: &ScanPictures, made: &ScanFrame) -> Frame {
    let first = pictures.frames[0].began;
    let mut frame = Frame::new(&made.raster)
        .unwrap()
        .with_spacing(pictures.spacing)
        .taken(made.began - first, Some(made.duration))
        .seen_from(match made.view {
            ScanView::Anterior => View::Anterior,
            ScanView::Posterior => View::Posterior,
        });
    (frame.first_pixel, frame.space) = (Some(made.first_pixel), "1.2.3".to_owned());
    frame
}

/// Pictures whose camera's clock is `skew` seconds ahead of that of the injection.
pub(crate) fn acquisition(name: &str, kind: PictureKind, pictures: &ScanPictures, skew: f64) -> Acquisition {
    let began = pictures.frames[0].began + skew;
    Acquisition {
        name: name.to_owned(),
        kind,
        clock: if began < -60.0 { Clock::Wrong(began) } else { Clock::Seconds(began) },
        taken: Some(50_000.0 + began),
        decay: Some(Decay::technetium()),
        frames: pictures.frames.iter().map(|made| frame(pictures, made)).collect(),
    }
}

/// Flow, blood pool, whole body and spot views.
pub(crate) fn all(scan: &BoneScan, skew: f64) -> Vec<Acquisition> {
    vec![
        acquisition("flow", PictureKind::Dynamic, &scan.flow().unwrap(), skew),
        acquisition("blood pool", PictureKind::Static, &scan.blood_pool().unwrap(), skew),
        acquisition("whole body", PictureKind::WholeBody, &scan.whole_body().unwrap(), skew),
        acquisition("spots", PictureKind::Static, &scan.spots().unwrap(), skew),
    ]
}

pub(crate) fn person(kind: Kind, seed: u64) -> Person {
    Person::draw(kind, seed, &Wishes::default()).unwrap()
}

pub(crate) fn scan(person: &Person, request: ScanRequest) -> BoneScan {
    BoneScan::new(person, &request).unwrap()
}

/// Where the middle of a vertebra is seen on a picture, in mm below its upper edge.
pub(crate) fn mark(person: &Person, frame: &Frame, level: Level) -> LevelMark {
    let posed = person.pose(Pose::Supine).unwrap();
    let head = posed.skeleton.vertebra(level).unwrap().centroid().cranial;
    LevelMark { level, down: frame.place_of([0.0, 0.0, head]).unwrap().down }
}

/// Column and row of a place.
pub(crate) fn near(frame: &Frame, place: Place, [across, down]: [f64; 2]) -> f64 {
    let point = frame.place_of(place).unwrap();
    (point.across - across).hypot(point.down - down)
}
