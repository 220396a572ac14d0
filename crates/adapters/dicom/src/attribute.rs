//! The attributes that Upright reads, a closed list: an error names the attribute, and what is not on the list is never parsed.

use dicom_core::Tag;
use std::fmt;

macro_rules! attributes {
    ($($name:ident = ($group:literal, $element:literal),)*) => {
        /// An attribute that Upright reads.
        #[allow(missing_docs, reason = "the names are the standard's keywords")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Attribute { $($name,)* }

        impl Attribute {
            /// Every attribute.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The tag.
            #[must_use]
            pub const fn tag(self) -> Tag {
                match self { $(Self::$name => Tag($group, $element),)* }
            }

            /// The standard's keyword.
            #[must_use]
            pub const fn keyword(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            pub(crate) const fn at(tag: Tag) -> Option<Self> {
                match (tag.0, tag.1) {
                    $(($group, $element) => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

attributes! {
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
}
