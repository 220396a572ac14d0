//! `upright case`: a record begun, added to, shown, and answered.

use crate::program::{Answer, upright};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

struct Record {
    folder: TempDir,
}

impl Record {
    fn begun() -> Self {
        let record = Self { folder: TempDir::new().unwrap() };
        assert_eq!(upright(&["case", "new", record.path()]).code, 0);
        record
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("patient.case.json")
    }

    fn path(&self) -> &str {
        Box::leak(self.file().to_str().unwrap().to_owned().into_boxed_str())
    }

    fn add(&self, words: &[&str]) -> Answer {
        upright(&[&["case", "add", self.path()], words].concat())
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&fs::read(self.file()).unwrap()).unwrap()
    }

    /// Refused, with this reason, and nothing changed or left behind.
    fn refuses(&self, words: &[&str], expect: &str) {
        let before = fs::read(self.file()).unwrap();
        let answer = self.add(words);
        assert_eq!(answer.code, 1, "{words:?}");
        assert!(answer.stderr.contains(expect), "{words:?}: {}", answer.stderr);
        assert_eq!(fs::read(self.file()).unwrap(), before, "{words:?}");
        assert_eq!(files(self.folder.path()), ["patient.case.json"], "{words:?}");
    }
}

fn files(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[test]
fn a_record_grows_entry_by_entry() {
    let record = Record::begun();
    for words in [
        &["person", "age_years=68", "sex=female"][..],
        &["joint_examination", "thomas_deg.left=0", "thomas_deg.right=10", "--on", "2026-03-02"],
        &["physical_therapy", "sessions_attended=12", "goals=[\"falls\"]", "outcome=helped"],
        &["outcome", "instrument=odi", "score=46", "--id", "odi"],
        &["outcome", "instrument=odi", "score=64", "--supersedes", "odi", "--author", "dr a"],
    ] {
        let answer = record.add(words);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
    }
    let json = record.json();
    let entries = json["entries"].as_array().unwrap();
    assert_eq!(entries.len(), 5);
    assert_eq!(entries[0]["id"], "person-1");
    assert_eq!(entries[1]["fact"]["thomas_deg"]["right"], 10);
    assert!(entries[1]["recorded_at"].is_string(), "recorded today, of another day");
    assert_eq!((&entries[4]["supersedes"], &entries[4]["author"]), (&"odi".into(), &"dr a".into()));
    let shown = upright(&["case", "show", record.path()]).text();
    for part in [
        "5 entries, 1 of them corrected",
        "corrected by outcome-1",
        "corrects odi",
        "goals falls, outcome helped",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(shown.contains("Research use. Not a medical device."));
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_half_written() {
    let record = Record::begun();
    assert_eq!(record.add(&["outcome", "instrument=odi", "score=46", "--id", "odi"]).code, 0);
    record.refuses(&["outcom", "instrument=odi", "score=46"], "did you mean \"outcome\"?");
    record.refuses(&["outcome", "instrument=odi", "score=146"], "it runs from 0 to 100");
    record.refuses(&["outcome", "instrument=odi", "score=46", "--id", "odi"], "name of its own");
    record.refuses(&["outcome", "instrument=odi", "score=46", "--supersedes", "other"], "nowhere before");
    record.refuses(&["outcome", "instrument=odi", "score=46", "--on", "2999-01-01"], "lies in the future");
    record.refuses(&["outcome", "instrument=odi", "score=46", "colour=red"], "no such field");
    record.refuses(&["outcome", "instrument"], "write it as field=value");
    record.refuses(&["drug_treatment", "class=nsaid", "outcome=declined"], "reason");
    record.refuses(&["strength", "root=L5", "side=left", "grade=6"], "5");
    let again = upright(&["case", "new", record.path()]);
    assert_eq!(again.code, 1, "{}", again.stderr);
    assert_eq!(record.json()["entries"].as_array().unwrap().len(), 1);
}

#[test]
fn writers_at_once_lose_no_entry() {
    const WRITERS: usize = 12;
    let record = Record::begun();
    let path = record.path();
    std::thread::scope(|scope| {
        for score in 0..WRITERS {
            scope.spawn(move || {
                let score = format!("score={score}");
                let answer = upright(&["case", "add", path, "outcome", "instrument=odi", &score]);
                assert_eq!(answer.code, 0, "{}", answer.stderr);
            });
        }
    });
    assert_eq!(record.json()["entries"].as_array().unwrap().len(), WRITERS);
    assert_eq!(files(record.folder.path()), ["patient.case.json"], "nothing is left behind");
}

#[test]
fn what_a_killed_writer_left_is_no_obstacle() {
    let record = Record::begun();
    fs::write(record.folder.path().join(".patient.case.json.new"), "half of").unwrap();
    assert_eq!(record.add(&["person", "age_years=68"]).code, 0);
    assert_eq!(files(record.folder.path()), ["patient.case.json"]);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let record = Record::begun();
    fs::set_permissions(record.file(), fs::Permissions::from_mode(0o640)).unwrap();
    let link = record.folder.path().join("link.case.json");
    symlink(record.file(), &link).unwrap();
    let answer = upright(&["case", "add", link.to_str().unwrap(), "person", "age_years=68"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(record.json()["entries"].as_array().unwrap().len(), 1);
    assert_eq!(fs::metadata(record.file()).unwrap().permissions().mode() & 0o777, 0o640);
    fs::remove_file(link).unwrap();
    fs::set_permissions(record.file(), fs::Permissions::from_mode(0o440)).unwrap();
    record.refuses(&["person", "age_years=69"], "write-protected");
}

#[test]
fn a_correction_is_about_the_same() {
    let record = Record::begun();
    let retention = ["clinical_finding", "symptom=urinary_retention", "presence=present", "--id", "alarm"];
    assert_eq!(record.add(&retention).code, 0);
    let other = ["clinical_finding", "symptom=axial_pain", "presence=present", "--supersedes", "alarm"];
    record.refuses(&other, "\"alarm\" is about clinical finding: urinary retention");
    assert_eq!(record.add(&[&other[..], &["--withdraw"]].concat()).code, 0);
}

#[test]
fn landmarks_of_a_file_are_kept_in_the_record() {
    let record = Record::begun();
    let landmarks = record.folder.path().join("film.json");
    fs::copy("../../../testdata/landmarks/normal.json", &landmarks).unwrap();
    let answer = record.add(&["film", "landmarks_file=film.json"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    fs::remove_file(landmarks).unwrap();
    let shown = upright(&["case", "show", record.path()]).text();
    assert!(shown.contains(" landmarks"), "{shown}");
    assert!(record.json()["entries"][0]["fact"]["landmarks"]["landmarks"].is_array());
}

#[test]
fn the_day_is_never_in_the_future_by_itself() {
    let record = Record::begun();
    let entry = |id: &str, day: &str, symptom: &str| {
        format!(
            r#"{{"id": "{id}", "effective_at": "{day}", "author": "a",
            "fact": {{"kind": "clinical_finding", "symptom": "{symptom}", "presence": "present"}}}}"#
        )
    };
    let entries =
        [entry("now", "2026-03-01", "urinary_retention"), entry("typo", "2962-03-01", "axial_pain")];
    let case = format!(r#"{{"schema": "upright.case/1", "entries": [{}]}}"#, entries.join(","));
    fs::write(record.file(), case).unwrap();
    let page = upright(&["case", "assess", record.path()]).text();
    assert!(page.contains("LOOK AGAIN: 1 entry of a day in the future"), "{page}");
    assert!(!page.contains("as known on 2962"), "{page}");
}

#[test]
fn a_case_that_cannot_be_read_is_not_passed_over() {
    let record = Record::begun();
    fs::write(record.folder.path().join("empty.case.json"), "").unwrap();
    let answer = upright(&["case", "assess", record.folder.path().to_str().unwrap(), "--brief"]);
    assert_eq!(answer.code, 2, "{}", answer.stderr);
    assert!(answer.stderr.contains("empty.case.json"), "{}", answer.stderr);
}

#[test]
fn landmarks_alone_are_no_case() {
    let answer = upright(&["case", "assess", "testdata/landmarks/normal.json"]);
    assert!(answer.code == 1 && answer.stderr.contains("upright assess"), "{}", answer.stderr);
}

#[test]
fn entries_of_unknown_kinds_stay_letter_for_letter() {
    let record = Record::begun();
    let odd = r#"{"id": "walk",  "effective_at": "2026-03-01", "author": "a", "fact": {"kind": "gait_analysis", "speed": 1.250}}"#;
    let case = format!("{{\"schema\": \"upright.case/1\", \"entries\": [\n    {odd}\n]}}\n");
    fs::write(record.file(), case).unwrap();
    assert_eq!(record.add(&["person", "age_years=68"]).code, 0);
    assert!(fs::read_to_string(record.file()).unwrap().contains(odd));
}

const STORY: &str = "testdata/stories/progression.case.json";

#[test]
fn an_answer_is_read_aloud_from_the_top() {
    let page = upright(&["case", "assess", STORY, "--draws", "200"]).text();
    let order = [
        "\nAnswer\n",
        "\nWork-up\n",
        "\nNonoperative course\n",
        "\nElective indication\n",
        "\nOptimise first",
    ];
    let places: Vec<usize> =
        order.iter().map(|part| page.find(part).unwrap_or_else(|| panic!("{part}: {page}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    for part in [
        "Deformity-surgeon referral advised.",
        "if the imbalance progresses and there is significant pain, surgery is usually indicated",
        "Research use. Not a medical device.",
    ] {
        assert!(page.replace("\n  ", " ").contains(part), "{part}: {page}");
    }
    let brief = upright(&["case", "assess", STORY, "--draws", "200", "--brief"]).text();
    assert!(brief.lines().count() * 2 < page.lines().count());
    let long: Vec<&str> = page.lines().filter(|line| line.chars().count() > 120).collect();
    assert_eq!(long, [""; 0]);
}

#[test]
fn a_red_flag_goes_before_everything() {
    let page = upright(&["case", "assess", "testdata/stories/red-flag.case.json", "--draws", "0"]).text();
    let first = page.lines().skip_while(|line| *line != "Answer").nth(1).unwrap();
    assert!(first.trim_start().starts_with("EMERGENCY NOW"), "{first}");
    assert!(page.contains("A red flag goes first"));
}

#[test]
fn the_answer_as_json_and_of_a_folder() {
    let one = upright(&["case", "assess", STORY, "--draws", "0", "--format", "json"]).json();
    assert_eq!(one["schema"], "upright.answer/1");
    assert_eq!(one["indication"]["verdict"], "referral_advised");
    let all = upright(&["case", "assess", "testdata/stories", "--draws", "0", "--format", "json"]);
    assert_eq!((all.code, all.json().as_array().unwrap().len()), (0, 14));
}

/// What a clinician would read aloud stands on the page of every story.
#[test]
fn every_story_says_what_it_is_about() {
    let folder = crate::program::root().join("testdata/stories");
    let mut unsaid = Vec::new();
    for file in fs::read_dir(&folder).unwrap() {
        let file = file.unwrap().file_name().into_string().unwrap();
        let Some(name) = file.strip_suffix(".expected.json") else { continue };
        let expect: Value = serde_json::from_slice(&fs::read(folder.join(&file)).unwrap()).unwrap();
        let case = format!("testdata/stories/{name}.case.json");
        let page = upright(&["case", "assess", &case, "--draws", "200", "--format", "markdown"]).text();
        let page = page.to_lowercase().replace('\\', "");
        for phrase in expect["says"].as_array().unwrap() {
            let phrase = phrase.as_str().unwrap();
            if !page.contains(&phrase.to_lowercase()) {
                unsaid.push(format!("{name}: {phrase}"));
            }
        }
    }
    assert_eq!(unsaid, [""; 0]);
}
