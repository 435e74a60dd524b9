//! The envelope `SignedData` (RFC 5652, 5.1): content, certificates, signers.

use x509_cert::der::asn1::ObjectIdentifier;

use super::ber::{self, Element, SEQUENCE, SET};
use super::identifiers::oid;

const SIGNED_DATA: &str = "1.2.840.113549.1.7.2";
/// More would be an attack, not an office.
const MOST_SIGNERS: usize = 64;
const MOST_CERTIFICATES: usize = 256;
const FIRST: u8 = 0xA0;

/// Why bytes are no envelope that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Something else, or cut off.
    #[error("non è una busta di firma (CMS), oppure è danneggiata")]
    Unreadable,
    /// An envelope of another kind.
    #[error("la busta è di un altro tipo: non è firmata (potrebbe essere cifrata o marcata soltanto)")]
    OtherKind,
    /// Too many parts.
    #[error("la busta ha più firme o certificati di quanti se ne ammettano")]
    TooMuch,
}

/// An envelope.
#[derive(Debug, Clone)]
pub struct SignedData<'a> {
    root: Element<'a>,
}

impl<'a> SignedData<'a> {
    /// Reads an envelope.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn read(bytes: &'a [u8]) -> Result<Self, Fault> {
        let root = ber::read(bytes).ok_or(Fault::Unreadable)?;
        let kind = root.parts().first().and_then(oid).filter(|_| root.tag == SEQUENCE).ok_or(Fault::Unreadable)?;
        if kind != ObjectIdentifier::new_unwrap(SIGNED_DATA) {
            return Err(Fault::OtherKind);
        }
        let read = Self { root };
        let parts = read.parts().ok_or(Fault::Unreadable)?;
        if parts.len() < 4 || read.signer_infos().is_none() {
            return Err(Fault::Unreadable);
        }
        let certificates = read.certificates().count();
        if read.signer_infos().is_some_and(|infos| infos.len() > MOST_SIGNERS) || certificates > MOST_CERTIFICATES {
            return Err(Fault::TooMuch);
        }
        Ok(read)
    }

    fn parts(&self) -> Option<&[Element<'a>]> {
        Some(self.root.parts().get(1).filter(|own| own.tag == FIRST)?.parts().first()?.parts())
    }

    fn encapsulated(&self) -> Option<&Element<'a>> {
        self.parts()?.get(2)
    }

    /// The kind of the content.
    pub(super) fn content_type(&self) -> Option<ObjectIdentifier> {
        self.encapsulated()?.parts().first().and_then(oid)
    }

    /// The content that is signed; `None` where it lies elsewhere.
    pub fn content(&self) -> Option<Vec<u8>> {
        self.encapsulated()?.parts().get(1)?.parts().first()?.octets()
    }

    /// The certificates that came with it.
    pub(super) fn certificates(&self) -> impl Iterator<Item = &Element<'a>> {
        let set = self.parts().unwrap_or_default().iter().skip(3).find(|part| part.tag == FIRST);
        set.map(Element::parts).unwrap_or_default().iter().filter(|part| part.tag == SEQUENCE)
    }

    /// Everybody who signed.
    pub(super) fn signer_infos(&self) -> Option<&[Element<'a>]> {
        self.parts()?.last().filter(|own| own.tag == SET).map(Element::parts)
    }
}
