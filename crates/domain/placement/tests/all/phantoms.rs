//! Phantoms as they stand, landmark by landmark.

use upright_anatomy::{LandmarkSet, SagittalPoint, Site};
use upright_measurement::Points;
use upright_phantom::{Kind, Person, Pose, Wishes};
use upright_placement::{Expected, expected};

pub(crate) fn site(text: &str) -> Site {
    text.parse().unwrap()
}

/// A phantom of the kind that is due, standing.
pub(crate) fn truth(number: u64) -> LandmarkSet {
    let kind = Kind::ALL[(number % Kind::ALL.len() as u64) as usize];
    let person = Person::draw(kind, 70_000 + number, &Wishes::default()).unwrap();
    person.pose(Pose::Standing).unwrap().landmarks().unwrap()
}

/// Someone whose landmarks are placed one by one, and where they lie.
pub(crate) struct Film {
    truth: Points,
    pub(crate) radius: f64,
    pub(crate) placed: Points,
}

impl Film {
    /// A phantom that is `height` times as tall as usual, with one femoral head placed.
    pub(crate) fn new(number: u64, height: f64) -> Self {
        let (landmarks, head) = (truth(number), site("femoral_head.left"));
        let radius = landmarks.landmark(head).unwrap().radius.unwrap();
        let truth = Points::from_set(&landmarks, 1.0)
            .mapped(|point| SagittalPoint::new(point.anterior, height * point.cranial));
        let mut film = Self { truth, radius, placed: Points::EMPTY };
        film.place(head);
        film
    }

    pub(crate) fn at(&self, site: Site) -> SagittalPoint {
        self.truth.at(site)
    }

    pub(crate) fn place(&mut self, site: Site) {
        self.placed.place(site, self.at(site));
    }

    pub(crate) fn expected(&self, site: Site) -> Expected {
        expected(&self.placed, Some(self.radius), site).unwrap()
    }

    /// How far from its place `site` is expected.
    pub(crate) fn error(&self, site: Site) -> f64 {
        self.expected(site).at.distance(self.at(site))
    }
}
