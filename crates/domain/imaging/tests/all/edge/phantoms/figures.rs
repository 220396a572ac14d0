//! Errors before and after.

/// Distances from the truth of what was drawn, and of what was proposed, in mm.
pub(crate) struct Moved {
    pub(crate) before: Vec<f64>,
    pub(crate) after: Option<Vec<f64>>,
}

#[derive(Default)]
pub(crate) struct Figures {
    moved: Vec<Moved>,
}

/// A proposal this much further from the truth than what was drawn is worse.
const WORSE: f64 = 0.5;

fn largest(errors: &[f64]) -> f64 {
    errors.iter().copied().fold(0.0, f64::max)
}

fn quantile(mut errors: Vec<f64>, share: f64) -> f64 {
    errors.sort_by(f64::total_cmp);
    errors.get(((errors.len().max(1) - 1) as f64 * share).round() as usize).copied().unwrap_or(f64::NAN)
}

impl Figures {
    pub(crate) fn add(&mut self, moved: Moved) {
        self.moved.push(moved);
    }

    pub(crate) fn drawn(&self) -> usize {
        self.moved.len()
    }

    pub(crate) fn proposed(&self) -> usize {
        self.moved.iter().filter(|moved| moved.after.is_some()).count()
    }

    pub(crate) fn refused(&self) -> f64 {
        1.0 - self.proposed() as f64 / self.drawn() as f64
    }

    /// Share of proposals that are worse.
    pub(crate) fn worse(&self) -> f64 {
        let is_worse = |moved: &&Moved| {
            moved.after.as_ref().is_some_and(|after| largest(after) > largest(&moved.before) + WORSE)
        };
        self.moved.iter().filter(is_worse).count() as f64 / self.proposed().max(1) as f64
    }

    fn before(&self) -> Vec<f64> {
        self.moved.iter().flat_map(|moved| moved.before.clone()).collect()
    }

    fn after(&self) -> Vec<f64> {
        self.moved.iter().filter_map(|moved| moved.after.clone()).flatten().collect()
    }

    pub(crate) fn median_before(&self) -> f64 {
        quantile(self.before(), 0.5)
    }

    pub(crate) fn median_after(&self) -> f64 {
        quantile(self.after(), 0.5)
    }

    /// Drawn, median and 95th percentile before and after, refused, worse.
    pub(crate) fn row(&self) -> String {
        let [before, after] = [self.before(), self.after()]
            .map(|errors| format!("{:.2}, {:.2}", quantile(errors.clone(), 0.5), quantile(errors, 0.95)));
        let (refused, worse) = (100.0 * self.refused(), 100.0 * self.worse());
        format!("| {} | {before} | {after} | {refused:.0} % | {worse:.1} % |", self.drawn())
    }
}
