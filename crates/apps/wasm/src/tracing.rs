//! A tracing: the landmarks on a film while they are being placed.

use crate::film::Film;
use upright_anatomy::{Edge, Endplate, Frame, Landmark, LandmarkSet, LandmarkSetError, LengthUnit, Site};
use upright_evidence::{FilmQuality, settings};
use upright_measurement::{
    ConstructionLine, LineKind, OmissionReason, PARAMETER_COUNT, ParameterId, Points, Profile,
};
use upright_placement::{expected, expected_head_radius};
use wasm_bindgen::prelude::wasm_bindgen;

/// Numbers of a construction line: kind, x and y where it starts, x and y where it ends.
const LINE: usize = 5;

/// Landmarks on a film, and what is measured on them. Coordinates are pixels of the film; 0, 0 is its outer corner.
#[wasm_bindgen]
#[derive(Clone, Debug)]
pub struct Tracing {
    film: Film,
    placed: Vec<Landmark>,
    profile: Option<Profile>,
    refusal: Option<LandmarkSetError>,
}

#[wasm_bindgen]
impl Tracing {
    /// Nothing placed yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(film: &Film) -> Self {
        Self { film: film.clone(), placed: Vec::new(), profile: None, refusal: None }
    }

    /// Places a site, by its number, or moves it there. `radius` is that of a femoral head; NaN = none.
    /// A site that is no site is left alone.
    pub fn place(&mut self, site: usize, x: f64, y: f64, radius: f64, confirmed: bool) {
        let Some(site) = site_at(site) else { return };
        let radius = (!radius.is_nan()).then_some(radius);
        let landmark = Landmark { site, x, y, radius, confirmed: Some(confirmed) };
        match self.placed.iter_mut().find(|placed| placed.site == site) {
            Some(placed) => *placed = landmark,
            None => self.placed.push(landmark),
        }
    }

    /// Takes a site away.
    pub fn remove(&mut self, site: usize) {
        self.placed.retain(|placed| placed.site.index() != site);
    }

    /// Measures, without intervals: one number a parameter in the order of the catalogue; NaN = not measured.
    pub fn measure(&mut self) -> Vec<f64> {
        self.draw(0)
    }

    /// Measures with the 95 % interval of landmark error: low and high of each parameter in turn; NaN = none.
    pub fn intervals(&mut self, draws: u32) -> Vec<f64> {
        self.draw(draws);
        let mut bounds = vec![f64::NAN; PARAMETER_COUNT * 2];
        let (pairs, _) = bounds.as_chunks_mut::<2>();
        for measured in self.profile.iter().flat_map(|profile| &profile.measured) {
            if let (Some(pair), Ok(found)) = (pairs.get_mut(measured.parameter.index()), &measured.interval) {
                *pair = [found.low, found.high];
            }
        }
        bounds
    }

    /// Why nothing can be measured on these landmarks as they lie, in a sentence; empty = it can.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn refusal(&self) -> String {
        self.refusal.as_ref().map(ToString::to_string).unwrap_or_default()
    }

    /// The numbers of both ends of each endplate that points backwards, where that is why nothing can be measured.
    #[must_use]
    pub fn swapped(&self) -> Vec<u16> {
        let Some(LandmarkSetError::CornersSwapped { endplates }) = &self.refusal else { return Vec::new() };
        endplates.iter().flat_map(|endplate| ends(*endplate)).collect()
    }

    /// Whether nothing can be measured because most endplates point backwards: the patient probably faces the other way.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn faces_away(&self) -> bool {
        matches!(self.refusal, Some(LandmarkSetError::FacingWrong { .. }))
    }

    /// Why a parameter was not measured the last time, in words; empty where it was.
    #[must_use]
    pub fn omission(&self, parameter: usize) -> String {
        let omitted = self.profile.iter().flat_map(|profile| &profile.omitted);
        let found = omitted.into_iter().find(|omitted| omitted.parameter.index() == parameter);
        match (found, &self.profile) {
            (Some(omitted), _) => omitted.reason.to_string(),
            (None, Some(_)) => String::new(),
            (None, None) => self.without_profile(parameter),
        }
    }

    /// What a person should look at again: code and sentence in turn.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        let warnings = self.profile.iter().flat_map(|profile| &profile.warnings);
        warnings.into_iter().flat_map(|warning| [warning.code().to_owned(), warning.to_string()]).collect()
    }

    /// The lines that a parameter was read from the last time: kind, x and y of both ends of each, in pixels of the film.
    ///
    /// Kinds: 0 endplate, 1 connection, 2 normal, 3 vertical, 4 horizontal, 5 distance.
    #[must_use]
    pub fn lines(&self, parameter: usize) -> Vec<f64> {
        let measured = self.profile.iter().flat_map(|profile| &profile.measured);
        let found = measured.into_iter().find(|measured| measured.parameter.index() == parameter);
        let lines = found.map(|measured| measured.construction.as_slice()).unwrap_or_default();
        lines.iter().flat_map(|line| self.on_film(line)).collect()
    }

    /// The numbers of the sites that a parameter was read from the last time.
    #[must_use]
    pub fn landmarks_of(&self, parameter: usize) -> Vec<u16> {
        let measured = self.profile.iter().flat_map(|profile| &profile.measured);
        let found = measured.into_iter().find(|measured| measured.parameter.index() == parameter);
        let sites = found.map(|measured| measured.landmarks.as_slice()).unwrap_or_default();
        sites.iter().filter_map(|site| u16::try_from(site.index()).ok()).collect()
    }

    /// Where a site is expected from what is placed: x, y, and within how many rows it is looked for; empty = not known.
    /// Where to look, never a measurement.
    #[must_use]
    pub fn expected(&self, site: usize) -> Vec<f64> {
        let radius = self.head_radius().map(|rows| rows * self.row());
        let found = site_at(site).and_then(|site| expected(&self.points(), radius, site));
        let Some(found) = found else { return Vec::new() };
        let (x, y) = self.frame().coordinates(found.at);
        vec![x, y, found.reach / self.row()]
    }

    /// The radius with which a femoral head is proposed, in rows; NaN = not known.
    #[must_use]
    pub fn expected_head_radius(&self) -> f64 {
        let other = self.head_radius().map(|rows| rows * self.row());
        expected_head_radius(&self.points(), other).map_or(f64::NAN, |radius| radius / self.row())
    }
}

impl Tracing {
    const fn frame(&self) -> Frame {
        Frame::Image(self.film.frame)
    }

    /// The length of a row in the unit of sagittal coordinates.
    fn row(&self) -> f64 {
        match (self.frame().unit(), self.film.frame.spacing) {
            (LengthUnit::Millimetre, Some(spacing)) => spacing.row(),
            _ => 1.0,
        }
    }

    /// The radius of a femoral head that is drawn, in rows.
    fn head_radius(&self) -> Option<f64> {
        let heads = self.placed.iter().filter(|placed| matches!(placed.site, Site::FemoralHead(_)));
        heads.filter_map(|head| head.radius).next()
    }

    fn draw(&mut self, draws: u32) -> Vec<f64> {
        let set = LandmarkSet::new(self.frame(), self.film.posture, self.film.numbering, self.placed.clone());
        let mut numbers = vec![f64::NAN; PARAMETER_COUNT];
        match set {
            Ok(set) => {
                let profile = Profile::of(&set, &settings(FilmQuality::Clear, draws, SEED));
                for measured in &profile.measured {
                    if let Some(number) = numbers.get_mut(measured.parameter.index()) {
                        *number = measured.value.value();
                    }
                }
                (self.profile, self.refusal) = (Some(profile), None);
            }
            Err(error) => {
                (self.profile, self.refusal) = (None, (!self.placed.is_empty()).then_some(error));
            }
        }
        numbers
    }

    /// Before anything is placed a parameter needs all its landmarks; where the landmarks are refused, that is why.
    fn without_profile(&self, parameter: usize) -> String {
        if self.refusal.is_some() {
            return self.refusal();
        }
        let found = ParameterId::all().find(|id| id.index() == parameter);
        found.map(|id| OmissionReason::Missing(id.parameter().needs()).to_string()).unwrap_or_default()
    }

    fn points(&self) -> Points {
        let mut points = Points::EMPTY;
        for landmark in &self.placed {
            points.place(landmark.site, self.frame().sagittal(landmark.x, landmark.y));
        }
        points
    }

    fn on_film(&self, line: &ConstructionLine) -> [f64; LINE] {
        let (x0, y0) = self.frame().coordinates(line.from);
        let (x1, y1) = self.frame().coordinates(line.to);
        [f64::from(kind(line.kind)), x0, y0, x1, y1]
    }
}

/// The seed of every profile: that of the program and the node.
const SEED: u64 = 1;

const fn kind(kind: LineKind) -> u8 {
    match kind {
        LineKind::Endplate => 0,
        LineKind::Connection => 1,
        LineKind::Normal => 2,
        LineKind::Vertical => 3,
        LineKind::Horizontal => 4,
        LineKind::Distance => 5,
    }
}

/// The numbers of both ends of an endplate.
fn ends(endplate: Endplate) -> impl Iterator<Item = u16> {
    let corners = [Edge::Posterior, Edge::Anterior].map(|edge| Site::Corner(endplate, edge));
    corners.into_iter().filter_map(|site| u16::try_from(site.index()).ok())
}

fn site_at(number: usize) -> Option<Site> {
    Site::all().find(|site| site.index() == number)
}
