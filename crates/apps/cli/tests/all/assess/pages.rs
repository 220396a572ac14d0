//! Pages for people.

use super::{CONTRACTURE, FLATBACK_CASE, MINIMAL, page, unbroken};
use crate::program::{FLATBACK, NORMAL, document, written};
use serde_json::Value;

/// Every input of the repository.
const ALL: [&str; 6] =
    [FLATBACK_CASE, CONTRACTURE, MINIMAL, FLATBACK, NORMAL, "testdata/landmarks/flatback-six-lumbar.json"];

#[test]
fn a_flatback_that_compensates() {
    insta::assert_snapshot!(page(&[FLATBACK_CASE]));
}

#[test]
fn hips_that_do_not_extend() {
    insta::assert_snapshot!(page(&[CONTRACTURE]));
}

#[test]
fn one_film_and_nothing_else() {
    insta::assert_snapshot!(page(&[MINIMAL]));
}

#[test]
fn every_conclusion_opened() {
    insta::assert_snapshot!(page(&[MINIMAL, "--explain"]));
}

#[test]
fn a_page_as_markdown() {
    insta::assert_snapshot!(page(&[CONTRACTURE, "--format", "markdown"]));
}

/// The brief page is the beginning of the whole one.
#[test]
fn the_answer_alone() {
    for input in ALL {
        for format in ["table", "markdown"] {
            let options = [input, "--draws", "0", "--format", format];
            let (whole, brief) = (page(&options), page(&[&options[..], &["--brief"]].concat()));
            let shared = whole.lines().zip(brief.lines()).take_while(|(one, other)| one == other).count();
            let rest = brief.lines().skip(shared);
            let footer: Vec<&str> = rest.filter(|line| !line.is_empty() && *line != "---").collect();
            assert!(
                footer.len() <= 3 && shared > 10 && brief.lines().count() * 2 < whole.lines().count(),
                "{brief}"
            );
        }
    }
}

#[test]
fn no_line_is_longer_than_a_terminal_is_wide() {
    for input in ALL {
        for options in [&[][..], &["--explain"], &["--draws", "0"]] {
            let page = page(&[&[input], options].concat());
            let long: Vec<&str> = page.lines().filter(|line| line.chars().count() > 120).collect();
            assert_eq!(long, [""; 0], "{input} {options:?}");
        }
    }
}

#[test]
fn every_page_says_what_it_is_not_for() {
    for input in ALL {
        for format in ["table", "markdown", "json"] {
            let page = page(&[input, "--format", format]);
            assert!(page.contains("Research use. Not a medical device."), "{input} {format}");
        }
    }
}

/// Wherever a simulated value stands on a page, the section and the column of it are called so.
#[test]
fn simulated_values_are_called_simulated() {
    for input in ALL {
        let page = page(&[input]);
        let title = "\nSIMULATED, not a radiograph: what the film would show with other legs\n";
        let (_, simulated) = page.split_once(title).unwrap_or_else(|| panic!("{input}"));
        let simulated = simulated.split("\n\n").next().unwrap();
        let heads = simulated.lines().filter(|line| line.contains("as filmed") && line.contains("95 %"));
        let tables = simulated.lines().filter(|line| line.contains(" SVA ")).count();
        assert_eq!(heads.filter(|line| line.contains("SIMULATED")).count(), tables, "{simulated}");
        let rest = page.replace(simulated, "");
        assert!(!rest.contains("knees extended, hips as found"), "{rest}");
        for line in rest.lines().filter(|line| line.contains("beyond usual")) {
            assert!(line.contains("SIMULATED"), "{line}");
        }
    }
    let mut one = document(FLATBACK_CASE);
    one["entries"].as_array_mut().unwrap().retain(|entry| entry["id"] != "film-extended");
    let (page, _) = super::answers(&one);
    let expect = "SIMULATED with extended knees C7 would lie 243.3 mm in front of the sacrum";
    assert!(unbroken(&page).contains(expect), "{page}");
}

/// The lines with a length, but for the numbers of sources that an explanation names.
fn lengths(page: &str) -> Vec<&str> {
    let is_of_a_source = |line: &str| {
        line.contains(" = ") && line.contains(" mm, S") || line.contains(" mm (Upright's own default)")
    };
    page.lines().filter(|line| line.contains(" mm") && !is_of_a_source(line)).collect()
}

fn without_scale(landmarks: &mut Value) {
    let frame = landmarks["frame"].as_object_mut().unwrap();
    frame.retain(|field, _| field != "spacing_mm" && field != "calibration");
}

/// No length of the patient anywhere in the document.
fn has_no_length(json: &Value) {
    let axis = &json["answer"]["values"][3];
    assert_eq!((&axis["code"], &axis["value"]), (&"SVA".into(), &Value::Null));
    assert_eq!(axis["omitted"], "uncalibrated: no millimetres");
    for line in json["compensation"]["lines"].as_array().unwrap() {
        assert!(line["sva_when_set_back_mm"].is_null(), "{line}");
    }
    for part in ["answer", "simulations", "pair", "progression"] {
        let values: Vec<String> = lengths_of(&json[part]);
        assert_eq!(values, [""; 0], "{part}");
    }
}

/// What is given in millimetres and is not null.
fn lengths_of(value: &Value) -> Vec<String> {
    let has_length = value["unit"] == "mm" && value.get("value").is_none_or(|value| !value.is_null());
    let below: Vec<&Value> = match value {
        Value::Object(fields) => fields.values().collect(),
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    has_length.then(|| value.to_string()).into_iter().chain(below.into_iter().flat_map(lengths_of)).collect()
}

#[test]
fn without_scale_no_millimetre_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let mut film = document(FLATBACK);
    without_scale(&mut film);
    let film = written(folder.path(), "landmarks.json", &film);
    let mut case = document(FLATBACK_CASE);
    for entry in case["entries"].as_array_mut().unwrap() {
        if entry["fact"]["kind"] == "film" {
            without_scale(&mut entry["fact"]["landmarks"]);
        }
    }
    let case = written(folder.path(), "flatback.case.json", &case);
    for input in [&[film.as_str()][..], &[&film, "--age", "68"], &[&case]] {
        for options in [&[][..], &["--explain"], &["--draws", "0"]] {
            let page = page(&[input, options].concat());
            assert_eq!(lengths(&page), [""; 0], "{input:?} {options:?}");
        }
        has_no_length(&super::as_json(input));
    }
    assert!(!lengths(&page(&[FLATBACK])).is_empty(), "the check finds nothing at all");
}
