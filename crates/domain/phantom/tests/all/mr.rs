//! MR: what slices without noise hold is what the equation of their sequence says, and metal takes what the field says.

use upright_anatomy::{Degrees, Level, Millimetres};
use upright_imaging::Samples;
use upright_phantom::{
    DiscGrade, EndplateChange, InsideTruth, Kind, LesionWishes, MetalProtocol, Mr, MrPlane, MrRequest,
    MrTruth, Person, Place, Pose, Posed, Weighting, Wishes,
};

/// The slice in the middle, without a scanner's faults.
const MIDDLE: MrRequest = MrRequest {
    plane: MrPlane::Sagittal,
    weighting: Weighting::T2,
    metal: MetalProtocol::Usual,
    matrix: 640,
    field: Millimetres::new(320.0),
    slices: Some(1),
    metal_artefacts: false,
    scanner: false,
};

fn straight(kind: Kind, wishes: Wishes) -> (Person, Posed) {
    let person = Person::draw(kind, 2, &Wishes { scoliosis: Some(Degrees::new(0.0)), ..wishes }).unwrap();
    let posed = person.pose(Pose::Supine).unwrap();
    (person, posed)
}

fn values(mr: &Mr, slice: u32) -> Vec<u16> {
    match mr.slice(slice).unwrap().into_samples() {
        Samples::U16(values) => values,
        other => panic!("{other:?}"),
    }
}

/// The stored value at a place of the only slice.
fn at(mr: &Mr, place: Place) -> f64 {
    let [column, row, _] = mr.grid().voxel(place).map(|at| at.round() as usize);
    f64::from(values(mr, 0)[row * mr.grid().columns as usize + column])
}

/// A share of proton density with its T1 and T2, in ms.
type Matter = (f64, f64, f64);

const FAT: Matter = (0.95, 245.0, 85.0);
const RED_MARROW: Matter = (0.72, 800.0, 52.0);
const FLUID: Matter = (1.0, 4000.0, 1500.0);
const WORN_OUT: Matter = (0.55, 900.0, 36.0);

/// The equations, written out once more, in stored values.
fn signal(weighting: Weighting, (density, t1, t2): Matter) -> f64 {
    let (tr, te, inversion): (f64, f64, Option<f64>) = match weighting {
        Weighting::T1 => (600.0, 10.0, None),
        Weighting::T2 => (3800.0, 100.0, None),
        Weighting::Stir => (4200.0, 52.0, Some(165.0)),
    };
    let recovered = match inversion {
        None => 1.0 - (-tr / t1).exp(),
        Some(ti) => (1.0 - 2.0 * (-ti / t1).exp() + (-tr / t1).exp()).abs(),
    };
    3000.0 * density * recovered * (-te / t2).exp()
}

#[test]
fn tissues_have_the_signal_of_their_sequence() {
    let (person, posed) =
        straight(Kind::Normal, Wishes { age: Some(74.0), disc_height: Some(0.25), ..Wishes::default() });
    let inside = InsideTruth::of(&person, &posed);
    let l3 = inside.vertebrae.iter().find(|vertebra| vertebra.level == Level::L3).unwrap();
    let sac = inside.sac.iter().find(|sac| sac.below == Level::L4).unwrap();
    for weighting in [Weighting::T1, Weighting::T2, Weighting::Stir] {
        let mr = Mr::new(&person, &MrRequest { weighting, ..MIDDLE }).unwrap();
        let check = |what: &str, found: f64, expect: f64| {
            // Stored values are whole.
            assert!((found - expect).abs() <= 0.5, "{what} {weighting:?}: {found}, not {expect}");
        };
        check("fluid", at(&mr, sac.centre), signal(weighting, FLUID));
        let share = (0.30 + 0.55 * (1.0 - l3.density)).clamp(0.15, 0.75);
        let marrow = share * signal(weighting, FAT) + (1.0 - share) * signal(weighting, RED_MARROW);
        check("marrow", at(&mr, l3.centre), marrow);
        let truth = MrTruth::of(&person, &posed, &mr);
        let black = truth.discs.iter().find(|disc| disc.state.grade == DiscGrade::V).unwrap();
        check("black disc", at(&mr, black.centre), signal(weighting, WORN_OUT));
    }
}

#[test]
fn marrow_beside_what_has_not_united_is_bright_on_stir_and_dark_on_t1() {
    let lesions = LesionWishes { nonunion: Some(true), ..LesionWishes::default() };
    let (person, posed) = straight(Kind::Flatback, Wishes { lesions, ..Wishes::default() });
    let inside = InsideTruth::of(&person, &posed);
    let open = inside.unions.iter().find(|union| union.union.gap.is_some()).unwrap();
    let body = inside.vertebrae.iter().find(|vertebra| vertebra.level == open.union.below).unwrap();
    let state = person.lesions().discs.iter().find(|disc| disc.below == open.union.below).unwrap();
    assert_eq!(state.endplates, EndplateChange::Oedema);
    // In front of the bone in the disc space, 4 mm above the endplate.
    let up = [0, 1, 2].map(|axis| body.centre[axis] - open.centre[axis]);
    let length = up.iter().map(|part| part * part).sum::<f64>().sqrt();
    let disc = posed.shape.segments().iter().find(|segment| segment.level == open.union.below).unwrap();
    let by = 0.5 * 11.0 * disc.disc_height + 4.0;
    let beside =
        [0, 1, 2].map(|axis| open.centre[axis] + up[axis] / length * by - if axis == 1 { 13.0 } else { 0.0 });
    let share = |weighting| {
        let mr = Mr::new(&person, &MrRequest { weighting, ..MIDDLE }).unwrap();
        at(&mr, beside) / at(&mr, body.centre)
    };
    assert!(share(Weighting::Stir) > 1.8, "{}", share(Weighting::Stir));
    assert!(share(Weighting::T1) < 0.75, "{}", share(Weighting::T1));
}

#[test]
fn a_metal_artefact_protocol_leaves_more_to_read() {
    let (person, posed) = straight(Kind::Flatback, Wishes::default());
    let losses = |metal| {
        let request = MrRequest { metal, matrix: 112, slices: Some(9), metal_artefacts: true, ..MIDDLE };
        let mr = Mr::new(&person, &request).unwrap();
        let truth = MrTruth::of(&person, &posed, &mr);
        truth
            .losses
            .into_iter()
            .filter(|loss| (Level::L1..=Level::L4).contains(&loss.level))
            .collect::<Vec<_>>()
    };
    let (usual, encoded) = (losses(MetalProtocol::Usual), losses(MetalProtocol::SliceEncoding));
    assert_eq!(usual.len(), 4);
    for (usual, encoded) in usual.iter().zip(&encoded) {
        assert!(usual.canal > 0.1 && !usual.is_usable(), "{usual:?}");
        assert!(encoded.canal < 0.5 * usual.canal && encoded.disc <= usual.disc, "{usual:?} {encoded:?}");
    }
    // Where there is no metal nothing is lost.
    let (person, posed) = straight(Kind::Normal, Wishes::default());
    let mr = Mr::new(&person, &MrRequest { metal_artefacts: true, ..MIDDLE }).unwrap();
    assert!(MrTruth::of(&person, &posed, &mr).losses.is_empty());
    assert_eq!(mr.off_resonance([0.0; 3]), 0.0);
}

#[test]
fn the_same_series_has_the_same_bytes() {
    let (person, _) = straight(Kind::Flatback, Wishes::default());
    let request = MrRequest { matrix: 96, slices: Some(3), metal_artefacts: true, scanner: true, ..MIDDLE };
    let series = |request: &MrRequest| {
        let mr = Mr::new(&person, request).unwrap();
        (0..3).map(|slice| values(&mr, slice)).collect::<Vec<_>>()
    };
    let once = series(&request);
    assert_eq!(once, series(&request));
    assert_ne!(once, series(&MrRequest { weighting: Weighting::T1, ..request }));
    assert_ne!(once[0], once[1]);
    // One after the other in the same magnet: alike, thinner, across.
    let first = Mr::new(&person, &request).unwrap();
    let thin = MrRequest { metal: MetalProtocol::SliceEncoding, ..request };
    let disc = MrRequest { plane: MrPlane::Disc(Level::L4), ..request };
    for request in [MrRequest { weighting: Weighting::Stir, ..request }, thin, disc] {
        let another = first.another(&person, &request).unwrap();
        let found: Vec<_> = (0..3).map(|slice| values(&another, slice)).collect();
        assert!(found == series(&request), "{request:?}");
    }
}

#[test]
fn a_disc_is_cut_across_with_rows_to_the_left() {
    let (person, posed) = straight(Kind::Normal, Wishes::default());
    let request = MrRequest { plane: MrPlane::Disc(Level::L4), field: Millimetres::new(200.0), ..MIDDLE };
    let mr = Mr::new(&person, &request).unwrap();
    let [row, column] = mr.grid().orientation();
    assert_eq!(row, [1.0, 0.0, 0.0]);
    assert!(column[1] > 0.7, "{column:?}");
    let sac = InsideTruth::of(&person, &posed).sac.into_iter().find(|sac| sac.below == Level::L4).unwrap();
    assert!((at(&mr, sac.centre) - signal(Weighting::T2, FLUID)).abs() < 0.5);
    assert_eq!(mr.protocol().description, "T2 TSE TRA");
}

#[test]
fn what_cannot_be_measured_is_refused_by_name() {
    let (person, _) = straight(Kind::Normal, Wishes::default());
    let refusal = |request: MrRequest| Mr::new(&person, &request).err().unwrap().to_string();
    assert_eq!(refusal(MrRequest { matrix: 4000, ..MIDDLE }), "columns of 4000; 16 to 2048 can be made");
    assert_eq!(refusal(MrRequest { slices: Some(0), ..MIDDLE }), "slices of 0; 1 to 2048 can be made");
    assert_eq!(
        refusal(MrRequest { plane: MrPlane::Disc(Level::L6), ..MIDDLE }),
        "slices across the disc below L6: this spine has none; name a vertebra that it has"
    );
}
