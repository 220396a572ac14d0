//! How much radiation each matter takes at one energy.

/// Linear attenuation of matter at one energy, for each millimetre.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attenuation {
    pub(crate) water: f32,
    pub(crate) cortical: f32,
    /// What the mineral of cancellous bone adds to its marrow, which counts as soft tissue.
    pub(crate) cancellous: f32,
    pub(crate) titanium: f32,
    pub(crate) cobalt_chromium: f32,
}

/// From mass attenuation coefficients in cm²/g.
const fn of(water: f32, bone: f32, titanium: f32, cobalt: f32) -> Attenuation {
    Attenuation {
        water: water / 10.0,
        cortical: bone * 1.85 / 10.0,
        cancellous: 0.20 * bone * 1.85 / 10.0,
        titanium: titanium * 4.43 / 10.0,
        cobalt_chromium: cobalt * 8.3 / 10.0,
    }
}

/// - **Source**: mass attenuation coefficients of the NIST tables for water, cortical bone (ICRU-44), titanium and cobalt at these energies,
///   recalled and not looked up again (flag M), times densities 1.00, 1.85, 4.43 and 8.3 g/cm³; a fifth of cancellous bone is bone.
pub(crate) const AT_40_KEV: Attenuation = of(0.2683, 0.6655, 2.214, 4.0);
pub(crate) const AT_50_KEV: Attenuation = of(0.2269, 0.4242, 1.213, 2.1);
pub(crate) const AT_60_KEV: Attenuation = of(0.2059, 0.3148, 0.7661, 1.3);
pub(crate) const AT_80_KEV: Attenuation = of(0.1837, 0.2229, 0.4052, 0.66);
pub(crate) const AT_100_KEV: Attenuation = of(0.1707, 0.1855, 0.2721, 0.394);
/// The line of technetium 99m; between the tables' 100 and 150 keV.
pub(crate) const AT_140_KEV: Attenuation = of(0.1538, 0.1525, 0.180, 0.205);
