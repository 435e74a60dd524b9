//! What a signer adds to the content before signing (RFC 5652, 5.3 and 11; RFC 5035).

use chrono::NaiveDateTime;
use x509_cert::der::asn1::ObjectIdentifier;

use super::ber::Element;
use super::digest_of::DigestKind;
use super::identifiers::{algorithm, oid};
use super::time;

const CONTENT_TYPE: &str = "1.2.840.113549.1.9.3";
const MESSAGE_DIGEST: &str = "1.2.840.113549.1.9.4";
const SIGNING_TIME: &str = "1.2.840.113549.1.9.5";
const SIGNING_CERTIFICATE: &str = "1.2.840.113549.1.9.16.2.47";
const TIME_STAMP: &str = "1.2.840.113549.1.9.16.2.14";

/// A set of attributes, signed or not.
#[derive(Clone, Copy)]
pub(super) struct Attributes<'e, 'a>(pub &'e Element<'a>);

impl<'e, 'a> Attributes<'e, 'a> {
    /// The value of an attribute; `None` where it is not there, or not exactly once.
    fn value(self, kind: &str) -> Option<&'e Element<'a>> {
        let kind = ObjectIdentifier::new_unwrap(kind);
        let mut found = self.0.parts().iter().filter(|own| own.parts().first().and_then(oid) == Some(kind));
        let values = found.next()?.parts().get(1)?.parts();
        if found.next().is_some() || values.len() != 1 { None } else { values.first() }
    }

    pub fn content_type(self) -> Option<ObjectIdentifier> {
        oid(self.value(CONTENT_TYPE)?)
    }

    pub fn message_digest(self) -> Option<Vec<u8>> {
        self.value(MESSAGE_DIGEST)?.octets()
    }

    /// When the signer says to have signed.
    pub fn signing_time(self) -> Option<NaiveDateTime> {
        time::read(self.value(SIGNING_TIME)?)
    }

    /// The token of a time stamp on the signature.
    pub fn time_stamp(self) -> Option<&'e Element<'a>> {
        self.value(TIME_STAMP)
    }

    /// The certificate's digest that the signer signed; `None` where no certificate is named in this form.
    pub fn certificate_digest(self) -> Option<(Option<DigestKind>, Vec<u8>)> {
        let named = self.value(SIGNING_CERTIFICATE)?.parts().first()?.parts().first()?;
        let parts = named.parts();
        // SHA-256 is what is left out (RFC 5035, 4).
        let kind = match parts.first()? {
            own if own.parts().is_empty() => Some(DigestKind::Sha256),
            own => algorithm(own).and_then(|(oid, _)| DigestKind::of(oid)),
        };
        let digest = parts.iter().find_map(Element::octets)?;
        Some((kind, digest))
    }
}
