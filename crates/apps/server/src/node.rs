//! A node: store, clock, trail, and everything that requests share.

use crate::auth::provider::Provider;
use crate::auth::rights::Looks;
use crate::auth::{password, secret};
use crate::clock::Clock;
use crate::config::Config;
use crate::problem::Problem;
use crate::rates::Rates;
use crate::routes::account;
use crate::tiles::TileCache;
use crate::volumes::Kept;
use crate::work::Wake;
use anyhow::{Context, Result};
use metrics_exporter_prometheus::PrometheusHandle;
use std::path::PathBuf;
use std::sync::Arc;
use upright_store::{Account, AccountChange, AuditGroup, Deed, NewAccount, Role, Store};

/// The hidden command that decodes pixels in a process of its own.
pub const DECODE_WORKER: &str = "decode-worker";

/// A node.
pub struct Node {
    /// Where everything is kept.
    pub store: Store,
    /// What time it is.
    pub clock: Clock,
    /// Where reads are recorded.
    pub audit: AuditGroup,
    /// Its settings.
    pub config: Config,
    /// Who decodes pixels.
    pub(crate) decoder: upright_dicom::Worker,
    /// Who else says who somebody is.
    pub(crate) provider: Option<Provider>,
    pub(crate) rates: Rates,
    pub(crate) looks: Looks,
    pub(crate) tiles: TileCache,
    pub(crate) volumes: Kept,
    pub(crate) wake: Wake,
    pub(crate) metrics: PrometheusHandle,
}

impl Node {
    /// Opens the node of these settings. `program` is the binary that decodes pixels when called with [`DECODE_WORKER`].
    ///
    /// # Errors
    /// What keeps the store from being opened.
    pub async fn open(config: Config, clock: Clock, program: PathBuf) -> Result<Arc<Self>> {
        config.check()?;
        let store = Store::open(&config.location()).await.context("the store cannot be opened")?;
        let decoder = upright_dicom::Worker::new(program, vec![DECODE_WORKER.into()]);
        let audit = AuditGroup::new(store.clone());
        let metrics = crate::metrics::recorder();
        let rates = Rates::new(&config.rate);
        let provider = config.oidc.clone().map(Provider::new);
        let volumes = Kept::new(config.volume_memory_mib << 20);
        let (tiles, wake) = (TileCache::new(), Wake::default());
        Ok(Arc::new(Self {
            store,
            clock,
            audit,
            config,
            decoder,
            provider,
            rates,
            looks: Looks::new(),
            tiles,
            volumes,
            wake,
            metrics,
        }))
    }

    /// Makes the first administrator where there is none, and gives the password, which is shown once and kept nowhere.
    ///
    /// # Errors
    /// What the store says.
    pub async fn first_administrator(&self) -> Result<Option<String>, Problem> {
        if self.store.has_administrator().await? {
            return Ok(None);
        }
        let made = self.add_account("admin", "Administrator", Role::Administrator).await;
        match made {
            Ok(password) => Ok(Some(password)),
            // Another process was quicker.
            Err(problem) if problem.code() == "conflict" && self.store.has_administrator().await? => Ok(None),
            Err(problem) if problem.code() == "conflict" => Err(Problem::conflict(
                "there is no administrator, and the name \"admin\" is somebody else's: upright user add NAME --role administrator",
            )),
            Err(problem) => Err(problem),
        }
    }

    /// Makes an account from the machine itself, and gives its first password.
    ///
    /// # Errors
    /// What is wrong with the name, or what the store says.
    pub async fn add_account(&self, name: &str, display: &str, role: Role) -> Result<String, Problem> {
        let (password, hash) = self.new_password().await?;
        let new = NewAccount {
            name: account::checked_name(name)?,
            display: account::checked_display(display)?,
            role,
            password: Some(hash),
            subject: None,
            must_change: true,
        };
        let write = self.store.begin().await?;
        let account = write.create_account(new, self.clock.now()).await?;
        write.record(&[self.own_deed("account.create", Some(account.id))]).await?;
        write.commit().await?;
        Ok(password)
    }

    /// Gives an account a new password from the machine itself, for whoever has lost the last one.
    ///
    /// # Errors
    /// What the store says.
    pub async fn reset_password(&self, name: &str) -> Result<String, Problem> {
        let account = self.store.account_named(name).await?.ok_or_else(|| Problem::not_found("account"))?;
        let (password, hash) = self.new_password().await?;
        let write = self.store.begin().await?;
        let change = AccountChange { password: Some((hash, true)), ..AccountChange::default() };
        write.change_account(&account.id, &change).await?;
        write.end_sessions_of(&account.id, None).await?;
        write.record(&[self.own_deed("account.reset_password", Some(account.id))]).await?;
        write.commit().await?;
        Ok(password)
    }

    /// Gives an account a name at the identity provider from the machine itself.
    ///
    /// # Errors
    /// What the store says.
    pub async fn link(&self, name: &str, subject: &str) -> Result<(), Problem> {
        let account = self.store.account_named(name).await?.ok_or_else(|| Problem::not_found("account"))?;
        let subject = Some(account::checked_subject(subject.to_owned())?);
        let write = self.store.begin().await?;
        let change = AccountChange { subject, ..AccountChange::default() };
        write.change_account(&account.id, &change).await?;
        write.end_sessions_of(&account.id, None).await?;
        write.record(&[self.own_deed("account.link", Some(account.id))]).await?;
        Ok(write.commit().await?)
    }

    /// A password that nobody has had before.
    ///
    /// # Errors
    /// Where the machine gives no randomness.
    pub fn fresh_password() -> Result<String, Problem> {
        secret::password()
    }

    /// Makes an account from the machine itself, or gives the one of this name a new password; it need not be changed.
    /// Without a password nobody logs in. Sessions of the account end.
    ///
    /// # Errors
    /// What is wrong with the name, or what the store says.
    pub async fn settle_account(
        &self,
        (name, display): (&str, &str),
        role: Role,
        password: Option<&str>,
    ) -> Result<Account, Problem> {
        let hash = match password {
            Some(password) => Some(password::hash(password.to_owned()).await?),
            None => None,
        };
        let known = self.store.account_named(name).await?;
        let write = self.store.begin().await?;
        let (account, action) = match known {
            Some(account) => {
                let change =
                    AccountChange { password: hash.map(|hash| (hash, false)), ..AccountChange::default() };
                write.end_sessions_of(&account.id, None).await?;
                (write.change_account(&account.id, &change).await?, "account.reset_password")
            }
            None => {
                let (name, display) = (account::checked_name(name)?, account::checked_display(display)?);
                let new =
                    NewAccount { name, display, role, password: hash, subject: None, must_change: false };
                (write.create_account(new, self.clock.now()).await?, "account.create")
            }
        };
        write.record(&[self.own_deed(action, Some(account.id.clone()))]).await?;
        write.commit().await?;
        Ok(account)
    }

    /// A password that is shown once, and its hash.
    pub(crate) async fn new_password(&self) -> Result<(String, String), Problem> {
        let password = secret::password()?;
        let hash = password::hash(password.clone()).await?;
        Ok((password, hash))
    }

    /// A deed of whoever sits at the machine itself.
    #[must_use]
    pub fn own_deed(&self, action: &'static str, object: Option<String>) -> Deed {
        Deed { at: self.clock.now(), action, object, detail: "at the machine".to_owned(), ..Deed::default() }
    }
}
