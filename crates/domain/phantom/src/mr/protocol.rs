//! How a series is measured: everything of it that a header states.

use upright_anatomy::{Degrees, Millimetres};

/// What tells tissues apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weighting {
    /// Recovery after excitation: fat bright, fluid dark.
    T1,
    /// Decay until the echo: fluid bright.
    T2,
    /// Short inversion time (STIR): fat gives nothing, what holds water is bright.
    Stir,
}

/// Whether the sequence is made for people with metal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MetalProtocol {
    /// As for people without.
    Usual,
    /// Wide bandwidth, thin slices, and slices encoded once more (SEMAC).
    SliceEncoding,
}

/// How a series is measured, in the terms of DICOM's MR image module.
#[derive(Clone, Debug, PartialEq)]
pub struct MrProtocol {
    /// Weighting.
    pub weighting: Weighting,
    /// What was done against the artefacts of metal.
    pub metal: MetalProtocol,
    /// Words of the series as a scanner's operator gives them.
    pub description: String,
    /// From excitation to excitation (TR), in ms.
    pub repetition_ms: f64,
    /// From excitation to the echo in the middle of the train (TE), in ms.
    pub echo_ms: f64,
    /// From inversion to excitation (TI), in ms.
    pub inversion_ms: Option<f64>,
    /// Echoes an excitation.
    pub echo_train: u16,
    /// Angle of refocusing.
    pub flip_angle: Degrees,
    /// How often it was measured.
    pub averages: u16,
    /// Field of the magnet in tesla.
    pub field_tesla: f64,
    /// Width of a pixel in Hz along the rows, which is the direction of frequency.
    pub pixel_bandwidth_hz: f64,
    /// Width of what one slice's pulse excites, in Hz.
    pub slice_bandwidth_hz: f64,
    /// Steps by which a slice is encoded once more; 1 where it is not.
    pub slice_encodings: u16,
    /// Thickness of a slice.
    pub thickness: Millimetres,
    /// From the middle of a slice to the next.
    pub slice_step: Millimetres,
    /// Deviation of the noise in each of the two channels, as a share of the signal of water at rest.
    pub noise: f64,
    /// Coil that received.
    pub coil: &'static str,
}

/// What one weighting is measured with.
struct Times {
    name: &'static str,
    repetition_ms: f64,
    echo_ms: f64,
    inversion_ms: Option<f64>,
    echo_train: u16,
    pixel_bandwidth_hz: f64,
}

impl MrProtocol {
    /// The usual sequences of a lumbar spine at 1.5 T.
    ///
    /// - **Source**: as such protocols commonly are, recalled (flag M); noise is Upright's own (flag L).
    #[must_use]
    pub fn of(weighting: Weighting, metal: MetalProtocol, plane: &str) -> Self {
        let Times { name, repetition_ms, echo_ms, inversion_ms, echo_train, pixel_bandwidth_hz } =
            times(weighting, metal);
        let is_encoded = metal == MetalProtocol::SliceEncoding;
        let [thickness, slice_step] = if is_encoded { [3.0, 3.3] } else { [4.0, 4.4] }.map(Millimetres::new);
        Self {
            weighting,
            metal,
            description: format!("{name} {plane}{}", if is_encoded { " SEMAC" } else { "" }),
            repetition_ms,
            echo_ms,
            inversion_ms,
            echo_train,
            flip_angle: Degrees::new(if is_encoded { 130.0 } else { 150.0 }),
            averages: if is_encoded { 1 } else { 2 },
            field_tesla: 1.5,
            pixel_bandwidth_hz,
            slice_bandwidth_hz: if is_encoded { 2000.0 } else { 1300.0 },
            slice_encodings: if is_encoded { 13 } else { 1 },
            thickness,
            slice_step,
            noise: if is_encoded { 0.0085 } else { 0.005 },
            coil: "SPINE",
        }
    }

    /// Most that the frequency of a spin may differ and still be found in some slice, in Hz.
    pub(crate) fn reach_hz(&self) -> f64 {
        self.slice_bandwidth_hz / 2.0 * f64::from(self.slice_encodings)
    }
}

const fn times(weighting: Weighting, metal: MetalProtocol) -> Times {
    match (weighting, metal) {
        (Weighting::T1, MetalProtocol::Usual) => Times {
            name: "T1 TSE",
            repetition_ms: 600.0,
            echo_ms: 10.0,
            inversion_ms: None,
            echo_train: 3,
            pixel_bandwidth_hz: 200.0,
        },
        (Weighting::T1, MetalProtocol::SliceEncoding) => Times {
            name: "T1 TSE",
            repetition_ms: 650.0,
            echo_ms: 8.0,
            inversion_ms: None,
            echo_train: 7,
            pixel_bandwidth_hz: 610.0,
        },
        (Weighting::T2, MetalProtocol::Usual) => Times {
            name: "T2 TSE",
            repetition_ms: 3800.0,
            echo_ms: 100.0,
            inversion_ms: None,
            echo_train: 17,
            pixel_bandwidth_hz: 190.0,
        },
        (Weighting::T2, MetalProtocol::SliceEncoding) => Times {
            name: "T2 TSE",
            repetition_ms: 4200.0,
            echo_ms: 84.0,
            inversion_ms: None,
            echo_train: 21,
            pixel_bandwidth_hz: 620.0,
        },
        (Weighting::Stir, MetalProtocol::Usual) => Times {
            name: "STIR TIRM",
            repetition_ms: 4200.0,
            echo_ms: 52.0,
            inversion_ms: Some(165.0),
            echo_train: 11,
            pixel_bandwidth_hz: 210.0,
        },
        (Weighting::Stir, MetalProtocol::SliceEncoding) => Times {
            name: "STIR TIRM",
            repetition_ms: 4800.0,
            echo_ms: 42.0,
            inversion_ms: Some(165.0),
            echo_train: 15,
            pixel_bandwidth_hz: 600.0,
        },
    }
}
