//! Landmarks placed on a film and signed, whoever asks for it: a request, or a job.

use crate::displayed::Displayed;
use crate::node::Node;
use crate::problem::{Answer, Problem};
use crate::record::{Record, Statement};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use upright_documents::{read_landmarks_on, write_landmarks};
use upright_store::{Account, Deed, Image, LandmarkVersion, StoreError};
use utoipa::ToSchema;

/// How the film was taken, as whoever signs says it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The day on which the film was taken, where its file does not say.
    #[schema(value_type = Option<String>, format = Date)]
    pub taken_on: Option<jiff::civil::Date>,
    /// The `conditions` of the fact `film` of `upright.case/1`: arms, support, limits of extension and so on.
    #[schema(value_type = Option<Object>)]
    pub conditions: Option<Box<RawValue>>,
    /// What was in sight; without it nothing is compared.
    pub displayed: Option<Displayed>,
}

/// Landmarks that were signed.
#[derive(Serialize, ToSchema)]
pub struct Signed {
    /// The version, which never changes again.
    pub version: i32,
    /// The entry of the record that holds it.
    pub entry: String,
    /// The revision of the record now.
    pub revision: i64,
}

impl Node {
    /// Places landmarks: the version that follows `expected` (0 = there was none), a draft.
    ///
    /// # Errors
    /// What is wrong with the document for this film, or what the store says.
    pub async fn place_landmarks(
        &self,
        by: &Account,
        image: &Image,
        expected: i32,
        document: String,
    ) -> Answer<LandmarkVersion> {
        let facts = self.film_facts(image).await?;
        read_landmarks_on(document.as_bytes(), &facts)?;
        let now = self.clock.now();
        let write = self.store.begin().await?;
        let place = (image.id.as_str(), image.case_id.as_str());
        let made = write.add_landmarks(place, expected, document, Some(&by.id), now).await?;
        let words = format!("version {}", made.version);
        write.record(&[self.film_deed(by, image, "landmarks.write", words)]).await?;
        write.commit().await?;
        Ok(made)
    }

    /// Signs the latest version, in a record that is at the revision `expected`: the record holds it as a film from now on, and
    /// what it held of the same film before is corrected.
    ///
    /// # Errors
    /// Where the record has moved on, where there is a later version, or what is wrong with what is signed.
    pub async fn sign(
        &self,
        by: &Account,
        image: &Image,
        version: i32,
        expected: i64,
        asked: Signature,
    ) -> Answer<Signed> {
        let landmarks = self.landmark_version(&image.id, version).await?;
        let case = self.store.case(&image.case_id).await?;
        if case.revision != expected {
            return Err(Problem::moved(case.revision));
        }
        let statement = self.film_statement(image, &landmarks, asked).await?;
        let record = self.record(&case, None).await?;
        let now = self.clock.now();
        let write = self.store.begin().await?;
        let signed = write.signed_entry(&image.id).await?;
        let statement = Statement { supersedes: signed.map(|entry| record.latest_of(&entry)), ..statement };
        let (_, new) = record.with(statement, &by.display, self.clock.today())?;
        let entry = new.id.clone();
        write.sign_landmarks(&image.id, version, &entry, &by.id, now).await.map_err(later)?;
        let revision = write.append(&case.id, expected, vec![new], Some(&by.id), now).await?;
        write.record(&[self.film_deed(by, image, "landmarks.sign", format!("version {version}"))]).await?;
        write.commit().await?;
        Ok(Signed { version, entry, revision })
    }

    /// The record as it would be if this version was signed today; nothing is written. The version that is signed already is in
    /// the record as it stands.
    ///
    /// # Errors
    /// As [`Self::sign`].
    pub(crate) async fn as_if_signed(
        &self,
        by: &Account,
        image: &Image,
        version: i32,
        asked: Signature,
    ) -> Answer<Record> {
        let landmarks = self.landmark_version(&image.id, version).await?;
        let versions = self.store.landmark_versions(&image.id).await?;
        let signed = versions.iter().rev().find_map(|one| one.entry_id.clone());
        let record = self.record(&self.store.case(&image.case_id).await?, None).await?;
        if signed.is_some() && landmarks.entry_id == signed {
            return Ok(record);
        }
        if versions.iter().any(|one| one.version > version) {
            return Err(outdated());
        }
        let statement = self.film_statement(image, &landmarks, asked).await?;
        let supersedes = signed.map(|entry| record.latest_of(&entry));
        let (statement, today) = (Statement { supersedes, ..statement }, self.clock.today());
        let author = by.display.clone();
        let with = tokio::task::spawn_blocking(move || record.with(statement, &author, today));
        Ok(with.await??.0)
    }

    fn film_deed(&self, by: &Account, image: &Image, action: &'static str, detail: String) -> Deed {
        let (case, object) = (Some(image.case_id.clone()), Some(image.id.clone()));
        let account = Some(by.id.clone());
        Deed { at: self.clock.now(), account, action, case, object, detail, ..Deed::default() }
    }

    pub(crate) async fn landmark_version(&self, image: &str, version: i32) -> Answer<LandmarkVersion> {
        let versions = self.store.landmark_versions(image).await?;
        let found = versions.into_iter().find(|one| one.version == version);
        found.ok_or_else(|| Problem::not_found("landmark version"))
    }

    /// The landmarks as a fact of the record: complete with what they had from the film, so that they stand by themselves.
    async fn film_statement(
        &self,
        image: &Image,
        landmarks: &LandmarkVersion,
        asked: Signature,
    ) -> Answer<Statement> {
        let facts = self.film_facts(image).await?;
        let read = read_landmarks_on(landmarks.document.as_bytes(), &facts)?;
        asked.displayed.iter().try_for_each(|displayed| displayed.check(&read.set))?;
        let document = write_landmarks(&read.set, read.source.as_deref(), read.user_calibration.as_ref());
        let conditions =
            asked.conditions.map_or_else(String::new, |found| format!(", \"conditions\": {found}"));
        let fact = format!("{{\"kind\": \"film\", \"landmarks\": {document}{conditions}}}");
        let fact = RawValue::from_string(fact).map_err(|error| Problem::internal(&error))?;
        let stated = image.taken_on.as_deref().and_then(|day| day.parse().ok());
        let effective_at = asked.taken_on.or(stated);
        if effective_at.is_none() {
            return Err(Problem::invalid("the file does not say when the film was taken: state taken_on"));
        }
        let short = image.id.get(..12).unwrap_or_default();
        let id = Some(format!("film-{short}-{}", landmarks.version));
        Ok(Statement { id, effective_at, fact, supersedes: None, withdraws: false })
    }
}

pub(crate) fn later(error: StoreError) -> Problem {
    match error {
        StoreError::Moved { .. } => outdated(),
        other => other.into(),
    }
}

fn outdated() -> Problem {
    Problem::conflict("there is a later version; the latest one is signed")
}
