//! Object identifiers and the algorithms that they name (RFC 5280, 4.1.1.2).

use x509_cert::der::asn1::ObjectIdentifier;

use super::ber::{Element, OID};

/// An object identifier.
pub(super) fn oid(element: &Element<'_>) -> Option<ObjectIdentifier> {
    if element.tag == OID { ObjectIdentifier::from_bytes(element.bytes()).ok() } else { None }
}

/// An algorithm: identifier and parameters.
pub(super) fn algorithm<'e, 'a>(element: &'e Element<'a>) -> Option<(ObjectIdentifier, Option<&'e Element<'a>>)> {
    Some((element.parts().first().and_then(oid)?, element.parts().get(1)))
}
