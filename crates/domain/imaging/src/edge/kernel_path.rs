//! The path through all profiles that gathers the most.

#![allow(
    clippy::indexing_slicing,
    reason = "`came` has a step for every sample of every profile; paths stay within them"
)]

use super::kernel_profiles::Profiles;

/// For each profile the sample on the path whose rewards, less `penalty` for each squared step, sum to the most.
///
/// A path moves by at most `most_step` samples from one profile to the next.
///
/// - **Source**: dynamic programming (Viterbi); for edges in pictures A. Amini, T. Weymouth, R. Jain, IEEE PAMI 12 (1990) 855.
pub(super) fn best(rewards: &Profiles, most_step: usize, penalty: f32) -> Vec<usize> {
    let samples = rewards.samples();
    let mut total = vec![0.0_f32; samples];
    let mut came = vec![0_i8; rewards.values().len()];
    for (row, came) in rewards.rows().zip(came.chunks_exact_mut(samples)) {
        let mut next = total.clone();
        for step in 1..=most_step.min(samples - 1).min(i8::MAX as usize) {
            let (cost, back) = (penalty * (step * step) as f32, step as i8);
            offer(&mut next[step..], &mut came[step..], &total, cost, -back);
            offer(&mut next, came, &total[step..], cost, back);
        }
        next.iter_mut().zip(row).for_each(|(next, reward)| *next += reward);
        total = next;
    }
    let mut at = (0..samples).fold(0, |best, sample| if total[sample] > total[best] { sample } else { best });
    let mut path: Vec<usize> = came
        .chunks_exact(samples)
        .rev()
        .map(|came| {
            let here = at;
            at = at.saturating_add_signed(came[here].into());
            here
        })
        .collect();
    path.reverse();
    path
}

/// Takes what comes from `from` where it is worth more; shorter steps were offered before and win a tie.
fn offer(next: &mut [f32], came: &mut [i8], from: &[f32], cost: f32, step: i8) {
    for ((next, came), from) in next.iter_mut().zip(came).zip(from) {
        let reached = from - cost;
        *came = if reached > *next { step } else { *came };
        *next = next.max(reached);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_follows_what_is_rewarded_and_does_not_jump() {
        let mut rewards = vec![0.0; 5 * 9];
        for (profile, sample) in [(0, 2), (1, 3), (2, 4), (3, 5), (4, 6)] {
            rewards[profile * 9 + sample] = 1.0;
        }
        // Strong, and too far away.
        rewards[2 * 9 + 8] = 1.5;
        assert_eq!(best(&Profiles::new(9, rewards), 1, 0.1), [2, 3, 4, 5, 6]);
        assert_eq!(best(&Profiles::new(3, vec![0.0; 6]), 9, 0.1), [0, 0]);
    }
}
