//! A value under a public key: RSA (RFC 8017) and ECDSA (RFC 5753).

use p256::ecdsa::signature::hazmat::PrehashVerifier as _;
use rsa::pkcs1::DecodeRsaPublicKey as _;
use rsa::traits::PublicKeyParts as _;
use rsa::{Pkcs1v15Sign, Pss, PublicKey};
use sha2::{Sha256, Sha384, Sha512};
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::spki::SubjectPublicKeyInfoOwned;

use super::ber::{Element, INTEGER};
use super::digest_of::DigestKind;
use super::identifiers::{algorithm, oid};

const RSA: &str = "1.2.840.113549.1.1.1";
const RSA_PSS: &str = "1.2.840.113549.1.1.10";
const EC_KEY: &str = "1.2.840.10045.2.1";
const P256: &str = "1.2.840.10045.3.1.7";
const P384: &str = "1.3.132.0.34";
/// Algorithms that name their digest.
const WITH_DIGEST: [(&str, Scheme, DigestKind); 6] = [
    ("1.2.840.113549.1.1.11", Scheme::Pkcs1, DigestKind::Sha256),
    ("1.2.840.113549.1.1.12", Scheme::Pkcs1, DigestKind::Sha384),
    ("1.2.840.113549.1.1.13", Scheme::Pkcs1, DigestKind::Sha512),
    ("1.2.840.10045.4.3.2", Scheme::Ecdsa, DigestKind::Sha256),
    ("1.2.840.10045.4.3.3", Scheme::Ecdsa, DigestKind::Sha384),
    ("1.2.840.10045.4.3.4", Scheme::Ecdsa, DigestKind::Sha512),
];

/// How a value is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Pkcs1,
    Pss { salt: usize },
    Ecdsa,
}

/// What a key says of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// The value is the key’s, with the name of what it was counted with.
    Holds(String),
    /// It is not.
    Differs(String),
    /// It cannot be counted here, and why.
    Unknown(String),
}

/// Holds a signature's value against the key; `digest` is the one that the signer names.
pub(super) fn verify(
    key: &SubjectPublicKeyInfoOwned,
    (algorithm, digest): (&Element<'_>, DigestKind),
    (hash, value): (&[u8], &[u8]),
) -> Answer {
    let (scheme, digest) = match scheme(algorithm, digest) {
        Ok(found) => found,
        Err(reason) => return Answer::Unknown(reason),
    };
    let bytes = key.subject_public_key.raw_bytes();
    let kind = key.algorithm.oid;
    let is = |own: &str| kind == ObjectIdentifier::new_unwrap(own);
    let (name, holds) = match scheme {
        Scheme::Pkcs1 | Scheme::Pss { .. } if is(RSA) || is(RSA_PSS) => {
            let Ok(key) = PublicKey::from_pkcs1_der(bytes) else {
                return Answer::Unknown(
                    "la chiave RSA del certificato non si può leggere o ha una misura insolita".into(),
                );
            };
            (format!("RSA a {} bit", key.n().bit_width()), rsa(&key, scheme, digest, (hash, value)))
        }
        Scheme::Ecdsa if is(EC_KEY) => match elliptic(key, (hash, value)) {
            Ok(found) => found,
            Err(reason) => return Answer::Unknown(reason),
        },
        _ => return Answer::Differs("l’algoritmo della firma non è quello della chiave del certificato".into()),
    };
    let name = format!("{name} con {}", digest.name());
    if holds { Answer::Holds(name) } else { Answer::Differs(format!("il valore della firma non torna ({name})")) }
}

fn scheme(element: &Element<'_>, named: DigestKind) -> Result<(Scheme, DigestKind), String> {
    let unknown = || "l’algoritmo della firma non si può leggere".to_owned();
    let (oid, parameters) = algorithm(element).ok_or_else(unknown)?;
    let is = |own: &str| oid == ObjectIdentifier::new_unwrap(own);
    if is(RSA) {
        return Ok((Scheme::Pkcs1, named));
    }
    if is(EC_KEY) {
        return Ok((Scheme::Ecdsa, named));
    }
    if is(RSA_PSS) {
        return probabilistic(parameters);
    }
    let found = WITH_DIGEST.into_iter().find(|(own, ..)| is(own));
    let (_, scheme, digest) =
        found.ok_or_else(|| format!("l’algoritmo della firma, {oid}, non è tra quelli che si sanno verificare"))?;
    Ok((scheme, digest))
}

/// Digest, mask and salt of RSASSA-PSS; what is left out stands for SHA-1 (RFC 4055, 3.1).
fn probabilistic(parameters: Option<&Element<'_>>) -> Result<(Scheme, DigestKind), String> {
    let parts = parameters.map(Element::parts).unwrap_or_default();
    let part = |tag: u8| parts.iter().find(|part| part.tag == tag).and_then(|part| part.parts().first());
    let digest = part(0xA0).and_then(|own| DigestKind::of(algorithm(own)?.0));
    let mask = part(0xA1).and_then(|own| DigestKind::of(algorithm(algorithm(own)?.1?)?.0));
    let salt = match part(0xA2) {
        None => Some(20),
        Some(own) if own.tag == INTEGER => match own.bytes() {
            [salt] | [0, salt] => Some(usize::from(*salt)),
            _ => None,
        },
        Some(_) => None,
    };
    match (digest, mask, salt) {
        (Some(digest), Some(mask), Some(salt)) if mask == digest => Ok((Scheme::Pss { salt }, digest)),
        _ => Err("i parametri di RSA-PSS non sono tra quelli che si sanno verificare".to_owned()),
    }
}

fn rsa(key: &PublicKey, scheme: Scheme, digest: DigestKind, (hash, value): (&[u8], &[u8])) -> bool {
    let counted = match (scheme, digest) {
        (Scheme::Pss { salt }, DigestKind::Sha256) => key.verify(Pss::<Sha256>::new_with_salt(salt), hash, value),
        (Scheme::Pss { salt }, DigestKind::Sha384) => key.verify(Pss::<Sha384>::new_with_salt(salt), hash, value),
        (Scheme::Pss { salt }, DigestKind::Sha512) => key.verify(Pss::<Sha512>::new_with_salt(salt), hash, value),
        (_, DigestKind::Sha256) => key.verify(Pkcs1v15Sign::new::<Sha256>(), hash, value),
        (_, DigestKind::Sha384) => key.verify(Pkcs1v15Sign::new::<Sha384>(), hash, value),
        (_, DigestKind::Sha512) => key.verify(Pkcs1v15Sign::new::<Sha512>(), hash, value),
    };
    counted.is_ok()
}

fn elliptic(key: &SubjectPublicKeyInfoOwned, (hash, value): (&[u8], &[u8])) -> Result<(String, bool), String> {
    let curve = key.algorithm.parameters.as_ref().and_then(|any| any.decode_as::<ObjectIdentifier>().ok());
    let is = |own: &str| curve == Some(ObjectIdentifier::new_unwrap(own));
    let unreadable = |_| "la chiave del certificato non è un punto della sua curva".to_owned();
    let bytes = key.subject_public_key.raw_bytes();
    if is(P256) {
        let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(bytes).map_err(unreadable)?;
        let value = p256::ecdsa::Signature::from_der(value).ok();
        return Ok(("ECDSA P-256".into(), value.is_some_and(|value| key.verify_prehash(hash, &value).is_ok())));
    }
    if is(P384) {
        let key = p384::ecdsa::VerifyingKey::from_sec1_bytes(bytes).map_err(unreadable)?;
        let value = p384::ecdsa::Signature::from_der(value).ok();
        return Ok(("ECDSA P-384".into(), value.is_some_and(|value| key.verify_prehash(hash, &value).is_ok())));
    }
    Err("la curva della chiave non è tra quelle che si sanno verificare (P-256, P-384)".to_owned())
}

/// The digest that an algorithm names by itself, else the signer's.
pub(super) fn digest_of(element: &Element<'_>, named: DigestKind) -> DigestKind {
    scheme(element, named).map_or(named, |(_, digest)| digest)
}

/// The identifier of an algorithm, for messages.
pub(super) fn written(element: &Element<'_>) -> String {
    element.parts().first().and_then(oid).map_or_else(|| "ignoto".to_owned(), |oid| oid.to_string())
}
