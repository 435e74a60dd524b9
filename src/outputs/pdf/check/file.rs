//! The file as it lies: cross-references, object streams, streams (ISO 32000-1, 7.5).
//!
//! A reader of its own, so that the check shares no code with the writer and holds no
//! more of a long report than its compact objects. It knows the form that this writer
//! gives its files (one cross-reference stream, Flate without predictors) and refuses
//! any other.

use std::collections::BTreeMap;
use std::io::Read as _;

use flate2::read::ZlibDecoder;
use rayon::prelude::*;

use super::syntax::{Dictionary, Reader, Value};

/// No stream of ours comes near so many bytes.
const LARGEST_STREAM: u64 = 256 << 20;

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
enum Place {
    Free,
    Offset(usize),
    Packed { stream: u32, index: usize },
}

/// An object stream: its bytes, and where each object starts in them.
struct Pack {
    content: Vec<u8>,
    starts: Vec<(u32, usize)>,
}

/// A file whose objects can be looked up.
pub(super) struct File<'a> {
    bytes: &'a [u8],
    places: Vec<Place>,
    packs: BTreeMap<u32, Pack>,
    pub trailer: Dictionary<'a>,
}

impl<'a> File<'a> {
    /// Reads the cross-references and unpacks the object streams.
    ///
    /// # Errors
    /// What cannot be read, in Italian.
    pub fn read(bytes: &'a [u8]) -> Result<Self, &'static str> {
        if !bytes.starts_with(b"%PDF-1.7\n") {
            return Err("manca l’intestazione PDF 1.7");
        }
        let start = start_of_references(bytes).ok_or("manca il rinvio alla tabella degli oggetti")?;
        let table = Reader::new(bytes, start).indirect();
        let Some((_, Value::Stream(trailer, packed))) = table else {
            return Err("manca la tabella degli oggetti");
        };
        let places = places(&trailer, packed).ok_or("la tabella degli oggetti non è leggibile")?;
        let mut file = Self { bytes, places, packs: BTreeMap::new(), trailer };
        let mut streams: Vec<u32> = file.places.iter().filter_map(|place| place.stream()).collect();
        streams.dedup();
        streams.sort_unstable();
        streams.dedup();
        let packs = streams.into_par_iter().map(|id| Some((id, file.pack(id)?)));
        file.packs = packs.collect::<Option<_>>().ok_or("un gruppo di oggetti non è leggibile")?;
        Ok(file)
    }

    /// The numbers of all objects.
    pub fn ids(&self) -> impl Iterator<Item = u32> {
        let taken = (0u32..).zip(&self.places).filter(|(_, place)| !matches!(place, Place::Free));
        taken.map(|(id, _)| id)
    }

    /// An object.
    pub fn get(&self, id: u32) -> Option<Value<'_>> {
        match *self.places.get(id as usize)? {
            Place::Free => None,
            Place::Offset(offset) => {
                let (found, value) = Reader::new(self.bytes, offset).indirect()?;
                (found == id).then_some(value)
            }
            Place::Packed { stream, index } => {
                let pack = self.packs.get(&stream)?;
                let (found, start) = *pack.starts.get(index)?;
                if found == id { Reader::new(&pack.content, start).value() } else { None }
            }
        }
    }

    /// A dictionary by its number.
    pub fn dictionary(&self, id: u32) -> Option<Dictionary<'_>> {
        self.get(id)?.into_dictionary()
    }

    /// The catalogue.
    pub fn catalogue(&self) -> Option<Dictionary<'_>> {
        self.dictionary(self.trailer.reference("Root")?)
    }

    /// An entry of a dictionary, a reference followed.
    pub fn entry<'f>(&'f self, dictionary: &Dictionary<'f>, key: &str) -> Option<Value<'f>> {
        self.follow(dictionary.get(key)?)
    }

    /// What a value is, or what it refers to.
    pub fn follow<'f>(&'f self, value: &Value<'f>) -> Option<Value<'f>> {
        match value {
            Value::Reference(id) => self.get(*id),
            value => Some(value.clone()),
        }
    }

    /// A dictionary in a dictionary, a reference followed.
    pub fn inner<'f>(&'f self, dictionary: &Dictionary<'f>, key: &str) -> Option<Dictionary<'f>> {
        self.entry(dictionary, key)?.into_dictionary()
    }

    /// An array in a dictionary, a reference followed; empty where there is none.
    pub fn list<'f>(&'f self, dictionary: &Dictionary<'f>, key: &str) -> Vec<Value<'f>> {
        if let Some(Value::Array(items)) = self.entry(dictionary, key) { items } else { Vec::new() }
    }

    /// A name in a dictionary.
    pub fn name<'f>(&'f self, dictionary: &Dictionary<'f>, key: &str) -> Option<&'f [u8]> {
        self.entry(dictionary, key)?.name()
    }

    /// A text in a dictionary: UTF-16 with its mark, or ASCII.
    pub fn text<'f>(&'f self, dictionary: &Dictionary<'f>, key: &str) -> Option<String> {
        let Value::String(bytes) = self.entry(dictionary, key)? else { return None };
        match bytes.strip_prefix(b"\xFE\xFF") {
            Some(units) => {
                let units: Vec<u16> = units
                    .chunks(2)
                    .map(|unit| unit.try_into().map(u16::from_be_bytes))
                    .collect::<Result<_, _>>()
                    .ok()?;
                String::from_utf16(&units).ok()
            }
            None => bytes.is_ascii().then(|| String::from_utf8_lossy(&bytes).into_owned()),
        }
    }

    /// The decompressed bytes of a stream that a dictionary refers to.
    pub fn content<'f>(&'f self, dictionary: &Dictionary<'f>, key: &str) -> Option<Vec<u8>> {
        let Value::Stream(dictionary, bytes) = self.get(dictionary.reference(key)?)? else { return None };
        inflated(&dictionary, bytes)
    }

    fn pack(&self, id: u32) -> Option<Pack> {
        let Place::Offset(offset) = *self.places.get(id as usize)? else { return None };
        let (found, Value::Stream(dictionary, bytes)) = Reader::new(self.bytes, offset).indirect()? else {
            return None;
        };
        let size = |key| usize::try_from(dictionary.get(key)?.integer()?).ok();
        let (count, first) = (size("N")?, size("First")?);
        let content = inflated(&dictionary, bytes)?;
        let mut header = Reader::new(content.get(..first)?, 0);
        let mut next = || usize::try_from(header.value()?.integer()?).ok();
        let starts = (0..count).map(|_| Some((u32::try_from(next()?).ok()?, first.checked_add(next()?)?)));
        let starts = starts.collect::<Option<_>>()?;
        (found == id && dictionary.get("Type")?.name()? == b"ObjStm").then_some(Pack { content, starts })
    }
}

impl Place {
    fn stream(self) -> Option<u32> {
        if let Self::Packed { stream, .. } = self { Some(stream) } else { None }
    }
}

/// Where `startxref` points.
fn start_of_references(bytes: &[u8]) -> Option<usize> {
    const WORD: &[u8] = b"startxref";
    let tail = bytes.len().saturating_sub(64);
    let at = bytes[tail..].windows(WORD.len()).rposition(|window| window == WORD)?;
    usize::try_from(Reader::new(bytes, tail + at + WORD.len()).value()?.integer()?).ok()
}

/// The entries of a cross-reference stream.
fn places(dictionary: &Dictionary<'_>, packed: &[u8]) -> Option<Vec<Place>> {
    // A file in several generations is not one that this program wrote.
    if dictionary.get("Type")?.name()? != b"XRef" || dictionary.has("Prev") {
        return None;
    }
    let numbers = |key: &str| -> Option<Vec<usize>> {
        dictionary.get(key)?.array()?.iter().map(|number| usize::try_from(number.integer()?).ok()).collect()
    };
    let size = usize::try_from(dictionary.get("Size")?.integer()?).ok()?;
    let widths: [usize; 3] =
        numbers("W")?.try_into().ok().filter(|widths: &[usize; 3]| widths.iter().all(|n| *n <= 8))?;
    let sections = if dictionary.has("Index") { numbers("Index")? } else { vec![0, size] };
    let content = inflated(dictionary, packed)?;
    let mut entries = content.chunks_exact(widths.iter().sum::<usize>().max(1));
    let mut places = vec![Place::Free; size.min(content.len())];
    for section in sections.chunks_exact(2) {
        for id in section[0]..section[0].checked_add(section[1])? {
            let mut entry = entries.next()?;
            let mut field = |width: usize| {
                let (field, rest) = entry.split_at(width);
                entry = rest;
                field.iter().fold(0, |number, byte| number << 8 | usize::from(*byte))
            };
            let kind = if widths[0] == 0 { 1 } else { field(widths[0]) };
            let (second, third) = (field(widths[1]), field(widths[2]));
            *places.get_mut(id)? = match kind {
                0 => Place::Free,
                1 => Place::Offset(second),
                2 => Place::Packed { stream: u32::try_from(second).ok()?, index: third },
                _ => return None,
            };
        }
    }
    Some(places)
}

/// A stream's bytes, decompressed; filters and predictors that this writer does not use are refused.
pub(super) fn inflated(dictionary: &Dictionary<'_>, bytes: &[u8]) -> Option<Vec<u8>> {
    match dictionary.get("Filter") {
        None => Some(bytes.to_vec()),
        Some(Value::Name(b"FlateDecode")) if !dictionary.has("DecodeParms") => {
            let mut content = Vec::with_capacity(bytes.len() * 4);
            let mut decoder = ZlibDecoder::new(bytes).take(LARGEST_STREAM);
            decoder.read_to_end(&mut content).ok()?;
            // A stream that goes on beyond the limit is not read in part.
            (decoder.limit() > 0).then_some(content)
        }
        Some(_) => None,
    }
}
