//! The node's clock.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::sync::Mutex;
use std::time::Instant;
use upright_store::Moment;

type Source = Box<dyn Fn() -> Moment + Send + Sync>;

/// A clock that never runs backwards as long as the program runs: when the machine's does, time goes on from where it was.
pub struct Clock {
    wall: Source,
    last: Mutex<(Moment, Instant)>,
    zone: TimeZone,
}

impl Clock {
    /// The machine's clock and time zone.
    #[must_use]
    pub fn system() -> Self {
        Self::of(Box::new(|| Timestamp::now().as_microsecond()), TimeZone::system())
    }

    /// A clock that asks `wall` for the microseconds of Unix time.
    #[must_use]
    pub fn of(wall: Source, zone: TimeZone) -> Self {
        let last = Mutex::new((wall(), Instant::now()));
        Self { wall, last, zone }
    }

    /// Now, in microseconds of Unix time.
    #[must_use]
    pub fn now(&self) -> Moment {
        let wall = (self.wall)();
        let Ok(mut last) = self.last.lock() else { return wall };
        let steady = last.0 + Moment::try_from(last.1.elapsed().as_micros()).unwrap_or_default();
        let now = wall.max(steady);
        *last = (now, Instant::now());
        now
    }

    /// Today, where the machine stands.
    #[must_use]
    pub fn today(&self) -> Date {
        self.day(self.now())
    }

    /// The day of a moment, where the machine stands.
    #[must_use]
    pub fn day(&self, moment: Moment) -> Date {
        stamp(moment).to_zoned(self.zone.clone()).date()
    }
}

/// A moment as it is written.
#[must_use]
pub fn stamp(moment: Moment) -> Timestamp {
    Timestamp::from_microsecond(moment).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};

    #[test]
    fn time_goes_on_when_the_machine_sets_its_clock_back() {
        let wall = Arc::new(AtomicI64::new(1_000_000_000));
        let source = Arc::clone(&wall);
        let clock = Clock::of(Box::new(move || source.load(Ordering::Relaxed)), TimeZone::UTC);
        let before = clock.now();
        wall.store(1_000, Ordering::Relaxed);
        let after = clock.now();
        assert!(after >= before && after < before + 1_000_000, "{before} {after}");
        wall.store(5_000_000_000, Ordering::Relaxed);
        assert_eq!(clock.now(), 5_000_000_000);
        assert_eq!(clock.today(), jiff::civil::date(1970, 1, 1));
    }
}
