//! What a slice of magnetic resonance says of its making.

use super::NewSlice;
use crate::write::error::WriteError;
use crate::write::header::Header;
use dicom_dictionary_std::tags;
use upright_anatomy::Degrees;

/// How a slice of magnetic resonance was made: a spin echo, plain or turbo, with or without inversion (STIR).
///
/// Scanning sequence, variant and name follow from the train, the inversion and the metal-artefact protocol.
/// Absorbed power is not stated: nobody absorbed any.
#[derive(Clone, Debug, PartialEq)]
pub struct MagneticResonance {
    /// Bits of a sample that mean something, 12 to 16.
    pub bits_stored: u32,
    /// From excitation to excitation (TR), in ms.
    pub repetition_ms: f64,
    /// From excitation to echo (TE), in ms.
    pub echo_ms: f64,
    /// From inversion to excitation (TI), in ms, where the sequence begins with an inversion.
    pub inversion_ms: Option<f64>,
    /// Echoes an excitation: 1 is a plain spin echo, more a turbo spin echo.
    pub echo_train: u16,
    /// Angle of refocusing or excitation, as the scanner states it.
    pub flip_angle: Degrees,
    /// Whether fat was saturated.
    pub fat_saturated: bool,
    /// How often it was measured.
    pub averages: u16,
    /// Field of the magnet in tesla.
    pub field_tesla: f64,
    /// Width of a pixel in Hz.
    pub pixel_bandwidth_hz: f64,
    /// The direction of phase encoding in the picture.
    pub phase_encoding: PhaseEncoding,
    /// Steps of phase encoding.
    pub phase_steps: u16,
    /// Points that were read of an echo.
    pub frequency_points: u16,
    /// Share of the phase steps that was measured, in per cent.
    pub sampling_percent: f64,
    /// Coil that received, up to 16 letters.
    pub coil: String,
    /// What was done against the artefacts of metal.
    pub metal_artefact: MetalArtefact,
}

/// The direction of phase encoding in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhaseEncoding {
    /// Along the rows.
    Row,
    /// Along the columns.
    Column,
}

/// What was done against the artefacts of metal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MetalArtefact {
    /// Nothing.
    #[default]
    NotReduced,
    /// View angle tilting (VAT): distortion in the slice is less.
    ViewAngleTilting,
    /// Slice encoding for metal artefact correction (SEMAC), with view angle tilting: distortion through slices is less, too.
    SliceEncoding,
}

impl MetalArtefact {
    /// What it adds to the name of a sequence: no attribute of the standard says it.
    const fn suffix(self) -> &'static str {
        match self {
            Self::NotReduced => "",
            Self::ViewAngleTilting => " VAT",
            Self::SliceEncoding => " SEMAC VAT",
        }
    }
}

impl MagneticResonance {
    /// Frequency of hydrogen in MHz a tesla (CODATA 2018).
    const HYDROGEN_MHZ: f64 = 42.577_478_518;

    /// PS3.3 C.8.3.1.
    pub(super) fn fill(&self, header: &mut Header, slice: &NewSlice<'_>) -> Result<(), WriteError> {
        self.sequence(header)?;
        self.times(header)?;
        self.encoding(header)?;
        header.positive(tags::SPACING_BETWEEN_SLICES, slice.step.value())?;
        header.positive(tags::MAGNETIC_FIELD_STRENGTH, self.field_tesla)?;
        header.numbers(tags::IMAGING_FREQUENCY, &[self.field_tesla * Self::HYDROGEN_MHZ])?;
        header.term(tags::IMAGED_NUCLEUS, "1H");
        header.text(tags::RECEIVE_COIL_NAME, &self.coil)
    }

    fn sequence(&self, header: &mut Header) -> Result<(), WriteError> {
        let (is_turbo, is_inverted) = (self.echo_train > 1, self.inversion_ms.is_some());
        header.texts(tags::SCANNING_SEQUENCE, if is_inverted { &["SE", "IR"] } else { &["SE"] })?;
        let variant: &[&str] = match (is_turbo, is_inverted) {
            (false, false) => &["NONE"],
            (false, true) => &["MP"],
            (true, false) => &["SK"],
            (true, true) => &["SK", "MP"],
        };
        header.texts(tags::SEQUENCE_VARIANT, variant)?;
        header.text(tags::SCAN_OPTIONS, if self.fat_saturated { "FS" } else { "" })?;
        header.term(tags::MR_ACQUISITION_TYPE, "2D");
        let name = match (is_turbo, is_inverted) {
            (false, false) => "SE2D",
            (false, true) => "IR2D",
            (true, false) => "TSE2D",
            (true, true) => "TIR2D",
        };
        header.text(tags::SEQUENCE_NAME, &format!("{name}{}", self.metal_artefact.suffix()))
    }

    fn times(&self, header: &mut Header) -> Result<(), WriteError> {
        header.positive(tags::REPETITION_TIME, self.repetition_ms)?;
        header.positive(tags::ECHO_TIME, self.echo_ms)?;
        header.count(tags::ECHO_TRAIN_LENGTH, self.echo_train.into())?;
        header.integer(tags::ECHO_NUMBERS, 1)?;
        header.positive(tags::FLIP_ANGLE, self.flip_angle.value())?;
        header.count(tags::NUMBER_OF_AVERAGES, self.averages.into())?;
        self.inversion_ms.map_or(Ok(()), |time_ms| header.positive(tags::INVERSION_TIME, time_ms))
    }

    fn encoding(&self, header: &mut Header) -> Result<(), WriteError> {
        header.count(tags::NUMBER_OF_PHASE_ENCODING_STEPS, self.phase_steps.into())?;
        header.positive(tags::PERCENT_SAMPLING, self.sampling_percent)?;
        header.positive(tags::PIXEL_BANDWIDTH, self.pixel_bandwidth_hz)?;
        // Frequency rows, frequency columns, phase rows, phase columns.
        let (term, matrix) = match self.phase_encoding {
            PhaseEncoding::Row => ("ROW", [self.frequency_points, 0, 0, self.phase_steps]),
            PhaseEncoding::Column => ("COL", [0, self.frequency_points, self.phase_steps, 0]),
        };
        header.term(tags::IN_PLANE_PHASE_ENCODING_DIRECTION, term);
        header.numbered(tags::ACQUISITION_MATRIX, matrix);
        Ok(())
    }
}
