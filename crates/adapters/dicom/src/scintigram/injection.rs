//! Which pictures are of one injection.

use crate::sort::{Clues, Slot};

/// Whether pictures may be of a bone scan, `known` being where they belong for certain: what is of another tracer is none.
#[must_use]
pub fn is_of_bone(clues: &Clues, known: Option<Slot>) -> bool {
    clues.modality == "NM" && clues.has_pixels && known != Some(Slot::Other)
}

/// Groups pictures by injection: what shares its identifier, or, where none is stated, the only one of the same day, or the day;
/// pictures without a day those of one study. Pictures are told by their place in `clues`; groups come in the order of their first picture.
#[must_use]
pub fn by_injection(clues: &[&Clues]) -> Vec<Vec<usize>> {
    let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
    for (number, own) in clues.iter().enumerate() {
        let name = injection(own, clues);
        match groups.iter_mut().find(|(other, _)| *other == name) {
            Some((_, members)) => members.push(number),
            None => groups.push((name, vec![number])),
        }
    }
    groups.into_iter().map(|(_, members)| members).collect()
}

fn injection<'a>(own: &'a Clues, all: &[&'a Clues]) -> &'a str {
    let (day, stated) = (own.times.study_date.as_str(), own.tracer.administration.as_str());
    if !stated.is_empty() {
        return stated;
    }
    let same_day = all.iter().filter(|other| other.times.study_date == day);
    let mut others: Vec<&str> = same_day.map(|other| other.tracer.administration.as_str()).collect();
    others.retain(|other| !other.is_empty());
    others.sort_unstable();
    others.dedup();
    match (&others[..], day) {
        // Nobody knows that undated pictures are of one day.
        (_, "") => own.study.as_str(),
        ([only], _) => only,
        _ => day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sort::{Times, Tracer};

    fn clues(day: &str, injection: &str) -> Clues {
        Clues {
            times: Times { study_date: day.to_owned(), ..Times::default() },
            tracer: Tracer { administration: injection.to_owned(), ..Tracer::default() },
            ..Clues::default()
        }
    }

    #[test]
    fn pictures_without_an_identifier_belong_to_the_only_injection_of_their_day() {
        let all = [
            clues("20260301", "1.2"),
            clues("20260301", ""),
            clues("20240301", ""),
            clues("20260301", "1.2"),
        ];
        assert_eq!(by_injection(&all.iter().collect::<Vec<_>>()), [vec![0, 1, 3], vec![2]]);
    }

    #[test]
    fn undated_pictures_are_of_one_injection_within_a_study_alone() {
        let of = |study: &str, injection| Clues { study: study.to_owned(), ..clues("", injection) };
        let all = [of("1", ""), of("2", ""), of("1", ""), of("3", "1.2")];
        assert_eq!(by_injection(&all.iter().collect::<Vec<_>>()), [vec![0, 2], vec![1], vec![3]]);
    }

    #[test]
    fn of_two_injections_of_a_day_nobody_knows_which() {
        let all = [
            clues("20260301", "1.2"),
            clues("20260301", "1.3"),
            clues("20260301", ""),
            clues("20260301", "1.2"),
        ];
        assert_eq!(by_injection(&all.iter().collect::<Vec<_>>()), [vec![0, 3], vec![1], vec![2]]);
    }
}
