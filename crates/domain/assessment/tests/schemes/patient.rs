//! Patients built from the parameters that a test is about.

use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use upright_anatomy::{
    Calibration, Degrees, Edge, Endplate, Frame, Landmark, LandmarkSet, Level, Posture, Site,
};
use upright_assessment::{
    Classification, Extension, Options, PostureGrade, Reading, Subject, classifications,
};
use upright_casefile::{
    Author, Birth, CaseFile, Comorbidity, Condition, Entry, Event, Fact, Film, FilmConditions, Mobility,
    Person, Presence, PreviousFusion, Segment,
};

/// The day of the film.
pub(crate) const DAY: Date = date(2026, 3, 1);
const BEFORE: Date = date(2020, 3, 1);

/// Distance from the hip axis to the middle of S1, and half the S1 endplate, in mm.
const PELVIC_RADIUS: f64 = 105.0;
const HALF_PLATE: f64 = 18.0;

#[derive(Clone)]
pub(crate) struct Patient {
    placed: BTreeMap<Site, (f64, f64)>,
    facts: Vec<(Date, Fact)>,
    posture: Posture,
    calibration: Calibration,
    extension: Extension,
}

fn towards((x, y): (f64, f64), lean_deg: f64, length: f64) -> (f64, f64) {
    let (sine, cosine) = lean_deg.to_radians().sin_cos();
    (x + length * sine, y + length * cosine)
}

impl Patient {
    /// A pelvis with these angles, on a standing, calibrated film with knees and hips extended; nothing else is known.
    pub(crate) fn with_pelvis(incidence: f64, tilt: f64) -> Self {
        let new = Self {
            placed: BTreeMap::new(),
            facts: Vec::new(),
            posture: Posture::StandingExtended,
            calibration: Calibration::Fiducial,
            extension: Extension::Extended,
        };
        let middle = towards((0.0, 0.0), -tilt, PELVIC_RADIUS);
        new.point("femoral_head", (0.0, 0.0)).plate(Endplate::superior(Level::S1), middle, incidence - tilt)
    }

    pub(crate) fn point(mut self, site: &str, at: (f64, f64)) -> Self {
        self.placed.insert(site.parse().unwrap(), at);
        self
    }

    pub(crate) fn without(mut self, part: &str) -> Self {
        self.placed.retain(|site, _| !site.to_string().starts_with(part));
        self
    }

    pub(crate) fn plate(mut self, plate: Endplate, middle: (f64, f64), slope: f64) -> Self {
        let (sine, cosine) = slope.to_radians().sin_cos();
        let (dx, dy) = (HALF_PLATE * cosine, HALF_PLATE * sine);
        self.placed.insert(plate.corner(Edge::Posterior), (middle.0 - dx, middle.1 + dy));
        self.placed.insert(plate.corner(Edge::Anterior), (middle.0 + dx, middle.1 - dy));
        self
    }

    /// Upper endplate of `level` at this slope, somewhere above the sacrum.
    pub(crate) fn upper(self, level: Level, slope: f64) -> Self {
        let height = 120.0 + 30.0 * (Level::S1.index() - level.index()) as f64;
        self.plate(Endplate::superior(level), (0.0, height), slope)
    }

    /// Upper endplates from L5 upwards at these slopes.
    pub(crate) fn uppers(self, slopes: &[f64]) -> Self {
        let levels = Level::ALL.into_iter().rev().filter(|level| !matches!(level, Level::S1 | Level::L6));
        levels.zip(slopes).fold(self, |patient, (level, slope)| patient.upper(level, *slope))
    }

    pub(crate) fn sva(self, sva: f64) -> Self {
        let corner = self.placed[&Endplate::superior(Level::S1).corner(Edge::Posterior)];
        self.point("C7.centroid", (corner.0 + sva, 560.0))
    }

    /// C7 so that global tilt is this.
    pub(crate) fn global_tilt(self, tilt_of_pelvis: f64, global_tilt: f64) -> Self {
        let middle = towards((0.0, 0.0), -tilt_of_pelvis, PELVIC_RADIUS);
        self.point("C7.centroid", towards(middle, global_tilt - tilt_of_pelvis, 420.0))
    }

    /// A centroid at this tilt over the hip axis.
    pub(crate) fn tilted(self, level: &str, tilt: f64, distance: f64) -> Self {
        self.point(&format!("{level}.centroid"), towards((0.0, 0.0), tilt, distance))
    }

    pub(crate) fn standing(mut self, posture: Posture) -> Self {
        self.posture = posture;
        self
    }

    pub(crate) fn calibrated(mut self, calibration: Calibration) -> Self {
        self.calibration = calibration;
        self
    }

    pub(crate) fn extended(mut self, extension: Extension) -> Self {
        self.extension = extension;
        self
    }

    pub(crate) fn fact(mut self, fact: Fact) -> Self {
        self.facts.push((DAY, fact));
        self
    }

    pub(crate) fn aged(self, years: f64) -> Self {
        self.fact(Fact::Person(Person { birth: Some(Birth::YearsOld(years)), ..Person::default() }))
    }

    pub(crate) fn body_mass_index(self, index: f64) -> Self {
        self.fact(Fact::Person(Person { body_mass_index: Some(index), ..Person::default() }))
    }

    pub(crate) fn condition(self, condition: Condition, presence: Presence) -> Self {
        self.fact(Fact::Comorbidity(Comorbidity { condition, presence }))
    }

    pub(crate) fn operated(mut self) -> Self {
        self.facts.push((BEFORE, Fact::Event(Event::SpineOperation)));
        self
    }

    /// These segments are in this state, and of the others nothing or everything is known.
    pub(crate) fn segments(
        self,
        segments: &[(Level, Level)],
        mobility: Mobility,
        others_mobile: bool,
    ) -> Self {
        let segments = segments.iter().map(|&(upper, lower)| Segment { upper, lower, mobility }).collect();
        self.fact(Fact::PreviousFusion(PreviousFusion { segments, others_mobile }))
    }

    pub(crate) fn landmarks(&self) -> LandmarkSet {
        let landmarks = self.placed.iter().map(|(site, (x, y))| Landmark::at(*site, *x, *y)).collect();
        let frame = Frame::Patient { calibration: self.calibration };
        LandmarkSet::new(frame, self.posture, None, landmarks).unwrap()
    }

    pub(crate) fn classify(&self) -> Found {
        classify(self.landmarks(), &self.facts, self.extension)
    }
}

/// Every scheme on these landmarks and facts.
pub(crate) fn classify(landmarks: LandmarkSet, facts: &[(Date, Fact)], extension: Extension) -> Found {
    let film = Fact::Film(Box::new(Film { landmarks, conditions: FilmConditions::default() }));
    let entries = facts.iter().cloned().chain([(DAY, film)]).enumerate();
    let entry = |(position, (day, fact))| Entry::new(format!("e{position}"), day, Author::new("test"), fact);
    let case = CaseFile::new(entries.map(entry).collect()).unwrap();
    let view = case.as_of(DAY);
    let (entry, film) = view.films().next().unwrap();
    let reading = Reading::of(film, Options { draws: 200, ..Options::default() });
    let age = view.age_on(DAY);
    let subject = Subject { view: &view, entry: &entry.id, day: DAY, reading: &reading, age, extension };
    Found(classifications(&subject))
}

pub(crate) struct Found(pub(crate) Vec<Classification>);

impl Found {
    pub(crate) fn get(&self, code: &str) -> &Classification {
        self.0.iter().find(|found| found.code == code).unwrap_or_else(|| panic!("no {code}"))
    }

    pub(crate) fn class(&self, code: &str) -> &str {
        match &self.get(code).class {
            Ok(class) => &class.code,
            Err(reason) => panic!("{code} is not computable: {reason}"),
        }
    }

    pub(crate) fn meaning(&self, code: &str) -> &str {
        &self.get(code).class.as_ref().unwrap().meaning
    }

    pub(crate) fn reason(&self, code: &str) -> &str {
        match &self.get(code).class {
            Ok(class) => panic!("{code} is {class:?}"),
            Err(reason) => reason,
        }
    }

    pub(crate) fn refuses(&self, code: &str, part: &str) {
        assert!(self.reason(code).contains(part), "{code}: {}", self.reason(code));
    }

    pub(crate) fn notes(&self, code: &str, part: &str) -> bool {
        self.get(code).notes.iter().any(|note| note.contains(part))
    }

    pub(crate) fn input(&self, code: &str, name: &str) -> &str {
        let inputs = &self.get(code).inputs;
        let found = inputs.iter().find(|input| input.name == name);
        &found.unwrap_or_else(|| panic!("{code} has no {name}, but {inputs:?}")).value
    }

    pub(crate) fn probability(&self, code: &str, class: &str) -> f64 {
        let probabilities = &self.get(code).class.as_ref().unwrap().probabilities;
        probabilities.iter().find(|(name, _)| name == class).map_or(0.0, |(_, share)| *share)
    }

    pub(crate) fn grade(&self, code: &str) -> PostureGrade {
        self.get(code).grade
    }
}

/// A flat back: PI 55, PT 25, LL 20 of which L4–S1 18, C7 90 mm in front.
pub(crate) fn flatback() -> Patient {
    Patient::with_pelvis(55.0, 25.0).upper(Level::L1, 10.0).upper(Level::L4, 12.0).sva(90.0)
}

pub(crate) fn degrees(text: &str) -> Degrees {
    Degrees::new(text.trim_start_matches('+').trim_end_matches('°').parse().unwrap())
}
