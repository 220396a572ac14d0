//! Real radiographs with example annotations. They are not ours to ship: absent, these tests skip aloud.

use crate::pictures::{assert_same, mirrored};
use crate::program::{shared, upright, written};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use upright_anatomy::PixelSpacing;
use upright_imaging::{Presentation, Raster, Samples};
use upright_reading::{FilmMetal, Sureness};

/// An example annotation as a landmark document. One unsided head where only one is marked.
fn converted(annotation: &Value, folder: &Path) -> Value {
    let film = image::open(folder.join(annotation["image"].as_str().unwrap())).unwrap();
    let mut landmarks = Vec::new();
    for (level, name) in [("S1", "S1_superior_endplate"), ("L1", "L1_superior_endplate")] {
        for edge in ["anterior", "posterior"] {
            let at = &annotation["landmarks"][name][edge];
            if at.is_object() {
                landmarks
                    .push(json!({"site": format!("{level}.superior.{edge}"), "x": at["x"], "y": at["y"]}));
            }
        }
    }
    let heads: Vec<&Value> = annotation["landmarks"]["femoral_heads"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|head| head.is_object())
        .collect();
    let names: &[&str] =
        if heads.len() == 2 { &["femoral_head.left", "femoral_head.right"] } else { &["femoral_head"] };
    for (head, name) in heads.iter().zip(names) {
        landmarks.push(json!({"site": name, "x": head["center"]["x"], "y": head["center"]["y"], "radius": head["radius"]}));
    }
    json!({"schema": "upright.landmarks/1", "posture": "standing", "landmarks": landmarks,
           "frame": {"kind": "image", "columns": film.width(), "rows": film.height(), "facing": annotation["anterior_side"]}})
}

fn annotations(folder: &Path) -> Vec<Value> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder.join("example-annotations"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert_eq!(paths.len(), 4);
    paths.iter().map(|path| serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()).collect()
}

#[test]
fn real_films_give_angles_no_millimetres_and_nominal_intervals() {
    let Some(folder) = shared("data/radiographs") else { return };
    let temporary = tempfile::tempdir().unwrap();
    for annotation in annotations(&folder) {
        let document = converted(&annotation, &folder);
        let landmarks = written(temporary.path(), "landmarks.json", &document);
        let film = folder.join(annotation["image"].as_str().unwrap());
        let overlay = temporary.path().join("overlay.png");
        let arguments = [
            "measure",
            film.to_str().unwrap(),
            "--landmarks",
            &landmarks,
            "--overlay",
            overlay.to_str().unwrap(),
            "--format",
            "json",
        ];
        let answer = upright(&arguments);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        let derived = &annotation["derived_angles_deg_from_these_points"];
        for (code, name) in [
            ("SS", "sacral_slope"),
            ("PT", "pelvic_tilt"),
            ("PI", "pelvic_incidence"),
            ("LL_L1S1", "lumbar_lordosis_L1_S1"),
        ] {
            // One annotation has no L1 on purpose.
            let Some(expect) = derived[name].as_f64() else {
                assert!(code == "LL_L1S1" && annotation["landmarks"]["L1_superior_endplate"].is_null());
                continue;
            };
            // The annotation prints one decimal.
            assert!((answer.value(code) - expect).abs() < 0.0501, "{code} of {}", annotation["image"]);
        }
        let json = answer.json();
        assert_eq!(json["calibration_class"], "none");
        let measured = json["measured"].as_array().unwrap();
        assert!(measured.len() >= 3);
        for record in measured {
            assert_ne!(record["unit"], "mm");
            assert_eq!(record["interval"]["scale"], "nominal");
        }
        let (film, drawn) = (image::open(&film).unwrap(), image::open(&overlay).unwrap());
        assert!(drawn.width() > film.width() + 300 && drawn.height() == film.height());
    }
}

#[test]
fn mirrored_pictures_with_mirrored_landmarks_give_equal_numbers() {
    let Some(folder) = shared("data/radiographs") else { return };
    let temporary = tempfile::tempdir().unwrap();
    for annotation in annotations(&folder) {
        let document = converted(&annotation, &folder);
        let film = folder.join(annotation["image"].as_str().unwrap());
        let mirrored_film = temporary.path().join("mirrored.png");
        image::open(&film).unwrap().fliph().save(&mirrored_film).unwrap();
        let measure = |film: &Path, name: &str, document: &Value| {
            let landmarks = written(temporary.path(), name, document);
            upright(&[
                "measure",
                film.to_str().unwrap(),
                "--landmarks",
                &landmarks,
                "--format",
                "json",
                "--draws",
                "200",
            ])
            .json()
        };
        let left = measure(&film, "left.json", &document);
        let right = measure(&mirrored_film, "right.json", &mirrored(&document));
        assert_eq!((&left["facing"], &right["facing"]), (&json!("left"), &json!("right")));
        assert_same(&left, &right);
    }
}

/// Nobody with implants is among them: by eye there are letters, clips over the hips, calcifications and retouched spots.
#[test]
fn no_metal_is_clear_on_real_films_without_implants() {
    let Some(folder) = shared("data/radiographs") else { return };
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let films: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|end| end == "png")).collect();
    assert_eq!(films.len(), 8);
    let mut possible = 0;
    for path in films {
        let film = image::open(&path).unwrap().into_luma8();
        let raster = Raster::new(film.width(), film.height(), Samples::U8(film.into_raw())).unwrap();
        // They state no spacing, and without one nothing is clear anyhow: as if the shorter side were a cassette's.
        let pixel = 350.0 / f64::from(raster.columns().min(raster.rows()));
        let found =
            FilmMetal::find(&raster, &Presentation::default(), PixelSpacing::new(pixel, pixel).ok()).unwrap();
        assert!(found.pieces.iter().all(|piece| piece.sureness == Sureness::Possible), "{path:?}");
        possible += usize::from(!found.pieces.is_empty());
    }
    assert!(possible <= 1, "{possible} of 8 films with something that is possibly metal");
}
