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
    /// Why it does not hold; `None` where its arithmetic comes out.
    pub fault: Option<String>,
}

/// Holds a token against what it stamps: pieces that follow each other.
pub fn stamp(token: &[u8], stamped: &[&[u8]]) -> Stamp {
    let broken = |fault: &str| Stamp { moment: None, authority: String::new(), fault: Some(fault.to_owned()) };
    let Ok(data) = SignedData::read(token) else { return broken("non si può leggere") };
    let Some(content) = data.content() else { return broken("non ha contenuto") };
    let Some(info) = ber::read(&content).filter(|info| info.tag == SEQUENCE) else {
        return broken("non si può leggere");
    };
    let moment = info.parts().iter().find(|part| part.tag == GENERALIZED_TIME).and_then(time::read);
    let signature = signers(&data, &[&content]).into_iter().next();
    let authority = signature.as_ref().map(|own| own.holder.clone()).unwrap_or_default();
    let fault = if !is_of(&info, stamped) {
        Some("è di un altro documento".to_owned())
    } else if moment.is_none() {
        Some("non dice quando".to_owned())
    } else {
        match signature.map(|own| own.verdict) {
            Some(Verdict::Holds(_)) => None,
            Some(Verdict::Fails(reasons)) => Some(reasons.join("; ")),
            Some(Verdict::Unknown(reason)) => Some(format!("non verificabile: {reason}")),
            None => Some("non è firmata".to_owned()),
        }
    };
    Stamp { moment, authority, fault }
}

/// Whether the digest that the token names is of these pieces.
fn is_of(info: &Element<'_>, stamped: &[&[u8]]) -> bool {
    let imprint = info.parts().get(2).map(Element::parts).unwrap_or_default();
    let [kind, named] = imprint else { return false };
    let kind = algorithm(kind).and_then(|(oid, _)| DigestKind::of(oid));
    kind.is_some_and(|kind| named.octets().is_some_and(|named| named == kind.digest(stamped)))
}
