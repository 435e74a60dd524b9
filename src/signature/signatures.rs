//! The signatures of an envelope, each with the time stamp on it.

use super::signed_data::SignedData;
use super::signer::{Signer, signers};
use super::timestamp::{Stamp, stamp};

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who signed, when, and whether it holds.
    pub signer: Signer,
    /// A time stamp on it.
    pub stamp: Option<Stamp>,
}

/// Every signature of an envelope, held against the content: pieces that follow each other.
pub fn signatures(data: &SignedData<'_>, content: &[&[u8]]) -> Vec<Signature> {
    let stamped = |signer: Signer| {
        let stamp = signer.stamped.as_ref().map(|(value, token)| stamp(token, &[value]));
        Signature { signer, stamp }
    };
    signers(data, content).into_iter().map(stamped).collect()
}
