//! The same landmarks counted another way, for patients with an unusual number of vertebrae.
//!
//! No rule is known to us for a transitional vertebra, so every usual way of counting is shown
//! beside the one as named, and a person chooses.

use upright_anatomy::{Endplate, LandmarkSet, Level, Numbering, Site, Surface};

/// A way of counting vertebrae other than as the document names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberingScheme {
    /// Five lumbar and the lower thoracic vertebrae counted upwards from S1.
    CountedFromSacrum,
    /// The sixth lumbar vertebra taken as a lumbarised S1.
    L6AsS1,
}

impl NumberingScheme {
    /// Every scheme.
    pub const ALL: [Self; 2] = [Self::CountedFromSacrum, Self::L6AsS1];

    /// A fixed code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CountedFromSacrum => "counted_from_sacrum",
            Self::L6AsS1 => "l6_as_s1",
        }
    }

    /// One sentence for people.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::CountedFromSacrum => {
                "levels from T9 to L5 counted upwards from S1, as if there were five lumbar and twelve thoracic vertebrae"
            }
            Self::L6AsS1 => "the superior endplate of L6 taken as that of a lumbarised S1",
        }
    }

    /// The levels that change their name: as named in the document, and as counted here.
    ///
    /// `None` as the second level: the vertebra has no name in this way of counting.
    #[must_use]
    pub fn renamed(self, numbering: Numbering) -> Vec<(Level, Option<Level>)> {
        let all = match self {
            Self::CountedFromSacrum => counted_from_sacrum(numbering),
            Self::L6AsS1 if numbering.has(Level::L6) => {
                vec![(Level::L6, Some(Level::S1)), (Level::S1, None)]
            }
            Self::L6AsS1 => Vec::new(),
        };
        let changed = |(named, counted): &(Level, Option<Level>)| *counted != Some(*named);
        all.into_iter().filter(changed).collect()
    }
}

/// Levels named from below; T8 and above keep their names, for they are counted from the head.
fn counted_from_sacrum(numbering: Numbering) -> Vec<(Level, Option<Level>)> {
    let lower = |numbering: Numbering| -> Vec<Level> {
        numbering.from_sacrum().take_while(|level| *level >= Level::T9).collect()
    };
    let (usual, actual) = (lower(Numbering::USUAL), lower(numbering));
    let mut renamed: Vec<(Level, Option<Level>)> =
        actual.iter().copied().zip(usual.iter().copied().map(Some)).collect();
    renamed.extend(actual.iter().skip(usual.len()).map(|level| (*level, None)));
    renamed
}

/// `set` with its levels renamed.
pub(crate) fn renumbered(set: &LandmarkSet, renamed: &[(Level, Option<Level>)]) -> LandmarkSet {
    set.renamed(|site| {
        let Some(level) = site.level() else { return Some(site) };
        let counted =
            renamed.iter().find(|(named, _)| *named == level).map_or(Some(level), |(_, counted)| *counted)?;
        exists(site, counted).then(|| site.on_level(counted))
    })
}

/// The document's name of a site that was renamed.
pub(crate) fn as_named(site: Site, renamed: &[(Level, Option<Level>)]) -> Site {
    let named = renamed.iter().find(|(_, counted)| *counted == site.level() && counted.is_some());
    named.map_or(site, |(named, _)| site.on_level(*named))
}

/// S1 has only a superior endplate.
const fn exists(site: Site, counted: Level) -> bool {
    match site {
        Site::Corner(Endplate { surface: Surface::Inferior, .. }, _) | Site::Centroid(_) => {
            !matches!(counted, Level::S1)
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(scheme: NumberingScheme, (thoracic, lumbar): (u8, u8), expect: &str) {
        let renamed = scheme.renamed(Numbering::new(thoracic, lumbar).unwrap());
        let text: Vec<String> = renamed
            .iter()
            .map(|(named, counted)| format!("{named}>{}", counted.map_or("-", Level::name)))
            .collect();
        assert_eq!(text.join(" "), expect);
    }

    #[test]
    fn counts_from_the_sacrum() {
        use NumberingScheme::CountedFromSacrum as Counted;
        check(Counted, (12, 5), "");
        check(Counted, (12, 6), "L6>L5 L5>L4 L4>L3 L3>L2 L2>L1 L1>T12 T12>T11 T11>T10 T10>T9 T9>-");
        check(Counted, (12, 4), "L4>L5 L3>L4 L2>L3 L1>L2 T12>L1 T11>T12 T10>T11 T9>T10");
        check(Counted, (13, 4), "L4>L5 L3>L4 L2>L3 L1>L2 T13>L1");
        check(Counted, (11, 6), "L6>L5 L5>L4 L4>L3 L3>L2 L2>L1 L1>T12");
        check(Counted, (13, 5), "T13>T12 T12>T11 T11>T10 T10>T9 T9>-");
    }

    #[test]
    fn takes_l6_as_s1_only_where_it_exists() {
        check(NumberingScheme::L6AsS1, (12, 6), "L6>S1 S1>-");
        check(NumberingScheme::L6AsS1, (12, 5), "");
    }
}
