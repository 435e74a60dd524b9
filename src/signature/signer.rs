//! One signer (RFC 5652, 5.3): everything that must agree before a signature holds.

use chrono::NaiveDateTime;
use x509_cert::der::asn1::ObjectIdentifier;

use super::attributes::Attributes;
use super::ber::{Element, SET};
use super::certificate::Certificate;
use super::digest_of::DigestKind;
use super::identifiers::algorithm;
use super::key::{self, Answer};
use super::signed_data::SignedData;

const SIGNED: u8 = 0xA0;
const UNSIGNED: u8 = 0xA1;

/// Who signed, when, and whether it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// Whose certificate it is.
    pub holder: String,
    /// Who issued the certificate.
    pub issuer: String,
    /// From when until when the certificate is valid, in UTC.
    pub validity: Option<(NaiveDateTime, NaiveDateTime)>,
    /// When the signer says to have signed, in UTC.
    pub declared: Option<NaiveDateTime>,
    /// How it came out.
    pub verdict: Verdict,
    /// The value, and the token of a time stamp on it.
    pub(super) stamped: Option<(Vec<u8>, Vec<u8>)>,
}

/// How a signature came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The arithmetic comes out; with what it was counted.
    Holds(String),
    /// It does not; each reason.
    Fails(Vec<String>),
    /// It cannot be counted here, and why.
    Unknown(String),
}

/// The parts of a signer that are looked at.
struct Parts<'e, 'a> {
    identifier: &'e Element<'a>,
    digest: &'e Element<'a>,
    signed: Option<&'e Element<'a>>,
    algorithm: &'e Element<'a>,
    value: Vec<u8>,
    unsigned: Option<&'e Element<'a>>,
}

impl<'e, 'a> Parts<'e, 'a> {
    fn of(info: &'e Element<'a>) -> Option<Self> {
        let [_, identifier, digest, rest @ ..] = info.parts() else { return None };
        let (signed, rest) = match rest {
            [first, rest @ ..] if first.tag == SIGNED => (Some(first), rest),
            rest => (None, rest),
        };
        let [algorithm, value, rest @ ..] = rest else { return None };
        let unsigned = rest.iter().find(|part| part.tag == UNSIGNED);
        Some(Self { identifier, digest, signed, algorithm, value: value.octets()?, unsigned })
    }
}

/// Everybody who signed an envelope, each held against the content: pieces that follow each other.
pub(super) fn signers(data: &SignedData<'_>, content: &[&[u8]]) -> Vec<Signer> {
    let certificates: Vec<Certificate> =
        data.certificates().filter_map(|element| Certificate::read(element.raw)).collect();
    let infos = data.signer_infos().unwrap_or_default();
    infos.iter().map(|info| check(info, &certificates, data.content_type(), content)).collect()
}

/// Holds a signer against the content.
fn check(
    info: &Element<'_>,
    certificates: &[Certificate<'_>],
    content_type: Option<ObjectIdentifier>,
    content: &[&[u8]],
) -> Signer {
    let mut signer = Signer {
        holder: "firmatario ignoto".to_owned(),
        issuer: String::new(),
        validity: None,
        declared: None,
        verdict: Verdict::Fails(vec!["la firma è danneggiata: le sue parti non si possono leggere".to_owned()]),
        stamped: None,
    };
    let Some(parts) = Parts::of(info) else { return signer };
    signer.declared = parts.signed.and_then(|signed| Attributes(signed).signing_time());
    let token = parts.unsigned.and_then(|unsigned| Attributes(unsigned).time_stamp());
    signer.stamped = token.map(|token| (parts.value.clone(), token.raw.to_vec()));
    let Some(certificate) = certificates.iter().find(|own| own.is_named_by(parts.identifier)) else {
        signer.verdict = Verdict::Unknown("il certificato del firmatario non è nella busta".to_owned());
        return signer;
    };
    signer.holder = certificate.holder();
    signer.issuer = certificate.issuer();
    signer.validity = certificate.validity();
    signer.verdict = verdict(&parts, certificate, content_type, content);
    signer
}

fn verdict(
    parts: &Parts<'_, '_>,
    certificate: &Certificate<'_>,
    content_type: Option<ObjectIdentifier>,
    content: &[&[u8]],
) -> Verdict {
    let Some(digest) = algorithm(parts.digest).and_then(|(oid, _)| DigestKind::of(oid)) else {
        let named = key::written(parts.digest);
        return Verdict::Unknown(format!("l’impronta {named} non è della famiglia SHA-2, l’unica che si verifica"));
    };
    let mut faults = Vec::new();
    let hash = match parts.signed {
        None => key::digest_of(parts.algorithm, digest).digest(content),
        Some(signed) => {
            faults.extend(attribute_faults(Attributes(signed), certificate, content_type, &digest.digest(content)));
            key::digest_of(parts.algorithm, digest).digest(&[&signed.der_as(SET)])
        }
    };
    match key::verify(certificate.key(), (parts.algorithm, digest), (&hash, &parts.value)) {
        Answer::Holds(name) if faults.is_empty() => return Verdict::Holds(name),
        Answer::Unknown(reason) if faults.is_empty() => return Verdict::Unknown(reason),
        Answer::Differs(reason) => faults.push(reason),
        Answer::Holds(_) | Answer::Unknown(_) => {}
    }
    Verdict::Fails(faults)
}

fn attribute_faults(
    signed: Attributes<'_, '_>,
    certificate: &Certificate<'_>,
    content_type: Option<ObjectIdentifier>,
    digest: &[u8],
) -> Vec<String> {
    let mut faults = Vec::new();
    match signed.message_digest() {
        None => faults.push("tra gli attributi firmati manca l’impronta del documento".to_owned()),
        Some(named) if named != digest => {
            faults.push("l’impronta firmata è di un altro documento: quello contenuto è stato cambiato".to_owned());
        }
        Some(_) => {}
    }
    if signed.content_type() != content_type {
        faults.push("il tipo di contenuto firmato non è quello della busta".to_owned());
    }
    if let Some((kind, named)) = signed.certificate_digest()
        && kind.is_none_or(|kind| kind.digest(&[certificate.raw]) != named)
    {
        faults.push("il certificato nella busta non è quello che la firma nomina".to_owned());
    }
    faults
}
