//! BER as signing programs write it, and DER as signatures are counted over (ITU-T X.690).
//!
//! Guaranteed: depth and number of elements are bounded; lengths beyond the bytes are no element. Deliberately absent:
//! tags of more than one byte, which no signature needs.

/// Deeper than this nothing of a signature lies.
const DEEPEST: usize = 32;
/// A content in pieces of a few hundred bytes still fits.
const MOST_ELEMENTS: usize = 1_000_000;

/// Tags by their byte.
pub(super) const INTEGER: u8 = 0x02;
pub(super) const OCTETS: u8 = 0x04;
pub(super) const OID: u8 = 0x06;
pub(super) const UTC_TIME: u8 = 0x17;
pub(super) const GENERALIZED_TIME: u8 = 0x18;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;
const CONSTRUCTED: u8 = 0x20;
const OCTETS_IN_PIECES: u8 = OCTETS | CONSTRUCTED;
const INDEFINITE: u8 = 0x80;

/// One element.
#[derive(Debug, Clone)]
pub(super) struct Element<'a> {
    /// Class, form and number.
    pub tag: u8,
    /// The element as it is written, header included.
    pub raw: &'a [u8],
    body: Body<'a>,
}

#[derive(Debug, Clone)]
enum Body<'a> {
    Bytes(&'a [u8]),
    Parts(Vec<Element<'a>>),
}

/// Reads one element, and nothing after it but zeros, which some programs append.
pub(super) fn read(bytes: &[u8]) -> Option<Element<'_>> {
    let mut left = MOST_ELEMENTS;
    let (element, rest) = element(bytes, 0, &mut left)?;
    rest.iter().all(|byte| *byte == 0).then_some(element)
}

fn element<'a>(bytes: &'a [u8], depth: usize, left: &mut usize) -> Option<(Element<'a>, &'a [u8])> {
    *left = left.checked_sub(1)?;
    let (&tag, after_tag) = bytes.split_first()?;
    if depth > DEEPEST || tag & 0x1F == 0x1F {
        return None;
    }
    let (&first, after_first) = after_tag.split_first()?;
    let is_constructed = tag & CONSTRUCTED != 0;
    if first == INDEFINITE {
        if !is_constructed {
            return None;
        }
        let (mut rest, mut parts) = (after_first, Vec::new());
        while !rest.starts_with(&[0, 0]) {
            let (part, after) = element(rest, depth + 1, left)?;
            parts.push(part);
            rest = after;
        }
        let rest = &rest[2..];
        return Some((Element { tag, raw: &bytes[..bytes.len() - rest.len()], body: Body::Parts(parts) }, rest));
    }
    let (length, content) = length(first, after_first)?;
    let (content, rest) = content.split_at_checked(length)?;
    let raw = &bytes[..bytes.len() - rest.len()];
    if !is_constructed {
        return Some((Element { tag, raw, body: Body::Bytes(content) }, rest));
    }
    let (mut within, mut parts) = (content, Vec::new());
    while !within.is_empty() {
        let (part, after) = element(within, depth + 1, left)?;
        parts.push(part);
        within = after;
    }
    Some((Element { tag, raw, body: Body::Parts(parts) }, rest))
}

fn length(first: u8, rest: &[u8]) -> Option<(usize, &[u8])> {
    if first < INDEFINITE {
        return Some((usize::from(first), rest));
    }
    let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7F))?;
    let length = digits.iter().try_fold(0usize, |length, digit| length.checked_mul(256)?.checked_add((*digit).into()));
    Some((length?, rest))
}

impl<'a> Element<'a> {
    /// What is written in it; nothing where it has parts.
    pub fn bytes(&self) -> &'a [u8] {
        if let Body::Bytes(bytes) = self.body { bytes } else { &[] }
    }

    /// Its parts; none where it has bytes.
    pub fn parts(&self) -> &[Element<'a>] {
        if let Body::Parts(parts) = &self.body { parts } else { &[] }
    }

    /// The bytes of an octet string, whole or in pieces.
    pub fn octets(&self) -> Option<Vec<u8>> {
        match (self.tag & !CONSTRUCTED, &self.body) {
            (OCTETS, Body::Bytes(bytes)) => Some(bytes.to_vec()),
            (OCTETS, Body::Parts(parts)) => {
                let mut all = Vec::new();
                for part in parts {
                    all.extend(part.octets()?);
                }
                Some(all)
            }
            _ => None,
        }
    }

    /// The element in DER: definite lengths, whole octet strings, sets in ascending order.
    pub fn der(&self) -> Vec<u8> {
        self.der_as(self.tag)
    }

    /// The element in DER under another tag: signed attributes are counted as a set (RFC 5652, 5.4).
    pub fn der_as(&self, tag: u8) -> Vec<u8> {
        let content = match &self.body {
            Body::Bytes(bytes) => bytes.to_vec(),
            Body::Parts(_) if tag == OCTETS_IN_PIECES => return encoded(OCTETS, &self.octets().unwrap_or_default()),
            Body::Parts(parts) => {
                let mut parts: Vec<Vec<u8>> = parts.iter().map(Self::der).collect();
                if tag == SET {
                    parts.sort();
                }
                parts.concat()
            }
        };
        encoded(tag, &content)
    }
}

fn encoded(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut bytes = vec![tag];
    match u8::try_from(content.len()) {
        Ok(short) if short < INDEFINITE => bytes.push(short),
        _ => {
            let length = content.len().to_be_bytes();
            let digits = &length[length.iter().take_while(|digit| **digit == 0).count()..];
            bytes.push(INDEFINITE | u8::try_from(digits.len()).unwrap_or_default());
            bytes.extend(digits);
        }
    }
    bytes.extend(content);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_and_indefinite_lengths_become_der() {
        // A set, indefinite, of an octet string in two pieces and an integer: DER puts the integer first.
        let ber = [SET, 0x80, 0x24, 0x80, 4, 2, 1, 2, 4, 1, 3, 0, 0, 2, 1, 9, 0, 0];
        let set = read(&ber).unwrap();
        assert_eq!(set.der(), [SET, 8, 2, 1, 9, 4, 3, 1, 2, 3]);
        assert_eq!(set.parts()[0].octets().unwrap(), [1, 2, 3]);
        assert_eq!(read(&set.der()).unwrap().der(), set.der());
        let long = encoded(OCTETS, &[7; 300]);
        assert_eq!(long[..4], [4, 0x82, 1, 44]);
        assert_eq!(read(&long).unwrap().octets().unwrap(), [7; 300]);
    }

    #[test]
    fn broken_elements_end() {
        for bytes in [&[][..], &[4], &[4, 5, 1], &[4, 0x80], &[0x30, 0x80], &[0x1F, 1, 0], &[4, 0x89], &[4, 0, 1]] {
            assert!(read(bytes).is_none(), "{bytes:?}");
        }
        assert!(read(&[0x30, 0x80].repeat(10_000)).is_none());
        assert!(read(&[4, 0x88, 255, 255, 255, 255, 255, 255, 255, 255]).is_none());
    }
}
