//! How much radiation is left behind a path: several energies, so that thick parts harden the beam.

use super::met::Path;
use crate::attenuation::{AT_40_KEV, AT_50_KEV, AT_60_KEV, AT_80_KEV, Attenuation};

/// A beam of about 90 kV behind 0.1 mm of copper: shares of the signal of an empty beam, which are Upright's own (flag L), and energies.
const LINES: [(f32, Attenuation); 4] =
    [(0.22, AT_40_KEV), (0.34, AT_50_KEV), (0.29, AT_60_KEV), (0.15, AT_80_KEV)];

/// The share of the signal that is left.
#[inline]
pub(crate) fn transmitted(path: &Path) -> f32 {
    let through = |(weight, line): &(f32, Attenuation)| {
        let exponent = line.water * path.soft
            + line.cortical * path.cortical
            + line.cancellous * path.cancellous
            + line.titanium * path.titanium
            + line.cobalt_chromium * path.cobalt_chromium;
        weight * (-exponent).exp()
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
