//! Dependencies point one way: apps to adapters to domain, and along one chain inside domain.

use crate::workspace::cargo;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// The chain inside domain: each room may use every room to its left.
const CHAIN: [&str; 6] = ["anatomy", "measurement", "evidence", "casefile", "assessment", "pathway"];
/// Rooms beside the chain and what they may use.
const BESIDE: [(&str, &[&str]); 5] = [
    ("planning", &["anatomy", "measurement", "evidence", "casefile", "assessment"]),
    ("imaging", &["anatomy"]),
    ("placement", &["anatomy", "measurement", "evidence"]),
    ("phantom", &["anatomy", "measurement", "evidence", "imaging"]),
    ("reading", &["anatomy", "measurement", "evidence", "casefile", "imaging"]),
];
/// A record of facts knows no cut-off.
const NEVER: [(&str, &str); 1] = [("casefile", "evidence")];
/// Everything a domain room may take from outside; no clock, no I/O, no runtime among it.
const OUTSIDE: [&str; 6] = ["thiserror", "jiff", "nalgebra", "rand_chacha", "rand_distr", "wide"];
/// What single rooms may take besides.
const OUTSIDE_FOR: [(&str, &[&str]); 3] =
    [("pathway", &["serde", "toml"]), ("imaging", &["rayon", "fast_image_resize"]), ("phantom", &["rayon"])];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    kind: Option<String>,
}

/// A room of the workspace and the floor it stands on.
#[derive(Clone, Debug, PartialEq)]
struct Room {
    floor: String,
    name: String,
}

/// Fails on any arrow that the architecture does not have.
pub(crate) fn check() -> Result<()> {
    let output = cargo().args(["metadata", "--format-version", "1", "--no-deps"]).output()?;
    ensure!(output.status.success(), "cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: Metadata = serde_json::from_slice(&output.stdout)?;
    let rooms: Vec<(Room, &Package)> =
        metadata.packages.iter().map(|package| Ok((room(package)?, package))).collect::<Result<_>>()?;
    let mut wrong = Vec::new();
    for (from, package) in &rooms {
        let arrows =
            package.dependencies.iter().filter(|dependency| dependency.kind.as_deref() != Some("dev"));
        for dependency in arrows {
            let to = rooms.iter().find(|(_, other)| other.name == dependency.name).map(|(room, _)| room);
            if !may_use(from, to, &dependency.name) {
                wrong.push(format!("{} uses {}", from.name, dependency.name));
            }
        }
    }
    ensure!(wrong.is_empty(), "arrows that the architecture does not have:\n  {}", wrong.join("\n  "));
    Ok(())
}

/// `crates/domain/anatomy/Cargo.toml` is the room `anatomy` on the floor `domain`.
fn room(package: &Package) -> Result<Room> {
    let mut parts = package.manifest_path.rsplit(['/', '\\']).skip(1);
    let name = parts.next().context("a package without a folder")?.to_owned();
    let floor = parts.next().unwrap_or_default();
    let known = ["domain", "adapters", "apps"].contains(&floor);
    Ok(Room { floor: if known { floor } else { "tools" }.to_owned(), name })
}

fn may_use(from: &Room, to: Option<&Room>, name: &str) -> bool {
    match (from.floor.as_str(), to) {
        ("domain", None) => {
            let own = OUTSIDE_FOR.iter().find(|(room, _)| *room == from.name);
            OUTSIDE.contains(&name) || own.is_some_and(|(_, crates)| crates.contains(&name))
        }
        (_, None) => true,
        ("domain", Some(to)) => to.floor == "domain" && inside_domain(&from.name, &to.name),
        ("adapters", Some(to)) => to.floor == "domain" || (to.floor == "adapters" && to.name == "documents"),
        ("apps", Some(to)) => {
            to.floor != "tools" && (to.floor != "apps" || (from.name == "cli" && to.name == "server"))
        }
        (_, Some(_)) => false,
    }
}

fn inside_domain(from: &str, to: &str) -> bool {
    if NEVER.contains(&(from, to)) {
        return false;
    }
    if let Some((_, allowed)) = BESIDE.iter().find(|(room, _)| *room == from) {
        return allowed.contains(&to);
    }
    let place = |room: &str| CHAIN.iter().position(|link| *link == room);
    matches!((place(from), place(to)), (Some(from), Some(to)) if to < from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_has_no_wrong_arrow() {
        check().unwrap();
    }

    fn allowed((floor, name): (&str, &str), (to_floor, to_name): (&str, &str)) -> bool {
        let room = |floor: &str, name: &str| Room { floor: floor.to_owned(), name: name.to_owned() };
        may_use(&room(floor, name), Some(&room(to_floor, to_name)), &format!("upright-{to_name}"))
    }

    #[test]
    fn arrows_point_one_way() {
        assert!(allowed(("domain", "evidence"), ("domain", "measurement")));
        assert!(!allowed(("domain", "measurement"), ("domain", "evidence")));
        assert!(!allowed(("domain", "casefile"), ("domain", "evidence")));
        assert!(!allowed(("domain", "phantom"), ("domain", "assessment")));
        assert!(allowed(("domain", "placement"), ("domain", "evidence")));
        assert!(!allowed(("domain", "placement"), ("domain", "casefile")));
        assert!(!allowed(("domain", "assessment"), ("domain", "placement")));
        assert!(!allowed(("domain", "anatomy"), ("adapters", "documents")));
        assert!(allowed(("adapters", "report"), ("adapters", "documents")));
        assert!(!allowed(("adapters", "documents"), ("adapters", "report")));
        assert!(allowed(("apps", "cli"), ("apps", "server")));
        assert!(!allowed(("apps", "server"), ("apps", "cli")));
    }

    #[test]
    fn domain_takes_no_clock_and_no_io_from_outside() {
        let anatomy = Room { floor: "domain".to_owned(), name: "anatomy".to_owned() };
        assert!(may_use(&anatomy, None, "thiserror"));
        for name in ["tokio", "serde", "serde_json", "rayon", "chrono"] {
            assert!(!may_use(&anatomy, None, name), "{name}");
        }
    }
}
