//! The cross-reference sections after ours, by table or by stream, and the objects that they place.

use std::collections::BTreeMap;

use super::super::file::{File, inflated};
use super::super::syntax::{Dictionary, Reader, Value};

/// More updates would be an attack, not an office.
const MOST_SECTIONS: usize = 64;
const MOST_OBJECTS: usize = 200_000;
const WORD: &[u8] = b"startxref";
const END: &[u8] = b"%%EOF";
const UNREADABLE: &str =
    "ciò che segue i byte del PDF del pacchetto non si può leggere: non è un aggiornamento regolare";

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Free,
    Offset(usize),
    Packed { stream: u32, index: usize },
}

/// One update: the bytes it takes and the objects it places.
pub(super) struct Section<'a> {
    pub end: usize,
    pub objects: BTreeMap<u32, Place>,
    pub trailer: Dictionary<'a>,
    packs: BTreeMap<u32, Pack>,
}

struct Pack {
    content: Vec<u8>,
    starts: Vec<(u32, usize)>,
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
        let first = last_reference(ours).ok_or(UNREADABLE)?;
        let mut at = last_reference(bytes).ok_or(UNREADABLE)?;
        let mut found = Vec::new();
        while at != first {
            if at < ours.len() || found.len() == MOST_SECTIONS {
                return Err("gli aggiornamenti non riportano al PDF del pacchetto: il documento mostrato è un altro");
            }
            let (objects, trailer) = section(bytes, at).ok_or(UNREADABLE)?;
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
        chain.unpack().ok_or(UNREADABLE)?;
        Ok(chain)
    }

    fn unpack(&mut self) -> Option<()> {
        for section in &mut self.sections {
            let streams = section.objects.values().filter_map(|place| match place {
                Place::Packed { stream, .. } => Some(*stream),
                _ => None,
            });
            let streams: std::collections::BTreeSet<u32> = streams.collect();
            for stream in streams {
                let Place::Offset(offset) = *section.objects.get(&stream)? else { return None };
                section.packs.insert(stream, pack(self.bytes, stream, offset)?);
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
            Place::Packed { stream, index } => {
                let pack = section.packs.get(&stream)?;
                let (found, start) = *pack.starts.get(index)?;
                if found == id { Reader::new(&pack.content, start).value() } else { None }
            }
        }
    }

    /// An object as it stands after an update: its own, else the last before it, else ours.
    pub fn get(&self, index: usize, id: u32) -> Option<Value<'_>> {
        let own = (0..=index).rev().find(|index| self.sections[*index].objects.contains_key(&id));
        own.map_or_else(|| self.base.get(id), |index| self.placed(index, id))
    }

    /// The value itself, or what it refers to, after an update.
    pub fn follow<'c>(&'c self, index: usize, value: &Value<'c>) -> Option<Value<'c>> {
        match value {
            Value::Reference(id) => self.get(index, *id),
            value => Some(value.clone()),
        }
    }
}

fn last_reference(bytes: &[u8]) -> Option<usize> {
    let tail = bytes.len().saturating_sub(1024);
    let at = bytes[tail..].windows(WORD.len()).rposition(|window| window == WORD)?;
    usize::try_from(Reader::new(bytes, tail + at + WORD.len()).value()?.integer()?).ok()
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

fn section(bytes: &[u8], at: usize) -> Option<Read<'_>> {
    let read = if bytes.get(at..)?.starts_with(b"xref") { table(bytes, at + 4) } else { stream(bytes, at) }?;
    // A second table beside the first would show other objects to other readers.
    (!read.1.has("XRefStm")).then_some(read)
}

fn table(bytes: &[u8], at: usize) -> Option<Read<'_>> {
    let mut reader = Reader::new(bytes, at);
    let mut objects = BTreeMap::new();
    while reader.keyword(b"trailer").is_none() {
        let mut number = || usize::try_from(reader.value()?.integer()?).ok();
        let (first, count) = (number()?, number()?);
        if count > MOST_OBJECTS || objects.len() + count > MOST_OBJECTS {
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

fn stream(bytes: &[u8], at: usize) -> Option<Read<'_>> {
    let (_, Value::Stream(dictionary, packed)) = Reader::new(bytes, at).indirect()? else { return None };
    if dictionary.get("Type")?.name()? != b"XRef" {
        return None;
    }
    let numbers = |key: &str| -> Option<Vec<usize>> {
        dictionary.get(key)?.array()?.iter().map(|number| usize::try_from(number.integer()?).ok()).collect()
    };
    let widths: [usize; 3] = numbers("W")?.try_into().ok().filter(|all: &[usize; 3]| all.iter().all(|n| *n <= 8))?;
    let width = widths.iter().sum::<usize>();
    let content = unpredicted(&dictionary, packed, width)?;
    let whole = || Some(vec![0, usize::try_from(dictionary.get("Size")?.integer()?).ok()?]);
    let ranges = if dictionary.has("Index") { numbers("Index")? } else { whole()? };
    let mut entries = content.chunks_exact(width.max(1));
    let mut objects = BTreeMap::new();
    for range in ranges.chunks_exact(2) {
        for id in range[0]..range[0].checked_add(range[1])? {
            let mut entry = entries.next()?;
            let mut field = |width: usize| {
                let (field, rest) = entry.split_at(width);
                entry = rest;
                field.iter().fold(0, |number: usize, byte| number << 8 | usize::from(*byte))
            };
            let kind = if widths[0] == 0 { 1 } else { field(widths[0]) };
            let (second, third) = (field(widths[1]), field(widths[2]));
            let place = match kind {
                0 => Place::Free,
                1 => Place::Offset(second),
                2 => Place::Packed { stream: u32::try_from(second).ok()?, index: third },
                _ => return None,
            };
            objects.insert(u32::try_from(id).ok()?, place);
        }
    }
    (objects.len() <= MOST_OBJECTS).then_some((objects, dictionary))
}

/// The content of a cross-reference stream, whose rows other programs write as differences (ISO 32000-1, 7.4.4.4).
fn unpredicted(dictionary: &Dictionary<'_>, packed: &[u8], width: usize) -> Option<Vec<u8>> {
    let Some(Value::Dictionary(parameters)) = dictionary.get("DecodeParms") else {
        return inflated(dictionary, packed);
    };
    let predictor = parameters.get("Predictor").and_then(Value::integer).unwrap_or(1);
    let plain: Vec<_> = dictionary.0.iter().filter(|(key, _)| *key != b"DecodeParms").cloned().collect();
    let content = inflated(&Dictionary(plain), packed)?;
    if predictor == 1 {
        return Some(content);
    }
    let columns = parameters.get("Columns").and_then(Value::integer).and_then(|own| usize::try_from(own).ok())?;
    if predictor < 10 || columns != width || width == 0 {
        return None;
    }
    let (mut before, mut rows) = (vec![0u8; width], Vec::with_capacity(content.len()));
    for row in content.chunks_exact(width + 1) {
        let up = match row[0] {
            0 => false,
            2 => true,
            _ => return None,
        };
        let row = row[1..].iter().zip(&before).map(|(own, above)| if up { own.wrapping_add(*above) } else { *own });
        before = row.collect();
        rows.extend(&before);
    }
    Some(rows)
}

fn pack(bytes: &[u8], id: u32, offset: usize) -> Option<Pack> {
    let (found, Value::Stream(dictionary, packed)) = Reader::new(bytes, offset).indirect()? else { return None };
    let size = |key| usize::try_from(dictionary.get(key)?.integer()?).ok();
    let (count, first) = (size("N")?, size("First")?);
    let content = inflated(&dictionary, packed)?;
    let mut header = Reader::new(content.get(..first)?, 0);
    let mut next = || usize::try_from(header.value()?.integer()?).ok();
    let starts = (0..count.min(MOST_OBJECTS))
        .map(|_| Some((u32::try_from(next()?).ok()?, first.checked_add(next()?)?)))
        .collect::<Option<_>>()?;
    (found == id && dictionary.get("Type")?.name()? == b"ObjStm").then_some(Pack { content, starts })
}
