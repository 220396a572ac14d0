//! Whose a file is: read on import, shown by nobody.

use crate::made_up;
use dicom_core::{DataElement, PrimitiveValue, VR};
use dicom_object::mem::InMemDicomObject;
use dicom_transfer_syntax_registry::entries::EXPLICIT_VR_LITTLE_ENDIAN;
use std::fs::File;
use std::io::Cursor;
use upright_dicom::identity::{Identity, IdentityProblem, Sex, UidFault, UidProblem};
use upright_dicom::write::{NewFilm, derived_uid};
use upright_dicom::{Attribute, FilmFile, Header};

/// A data set of these bytes; a film besides.
fn header(elements: &[(Attribute, &[u8])]) -> Header {
    let mut object = InMemDicomObject::new_empty();
    for (attribute, value) in elements {
        // Of unknown kind, so that the bytes stay as they are: the tests choose the character set.
        object.put(DataElement::new(attribute.tag(), VR::UN, PrimitiveValue::from(value.to_vec())));
    }
    object.put(DataElement::new(Attribute::Modality.tag(), VR::CS, PrimitiveValue::from("DX")));
    let mut bytes = Vec::new();
    object.write_dataset_with_ts(&mut bytes, &EXPLICIT_VR_LITTLE_ENDIAN.erased()).unwrap();
    Header::open(Cursor::new(bytes)).unwrap()
}

fn identity(elements: &[(Attribute, &[u8])]) -> Identity {
    header(elements).identity()
}

fn written() -> Header {
    let (identity, description, raster) =
        (made_up::identity(), made_up::description(), made_up::raster(2, 2, 12));
    let film = made_up::film(&raster, &identity, &description);
    Header::open(Cursor::new(made_up::written(&film).unwrap())).unwrap()
}

#[test]
fn a_written_film_says_whose_it_is() {
    let header = written();
    let identity = header.identity();
    assert_eq!(identity.patient.id.as_deref(), Some("PHANTOM-1"));
    let name = identity.patient.name.as_ref().unwrap();
    assert_eq!((name.alphabetic(), name.display().as_str()), ("Phantöm^Müriel", "Phantöm, Müriel"));
    assert_eq!(identity.patient.birth_date.unwrap().to_string(), "1948-02-29");
    assert_eq!(identity.patient.sex, Some(Sex::Female));
    assert_eq!(identity.study.accession_number.as_deref(), Some("A1"));
    assert_eq!(identity.study.date.unwrap().to_string(), "2026-01-31");
    assert_eq!(identity.study.time.unwrap().to_string(), "09:30:00");
    assert_eq!(identity.instance.taken.unwrap().to_string(), "2026-01-31T09:32:00");
    assert_eq!((identity.series.number, identity.instance.number), (Some(1), Some(1)));
    assert_eq!(identity.series.modality.as_deref(), Some("DX"));
    let [study, series, instance, class] = identity.uids().unwrap();
    let uid = |what| derived_uid(&["test", what]);
    assert_eq!(
        [study, series, instance].map(|uid| uid.as_str().to_owned()),
        ["study", "series", "instance"].map(uid)
    );
    assert_eq!(class.as_str(), "1.2.840.10008.5.1.4.1.1.1.1");
    assert_eq!(identity.notes, []);
    assert!(header.has_pixels() && header.transfer_syntax().is_some());
}

#[test]
fn whose_it_is_shows_itself_nowhere() {
    let header = written();
    let identity = header.identity();
    let shown = format!(
        "{header:?} {identity:?} {identity} {:?} {} {:?} {:?} {:?} {:#?}",
        identity.patient, identity.patient, identity.study, identity.series, identity.patient.name, identity
    );
    for word in ["Phant", "PHANTOM", "riel", "1948", "A1", "2026"] {
        assert!(!shown.contains(word), "{word} in {shown}");
    }
}

/// Names in descriptions and comments do not reach the clues, nor do the numbers of patient and order.
#[test]
fn clues_do_not_name_the_patient() {
    let (mut identity, mut description, raster) =
        (made_up::identity(), made_up::description(), made_up::raster(2, 2, 12));
    identity.patient_name = "Lateralis^Müriel=山田^太郎".to_owned();
    identity.accession_number = "ORDER77".to_owned();
    description.study = "Muriel, PHANTOM-1, ORDER77 whole spine".to_owned();
    description.series = "LATERALIS_STANDING 山田".to_owned();
    description.comment = "Mrs. Lateralis of Hill Street 4, standing".to_owned();
    let film = made_up::film(&raster, &identity, &description);
    let clues = Header::open(Cursor::new(made_up::written(&film).unwrap())).unwrap().clues();
    let json = serde_json::to_string(&clues).unwrap();
    for word in
        ["lateralis", "muriel", "müriel", "山田", "太郎", "phantom-1", "order77", "hill", "street", "1948"]
    {
        assert!(!json.to_lowercase().contains(word), "{word} in {json}");
    }
    assert_eq!(clues.texts.series_description, "*_STANDING *");
    assert!(clues.texts.image_comments.ends_with("* STANDING"), "{}", clues.texts.image_comments);
}

/// Measuring opens the same file and knows nothing of it.
#[test]
fn measuring_reads_nothing_that_names_the_patient() {
    made_up::for_every_variant(|name, film| {
        let film = NewFilm { identifies_patient: true, ..*film };
        let shown = format!(
            "{:?}",
            FilmFile::open(Cursor::new(made_up::written(&film).unwrap())).unwrap().description()
        );
        for word in ["Phant", "PHANTOM-1", "riel", "1948"] {
            assert!(!shown.contains(word), "{name}: {word} in {shown}");
        }
    });
}

#[test]
fn identifiers_that_are_paths_are_refused() {
    for path in
        [&b"../../etc/passwd"[..], b"1.2/../3", b"1.2\\1.3", b"C:1.2", b"1.2\n3", b"1.2 .3", b"%2e%2e"]
    {
        let found = identity(&[(Attribute::StudyInstanceUID, path)]).study.uid;
        let fault = UidFault::Letters;
        assert_eq!(
            found,
            Err(UidProblem::Invalid { attribute: Attribute::StudyInstanceUID, fault }),
            "{path:?}"
        );
        let text = found.unwrap_err().to_string();
        assert!(
            !text.contains("etc") && text.starts_with("StudyInstanceUID (0020,000D) is no unique identifier"),
            "{text}"
        );
    }
    let missing = identity(&[]).uids().unwrap_err();
    assert_eq!(missing, UidProblem::Missing(Attribute::StudyInstanceUID));
    let long = identity(&[(Attribute::SOPInstanceUID, "1.".repeat(40).as_bytes())]).instance.uid;
    assert_eq!(
        long,
        Err(UidProblem::Invalid { attribute: Attribute::SOPInstanceUID, fault: UidFault::TooLong })
    );
    let padded = identity(&[(Attribute::SOPInstanceUID, b"1.2.3\0")]).instance.uid.unwrap();
    assert_eq!(padded.as_str(), "1.2.3");
}

#[test]
fn an_identifier_that_is_none_is_not_in_the_clues() {
    let elements =
        [(Attribute::StudyInstanceUID, &b"../../etc"[..]), (Attribute::SeriesInstanceUID, b"1.2.3 ")];
    let clues = header(&elements).clues();
    assert_eq!((clues.study.as_str(), clues.series.as_str()), ("", "1.2.3"));
}

#[test]
fn values_that_make_no_sense_are_left_out_with_a_note() {
    let long = "x".repeat(100);
    let found = identity(&[
        (Attribute::PatientBirthDate, b"19480230"),
        (Attribute::PatientSex, b"X "),
        (Attribute::StudyTime, b"2500"),
        (Attribute::SeriesNumber, b"one "),
        (Attribute::PatientID, long.as_bytes()),
        (Attribute::IssuerOfPatientID, b"a\x1b[2Jb "),
    ]);
    assert_eq!(
        (found.patient.birth_date, found.patient.sex, found.study.time, found.series.number),
        (None, None, None, None)
    );
    assert_eq!(found.patient.id.as_deref().map(str::len), Some(64));
    assert_eq!(found.patient.issuer.as_deref(), Some("a\u{FFFD}[2Jb"));
    let problem =
        |attribute| found.notes.iter().find(|note| note.attribute == attribute).map(|note| note.problem);
    assert_eq!(problem(Attribute::PatientBirthDate), Some(IdentityProblem::NoDay));
    assert_eq!(problem(Attribute::PatientSex), Some(IdentityProblem::NoSex));
    assert_eq!(problem(Attribute::StudyTime), Some(IdentityProblem::NoTime));
    assert_eq!(problem(Attribute::SeriesNumber), Some(IdentityProblem::NoNumber));
    assert_eq!(problem(Attribute::PatientID), Some(IdentityProblem::Cut));
    assert_eq!(problem(Attribute::IssuerOfPatientID), Some(IdentityProblem::Replaced));
    assert_eq!(found.notes.len(), 6);
    assert!(found.notes.iter().all(|note| !note.to_string().contains("19480230")));
}

/// Names in the character set of the file; the second byte of a letter may look like a backslash.
#[test]
fn names_are_read_in_the_character_set_of_the_file() {
    let check = |charset: &str, name: &[u8], expect: &str| {
        let found = identity(&[
            (Attribute::SpecificCharacterSet, charset.as_bytes()),
            (Attribute::PatientName, name),
        ]);
        let name = found.patient.name.unwrap();
        assert_eq!([name.alphabetic(), name.ideographic(), name.phonetic()].join("="), expect);
    };
    check("ISO_IR 100", b"Buc^J\xe9r\xf4me", "Buc^Jérôme==");
    check("ISO_IR 192", "Wang^XiaoDong=王^小东".as_bytes(), "Wang^XiaoDong=王^小东=");
    check("GB18030", b"Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab", "Wang^XiaoDong=王^小东=");
    // 0x5C within a letter of GB18030.
    check("GB18030", b"A=\x81\x5c", "A=乗=");
    check("\\ISO 2022 IR 87", b"Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B", "Yamada^Tarou=山田^太郎=");
}

#[test]
fn a_header_of_eighty_megabytes_is_read_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("film.dcm");
    let (identity, description, raster) =
        (made_up::identity(), made_up::description(), made_up::raster(2, 2, 12));
    let mut bytes = made_up::written(&made_up::film(&raster, &identity, &description)).unwrap();
    // The element of the pixels stands last: four samples of two bytes.
    let length = bytes.len() - 8 - 4;
    bytes[length..length + 4].copy_from_slice(&(80_u32 << 20).to_le_bytes());
    std::fs::write(&path, &bytes).unwrap();
    File::options().write(true).open(&path).unwrap().set_len(bytes.len() as u64 - 8 + (80 << 20)).unwrap();
    let began = std::time::Instant::now();
    for _ in 0..100 {
        let header = Header::open(File::open(&path).unwrap()).unwrap();
        assert!(header.identity().uids().is_ok() && header.clues().has_pixels);
    }
    let one = began.elapsed() / 100;
    eprintln!("{one:?} for identity and clues of a film of 80 MB");
    // Ten times what it takes on a slow machine.
    assert!(one < std::time::Duration::from_millis(10), "{one:?}");
}
