//! Time stamps (RFC 3161): a token whose content names a digest and a moment.

use chrono::NaiveDateTime;

use super::ber::{self, Element, GENERALIZED_TIME, SEQUENCE};
use super::digest_of::DigestKind;
use super::identifiers::algorithm;
use super::signed_data::SignedData;
use super::signer::{Verdict, signers};
use super::time;

/// A time stamp.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The moment that it names, in UTC.
    pub moment: Option<NaiveDateTime>,
    /// Whose it is.
    pub authority: String,
    /// Whether its arithmetic comes out.
    pub verdict: Verdict,
}

/// Holds a token against what it stamps: pieces that follow each other.
pub fn stamp(token: &[u8], stamped: &[&[u8]]) -> Stamp {
    let fails = |fault: &str| Verdict::Fails(vec![fault.to_owned()]);
    let broken = |fault: &str| Stamp { moment: None, authority: String::new(), verdict: fails(fault) };
    let Ok(data) = SignedData::read(token) else { return broken("non si può leggere") };
    let Some(content) = data.content() else { return broken("non ha contenuto") };
    let Some(info) = ber::read(&content).filter(|info| info.tag == SEQUENCE) else {
        return broken("non si può leggere");
    };
    let moment = info.parts().iter().find(|part| part.tag == GENERALIZED_TIME).and_then(time::read);
    let signature = signers(&data, &[&content]).into_iter().next();
    let authority = signature.as_ref().map(|own| own.holder.clone()).unwrap_or_default();
    let verdict = match (is_of(&info, stamped), signature) {
        (Some(false), _) => fails("è di un altro documento"),
        _ if moment.is_none() => fails("non dice quando"),
        (_, None) => fails("non è firmata"),
        (None, Some(own)) if !matches!(own.verdict, Verdict::Fails(_)) => {
            Verdict::Unknown("la sua impronta non è della famiglia SHA-2, l’unica che si verifica".to_owned())
        }
        (_, Some(own)) => own.verdict,
    };
    Stamp { moment, authority, verdict }
}

/// Whether the digest that the token names is of these pieces; `None` where it is of a kind that is not counted here.
fn is_of(info: &Element<'_>, stamped: &[&[u8]]) -> Option<bool> {
    let imprint = info.parts().get(2).map(Element::parts).unwrap_or_default();
    let [kind, named] = imprint else { return Some(false) };
    let kind = DigestKind::of(algorithm(kind)?.0)?;
    Some(named.octets().is_some_and(|named| named == kind.digest(stamped)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::ber::{INTEGER, OCTETS, OID, SET};

    const SHA_256: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x02\x01";
    const SHA_1: &[u8] = b"\x2B\x0E\x03\x02\x1A";
    const RSA: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x01";
    const STAMPED: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x01\x04";
    const SIGNED: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02";
    const EXPLICIT: u8 = 0xA0;

    fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
        let content = parts.concat();
        [&[tag, 0x82][..], &u16::try_from(content.len()).unwrap().to_be_bytes(), &content].concat()
    }

    /// A token without the certificate of its authority, on a digest of this kind.
    fn token(kind: &[u8], digest: &[u8]) -> Vec<u8> {
        let number = element(INTEGER, &[b"\x01"]);
        let algorithm = |oid: &[u8]| element(SEQUENCE, &[&element(OID, &[oid])]);
        let imprint = element(SEQUENCE, &[&algorithm(kind), &element(OCTETS, &[digest])]);
        let moment = element(GENERALIZED_TIME, &[b"20250625101200Z"]);
        let info = element(SEQUENCE, &[&number, &element(OID, &[RSA]), &imprint, &number, &moment]);
        let content = element(EXPLICIT, &[&element(OCTETS, &[&info])]);
        let whose = element(SEQUENCE, &[&element(SEQUENCE, &[]), &number]);
        let signer =
            element(SEQUENCE, &[&number, &whose, &algorithm(SHA_256), &algorithm(RSA), &element(OCTETS, &[b"x"])]);
        let data = element(
            SEQUENCE,
            &[
                &number,
                &element(SET, &[]),
                &element(SEQUENCE, &[&element(OID, &[STAMPED]), &content]),
                &element(SET, &[&signer]),
            ],
        );
        element(SEQUENCE, &[&element(OID, &[SIGNED]), &element(EXPLICIT, &[&data])])
    }

    #[test]
    fn what_cannot_be_counted_is_unknown_and_no_fault() {
        let digest = DigestKind::Sha256.digest(&[b"atto"]);
        let verdict = |kind: &[u8], digest: &[u8]| stamp(&token(kind, digest), &[b"atto"]).verdict;
        assert!(matches!(verdict(SHA_256, &digest), Verdict::Unknown(reason) if reason.contains("certificato")));
        assert!(matches!(verdict(SHA_1, &[0; 20]), Verdict::Unknown(reason) if reason.contains("SHA-2")));
        assert!(
            matches!(verdict(SHA_256, &[0; 32]), Verdict::Fails(reasons) if reasons == ["è di un altro documento"])
        );
        assert_eq!(stamp(&token(SHA_256, &digest), &[]).moment, "2025-06-25T10:12:00".parse().ok());
    }
}
