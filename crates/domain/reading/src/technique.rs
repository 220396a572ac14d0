//! How a CT was taken, as far as the attenuation of bone depends on it.

use std::fmt;
use upright_anatomy::Level;
use upright_evidence::numbers::NORM_BONE_HU_KILOVOLTS;

/// Tube voltage and contrast medium of a CT.
///
/// - **Source**: cut-offs of attenuation hold at one tube voltage and without contrast medium (`norm.bone.hu.kilovolts` of
///   `evidence`, S91; flag M for contrast medium).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Technique {
    /// Peak voltage of the tube.
    pub voltage: TubeVoltage,
    /// Contrast medium.
    pub contrast: ContrastMedium,
}

/// Peak voltage of the tube. Attenuation of bone falls as it rises.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum TubeVoltage {
    /// Nobody says.
    #[default]
    NotRecorded,
    /// In kV.
    Kilovolts(f64),
    /// It differs from slice to slice.
    Varies,
    /// Several spectra were measured: what a value counts depends on how they were put together.
    MultiEnergy,
}

/// Contrast medium, by the way on which it was given. What is not said is not known, never "none".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ContrastMedium {
    /// Nobody says whether any was given.
    #[default]
    NotRecorded,
    /// None was given.
    NotGiven,
    /// Into a vein.
    Intravenous,
    /// Around the spinal cord: a CT myelogram.
    Intrathecal,
    /// On another way, as by mouth.
    OtherRoute,
    /// It was given; nobody says on which way.
    RouteNotRecorded,
}

impl ContrastMedium {
    /// All.
    pub const ALL: [Self; 6] = [
        Self::NotRecorded,
        Self::NotGiven,
        Self::Intravenous,
        Self::Intrathecal,
        Self::OtherRoute,
        Self::RouteNotRecorded,
    ];

    /// Its name for programs, which never changes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotRecorded => "not_recorded",
            Self::NotGiven => "not_given",
            Self::Intravenous => "intravenous",
            Self::Intrathecal => "intrathecal",
            Self::OtherRoute => "other_route",
            Self::RouteNotRecorded => "route_not_recorded",
        }
    }

    /// The medium of a name; none where there is none of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|medium| medium.name() == name)
    }

    /// Of two slices of one volume: what was given counts, and what is not known of one is not known of both.
    fn and(self, other: Self) -> Self {
        const WEIGHT: [ContrastMedium; 6] = [
            ContrastMedium::Intravenous,
            ContrastMedium::Intrathecal,
            ContrastMedium::OtherRoute,
            ContrastMedium::RouteNotRecorded,
            ContrastMedium::NotRecorded,
            ContrastMedium::NotGiven,
        ];
        WEIGHT.into_iter().find(|medium| [self, other].contains(medium)).unwrap_or_default()
    }
}

impl TubeVoltage {
    /// Of two slices of one volume.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::MultiEnergy, _) | (_, Self::MultiEnergy) => Self::MultiEnergy,
            (Self::NotRecorded, _) | (_, Self::NotRecorded) => Self::NotRecorded,
            (Self::Kilovolts(one), Self::Kilovolts(other)) if one == other => Self::Kilovolts(one),
            _ => Self::Varies,
        }
    }
}

impl Technique {
    /// Of a volume whose slices were taken so; nothing is known of no slice.
    pub fn of_all(slices: impl IntoIterator<Item = Self>) -> Self {
        let both = |one: Self, other: Self| Self {
            voltage: one.voltage.and(other.voltage),
            contrast: one.contrast.and(other.contrast),
        };
        slices.into_iter().reduce(both).unwrap_or_default()
    }

    /// Why attenuation of no vertebra may have a class; nothing where it may.
    ///
    /// - **Source**: `norm.bone.hu.kilovolts` of `evidence`; no class with contrast medium in a vein (flag M). No source known to us
    ///   says that classes hold beside contrast medium on another way, so there they have none either.
    #[must_use]
    pub fn obstacles(self) -> Vec<NoClass> {
        let voltage = match self.voltage {
            TubeVoltage::NotRecorded => Some(NoClass::VoltageNotRecorded),
            TubeVoltage::Kilovolts(found) if found == NORM_BONE_HU_KILOVOLTS.value => None,
            TubeVoltage::Kilovolts(found) => Some(NoClass::Voltage(found)),
            TubeVoltage::Varies => Some(NoClass::VoltageVaries),
            TubeVoltage::MultiEnergy => Some(NoClass::MultiEnergy),
        };
        let contrast = match self.contrast {
            ContrastMedium::NotGiven => None,
            ContrastMedium::NotRecorded => Some(NoClass::ContrastNotRecorded),
            ContrastMedium::Intravenous => Some(NoClass::Intravenous),
            ContrastMedium::Intrathecal => Some(NoClass::Intrathecal),
            ContrastMedium::OtherRoute => Some(NoClass::OtherRoute),
            ContrastMedium::RouteNotRecorded => Some(NoClass::RouteNotRecorded),
        };
        voltage.into_iter().chain(contrast).collect()
    }
}

/// `120 kV, no contrast medium`.
impl fmt::Display for Technique {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.voltage {
            TubeVoltage::NotRecorded => write!(f, "tube voltage not recorded"),
            TubeVoltage::Kilovolts(found) => write!(f, "{found} kV"),
            TubeVoltage::Varies => write!(f, "several tube voltages"),
            TubeVoltage::MultiEnergy => write!(f, "several spectra"),
        }?;
        f.write_str(match self.contrast {
            ContrastMedium::NotRecorded => ", contrast medium not recorded",
            ContrastMedium::NotGiven => ", no contrast medium",
            ContrastMedium::Intravenous => ", contrast medium in a vein",
            ContrastMedium::Intrathecal => ", contrast medium around the spinal cord",
            ContrastMedium::OtherRoute => ", contrast medium on another way",
            ContrastMedium::RouteNotRecorded => ", contrast medium",
        })
    }
}

/// Why the attenuation of a vertebra has no class. The number itself stands.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum NoClass {
    /// The tube voltage is not known.
    #[error("tube voltage not recorded; classes hold at {} kV", NORM_BONE_HU_KILOVOLTS.value)]
    VoltageNotRecorded,
    /// At another tube voltage, in kV.
    #[error("tube voltage {0} kV; classes hold at {meant} kV", meant = NORM_BONE_HU_KILOVOLTS.value)]
    Voltage(f64),
    /// At several tube voltages.
    #[error("the tube voltage differs from slice to slice")]
    VoltageVaries,
    /// From several spectra.
    #[error("several spectra were measured (multi-energy CT)")]
    MultiEnergy,
    /// Whether contrast medium was given is not known.
    #[error("contrast medium not recorded; classes hold without it")]
    ContrastNotRecorded,
    /// With contrast medium in a vein.
    #[error("contrast medium was given into a vein")]
    Intravenous,
    /// With contrast medium around the spinal cord.
    #[error(
        "contrast medium was given around the spinal cord; no source known to us says that classes hold beside it"
    )]
    Intrathecal,
    /// With contrast medium on another way.
    #[error(
        "contrast medium was given, not into a vein; no source known to us says that classes hold beside it"
    )]
    OtherRoute,
    /// With contrast medium on a way that is not known.
    #[error("contrast medium was given, on which way is not recorded")]
    RouteNotRecorded,
    /// The dural sac is full of contrast medium, whatever is recorded.
    #[error("contrast medium is seen in the dural sac, although none is recorded")]
    ContrastSeen,
    /// A screw stands in the vertebra.
    #[error("a screw stands in {0}; classes hold for intact vertebrae")]
    Instrumented(Level),
}

impl NoClass {
    /// Its name for programs, which never changes.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::VoltageNotRecorded => "voltage_not_recorded",
            Self::Voltage(_) => "voltage",
            Self::VoltageVaries => "voltage_varies",
            Self::MultiEnergy => "multi_energy",
            Self::ContrastNotRecorded => "contrast_not_recorded",
            Self::Intravenous => "intravenous",
            Self::Intrathecal => "intrathecal",
            Self::OtherRoute => "other_route",
            Self::RouteNotRecorded => "route_not_recorded",
            Self::ContrastSeen => "contrast_seen",
            Self::Instrumented(_) => "instrumented",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(voltage: TubeVoltage, contrast: ContrastMedium, expect: &[&str]) {
        let found = Technique { voltage, contrast }.obstacles();
        let codes: Vec<&str> = found.iter().map(NoClass::code).collect();
        assert_eq!(codes, expect, "{voltage:?} {contrast:?}");
    }

    #[test]
    fn classes_hold_at_one_voltage_and_where_no_contrast_medium_is_said_to_have_been_given() {
        use ContrastMedium as C;
        use TubeVoltage as V;
        check(V::Kilovolts(120.0), C::NotGiven, &[]);
        check(V::NotRecorded, C::NotGiven, &["voltage_not_recorded"]);
        check(V::Kilovolts(100.0), C::NotGiven, &["voltage"]);
        check(V::Kilovolts(120.000_1), C::NotGiven, &["voltage"]);
        check(V::Kilovolts(f64::NAN), C::NotGiven, &["voltage"]);
        check(V::MultiEnergy, C::NotGiven, &["multi_energy"]);
        check(V::Kilovolts(120.0), C::NotRecorded, &["contrast_not_recorded"]);
        check(V::Varies, C::NotRecorded, &["voltage_varies", "contrast_not_recorded"]);
        for contrast in [C::Intravenous, C::Intrathecal, C::OtherRoute, C::RouteNotRecorded] {
            check(V::Kilovolts(120.0), contrast, &[contrast.name()]);
        }
        assert_eq!(Technique::default().obstacles().len(), 2);
    }

    #[test]
    fn what_is_not_known_of_one_slice_is_not_known_of_the_volume() {
        use ContrastMedium as C;
        use TubeVoltage as V;
        let plain = Technique { voltage: V::Kilovolts(120.0), contrast: C::NotGiven };
        let with = |voltage, contrast| Technique::of_all([plain, Technique { voltage, contrast }, plain]);
        assert_eq!(with(V::Kilovolts(120.0), C::NotGiven), plain);
        assert_eq!(with(V::Kilovolts(80.0), C::NotGiven).voltage, V::Varies);
        assert_eq!(with(V::NotRecorded, C::NotGiven).voltage, V::NotRecorded);
        assert_eq!(with(V::MultiEnergy, C::NotRecorded).voltage, V::MultiEnergy);
        assert_eq!(with(V::Kilovolts(120.0), C::NotRecorded).contrast, C::NotRecorded);
        assert_eq!(with(V::Kilovolts(120.0), C::Intravenous).contrast, C::Intravenous);
        assert_eq!(Technique::of_all([]), Technique::default());
    }

    #[test]
    fn every_name_is_that_of_one_medium() {
        for medium in ContrastMedium::ALL {
            assert_eq!(ContrastMedium::named(medium.name()), Some(medium));
        }
        assert_eq!(ContrastMedium::named("none"), None);
    }
}
