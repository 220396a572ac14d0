//! Many inputs: order, failures, exit codes, threads.

use crate::program::{FLATBACK, NORMAL, command, document, upright, upright_reading, written};
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

#[test]
fn the_rest_is_measured_when_one_fails_and_the_order_is_kept() {
    let answer =
        upright(&["measure", NORMAL, "no-such-file.json", FLATBACK, "README.md", "--format", "jsonl"]);
    assert_eq!(answer.code, 2);
    let lines = answer.lines();
    let sources: Vec<&str> = lines.iter().map(|line| line["source"].as_str().unwrap()).collect();
    assert_eq!(sources, [NORMAL, "no-such-file.json", FLATBACK, "README.md"]);
    assert!(lines[1]["error"].as_str().unwrap().contains("No such file"));
    assert!(lines[3]["error"].as_str().unwrap().starts_with("not JSON"));
    assert!(answer.stderr.contains("error: no-such-file.json: cannot open the file"));
    assert!(answer.stderr.contains("2 of 4 inputs failed"));
    let array = upright(&["measure", NORMAL, "no-such-file.json", "--format", "json"]);
    assert_eq!((array.code, array.json().as_array().unwrap().len()), (2, 2));
    let csv = upright(&["measure", "no-such-file.json", NORMAL, "--format", "csv"]);
    assert_eq!((csv.code, csv.text().lines().count()), (2, 3));
}

#[test]
fn exit_codes() {
    assert_eq!(upright(&["measure", NORMAL]).code, 0);
    assert_eq!(upright(&["measure", "no-such-file.json"]).code, 1);
    assert_eq!(upright(&["measure", "no-such-file.json", "nor-this.json"]).code, 1);
    assert_eq!(upright(&["measure"]).code, 1, "2 would mean that something was measured");
    assert_eq!(upright(&["measure", NORMAL, "--draws", "-3"]).code, 1);
    assert_eq!(upright(&["--help"]).code, 0);
}

#[test]
fn folders_and_lists_from_standard_input() {
    let folder = upright(&["measure", "testdata/landmarks", "--format", "jsonl"]).lines();
    let sources: Vec<&str> = folder.iter().map(|line| line["source"].as_str().unwrap()).collect();
    assert_eq!(sources, ["testdata/landmarks/flatback-six-lumbar.json", FLATBACK, NORMAL]);
    let list = format!("{FLATBACK}\n\n{NORMAL}\n");
    let listed = upright_reading(&["measure", "-", "--format", "jsonl"], &list);
    assert_eq!((listed.code, listed.lines()), (0, folder[1..].to_vec()));
    let one = upright_reading(&["measure", "-", "--format", "json"], NORMAL);
    assert_eq!(one.json().as_array().unwrap().len(), 1, "a list stays a list, whatever its length");
    let single = tempfile::tempdir().unwrap();
    written(single.path(), "one.json", &document(NORMAL));
    let one = upright(&["measure", single.path().to_str().unwrap(), "--format", "json"]);
    assert_eq!(one.json().as_array().unwrap().len(), 1, "a folder stays a list too");
    let empty = tempfile::tempdir().unwrap();
    let answer = upright(&["measure", empty.path().to_str().unwrap()]);
    assert_eq!(answer.code, 1);
    assert!(answer.stderr.contains("the folder holds no .json document"));
    let nothing = upright_reading(&["measure", "-", "--format", "jsonl"], "");
    assert_eq!((nothing.code, nothing.stderr.as_str()), (1, "error: no input\n"));
}

#[test]
fn odd_lists_end_and_stay_small() {
    let folder = tempfile::tempdir().unwrap();
    let list = std::fs::File::open(folder.path()).unwrap();
    let output = command(&["measure", "-", "--format", "jsonl"]).stdin(list).output().unwrap();
    assert_eq!(
        String::from_utf8(output.stdout).unwrap().lines().count(),
        1,
        "a folder cannot be read as a list"
    );
    let long = "x".repeat(3_000_000);
    let answer = upright_reading(&["measure", "-", "--format", "jsonl"], &format!("{long}\n{NORMAL}\r\n"));
    assert_eq!((answer.code, answer.lines().len()), (2, 2));
    assert!(answer.stderr.contains("a line is longer than any path"));
}

/// A program that sends one path at a time gets its answer before it sends the next.
#[test]
fn each_path_is_answered_when_it_comes() {
    let mut child = command(&["measure", "-", "--format", "jsonl", "--draws", "0"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut paths = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    for path in [NORMAL, FLATBACK] {
        writeln!(paths, "{path}").unwrap();
        let mut line = String::new();
        answers.read_line(&mut line).unwrap();
        assert!(line.contains(path), "{line}");
    }
    drop(paths);
    assert!(child.wait().unwrap().success());
}

#[cfg(unix)]
#[test]
fn a_folder_that_links_to_itself_is_walked_once() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path(), "one.json", &document(NORMAL));
    std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).unwrap();
    let answer = upright(&["measure", folder.path().to_str().unwrap(), "--format", "jsonl"]);
    assert_eq!((answer.code, answer.lines().len()), (0, 1));
    assert!(answer.stderr.contains("skipped: "), "{}", answer.stderr);
}

#[test]
fn an_answer_does_not_depend_on_the_order_of_inputs() {
    let run = |inputs: [&str; 2]| {
        let mut lines = upright(&["measure", inputs[0], inputs[1], "--format", "jsonl"]).lines();
        lines.sort_by_key(|line| line["source"].to_string());
        lines
    };
    assert_eq!(run([FLATBACK, NORMAL]), run([NORMAL, FLATBACK]));
}

/// More inputs than one batch holds.
#[test]
fn bytes_do_not_depend_on_threads() {
    let folder = tempfile::tempdir().unwrap();
    let mut flatback = document(FLATBACK);
    for number in 0..600 {
        flatback["landmarks"][0]["x"] = serde_json::json!(880.0 + f64::from(number) * 0.01);
        written(folder.path(), &format!("{number:03}.json"), &flatback);
    }
    let path = folder.path().to_str().unwrap();
    let run = |threads: &str, seed: &str| {
        upright(&[
            "measure",
            path,
            "--format",
            "jsonl",
            "--draws",
            "100",
            "--threads",
            threads,
            "--seed",
            seed,
        ])
    };
    let (one, three) = (run("1", "1"), run("3", "1"));
    assert_eq!(one.lines().len(), 600);
    assert!(one.stdout == three.stdout, "the bytes differ between one and three threads");
    assert!(one.stdout != run("3", "2").stdout, "the seed changes nothing");
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..300 {
        written(folder.path(), &format!("{number}.json"), &document(NORMAL));
    }
    let mut child =
        command(&["measure", folder.path().to_str().unwrap(), "--format", "jsonl", "--draws", "100"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}
