//! The film that landmarks are placed on.

use upright_anatomy::{
    Calibration, Facing, ImageFrame, ImagePoint, KnownObject, Millimetres, Numbering, PixelSpacing, Posture,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// A film: its size, what its millimetres rest on, which way the patient faced and how he was held by gravity.
#[wasm_bindgen]
#[derive(Clone, Debug)]
pub struct Film {
    pub(crate) frame: ImageFrame,
    pub(crate) posture: Posture,
    /// As stated; none = as the marked levels imply.
    pub(crate) numbering: Option<Numbering>,
}

#[wasm_bindgen]
impl Film {
    /// A film of so many pixels.
    ///
    /// - **`row_mm`, `column_mm`**: millimetres between rows and columns, or the shape of a pixel where `calibration` is `none`;
    ///   NaN = not known.
    /// - **Words**: as in `upright.landmarks/1`.
    ///
    /// # Errors
    /// What is wrong, in a sentence.
    #[wasm_bindgen(constructor)]
    pub fn new(
        columns: u32,
        rows: u32,
        row_mm: f64,
        column_mm: f64,
        calibration: &str,
        facing: &str,
        posture: &str,
    ) -> Result<Self, String> {
        let spacing = match row_mm.is_nan() || column_mm.is_nan() {
            true => None,
            false => Some(PixelSpacing::new(row_mm, column_mm).map_err(|error| error.to_string())?),
        };
        let calibration = named(&Calibration::ALL, calibration, |one| one.name(), "calibration")?;
        let facing = named(&[Facing::Left, Facing::Right], facing, |one| one.name(), "facing")?;
        let posture = named(&Posture::ALL, posture, |one| one.name(), "posture")?;
        Ok(Self {
            frame: ImageFrame { columns, rows, spacing, calibration, facing },
            posture,
            numbering: None,
        })
    }

    /// The same film of a patient who has so many thoracic and lumbar vertebrae.
    ///
    /// # Errors
    /// Which numbers can be named, in a sentence.
    pub fn with_numbering(&self, thoracic: u8, lumbar: u8) -> Result<Film, String> {
        let numbering = Numbering::new(thoracic, lumbar).map_err(|error| error.to_string())?;
        Ok(Self { numbering: Some(numbering), ..self.clone() })
    }

    /// The class of the film's millimetres: `calibrated`, `estimated`, `corrected`, `detector`, `unknown` or `none`.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn calibration_class(&self) -> String {
        self.frame.class().name().to_owned()
    }

    /// The same film with the size of its pixels from a line of known length that a person marked.
    ///
    /// # Errors
    /// Why the line does not tell it, in a sentence.
    pub fn with_line(&self, x0: f64, y0: f64, x1: f64, y1: f64, length_mm: f64) -> Result<Film, String> {
        let (from, to) = (ImagePoint { x: x0, y: y0 }, ImagePoint { x: x1, y: y1 });
        self.with(&KnownObject::Line { from, to, length: Millimetres::new(length_mm) })
    }

    /// The same film with the size of its pixels from a ball of known diameter: points on its outline, x and y in turn.
    ///
    /// # Errors
    /// Why the ball does not tell it, in a sentence.
    pub fn with_ball(&self, outline: &[f64], diameter_mm: f64) -> Result<Film, String> {
        self.with(&KnownObject::Ball { outline: points(outline), diameter: Millimetres::new(diameter_mm) })
    }

    /// The circle through points on the outline of a ball: x and y of its centre, its radius in rows; empty where they make none.
    #[must_use]
    pub fn circle(&self, outline: &[f64]) -> Vec<f64> {
        // Which diameter the ball has is no matter to where it lies.
        let ball = KnownObject::Ball { outline: points(outline), diameter: Millimetres::new(1.0) };
        let found = ball.circle(self.shape()).and_then(Result::ok);
        found.map_or_else(Vec::new, |circle| vec![circle.centre.x, circle.centre.y, circle.radius])
    }

    /// Millimetres between rows and between columns; empty where the film has none.
    #[must_use]
    pub fn spacing(&self) -> Vec<f64> {
        let spacing = self.frame.spacing.filter(|_| self.frame.class().permits_millimetres());
        spacing.map_or_else(Vec::new, |spacing| vec![spacing.row(), spacing.column()])
    }

    /// How far apart two points of the film lie, in millimetres; in heights of a pixel where it has none.
    #[must_use]
    pub fn distance(&self, x0: f64, y0: f64, x1: f64, y1: f64) -> f64 {
        let [from, to] =
            [(x0, y0), (x1, y1)].map(|(x, y)| self.frame.sagittal_from_image(ImagePoint { x, y }));
        from.distance(to)
    }
}

impl Film {
    fn with(&self, thing: &KnownObject) -> Result<Self, String> {
        let spacing = Some(thing.spacing(self.shape()).map_err(|error| error.to_string())?);
        let frame = ImageFrame { spacing, calibration: thing.calibration(), ..self.frame };
        Ok(Self { frame, ..self.clone() })
    }

    /// How wide a pixel is for its height.
    fn shape(&self) -> f64 {
        self.frame.spacing.map_or(1.0, PixelSpacing::width_over_height)
    }
}

/// Points from their coordinates, x and y in turn.
fn points(numbers: &[f64]) -> Vec<ImagePoint> {
    let (pairs, _) = numbers.as_chunks::<2>();
    pairs.iter().map(|&[x, y]| ImagePoint { x, y }).collect()
}

fn named<T: Copy>(
    all: &[T],
    found: &str,
    name: impl Fn(&T) -> &'static str,
    what: &str,
) -> Result<T, String> {
    let known = all.iter().copied().find(|one| name(one) == found);
    known.ok_or_else(|| format!("no {what} is called \"{found}\""))
}
