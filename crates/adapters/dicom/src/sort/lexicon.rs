//! What words of descriptions mean.
//!
//! English as departments write it; of German, French, Spanish, Italian and Dutch only words that mean nothing else in a
//! radiology department. WB is left out: it is weight bearing to one and whole body to another. A star at the end of a phrase stands for any ending, so no phrase ends where a common word begins
//! (STAND would take STANDARD, MYELO takes MYELOMA).

use Meaning::{
    Bending, BloodPool, BoneScan, BoneTracer, Contrast, Decubitus, Delayed, Density, Elsewhere, Flow,
    Frontal, Intrathecal, Intravenous, Lateral, Localizer, LongFilm, Lying, MetalArtefact, Myelogram,
    NotStanding, Nothing, Oblique, Part, PerhapsExtension, Prone, Sitting, Spine, Standing, Stir, Stitched,
    Support, T2, WholeSpine,
};

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Seen from the side.
    Lateral,
    /// Seen from the front or the back.
    Frontal,
    /// Seen obliquely.
    Oblique,
    /// Lying on a side.
    Decubitus,
    /// Standing.
    Standing,
    /// Not standing.
    NotStanding,
    /// Lying on the back, or in whatever way.
    Lying,
    /// Lying on the belly.
    Prone,
    /// Sitting.
    Sitting,
    /// Bent on purpose.
    Bending,
    /// Lying over a bolster, pulled or pushed.
    Support,
    /// Extension, extremity, exterior.
    PerhapsExtension,
    /// The whole spine.
    WholeSpine,
    /// A long film of whatever.
    LongFilm,
    /// A spine.
    Spine,
    /// Parts of the spine: cervical, thoracic, lumbar, sacral.
    Part([bool; 4]),
    /// Another part of the body.
    Elsewhere,
    /// Put together of several exposures.
    Stitched,
    /// Contrast around the spinal cord.
    Myelogram,
    /// Into the space around the spinal cord.
    Intrathecal,
    /// Into a vein, or of vessels.
    Intravenous,
    /// Metal artefacts reduced.
    MetalArtefact,
    /// T2-weighted.
    T2,
    /// Short tau inversion recovery.
    Stir,
    /// After a contrast medium.
    Contrast,
    /// A tracer of bone.
    BoneTracer,
    /// A bone scan.
    BoneScan,
    /// Its first phase.
    Flow,
    /// Its second phase.
    BloodPool,
    /// Its third phase.
    Delayed,
    /// Density of bone.
    Density,
    /// A picture to plan others from.
    Localizer,
    /// A phrase that looks like another.
    Nothing,
}

/// A phrase and what it means.
pub(super) type Phrase = (Meaning, &'static str);

const CERVICAL: Meaning = Part([true, false, false, false]);
const THORACIC: Meaning = Part([false, true, false, false]);
const LUMBAR: Meaning = Part([false, false, true, false]);
const SACRAL: Meaning = Part([false, false, false, true]);
const THORACOLUMBAR: Meaning = Part([false, true, true, false]);
const LUMBOSACRAL: Meaning = Part([false, false, true, true]);
const CERVICOTHORACIC: Meaning = Part([true, true, false, false]);
const ALL_PARTS: Meaning = Part([true, true, true, false]);

#[rustfmt::skip]
pub(super) const LEXICON: &[Phrase] = &[
    (Lateral, "LAT"), (Lateral, "LATERAL"), (Lateral, "LATERALE"), (Lateral, "SAGITTAL"), (Lateral, "SAG"),
    (Lateral, "PROFIL"), (Lateral, "PERFIL"), (Lateral, "SEITLICH"), (Lateral, "SEITL"), (Lateral, "ZIJDELINGS"),
    (Nothing, "LATERAL RECESS"), (Nothing, "LATERAL MASS"), (Nothing, "FRONTAL LOBE"), (Nothing, "FRONTAL SINUS"),

    (Frontal, "AP"), (Frontal, "PA"), (Frontal, "FRONTAL"), (Frontal, "FRONT"), (Frontal, "CORONAL"), (Frontal, "FACE"),
    (Frontal, "FRENTE"), (Frontal, "ANTEROPOSTERIOR"), (Frontal, "POSTEROANTERIOR"), (Frontal, "A P"),
    (Oblique, "OBLIQUE"), (Oblique, "OBL"), (Oblique, "OBLI"), (Oblique, "SCHRAG"), (Oblique, "SCHRAEG"),

    (Decubitus, "DECUB"), (Decubitus, "LATERAL DECUBITUS"), (Decubitus, "LAT DECUBITUS"), (Decubitus, "LAT DECUB"),
    (Decubitus, "LATERAL DECUB"), (Decubitus, "LEFT DECUBITUS"), (Decubitus, "RIGHT DECUBITUS"), (Decubitus, "LLD"), (Decubitus, "RLD"),
    (Decubitus, "DECUBITUS LATERAL"), (Decubitus, "DECUBITO LATERAL"), (Decubitus, "SEITENLAGE"),

    (Standing, "STAND"), (Standing, "STANDING"), (Standing, "STDG"), (Standing, "ERECT"), (Standing, "UPRIGHT"),
    (Standing, "WEIGHT BEARING"), (Standing, "WEIGHTBEARING"), (Standing, "WTBEARING"), (Standing, "WT BEARING"),
    (Standing, "STEHEND*"), (Standing, "STEHEN"), (Standing, "DEBOUT"), (Standing, "EN CHARGE"), (Standing, "DE PIE"),
    (Standing, "EN CARGA"), (Standing, "BIPEDESTACION"), (Standing, "IN PIEDI"), (Standing, "SOTTO CARICO"),
    (Standing, "ORTOSTATISMO"), (Standing, "STAAND"),
    (Nothing, "STANDING ORDER"), (Nothing, "LONG STANDING"), (Nothing, "LONGSTANDING"),
    (NotStanding, "NWB"), (NotStanding, "NONWEIGHTBEARING"), (NotStanding, "NONSTANDING"), (NotStanding, "SEMI ERECT"),
    (NotStanding, "SEMIERECT"), (NotStanding, "SEMI UPRIGHT"), (NotStanding, "SEMIUPRIGHT"), (NotStanding, "KNEELING"),

    (Lying, "SUPINE"), (Lying, "RECUMBENT"), (Lying, "RECUMBENCY"), (Lying, "LYING"), (Lying, "TABLE"), (Lying, "TABLETOP"),
    (Lying, "CROSSTABLE"), (Lying, "CROSS TABLE"), (Lying, "CROSS TABLE LATERAL"), (Lying, "CROSS TABLE LAT"), (Lying, "XTABLE"),
    (Lying, "X TABLE"), (Lying, "XTL"), (Lying, "STRETCHER"), (Lying, "LIEGEND*"), (Lying, "LIEGEN"), (Lying, "RUCKENLAGE"),
    (Lying, "RUECKENLAGE"), (Lying, "COUCHE"), (Lying, "COUCHEE"), (Lying, "ALLONGE"), (Lying, "DECUBITUS"), (Lying, "DECUBITUS DORSAL"),
    (Lying, "DECUBITO"), (Lying, "DECUBITO SUPINO"), (Lying, "SUPINO"), (Lying, "ACOSTADO"), (Lying, "CLINOSTATISMO"), (Lying, "LIGGEND"),
    (Prone, "PRONE"), (Prone, "BAUCHLAGE"), (Prone, "PROCUBITUS"), (Prone, "PRONO"),
    (Sitting, "SITTING"), (Sitting, "SEATED"), (Sitting, "SITZEND*"), (Sitting, "SITZEN"), (Sitting, "ASSIS"), (Sitting, "ASSISE"),
    (Sitting, "SENTADO"), (Sitting, "SEDUTO"), (Sitting, "ZITTEND"), (Sitting, "WHEELCHAIR"),

    (Bending, "BENDING"), (Bending, "BEND"), (Bending, "FLEXION"), (Bending, "FLEX"), (Bending, "FLEXEX"), (Bending, "EXTENSION"),
    (Bending, "HYPEREXTENSION"), (Bending, "HYPERFLEXION"), (Bending, "LATERAL BENDING"), (Bending, "LAT BENDING"), (Bending, "LATERAL BEND"),
    (Bending, "SIDE BENDING"), (Bending, "LATERAL FLEXION"), (Bending, "FLEX EXT"), (Bending, "FULCRUM"), (Bending, "FULCRUM BENDING"),
    (Bending, "FUNKTIONSAUFNAHME*"), (Bending, "INKLINATION"), (Bending, "REKLINATION"), (Bending, "DYNAMIQUE*"),
    (Nothing, "EXTENSION TUBE"), (Nothing, "EXTENSION OF FUSION"),
    (Support, "BOLSTER"), (Support, "TRACTION"), (Support, "PUSH"), (Support, "PUSH PRONE"), (Support, "HALTER"), (Support, "TRACCION"),
    (PerhapsExtension, "EXT"), (PerhapsExtension, "EXTN"),

    (WholeSpine, "SCOLI*"), (WholeSpine, "SKOLIOSE*"), (WholeSpine, "ESCOLIOSIS"), (WholeSpine, "WHOLE SPINE"), (WholeSpine, "WHOLESPINE"),
    (WholeSpine, "FULL SPINE"), (WholeSpine, "FULLSPINE"), (WholeSpine, "ENTIRE SPINE"), (WholeSpine, "COMPLETE SPINE"),
    (WholeSpine, "TOTAL SPINE"), (WholeSpine, "SPINE WHOLE"), (WholeSpine, "SPINE FULL"), (WholeSpine, "SPINE COMPLETE"), (WholeSpine, "SPINE ENTIRE"),
    (WholeSpine, "LONG SPINE"), (WholeSpine, "SPINE LONG"), (WholeSpine, "FULL LENGTH SPINE"), (WholeSpine, "SPINE FULL LENGTH"), (WholeSpine, "SPINOGRAM"),
    (WholeSpine, "FULL BODY"), (WholeSpine, "WHOLE BODY"), (WholeSpine, "WHOLEBODY"), (WholeSpine, "C2 TO PELVIS"), (WholeSpine, "C2 PELVIS"),
    (WholeSpine, "GANZWIRBELSAULE"), (WholeSpine, "GANZWIRBELSAEULE"), (WholeSpine, "WIRBELSAULE GANZ"), (WholeSpine, "WIRBELSAEULE GANZ"),
    (WholeSpine, "GESAMTE WIRBELSAULE"), (WholeSpine, "GESAMTE WIRBELSAEULE"), (WholeSpine, "WIRBELSAULENGANZAUFNAHME"),
    (WholeSpine, "WIRBELSAEULENGANZAUFNAHME"), (WholeSpine, "WS GANZ"), (WholeSpine, "GANZE WS"), (WholeSpine, "RACHIS ENTIER"),
    (WholeSpine, "RACHIS COMPLET"), (WholeSpine, "RACHIS TOTAL"), (WholeSpine, "GRAND RACHIS"), (WholeSpine, "TELERACHIS"), (WholeSpine, "COLUMNA COMPLETA"),
    (WholeSpine, "COLUMNA TOTAL"), (WholeSpine, "ESPINOGRAMA"), (WholeSpine, "COLONNA IN TOTO"), (WholeSpine, "RACHIDE IN TOTO"),
    (LongFilm, "LONG CASSETTE"), (LongFilm, "LONG LENGTH"), (LongFilm, "LONG FILM"), (LongFilm, "FULL LENGTH"), (LongFilm, "36 IN"), (LongFilm, "36IN"),
    (LongFilm, "36 INCH"), (LongFilm, "14X36"), (LongFilm, "14 X 36"), (LongFilm, "EOS"), (LongFilm, "GANZAUFNAHME"),

    (Spine, "SPINE"), (Spine, "SPINAL"), (Spine, "VERTEBRAL"), (Spine, "WIRBELSAULE"), (Spine, "WIRBELSAEULE"), (Spine, "RACHIS"), (Spine, "RACHIDE"),
    (Spine, "COLUMNA"), (Spine, "COLONNA"), (Spine, "COLUMN"), (Spine, "WERVELKOLOM"), (Spine, "WS"),
    (CERVICAL, "CSPINE"), (CERVICAL, "C SPINE"), (CERVICAL, "CERVICAL"), (CERVICAL, "CERVICAL SPINE"), (CERVICAL, "HWS"), (CERVICAL, "SPINE CERVICAL"),
    (THORACIC, "TSPINE"), (THORACIC, "T SPINE"), (THORACIC, "THORACIC SPINE"), (THORACIC, "SPINE THORACIC"), (THORACIC, "DORSAL SPINE"), (THORACIC, "BWS"),
    (LUMBAR, "LSPINE"), (LUMBAR, "L SPINE"), (LUMBAR, "LUMBAR"), (LUMBAR, "LUMBAR SPINE"), (LUMBAR, "LWS"), (LUMBAR, "LOMBAIRE"), (LUMBAR, "SPINE LUMBAR"),
    (SACRAL, "SSPINE"), (SACRAL, "SACRUM"), (SACRAL, "COCCYX"), (SACRAL, "SACRAL"),
    (LUMBOSACRAL, "LSSPINE"), (LUMBOSACRAL, "LS SPINE"), (LUMBOSACRAL, "L S SPINE"), (LUMBOSACRAL, "LUMBOSACRAL"), (LUMBOSACRAL, "LUMBO SACRAL"),
    (LUMBOSACRAL, "L5S1"), (LUMBOSACRAL, "L5 S1"),
    (THORACOLUMBAR, "TLSPINE"), (THORACOLUMBAR, "TL SPINE"), (THORACOLUMBAR, "T L SPINE"), (THORACOLUMBAR, "THORACOLUM*"), (THORACOLUMBAR, "SPINE THORACOLUM*"),
    (CERVICOTHORACIC, "CTSPINE"), (CERVICOTHORACIC, "CERVICOTHORACIC"),
    (ALL_PARTS, "CTL SPINE"), (ALL_PARTS, "C T L SPINE"), (ALL_PARTS, "CTLSPINE"), (ALL_PARTS, "CERVICO THORACO LUMBAR"),
    (Nothing, "LUMBAR DRAIN"),

    (Elsewhere, "CHEST"), (Elsewhere, "THORAX"), (Elsewhere, "ABDOMEN"), (Elsewhere, "HEAD"), (Elsewhere, "BRAIN"), (Elsewhere, "SKULL"), (Elsewhere, "NECK"),
    (Elsewhere, "KNEE"), (Elsewhere, "HAND"), (Elsewhere, "FOOT"), (Elsewhere, "FEET"), (Elsewhere, "ANKLE"), (Elsewhere, "SHOULDER"), (Elsewhere, "ELBOW"),
    (Elsewhere, "WRIST"), (Elsewhere, "LEG"), (Elsewhere, "LEGS"), (Elsewhere, "LONG LEG"), (Elsewhere, "LEG LENGTH"), (Elsewhere, "FULL LENGTH LEG"),
    (Elsewhere, "LOWER LIMB"), (Elsewhere, "EXTREMITY"), (Elsewhere, "FEMUR"), (Elsewhere, "TIBIA"), (Elsewhere, "HUMERUS"), (Elsewhere, "FOREARM"),
    (Elsewhere, "HIP"), (Elsewhere, "HIPS"), (Elsewhere, "PELVIS"), (Elsewhere, "BREAST"), (Elsewhere, "HEART"), (Elsewhere, "PROSTATE"), (Elsewhere, "CAROTIDS"),
    (Elsewhere, "ORTHOLEG"), (Elsewhere, "BEINACHSE"), (Elsewhere, "GANZBEIN*"), (Elsewhere, "GANZBEINAUFNAHME"), (Elsewhere, "PANGONOGRAM*"), (Elsewhere, "TELEMETRIE*"),

    (Stitched, "STITCH"), (Stitched, "STITCHED"), (Stitched, "STITCHING"), (Stitched, "COMPOSED"), (Stitched, "COMPOSITE"), (Stitched, "COMPOSING"),
    (Stitched, "PASTED"), (Stitched, "MERGED"), (Stitched, "TRIXELL COMPOSED"), (Stitched, "AUTOSTITCH"), (Stitched, "PANORAMIC"),

    (Myelogram, "MYELO"), (Myelogram, "MYELOGRA*"), (Myelogram, "MYELOCT"), (Myelogram, "CTMYELO"), (Myelogram, "MIELOGRA*"), (Myelogram, "MIELO"),
    (Intrathecal, "INTRATHECAL"), (Intrathecal, "INTRATHEC*"), (Intrathecal, "IT CONTRAST"), (Intrathecal, "SUBARACH*"), (Intrathecal, "LUMBAR PUNCT*"),
    (Intravenous, "INTRAVENOUS"), (Intravenous, "INTRAVEN*"), (Intravenous, "IV"), (Intravenous, "ANGIO"), (Intravenous, "ANGIOGRA*"), (Intravenous, "CTA"),
    (Intravenous, "VENOUS"), (Intravenous, "ARTERIAL"),

    (MetalArtefact, "MARS"), (MetalArtefact, "SEMAC"), (MetalArtefact, "MAVRIC"), (MetalArtefact, "VAT"), (MetalArtefact, "WARP"), (MetalArtefact, "OMAR"),
    (MetalArtefact, "O MAR"), (MetalArtefact, "METAL"),
    (T2, "T2"), (T2, "T2W"), (T2, "T2WI"), (T2, "T2TSE"), (T2, "T2FSE"), (Nothing, "T2 STAR"), (Nothing, "T2 MAP"), (Nothing, "T2 MAPPING"),
    (Stir, "STIR"), (Stir, "TIRM"),
    (Contrast, "+C"), (Contrast, "+GD"), (Contrast, "+KM"), (Contrast, "+GAD*"), (Contrast, "GAD"), (Contrast, "GADO*"), (Contrast, "POST CONTRAST"),
    (Contrast, "WITH CONTRAST"), (Contrast, "W CONTRAST"), (Contrast, "POST GAD*"), (Contrast, "POST GD"), (Contrast, "POST KM"), (Contrast, "NACH KM"),
    (Contrast, "MIT KM"), (Contrast, "POSTCONTRAST"), (Nothing, "GADGET"),

    (BoneTracer, "MDP"), (BoneTracer, "HDP"), (BoneTracer, "HMDP"), (BoneTracer, "DPD"), (BoneTracer, "MEDRON*"), (BoneTracer, "OXIDRON*"),
    (BoneScan, "BONE SCAN"), (BoneScan, "BONESCAN"), (BoneScan, "BONE SCINTIGRA*"), (BoneScan, "SKELETAL SCINTIGRA*"), (BoneScan, "PHASE BONE"),
    (BoneScan, "WHOLE BODY BONE"), (BoneScan, "BONE WHOLE BODY"), (BoneScan, "SKELETTSZINTIGRA*"), (BoneScan, "KNOCHENSZINTIGRA*"),
    (BoneScan, "SCINTIGRAPHIE OSSEUSE"), (BoneScan, "GAMMAGRAFIA OSEA"), (BoneScan, "SCINTIGRAFIA OSSEA"),
    (Flow, "FLOW"), (Flow, "VASCULAR PHASE"), (Flow, "PERFUSIONSPHASE"),
    (BloodPool, "BLOOD POOL"), (BloodPool, "BLOODPOOL"), (BloodPool, "POOL"), (BloodPool, "TISSUE PHASE"), (BloodPool, "WEICHTEILPHASE"), (BloodPool, "IMMEDIATE"),
    (Delayed, "DELAYED"), (Delayed, "DELAY"), (Delayed, "LATE PHASE"), (Delayed, "SPATPHASE"), (Delayed, "SPAETPHASE"), (Delayed, "TARDIF"), (Delayed, "TARDIVE"),

    (Density, "DXA"), (Density, "DEXA"), (Density, "BONE DENS*"), (Density, "BONE MINERAL DENSITY"), (Density, "DENSITOMETR*"), (Density, "OSTEODENSITOMETR*"),
    (Density, "KNOCHENDICHTE*"), (Density, "VFA"),
    (Localizer, "LOCALIZER"), (Localizer, "LOCALISER"), (Localizer, "SCOUT"), (Localizer, "PILOT"), (Localizer, "TOPOGRAM"), (Localizer, "TOPOGRAMM"),
    (Localizer, "SURVIEW"), (Localizer, "SURVEY"), (Localizer, "REPERAGE"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sort::words::words;

    /// A phrase that the text is never parted into would never be found.
    #[test]
    fn every_phrase_is_written_as_texts_are_read() {
        for (_, phrase) in LEXICON {
            let plain = phrase.trim_end_matches('*');
            assert_eq!(words(plain).join(" "), plain);
            assert!(!plain.contains('*') && plain.len() > 1, "{phrase}");
        }
    }

    #[test]
    fn no_phrase_stands_twice() {
        let mut phrases: Vec<&str> = LEXICON.iter().map(|phrase| phrase.1).collect();
        phrases.sort_unstable();
        let twice: Vec<_> = phrases.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
