//! The cross-reference sections after ours, by table or by stream, and the objects that they place.

use std::collections::{BTreeMap, BTreeSet};

use super::super::cross_references::{Pack, Place, Room, entries, inflated, last_reference};
use super::super::file::File;
use super::super::references::References;
use super::super::syntax::Reader;
use super::super::value::{Dictionary, Value};

/// More updates would be an attack, not an office.
const MOST_SECTIONS: usize = 64;
/// Of all updates together.
const MOST_OBJECTS: usize = 200_000;
/// Of all updates together, unpacked.
const MOST_BYTES: usize = 64 << 20;
/// A program may leave so much after the last reference.
const TAIL: usize = 1024;
const WORD: &[u8] = b"startxref";
const END: &[u8] = b"%%EOF";
const UNREADABLE: &str =
    "ciò che segue i byte del PDF del pacchetto non si può leggere: non è un aggiornamento regolare";

/// One update: the bytes it takes and the objects it places.
pub(super) struct Section<'a> {
    pub end: usize,
    pub objects: BTreeMap<u32, Place>,
    pub trailer: Dictionary<'a>,
    packs: BTreeMap<u32, Pack>,
}

/// Our file and the updates after it, in the order of the file.
pub(super) struct Chain<'a> {
    pub bytes: &'a [u8],
    pub base: File<'a>,
    pub sections: Vec<Section<'a>>,
}

impl<'a> Chain<'a> {
    /// Follows the sections from the end of the file back to ours.
    pub fn read(bytes: &'a [u8], ours: &'a [u8]) -> Result<Self, &'static str> {
        let base = File::read(ours)?;
        let first = last_reference(ours, TAIL).ok_or(UNREADABLE)?;
        let mut at = last_reference(bytes, TAIL).ok_or(UNREADABLE)?;
        let (mut found, mut left, room) = (Vec::new(), MOST_OBJECTS, Room::of(MOST_BYTES));
        while at != first {
            if at < ours.len() || found.len() == MOST_SECTIONS {
                return Err("gli aggiornamenti non riportano al PDF del pacchetto: il documento mostrato è un altro");
            }
            let (objects, trailer) = section(bytes, at, (left, &room)).ok_or(UNREADABLE)?;
            left = left.checked_sub(objects.len()).ok_or(UNREADABLE)?;
            let before = trailer.get("Prev").and_then(Value::integer).and_then(|at| usize::try_from(at).ok());
            let before = before.filter(|before| *before < at).ok_or(UNREADABLE)?;
            found.push((at, objects, trailer));
            at = before;
        }
        found.reverse();
        let (mut sections, mut start) = (Vec::new(), ours.len());
        for (at, objects, trailer) in found {
            let end = end_of_section(bytes, at).filter(|end| *end > start && at >= start).ok_or(UNREADABLE)?;
            let within =
                |place: &Place| if let Place::Offset(offset) = place { (start..end).contains(offset) } else { true };
            if !objects.values().all(within) {
                return Err("un aggiornamento mostra oggetti che stanno altrove nel file");
            }
            sections.push(Section { end, objects, trailer, packs: BTreeMap::new() });
            start = end;
        }
        if start != bytes.len() {
            return Err("dopo l’ultimo aggiornamento ci sono altri byte");
        }
        let mut chain = Self { bytes, base, sections };
        chain.unpack(&room).ok_or(UNREADABLE)?;
        Ok(chain)
    }

    fn unpack(&mut self, room: &Room) -> Option<()> {
        for section in &mut self.sections {
            let streams: BTreeSet<u32> = section.objects.values().filter_map(|place| place.stream()).collect();
            for stream in streams {
                let Place::Offset(offset) = *section.objects.get(&stream)? else { return None };
                section.packs.insert(stream, Pack::read(self.bytes, (stream, offset), room)?);
            }
        }
        Some(())
    }

    /// An object as an update leaves it; `None` where it cannot be read.
    pub fn placed(&self, index: usize, id: u32) -> Option<Value<'_>> {
        let section = &self.sections[index];
        match *section.objects.get(&id)? {
            Place::Free => None,
            Place::Offset(offset) => {
                let (found, value) = Reader::new(self.bytes, offset).header()?;
                (found == id).then_some(value)
            }
            Place::Packed { stream, index } => section.packs.get(&stream)?.get(index, id),
        }
    }

    /// Whether something stands under a number before an update.
    pub fn stands(&self, index: usize, id: u32) -> bool {
        let own = self.sections[..index].iter().rev().find_map(|section| section.objects.get(&id));
        own.map_or_else(|| self.base.has(id), |place| *place != Place::Free)
    }

    /// The file as its first so many updates leave it.
    pub fn after(&self, updates: usize) -> After<'_, 'a> {
        After { chain: self, updates }
    }
}

/// The file as its first updates leave it.
#[derive(Clone, Copy)]
pub(super) struct After<'c, 'a> {
    chain: &'c Chain<'a>,
    updates: usize,
}

impl<'a> After<'_, 'a> {
    /// The trailer that counts.
    pub fn trailer(&self) -> &Dictionary<'a> {
        match self.updates.checked_sub(1) {
            Some(last) => &self.chain.sections[last].trailer,
            None => &self.chain.base.trailer,
        }
    }

    /// The catalogue; empty where there is none, which is a fault of its own.
    pub fn catalogue(&self) -> Dictionary<'_> {
        self.inner(self.trailer(), "Root").unwrap_or_default()
    }

    /// The decompressed bytes of a stream.
    pub fn content(&self, id: u32) -> Option<Vec<u8>> {
        let offset = match self.last(id) {
            None => return inflated_value(self.chain.base.get(id)?),
            Some(index) => match *self.chain.sections[index].objects.get(&id)? {
                Place::Offset(offset) => offset,
                _ => return None,
            },
        };
        let mut reader = Reader::new(self.chain.bytes, offset);
        let dictionary = reader.header()?.1.into_dictionary()?;
        reader.keyword(b"stream")?;
        let length = usize::try_from(self.entry(&dictionary, "Length")?.integer()?).ok()?;
        inflated(&dictionary, reader.content(length)?, &Room::of(MOST_BYTES))
    }

    /// The last of the updates that places an object.
    fn last(&self, id: u32) -> Option<usize> {
        self.chain.sections[..self.updates].iter().rposition(|section| section.objects.contains_key(&id))
    }
}

impl References for After<'_, '_> {
    fn get(&self, id: u32) -> Option<Value<'_>> {
        self.last(id).map_or_else(|| self.chain.base.get(id), |index| self.chain.placed(index, id))
    }
}

fn inflated_value(value: Value<'_>) -> Option<Vec<u8>> {
    let Value::Stream(dictionary, bytes) = value else { return None };
    inflated(&dictionary, bytes, &Room::of(MOST_BYTES))
}

/// After the mark and the line end that close a section.
fn end_of_section(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let word = at + rest.windows(WORD.len()).position(|window| window == WORD)?;
    let referred = Reader::new(bytes, word + WORD.len()).value()?.integer()?;
    if usize::try_from(referred).ok()? != at {
        return None;
    }
    let mark = word + bytes.get(word..)?.windows(END.len()).position(|window| window == END)? + END.len();
    let after = bytes.get(mark..)?;
    Some(mark + after.iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count())
}

type Read<'a> = (BTreeMap<u32, Place>, Dictionary<'a>);

/// What may still be read: objects, and bytes to unpack.
type Limits<'l> = (usize, &'l Room);

fn section<'a>(bytes: &'a [u8], at: usize, limits: Limits<'_>) -> Option<Read<'a>> {
    let is_table = bytes.get(at..)?.starts_with(b"xref");
    let read = if is_table { table(bytes, at + 4, limits.0) } else { stream(bytes, at, limits) }?;
    // A second table beside the first would show other objects to other readers.
    (!read.1.has("XRefStm")).then_some(read)
}

fn table(bytes: &[u8], at: usize, most: usize) -> Option<Read<'_>> {
    let mut reader = Reader::new(bytes, at);
    let mut objects = BTreeMap::new();
    while reader.keyword(b"trailer").is_none() {
        let mut number = || usize::try_from(reader.value()?.integer()?).ok();
        let (first, count) = (number()?, number()?);
        if count > most || objects.len() + count > most {
            return None;
        }
        for id in first..first.checked_add(count)? {
            let mut number = || usize::try_from(reader.value()?.integer()?).ok();
            let (offset, _) = (number()?, number()?);
            let id = u32::try_from(id).ok()?;
            if reader.keyword(b"n").is_some() {
                objects.insert(id, Place::Offset(offset));
            } else {
                reader.keyword(b"f")?;
                objects.insert(id, Place::Free);
            }
        }
    }
    Some((objects, reader.value()?.into_dictionary()?))
}

fn stream<'a>(bytes: &'a [u8], at: usize, (most, room): Limits<'_>) -> Option<Read<'a>> {
    let (_, Value::Stream(dictionary, packed)) = Reader::new(bytes, at).indirect()? else { return None };
    if dictionary.get("Type")?.name()? != b"XRef" {
        return None;
    }
    Some((entries(&dictionary, packed, room, most)?, dictionary))
}
