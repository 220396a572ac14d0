//! How often one address may ask. A refused request costs next to nothing.

use crate::auth::provider::{CALLBACK, START};
use crate::config::Rate;
use crate::problem::Problem;
use axum::extract::{ConnectInfo, Request};
use axum::http::Method;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;

/// Limits by address.
pub(crate) struct Rates {
    all: DefaultKeyedRateLimiter<IpAddr>,
    log_ins: DefaultKeyedRateLimiter<IpAddr>,
    clock: DefaultClock,
}

impl Rates {
    pub(crate) fn new(rate: &Rate) -> Self {
        let some = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        let all = Quota::per_second(some(rate.per_second)).allow_burst(some(rate.burst));
        let log_ins = Quota::per_minute(some(rate.log_ins_per_minute));
        Self {
            all: RateLimiter::keyed(all),
            log_ins: RateLimiter::keyed(log_ins),
            clock: DefaultClock::default(),
        }
    }

    /// # Errors
    /// A problem that says when to try again.
    pub(crate) fn check(&self, request: &Request, behind_proxy: bool) -> Result<(), Problem> {
        // Without a connection there is no address: a test calls the service itself.
        let Some(address) = address(request, behind_proxy) else { return Ok(()) };
        let path = request.uri().path();
        let is_log_in = request.method() == Method::POST && path == "/api/v1/session"
            || [START, CALLBACK].contains(&path);
        let mut verdict = self.all.check_key(&address);
        if is_log_in {
            verdict = verdict.and_then(|()| self.log_ins.check_key(&address));
        }
        verdict
            .map_err(|not_until| Problem::too_many(not_until.wait_time_from(self.clock.now()).as_secs() + 1))
    }

    /// Forgets addresses that have not asked lately.
    pub(crate) fn forget(&self) {
        self.all.retain_recent();
        self.log_ins.retain_recent();
    }
}

/// Who asks: of IPv6 the network, for one machine has many addresses.
fn address(request: &Request, behind_proxy: bool) -> Option<IpAddr> {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>()?.0.ip();
    let forwarded = || {
        // The last one is what the proxy itself saw; those before it are what the client says.
        let all = request.headers().get("x-forwarded-for")?.to_str().ok()?;
        all.rsplit(',').next()?.trim().parse().ok()
    };
    let address = if behind_proxy { forwarded().unwrap_or(peer) } else { peer };
    Some(match address {
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        four @ IpAddr::V4(_) => four,
    })
}
