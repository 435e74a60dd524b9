//! A `.p7m` file: an envelope as bytes or as text, and the envelopes within it.

use std::borrow::Cow;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::signatures::{Signature, signatures};
use super::signed_data::{Fault, SignedData};

/// An act signed by four offices one after the other is no rarity; more than this is none.
const MOST_LAYERS: usize = 8;

/// Base64 whose end may lack its padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

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
    layer(&binary(bytes), &mut opened)?;
    Ok(opened)
}

/// An envelope, and what is within it.
fn layer(bytes: &[u8], opened: &mut Opened) -> Result<(), Fault> {
    let read = SignedData::read(bytes)?;
    if opened.layers.len() == MOST_LAYERS {
        return Err(Fault::TooMuch);
    }
    let content = read.content();
    opened.layers.push(content.as_ref().map_or_else(Vec::new, |content| signatures(&read, &[content])));
    let Some(content) = content else { return Ok(()) };
    // An envelope within may be text again; the document stays as it is, whatever it looks like.
    match layer(&binary(&content), opened) {
        Err(Fault::TooMuch) => Err(Fault::TooMuch),
        Err(_) => {
            opened.content = Some(content);
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

/// The bytes of an envelope that is written as PEM or base64, with or without headers and padding.
fn binary(bytes: &[u8]) -> Cow<'_, [u8]> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| text.trim_start_matches('\u{feff}').is_ascii());
    text.and_then(|text| BASE64.decode(letters(text)).ok()).map_or(Cow::Borrowed(bytes), Cow::Owned)
}

/// The letters of a base64 text, between its marks and after its headers (RFC 7468; RFC 5751, 3.1).
fn letters(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}');
    let framed = text
        .split_once("-----BEGIN ")
        .and_then(|(_, rest)| rest.split_once("-----\n").or(rest.split_once("-----\r\n")));
    let body = framed.map_or(text, |(_, rest)| rest.split("-----END").next().unwrap_or(rest));
    let mut lines = body.lines().map(str::trim).skip_while(|line| line.is_empty()).peekable();
    if lines.peek().is_some_and(|line| line.contains(':')) {
        // Headers end with an empty line.
        lines.by_ref().take_while(|line| !line.is_empty()).for_each(drop);
    }
    lines.flat_map(str::split_whitespace).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_in_every_form_in_which_offices_send_it() {
        let plain = include_bytes!("../../tests/fixtures/firme/pss.p7m");
        for more in 0..3 {
            // Zeros after an envelope are nothing; they give the three ways in which base64 may end.
            let bytes = [plain.as_slice(), &[0, 0][..more]].concat();
            let whole = base64::prelude::BASE64_STANDARD.encode(&bytes);
            let pieces: Vec<&str> =
                whole.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
            let lines = |end: &str| pieces.join(end) + end;
            let bare = whole.trim_end_matches('=');
            for text in [
                whole.clone(),
                bare.to_owned(),
                lines("\n"),
                lines("\r\n"),
                lines("\r"),
                format!("\u{feff}{bare}\n"),
                format!("-----BEGIN PKCS7-----\n{}-----END PKCS7-----\n", lines("\n")),
                format!("-----BEGIN CMS-----\r\nProc-Type: 4\r\n\r\n{}-----END CMS-----\r\n", lines("\r\n")),
                format!("MIME-Version: 1.0\nContent-Type: application/pkcs7-mime;\n name=smime\n\n{}", lines("\n")),
            ] {
                assert!(binary(text.as_bytes()) == bytes, "{text:.80}");
                assert_eq!(open(text.as_bytes()).unwrap(), open(plain).unwrap(), "{text:.80}");
            }
        }
        assert!(binary(b"ciao!") == b"ciao!".as_slice());
    }
}
