//! Named landmark sites: what can be pointed at on a lateral film.

use crate::Level;
use std::fmt;
use std::str::FromStr;

/// The upper or the lower surface of a vertebral body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Surface {
    /// Upper endplate.
    Superior,
    /// Lower endplate.
    Inferior,
}

/// The front or the back corner of an endplate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edge {
    /// Front corner.
    Anterior,
    /// Back corner.
    Posterior,
}

/// The patient's side, or no statement about it (one contour seen, or the middle of both).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Laterality {
    /// Side not stated.
    Unspecified,
    /// The patient's left.
    Left,
    /// The patient's right.
    Right,
}

/// One endplate of one vertebra.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Endplate {
    /// The vertebra.
    pub level: Level,
    /// Which of its two endplates.
    pub surface: Surface,
}

impl Endplate {
    /// The upper endplate of `level`.
    #[must_use]
    pub const fn superior(level: Level) -> Self {
        Self { level, surface: Surface::Superior }
    }

    /// The lower endplate of `level`.
    #[must_use]
    pub const fn inferior(level: Level) -> Self {
        Self { level, surface: Surface::Inferior }
    }

    /// The corner of this endplate at `edge`.
    #[must_use]
    pub const fn corner(self, edge: Edge) -> Site {
        Site::Corner(self, edge)
    }
}

/// `L1 superior endplate`.
impl fmt::Display for Endplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let surface = match self.surface {
            Surface::Superior => "superior",
            Surface::Inferior => "inferior",
        };
        write!(f, "{} {surface} endplate", self.level)
    }
}

/// A landmark site. Its text form, as `S1.superior.anterior` or `femoral_head.left`, is fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Site {
    /// Corner of a vertebral endplate. C2 has no superior, S1 no inferior endplate.
    Corner(Endplate, Edge),
    /// Centre of a vertebral body.
    Centroid(Level),
    /// Centre of a femoral head.
    FemoralHead(Laterality),
    /// Knee joint centre (midpoint of the distal femoral condyles).
    Knee(Laterality),
    /// Ankle joint centre.
    Ankle(Laterality),
    /// Tip of the dens of C2.
    DensTip,
    /// Centre of the external acoustic meatus.
    AcousticMeatus,
    /// Posterior end of the hard palate.
    HardPalatePosterior,
    /// Opisthion: posterior rim of the foramen magnum.
    Opisthion,
    /// Brow.
    Brow,
    /// Chin.
    Chin,
}

use Laterality::{Left, Right, Unspecified};

/// Slots each level takes in a table of sites: four corners and the centroid.
const SLOTS_A_LEVEL: usize = 5;
const SIDED: [Site; 9] = [
    Site::FemoralHead(Unspecified),
    Site::FemoralHead(Left),
    Site::FemoralHead(Right),
    Site::Knee(Unspecified),
    Site::Knee(Left),
    Site::Knee(Right),
    Site::Ankle(Unspecified),
    Site::Ankle(Left),
    Site::Ankle(Right),
];
const SKULL: [(Site, &str); 6] = [
    (Site::DensTip, "dens.tip"),
    (Site::AcousticMeatus, "acoustic_meatus"),
    (Site::HardPalatePosterior, "hard_palate.posterior"),
    (Site::Opisthion, "opisthion"),
    (Site::Brow, "brow"),
    (Site::Chin, "chin"),
];
const FIRST_SIDED: usize = Level::ALL.len() * SLOTS_A_LEVEL;

impl Site {
    /// Length of a table with one slot a site; see [`Site::index`].
    pub const COUNT: usize = FIRST_SIDED + SIDED.len() + SKULL.len();

    /// This site's slot in a table of [`Site::COUNT`] entries.
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Corner(Endplate { level, surface }, edge) => {
                level.index() * SLOTS_A_LEVEL + surface as usize * 2 + edge as usize
            }
            Self::Centroid(level) => level.index() * SLOTS_A_LEVEL + 4,
            Self::FemoralHead(side) => FIRST_SIDED + side as usize,
            Self::Knee(side) => FIRST_SIDED + 3 + side as usize,
            Self::Ankle(side) => FIRST_SIDED + 6 + side as usize,
            Self::DensTip => FIRST_SIDED + 9,
            Self::AcousticMeatus => FIRST_SIDED + 10,
            Self::HardPalatePosterior => FIRST_SIDED + 11,
            Self::Opisthion => FIRST_SIDED + 12,
            Self::Brow => FIRST_SIDED + 13,
            Self::Chin => FIRST_SIDED + 14,
        }
    }

    /// Every site, in the order of [`Site::index`].
    pub fn all() -> impl Iterator<Item = Self> {
        let spine = Level::ALL.into_iter().flat_map(Self::of_level);
        spine.chain(SIDED).chain(SKULL.into_iter().map(|(site, _)| site))
    }

    /// The sites of one vertebra: its corners and its centroid.
    pub fn of_level(level: Level) -> impl Iterator<Item = Self> {
        [Endplate::superior(level), Endplate::inferior(level)]
            .into_iter()
            .filter(|&endplate| exists(endplate))
            .flat_map(|endplate| [Edge::Anterior, Edge::Posterior].map(|edge| endplate.corner(edge)))
            .chain([Self::Centroid(level)])
    }

    /// The vertebra this site belongs to, if any.
    #[must_use]
    pub const fn level(self) -> Option<Level> {
        match self {
            Self::Corner(endplate, _) => Some(endplate.level),
            Self::Centroid(level) => Some(level),
            _ => None,
        }
    }

    /// The same site of another vertebra; unchanged where the site is not vertebral.
    #[must_use]
    pub const fn on_level(self, level: Level) -> Self {
        match self {
            Self::Corner(endplate, edge) => Self::Corner(Endplate { level, surface: endplate.surface }, edge),
            Self::Centroid(_) => Self::Centroid(level),
            other => other,
        }
    }

    /// The side of a paired site; `None` where the site has no sides.
    #[must_use]
    pub const fn laterality(self) -> Option<Laterality> {
        match self {
            Self::FemoralHead(side) | Self::Knee(side) | Self::Ankle(side) => Some(side),
            _ => None,
        }
    }

    /// The same paired site on `side`; unchanged where the site has no sides.
    #[must_use]
    pub const fn on_side(self, side: Laterality) -> Self {
        match self {
            Self::FemoralHead(_) => Self::FemoralHead(side),
            Self::Knee(_) => Self::Knee(side),
            Self::Ankle(_) => Self::Ankle(side),
            other => other,
        }
    }
}

/// Whether a lateral film shows this endplate at all.
const fn exists(endplate: Endplate) -> bool {
    !matches!(
        endplate,
        Endplate { level: Level::C2, surface: Surface::Superior }
            | Endplate { level: Level::S1, surface: Surface::Inferior }
    )
}

impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joint = |f: &mut fmt::Formatter<'_>, name: &str, side: Laterality| match side {
            Unspecified => f.write_str(name),
            Left => write!(f, "{name}.left"),
            Right => write!(f, "{name}.right"),
        };
        match *self {
            Self::Corner(endplate, edge) => {
                let surface = match endplate.surface {
                    Surface::Superior => "superior",
                    Surface::Inferior => "inferior",
                };
                let edge = match edge {
                    Edge::Anterior => "anterior",
                    Edge::Posterior => "posterior",
                };
                write!(f, "{}.{surface}.{edge}", endplate.level)
            }
            Self::Centroid(level) => write!(f, "{level}.centroid"),
            Self::FemoralHead(side) => joint(f, "femoral_head", side),
            Self::Knee(side) => joint(f, "knee", side),
            Self::Ankle(side) => joint(f, "ankle", side),
            skull => {
                SKULL.iter().find(|(site, _)| *site == skull).map_or(Ok(()), |(_, name)| f.write_str(name))
            }
        }
    }
}

/// A text that names no site.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no landmark site is called \"{0}\"")]
pub struct UnknownSite(pub String);

impl FromStr for Site {
    type Err = UnknownSite;

    fn from_str(text: &str) -> Result<Self, UnknownSite> {
        vertebral(text)
            .or_else(|| paired(text))
            .or_else(|| SKULL.iter().find(|(_, name)| *name == text).map(|(site, _)| *site))
            .ok_or_else(|| UnknownSite(text.chars().take(80).collect()))
    }
}

fn vertebral(text: &str) -> Option<Site> {
    let (level, rest) = text.split_once('.')?;
    let level: Level = level.parse().ok()?;
    let (endplate, edge) = match rest {
        "centroid" => return Some(Site::Centroid(level)),
        "superior.anterior" => (Endplate::superior(level), Edge::Anterior),
        "superior.posterior" => (Endplate::superior(level), Edge::Posterior),
        "inferior.anterior" => (Endplate::inferior(level), Edge::Anterior),
        "inferior.posterior" => (Endplate::inferior(level), Edge::Posterior),
        _ => return None,
    };
    exists(endplate).then_some(endplate.corner(edge))
}

fn paired(text: &str) -> Option<Site> {
    let (joint, side) = match text.split_once('.') {
        None => (text, Unspecified),
        Some((joint, "left")) => (joint, Left),
        Some((joint, "right")) => (joint, Right),
        Some(_) => return None,
    };
    match joint {
        "femoral_head" => Some(Site::FemoralHead(side)),
        "knee" => Some(Site::Knee(side)),
        "ankle" => Some(Site::Ankle(side)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_site_reads_back_from_its_text_and_has_its_own_slot() {
        let mut taken = [false; Site::COUNT];
        for site in Site::all() {
            assert_eq!(site.to_string().parse(), Ok(site));
            assert!(!std::mem::replace(&mut taken[site.index()], true), "{site} shares a slot");
        }
        let unused = taken.iter().filter(|used| !**used).count();
        assert_eq!(unused, 4, "C2 has no superior and S1 no inferior corners");
    }

    #[test]
    fn refuses_what_does_not_exist() {
        for text in
            ["S1.inferior.anterior", "C2.superior.posterior", "C1.centroid", "femoral_head.both", "L1", ""]
        {
            assert!(text.parse::<Site>().is_err(), "{text}");
        }
    }

    #[test]
    fn moves_to_another_level_or_side() {
        let corner = Endplate::superior(Level::L6).corner(Edge::Anterior);
        assert_eq!(corner.on_level(Level::S1).to_string(), "S1.superior.anterior");
        assert_eq!(Site::Knee(Left).on_side(Unspecified), Site::Knee(Unspecified));
    }
}
