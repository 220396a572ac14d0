//! TLS, and nothing in the clear beyond this machine.

use super::served::{Served, on_store};
use std::path::Path;
use std::process::Command;

/// A certificate for this machine and its key, made by OpenSSL.
fn certificate(folder: &Path) {
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"])
        .args(["-addext", "subjectAltName=IP:127.0.0.1", "-keyout"])
        .arg(folder.join("key.pem"))
        .arg("-out")
        .arg(folder.join("chain.pem"))
        .output()
        .expect("openssl is there: cargo xtask setup installs it");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

/// Asks by a client of its own, which trusts this certificate and no other.
fn asked(address: &str, chain: Option<&Path>) -> (bool, String) {
    const CLIENT: &str = "\
import ssl, sys, urllib.request
context = ssl.create_default_context(cafile=sys.argv[2] if len(sys.argv) > 2 else None)
answer = urllib.request.urlopen(sys.argv[1] + '/health/live', context=context)
print(answer.read().decode(), answer.headers['strict-transport-security'])";
    let mut command = Command::new("python3");
    command.args(["-c", CLIENT, address]).args(chain);
    let output = command.output().unwrap();
    (output.status.success(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

#[test]
fn a_node_with_a_certificate_speaks_tls_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    certificate(folder.path());
    let [chain, key] = ["chain.pem", "key.pem"].map(|name| folder.path().join(name));
    let settings = format!("[tls]\ncertificate = {chain:?}\nkey = {key:?}\n");
    let served = Served::start_as(&folder.path().join("node"), &settings, "https");
    let (is_answered, words) = asked(&served.address, Some(&chain));
    assert!(is_answered && words.contains("\"ok\"") && words.contains("max-age"), "{words}");
    let (is_answered, words) = asked(&served.address, None);
    assert!(!is_answered && words.contains("certificate verify failed"), "{words}");
    let (is_answered, _) = asked(&served.address.replace("https", "http"), None);
    assert!(!is_answered);
}

#[test]
fn a_node_does_not_listen_beyond_this_machine_in_the_clear() {
    let folder = tempfile::tempdir().unwrap();
    let (code, words) = on_store(&folder.path().join("node"), &["serve", "--listen", "0.0.0.0:0"]);
    assert_eq!(code, 1);
    assert!(words.contains("in the clear"), "{words}");
}
