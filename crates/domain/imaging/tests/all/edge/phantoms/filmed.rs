//! A film, where its bones lie, and a hand that draws them roughly.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use upright_anatomy::{Calibration, Edge, Endplate, LandmarkSet, Laterality, Site, Surface};
use upright_imaging::Raster;
use upright_imaging::edge::BoneSide;
use upright_phantom::{Extent, FilmRequest, Geometry, Kind, Person, Pose, Scenery, Storage, View, Wishes};

pub(crate) struct Filmed {
    pub(crate) raster: Raster,
    pub(crate) spacing: f64,
    pub(crate) inverted: bool,
    pub(crate) has_metal: bool,
    pub(crate) heads: Vec<Head>,
    landmarks: LandmarkSet,
    which: usize,
}

/// A femoral head of bone on the film.
pub(crate) struct Head {
    pub(crate) site: Site,
    pub(crate) centre: [f64; 2],
    radius: f64,
}

/// The corners of an endplate on the film.
pub(crate) struct Plate {
    pub(crate) site: Site,
    corners: [[f64; 2]; 2],
    pub(crate) bone: BoneSide,
}

impl Filmed {
    /// `which` chooses posture, geometry and polarity.
    pub(crate) fn new(kind: Kind, seed: u64, spacing: f64, which: usize) -> Self {
        let person = Person::draw(kind, seed, &Wishes::default()).unwrap();
        let pose = if which.is_multiple_of(2) { Pose::Standing } else { Pose::StandingExtended };
        let posed = person.pose(pose).unwrap();
        let scenery = Scenery::new(&person, &posed);
        let inverted = which.is_multiple_of(5);
        let request = FilmRequest {
            view: View::Lateral(person.facing),
            geometry: if which.is_multiple_of(3) { Geometry::ConeBeam } else { Geometry::Slot },
            extent: Extent::LongCassette,
            resolution: spacing,
            storage: Storage { bits: 14, inverted },
        };
        let film = scenery.film(&request).unwrap();
        let landmarks = scenery.landmarks(&film.plan, Calibration::Geometry).unwrap();
        let of_bone = |side: &Laterality| !person.implants().hip_prostheses.contains(side);
        let head = |side| {
            let site = Site::FemoralHead(side);
            let landmark = landmarks.landmark(site)?;
            Some(Head { site, centre: [landmark.x, landmark.y], radius: landmark.radius? })
        };
        let sides = [Laterality::Left, Laterality::Right].into_iter().filter(of_bone);
        let heads = sides.filter_map(head).collect();
        Self {
            raster: film.raster,
            spacing,
            inverted,
            has_metal: kind.is_instrumented(),
            heads,
            landmarks,
            which,
        }
    }

    pub(crate) fn plate(&self, endplate: Endplate) -> Option<Plate> {
        let corner = |edge| {
            let landmark = self.landmarks.landmark(endplate.corner(edge))?;
            Some([landmark.x, landmark.y])
        };
        let corners = [corner(Edge::Posterior)?, corner(Edge::Anterior)?];
        // Below is to the right of who walks to the right.
        let below_is_right = corners[1][0] > corners[0][0];
        let is_below = endplate.surface == Surface::Superior;
        let bone = if is_below == below_is_right { BoneSide::Right } else { BoneSide::Left };
        Some(Plate { site: endplate.corner(Edge::Posterior), corners, bone })
    }

    /// Another hand for each film, site and drawing.
    pub(crate) fn hand(&self, site: Site, drawing: u64) -> Hand {
        let place = (self.which * Site::COUNT + site.index()) as u64;
        Hand(ChaCha8Rng::seed_from_u64(place * 64 + drawing))
    }
}

impl Plate {
    fn along(&self) -> [f64; 2] {
        let [from, to] = self.corners;
        let length = (to[0] - from[0]).hypot(to[1] - from[1]);
        [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
    }

    /// How far each end lies beside the line through the corners, in pixels.
    pub(crate) fn normal_errors(&self, ends: &[[f64; 2]; 2]) -> [f64; 2] {
        let [x, y] = self.along();
        [0, 1].map(|end| {
            let ([at_x, at_y], [true_x, true_y]) = (ends[end], self.corners[end]);
            (at_y - true_y) * x - (at_x - true_x) * y
        })
    }
}

/// Who draws roughly: by up to 4 mm in either direction, 6° and a tenth of the size.
pub(crate) struct Hand(ChaCha8Rng);

impl Hand {
    /// From −1 to 1.
    fn off(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    }

    pub(crate) fn line(&mut self, plate: &Plate, spacing: f64) -> [[f64; 2]; 2] {
        let ([x, y], [from, to]) = (plate.along(), plate.corners);
        let (along, across) = (4.0 * self.off() / spacing, 4.0 * self.off() / spacing);
        let middle = [
            f64::midpoint(from[0], to[0]) + along * x - across * y,
            f64::midpoint(from[1], to[1]) + along * y + across * x,
        ];
        let (sine, cosine) = (6.0 * self.off()).to_radians().sin_cos();
        let half = (1.0 + 0.1 * self.off()) * (to[0] - from[0]).hypot(to[1] - from[1]) / 2.0;
        let reach = [half * (x * cosine - y * sine), half * (x * sine + y * cosine)];
        [[middle[0] - reach[0], middle[1] - reach[1]], [middle[0] + reach[0], middle[1] + reach[1]]]
    }

    pub(crate) fn circle(&mut self, head: &Head, spacing: f64) -> ([f64; 2], f64) {
        let centre = head.centre.map(|part| part + 4.0 * self.off() / spacing);
        (centre, head.radius * (1.0 + 0.1 * self.off()))
    }
}
