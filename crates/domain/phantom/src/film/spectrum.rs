//! How much radiation is left behind a path: several energies, so that thick parts harden the beam.

use super::met::Path;

/// One energy of the beam.
struct Line {
    /// Share of the signal of an empty beam.
    weight: f32,
    /// Linear attenuation for each millimetre.
    water: f32,
    cortical: f32,
    /// What the mineral of cancellous bone adds to its marrow, which counts as soft tissue.
    cancellous: f32,
    titanium: f32,
    cobalt_chromium: f32,
}

/// A beam of about 90 kV behind 0.1 mm of copper.
///
/// - **Source**: mass attenuation coefficients of the NIST tables for water, cortical bone (ICRU-44), titanium and cobalt at these energies,
///   recalled and not looked up again (flag M), times densities 1.00, 1.85, 4.43 and 8.3 g/cm³; a fifth of cancellous bone is bone; weights are Upright's own (flag L).
const LINES: [Line; 4] = [
    line(0.22, 0.2683, 0.6655, 2.214, 4.0),
    line(0.34, 0.2269, 0.4242, 1.213, 2.1),
    line(0.29, 0.2059, 0.3148, 0.7661, 1.3),
    line(0.15, 0.1837, 0.2229, 0.4052, 0.66),
];

const fn line(weight: f32, water: f32, bone: f32, titanium: f32, cobalt: f32) -> Line {
    Line {
        weight,
        water: water / 10.0,
        cortical: bone * 1.85 / 10.0,
        cancellous: 0.20 * bone * 1.85 / 10.0,
        titanium: titanium * 4.43 / 10.0,
        cobalt_chromium: cobalt * 8.3 / 10.0,
    }
}

/// The share of the signal that is left.
#[inline]
pub(crate) fn transmitted(path: &Path) -> f32 {
    let through = |line: &Line| {
        let exponent = line.water * path.soft
            + line.cortical * path.cortical
            + line.cancellous * path.cancellous
            + line.titanium * path.titanium
            + line.cobalt_chromium * path.cobalt_chromium;
        line.weight * (-exponent).exp()
    };
    LINES.iter().map(through).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn water(soft: f32) -> f32 {
        -transmitted(&Path { soft, ..Path::default() }).ln()
    }

    #[test]
    fn an_empty_beam_is_whole_and_every_matter_takes_from_it() {
        let empty = Path::default();
        assert!((transmitted(&empty) - 1.0).abs() < 1e-6);
        for path in [
            Path { soft: 10.0, ..empty },
            Path { cortical: 10.0, ..empty },
            Path { cancellous: 30.0, ..empty },
            Path { titanium: 10.0, ..empty },
            Path { cobalt_chromium: 10.0, ..empty },
        ] {
            assert!(transmitted(&path) < 0.85, "{path:?}");
        }
    }

    /// The first centimetre takes more than the thirtieth: the beam hardens. Alone, one energy would not.
    #[test]
    fn thick_parts_harden_the_beam() {
        let (first, thirtieth) = (water(10.0), water(300.0) - water(290.0));
        assert!(thirtieth < 0.95 * first, "{first} {thirtieth}");
        let bone = |soft: f32| {
            let with = Path { soft, cortical: 5.0, ..Path::default() };
            -transmitted(&with).ln() - water(soft)
        };
        assert!(bone(300.0) < 0.9 * bone(0.0), "{} {}", bone(0.0), bone(300.0));
    }
}
