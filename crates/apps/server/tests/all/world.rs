//! A node in a folder of its own, with an account of every role.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;
use tower::ServiceExt;
use upright_server::{Arrival, Bringer, Clock, Config, Node, router};
use upright_store::{ImportFile, MINUTE, NewAccount, Patient, Role, sha256};

pub(crate) const ROLES: [Role; 4] = [Role::Administrator, Role::Clinician, Role::Reader, Role::Researcher];

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{:?}", self.body))
    }

    pub(crate) fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// A node, its accounts, and keys for them.
pub(crate) struct World {
    pub(crate) node: Arc<Node>,
    router: Router,
    pub(crate) accounts: BTreeMap<&'static str, String>,
    pub(crate) folder: TempDir,
}

/// The key of a name: only its hash is kept, so that any text will do.
fn key(name: &str) -> String {
    format!("key of {name}")
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with(|_| {}, Clock::system()).await
    }

    pub(crate) async fn with(change: impl FnOnce(&mut Config), clock: Clock) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config { store: folder.path().to_owned(), ..Config::default() };
        change(&mut config);
        // Pixels are decoded by the program; the tests of the program see to that.
        let node = Node::open(config, clock, "/nonexistent".into()).await.unwrap();
        let router = router(Arc::clone(&node));
        let mut world = Self { node, router, accounts: BTreeMap::new(), folder };
        for role in ROLES {
            world.account(role.name(), role).await;
        }
        world.account("colleague", Role::Clinician).await;
        world
    }

    async fn account(&mut self, name: &'static str, role: Role) {
        let now = self.node.clock.now();
        let write = self.node.store.begin().await.unwrap();
        let new = NewAccount {
            name: name.to_owned(),
            display: format!("The {name}"),
            role,
            password: None,
            subject: None,
            must_change: false,
        };
        let account = write.create_account(new, now).await.unwrap();
        write.create_token(&account.id, "test", &sha256(key(name)), now + 600 * MINUTE, now).await.unwrap();
        write.commit().await.unwrap();
        self.accounts.insert(name, account.id);
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let body = axum::body::to_bytes(response.into_body(), 64 << 20).await.unwrap();
        Answer { status, headers, body }
    }

    /// Asks by the key of `who`; nobody where it is empty.
    pub(crate) async fn ask(&self, who: &str, method: &str, path: &str, body: Option<Value>) -> Answer {
        self.ask_with(who, method, path, body, &[]).await
    }

    pub(crate) async fn ask_with(
        &self,
        who: &str,
        method: &str,
        path: &str,
        body: Option<Value>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if !who.is_empty() {
            request = request.header("authorization", format!("Bearer {}", key(who)));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = match body {
            Some(body) => {
                request = request.header("content-type", "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        self.send(request.body(body).unwrap()).await
    }

    /// A case of the clinician `who`.
    pub(crate) async fn case(&self, who: &str, patient: Value) -> String {
        let made = self.ask(who, "POST", "/api/v1/cases", Some(patient)).await;
        assert_eq!(made.status, 201, "{:?}", made.body);
        made.json()["id"].as_str().unwrap().to_owned()
    }

    /// A case that nobody may open.
    pub(crate) async fn closed_case(&self) -> String {
        let write = self.node.store.begin().await.unwrap();
        let case = write.create_case(&Patient::default(), None, self.node.clock.now()).await.unwrap();
        write.commit().await.unwrap();
        case.id
    }

    pub(crate) async fn grant(&self, account: &str, case: &str) {
        let write = self.node.store.begin().await.unwrap();
        write.grant(&self.accounts[account], case, None, self.node.clock.now()).await.unwrap();
        write.commit().await.unwrap();
    }

    pub(crate) async fn break_glass(&self, account: &str, case: &str) {
        let now = self.node.clock.now();
        let write = self.node.store.begin().await.unwrap();
        let account = &self.accounts[account];
        write.break_glass(account, case, "found on the floor", now + 60 * MINUTE, now).await.unwrap();
        write.commit().await.unwrap();
    }

    /// Takes bytes in as whoever sits at the machine would, into a case or as the header says.
    pub(crate) async fn take_in(&self, bytes: &[u8], case: Option<&str>) -> ImportFile {
        let write = self.node.store.begin().await.unwrap();
        let import = write.begin_import(case, None, self.node.clock.now()).await.unwrap();
        write.commit().await.unwrap();
        let mut staging = self.node.store.objects().stage().await.unwrap();
        staging.write(bytes).await.unwrap();
        let staged = staging.finish().await.unwrap();
        let case = case.map(str::to_owned);
        let arrival =
            Arrival { staged, name: "film.dcm".to_owned(), import: import.id, case, insists: false };
        self.node.take_in(&Bringer::at_the_machine(None), arrival).await.unwrap()
    }
}

/// A synthetic film of the project, with a number of one's own in place of its SOP Instance UID and of its patient.
pub(crate) fn film(instance: &str, patient: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../testdata/dicom/sample_dx.dcm");
    let bytes = std::fs::read(path).unwrap();
    let bytes = with_element(&bytes, [0x08, 0, 0x18, 0], b"UI", instance.as_bytes(), 0);
    // Every patient has a study of their own.
    let number: String = patient.chars().filter(char::is_ascii_digit).collect();
    let study = format!("1.2.826.{}", if number.is_empty() { "0" } else { &number });
    let bytes = with_element(&bytes, [0x20, 0, 0x0d, 0], b"UI", study.as_bytes(), 0);
    with_element(&bytes, [0x10, 0, 0x20, 0], b"LO", patient.as_bytes(), b' ')
}

/// The bytes of a file with another value in an element that stands in it once.
pub(crate) fn with_element(bytes: &[u8], tag: [u8; 4], vr: &[u8; 2], value: &[u8], pad: u8) -> Vec<u8> {
    let head = [tag.as_slice(), vr].concat();
    let start = bytes.windows(6).position(|window| window == head).expect("the element is there");
    let length = usize::from(u16::from_le_bytes([bytes[start + 6], bytes[start + 7]]));
    let mut padded = value.to_vec();
    if padded.len() % 2 == 1 {
        padded.push(pad);
    }
    let new = [head, (padded.len() as u16).to_le_bytes().to_vec(), padded].concat();
    [&bytes[..start], &new, &bytes[start + 8 + length..]].concat()
}
