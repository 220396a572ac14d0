//! The body as slices show it: bones and hardware in the tissues around them, one laid over the other.
//!
//! Films are cast through the bones alone; what lies here is seen on CT, MR and bone scan. Measures are Upright's own (flag L).

mod canal;
mod disc;
mod fusion_mass;
mod muscle;
mod tissue;
mod trunk;
mod truth;

pub(crate) use tissue::Tissues;
pub use tissue::{Part, Tissue};
pub use truth::{InsideTruth, Place, SacTruth, ScrewTruth, UnionTruth, VertebraTruth};

use crate::bones::column::Section;
use crate::bones::solid::{Matter, Piece, Solid};
use crate::bones::{Arms, Builder};
use crate::person::{Person, Posed};

/// Something that takes the place of what was there before.
pub(crate) struct Layer {
    pub(crate) form: Form,
    pub(crate) part: Part,
    /// What the shells of the pieces enclose.
    pub(crate) within_shell: Option<Part>,
    /// What it takes the place of.
    pub(crate) over: Tissues,
}

/// The form of a layer.
pub(crate) enum Form {
    Pieces(Vec<Piece>),
    /// An upright column, its sections from caudal to cranial.
    Column(Vec<Section>),
}

impl Layer {
    pub(crate) const fn pieces(part: Part, pieces: Vec<Piece>) -> Self {
        Self { form: Form::Pieces(pieces), part, within_shell: None, over: Tissues::ALL }
    }

    pub(crate) fn column(part: Part, sections: Vec<Section>) -> Self {
        let sections = crate::bones::column::sorted(sections);
        Self { form: Form::Column(sections), part, within_shell: None, over: Tissues::ALL }
    }

    pub(crate) fn over(self, over: Tissues) -> Self {
        Self { over, ..self }
    }
}

/// Every layer of a person, the outermost first.
pub(crate) fn layers(person: &Person, posed: &Posed, arms: Arms) -> Vec<Layer> {
    let builder = Builder::new(person, posed);
    let thorax = builder.thorax();
    let flesh = builder.flesh(&thorax);
    let skeleton = &posed.skeleton;
    let lesions = person.lesions();
    let size = person.body.size;
    let limbs = builder.surface_with(&flesh, arms);
    let mut layers: Vec<Layer> = limbs.into_iter().map(layer).collect();
    layers.extend(trunk::layers(&flesh));
    layers.extend(muscle::layers(&flesh, lesions.muscle_fat));
    layers.extend(disc::layers(skeleton, size));
    layers.extend(canal::around_the_sac(skeleton, lesions, size));
    let (metal, bones): (Vec<Solid>, Vec<Solid>) =
        builder.skeleton_with(arms).into_iter().partition(is_metal);
    let (halos, bones): (Vec<Solid>, Vec<Solid>) = bones.into_iter().partition(is_of_halo);
    layers.extend(bones.into_iter().map(layer));
    layers.extend(disc::facet_joints(skeleton, person.fusion(), lesions, size));
    layers.extend(fusion_mass::layers(skeleton, lesions, size));
    layers.extend(canal::sac(skeleton, lesions, size));
    layers.extend(halos.into_iter().chain(metal).map(layer));
    layers
}

/// Discs and the dural sac alone, by level, whatever lies in them.
pub(crate) fn regions(person: &Person, posed: &Posed) -> Vec<Layer> {
    let (skeleton, size) = (&posed.skeleton, person.body.size);
    let mut layers = disc::layers(skeleton, size);
    let sac = canal::sac(skeleton, person.lesions(), size);
    layers.extend(sac.into_iter().filter(|layer| layer.part.tissue == Tissue::Csf));
    layers
}

const fn is_metal(solid: &Solid) -> bool {
    matches!(solid.matter, Matter::Titanium | Matter::CobaltChromium)
}

/// The hollow around a loose screw and its dense rim: no other bone is dense throughout and of no level.
fn is_of_halo(solid: &Solid) -> bool {
    solid.matter == Matter::Halo || (solid.matter == Matter::Cortex && solid.level.is_some())
}

/// A solid as a layer.
pub(crate) fn layer(solid: Solid) -> Layer {
    let Solid { matter, pieces, density, level } = solid;
    let of = |tissue| Layer::pieces(Part::of(tissue).at(level), pieces);
    match matter {
        Matter::Bone => Layer {
            within_shell: Some(Part::of(Tissue::Cancellous).at(level).share(density)),
            ..of(Tissue::Cortical)
        },
        Matter::Cortex => of(Tissue::Cortical),
        Matter::Titanium => of(Tissue::Titanium),
        Matter::CobaltChromium => of(Tissue::CobaltChromium),
        Matter::Gas => of(Tissue::Gas).over(Tissues::SOFT),
        Matter::Halo => of(Tissue::Scar).over(Tissues::BONE),
        Matter::Lung => of(Tissue::Lung),
        Matter::InLung => of(Tissue::Blood).over(Tissue::Lung.alone()),
        Matter::Soft => of(Tissue::Muscle),
        Matter::Fat => of(Tissue::Viscera).over(Tissues::SOFT),
    }
}
