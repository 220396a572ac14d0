//! What the demo says on the terminal.

use super::people::PEOPLE;
use std::io::Write;
use std::net::SocketAddr;

/// Where it is, who may log in, and what to try. Where nobody can read it, the demo runs all the same.
pub(super) fn welcome(address: SocketAddr, password: &str, is_filled: bool) {
    let _ = std::io::stdout().write_all(page(address, password).as_bytes());
    if !is_filled {
        say!(
            "The patients are being made: the first two are there in half a minute, all of them in some minutes."
        );
    }
    say!("Ctrl-C ends the demo.");
}

fn page(address: SocketAddr, password: &str) -> String {
    let url = format!("http://{address}");
    let names = PEOPLE.map(|(name, _, role, _)| format!("{name} ({})", role.name())).join(", ");
    format!(
        "\
{url}/
  log in as  {names}
  password   {password}

Try:
  curl -s -c cookies -H 'content-type: application/json' {url}/api/v1/session \\
       -d '{{\"name\":\"demo\",\"password\":\"{password}\"}}'
  curl -s -b cookies {url}/api/v1/cases
  curl -s -b cookies {url}/api/v1/cases/CASE/answer      with the \"id\" of a case in place of CASE

Every patient is computed; no person stands behind any of them. Research use. Not a medical device.
"
    )
}
