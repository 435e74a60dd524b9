//! The file as it lies: cross-references, object streams, streams (ISO 32000-1, 7.5).
//!
//! A reader of its own, so that the check shares no code with the writer and holds no
//! more of a long report than its compact objects. It knows the form that this writer
//! gives its files (one cross-reference stream; Flate, with a predictor there alone) and refuses
//! any other.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::super::profile::Profile;
use super::cross_references::{Pack, Place, Room, entries, inflated, last_reference};
use super::references::References;
use super::syntax::Reader;
use super::value::{Dictionary, Value};

/// A file whose objects can be looked up.
pub(super) struct File<'a> {
    /// What it must conform to.
    pub profile: &'static Profile,
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
        let profile = Profile::of(bytes).ok_or("manca l’intestazione di un PDF 1.7 o 2.0")?;
        let start = last_reference(bytes, 64).ok_or("manca il rinvio alla tabella degli oggetti")?;
        let table = Reader::new(bytes, start).indirect();
        let Some((_, Value::Stream(trailer, packed))) = table else {
            return Err("manca la tabella degli oggetti");
        };
        let room = Room::default();
        let places = places(&trailer, packed, &room).ok_or("la tabella degli oggetti non è leggibile")?;
        let mut file = Self { profile, bytes, places, packs: BTreeMap::new(), trailer };
        let mut streams: Vec<u32> = file.places.iter().filter_map(|place| place.stream()).collect();
        streams.dedup();
        streams.sort_unstable();
        streams.dedup();
        let packs = streams.into_par_iter().map(|id| Some((id, file.pack(id, &room)?)));
        file.packs = packs.collect::<Option<_>>().ok_or("un gruppo di oggetti non è leggibile")?;
        Ok(file)
    }

    /// The numbers of all objects.
    pub fn ids(&self) -> impl Iterator<Item = u32> {
        let taken = (0u32..).zip(&self.places).filter(|(_, place)| !matches!(place, Place::Free));
        taken.map(|(id, _)| id)
    }

    /// Whether there is an object of this number.
    pub fn has(&self, id: u32) -> bool {
        self.places.get(id as usize).is_some_and(|place| *place != Place::Free)
    }

    /// The catalogue.
    pub fn catalogue(&self) -> Option<Dictionary<'_>> {
        self.dictionary(self.trailer.reference("Root")?)
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
        inflated(&dictionary, bytes, &Room::default())
    }

    /// What a page paints: its streams one after the other (ISO 32000-1, 7.8.2).
    pub fn contents(&self, page: &Dictionary<'_>) -> Option<Vec<u8>> {
        if page.reference("Contents").is_some() {
            return self.content(page, "Contents");
        }
        let (room, mut whole) = (Room::default(), Vec::new());
        for stream in self.list(page, "Contents") {
            let Value::Stream(dictionary, bytes) = self.get(stream.reference()?)? else { return None };
            whole.extend(inflated(&dictionary, bytes, &room)?);
            whole.push(b'\n');
        }
        (!whole.is_empty()).then_some(whole)
    }

    fn pack(&self, id: u32, room: &Room) -> Option<Pack> {
        let Place::Offset(offset) = *self.places.get(id as usize)? else { return None };
        Pack::read(self.bytes, (id, offset), room)
    }
}

impl References for File<'_> {
    fn get(&self, id: u32) -> Option<Value<'_>> {
        match *self.places.get(id as usize)? {
            Place::Free => None,
            Place::Offset(offset) => {
                let (found, value) = Reader::new(self.bytes, offset).indirect()?;
                (found == id).then_some(value)
            }
            Place::Packed { stream, index } => self.packs.get(&stream)?.get(index, id),
        }
    }
}

/// The entries of our cross-reference stream, by the numbers of their objects.
fn places(dictionary: &Dictionary<'_>, packed: &[u8], room: &Room) -> Option<Vec<Place>> {
    // A file in several generations is not one that this program wrote.
    if dictionary.get("Type")?.name()? != b"XRef" || dictionary.has("Prev") {
        return None;
    }
    let size = usize::try_from(dictionary.get("Size")?.integer()?).ok()?;
    let found = entries(dictionary, packed, room, size)?;
    // Every object has an entry; who says that there are many more gets no room for them.
    let mut places = vec![Place::Free; size.min(found.len() * 8)];
    for (id, place) in found {
        *places.get_mut(id as usize)? = place;
    }
    Some(places)
}
