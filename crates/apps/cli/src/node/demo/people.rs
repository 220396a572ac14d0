//! Who may log in to the demo, and who makes its patients.

use anyhow::{Context, Result};
use upright_server::Node;
use upright_store::{AuditQuery, Deed, Role};

/// Who makes the patients; nobody logs in as this.
pub(super) const AUTHOR: &str = "upright-demo";
/// Who may log in, as what, and whether they may open the patients.
pub(super) const PEOPLE: [(&str, &str, Role, bool); 4] = [
    ("demo", "Dr. Demo", Role::Clinician, true),
    ("reader", "A reader", Role::Reader, true),
    ("researcher", "A researcher", Role::Researcher, false),
    ("admin", "The administrator", Role::Administrator, false),
];

/// Makes the accounts, or gives them this password.
pub(super) async fn settle(node: &Node, password: &str) -> Result<()> {
    for (name, display, role, _) in PEOPLE {
        node.settle_account((name, display), role, Some(password)).await?;
    }
    node.settle_account((AUTHOR, "Upright demo, computed"), Role::Clinician, None).await?;
    Ok(())
}

/// Lets those who look after patients open a case.
pub(super) async fn admit(node: &Node, case: &str) -> Result<()> {
    for (name, _, _, may_open) in PEOPLE {
        if may_open {
            let account =
                node.store.account_named(name).await?.context("an account of the demo is missing")?;
            let write = node.store.begin().await?;
            write.grant(&account.id, case, None, node.clock.now()).await?;
            let deed = node.own_deed("case.grant", Some(account.id));
            write.record(&[Deed { case: Some(case.to_owned()), ..deed }]).await?;
            write.commit().await?;
        }
    }
    Ok(())
}

/// Whether somebody who logged in has changed anything, and not only looked.
pub(super) async fn have_changed_something(node: &Node) -> Result<bool> {
    for (name, ..) in PEOPLE {
        let Some(account) = node.store.account_named(name).await? else { continue };
        let query = AuditQuery { account: Some(account.id), limit: MOST_DEEDS, ..AuditQuery::default() };
        let deeds = node.store.trail(&query).await?;
        if deeds.len() as u64 == MOST_DEEDS || deeds.iter().any(|deed| !only_looks(&deed.action)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// More deeds than somebody does in a few minutes.
const MOST_DEEDS: u64 = 100_000;

/// Whether a deed leaves everything as it was. Sessions end when the next demo starts.
fn only_looks(action: &str) -> bool {
    const LOOKS: [&str; 9] =
        ["read", "list", "look", "download", "queue", "access", "export", "log_in", "log_out"];
    let what = action.split('.').next_back().unwrap_or_default();
    LOOKS.contains(&what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_writes_is_noticed() {
        for (action, expect) in [
            ("case.read", true),
            ("session.log_in", true),
            ("image.look", true),
            ("entry.append", false),
            ("landmarks.sign", false),
            ("case.break_glass", false),
            ("something.new", false),
        ] {
            assert_eq!(only_looks(action), expect, "{action}");
        }
    }
}
