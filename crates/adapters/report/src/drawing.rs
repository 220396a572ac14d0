//! The annotated film as SVG and as PNG.

use crate::canvas::Canvas;
use crate::panel::Panel;
use crate::style::BLACK;
use crate::view::View;
use crate::{label, painting, strokes};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use upright_anatomy::{Frame, ImageFrame, LandmarkSet};
use upright_imaging::Grey;
use upright_measurement::{ParameterId, Profile};

/// Why a drawing cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum DrawingError {
    /// The film is not the one on which the landmarks were placed.
    #[error(
        "the film has {columns} columns and {rows} rows, but the landmarks were placed on {marked_columns} columns and {marked_rows} rows: use the film they were placed on"
    )]
    FilmSize {
        /// Columns of the film.
        columns: u32,
        /// Rows of the film.
        rows: u32,
        /// Columns in the landmark document.
        marked_columns: u32,
        /// Rows in the landmark document.
        marked_rows: u32,
    },
    /// The landmarks are not placed in pixels.
    #[error(
        "the landmarks are in the patient's frame, so they have no place on a film: use a document of kind \"image\""
    )]
    NotOnAFilm,
    /// The picture would need more than 1 GiB.
    #[error(
        "the picture would have {width:.0} × {height:.0} pixels, too many for a PNG; draw an .svg instead"
    )]
    TooLarge {
        /// Width in pixels.
        width: f64,
        /// Height in pixels.
        height: f64,
    },
    /// The picture could not be drawn.
    #[error("cannot draw the picture: {0}")]
    Render(String),
}

/// What the panel says besides the measurement.
#[derive(Clone, Debug, Default)]
pub struct Caption {
    /// What was measured, as a file name.
    pub source: String,
    /// Program, version, draws and seed in one line.
    pub method: String,
    /// What to know about the film, besides the profile's own warnings.
    pub notes: Vec<String>,
}

const fn ids<const N: usize>(codes: [&'static str; N]) -> [ParameterId; N] {
    let mut found = [ParameterId::of("PI"); N];
    let mut position = 0;
    while position < N {
        #[expect(clippy::indexing_slicing, reason = "evaluated when compiled")]
        {
            found[position] = ParameterId::of(codes[position]);
        }
        position += 1;
    }
    found
}

/// Letter size over the side of a square as large as the film: readable on the whole film.
const LETTER: f64 = 0.017;
/// No letter is smaller, on however small a film.
const LEAST_LETTER: f64 = 12.0;
/// Stroke width over the letter size: the contours below are still seen when the film is enlarged.
const PEN: f64 = 0.095;
/// Larger pictures are refused before memory is taken: 1 GiB of pixels.
const MOST_PIXELS: f64 = 268_435_456.0;

fn letter_size(view: &View) -> f64 {
    (LETTER * (view.width * view.height).sqrt()).max(LEAST_LETTER)
}

/// Drawn unless the caller chooses: the constructions a surgeon looks for first.
static DRAWN: [ParameterId; 9] =
    ids(["SS", "PT", "PI", "LL_L1S1", "TK_T4T12", "CL_C2C7", "SVA", "T1PA", "KA"]);
/// Listed in the panel where they were measured.
static LISTED: [ParameterId; 18] = ids([
    "PI", "PT", "SS", "LL_L1S1", "LL_L4S1", "LDI", "PI_LL", "TK_T4T12", "T10L2", "T1S", "CL_C2C7", "cSVA",
    "SVA", "C7VT", "GT", "T1PA", "L1PA", "KA",
]);

/// An annotated film.
pub struct Drawing<'a> {
    film: Option<&'a Grey>,
    canvas: Canvas,
    size: (f64, f64),
    title: String,
}

impl<'a> Drawing<'a> {
    /// Draws the constructions of `chosen` (a standard set by default) and a panel of values.
    ///
    /// Without a film the landmarks stand on black, in true proportions.
    ///
    /// # Errors
    /// [`DrawingError`] where the landmarks do not belong to the film.
    pub fn new(
        film: Option<&'a Grey>,
        set: &LandmarkSet,
        profile: &Profile,
        caption: &Caption,
        chosen: Option<&[ParameterId]>,
    ) -> Result<Self, DrawingError> {
        let view = match film {
            Some(film) => View::of_film(&frame_of(film, set)?),
            None => View::of_landmarks(set),
        };
        let letter = letter_size(&view);
        let panel = Panel::new(set, profile, &listed(chosen), caption, letter);
        let size = (view.width + panel.width(), view.height.max(panel.height()).ceil());
        let mut canvas = Canvas::new(letter * PEN);
        draw(&mut canvas, &view, set, profile, chosen.unwrap_or(&DRAWN), letter);
        panel.write(&mut canvas, view.width, size.1);
        Ok(Self { film, canvas, size, title: format!("Sagittal profile of {}", caption.source) })
    }

    /// The drawing as a stand-alone SVG document, the film embedded.
    ///
    /// # Errors
    /// [`DrawingError::Render`] where the film cannot be embedded.
    pub fn svg(&self) -> Result<String, DrawingError> {
        let film = self.film.map(embedded).transpose();
        let film = film.map_err(DrawingError::Render)?.unwrap_or_default();
        let (width, height) = self.size;
        let ground = format!("<rect width=\"{width:.0}\" height=\"{height:.0}\" fill=\"{BLACK}\"/>\n{film}");
        Ok(self.canvas.document(self.size, &self.title, &ground))
    }

    /// The drawing as a PNG file.
    ///
    /// # Errors
    /// [`DrawingError::TooLarge`] where the picture needs more than 1 GiB, [`DrawingError::Render`] where it cannot be drawn.
    pub fn png(&self) -> Result<Vec<u8>, DrawingError> {
        let (width, height) = self.size;
        if width * height > MOST_PIXELS {
            return Err(DrawingError::TooLarge { width, height });
        }
        let overlay = self.canvas.document(self.size, &self.title, "");
        painting::png(self.film, &overlay, (width as u32, height as u32)).map_err(DrawingError::Render)
    }
}

fn frame_of(film: &Grey, set: &LandmarkSet) -> Result<ImageFrame, DrawingError> {
    let Frame::Image(frame) = set.frame() else { return Err(DrawingError::NotOnAFilm) };
    let (columns, rows) = (film.columns(), film.rows());
    if (columns, rows) == (frame.columns, frame.rows) {
        return Ok(*frame);
    }
    Err(DrawingError::FilmSize { columns, rows, marked_columns: frame.columns, marked_rows: frame.rows })
}

/// The standard set, after whatever was chosen besides it.
fn listed(chosen: Option<&[ParameterId]>) -> Vec<ParameterId> {
    let extra = chosen.unwrap_or_default().iter().copied().filter(|id| !LISTED.contains(id));
    extra.chain(LISTED).collect()
}

fn draw(
    canvas: &mut Canvas,
    view: &View,
    set: &LandmarkSet,
    profile: &Profile,
    chosen: &[ParameterId],
    letter: f64,
) {
    strokes::bodies(canvas, view, set);
    let mut drawn = strokes::Drawn::default();
    let labels: Vec<label::Label> = chosen
        .iter()
        .filter_map(|id| profile.get(*id))
        .filter_map(|measured| strokes::construction(canvas, view, measured, &mut drawn))
        .collect();
    strokes::landmarks(canvas, view, set);
    strokes::facing(canvas, view, letter);
    label::place(canvas, &labels, letter, (view.width, view.height));
}

fn embedded(film: &Grey) -> Result<String, String> {
    Ok(format!(
        "<image width=\"{}\" height=\"{}\" xlink:href=\"data:image/png;base64,{}\"/>\n",
        film.columns(),
        film.rows(),
        STANDARD.encode(painting::grey_png(film)?)
    ))
}
