//! Signed envelopes (CMS, RFC 5652): what they hold, who signed it, and whether the arithmetic comes out.
//!
//! Guaranteed: reading ends, within limits on depth, parts and layers; what cannot be read is a reason, never a
//! panic; a signature holds only if the digest of the content, the signed attributes in DER, the certificate that they
//! name and the value under its public key all agree. Deliberately absent: trust. Whether a certificate was issued by a
//! qualified provider, was valid on that day and had not been revoked is for the official validators (Regulation (EU)
//! 910/2014, art. 32); so is the worth of a time stamp.

mod attributes;
mod ber;
mod certificate;
mod digest_of;
mod envelope;
mod identifiers;
mod key;
mod signatures;
mod signed_data;
mod signer;
mod time;
mod timestamp;

pub use envelope::{Opened, open};
pub use signatures::{Signature, signatures};
pub use signed_data::{Fault, SignedData};
pub use signer::{Signer, Verdict};
pub use timestamp::{Stamp, stamp};
