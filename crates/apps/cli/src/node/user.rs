//! `upright user`.

use super::Which;
use anyhow::Result;
use std::process::ExitCode;
use upright_store::Role;

const EXAMPLES: &str = "\
Examples:
  upright user --store node add dr.meier --role clinician --display \"Dr. Meier\"
      Makes an account; the first password is printed, and must be changed at the first log-in.
  upright user --store node password admin
      A new password, for whoever has lost the last one.
  upright user --store node link dr.meier 7f3c2a9e-0b1d
      Lets the account log in by the identity provider; who has no account yet finds this name as subject= in the address.
  upright user --store node list";

/// Look after accounts, from the machine the node runs on
#[derive(clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    which: Which,
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Make an account
    Add {
        /// What is typed to log in
        name: String,
        /// What it may do
        #[arg(long, value_enum)]
        role: RoleOption,
        /// What others see; by default the name
        #[arg(long)]
        display: Option<String>,
    },
    /// Give an account a new password
    Password {
        /// What is typed to log in
        name: String,
    },
    /// Let an account log in by the identity provider
    Link {
        /// What is typed to log in
        name: String,
        /// The account's name at the provider (the claim `sub`), as `subject=` in the address where a log-in without an account ends
        subject: String,
    },
    /// List accounts
    List,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum RoleOption {
    /// Looks after accounts, jobs and the trail
    Administrator,
    /// Reads and writes the cases that it has access to
    Clinician,
    /// Reads the cases that it has access to
    Reader,
    /// Reads every case without what names a patient
    Researcher,
}

impl From<RoleOption> for Role {
    fn from(role: RoleOption) -> Self {
        match role {
            RoleOption::Administrator => Self::Administrator,
            RoleOption::Clinician => Self::Clinician,
            RoleOption::Reader => Self::Reader,
            RoleOption::Researcher => Self::Researcher,
        }
    }
}

pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    let node = arguments.which.open().await?;
    match arguments.what {
        What::Add { name, role, display } => {
            let display = display.unwrap_or_else(|| name.clone());
            let password = node.add_account(&name, &display, role.into()).await?;
            println!("{password}");
            say!(
                "{name}: made; the password above is shown this once, and must be changed at the first log-in"
            );
        }
        What::Password { name } => {
            println!("{}", node.reset_password(&name).await?);
            say!("{name}: the password above is shown this once, and must be changed at the next log-in");
        }
        What::Link { name, subject } => {
            node.link(&name, &subject).await?;
            say!("{name}: logs in by the identity provider from now on");
        }
        What::List => {
            for account in node.store.accounts().await? {
                let state = if account.is_active { "" } else { ", may not log in" };
                println!("{}\t{}\t{}{state}", account.name, account.role.name(), account.display);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}
