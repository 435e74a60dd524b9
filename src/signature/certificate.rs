//! A signer's certificate (RFC 5280), as far as it says who that is.

use chrono::{DateTime, NaiveDateTime};
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::der::{Decode as _, Encode as _, Tag, Tagged};
use x509_cert::ext::pkix::SubjectKeyIdentifier;
use x509_cert::name::Name;
use x509_cert::spki::SubjectPublicKeyInfoOwned;
use x509_cert::time::Time;

use super::ber::Element;
use crate::words::harmless;

const COMMON_NAME: &str = "2.5.4.3";
const SURNAME: &str = "2.5.4.4";
const GIVEN_NAME: &str = "2.5.4.42";
const ORGANISATION: &str = "2.5.4.10";
/// Where an identifier of somebody's name ends.
const LONGEST_NAME: usize = 120;

/// A certificate that can be read.
pub(super) struct Certificate<'a> {
    /// Its bytes.
    pub raw: &'a [u8],
    own: x509_cert::Certificate,
}

impl<'a> Certificate<'a> {
    /// Reads one; `None` for what is none.
    pub fn read(raw: &'a [u8]) -> Option<Self> {
        Some(Self { raw, own: x509_cert::Certificate::from_der(raw).ok()? })
    }

    /// Whether a signer names this one: by issuer and serial number, or by the key's identifier (RFC 5652, 5.3).
    pub fn is_named_by(&self, signer: &Element<'_>) -> bool {
        let own = self.own.tbs_certificate();
        if let [issuer, serial] = signer.parts() {
            let same_issuer = own.issuer().to_der().is_ok_and(|der| der == issuer.raw);
            return same_issuer && own.serial_number().as_bytes() == serial.bytes();
        }
        let identifier = own.get_extension::<SubjectKeyIdentifier>().ok().flatten();
        identifier.is_some_and(|(_, identifier)| identifier.0.as_bytes() == signer.bytes())
    }

    /// The public key.
    pub fn key(&self) -> &SubjectPublicKeyInfoOwned {
        self.own.tbs_certificate().subject_public_key_info()
    }

    /// Whose it is: the common name, else name and surname, else the organisation.
    pub fn holder(&self) -> String {
        let subject = self.own.tbs_certificate().subject();
        let both = [GIVEN_NAME, SURNAME].map(|kind| attribute(subject, kind).unwrap_or_default()).join(" ");
        let both = Some(both.trim().to_owned()).filter(|name| !name.is_empty());
        let name = attribute(subject, COMMON_NAME).or(both).or_else(|| attribute(subject, ORGANISATION));
        name.unwrap_or_else(|| "titolare senza nome".to_owned())
    }

    /// Who issued it.
    pub fn issuer(&self) -> String {
        let issuer = self.own.tbs_certificate().issuer();
        let name = attribute(issuer, COMMON_NAME).or_else(|| attribute(issuer, ORGANISATION));
        name.unwrap_or_else(|| "emittente senza nome".to_owned())
    }

    /// From when until when it is valid.
    pub fn validity(&self) -> Option<(NaiveDateTime, NaiveDateTime)> {
        let validity = self.own.tbs_certificate().validity();
        Some((moment(&validity.not_before)?, moment(&validity.not_after)?))
    }
}

fn moment(time: &Time) -> Option<NaiveDateTime> {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).ok()?;
    Some(DateTime::from_timestamp(seconds, 0)?.naive_utc())
}

/// The first value of a kind, on one line and of a sensible length.
fn attribute(name: &Name, kind: &str) -> Option<String> {
    let kind = ObjectIdentifier::new_unwrap(kind);
    let found = name.iter().find(|own| own.oid == kind)?;
    let bytes = found.value.value();
    let text = if Tagged::tag(&found.value) == Tag::BmpString {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    } else {
        String::from_utf8_lossy(bytes).into_owned()
    };
    let words = harmless(&text).split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = words.chars().take(LONGEST_NAME).collect();
    Some(short).filter(|name| !name.is_empty())
}
