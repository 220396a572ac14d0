//! The interface described: OpenAPI 3.1, generated from the routes, with the documents' own schemas in it.

use crate::router;
use serde_json::{Map, Value};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi, ToSchema};

/// Stands for a document's own schema, which takes its place.
macro_rules! documents {
    ($($name:ident = $schema:expr,)*) => {
        $(
            #[doc = concat!("The document `", stringify!($name), "`.")]
            #[derive(ToSchema)]
            #[allow(dead_code, reason = "its schema is what is used")]
            pub(crate) struct $name {}
        )*

        /// Name in the description, schema.
        const DOCUMENTS: &[(&str, &str)] = &[$((stringify!($name), $schema),)*];
    };
}

documents! {
    CaseDocument = upright_documents::CASE_SCHEMA,
    LandmarkDocument = upright_documents::LANDMARKS_SCHEMA,
    ProfileDocument = upright_documents::PROFILE_SCHEMA,
    AssessmentDocument = upright_documents::ASSESSMENT_SCHEMA,
    AnswerDocument = upright_documents::ANSWER_SCHEMA,
    StudyDocument = upright_documents::STUDY_SCHEMA,
    MotionDocument = upright_documents::MOTION_SCHEMA,
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Upright node",
        description = "Cases, films, studies, what they say, and who may see them. Research use. Not a medical device."
    ),
    components(schemas(LandmarkDocument, StudyDocument)),
    security(("session" = []), ("token" = [])),
    modifiers(&Schemes)
)]
pub(crate) struct Description;

/// How callers are known.
struct Schemes;

impl Modify for Schemes {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let components = api.components.get_or_insert_default();
        let cookie = ApiKey::Cookie(ApiKeyValue::new(crate::auth::COOKIE));
        components.add_security_scheme("session", SecurityScheme::ApiKey(cookie));
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        components.add_security_scheme("token", SecurityScheme::Http(bearer));
    }
}

/// The description as JSON.
#[must_use]
pub fn openapi() -> Value {
    let (_, api) = router::routes().split_for_parts();
    let mut api = serde_json::to_value(&api).unwrap_or_default();
    name_operations(&mut api);
    if let Some(schemas) = api.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        for (name, schema) in DOCUMENTS {
            let mut schema: Value = serde_json::from_str(schema).unwrap_or_default();
            if let Some(fields) = schema.as_object_mut() {
                fields.remove("$schema");
                fields.remove("$id");
            }
            let parts = schema.as_object_mut().and_then(|fields| fields.remove("$defs"));
            let parts = parts.as_ref().and_then(Value::as_object).into_iter().flatten();
            let parts = parts.map(|(part, schema)| (format!("{name}.{part}"), schema.clone()));
            for (name_of_schema, mut schema) in parts.chain([((*name).to_owned(), schema)]) {
                anchored(&mut schema, name);
                schemas.insert(name_of_schema, schema);
            }
        }
    }
    api
}

/// Every operation is named by its method and its path: handlers of different resources are called alike.
fn name_operations(api: &mut Value) {
    let items = api.get_mut("paths").and_then(Value::as_object_mut).into_iter().flatten();
    for (path, item) in items {
        let words = path.trim_start_matches("/api/v1").split(['/', '{', '}', '-', '.']);
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            if let Some(operation) = operation.as_object_mut() {
                operation.insert("operationId".to_owned(), format!("{method}_{}", words.join("_")).into());
            }
        }
    }
}

/// References within a document's schema, and from one to another, lead to where they stand here.
fn anchored(schema: &mut Value, name: &str) {
    match schema {
        Value::Object(fields) => fields.iter_mut().for_each(|(key, value)| match (key.as_str(), &*value) {
            ("$ref", Value::String(target)) => *value = Value::from(reference(target, name)),
            _ => anchored(value, name),
        }),
        Value::Array(values) => values.iter_mut().for_each(|value| anchored(value, name)),
        _ => {}
    }
}

/// The parts of a document's schema stand beside it, under its name and theirs: what makes clients of this knows no others.
fn reference(target: &str, name: &str) -> String {
    if let Some(part) = target.strip_prefix("#/$defs/") {
        return format!("#/components/schemas/{name}.{part}");
    }
    match target.strip_prefix('#') {
        Some(within) => format!("#/components/schemas/{name}{within}"),
        None if target == "urn:upright:schema:landmarks:1" => {
            "#/components/schemas/LandmarkDocument".to_owned()
        }
        None => target.to_owned(),
    }
}

/// What every operation of the description is called: method, path, tag.
#[must_use]
pub fn operations() -> Vec<(String, String)> {
    let api = openapi();
    let empty = Map::new();
    let paths = api.get("paths").and_then(Value::as_object).unwrap_or(&empty);
    let operations = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().into_iter().flat_map(|item| item.keys());
        let methods =
            methods.filter(|method| ["get", "put", "post", "patch", "delete"].contains(&method.as_str()));
        methods.map(|method| (method.to_uppercase(), path.clone()))
    });
    operations.collect()
}
