//! Settings of a node: a file, and what the command line says beside it.

use anyhow::{Context, Result, ensure};
use axum::http::Uri;
use serde::Deserialize;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use upright_store::Location;

/// Settings of a node. What is not given has a default that is safe on one machine.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The folder that holds everything, unless `database` and `objects` say otherwise.
    pub store: PathBuf,
    /// Another database, as `postgres://…`.
    pub database: Option<String>,
    /// Another object store: a folder or `s3://bucket/prefix`.
    pub objects: Option<String>,
    /// Where to listen. Beyond this machine only with `tls` or `behind_proxy`.
    pub listen: SocketAddr,
    /// Certificate and key in PEM.
    pub tls: Option<Tls>,
    /// A proxy in front speaks TLS, and says whom it speaks for in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Minutes without a request after which a session ends.
    pub idle_minutes: u32,
    /// Hours after which a session ends in any case.
    pub session_hours: u32,
    /// Hours for which a case stays open after an emergency access.
    pub break_glass_hours: u32,
    /// The largest file that is received, in MiB.
    pub largest_file_mib: u64,
    /// Memory for the voxels of volumes that are looked at, in MiB; the one looked at last is kept, however large.
    pub volume_memory_mib: u64,
    /// Jobs that run at the same time.
    pub workers: usize,
    /// Requests a second from one address, and how many at once.
    pub rate: Rate,
    /// Log-in by an identity provider.
    pub oidc: Option<Oidc>,
}

/// Certificate and key.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    /// The chain of certificates, in PEM.
    pub certificate: PathBuf,
    /// The key, in PEM.
    pub key: PathBuf,
}

/// How often one address may ask.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rate {
    /// Requests a second.
    pub per_second: u32,
    /// How many may come at once.
    pub burst: u32,
    /// Attempts to log in a minute.
    pub log_ins_per_minute: u32,
}

/// An identity provider that speaks OpenID Connect.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oidc {
    /// Its address.
    pub issuer: String,
    /// The name under which it knows this node.
    pub client_id: String,
    /// The secret shared with it.
    pub client_secret: String,
    /// Where people reach this node, as `https://node.example`; the provider sends them back to
    /// `/api/v1/session/callback` there.
    pub node: String,
    /// What the page calls it.
    #[serde(default = "institution")]
    pub label: String,
}

fn institution() -> String {
    "Institution account".to_owned()
}

impl Oidc {
    fn check(&self) -> Result<()> {
        for (name, address) in [("issuer", &self.issuer), ("node", &self.node)] {
            let parsed: Uri =
                address.parse().with_context(|| format!("oidc.{name} is not an address: {address}"))?;
            let is_here = ["localhost", "127.0.0.1", "[::1]"].contains(&parsed.host().unwrap_or_default());
            let is_safe =
                parsed.scheme_str() == Some("https") || is_here && parsed.scheme_str() == Some("http");
            ensure!(is_safe, "oidc.{name} must be an https address: {address}");
        }
        Ok(())
    }
}

/// Without the secret.
impl std::fmt::Debug for Oidc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Oidc").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            store: PathBuf::from("upright-node"),
            database: None,
            objects: None,
            listen: SocketAddr::from(([127, 0, 0, 1], 8420)),
            tls: None,
            behind_proxy: false,
            idle_minutes: 15,
            session_hours: 12,
            break_glass_hours: 4,
            largest_file_mib: 1024,
            volume_memory_mib: 1024,
            workers: 1,
            rate: Rate::default(),
            oidc: None,
        }
    }
}

impl Default for Rate {
    fn default() -> Self {
        Self { per_second: 100, burst: 600, log_ins_per_minute: 20 }
    }
}

impl Config {
    /// Settings from a TOML file.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        toml::from_str(&text).with_context(|| path.display().to_string())
    }

    /// Where the store lies.
    #[must_use]
    pub fn location(&self) -> Location {
        let mut location = Location::folder(&self.store);
        if let Some(database) = &self.database {
            location.database.clone_from(database);
        }
        if let Some(objects) = &self.objects {
            location.objects.clone_from(objects);
        }
        location
    }

    /// Whether cookies travel encrypted.
    #[must_use]
    pub const fn is_encrypted(&self) -> bool {
        self.tls.is_some() || self.behind_proxy
    }

    /// What must hold before the node is reachable.
    ///
    /// # Errors
    /// Which setting would put patients' data at risk.
    pub fn check(&self) -> Result<()> {
        ensure!(
            self.listen.ip().is_loopback() || self.is_encrypted(),
            "listening on {} without encryption would send patients' data in the clear; give [tls], or behind_proxy = true where a proxy encrypts",
            self.listen
        );
        ensure!(self.idle_minutes > 0 && self.session_hours > 0, "a session must last for some time");
        ensure!(
            self.rate.per_second > 0 && self.rate.burst > 0 && self.rate.log_ins_per_minute > 0,
            "rates must allow some requests"
        );
        self.oidc.as_ref().map_or(Ok(()), Oidc::check)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_listens_beyond_this_machine_in_the_clear() {
        let open: Config = toml::from_str("listen = \"0.0.0.0:80\"").unwrap();
        assert!(open.check().unwrap_err().to_string().contains("in the clear"));
        let proxied: Config = toml::from_str("listen = \"0.0.0.0:80\"\nbehind_proxy = true").unwrap();
        proxied.check().unwrap();
        Config::default().check().unwrap();
    }

    #[test]
    fn secrets_of_the_provider_travel_encrypted() {
        let of = |issuer: &str| {
            let text = format!(
                "[oidc]\nissuer = \"{issuer}\"\nclient_id = \"a\"\nclient_secret = \"b\"\nnode = \"http://localhost:1\""
            );
            toml::from_str::<Config>(&text).unwrap().check()
        };
        of("https://login.example/realm").unwrap();
        of("http://127.0.0.1:9/realm").unwrap();
        assert!(of("http://login.example").unwrap_err().to_string().contains("https"));
        assert!(of("ftp://127.0.0.1").is_err());
        assert!(of("not an address").is_err());
    }

    #[test]
    fn a_setting_that_does_not_exist_is_said() {
        let error = toml::from_str::<Config>("lisen = \"127.0.0.1:1\"").unwrap_err().to_string();
        assert!(error.contains("lisen"), "{error}");
    }
}
