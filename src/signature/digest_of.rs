//! The digests that a signature may be counted with.

use sha2::{Sha256, Sha384, Sha512};
use x509_cert::der::asn1::ObjectIdentifier;

const IDENTIFIERS: [(DigestKind, &str); 3] = [
    (DigestKind::Sha256, "2.16.840.1.101.3.4.2.1"),
    (DigestKind::Sha384, "2.16.840.1.101.3.4.2.2"),
    (DigestKind::Sha512, "2.16.840.1.101.3.4.2.3"),
];

/// One of the SHA-2 family: older ones no longer bind anybody (ETSI TS 119 312).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DigestKind {
    Sha256,
    Sha384,
    Sha512,
}

impl DigestKind {
    /// By its identifier.
    pub fn of(oid: ObjectIdentifier) -> Option<Self> {
        let found = IDENTIFIERS.into_iter().find(|(_, own)| ObjectIdentifier::new_unwrap(own) == oid);
        found.map(|(kind, _)| kind)
    }

    /// As people write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "SHA-256",
            Self::Sha384 => "SHA-384",
            Self::Sha512 => "SHA-512",
        }
    }

    /// The digest of pieces that follow each other.
    pub fn digest(self, pieces: &[&[u8]]) -> Vec<u8> {
        fn of<D: sha2::Digest>(pieces: &[&[u8]]) -> Vec<u8> {
            pieces.iter().fold(D::new(), D::chain_update).finalize().to_vec()
        }
        match self {
            Self::Sha256 => of::<Sha256>(pieces),
            Self::Sha384 => of::<Sha384>(pieces),
            Self::Sha512 => of::<Sha512>(pieces),
        }
    }
}
