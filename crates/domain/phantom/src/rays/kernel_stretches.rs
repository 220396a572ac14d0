//! Stretches of one ray, in arrays of fixed size: nothing is allocated for a pixel.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: no place is at or beyond the count, and the count never exceeds the array"
)]

/// Stretches of one ray.
#[derive(Clone, Copy)]
pub(crate) struct Stretches<const N: usize> {
    pub(crate) count: usize,
    pub(crate) ends: [(f32, f32); N],
}

pub(crate) const FAR: f32 = 1.0e5;

impl<const N: usize> Stretches<N> {
    pub(crate) const fn none() -> Self {
        Self { count: 0, ends: [(0.0, 0.0); N] }
    }

    pub(crate) fn push(&mut self, from: f32, to: f32) {
        // More stretches than fit are not met in a body; the last one then takes the rest.
        if from < to && self.count < N {
            self.ends[self.count] = (from, to);
            self.count += 1;
        }
    }

    pub(crate) fn all(&self) -> &[(f32, f32)] {
        &self.ends[..self.count]
    }

    pub(crate) fn keep(&mut self, low: f32, high: f32) {
        let mut kept = 0;
        for place in 0..self.count {
            let (from, to) = self.ends[place];
            let (from, to) = (from.max(low), to.min(high));
            if from < to {
                self.ends[kept] = (from, to);
                kept += 1;
            }
        }
        self.count = kept;
    }

    pub(crate) fn remove(&mut self, low: f32, high: f32) {
        let before = *self;
        self.count = 0;
        for (from, to) in before.all() {
            self.push(*from, to.min(low));
            self.push(from.max(high), *to);
        }
    }

    /// Sorted, overlapping ones joined.
    pub(crate) fn join(&mut self) {
        let ends = &mut self.ends[..self.count];
        for place in 1..ends.len() {
            let mut at = place;
            while at > 0 && ends[at - 1].0 > ends[at].0 {
                ends.swap(at - 1, at);
                at -= 1;
            }
        }
        let mut kept = 0;
        for place in 0..self.count {
            let (from, to) = self.ends[place];
            if kept > 0 && from <= self.ends[kept - 1].1 {
                self.ends[kept - 1].1 = self.ends[kept - 1].1.max(to);
            } else {
                self.ends[kept] = (from, to);
                kept += 1;
            }
        }
        self.count = kept;
    }

    pub(crate) fn length(&self) -> f32 {
        self.all().iter().map(|(from, to)| to - from).sum()
    }

    /// Length that both have; both joined.
    pub(crate) fn shared<const M: usize>(&self, other: &Stretches<M>) -> f32 {
        let mut sum = 0.0;
        for (from, to) in self.all() {
            for (low, high) in other.all() {
                sum += (to.min(*high) - from.max(*low)).max(0.0);
            }
        }
        sum
    }
}

pub(crate) type Few = Stretches<6>;
pub(crate) type Many = Stretches<40>;

impl Many {
    pub(crate) fn take(&mut self, other: &Self) {
        other.all().iter().for_each(|(from, to)| self.push(*from, *to));
    }
}
