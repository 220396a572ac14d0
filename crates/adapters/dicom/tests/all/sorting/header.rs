//! Headers from a line of a table: `Keyword=value | Sequence.Keyword=value | CodeSequence=code | -Keyword`.

use dicom_core::dictionary::{DataDictionary, DataDictionaryEntry};
use dicom_core::value::DataSetSequence;
use dicom_core::{DataElement, PrimitiveValue, Tag, VR};
use dicom_object::StandardDataDictionary;
use dicom_object::mem::InMemDicomObject;
use dicom_transfer_syntax_registry::entries::EXPLICIT_VR_LITTLE_ENDIAN;

/// What most headers of a kind have.
const BASES: [(&str, &str); 7] = [
    (
        "long",
        r"SOPClassUID=1.2.840.10008.5.1.4.1.1.1.1 | Modality=DX | ImageType=ORIGINAL\PRIMARY\ | PresentationIntentType=FOR PRESENTATION | BodyPartExamined=SPINE | Rows=7000 | Columns=2500 | ImagerPixelSpacing=0.143\0.143 | PixelData=1",
    ),
    (
        "short",
        r"SOPClassUID=1.2.840.10008.5.1.4.1.1.1.1 | Modality=DX | ImageType=ORIGINAL\PRIMARY\ | PresentationIntentType=FOR PRESENTATION | BodyPartExamined=SPINE | Rows=3000 | Columns=2500 | ImagerPixelSpacing=0.143\0.143 | PixelData=1",
    ),
    (
        "capture",
        "SOPClassUID=1.2.840.10008.5.1.4.1.1.7 | Modality=OT | Rows=2000 | Columns=1000 | PixelData=1",
    ),
    (
        "ct",
        r"SOPClassUID=1.2.840.10008.5.1.4.1.1.2 | Modality=CT | ImageType=ORIGINAL\PRIMARY\AXIAL | PatientPosition=HFS | AcquisitionDate=20260102 | AcquisitionTime=110000 | PixelData=1",
    ),
    (
        "mr",
        r"SOPClassUID=1.2.840.10008.5.1.4.1.1.4 | Modality=MR | ImageType=ORIGINAL\PRIMARY | BodyPartExamined=LSPINE | PixelData=1",
    ),
    (
        "nm",
        "SOPClassUID=1.2.840.10008.5.1.4.1.1.20 | Modality=NM | AcquisitionDate=20260102 | RadiopharmaceuticalInformationSequence.RadiopharmaceuticalCodeSequence=96390006 | RadiopharmaceuticalInformationSequence.RadionuclideCodeSequence=72454006 | RadiopharmaceuticalInformationSequence.RadiopharmaceuticalStartTime=090000 | PixelData=1",
    ),
    ("none", ""),
];

/// The bytes of an object: the header of its base, then what the line says; the first word of a path that is new replaces nothing.
pub(super) fn file(base: &str, line: &str, study: &str, series: &str) -> Vec<u8> {
    let mut object = InMemDicomObject::new_empty();
    let (_, common) = BASES.iter().find(|(name, _)| *name == base).unwrap();
    let own = format!(
        "SpecificCharacterSet=ISO_IR 192 | StudyDate=20260102 | StudyInstanceUID={study} | SeriesInstanceUID={series} | SOPInstanceUID={series}.1"
    );
    for item in
        [own.as_str(), common, line].iter().flat_map(|text| text.split(" | ")).filter(|item| !item.is_empty())
    {
        match (item.strip_prefix('-'), item.split_once('=')) {
            (Some(keyword), _) => drop(object.remove_element(tag(keyword))),
            (None, Some((path, value))) => put(&mut object, path, value),
            _ => panic!("{item}"),
        }
    }
    let mut bytes = Vec::new();
    object.write_dataset_with_ts(&mut bytes, &EXPLICIT_VR_LITTLE_ENDIAN.erased()).unwrap();
    bytes
}

fn tag(keyword: &str) -> Tag {
    StandardDataDictionary.by_name(keyword).unwrap_or_else(|| panic!("{keyword}")).tag()
}

fn put(object: &mut InMemDicomObject, path: &str, value: &str) {
    let (keyword, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let entry = StandardDataDictionary.by_name(keyword).unwrap_or_else(|| panic!("{keyword}"));
    let vr = entry.vr().relaxed();
    let element = match (rest, vr) {
        (Some(rest), _) => {
            let mut item = first_item(object, entry.tag());
            put(&mut item, rest, value);
            DataElement::new(entry.tag(), VR::SQ, DataSetSequence::from(vec![item]))
        }
        (None, VR::SQ) => DataElement::new(entry.tag(), VR::SQ, DataSetSequence::from(vec![code(value)])),
        (None, VR::US) => {
            DataElement::new(entry.tag(), vr, PrimitiveValue::from(value.parse::<u16>().unwrap()))
        }
        (None, VR::OW | VR::OB) => DataElement::new(entry.tag(), VR::OW, PrimitiveValue::from(vec![0_u8; 2])),
        (None, VR::LT | VR::ST) => DataElement::new(entry.tag(), vr, PrimitiveValue::from(value)),
        (None, _) => {
            let values: Vec<String> = value.split('\\').map(str::to_owned).collect();
            DataElement::new(entry.tag(), vr, PrimitiveValue::Strs(values.into()))
        }
    };
    object.put(element);
}

fn first_item(object: &InMemDicomObject, tag: Tag) -> InMemDicomObject {
    let items = object.get(tag).and_then(|element| element.items());
    items.and_then(|items| items.first().cloned()).unwrap_or_else(InMemDicomObject::new_empty)
}

fn code(value: &str) -> InMemDicomObject {
    let mut item = InMemDicomObject::new_empty();
    let scheme = if value.starts_with('C') { "NCIt" } else { "SCT" };
    for (keyword, value) in
        [("CodeValue", value), ("CodingSchemeDesignator", scheme), ("CodeMeaning", "a meaning")]
    {
        put(&mut item, keyword, value);
    }
    item
}
