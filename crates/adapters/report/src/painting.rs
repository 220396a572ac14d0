//! From drawing to pixels, band by band: a long film and its panel have nearly a hundred million of them.

use crate::drawing::DrawingError;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg;
use std::io::Write;
use std::sync::mpsc;
use std::sync::{Arc, LazyLock};
use std::thread;
use upright_imaging::Grey;

/// Rows painted together: a few MiB.
const BAND: u32 = 256;

static OPTIONS: LazyLock<usvg::Options<'static>> = LazyLock::new(|| {
    let mut fonts = usvg::fontdb::Database::new();
    for font in [dejavu::sans::regular(), dejavu::sans::bold()] {
        fonts.load_font_source(usvg::fontdb::Source::Binary(Arc::new(font)));
    }
    usvg::Options {
        font_family: "DejaVu Sans".to_owned(),
        fontdb: Arc::new(fonts),
        ..usvg::Options::default()
    }
});

/// Writes `overlay`, an SVG document of this size, over `film` in its upper left corner, as a PNG file.
///
/// One thread paints while the other compresses.
pub(crate) fn png(
    film: Option<&Grey>,
    overlay: &str,
    size: (u32, u32),
    to: impl Write,
) -> Result<(), DrawingError> {
    let tree =
        usvg::Tree::from_str(overlay, &OPTIONS).map_err(|error| DrawingError::Render(error.to_string()))?;
    let (bands, painted) = mpsc::sync_channel(1);
    thread::scope(move |scope| {
        scope.spawn(move || {
            for top in (0..size.1).step_by(BAND as usize) {
                // Nobody waits any more: the other side failed, and says why.
                if bands.send(band(film, &tree, size, top)).is_err() {
                    return;
                }
            }
        });
        // Handed over, so that the painter stops where the encoder fails.
        encode(to, size, ColorType::Rgb, painted.into_iter())
    })
}

/// Writes a picture of 8-bit grey as a PNG file.
///
/// # Errors
/// [`DrawingError::Write`], or the encoder's words.
pub fn grey_png(film: &Grey, to: impl Write) -> Result<(), DrawingError> {
    let size = (film.columns(), film.rows());
    encode(to, size, ColorType::Grayscale, std::iter::once(Some(film.pixels())))
}

/// Quickly compressed: nobody waits for a smaller file.
fn encode<B: AsRef<[u8]>>(
    file: impl Write,
    (width, height): (u32, u32),
    colour: ColorType,
    mut bands: impl Iterator<Item = Option<B>>,
) -> Result<(), DrawingError> {
    let mut encoder = Encoder::new(file, width, height);
    encoder.set_color(colour);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    encoder.set_filter(Filter::Sub);
    let mut writer = encoder.write_header().map_err(DrawingError::from)?;
    let mut stream = writer.stream_writer().map_err(DrawingError::from)?;
    bands.try_for_each(|band| {
        let band =
            band.ok_or_else(|| DrawingError::Render("a band of the picture cannot be painted".to_owned()))?;
        stream.write_all(band.as_ref()).map_err(DrawingError::from)
    })?;
    stream.finish().map_err(DrawingError::from)
}

/// Opaque colour of the rows from `top` on.
fn band(film: Option<&Grey>, tree: &usvg::Tree, (width, height): (u32, u32), top: u32) -> Option<Vec<u8>> {
    let mut pixels = Pixmap::new(width, BAND.min(height - top))?;
    pixels.fill(Color::BLACK);
    if let Some(film) = film {
        paint(film, &mut pixels, top);
    }
    resvg::render(tree, Transform::from_translate(0.0, -(top as f32)), &mut pixels.as_mut());
    Some(
        pixels
            .data()
            .as_chunks::<4>()
            .0
            .iter()
            .flat_map(|&[red, green, blue, _]| [red, green, blue])
            .collect(),
    )
}

fn paint(film: &Grey, pixels: &mut Pixmap, top: u32) {
    let stride = pixels.width() as usize * 4;
    let rows = film.pixels().chunks_exact(film.columns().max(1) as usize).skip(top as usize);
    for (target, source) in pixels.data_mut().chunks_exact_mut(stride).zip(rows) {
        for (pixel, grey) in target.as_chunks_mut::<4>().0.iter_mut().zip(source) {
            *pixel = [*grey, *grey, *grey, u8::MAX];
        }
    }
}

impl From<png::EncodingError> for DrawingError {
    fn from(error: png::EncodingError) -> Self {
        match error {
            png::EncodingError::IoError(error) => Self::Write(error),
            other => Self::Render(other.to_string()),
        }
    }
}
