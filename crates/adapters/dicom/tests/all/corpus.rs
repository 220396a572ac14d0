//! Every file of the private corpus decodes as its index says.

use crate::shared;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs::{self, File};
use std::path::Path;
use upright_dicom::{DicomFile, Frame, ReadError};

type Record = HashMap<String, String>;

fn index(folder: &Path) -> Vec<Record> {
    let mut reader = csv::Reader::from_path(folder.join("index.csv")).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

fn frames(path: &Path) -> Result<Vec<Frame>, ReadError> {
    let mut file = DicomFile::open(File::open(path)?)?;
    let count = file.format()?.frames;
    (0..count).map(|index| file.frame(index)).collect()
}

fn sha256(frames: &[Frame]) -> String {
    let mut hasher = Sha256::new();
    frames.iter().for_each(|frame| hasher.update(&frame.data));
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What is not read, by the name under which it is refused. docs/films.md lists the same.
fn is_allowed_refusal(error: &ReadError) -> bool {
    let text = error.to_string();
    let names = [
        "JPEG Extended (processes 2 and 4) of 12 bit",
        "progressive JPEG (processes 10 and 12, or 6 and 8) of 12 bit",
        "the pixels are floating-point numbers",
        "a picture of 12 bits allocated",
        "a picture of 64 bits allocated",
    ];
    names.iter().any(|name| text.contains(name))
}

#[test]
fn every_file_decodes_as_its_index_says() {
    let Some(folder) = shared::folder("data/dicom") else { return };
    let mut wrong = Vec::new();
    let mut counts: std::collections::BTreeMap<String, u32> = Default::default();
    for record in index(&folder) {
        let path = folder.join(&record["path"]);
        let outcome = frames(&path);
        let (said, compare) = (&record["outcome"], &record["compare"]);
        let verdict = match (&outcome, said.as_str()) {
            (Err(error), "decodes") if is_allowed_refusal(error) => "refused by name".to_owned(),
            (Err(error), "decodes") => {
                wrong.push(format!("{}: {error}", record["path"]));
                "wrong".into()
            }
            (Ok(frames), "decodes") if sha256(frames) == record["pixel_sha256"] => format!("{compare}: same"),
            (Ok(_), "decodes") if compare == "tolerance" => "tolerance: differs".into(),
            (Ok(f), "decodes") => {
                wrong.push(format!(
                    "{}: other pixels {:?} {} vs {} {}",
                    record["path"],
                    f[0].kind,
                    f.len(),
                    record["pixel_dtype"],
                    record["pixel_shape"]
                ));
                "wrong".into()
            }
            (Ok(_), "no-pixels") => {
                wrong.push(format!("{}: pixels out of nothing", record["path"]));
                "wrong".into()
            }
            (Err(ReadError::NoPixels), "no-pixels") => "no pixels".into(),
            (Err(e), _) => {
                eprintln!("{}: {e}", record["path"]);
                format!("{said}: refused")
            }
            (Ok(_), _) => {
                eprintln!("{}: READ", record["path"]);
                format!("{said}: read")
            }
        };
        *counts.entry(verdict).or_default() += 1;
    }
    eprintln!("{counts:#?}");
    let _ = fs::metadata(&folder);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
