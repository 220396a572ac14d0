//! How much of a finding a person sees on MRI, by schemes of ordered grades.

use super::Presence;
use super::study::FindingKind;
use super::words;

words! {
    /// A grade that a person gives by looking; `degraded` alone may be proposed by a program, for a person to confirm.
    ///
    /// - **Source**: Pfirrmann 2001 (disc), Schizas 2010 (dural sac), Lee 2010 (foramen), Modic 1988 (marrow beside the disc), all
    ///   recalled and not verified (flag M). How well a level can be read is Upright's own (flag L).
    /// - **Meaning**: every grade but the first of a scheme says that the finding is there. What that means for the patient no
    ///   grade says.
    Grade {
        /// Disc even and bright, of usual height.
        Pfirrmann1 = "pfirrmann_1",
        /// Disc bright with a dark band, of usual height.
        Pfirrmann2 = "pfirrmann_2",
        /// Disc grey; nucleus and ring are not told apart clearly.
        Pfirrmann3 = "pfirrmann_3",
        /// Disc dark grey; nucleus and ring are not told apart, height may be less.
        Pfirrmann4 = "pfirrmann_4",
        /// Disc black and collapsed.
        Pfirrmann5 = "pfirrmann_5",
        /// Dural sac with fluid around the roots.
        SchizasA = "schizas_a",
        /// Roots fill the sac; some fluid is seen between them.
        SchizasB = "schizas_b",
        /// No fluid and no single root is seen; fat is left behind the sac.
        SchizasC = "schizas_c",
        /// Neither roots nor fat behind the sac are seen.
        SchizasD = "schizas_d",
        /// Fat all around the root in the foramen.
        Lee0 = "lee_0",
        /// Fat is gone on two opposite sides; the root has its shape.
        Lee1 = "lee_1",
        /// Fat is gone on four sides; the root has its shape.
        Lee2 = "lee_2",
        /// The root is pressed out of shape.
        Lee3 = "lee_3",
        /// Marrow beside the disc as elsewhere.
        Modic0 = "modic_0",
        /// Oedema: dark on T1, bright on T2.
        Modic1 = "modic_1",
        /// Fat: bright on T1, as bright as fat or so on T2.
        Modic2 = "modic_2",
        /// Sclerosis: dark on both.
        Modic3 = "modic_3",
        /// No artefact of metal or motion.
        Usable = "usable",
        /// Artefact hides a part of it.
        Degraded = "degraded",
        /// Artefact hides it.
        Unreadable = "unreadable",
    }
}

impl Grade {
    /// What is graded.
    #[must_use]
    pub const fn finding(self) -> FindingKind {
        match self {
            Self::Pfirrmann1 | Self::Pfirrmann2 | Self::Pfirrmann3 | Self::Pfirrmann4 | Self::Pfirrmann5 => {
                FindingKind::DiscDegeneration
            }
            Self::SchizasA | Self::SchizasB | Self::SchizasC | Self::SchizasD => FindingKind::CanalStenosis,
            Self::Lee0 | Self::Lee1 | Self::Lee2 | Self::Lee3 => FindingKind::ForaminalStenosis,
            Self::Modic0 | Self::Modic1 | Self::Modic2 | Self::Modic3 => FindingKind::EndplateChange,
            Self::Usable | Self::Degraded | Self::Unreadable => FindingKind::Artefact,
        }
    }

    /// Whether the finding is there: the first grade of each scheme says that it is not.
    #[must_use]
    pub const fn presence(self) -> Presence {
        match self {
            Self::Pfirrmann1 | Self::SchizasA | Self::Lee0 | Self::Modic0 | Self::Usable => Presence::Absent,
            _ => Presence::Present,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_grade_of_each_scheme_and_no_other_says_that_nothing_is_there() {
        let mut before = None;
        for grade in Grade::ALL {
            let is_first = before != Some(grade.finding());
            assert_eq!(grade.presence() == Presence::Absent, is_first, "{grade:?}");
            before = Some(grade.finding());
        }
    }
}
