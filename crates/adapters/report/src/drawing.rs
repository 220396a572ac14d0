//! The annotated film as SVG and as PNG.

use crate::canvas::{self, Canvas};
use crate::panel::Panel;
use crate::style::BLACK;
use crate::view::View;
use crate::{known_object, label, painting, strokes};
use base64::engine::general_purpose::STANDARD;
use base64::write::EncoderWriter;
use std::borrow::Cow;
use std::io::{self, Write};
use upright_anatomy::{FilmMismatch, Frame, ImageFrame, LandmarkSet, PixelSpacing};
use upright_documents::UserCalibration;
use upright_imaging::Grey;
use upright_measurement::{ParameterId, Profile};

/// Why a drawing cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum DrawingError {
    /// The landmarks have no place on the film.
    #[error(transparent)]
    OtherFilm(#[from] FilmMismatch),
    /// Pixels so far from square that their spacing is a mistake.
    #[error("the pixels would be {shape} times as wide as high, and no film's are: check the spacing")]
    Stretched {
        /// Width over height.
        shape: f64,
    },
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
    /// The picture could not be written.
    #[error("cannot write the picture: {0}")]
    Write(#[from] io::Error),
}

/// What stands on the picture besides the measurement.
#[derive(Clone, Debug, Default)]
pub struct Caption {
    /// What was measured, as a file name.
    pub source: String,
    /// How large a pixel is and who said so, in words.
    pub scale: Option<String>,
    /// The thing of known size that the scale rests on.
    pub known_object: Option<UserCalibration>,
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
/// A guard against a mistake in the spacing: no film has such pixels.
const MOST_STRETCHED: f64 = 20.0;
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
    /// Width and height of the film on the canvas, and of the canvas.
    film_size: (f64, f64),
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
            Some(film) => View::of_film(&drawable(set.frame().on_film((film.columns(), film.rows()))?)?),
            None => View::of_places(set.frame(), places(set, caption)),
        };
        let letter = letter_size(&view);
        let caption = Caption { scale: scale(caption, &view), ..caption.clone() };
        let panel = Panel::new(set, profile, &listed(chosen), &caption, letter);
        let size = ((view.width + panel.width()).ceil(), view.height.max(panel.height()).ceil());
        let mut canvas = Canvas::new(letter * PEN);
        draw(&mut canvas, &view, (set, profile, &caption), chosen.unwrap_or(&DRAWN), letter);
        panel.write(&mut canvas, view.width, size.1);
        let title = format!("Sagittal profile of {}", caption.source);
        Ok(Self { film, canvas, film_size: (view.width, view.height), size, title })
    }

    /// Writes the drawing as a stand-alone SVG document, the film embedded as it is stored.
    ///
    /// # Errors
    /// [`DrawingError::Render`] or [`DrawingError::Write`].
    pub fn svg(&self, mut to: impl Write) -> Result<(), DrawingError> {
        let (width, height) = self.size;
        to.write_all(canvas::beginning(self.size, &self.title).as_bytes())?;
        writeln!(to, "<rect width=\"{width:.0}\" height=\"{height:.0}\" fill=\"{BLACK}\"/>")?;
        if let Some(film) = self.film {
            embed(film, self.film_size, &mut to)?;
        }
        to.write_all(self.canvas.elements().as_bytes())?;
        Ok(to.write_all(canvas::END.as_bytes())?)
    }

    /// Writes the drawing as a PNG file.
    ///
    /// # Errors
    /// [`DrawingError::TooLarge`] where the picture needs more than 1 GiB, [`DrawingError::Render`] where it cannot be drawn.
    pub fn png(&self, to: impl Write) -> Result<(), DrawingError> {
        let (width, height) = self.size;
        if width * height > MOST_PIXELS {
            return Err(DrawingError::TooLarge { width, height });
        }
        let film = self.film.map(|film| fitted(film, self.film_size)).transpose()?;
        let overlay =
            [&canvas::beginning(self.size, &self.title), self.canvas.elements(), canvas::END].concat();
        let size = (width as u32, height as u32);
        painting::png(film.as_deref(), &overlay, size, to)
    }
}

/// The film, unless its pixels are no pixels of a film.
fn drawable(film: ImageFrame) -> Result<ImageFrame, DrawingError> {
    let shape = film.spacing.map_or(1.0, PixelSpacing::width_over_height);
    if shape.max(shape.recip()) > MOST_STRETCHED { Err(DrawingError::Stretched { shape }) } else { Ok(film) }
}

/// The film as large as it stands on the canvas.
fn fitted(film: &Grey, (width, height): (f64, f64)) -> Result<Cow<'_, Grey>, DrawingError> {
    let size = (width as u32, height as u32);
    if size == (film.columns(), film.rows()) {
        return Ok(Cow::Borrowed(film));
    }
    let resized = film.resized(size.0, size.1).map_err(|error| DrawingError::Render(error.to_string()))?;
    Ok(Cow::Owned(resized))
}

/// Every place that is drawn.
fn places<'a>(set: &'a LandmarkSet, caption: &'a Caption) -> impl Iterator<Item = (f64, f64)> + 'a {
    let landmarks = set.landmarks().iter().map(|landmark| (landmark.x, landmark.y));
    let marked = caption.known_object.iter().flat_map(|user| user.object.points());
    // What was marked outside the film is not shown, or the spine would shrink to a dot.
    let marked = marked.filter(|point| matches!(set.frame(), Frame::Image(film) if film.contains(*point)));
    landmarks.chain(marked.map(|point| (point.x, point.y)))
}

/// How large a pixel is, and what was done to it.
fn scale(caption: &Caption, view: &View) -> Option<String> {
    let words: Vec<String> = caption.scale.clone().into_iter().chain(view.note()).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

/// The standard set, after whatever was chosen besides it.
fn listed(chosen: Option<&[ParameterId]>) -> Vec<ParameterId> {
    let extra = chosen.unwrap_or_default().iter().copied().filter(|id| !LISTED.contains(id));
    extra.chain(LISTED).collect()
}

fn draw(
    canvas: &mut Canvas,
    view: &View,
    (set, profile, caption): (&LandmarkSet, &Profile, &Caption),
    chosen: &[ParameterId],
    letter: f64,
) {
    strokes::bodies(canvas, view, set);
    let mut drawn = strokes::Drawn::default();
    let mut labels: Vec<label::Label> = chosen
        .iter()
        .filter_map(|id| profile.get(*id))
        .filter_map(|measured| strokes::construction(canvas, view, measured, &mut drawn))
        .collect();
    strokes::landmarks(canvas, view, set);
    let known = caption.known_object.as_ref();
    labels.extend(known.and_then(|user| known_object::draw(canvas, view, set.frame(), user)));
    strokes::facing(canvas, view, letter);
    label::place(canvas, &labels, letter, (view.width, view.height));
}

/// The film inside an SVG document, stretched to its place by whoever shows it.
fn embed(film: &Grey, (width, height): (f64, f64), to: &mut impl Write) -> Result<(), DrawingError> {
    write!(
        to,
        "<image width=\"{width:.0}\" height=\"{height:.0}\" preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64,"
    )?;
    let mut encoder = EncoderWriter::new(&mut *to, &STANDARD);
    painting::grey_png(film, &mut encoder)?;
    encoder.finish()?;
    drop(encoder);
    Ok(to.write_all(b"\"/>\n")?)
}
