//! `cargo xtask test`: everything that must hold.

use crate::postgres::Postgres;
use crate::workspace::{self, cargo, command, root};
use crate::{check, setup};
use anyhow::Result;
use std::fs;
use std::path::PathBuf;

/// Scripts of the independent reference that reproduce their own files.
const REFERENCES: [&str; 6] = [
    "testdata/clinical/make_vectors.py",
    "testdata/clinical/make_extra_vectors.py",
    "testdata/landmarks/make_landmarks.py",
    "testdata/cases/make_cases.py",
    "testdata/stories/make_stories.py",
    "fuzz/make_seeds.py",
];

/// Checks, references, and the tests of the workspace.
pub(crate) fn run(full: bool) -> Result<()> {
    setup::native()?;
    check::run()?;
    setup::python()?;
    // dciodvfy and dcmtk judge the films that ours write.
    setup::peers()?;
    // An engine that is not ours is asked whether the exported rules say the same.
    setup::cql()?;
    for script in REFERENCES {
        workspace::run(command("python3").arg("-B").args([script, "--check"]))?;
    }
    let mut tests = cargo();
    tests.args(["test", "--profile", "ci", "--workspace"]);
    if full {
        tests.env("UPRIGHT_FULL", "1");
        tests.envs(reference_pixels()?.map(|folder| ("UPRIGHT_REFERENCE_PIXELS", folder)));
    }
    workspace::run(&mut tests)?;
    crate::web::test()?;
    other_database()?;
    node_schema(full)?;
    identity_provider()?;
    // Whether it compiles: a program that nobody runs need not be linked.
    let lean = ["check", "--quiet", "--profile", "ci", "--package", "upright-cli", "--no-default-features"];
    workspace::run(cargo().args(lean))?;
    if full {
        peers_accept()?;
        crate::bench::measurement::run()?;
        crate::bench::film::run()?;
        crate::bench::phantom::run()?;
        crate::bench::assessment::run()?;
        crate::bench::pathway::run()?;
        crate::bench::node::run()?;
        crate::fuzz::run(LONG_FUZZ)?;
    } else {
        crate::fuzz::run(SHORT_FUZZ)?;
        eprintln!(
            "left to --full: class probabilities of 5,000 patients (400 here), edges on 35 films of phantoms (4 here), metal on 80 (4 here), bone scans of 210 phantoms (14 here), 100 CTs of usual and of low dose (2 here), 300 CT myelograms, 16 pairs of CTs and endplates of 200 lying phantoms (none here), timings of kernel, documents, films, phantoms, assessments, rules and nodes, 200 kills of a node (10 here), 200 examples of each route (10 here), lossy pictures beside the reference decoders, slices and scans of a phantom in pydicom, dcmtk and Orthanc, {LONG_FUZZ} s of fuzzing a target"
        );
    }
    if !shared_data().is_dir() {
        eprintln!(
            "SKIPPED 18 tests: no shared data (radiographs, DICOM corpora, standards; set UPRIGHT_SHARED)"
        );
    }
    Ok(())
}

/// The store's tests once more, on the database that a grown node has.
fn other_database() -> Result<()> {
    let server = Postgres::start()?;
    let mut tests = command(workspace::built("upright-store", "all")?);
    tests.current_dir(root().join("crates/adapters/store"));
    workspace::run(tests.env("UPRIGHT_POSTGRES", server.address()))
}

/// Whether the node answers everything that its description allows as it says there.
fn node_schema(full: bool) -> Result<()> {
    let script = root().join("xtask/yardsticks/node_schema.py");
    let program = root().join("target/ci/upright");
    let film = root().join("testdata/dicom/sample_dx.dcm");
    let examples = if full { "200" } else { "10" };
    workspace::run(command(setup::schemathesis()?).arg("-B").arg(script).args([program, film]).arg(examples))
}

/// Whether people log in by an identity provider that is not ours, and nobody else does.
fn identity_provider() -> Result<()> {
    let folder = setup::oidc()?;
    let program = root().join("target/ci/upright");
    let log = folder.join("log");
    let mut flow = command("node");
    flow.arg("run.mjs").arg(program).current_dir(folder).stderr(fs::File::create(&log)?);
    workspace::run(&mut flow).inspect_err(|_| eprint!("{}", fs::read_to_string(&log).unwrap_or_default()))
}

/// Whether programs that are not ours take and show every slice and scan of a phantom, with the values that ours wrote.
fn peers_accept() -> Result<()> {
    setup::orthanc()?;
    let made = root().join("target/peers");
    if made.exists() {
        fs::remove_dir_all(&made)?;
    }
    let mut phantom = command(root().join("target/ci/upright"));
    phantom.args(["phantom", "patient", "--type", "flatback", "--seed", "2", "--landmarks-only"]);
    phantom.args([
        "--studies",
        "ct,myelogram,mr,bone-scan",
        "--mr-axial",
        "--ct-matrix",
        "64",
        "--mr-matrix",
        "64",
    ]);
    workspace::run(phantom.arg("--out").arg(&made))?;
    let script = root().join("xtask/yardsticks/peers_accept.py");
    workspace::run(command(setup::yardsticks()?).arg("-B").arg(script).arg(&made))?;
    Ok(fs::remove_dir_all(made)?)
}

/// Seconds of fuzzing a target: in the gate, and in the long proofs.
const SHORT_FUZZ: u64 = 20;
const LONG_FUZZ: u64 = 600;

/// Lossy pictures of the private corpus as the reference decodes them; none without the corpus.
fn reference_pixels() -> Result<Option<PathBuf>> {
    let corpus = shared_data().join("dicom");
    if !corpus.is_dir() {
        return Ok(None);
    }
    let folder = root().join("target/reference-pixels");
    let script = root().join("xtask/yardsticks/reference_pixels.py");
    workspace::run(command(setup::yardsticks()?).arg(script).arg(corpus).arg(&folder))?;
    Ok(Some(folder))
}

/// Private test data: `UPRIGHT_SHARED`, else `shared` beside the root.
pub(crate) fn shared_data() -> PathBuf {
    let shared = std::env::var_os("UPRIGHT_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    shared.join("data")
}
