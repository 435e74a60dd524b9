//! A `.p7m` file: an envelope as bytes or as text, and the envelopes within it.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::signatures::{Signature, signatures};
use super::signed_data::{Fault, SignedData};

/// An act signed by four offices one after the other is no rarity; more than this is none.
const MOST_LAYERS: usize = 8;

/// What a file held, and who signed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The innermost content; `None` where the signature stands apart from its document.
    pub content: Option<Vec<u8>>,
    /// The signatures of each layer, the outermost first.
    pub layers: Vec<Vec<Signature>>,
}

/// Opens an envelope and those within it.
///
/// # Errors
/// [`Fault`] where the outermost cannot be read; a content that is none is the document.
pub fn open(bytes: &[u8]) -> Result<Opened, Fault> {
    let mut opened = Opened { content: None, layers: Vec::new() };
    let mut current = binary(bytes);
    loop {
        let read = match SignedData::read(&current) {
            Ok(read) => read,
            Err(fault) if opened.layers.is_empty() => return Err(fault),
            Err(Fault::TooMuch) => return Err(Fault::TooMuch),
            Err(_) => {
                opened.content = Some(current);
                return Ok(opened);
            }
        };
        if opened.layers.len() == MOST_LAYERS {
            return Err(Fault::TooMuch);
        }
        let content = read.content();
        opened.layers.push(content.as_ref().map_or_else(Vec::new, |content| signatures(&read, &[content])));
        let Some(content) = content else { return Ok(opened) };
        // The document stays as it is, whatever it looks like; an envelope within may be text again.
        let inner = binary(&content);
        current = if SignedData::read(&inner).is_ok() { inner } else { content };
    }
}

/// The bytes of an envelope that is written as PEM or base64.
fn binary(bytes: &[u8]) -> Vec<u8> {
    if bytes.first().is_none_or(|first| *first == 0x30) && !bytes.is_ascii() {
        return bytes.to_vec();
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return bytes.to_vec() };
    let lines = text.lines().map(str::trim).filter(|line| !line.starts_with("-----"));
    let joined: String = lines.flat_map(str::split_whitespace).collect();
    BASE64_STANDARD.decode(joined).unwrap_or_else(|_| bytes.to_vec())
}
