//! The attributes that Upright reads, five closed lists: an error names the attribute, and what is on no list is never parsed.
//!
//! Whose a film is stands on a list of its own, which nothing that shows or measures a film reads.

use dicom_core::Tag;
use std::fmt;

/// What an attribute is read for. Whoever measures a film reads the first list only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// To show and to measure a film. None of them names a patient.
    Film,
    /// To tell which study of a work-up it is. None of them names a patient.
    Sorting,
    /// To lay slices beside each other. None of them names a patient.
    Slices,
    /// To tell when and from where a gamma camera counted which frame. None of them names a patient.
    Scintigrams,
    /// Whose it is, and which object it is: read on import only.
    Identity,
}

/// Why a header is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To show and to measure: nothing that names a patient.
    Measuring,
    /// To lay slices beside each other: nothing that names a patient.
    Stacking,
    /// To count in pictures of a gamma camera: nothing that names a patient.
    Counting,
    /// To file it under its patient and in its place: everything but tables of numbers.
    Import,
}

impl Purpose {
    pub(crate) const fn reads(self, attribute: Attribute) -> bool {
        match self {
            Self::Measuring => matches!(attribute.list(), List::Film),
            Self::Stacking => matches!(attribute.list(), List::Film | List::Sorting | List::Slices),
            // A detector has a place as a slice has.
            Self::Counting => !matches!(attribute.list(), List::Identity) && !attribute.is_table(),
            Self::Import => !attribute.is_table(),
        }
    }
}

macro_rules! attributes {
    ($($list:ident { $($name:ident = ($group:literal, $element:literal),)* })*) => {
        /// An attribute that Upright reads.
        #[allow(missing_docs, reason = "the names are the standard's keywords")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Attribute { $($($name,)*)* }

        impl Attribute {
            /// Every attribute.
            pub const ALL: &'static [Self] = &[$($(Self::$name,)*)*];

            /// What it is read for.
            #[must_use]
            pub const fn list(self) -> List {
                match self { $($(Self::$name)|* => List::$list,)* }
            }

            /// The tag.
            #[must_use]
            pub const fn tag(self) -> Tag {
                match self { $($(Self::$name => Tag($group, $element),)*)* }
            }

            /// The standard's keyword.
            #[must_use]
            pub const fn keyword(self) -> &'static str {
                match self { $($(Self::$name => stringify!($name),)*)* }
            }

            pub(crate) const fn at(tag: Tag) -> Option<Self> {
                match (tag.0, tag.1) {
                    $($(($group, $element) => Some(Self::$name),)*)*
                    _ => None,
                }
            }
        }
    };
}

attributes! {
    Film {
        TransferSyntaxUID = (0x0002, 0x0010),
        SpecificCharacterSet = (0x0008, 0x0005),
        ImageType = (0x0008, 0x0008),
        SOPClassUID = (0x0008, 0x0016),
        StudyDate = (0x0008, 0x0020),
        Modality = (0x0008, 0x0060),
        PresentationIntentType = (0x0008, 0x0068),
        Manufacturer = (0x0008, 0x0070),
        CodeValue = (0x0008, 0x0100),
        CodingSchemeDesignator = (0x0008, 0x0102),
        StudyDescription = (0x0008, 0x1030),
        SeriesDescription = (0x0008, 0x103E),
        ManufacturerModelName = (0x0008, 0x1090),
        BodyPartExamined = (0x0018, 0x0015),
        ProtocolName = (0x0018, 0x1030),
        DistanceSourceToDetector = (0x0018, 0x1110),
        DistanceSourceToPatient = (0x0018, 0x1111),
        EstimatedRadiographicMagnificationFactor = (0x0018, 0x1114),
        ImagerPixelSpacing = (0x0018, 0x1164),
        NominalScannedPixelSpacing = (0x0018, 0x2010),
        PatientPosition = (0x0018, 0x5100),
        ViewPosition = (0x0018, 0x5101),
        DetectorConfiguration = (0x0018, 0x7005),
        PatientOrientation = (0x0020, 0x0020),
        SamplesPerPixel = (0x0028, 0x0002),
        PhotometricInterpretation = (0x0028, 0x0004),
        PlanarConfiguration = (0x0028, 0x0006),
        NumberOfFrames = (0x0028, 0x0008),
        Rows = (0x0028, 0x0010),
        Columns = (0x0028, 0x0011),
        PixelSpacing = (0x0028, 0x0030),
        PixelAspectRatio = (0x0028, 0x0034),
        BitsAllocated = (0x0028, 0x0100),
        BitsStored = (0x0028, 0x0101),
        HighBit = (0x0028, 0x0102),
        PixelRepresentation = (0x0028, 0x0103),
        PixelPaddingValue = (0x0028, 0x0120),
        PixelPaddingRangeLimit = (0x0028, 0x0121),
        BurnedInAnnotation = (0x0028, 0x0301),
        PixelSpacingCalibrationType = (0x0028, 0x0A02),
        WindowCenter = (0x0028, 0x1050),
        WindowWidth = (0x0028, 0x1051),
        RescaleIntercept = (0x0028, 0x1052),
        RescaleSlope = (0x0028, 0x1053),
        VOILUTFunction = (0x0028, 0x1056),
        RedPaletteColorLookupTableDescriptor = (0x0028, 0x1101),
        GreenPaletteColorLookupTableDescriptor = (0x0028, 0x1102),
        BluePaletteColorLookupTableDescriptor = (0x0028, 0x1103),
        RedPaletteColorLookupTableData = (0x0028, 0x1201),
        GreenPaletteColorLookupTableData = (0x0028, 0x1202),
        BluePaletteColorLookupTableData = (0x0028, 0x1203),
        LossyImageCompression = (0x0028, 0x2110),
        ModalityLUTSequence = (0x0028, 0x3000),
        LUTDescriptor = (0x0028, 0x3002),
        LUTData = (0x0028, 0x3006),
        VOILUTSequence = (0x0028, 0x3010),
        ViewCodeSequence = (0x0054, 0x0220),
        PatientOrientationCodeSequence = (0x0054, 0x0410),
        PatientOrientationModifierCodeSequence = (0x0054, 0x0412),
        ExtendedOffsetTable = (0x7FE0, 0x0001),
        PixelData = (0x7FE0, 0x0010),
    }
    Sorting {
        AcquisitionDate = (0x0008, 0x0022),
        ContentDate = (0x0008, 0x0023),
        AcquisitionDateTime = (0x0008, 0x002A),
        StudyTime = (0x0008, 0x0030),
        AcquisitionTime = (0x0008, 0x0032),
        ContentTime = (0x0008, 0x0033),
        CodeMeaning = (0x0008, 0x0104),
        ProcedureCodeSequence = (0x0008, 0x1032),
        DerivationDescription = (0x0008, 0x2111),
        AnatomicRegionSequence = (0x0008, 0x2218),
        RadiopharmaceuticalAdministrationEventUID = (0x0008, 0x3012),
        ContrastBolusAgent = (0x0018, 0x0010),
        ContrastBolusAgentSequence = (0x0018, 0x0012),
        ContrastBolusAdministrationRouteSequence = (0x0018, 0x0014),
        SequenceName = (0x0018, 0x0024),
        Radiopharmaceutical = (0x0018, 0x0031),
        ContrastBolusRoute = (0x0018, 0x1040),
        RadiopharmaceuticalStartTime = (0x0018, 0x1072),
        RadiopharmaceuticalStartDateTime = (0x0018, 0x1078),
        ActualFrameDuration = (0x0018, 0x1242),
        AcquisitionDeviceProcessingDescription = (0x0018, 0x1400),
        PulseSequenceName = (0x0018, 0x9005),
        ImageOrientationPatient = (0x0020, 0x0037),
        FrameOfReferenceUID = (0x0020, 0x0052),
        ImageComments = (0x0020, 0x4000),
        PlaneOrientationSequence = (0x0020, 0x9116),
        FrameIncrementPointer = (0x0028, 0x0009),
        RequestedProcedureDescription = (0x0032, 0x1060),
        PerformedProcedureStepDescription = (0x0040, 0x0254),
        AcquisitionContextSequence = (0x0040, 0x0555),
        ConceptCodeSequence = (0x0040, 0xA168),
        RadiopharmaceuticalInformationSequence = (0x0054, 0x0016),
        PhaseInformationSequence = (0x0054, 0x0032),
        PhaseDescription = (0x0054, 0x0039),
        ViewModifierCodeSequence = (0x0054, 0x0222),
        RadionuclideCodeSequence = (0x0054, 0x0300),
        RadiopharmaceuticalCodeSequence = (0x0054, 0x0304),
        SharedFunctionalGroupsSequence = (0x5200, 0x9229),
    }
    Slices {
        KVP = (0x0018, 0x0060),
        EchoTime = (0x0018, 0x0081),
        MagneticFieldStrength = (0x0018, 0x0087),
        PixelBandwidth = (0x0018, 0x0095),
        ConvolutionKernel = (0x0018, 0x1210),
        MRImagingModifierSequence = (0x0018, 0x9006),
        EffectiveEchoTime = (0x0018, 0x9082),
        MREchoSequence = (0x0018, 0x9114),
        CTReconstructionSequence = (0x0018, 0x9314),
        CTXRayDetailsSequence = (0x0018, 0x9325),
        ContrastBolusUsageSequence = (0x0018, 0x9341),
        ContrastBolusAgentAdministered = (0x0018, 0x9342),
        MultienergyCTAcquisition = (0x0018, 0x9361),
        AcquisitionNumber = (0x0020, 0x0012),
        InstanceNumber = (0x0020, 0x0013),
        ImagePositionPatient = (0x0020, 0x0032),
        TemporalPositionIdentifier = (0x0020, 0x0100),
        StackID = (0x0020, 0x9056),
        FrameContentSequence = (0x0020, 0x9111),
        PlanePositionSequence = (0x0020, 0x9113),
        TemporalPositionIndex = (0x0020, 0x9128),
        RescaleType = (0x0028, 0x1054),
        PixelMeasuresSequence = (0x0028, 0x9110),
        PixelValueTransformationSequence = (0x0028, 0x9145),
        PerFrameFunctionalGroupsSequence = (0x5200, 0x9230),
    }
    Scintigrams {
        RadionuclideTotalDose = (0x0018, 0x1074),
        RadionuclideHalfLife = (0x0018, 0x1075),
        EnergyWindowVector = (0x0054, 0x0010),
        DetectorVector = (0x0054, 0x0020),
        DetectorInformationSequence = (0x0054, 0x0022),
        PhaseVector = (0x0054, 0x0030),
        NumberOfFramesInPhase = (0x0054, 0x0033),
        PhaseDelay = (0x0054, 0x0036),
        PauseBetweenFrames = (0x0054, 0x0038),
        TimeSliceVector = (0x0054, 0x0100),
    }
    Identity {
        SOPInstanceUID = (0x0008, 0x0018),
        AccessionNumber = (0x0008, 0x0050),
        PatientName = (0x0010, 0x0010),
        PatientID = (0x0010, 0x0020),
        IssuerOfPatientID = (0x0010, 0x0021),
        PatientBirthDate = (0x0010, 0x0030),
        PatientSex = (0x0010, 0x0040),
        StudyInstanceUID = (0x0020, 0x000D),
        SeriesInstanceUID = (0x0020, 0x000E),
        SeriesNumber = (0x0020, 0x0011),
    }
}

impl Attribute {
    /// Whether its value is a table of numbers.
    pub(crate) const fn is_table(self) -> bool {
        matches!(
            self,
            Self::RedPaletteColorLookupTableData
                | Self::GreenPaletteColorLookupTableData
                | Self::BluePaletteColorLookupTableData
                | Self::LUTData
                | Self::ExtendedOffsetTable
        )
    }

    /// Whether it holds items.
    pub(crate) const fn is_sequence(self) -> bool {
        matches!(
            self,
            Self::ModalityLUTSequence
                | Self::VOILUTSequence
                | Self::ViewCodeSequence
                | Self::ViewModifierCodeSequence
                | Self::PatientOrientationCodeSequence
                | Self::PatientOrientationModifierCodeSequence
                | Self::ProcedureCodeSequence
                | Self::AnatomicRegionSequence
                | Self::ContrastBolusAgentSequence
                | Self::ContrastBolusAdministrationRouteSequence
                | Self::PlaneOrientationSequence
                | Self::AcquisitionContextSequence
                | Self::ConceptCodeSequence
                | Self::RadiopharmaceuticalInformationSequence
                | Self::PhaseInformationSequence
                | Self::DetectorInformationSequence
                | Self::RadionuclideCodeSequence
                | Self::RadiopharmaceuticalCodeSequence
                | Self::SharedFunctionalGroupsSequence
                | Self::MREchoSequence
                | Self::MRImagingModifierSequence
                | Self::CTReconstructionSequence
                | Self::CTXRayDetailsSequence
                | Self::ContrastBolusUsageSequence
                | Self::FrameContentSequence
                | Self::PlanePositionSequence
                | Self::PixelMeasuresSequence
                | Self::PixelValueTransformationSequence
                | Self::PerFrameFunctionalGroupsSequence
        )
    }
}

/// `PixelSpacing (0028,0030)`.
impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tag(group, element) = self.tag();
        write!(f, "{} ({group:04X},{element:04X})", self.keyword())
    }
}

/// How errors name an element: by keyword where it is one of ours.
pub(crate) fn named(tag: Tag) -> String {
    match Attribute::at(tag) {
        Some(attribute) => attribute.to_string(),
        None => format!("element ({:04X},{:04X})", tag.0, tag.1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keywords and tags against the standard's dictionary.
    #[test]
    fn keywords_are_those_of_the_standard() {
        use dicom_core::dictionary::{DataDictionary, DataDictionaryEntry};
        for attribute in Attribute::ALL {
            let entry = dicom_object::StandardDataDictionary.by_name(attribute.keyword());
            assert_eq!(entry.map(|entry| entry.tag()), Some(attribute.tag()), "{attribute}");
            assert_eq!(Attribute::at(attribute.tag()), Some(*attribute));
        }
    }

    /// Sequences are sequences in the dictionary too.
    #[test]
    fn sequences_are_those_of_the_standard() {
        use dicom_core::dictionary::{DataDictionary, DataDictionaryEntry};
        for attribute in Attribute::ALL {
            let entry = dicom_object::StandardDataDictionary.by_tag(attribute.tag()).unwrap();
            let is_sequence = entry.vr().relaxed() == dicom_core::VR::SQ;
            assert_eq!(attribute.is_sequence(), is_sequence, "{attribute}");
        }
    }

    /// Everything of the patient's group, and every number of an order, stands on the list that is read on import only.
    #[test]
    fn no_attribute_that_names_a_patient_is_read_to_measure() {
        for attribute in Attribute::ALL {
            let names = attribute.tag().0 == 0x0010 || *attribute == Attribute::AccessionNumber;
            assert!(!names || attribute.list() == List::Identity, "{attribute}");
            let is_identity = attribute.list() == List::Identity;
            for purpose in [Purpose::Measuring, Purpose::Stacking, Purpose::Counting] {
                assert!(!(is_identity && purpose.reads(*attribute)), "{attribute}");
            }
        }
        let read = Attribute::ALL.iter().filter(|attribute| Purpose::Measuring.reads(**attribute));
        assert!(read.clone().count() > 50 && read.clone().all(|attribute| attribute.list() == List::Film));
    }
}
