//! Where the objects of a file stand, and the streams that hold several of them (ISO 32000-1, 7.5.5, 7.5.7, 7.5.8).
//!
//! Guaranteed: what is unpacked counts against one [`Room`] for a whole file, however many streams it has.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use flate2::read::ZlibDecoder;

use super::syntax::Reader;
use super::value::{Dictionary, Value};

const WORD: &[u8] = b"startxref";
/// No file of ours comes near so many bytes.
const MOST_BYTES: usize = 256 << 20;
const PIECE: usize = 64 << 10;

/// The memory that unpacking may still take.
pub(super) struct Room(AtomicUsize);

impl Default for Room {
    fn default() -> Self {
        Self::of(MOST_BYTES)
    }
}

impl Room {
    pub const fn of(bytes: usize) -> Self {
        Self(AtomicUsize::new(bytes))
    }

    fn take(&self, bytes: usize) -> Option<()> {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(bytes)).ok().map(drop)
    }
}

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Free,
    Offset(usize),
    Packed { stream: u32, index: usize },
}

impl Place {
    /// The stream that holds it with others.
    pub fn stream(self) -> Option<u32> {
        if let Self::Packed { stream, .. } = self { Some(stream) } else { None }
    }
}

/// An object stream: its bytes, and where each object starts in them.
pub(super) struct Pack {
    content: Vec<u8>,
    starts: Vec<(u32, usize)>,
}

impl Pack {
    /// The stream of this number, at an offset of the file.
    pub fn read(bytes: &[u8], (id, offset): (u32, usize), room: &Room) -> Option<Self> {
        let (found, Value::Stream(dictionary, packed)) = Reader::new(bytes, offset).indirect()? else { return None };
        if found != id || dictionary.get("Type")?.name()? != b"ObjStm" {
            return None;
        }
        let size = |key| usize::try_from(dictionary.get(key)?.integer()?).ok();
        let (count, first) = (size("N")?, size("First")?);
        let content = inflated(&dictionary, packed, room)?;
        let mut header = Reader::new(content.get(..first)?, 0);
        let mut next = || usize::try_from(header.value()?.integer()?).ok();
        // The header ends with its bytes, whatever count is said.
        let starts = (0..count).map(|_| Some((u32::try_from(next()?).ok()?, first.checked_add(next()?)?)));
        let starts = starts.collect::<Option<_>>()?;
        Some(Self { content, starts })
    }

    /// The object that stands at a place of the stream, where it is the one that is meant.
    pub fn get(&self, index: usize, id: u32) -> Option<Value<'_>> {
        let (found, start) = *self.starts.get(index)?;
        if found == id { Reader::new(&self.content, start).value() } else { None }
    }
}

/// Where the last `startxref` points, within so many bytes of the end.
pub(super) fn last_reference(bytes: &[u8], within: usize) -> Option<usize> {
    let tail = bytes.len().saturating_sub(within);
    let at = bytes[tail..].windows(WORD.len()).rposition(|window| window == WORD)?;
    usize::try_from(Reader::new(bytes, tail + at + WORD.len()).value()?.integer()?).ok()
}

/// Widths of the three fields of an entry.
fn widths(dictionary: &Dictionary<'_>) -> Option<[usize; 3]> {
    numbers(dictionary, "W")?.try_into().ok().filter(|widths: &[usize; 3]| widths.iter().all(|n| *n <= 8))
}

/// The entries of a cross-reference stream; `None` beyond so many.
pub(super) fn entries(
    dictionary: &Dictionary<'_>,
    packed: &[u8],
    room: &Room,
    most: usize,
) -> Option<BTreeMap<u32, Place>> {
    let widths = widths(dictionary)?;
    let content = unpredicted(dictionary, packed, room)?;
    let ranges = match dictionary.get("Index") {
        Some(_) => numbers(dictionary, "Index")?,
        None => vec![0, usize::try_from(dictionary.get("Size")?.integer()?).ok()?],
    };
    let mut rows = content.chunks_exact(widths.iter().sum::<usize>().max(1));
    let mut places = BTreeMap::new();
    for range in ranges.chunks_exact(2) {
        for id in range[0]..range[0].checked_add(range[1])? {
            let mut row = rows.next()?;
            let mut field = |width: usize| {
                let (field, rest) = row.split_at(width);
                row = rest;
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
            places.insert(u32::try_from(id).ok()?, place);
            if places.len() > most {
                return None;
            }
        }
    }
    Some(places)
}

/// The content of a cross-reference stream, whose rows may be written as differences from those above (ISO 32000-1, 7.4.4.4).
fn unpredicted(dictionary: &Dictionary<'_>, packed: &[u8], room: &Room) -> Option<Vec<u8>> {
    let Some(Value::Dictionary(parameters)) = dictionary.get("DecodeParms") else {
        return inflated(dictionary, packed, room);
    };
    let predictor = parameters.get("Predictor").and_then(Value::integer).unwrap_or(1);
    let plain: Vec<_> = dictionary.0.iter().filter(|(key, _)| *key != b"DecodeParms").cloned().collect();
    let content = inflated(&Dictionary(plain), packed, room)?;
    if predictor == 1 {
        return Some(content);
    }
    let width = widths(dictionary)?.iter().sum::<usize>();
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

fn numbers(dictionary: &Dictionary<'_>, key: &str) -> Option<Vec<usize>> {
    dictionary.get(key)?.array()?.iter().map(|number| usize::try_from(number.integer()?).ok()).collect()
}

/// A stream's bytes, decompressed; filters and predictors that this writer does not use are refused, and so is one
/// that goes on beyond the room.
pub(super) fn inflated(dictionary: &Dictionary<'_>, bytes: &[u8], room: &Room) -> Option<Vec<u8>> {
    match dictionary.get("Filter") {
        None => room.take(bytes.len()).map(|()| bytes.to_vec()),
        Some(Value::Name(b"FlateDecode")) if !dictionary.has("DecodeParms") => {
            let (mut content, mut piece) = (Vec::with_capacity(bytes.len() * 4), vec![0; PIECE]);
            let mut decoder = ZlibDecoder::new(bytes);
            loop {
                let read = decoder.read(&mut piece).ok()?;
                room.take(read)?;
                content.extend_from_slice(&piece[..read]);
                if read == 0 {
                    return Some(content);
                }
            }
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_streams_share_one_room() {
        let packed = {
            use std::io::Write as _;
            let mut writer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
            writer.write_all(&[b' '; 1000]).unwrap();
            writer.finish().unwrap()
        };
        let text =
            format!("1 0 obj\n<</Type /ObjStm/N 0/First 0/Filter /FlateDecode/Length {}>>\nstream\n", packed.len());
        let file = [text.as_bytes(), &packed, b"\nendstream\nendobj\n"].concat();
        let room = Room::of(2500);
        let read = || Pack::read(&file, (1, 0), &room).is_some();
        assert_eq!([read(), read(), read()], [true, true, false], "the third would be too much");
    }

    #[test]
    fn entries_end_where_there_are_too_many() {
        let text = "<</W [1 1 1]/Size 4>>";
        let dictionary = Reader::new(text.as_bytes(), 0).value().unwrap().into_dictionary().unwrap();
        let entries = |most| entries(&dictionary, &[1; 12], &Room::default(), most);
        assert_eq!(entries(4).map(|found| found.len()), Some(4));
        assert_eq!(entries(3), None);
    }
}
