//! DX films written for tests by the DICOM library: synthetic, no patient.

use dicom_core::value::DataSetSequence;
use dicom_core::{DataElement, PrimitiveValue, VR};
use dicom_dictionary_std::{tags, uids};
use dicom_object::{FileMetaTableBuilder, InMemDicomObject};
use std::path::Path;

/// A DX film to be written.
pub(crate) struct Radiograph {
    object: InMemDicomObject,
}

pub(crate) const COLUMNS: u16 = 750;
pub(crate) const ROWS: u16 = 2000;

impl Radiograph {
    /// A lateral film of 12 bits whose patient faces right, without any spacing.
    pub(crate) fn new() -> Self {
        let mut film = Self { object: InMemDicomObject::new_empty() };
        let whole = |number: u16| PrimitiveValue::from(number);
        for (tag, number) in [
            (tags::SAMPLES_PER_PIXEL, 1),
            (tags::ROWS, ROWS),
            (tags::COLUMNS, COLUMNS),
            (tags::BITS_ALLOCATED, 16),
            (tags::BITS_STORED, 12),
            (tags::HIGH_BIT, 11),
            (tags::PIXEL_REPRESENTATION, 0),
        ] {
            film.object.put(DataElement::new(tag, VR::US, whole(number)));
        }
        let class = uids::DIGITAL_X_RAY_IMAGE_STORAGE_FOR_PRESENTATION;
        film = film
            .with(tags::SOP_CLASS_UID, VR::UI, class)
            .with(tags::SOP_INSTANCE_UID, VR::UI, "2.25.1")
            .with(tags::MODALITY, VR::CS, "DX")
            .with(tags::PATIENT_NAME, VR::PN, "NAME^NEVER SHOWN")
            .with(tags::PATIENT_ID, VR::LO, "NUMBER-NEVER-SHOWN")
            .with(tags::VIEW_POSITION, VR::CS, "LL")
            .with(tags::PATIENT_ORIENTATION, VR::CS, "A\\F")
            .with(tags::PHOTOMETRIC_INTERPRETATION, VR::CS, "MONOCHROME2")
            .with(tags::WINDOW_CENTER, VR::DS, "2048")
            .with(tags::WINDOW_WIDTH, VR::DS, "4096");
        let grey =
            (0..u32::from(ROWS)).flat_map(|y| (0..u32::from(COLUMNS)).map(move |x| (x * 3 + y) % 4096));
        let pixels: Vec<u16> = grey.map(|value| value as u16).collect();
        film.object.put(DataElement::new(tags::PIXEL_DATA, VR::OW, PrimitiveValue::U16(pixels.into())));
        film
    }

    /// The same film of another size.
    #[cfg(feature = "server")]
    pub(crate) fn sized(mut self, columns: u16, rows: u16) -> Self {
        for (tag, number) in [(tags::ROWS, rows), (tags::COLUMNS, columns)] {
            self.object.put(DataElement::new(tag, VR::US, PrimitiveValue::from(number)));
        }
        let count = u32::from(rows) * u32::from(columns);
        let pixels: Vec<u16> =
            (0..count).map(|place| (place.wrapping_mul(2_654_435_761) >> 20) as u16).collect();
        self.object.put(DataElement::new(tags::PIXEL_DATA, VR::OW, PrimitiveValue::U16(pixels.into())));
        self
    }

    /// The same film with one attribute more, or another one; several values are parted by a backslash.
    pub(crate) fn with(mut self, tag: dicom_core::Tag, vr: VR, text: &str) -> Self {
        let values: Vec<String> = text.split('\\').map(str::to_owned).collect();
        self.object.put(DataElement::new(tag, vr, PrimitiveValue::Strs(values.into())));
        self
    }

    /// The same film with a sequence of one code.
    pub(crate) fn with_code(mut self, tag: dicom_core::Tag, code: &str) -> Self {
        let item = Self { object: InMemDicomObject::new_empty() }.with(tags::CODE_VALUE, VR::SH, code);
        let items = DataSetSequence::from(vec![item.object]);
        self.object.put(DataElement::new(tag, VR::SQ, items));
        self
    }

    pub(crate) fn without(mut self, tag: dicom_core::Tag) -> Self {
        self.object.remove_element(tag);
        self
    }

    /// Writes the film as `name` in `folder`, and returns its path.
    pub(crate) fn write(self, folder: &Path, name: &str) -> String {
        let path = folder.join(name);
        let meta = FileMetaTableBuilder::new().transfer_syntax(uids::EXPLICIT_VR_LITTLE_ENDIAN);
        self.object.with_meta(meta).unwrap().write_to_file(&path).unwrap();
        path.to_str().unwrap().to_owned()
    }
}
