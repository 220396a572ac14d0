//! Tube voltage and contrast medium, in every place where headers state them.

use crate::made_up::slices::{computed, contrast, hounsfield, of_series, slice, written};
use dicom_core::value::DataSetSequence;
use dicom_core::{DataElement, PrimitiveValue, Tag, VR};
use dicom_dictionary_std::tags;
use dicom_object::mem::{InMemDicomObject, InMemElement};
use std::io::Cursor;
use upright_dicom::volume::SliceFile;
use upright_dicom::write::{ComputedTomography, ContrastAgent, Technique as Writing};
use upright_reading::{ContrastMedium, Technique, TubeVoltage};

type Object = dicom_object::DefaultDicomObject;

/// What the header of a slice says, once it was changed.
fn read(technique: &ComputedTomography, change: impl Fn(&mut Object)) -> Technique {
    let (identity, description) = of_series("technique");
    let picture = hounsfield(5, 7, 0, 34);
    let bytes = written(&slice(Writing::Computed(technique), &picture, &identity, &description)).unwrap();
    let mut object = dicom_object::from_reader(Cursor::new(bytes)).unwrap();
    change(&mut object);
    let mut bytes = Vec::new();
    object.write_all(&mut bytes).unwrap();
    SliceFile::open(Cursor::new(bytes)).unwrap().heads().unwrap()[0].technique
}

fn text(tag: Tag, vr: VR, value: &str) -> InMemElement {
    DataElement::new(tag, vr, PrimitiveValue::from(value))
}

fn items(tag: Tag, within: Vec<Vec<InMemElement>>) -> InMemElement {
    let items: Vec<_> = within.into_iter().map(InMemDicomObject::from_element_iter).collect();
    DataElement::new(tag, VR::SQ, DataSetSequence::from(items))
}

const PLAIN: Technique =
    Technique { voltage: TubeVoltage::Kilovolts(120.0), contrast: ContrastMedium::NotGiven };

#[test]
fn slices_that_are_written_say_how_they_were_taken() {
    assert_eq!(read(&computed(), |_| ()), PLAIN);
    let myelogram = ComputedTomography { contrast: Some(contrast(ContrastAgent::Iohexol)), ..computed() };
    assert_eq!(read(&myelogram, |_| ()).contrast, ContrastMedium::Intrathecal);
}

#[test]
fn a_voltage_that_is_not_stated_or_is_none_is_not_known() {
    let check = |value: Option<&str>, expect: TubeVoltage| {
        let found = read(&computed(), |object| match value {
            Some(value) => drop(object.put(text(tags::KVP, VR::DS, value))),
            None => drop(object.remove_element(tags::KVP)),
        });
        assert_eq!(found, Technique { voltage: expect, ..PLAIN }, "{value:?}");
    };
    check(None, TubeVoltage::NotRecorded);
    for wrong in ["", "0", "-120", "volts", "120000"] {
        check(Some(wrong), TubeVoltage::NotRecorded);
    }
    check(Some("100"), TubeVoltage::Kilovolts(100.0));
    let several = read(&computed(), |object| {
        object.put(text(tags::MULTIENERGY_CT_ACQUISITION, VR::CS, "YES"));
    });
    assert_eq!(several.voltage, TubeVoltage::MultiEnergy);
}

#[test]
fn contrast_medium_is_read_by_agent_and_route_and_not_known_where_neither_stands() {
    let check = |agent: Option<&str>, route: &str, expect: ContrastMedium| {
        let found = read(&computed(), |object| {
            match agent {
                Some(agent) => drop(object.put(text(tags::CONTRAST_BOLUS_AGENT, VR::LO, agent))),
                None => drop(object.remove_element(tags::CONTRAST_BOLUS_AGENT)),
            }
            object.put(text(tags::CONTRAST_BOLUS_ROUTE, VR::LO, route));
        });
        assert_eq!(found, Technique { contrast: expect, ..PLAIN }, "{agent:?} {route:?}");
    };
    check(None, "", ContrastMedium::NotRecorded);
    check(Some(""), "", ContrastMedium::NotRecorded);
    check(Some("NONE"), "", ContrastMedium::NotGiven);
    check(Some("Iohexol"), "", ContrastMedium::RouteNotRecorded);
    check(Some("Iohexol"), "IV", ContrastMedium::Intravenous);
    check(Some("Iohexol"), "Oral", ContrastMedium::OtherRoute);
    check(Some("Iohexol"), "Intrathecal", ContrastMedium::Intrathecal);
    check(Some("NONE"), "IV", ContrastMedium::Intravenous);
}

/// PS3.3 C.8.15.3.9 and C.7.6.16.2.12: an enhanced object says it of each frame.
#[test]
fn an_enhanced_object_says_it_of_its_frames() {
    let route = |code| {
        let code = vec![text(tags::CODE_VALUE, VR::SH, code)];
        items(tags::CONTRAST_BOLUS_ADMINISTRATION_ROUTE_SEQUENCE, vec![code])
    };
    let usage = |said: &[&str]| {
        let item = |said: &&str| vec![text(tags::CONTRAST_BOLUS_AGENT_ADMINISTERED, VR::CS, said)];
        items(tags::CONTRAST_BOLUS_USAGE_SEQUENCE, said.iter().map(item).collect())
    };
    let check = |said: &[&str], is_shared: bool, expect: ContrastMedium| {
        let found = read(&computed(), |object| {
            object.remove_element(tags::KVP);
            object.remove_element(tags::CONTRAST_BOLUS_AGENT);
            object.put(items(tags::CONTRAST_BOLUS_AGENT_SEQUENCE, vec![vec![route("47625008")]]));
            let details = items(tags::CTX_RAY_DETAILS_SEQUENCE, vec![vec![text(tags::KVP, VR::DS, "80")]]);
            let of_frame = vec![text(tags::STACK_ID, VR::SH, "1")];
            let of_frame = vec![items(tags::FRAME_CONTENT_SEQUENCE, vec![of_frame])];
            let (mut shared, mut frame) = (vec![details], of_frame);
            if is_shared {
                shared.push(usage(said))
            } else {
                frame.push(usage(said))
            }
            object.put(items(tags::SHARED_FUNCTIONAL_GROUPS_SEQUENCE, vec![shared]));
            object.put(items(tags::PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, vec![frame]));
        });
        assert_eq!(found, Technique { voltage: TubeVoltage::Kilovolts(80.0), contrast: expect }, "{said:?}");
    };
    for is_shared in [true, false] {
        check(&["YES"], is_shared, ContrastMedium::Intravenous);
        check(&["NO"], is_shared, ContrastMedium::NotGiven);
        check(&["NO", "YES"], is_shared, ContrastMedium::Intravenous);
        // Nobody says it of the frame: the object names an agent.
        check(&["NO", ""], is_shared, ContrastMedium::Intravenous);
    }
}
