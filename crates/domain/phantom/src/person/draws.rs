//! Seeded draws: each quantity its own stream, so that another quantity never moves it.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use rand_distr::{Distribution, StandardNormal, StandardUniform};
use upright_evidence::norm::Norm;

/// Further from the mean than this many standard deviations nobody is drawn.
const FURTHEST: f64 = 2.5;

/// The draws of one person.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Draws {
    seed: u64,
    attempt: u64,
}

impl Draws {
    pub(crate) const fn new(seed: u64) -> Self {
        Self { seed, attempt: 0 }
    }

    /// The draws of the same person, where those before made nobody of the kind wanted.
    pub(crate) const fn again(self) -> Self {
        Self { attempt: self.attempt + 1, ..self }
    }

    /// The draws of who the person is, whatever his spine: anew only where two hundred spines in a row did not fit.
    pub(crate) const fn of_identity(self) -> Self {
        Self { attempt: self.attempt / 200, ..self }
    }

    fn stream(self, quantity: &str) -> ChaCha8Rng {
        let mut key = [0; 32];
        let words = [self.seed, fnv_1a(quantity), self.attempt, 0];
        for (place, byte) in key.iter_mut().zip(words.iter().flat_map(|word| word.to_le_bytes())) {
            *place = byte;
        }
        ChaCha8Rng::from_seed(key)
    }

    /// Evenly between `least` and `most`.
    pub(crate) fn between(self, quantity: &str, least: f64, most: f64) -> f64 {
        let share: f64 = StandardUniform.sample(&mut self.stream(quantity));
        least + share * (most - least)
    }

    /// Around `mean`, never further than 2.5 standard deviations.
    pub(crate) fn around(self, quantity: &str, mean: f64, sd: f64) -> f64 {
        let mut stream = self.stream(quantity);
        // One draw in eighty lies outside, so this ends.
        let mut draw = || -> f64 { StandardNormal.sample(&mut stream) };
        let mut deviate = draw();
        while deviate.abs() > FURTHEST {
            deviate = draw();
        }
        mean + deviate * sd
    }

    pub(crate) fn norm(self, quantity: &str, norm: Norm) -> f64 {
        self.around(quantity, norm.mean.value, norm.sd.value)
    }

    /// Whether something that a share of people has is there.
    pub(crate) fn chance(self, quantity: &str, share: f64) -> bool {
        self.between(quantity, 0.0, 1.0) < share
    }

    /// `first` or one of `others`, each as likely.
    pub(crate) fn one_of<T: Copy>(self, quantity: &str, first: T, others: &[T]) -> T {
        let position = self.between(quantity, 0.0, others.len() as f64 + 1.0) as usize;
        let other = position.checked_sub(1).and_then(|position| others.get(position));
        other.copied().unwrap_or(first)
    }
}

/// A hash whose value is the same for ever: the standard library promises none.
fn fnv_1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_and_quantity_give_the_same_draw() {
        let draws = Draws::new(7);
        assert_eq!(draws.between("age", 0.0, 1.0), draws.between("age", 0.0, 1.0));
        assert_ne!(draws.between("age", 0.0, 1.0), draws.between("sex", 0.0, 1.0));
        assert_ne!(draws.between("age", 0.0, 1.0), Draws::new(8).between("age", 0.0, 1.0));
        assert_ne!(draws.between("age", 0.0, 1.0), draws.again().between("age", 0.0, 1.0));
    }

    /// Cut off at 2.5 standard deviations, a normal distribution keeps its mean and 95 % of its spread.
    #[test]
    fn draws_spread_as_they_should() {
        let drawn: Vec<f64> = (0..4000).map(|seed| Draws::new(seed).around("x", 10.0, 2.0)).collect();
        let mean = drawn.iter().sum::<f64>() / 4000.0;
        let sd = (drawn.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 4000.0).sqrt();
        // Four standard errors of the mean and of the deviation.
        assert!((mean - 10.0).abs() < 4.0 * 2.0 / 4000.0_f64.sqrt(), "{mean}");
        assert!((sd - 0.95 * 2.0).abs() < 0.1, "{sd}");
        assert!(drawn.iter().all(|x| (x - 10.0).abs() <= 5.0));
        let ones = (0..4000).filter(|seed| Draws::new(*seed).chance("y", 0.25)).count();
        assert!((850..1150).contains(&ones), "{ones}");
        let chosen =
            |wanted| (0..4000).filter(|seed| Draws::new(*seed).one_of("z", 1, &[2, 3, 4]) == wanted).count();
        assert!((1..5).all(|wanted| (850..1150).contains(&chosen(wanted))));
    }
}
