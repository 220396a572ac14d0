//! `upright.landmarks/1`: landmarks placed on one film.

use crate::error::{DocumentError, DocumentKind};
use crate::frame::{self, ReadFrame};
use crate::layout;
use crate::note::Note;
use crate::object::Object;
use crate::parse::parse;
use crate::scale::{ScaleFrom, UserCalibration};
use crate::wire::{WireFrame, wire};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use upright_anatomy::{FilmFacts, Landmark, LandmarkSet, Level, Numbering, Posture, Site};

/// Larger files are no landmark documents: a full set of landmarks takes less than 20 KiB.
pub const MOST_BYTES: usize = 4 << 20;
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

/// The wire form of a landmark document.
#[derive(Deserialize, Serialize)]
pub(crate) struct Document {
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
    let (Object(document), ignored) = parse::<Object<Document>>(bytes, DocumentKind::Landmarks)?;
    DocumentKind::Landmarks.check(document.schema.as_deref())?;
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
        // Extended knees are a way of standing that no header knows, and one bends standing, sitting or lying.
        let is_more = stated == Posture::StandingExtended && film == Posture::Standing;
        let agrees = stated == film || is_more || (stated.is_bent() && !film.is_bent());
        notes.extend((!agrees).then(|| Note::overridden("posture", stated.name(), film.name())));
    }
    Ok(stated.or(film).unwrap_or(Posture::Unknown))
}

/// The value called `found`, out of `all`.
pub(crate) fn word<T: Copy>(
    field: &'static str,
    found: &str,
    all: &[T],
    name: impl Fn(&T) -> &'static str,
) -> Result<T, DocumentError> {
    all.iter().copied().find(|value| name(value) == found).ok_or_else(|| {
        let found = plain(found, 80);
        DocumentError::UnknownWord {
            field,
            allowed: all.iter().map(&name).collect::<Vec<_>>().join(", "),
            suggestion: closest(&found, all.iter().map(&name)),
            found,
        }
    })
}

/// The name that is spelled most like `found`, where one is close enough to be meant.
pub(crate) fn closest<N: AsRef<str>>(found: &str, names: impl Iterator<Item = N>) -> Option<N> {
    const ALIKE: f64 = 0.75;
    let likeness = |name: &N| strsim::normalized_damerau_levenshtein(found, name.as_ref());
    let best = names.max_by(|one, other| likeness(one).total_cmp(&likeness(other)))?;
    (likeness(&best) >= ALIKE).then_some(best)
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
    let level: Option<Level> = found.split('.').next().and_then(|name| name.parse().ok());
    let candidates = Site::all().filter(|site| level.is_none() || site.level() == level);
    closest(found, candidates.map(|site| site.to_string()))
}

/// Free text, or an object: its `description`, else the whole of it.
pub(crate) fn description(source: Value) -> Result<String, DocumentError> {
    const MOST_LETTERS: usize = 500;
    let text = match source {
        Value::String(text) => text,
        Value::Object(object) => match object.get("description") {
            Some(Value::String(text)) => text.clone(),
            _ => Value::Object(object).to_string(),
        },
        _ => {
            // Not repeated: a source may name somebody.
            let problem = "neither text nor an object; say in words where it comes from".to_owned();
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
    // A document of checked numbers and fixed words always has a JSON form.
    layout::lines_to(2, &wire_document(set, source, user)).unwrap_or_default()
}

/// The wire form of `set`.
pub(crate) fn wire_document(
    set: &LandmarkSet,
    source: Option<&str>,
    user: Option<&UserCalibration>,
) -> Document {
    let numbering = set.numbering();
    Document {
        schema: Some(DocumentKind::Landmarks.schema().to_owned()),
        source: source.map(|text| Value::String(text.to_owned())),
        frame: Object(wire(set.frame(), user)),
        projection: Some("lateral".to_owned()),
        posture: Some(set.posture().name().to_owned()),
        numbering: Some(Object(WireNumbering { thoracic: numbering.thoracic(), lumbar: numbering.lumbar() })),
        landmarks: set.landmarks().iter().map(wire_landmark).collect(),
    }
}

fn wire_landmark(landmark: &Landmark) -> Object<WireLandmark> {
    let &Landmark { site, x, y, radius, confirmed } = landmark;
    Object(WireLandmark { site: site.to_string(), x, y, radius, confirmed })
}
