//! The institution's identity provider: OpenID Connect, by authorization code with PKCE.
//!
//! An attempt to log in is one secret in a cookie of the browser that began it; state, nonce and verifier follow from it. So
//! nothing is kept here, any server of a node can finish what another began, and nobody else's browser can.

use crate::config::Oidc;
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreProviderMetadata};
use openidconnect::{
    AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IssuerUrl, Nonce,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, TokenResponse,
};
use std::error::Error;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};
use subtle::ConstantTimeEq;
use upright_store::sha256;

/// Where people set out to the provider.
pub(crate) const START: &str = "/api/v1/session/provider";
/// Where the provider sends people back to.
pub(crate) const CALLBACK: &str = "/api/v1/session/callback";
/// How long what the provider says of itself is taken for true: its keys change.
const FRESH: Duration = Duration::from_secs(600);
/// How long it is left alone when it did not answer.
const REST: Duration = Duration::from_secs(10);

/// Knows where to send people and where to exchange their code.
type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Why nobody was logged in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It cannot be reached, or does not speak as it should.
    Unreachable,
    /// It says no, or what it says is not to be believed.
    Refused,
    /// The attempt is not of this browser, or too old.
    Expired,
}

/// An identity provider.
#[derive(Clone)]
pub(crate) struct Provider {
    settings: Arc<Oidc>,
    known: Arc<Mutex<Option<Known>>>,
}

/// What it said of itself, or that it said nothing, and when.
struct Known {
    since: Instant,
    metadata: Option<CoreProviderMetadata>,
}

impl Provider {
    pub(crate) fn new(settings: Oidc) -> Self {
        Self { settings: Arc::new(settings), known: Arc::default() }
    }

    /// What the page calls it.
    pub(crate) fn label(&self) -> &str {
        &self.settings.label
    }

    /// Where a browser is sent to log in. Waits for the provider.
    ///
    /// # Errors
    /// [`Refusal::Unreachable`].
    pub(crate) fn address(&self, secret: &str) -> Result<String, Refusal> {
        let client = self.client()?;
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier(secret));
        let (state, nonce) = (state(secret), nonce(secret));
        let asked = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state),
                move || nonce,
            )
            .set_pkce_challenge(challenge);
        Ok(asked.url().0.to_string())
    }

    /// Whom the provider knows by this code. Waits for the provider.
    ///
    /// # Errors
    /// A [`Refusal`].
    pub(crate) fn subject(&self, secret: &str, stated: &str, code: String) -> Result<String, Refusal> {
        if !bool::from(stated.as_bytes().ct_eq(state(secret).as_bytes())) {
            return Err(Refusal::Expired);
        }
        let client = self.client()?;
        let exchange =
            client.exchange_code(AuthorizationCode::new(code)).map_err(|error| unreachable(&error))?;
        let answer =
            exchange.set_pkce_verifier(verifier(secret)).request(&ask).map_err(|error| match error {
                openidconnect::RequestTokenError::Request(error) => unreachable(&error),
                other => refused(&other),
            })?;
        let Some(token) = answer.id_token() else { return Err(said_no("no ID token")) };
        let nonce = nonce(secret);
        let known = |client: &Client| {
            token.claims(&client.id_token_verifier(), &nonce).map(|claims| claims.subject().to_string())
        };
        match known(&client) {
            // Its keys may be new ones.
            Err(ClaimsVerificationError::SignatureVerification(_)) => {
                self.forget();
                known(&self.client()?).map_err(|error| refused(&error))
            }
            subject => subject.map_err(|error| refused(&error)),
        }
    }

    fn client(&self) -> Result<Client, Refusal> {
        let Oidc { client_id, client_secret, node, .. } = &*self.settings;
        let metadata = self.metadata()?;
        let back = RedirectUrl::new(format!("{}{CALLBACK}", node.trim_end_matches('/')));
        let back = back.map_err(|error| unreachable(&error))?;
        // By header unless it takes the secret in the form only.
        let ways = metadata.token_endpoint_auth_methods_supported();
        let by_form = ways.is_some_and(|ways| !ways.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let (name, secret) = (ClientId::new(client_id.clone()), ClientSecret::new(client_secret.clone()));
        let client = CoreClient::from_provider_metadata(metadata, name, Some(secret)).set_redirect_uri(back);
        Ok(client.set_auth_type(if by_form { AuthType::RequestBody } else { AuthType::BasicAuth }))
    }

    /// One at a time asks, the others wait for what it hears.
    fn metadata(&self) -> Result<CoreProviderMetadata, Refusal> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(Known { since, metadata }) = &*known {
            match metadata {
                Some(metadata) if since.elapsed() < FRESH => return Ok(metadata.clone()),
                None if since.elapsed() < REST => return Err(Refusal::Unreachable),
                _ => {}
            }
        }
        let found = self.discovered();
        *known = Some(Known { since: Instant::now(), metadata: found.as_ref().ok().cloned() });
        found
    }

    fn discovered(&self) -> Result<CoreProviderMetadata, Refusal> {
        let issuer = IssuerUrl::new(self.settings.issuer.clone()).map_err(|error| unreachable(&error))?;
        CoreProviderMetadata::discover(&issuer, &ask).map_err(|error| unreachable(&error))
    }

    fn forget(&self) {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

fn state(secret: &str) -> String {
    sha256(format!("upright log-in state {secret}"))
}

fn nonce(secret: &str) -> Nonce {
    Nonce::new(sha256(format!("upright log-in nonce {secret}")))
}

fn verifier(secret: &str) -> PkceCodeVerifier {
    PkceCodeVerifier::new(sha256(format!("upright log-in verifier {secret}")))
}

fn unreachable(error: &dyn Error) -> Refusal {
    tracing::warn!(error = reasons(error), "the identity provider does not answer as it should");
    Refusal::Unreachable
}

fn refused(error: &dyn Error) -> Refusal {
    tracing::warn!(error = reasons(error), "the identity provider refused a log-in, or is not believed");
    Refusal::Refused
}

/// An error and what is behind it.
fn reasons(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut behind = error.source();
    while let Some(error) = behind {
        text = format!("{text}: {error}");
        behind = error.source();
    }
    text
}

/// What the provider itself gave as the reason, for the log.
pub(crate) fn said_no(reason: &str) -> Refusal {
    let reason: String = reason.chars().filter(|letter| !letter.is_control()).take(200).collect();
    tracing::warn!(reason, "the identity provider says no");
    Refusal::Refused
}

/// One question. Nothing is followed to another address, nothing endless is read.
fn ask(request: HttpRequest) -> Result<HttpResponse, ureq::Error> {
    const MOST: u64 = 1 << 20;
    static AGENT: LazyLock<ureq::Agent> = LazyLock::new(|| {
        let roots = ureq::tls::RootCerts::PlatformVerifier;
        let config = ureq::Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(10)))
            .tls_config(ureq::tls::TlsConfig::builder().root_certs(roots).build());
        config.build().into()
    });
    let (parts, mut body) = AGENT.run(request)?.into_parts();
    let body = body.with_config().limit(MOST).read_to_vec()?;
    Ok(HttpResponse::from_parts(parts, body))
}
