//! Bringing files in.

use super::{Here, limit};
use crate::auth::Caller;
use crate::auth::rights::Need;
use crate::clock::stamp;
use crate::extract::{Json, Path, Query};
use crate::import::{Arrival, Bringer};
use crate::node::Node;
use crate::problem::{Answer, Problem, ProblemDocument};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, StatusCode, header};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use upright_store::{Deed, Import as Stored, Role, Staged};
use utoipa::{IntoParams, ToSchema};

/// Where the files of an import belong.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct NewImport {
    /// The case that all of them belong to; null = as their headers say.
    #[schema(max_length = 64)]
    case: Option<String>,
}

/// An import.
#[derive(Serialize, ToSchema)]
pub(crate) struct Import {
    /// Names it.
    id: String,
    /// The case that its files belong to; null = as their headers say.
    case: Option<String>,
    /// When it was begun.
    at: String,
    /// Files answered so far.
    files: i32,
    /// What became of them, from the first asked for.
    results: Vec<FileResult>,
}

/// What became of a file.
#[derive(Serialize, ToSchema)]
pub(crate) struct FileResult {
    /// Its place in the import, from 1.
    seq: i32,
    /// The name under which it came.
    name: String,
    /// `stored`, `already_there`, `quarantined` or `refused`.
    outcome: &'static str,
    /// Why, in a sentence; empty = nothing to say.
    detail: String,
    /// The picture that it is now.
    image: Option<String>,
    /// The case that it is in now.
    case: Option<String>,
    /// Where it was put aside.
    quarantine: Option<String>,
}

impl From<upright_store::ImportFile> for FileResult {
    fn from(file: upright_store::ImportFile) -> Self {
        Self {
            seq: file.seq,
            name: file.name,
            outcome: file.outcome.name(),
            detail: file.detail,
            image: file.image_id,
            case: file.case_id,
            quarantine: file.quarantine_id,
        }
    }
}

fn shown(import: Stored, results: Vec<upright_store::ImportFile>) -> Import {
    Import {
        id: import.id,
        case: import.case_id,
        at: stamp(import.at).to_string(),
        files: import.files,
        results: results.into_iter().map(FileResult::from).collect(),
    }
}

/// Begins an import.
#[utoipa::path(post, path = "/imports", tag = "imports", request_body = NewImport, responses(
    (status = 201, body = Import),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn begin(
    State(node): Here,
    caller: Caller,
    Json(asked): Json<NewImport>,
) -> Answer<(StatusCode, Json<Import>)> {
    caller.require(&[Role::Clinician])?;
    if let Some(case) = &asked.case {
        node.open_case(&caller, case, Need::Write, "import.begin").await?;
    }
    let write = node.store.begin().await?;
    let made = write.begin_import(asked.case.as_deref(), Some(caller.id()), node.clock.now()).await?;
    let deed = Deed { case: asked.case, object: Some(made.id.clone()), ..node.deed(&caller, "import.begin") };
    write.record(&[deed]).await?;
    write.commit().await?;
    Ok((StatusCode::CREATED, Json(shown(made, Vec::new()))))
}

/// Which results.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Results {
    /// Only those behind this place.
    #[param(minimum = 0)]
    after: Option<i32>,
    /// At most so many, 50 unless stated.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<u64>,
}

/// An import, and what became of its files.
#[utoipa::path(get, path = "/imports/{import}", tag = "imports",
    params(("import" = String, Path, description = "The import's id"), Results), responses(
    (status = 200, body = Import),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn read(
    State(node): Here,
    caller: Caller,
    Path(import): Path<String>,
    Query(from): Query<Results>,
) -> Answer<Json<Import>> {
    let import = own_import(&node, &caller, &import).await?;
    if from.after.is_some_and(|after| after < 0) {
        return Err(Problem::malformed("\"after\" is a place in the import, 0 or more"));
    }
    let files = node.store.import_files(&import.id, from.after.unwrap_or(0), limit(from.limit)?).await?;
    let deed = Deed { object: Some(import.id.clone()), ..node.deed(&caller, "import.read") };
    node.audit.record(deed).await?;
    Ok(Json(shown(import, files)))
}

/// An import is seen by whoever began it.
async fn own_import(node: &Node, caller: &Caller, import: &str) -> Answer<Stored> {
    let found = node.store.import(import).await?;
    if found.account_id.as_deref() == Some(caller.id()) {
        Ok(found)
    } else {
        Err(Problem::not_found("import"))
    }
}

/// Files of an import, each with its name.
#[derive(ToSchema)]
#[allow(dead_code, reason = "its schema is what is used")]
pub(crate) struct Files {
    /// A DICOM file, or into a case also a PNG, JPEG or TIFF picture.
    #[schema(value_type = Vec<String>, format = Binary, content_media_type = "application/octet-stream")]
    file: Vec<Vec<u8>>,
}

/// Sends files, each as a part of the form. Each file is answered; a part without a file name is passed over.
///
/// What is answered is stored, put aside or refused for good: a connection that breaks loses the file that was under way and
/// none before it.
#[utoipa::path(post, path = "/imports/{import}/files", tag = "imports",
    request_body(content = Files, content_type = "multipart/form-data"),
    params(("import" = String, Path, description = "The import's id")), responses(
    (status = 200, body = Vec<FileResult>),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn files(
    State(node): Here,
    caller: Caller,
    Path(import): Path<String>,
    headers: HeaderMap,
    form: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Answer<Json<Vec<FileResult>>> {
    caller.require(&[Role::Clinician])?;
    let import = own_import(&node, &caller, &import).await?;
    if let Some(case) = &import.case_id {
        node.open_case(&caller, case, Need::Write, "import.file").await?;
    }
    let most = node.config.largest_file_mib << 20;
    // A single file that says how large it is need not be sent to be refused.
    let stated: Option<u64> =
        headers.get(header::CONTENT_LENGTH).and_then(|text| text.to_str().ok()?.parse().ok());
    if stated.is_some_and(|bytes| bytes > most.saturating_mul(MOST_FILES)) {
        return Err(Problem::too_large(most));
    }
    let mut form = form.map_err(|error| Problem::malformed(error.body_text()))?;
    let by = Bringer::caller(&caller);
    let mut results = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|error| broken(&error))? {
        let Some(name) = field.file_name().map(str::to_owned) else { continue };
        if results.len() as u64 == MOST_FILES {
            return Err(Problem::invalid(format!(
                "at most {MOST_FILES} files are taken at once; send the rest again"
            )));
        }
        let staged = received(&node, field, most).await?;
        let arrival =
            Arrival { staged, name, import: import.id.clone(), case: import.case_id.clone(), insists: false };
        results.push(Node::take_in(&node, &by, arrival).await?.into());
    }
    if results.is_empty() {
        return Err(Problem::invalid("the form holds no file: a file is a part with a file name"));
    }
    Ok(Json(results))
}

/// Files of one request.
const MOST_FILES: u64 = 1000;

async fn received(node: &Arc<Node>, mut field: Field<'_>, most: u64) -> Answer<Staged> {
    let mut staging = node.store.objects().stage().await?;
    while let Some(bytes) = field.chunk().await.map_err(|error| broken(&error))? {
        if staging.len() + bytes.len() as u64 > most {
            return Err(Problem::too_large(most));
        }
        staging.write(&bytes).await?;
    }
    Ok(staging.finish().await?)
}

/// A form that breaks off, or never was one.
fn broken(error: &MultipartError) -> Problem {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(one) = cause {
        if one.is::<tower_http::timeout::TimeoutError>() {
            return Problem::timeout();
        }
        cause = one.source();
    }
    Problem::malformed(error.body_text())
}
