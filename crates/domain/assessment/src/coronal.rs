//! What the frontal plane means for the sagittal one.

use crate::reading::Options;
use upright_anatomy::{Degrees, Millimetres};
use upright_casefile::View;
use upright_evidence::FilmQuality;
use upright_evidence::numbers::{CUT_OFF_CORONAL_C7_CSVL, CUT_OFF_CORONAL_CURVE};

/// The largest recorded curve that counts.
fn curve(view: &View<'_>) -> Option<Degrees> {
    let coronal = view.coronal()?;
    let curves = [coronal.thoracic_cobb, coronal.lumbar_cobb].into_iter().flatten();
    let counting = curves.filter(|curve| CUT_OFF_CORONAL_CURVE.is_passed_by(curve.value()));
    counting.max_by(|one, other| one.value().total_cmp(&other.value()))
}

/// A scoliosis turns vertebrae out of the plane of the film: landmarks scatter as on an obscured film.
///
/// - **Source**: the clinical reference (flag M): scoliosis widens the sagittal intervals; by how much is Upright's own (flag L).
pub(crate) fn widened(view: &View<'_>, options: Options) -> Options {
    if curve(view).is_some() { Options { quality: FilmQuality::Obscured, ..options } } else { options }
}

/// What to say of the frontal plane beside sagittal values.
pub(crate) fn remarks(view: &View<'_>) -> Vec<(&'static str, String)> {
    let curve = curve(view).map(|curve| {
        let words = format!("a curve of {curve} in the frontal plane turns vertebrae out of the film's: landmark error is taken as on an obscured film, and intervals are wider");
        ("scoliosis", words)
    });
    let shift = view.coronal().and_then(|coronal| coronal.c7_csvl).filter(is_shifted).map(|shift| {
        let border = CUT_OFF_CORONAL_C7_CSVL.value;
        let words = format!("C7 lies {shift} from the midline of the sacrum in the frontal plane (+ = right), more than {border:.0} mm (Upright's default): sagittal values alone are incomplete");
        ("coronal_shift", words)
    });
    curve.into_iter().chain(shift).collect()
}

fn is_shifted(shift: &Millimetres) -> bool {
    let border = &CUT_OFF_CORONAL_C7_CSVL;
    border.is_passed_by(shift.value()) || border.is_passed_by(-shift.value())
}
