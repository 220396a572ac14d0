//! Figures for Prometheus. No label names a person, a case or an address.

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::sync::OnceLock;
use std::time::Duration;

/// Seconds at which a duration is counted.
const STEPS: [f64; 10] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];

/// The recorder of this program; there is one.
pub(crate) fn recorder() -> PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    HANDLE.get_or_init(install).clone()
}

fn install() -> PrometheusHandle {
    let builder = PrometheusBuilder::new();
    let stepped = builder.set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &STEPS);
    let recorder = stepped.unwrap_or_else(|_| PrometheusBuilder::new()).build_recorder();
    let handle = recorder.handle();
    // A second recorder would be a defect of whoever embeds the node; its figures then go there.
    let _ = metrics::set_global_recorder(recorder);
    handle
}

/// Counts an answered request. `route` is the pattern, never the address.
pub(crate) fn request(route: &str, method: &str, status: u16, took: Duration) {
    let labels = [("route", route.to_owned()), ("method", method.to_owned()), ("status", status.to_string())];
    metrics::counter!("upright_requests_total", &labels).increment(1);
    let labels = [("route", route.to_owned())];
    metrics::histogram!("upright_request_seconds", &labels).record(took.as_secs_f64());
}

/// Counts what became of an imported file.
pub(crate) fn imported(outcome: &'static str) {
    metrics::counter!("upright_imported_files_total", "outcome" => outcome).increment(1);
}

/// Counts a job that ended.
pub(crate) fn job(kind: &str, outcome: &'static str, took: Duration) {
    metrics::counter!("upright_jobs_total", "kind" => kind.to_owned(), "outcome" => outcome).increment(1);
    metrics::histogram!("upright_job_seconds", "kind" => kind.to_owned()).record(took.as_secs_f64());
}
