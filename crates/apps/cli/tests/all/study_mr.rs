//! `upright study analyse`: where metal leaves no signal in MR, and what it contradicts once a person confirmed it.

use crate::program::upright;
use crate::studies::valid;
use crate::study_films::assessed;
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

/// Bodies of the lumbar spine as the truth has them, as a person names them.
fn bodies(patient: &str) -> Vec<String> {
    let truth: Value =
        serde_json::from_str(&fs::read_to_string(format!("{patient}/truth.json")).unwrap()).unwrap();
    let vertebrae = truth["inside"]["vertebrae"].as_array().unwrap();
    let lumbar = vertebrae.iter().filter(|one| one["level"].as_str().unwrap().starts_with('L'));
    let named = lumbar.map(|one| {
        let place: Vec<String> = one["centre_mm"]
            .as_array()
            .unwrap()
            .iter()
            .map(|part| format!("{:.0}", part.as_f64().unwrap()))
            .collect();
        format!("--mr-vertebra={}@{}", one["level"].as_str().unwrap(), place.join(","))
    });
    named.collect()
}

#[test]
fn a_void_of_metal_contradicts_a_record_without_metal_once_it_is_confirmed() {
    let folder = TempDir::new().unwrap();
    let patient = folder.path().to_str().unwrap();
    let made = [
        "phantom",
        "patient",
        "--seed",
        "63007",
        "--type",
        "flatback",
        "--studies",
        "mr",
        "--mr-matrix",
        "320",
        "--mr-metal-protocol",
        "no",
        "--landmarks-only",
        "--out",
        patient,
    ];
    let made = upright(&made);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let slices = format!("{patient}/mr");
    let bodies = bodies(patient);
    let analyse = |more: &[&str]| {
        let named = bodies.iter().map(String::as_str);
        upright(
            &["study", "analyse", slices.as_str()]
                .into_iter()
                .chain(named)
                .chain(more.iter().copied())
                .collect::<Vec<_>>(),
        )
    };

    let text = analyse(&[]).text();
    assert!(text.contains("  signal is piled up, as beside metal, beside that of L"), "{text}");
    assert!(
        text.contains("metal not looked for: much of the back gives no signal, as fat does on STIR"),
        "{text}"
    );
    let found = valid(&analyse(&["--format", "json"]));
    let of = |name: &str| {
        let series = found["series"].as_array().unwrap();
        let is_it = |one: &&Value| one["description"].as_str().unwrap().to_lowercase().contains(name);
        series.iter().find(is_it).unwrap_or_else(|| panic!("{name}: {found}"))["stacks"][0]["mr"].clone()
    };
    let (t2, stir) = (of("t2"), of("stir"));
    assert_eq!((&stir["voids"], &stir["not_looked_at"]["code"]), (&Value::Null, &"dark_tissue".into()));
    assert!(t2["technique"]["pixel_bandwidth_hz"].as_f64().unwrap() > 50.0, "{t2}");
    assert_eq!(t2["technique"]["field_tesla"], 1.5);
    assert!(t2["voids"].as_array().unwrap().iter().any(|one| one["is_rimmed"] == true), "{t2}");
    assert_eq!(t2["levels"].as_array().unwrap().len(), 5, "{t2}");
    let degraded = |one: &&Value| one["is_degraded"] == true;
    assert!(t2["levels"].as_array().unwrap().iter().any(|one| degraded(&one)), "{t2}");
    let implant = &t2["proposals"][0];
    assert_eq!((&implant["finding"], &implant["presence"]), (&"implant".into(), &"present".into()), "{t2}");

    for (status, contradicts) in [("proposed", false), ("confirmed", true)] {
        let mut finding = implant.clone();
        finding["status"] = status.into();
        let answer = assessed(folder.path(), "mri", finding);
        assert_eq!(answer.contains("metal-denied-but-implant-seen"), contradicts, "{status}: {answer}");
    }

    let unnamed = upright(&["study", "analyse", &slices]).text();
    assert!(unnamed.contains("metal not looked for: name two bodies or more, as --mr-vertebra"), "{unnamed}");
    let one = upright(&["study", "analyse", &slices, &bodies[0]]).text();
    assert!(one.contains("metal not looked for: name two bodies or more"), "{one}");
}

#[test]
fn bodies_are_named_in_an_mr_only() {
    let folder = TempDir::new().unwrap();
    let patient = folder.path().to_str().unwrap();
    let made = upright(&[
        "phantom",
        "patient",
        "--seed",
        "2",
        "--type",
        "normal",
        "--resolution",
        "1",
        "--out",
        patient,
    ]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let refused = upright(&["study", "analyse", patient, "--mr-vertebra", "L3@0,0,0"]);
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains("there is no MR among the files"), "{}", refused.stderr);
    let strange = upright(&["study", "analyse", patient, "--mr-vertebra", "L33@0,0,0"]);
    assert_eq!(strange.code, 1);
    assert!(strange.stderr.contains("there is no vertebra"), "{}", strange.stderr);
}
