//! Whether everything that was kept is still what was kept, and every record can still be read.

use crate::node::Node;
use crate::record::document_of;
use upright_documents::read_case;
use upright_store::{CaseQuery, StoreError, Verified};

/// Cases that are looked at before the next are asked for.
const PORTION: u64 = 200;

impl Node {
    /// Looks at every row, hashes every object again, and reads every record.
    ///
    /// # Errors
    /// What keeps it from looking; what is wrong with what it sees is in the answer.
    pub async fn verify(&self, progress: &(dyn Fn(u64, u64) + Sync)) -> Result<Verified, StoreError> {
        let mut found = self.store.verify(progress).await?;
        let mut after = None;
        loop {
            let query = CaseQuery { after, limit: PORTION, ..CaseQuery::default() };
            let cases = self.store.cases(&query).await?;
            let Some(last) = cases.last() else { return Ok(found) };
            after = Some((last.changed_at, last.id.clone()));
            for case in &cases {
                let bytes = document_of(&self.store.entries(&case.id, case.revision).await?);
                if let Err(error) = read_case(&bytes) {
                    found.problems.push(format!("the record of case {} cannot be read: {error}", case.id));
                }
            }
        }
    }
}
