//! `upright.landmarks/1`: landmarks placed on one film.

use crate::error::DocumentError;
use crate::frame::{self, ReadFrame};
use crate::layout;
use crate::note::Note;
use crate::object::Object;
use crate::scale::{ScaleFrom, UserCalibration};
use crate::wire::{WireFrame, wire};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use upright_anatomy::{FilmFacts, Landmark, LandmarkSet, Level, Numbering, Posture, Site};

/// Larger files are no landmark documents: a full set of landmarks takes less than 20 KiB.
pub const MOST_BYTES: usize = 4 << 20;
const SCHEMA: &str = "upright.landmarks/1";
const PROJECTIONS: [&str; 1] = ["lateral"];

/// A landmark document, read and checked.
#[derive(Clone, Debug)]
pub struct LandmarkDocument {
    /// The landmarks.
    pub set: LandmarkSet,
    /// Where they come from, in the document's own words.
    pub source: Option<String>,
    /// Fields that this version does not understand and did not use.
    pub ignored: Vec<String>,
    /// Who said how large a pixel is.
    pub scale_from: ScaleFrom,
    /// The thing of known size that the scale rests on.
    pub user_calibration: Option<UserCalibration>,
    /// Whether the document itself states the posture.
    pub states_posture: bool,
    /// What to know about how it was read: where it speaks against the film and was followed, what its scale rests on.
    pub notes: Vec<Note>,
}

#[derive(Deserialize, Serialize)]
struct Document {
    #[serde(default)]
    schema: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<Value>,
    frame: Object<WireFrame>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    projection: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    posture: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    numbering: Option<Object<WireNumbering>>,
    landmarks: Vec<Object<WireLandmark>>,
}

#[derive(Deserialize, Serialize)]
struct WireNumbering {
    #[serde(deserialize_with = "small_whole")]
    thoracic: u8,
    #[serde(deserialize_with = "small_whole")]
    lumbar: u8,
}

/// A whole number, as JSON knows it: `3000` and `3000.0` are the same.
pub(crate) fn whole<'de, D: Deserializer<'de>>(json: D) -> Result<Option<u32>, D::Error> {
    let Some(number) = Option::<f64>::deserialize(json)? else { return Ok(None) };
    let is_whole = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
    if is_whole {
        Ok(Some(number as u32))
    } else {
        Err(D::Error::custom(format!("{number} is no whole number from 0 to {}", u32::MAX)))
    }
}

fn small_whole<'de, D: Deserializer<'de>>(json: D) -> Result<u8, D::Error> {
    let number = whole(json)?.and_then(|number| u8::try_from(number).ok());
    number.ok_or_else(|| D::Error::custom("the number of vertebrae must be a whole number"))
}

#[derive(Deserialize, Serialize)]
struct WireLandmark {
    site: String,
    x: f64,
    y: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    radius: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    confirmed: Option<bool>,
}

/// Reads a landmark document that stands for itself.
///
/// Unknown fields are reported, not refused: additive changes keep the version.
///
/// # Errors
/// Each variant of [`DocumentError`].
pub fn read_landmarks(bytes: &[u8]) -> Result<LandmarkDocument, DocumentError> {
    read(bytes, None)
}

/// Reads a landmark document for `film`: what the document leaves out is taken from the film; where both speak, the document
/// is followed, and that is said.
///
/// # Errors
/// Each variant of [`DocumentError`]; [`DocumentError::OtherFilm`] where the landmarks were placed on a film of another size.
pub fn read_landmarks_on(bytes: &[u8], film: &FilmFacts) -> Result<LandmarkDocument, DocumentError> {
    read(bytes, Some(film))
}

fn read(bytes: &[u8], film: Option<&FilmFacts>) -> Result<LandmarkDocument, DocumentError> {
    if bytes.len() > MOST_BYTES {
        return Err(DocumentError::TooLarge { bytes: bytes.len(), most: MOST_BYTES });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let (document, ignored) = parse(bytes)?;
    check_schema(document.schema.as_deref())?;
    if let Some(projection) = &document.projection {
        word("projection", projection, &PROJECTIONS, |word| *word)?;
    }
    let ReadFrame { frame, scale_from, user_calibration, mut notes } = frame::read(&document.frame.0, film)?;
    let posture = posture(document.posture.as_deref(), film, &mut notes)?;
    let numbering = document
        .numbering
        .map(|Object(counts)| Numbering::new(counts.thoracic, counts.lumbar))
        .transpose()?;
    let landmarks = document.landmarks.iter().enumerate().map(landmark).collect::<Result<Vec<_>, _>>()?;
    let ignored = ignored.into_iter().chain(useless_radii(&landmarks)).collect();
    let set = LandmarkSet::new(frame, posture, numbering, landmarks)?;
    let source = document.source.map(description).transpose()?;
    let states_posture = document.posture.is_some();
    Ok(LandmarkDocument { set, source, ignored, scale_from, user_calibration, states_posture, notes })
}

/// As the document says, else as the film says, else unknown.
fn posture(
    stated: Option<&str>,
    film: Option<&FilmFacts>,
    notes: &mut Vec<Note>,
) -> Result<Posture, DocumentError> {
    let stated =
        stated.map(|found| word("posture", found, &Posture::ALL, |posture| posture.name())).transpose()?;
    let film = film.and_then(|film| film.posture);
    if let (Some(stated), Some(film)) = (stated, film) {
        // Extended knees are a way of standing that no header knows.
        let agrees = stated == film || (stated == Posture::StandingExtended && film == Posture::Standing);
        notes.extend((!agrees).then(|| Note::overridden("posture", stated.name(), film.name())));
    }
    Ok(stated.or(film).unwrap_or(Posture::Unknown))
}

fn parse(bytes: &[u8]) -> Result<(Document, Vec<String>), DocumentError> {
    let mut ignored = Vec::new();
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let read =
        serde_ignored::deserialize::<_, _, Object<Document>>(&mut json, |path| note(&mut ignored, &path));
    match read.and_then(|document| json.end().map(|()| document)) {
        Ok(Object(document)) => Ok((document, ignored)),
        Err(error) => Err(explain(bytes, &error)),
    }
}

/// Keeps the first few distinct fields; a hostile document has any number of them.
fn note(ignored: &mut Vec<String>, path: &serde_ignored::Path) {
    const MOST_NOTED: usize = 20;
    let name =
        path.to_string().split('.').filter(|part| *part != "?").fold(String::new(), |name, part| match part
            .parse::<usize>(
        ) {
            Ok(position) => format!("{name}[{position}]"),
            Err(_) if name.is_empty() => part.to_owned(),
            Err(_) => format!("{name}.{part}"),
        });
    let name = plain(&name, 120);
    if ignored.len() < MOST_NOTED && !ignored.contains(&name) {
        ignored.push(name);
    }
}

/// The error in words, with its place in the document; read a second time only when reading failed.
fn explain(bytes: &[u8], error: &serde_json::Error) -> DocumentError {
    #[derive(Deserialize)]
    struct Schema {
        schema: Option<String>,
    }
    if !error.is_data() {
        return DocumentError::NotJson(error.to_string());
    }
    let schema = serde_json::from_slice::<Schema>(bytes).ok();
    if let Some(Err(other)) = schema.map(|Schema { schema }| check_schema(schema.as_deref())) {
        return other;
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    match serde_path_to_error::deserialize::<_, Object<Document>>(&mut json) {
        Err(error) => {
            let path = error.path().to_string();
            let problem = in_words(&path, &shortened(&error.inner().to_string()));
            let path = if path == "." { "the top".to_owned() } else { plain(&path, 120) };
            DocumentError::Shape { path, problem }
        }
        Ok(_) => DocumentError::NotJson(error.to_string()),
    }
}

/// The beginning and the end of a long text: the reader quotes a value of the wrong kind whole, and says last what it expected.
fn shortened(text: &str) -> String {
    const MOST_A_SIDE: usize = 120;
    let letters: Vec<char> = text.chars().collect();
    if letters.len() <= 2 * MOST_A_SIDE {
        return text.to_owned();
    }
    let (start, rest) = letters.split_at(MOST_A_SIDE);
    let end = rest.iter().skip(rest.len() - MOST_A_SIDE);
    start.iter().chain(&['…']).chain(end).collect()
}

/// The reader's words for types, in words for people.
fn in_words(path: &str, problem: &str) -> String {
    let missing = problem.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    if let Some(field) = missing {
        return format!("\"{field}\" is missing{}", remedy(field));
    }
    let example = match path.rsplit('.').next() {
        Some("spacing_mm") if problem.ends_with("expected an object") => {
            " such as {\"row\": 0.143, \"column\": 0.143}, millimetres between rows and between columns"
        }
        _ => "",
    };
    let words = problem.replace("expected f64", "expected a number");
    format!("{}{example}", words.replace("expected u32", "expected a whole number"))
}

fn remedy(field: &str) -> &'static str {
    match field {
        "frame" => {
            "; it says what coordinates refer to: {\"kind\": \"image\", \"columns\", \"rows\", \"facing\"} or {\"kind\": \"patient\"}"
        }
        "kind" => "; give \"image\" for pixels of a film or \"patient\" for millimetres",
        "landmarks" => "; it is a list of {\"site\", \"x\", \"y\"}",
        "site" | "x" | "y" => "; every landmark has \"site\", \"x\" and \"y\"",
        "row" | "column" => "; give millimetres between rows and between columns",
        _ => "",
    }
}

fn check_schema(schema: Option<&str>) -> Result<(), DocumentError> {
    match schema {
        Some(SCHEMA) => Ok(()),
        Some(found) => Err(DocumentError::UnknownSchema { found: found.chars().take(80).collect() }),
        None => Err(DocumentError::NoSchema),
    }
}

/// The value called `found`, out of `all`.
pub(crate) fn word<T: Copy>(
    field: &'static str,
    found: &str,
    all: &[T],
    name: impl Fn(&T) -> &'static str,
) -> Result<T, DocumentError> {
    all.iter().copied().find(|value| name(value) == found).ok_or_else(|| DocumentError::UnknownWord {
        field,
        found: found.chars().take(80).collect(),
        allowed: all.iter().map(name).collect::<Vec<_>>().join(", "),
    })
}

fn landmark((position, Object(wire)): (usize, &Object<WireLandmark>)) -> Result<Landmark, DocumentError> {
    let site = wire.site.parse().map_err(|upright_anatomy::UnknownSite(found)| {
        DocumentError::UnknownSite { position, suggestion: closest_site(&found), found }
    })?;
    let &WireLandmark { x, y, radius, confirmed, .. } = wire;
    Ok(Landmark { site, x, y, radius, confirmed })
}

/// Only a femoral head is a circle.
fn useless_radii(landmarks: &[Landmark]) -> impl Iterator<Item = String> {
    let round = |site: Site| matches!(site, Site::FemoralHead(_));
    let useless = landmarks.iter().filter(move |landmark| landmark.radius.is_some() && !round(landmark.site));
    useless.map(|landmark| format!("radius of {}", landmark.site)).collect::<Vec<_>>().into_iter()
}

/// The site whose name is spelled most like `found`, where one is close enough to be meant.
///
/// Where a vertebra is named, never another vertebra.
fn closest_site(found: &str) -> Option<String> {
    const ALIKE: f64 = 0.75;
    let level: Option<Level> = found.split('.').next().and_then(|name| name.parse().ok());
    let likeness = |name: &str| strsim::normalized_damerau_levenshtein(found, name);
    let candidates = Site::all().filter(|site| level.is_none() || site.level() == level);
    let names = candidates.map(|site| site.to_string());
    let best = names.max_by(|one, other| likeness(one).total_cmp(&likeness(other)))?;
    (likeness(&best) >= ALIKE).then_some(best)
}

/// Free text, or an object: its `description`, else the whole of it.
fn description(source: Value) -> Result<String, DocumentError> {
    const MOST_LETTERS: usize = 500;
    let text = match source {
        Value::String(text) => text,
        Value::Object(object) => match object.get("description") {
            Some(Value::String(text)) => text.clone(),
            _ => Value::Object(object).to_string(),
        },
        other => {
            let problem = format!("{} is neither text nor an object", plain(&other.to_string(), 80));
            return Err(DocumentError::Shape { path: "source".to_owned(), problem });
        }
    };
    Ok(plain(&text, MOST_LETTERS))
}

/// Text for people: at most so many letters, none of which can move a cursor.
pub(crate) fn plain(text: &str, most_letters: usize) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(most_letters).collect()
}

/// Writes `set` as a landmark document, with the thing of known size that its scale rests on.
#[must_use]
pub fn write_landmarks(set: &LandmarkSet, source: Option<&str>, user: Option<&UserCalibration>) -> String {
    let numbering = set.numbering();
    let document = Document {
        schema: Some(SCHEMA.to_owned()),
        source: source.map(|text| Value::String(text.to_owned())),
        frame: Object(wire(set.frame(), user)),
        projection: Some("lateral".to_owned()),
        posture: Some(set.posture().name().to_owned()),
        numbering: Some(Object(WireNumbering { thoracic: numbering.thoracic(), lumbar: numbering.lumbar() })),
        landmarks: set.landmarks().iter().map(wire_landmark).collect(),
    };
    // A document of checked numbers and fixed words always has a JSON form.
    layout::lines_to(2, &document).unwrap_or_default()
}

fn wire_landmark(landmark: &Landmark) -> Object<WireLandmark> {
    let &Landmark { site, x, y, radius, confirmed } = landmark;
    Object(WireLandmark { site: site.to_string(), x, y, radius, confirmed })
}
