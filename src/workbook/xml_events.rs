//! An XML part read event by event: bounded nesting, no declarations, character references resolved.
//!
//! One element is held at a time; what is kept of it is for the handler to say, and to book.

use std::io::{BufRead, BufReader, Read, Seek};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;
use zip::result::ZipError;

use super::budget::Budget;
use super::error::Trouble;

/// What a reader does with the parts of a document, known by their local names.
pub(super) trait Handler {
    /// An element begins.
    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble>;
    /// An element ends.
    fn close(&mut self, _name: &str) -> Result<(), Trouble> {
        Ok(())
    }
    /// Text, in one piece or several.
    fn text(&mut self, _text: &str) -> Result<(), Trouble> {
        Ok(())
    }
    /// The account against which nesting is judged.
    fn budget(&self) -> &Budget;
}

/// Hands every event of a part to the handler.
pub(super) fn walk(part: impl BufRead, handler: &mut impl Handler) -> Result<(), Trouble> {
    let mut xml = Reader::from_reader(part);
    let (mut buffer, mut depth) = (Vec::new(), 0usize);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(Trouble::library)? {
            Event::Start(element) => {
                depth += 1;
                handler.budget().depth(depth)?;
                handler.open(&element)?;
            }
            Event::Empty(element) => {
                handler.open(&element)?;
                handler.close(element.local_name().as_ref())?;
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                handler.close(element.local_name().as_ref())?;
            }
            Event::Text(text) => handler.text(&text.xml10_content())?,
            Event::CData(text) => handler.text(&text.xml10_content())?,
            Event::GeneralRef(reference) => {
                handler.text(character(&reference)?.encode_utf8(&mut [0; 4]))?;
            }
            Event::DocType(_) => return Err(Trouble::Forbidden),
            Event::Eof if depth > 0 => return Err(Trouble::damaged("il contenuto si interrompe")),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// [`walk`] for a part that says nothing of what the cells hold: where it is not there, or damaged, it says nothing.
/// Gives whether it was read whole.
pub(super) fn walk_beside(
    archive: &mut ZipArchive<impl Read + Seek>,
    part: &str,
    handler: &mut impl Handler,
) -> Result<bool, Trouble> {
    let part = match archive.by_name(part) {
        Ok(part) => part,
        Err(ZipError::FileNotFound) => return Ok(false),
        Err(error) => return Err(Trouble::library(error)),
    };
    match walk(BufReader::new(part), handler) {
        Ok(()) => Ok(true),
        Err(Trouble::Damaged(_)) => Ok(false),
        Err(trouble) => Err(trouble),
    }
}

/// The character that a reference stands for; entities of one’s own are never read.
pub(super) fn character(reference: &BytesRef<'_>) -> Result<char, Trouble> {
    Ok(match reference.resolve_char_ref().map_err(Trouble::library)? {
        Some(character) => character,
        None => match &**reference {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => return Err(Trouble::Forbidden),
        },
    })
}

/// An attribute by its local name, unescaped.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Trouble> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(Trouble::library)?;
        if attribute.key.local_name().as_ref() == name {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(Trouble::library)?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// How many rows or columns an element of an `OpenDocument` table stands for; programs write it only where it is
/// more than one.
pub(super) fn repetition(element: &BytesStart<'_>, name: &str) -> Result<u32, Trouble> {
    Ok(attribute(element, name)?.and_then(|text| text.parse().ok()).unwrap_or(1).max(1))
}
