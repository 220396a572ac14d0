//! A running node, and somebody who is logged in.

use crate::program::root;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use ureq::Agent;
use ureq::http::Request;

/// A running node; ended with its value.
pub(crate) struct Served {
    child: Child,
    pub(crate) address: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Served {
    /// A node in `store`, whose settings are these lines of TOML.
    pub(crate) fn start(store: &Path, settings: &str) -> Self {
        Self::start_as(store, settings, "http")
    }

    /// The same, which says that its address begins like this.
    pub(crate) fn start_as(store: &Path, settings: &str, scheme: &str) -> Self {
        let config = store.with_extension("toml");
        std::fs::write(&config, settings).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_upright"))
            .args(["serve", "--listen", "127.0.0.1:0", "--log", "json", "--store"])
            .arg(store)
            .arg("--config")
            .arg(&config)
            .env("UPRIGHT_LOG", "warn")
            .stdout(Stdio::piped())
            .stderr(
                std::fs::File::options().create(true).append(true).open(store.with_extension("log")).unwrap(),
            )
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(
            line.starts_with(&format!("{scheme}://127.0.0.1:")),
            "the node did not start: {}",
            log(store)
        );
        Self { child, address: line.trim_end_matches(['\n', '/']).to_owned() }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it at once, as a loss of power would.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub(crate) fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }
}

pub(crate) fn log(store: &Path) -> String {
    std::fs::read_to_string(store.with_extension("log")).unwrap_or_default()
}

/// Runs a command on a store, beside its node or without one.
pub(crate) fn on_store(store: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_upright"));
    command.args(arguments).arg("--store").arg(store).current_dir(root());
    let output = command.output().unwrap();
    let words = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&words).into_owned())
}

/// A clinician who is logged in.
#[derive(Clone)]
pub(crate) struct Person {
    agent: Agent,
    address: String,
    cookie: String,
    csrf: String,
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: ureq::http::HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&self.body)))
    }
}

pub(crate) fn agent() -> Agent {
    let config =
        Agent::config_builder().http_status_as_error(false).timeout_global(Some(Duration::from_secs(60)));
    config.build().into()
}

pub(crate) const PASSWORD: &str = "walking upright again";

impl Person {
    /// Makes an account on the store of a node and logs in.
    pub(crate) fn new(served: &Served, store: &Path, name: &str, role: &str) -> Self {
        let (code, words) = on_store(store, &["user", "add", name, "--role", role]);
        assert_eq!(code, 0, "{words}");
        let first = words.lines().next().unwrap().to_owned();
        let person = Self::log_in(served, name, &first);
        let change = json!({"old": first, "new": PASSWORD});
        assert_eq!(person.ask("POST", "/session/password", Some(&change)).status, 204);
        person
    }

    pub(crate) fn log_in(served: &Served, name: &str, password: &str) -> Self {
        let agent = agent();
        let mut response = agent
            .post(format!("{}/api/v1/session", served.address))
            .send_json(json!({"name": name, "password": password}))
            .unwrap();
        assert_eq!(response.status(), 200);
        let cookie = response.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        let session: Value = response.body_mut().read_json().unwrap();
        let csrf = session["csrf"].as_str().unwrap().to_owned();
        Self { agent, address: served.address.clone(), cookie, csrf }
    }

    pub(crate) fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Answer {
        let body = body.map(ToString::to_string).unwrap_or_default();
        self.try_send(method, path, &[("content-type", "application/json")], body.as_bytes()).unwrap()
    }

    /// The answer, or why there was none: the node may be gone.
    pub(crate) fn try_send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Result<Answer, ureq::Error> {
        let mut request = Request::builder().method(method).uri(format!("{}/api/v1{path}", self.address));
        request = request.header("cookie", &self.cookie).header("x-csrf-token", &self.csrf);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = match method {
            "GET" => self.agent.run(request.body(()).unwrap())?,
            _ => self.agent.run(request.body(body).unwrap())?,
        };
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let mut body = Vec::new();
        response.body_mut().as_reader().read_to_end(&mut body).map_err(ureq::Error::Io)?;
        Ok(Answer { status, headers, body })
    }

    /// Streams a body of a length that nobody states; nothing where the line was closed before there was an answer.
    pub(crate) fn stream(&self, path: &str, kind: &str, body: &mut impl Read) -> Option<Answer> {
        let request = Request::builder().method("POST").uri(format!("{}/api/v1{path}", self.address));
        let request = request.header("cookie", &self.cookie).header("x-csrf-token", &self.csrf);
        let request = request.header("content-type", kind).body(ureq::SendBody::from_reader(body)).unwrap();
        let mut response = self.agent.run(request).ok()?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = response.body_mut().read_to_vec().ok()?;
        Some(Answer { status, headers, body })
    }

    /// The first line of the answer to a request that states a length and sends nothing.
    pub(crate) fn stated(&self, path: &str, bytes: u64) -> String {
        use std::io::Write as _;
        let host = self.address.trim_start_matches("http://");
        let mut stream = std::net::TcpStream::connect(host).unwrap();
        let (cookie, csrf) = (&self.cookie, &self.csrf);
        let head = format!(
            "POST /api/v1{path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nX-CSRF-Token: {csrf}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: {bytes}\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line).unwrap();
        line
    }

    pub(crate) fn get(&self, path: &str) -> Value {
        let answer = self.ask("GET", path, None);
        assert_eq!(answer.status, 200, "{path}: {}", String::from_utf8_lossy(&answer.body));
        answer.json()
    }

    /// Begins an import of files for a case, or for the cases that their headers name.
    pub(crate) fn import(&self, case: Option<&str>) -> String {
        let begun = self.ask("POST", "/imports", Some(&json!({"case": case})));
        assert_eq!(begun.status, 201, "{}", String::from_utf8_lossy(&begun.body));
        begun.json()["id"].as_str().unwrap().to_owned()
    }

    /// Sends files to an import.
    pub(crate) fn send(&self, import: &str, files: &[(&str, &[u8])]) -> Result<Answer, ureq::Error> {
        let (kind, form) = form(files);
        self.try_send("POST", &format!("/imports/{import}/files"), &[("content-type", &kind)], &form)
    }

    /// Waits until no job of a case waits or runs.
    pub(crate) fn settled(&self, case: &str) {
        let begun = Instant::now();
        loop {
            let jobs = self.get(&format!("/jobs?case={case}&limit=500"));
            let open = jobs.as_array().unwrap().iter().filter(|job| job["state"] != "done").count();
            if open == 0 {
                return;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "{jobs}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

/// Files as a form.
pub(crate) fn form(files: &[(&str, &[u8])]) -> (String, Vec<u8>) {
    const BOUNDARY: &str = "-----upright-test-boundary";
    let mut form = Vec::new();
    for (name, bytes) in files {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        );
        form.extend(head.bytes());
        form.extend(*bytes);
        form.extend(b"\r\n");
    }
    form.extend(format!("--{BOUNDARY}--\r\n").bytes());
    (format!("multipart/form-data; boundary={BOUNDARY}"), form)
}

/// A synthetic film of the project as another instance, of a patient of one's own.
pub(crate) fn film(instance: &str, patient: &str) -> Vec<u8> {
    let bytes = std::fs::read(root().join("testdata/dicom/sample_dx.dcm")).unwrap();
    let bytes = with_element(&bytes, [0x08, 0, 0x18, 0], *b"UI", instance, 0);
    let study = format!("1.2.826.{}", patient.trim_start_matches(|letter: char| !letter.is_ascii_digit()));
    let bytes = with_element(&bytes, [0x20, 0, 0x0d, 0], *b"UI", &study, 0);
    with_element(&bytes, [0x10, 0, 0x20, 0], *b"LO", patient, b' ')
}

fn with_element(bytes: &[u8], tag: [u8; 4], vr: [u8; 2], value: &str, pad: u8) -> Vec<u8> {
    let head = [tag.as_slice(), &vr].concat();
    let start = bytes.windows(6).position(|window| window == head).unwrap();
    let length = usize::from(u16::from_le_bytes([bytes[start + 6], bytes[start + 7]]));
    let mut padded = value.as_bytes().to_vec();
    if padded.len() % 2 == 1 {
        padded.push(pad);
    }
    let new = [head, (padded.len() as u16).to_le_bytes().to_vec(), padded].concat();
    [&bytes[..start], &new, &bytes[start + 8 + length..]].concat()
}

/// The most memory that a process ever had.
pub(crate) fn peak_mib(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.split_whitespace().next().unwrap().parse::<u64>().unwrap() >> 10
}
