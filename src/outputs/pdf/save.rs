//! The file: object streams, a cross-reference stream, identifiers from the content (ISO 32000-1, 7.5).
//!
//! Objects are turned to bytes as they come and packed into compressed object streams,
//! so that the tens of thousands of structure elements of a long report are never
//! alive together. Guaranteed: the same objects in the same order give the same bytes.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Object, Stream};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::error::PdfError;
use super::object;
use super::profile::Profile;

/// Objects in one object stream: enough to compress well, few enough to find one quickly.
const PACKED_OBJECTS: usize = 200;

/// Object streams compressed together: work for every core, and little of it alive at once.
const STREAMS_OF_A_BATCH: usize = 32;

/// Deflate's middle way: the highest level takes three times as long for a fiftieth of the size.
const LEVEL: Compression = Compression::new(6);

/// Bytes of an entry of the cross-reference stream: its kind, four, two.
const ROW: usize = 7;

/// The tag of a row that is written as its difference from the one above (PNG’s predictor Up; ISO 32000-1, 7.4.4.4):
/// entries that follow each other differ in little.
const UP: u8 = 2;

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// Reserved, not written yet.
    Pending,
    /// At a byte offset of the file.
    Offset(u32),
    /// In an object stream, at an index.
    Packed { stream: u32, index: u16 },
}

/// Objects on their way into one object stream: their numbers, where they start, their text.
#[derive(Default)]
struct Pack {
    starts: Vec<(u32, usize)>,
    bytes: Vec<u8>,
}

impl Pack {
    fn push(&mut self, id: u32, value: &Object) {
        self.starts.push((id, self.bytes.len()));
        object::write(&mut self.bytes, value);
        self.bytes.push(b'\n');
    }

    /// The object stream.
    fn stream(&self) -> Result<Stream, PdfError> {
        let mut content = Vec::with_capacity(self.bytes.len() + self.starts.len() * 14);
        for (id, start) in &self.starts {
            object::print(&mut content, format_args!("{id} {start} "));
        }
        let dictionary = object::dictionary([
            ("Type", object::name("ObjStm")),
            ("N", object::integer(self.starts.len())),
            ("First", object::integer(content.len())),
        ]);
        content.extend(&self.bytes);
        compressed(dictionary, &content)
    }
}

/// A file in the making.
pub(super) struct File {
    out: Vec<u8>,
    places: Vec<Place>,
    /// The object stream being filled.
    open: Pack,
    /// Full ones that wait to be compressed together.
    waiting: Vec<Pack>,
}

impl File {
    /// A file with its header.
    pub(super) fn new(profile: &Profile) -> Self {
        // The four bytes above 127 tell that the file is binary (ISO 19005-2, 6.1.2).
        let mut out = profile.header().into_bytes();
        out.extend(b"%\xE2\xE3\xCF\xD3\n");
        Self { out, places: vec![Place::Pending], open: Pack::default(), waiting: Vec::new() }
    }

    /// A number for an object that is written later.
    pub(super) fn reserve(&mut self) -> u32 {
        self.places.push(Place::Pending);
        u32::try_from(self.places.len() - 1).expect("a document has fewer than 2³² objects")
    }

    /// Writes an object that is not a stream.
    pub(super) fn put(&mut self, id: u32, value: &Object) -> Result<(), PdfError> {
        self.open.push(id, value);
        if self.open.starts.len() == PACKED_OBJECTS {
            self.close_pack()?;
        }
        Ok(())
    }

    /// Writes many objects that are not streams: `ids[n]` is what `make(n)` returns, on any core.
    pub(super) fn put_many(&mut self, ids: &[u32], make: impl Fn(usize) -> Object + Sync) -> Result<(), PdfError> {
        self.close_pack()?;
        self.flush()?;
        for (batch, ids) in ids.chunks(PACKED_OBJECTS * STREAMS_OF_A_BATCH).enumerate() {
            let first = batch * PACKED_OBJECTS * STREAMS_OF_A_BATCH;
            let packs = ids.par_chunks(PACKED_OBJECTS).enumerate().map(|(chunk, ids)| {
                let mut pack = Pack::default();
                for (index, id) in ids.iter().enumerate() {
                    pack.push(*id, &make(first + chunk * PACKED_OBJECTS + index));
                }
                pack
            });
            self.waiting = packs.collect();
            self.flush()?;
        }
        Ok(())
    }

    /// Writes an object that is not a stream under a new number.
    pub(super) fn add(&mut self, value: &Object) -> Result<u32, PdfError> {
        let id = self.reserve();
        self.put(id, value)?;
        Ok(id)
    }

    /// Writes a stream under a new number, as it is.
    pub(super) fn add_stream(&mut self, stream: &Stream) -> Result<u32, PdfError> {
        let id = self.reserve();
        self.put_stream(id, stream)?;
        Ok(id)
    }

    fn put_stream(&mut self, id: u32, stream: &Stream) -> Result<(), PdfError> {
        let offset = u32::try_from(self.out.len());
        let offset = offset.map_err(|_| PdfError::Writing("il file supera 4 GiB".to_owned()))?;
        self.places[id as usize] = Place::Offset(offset);
        object::print(&mut self.out, format_args!("{id} 0 obj\n"));
        object::write_stream(&mut self.out, stream);
        self.out.extend(b"\nendobj\n");
        Ok(())
    }

    /// Sets aside the object stream being filled.
    fn close_pack(&mut self) -> Result<(), PdfError> {
        if !self.open.starts.is_empty() {
            self.waiting.push(std::mem::take(&mut self.open));
        }
        if self.waiting.len() >= STREAMS_OF_A_BATCH { self.flush() } else { Ok(()) }
    }

    /// Compresses and writes the object streams set aside, in their order.
    fn flush(&mut self) -> Result<(), PdfError> {
        let packs = std::mem::take(&mut self.waiting);
        let streams: Vec<Stream> = packs.par_iter().map(Pack::stream).collect::<Result<_, _>>()?;
        for (pack, content) in packs.iter().zip(&streams) {
            let stream = self.reserve();
            for (index, (id, _)) in (0u16..).zip(&pack.starts) {
                self.places[*id as usize] = Place::Packed { stream, index };
            }
            self.put_stream(stream, content)?;
        }
        Ok(())
    }

    /// Writes what is left, the cross-reference stream and the trailer.
    pub(super) fn finish(mut self, catalogue: u32, information: Option<u32>) -> Result<Vec<u8>, PdfError> {
        self.close_pack()?;
        self.flush()?;
        let cross_references = self.reserve();
        let digest = Sha256::digest(&self.out);
        let identifier = Object::String(digest[..16].to_vec(), lopdf::StringFormat::Hexadecimal);
        let start = self.out.len();
        self.places[cross_references as usize] =
            Place::Offset(u32::try_from(start).map_err(|_| PdfError::Writing("il file supera 4 GiB".to_owned()))?);
        let (mut rows, mut above) = (Vec::with_capacity(self.places.len() * (1 + ROW)), [0; ROW]);
        for (id, place) in self.places.iter().enumerate() {
            let (kind, second, third) = match *place {
                Place::Pending if id == 0 => (0u8, 0, u16::MAX),
                Place::Pending => return Err(PdfError::Writing(format!("l’oggetto {id} non è stato scritto"))),
                Place::Offset(offset) => (1, offset, 0),
                Place::Packed { stream, index } => (2, stream, index),
            };
            let mut row = [kind, 0, 0, 0, 0, 0, 0];
            row[1..5].copy_from_slice(&second.to_be_bytes());
            row[5..].copy_from_slice(&third.to_be_bytes());
            rows.push(UP);
            rows.extend(row.iter().zip(above).map(|(own, above)| own.wrapping_sub(above)));
            above = row;
        }
        let parameters = [("Predictor", object::integer(12)), ("Columns", object::integer(ROW))];
        let mut dictionary = object::dictionary([
            ("Type", object::name("XRef")),
            ("Size", object::integer(self.places.len())),
            ("W", Object::Array(vec![object::integer(1), object::integer(4), object::integer(2)])),
            ("DecodeParms", Object::Dictionary(object::dictionary(parameters))),
            ("Root", object::reference(catalogue)),
        ]);
        if let Some(information) = information {
            dictionary.set("Info", object::reference(information));
        }
        dictionary.set("ID", Object::Array(vec![identifier.clone(), identifier]));
        self.put_stream(cross_references, &compressed(dictionary, &rows)?)?;
        object::print(&mut self.out, format_args!("startxref\n{start}\n%%EOF\n"));
        Ok(self.out)
    }
}

/// A stream compressed by Flate.
pub(super) fn compressed(mut dictionary: Dictionary, content: &[u8]) -> Result<Stream, PdfError> {
    let failed = |error: std::io::Error| PdfError::Writing(error.to_string());
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(content.len() / 3), LEVEL);
    encoder.write_all(content).map_err(failed)?;
    dictionary.set("Filter", object::name("FlateDecode"));
    Ok(Stream::new(dictionary, encoder.finish().map_err(failed)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small_file(forget_one: bool) -> Result<Vec<u8>, PdfError> {
        let mut file = File::new(&Profile::A2A_UA1);
        let catalogue = file.reserve();
        let information = file.add(&Object::Dictionary(object::dictionary([("Title", object::text("Sì"))])))?;
        if !forget_one {
            let many: Vec<_> = (0..450).map(|n| file.add(&object::integer(n))).collect::<Result<_, _>>()?;
            let kids = many.into_iter().map(object::reference).collect();
            file.put(catalogue, &Object::Dictionary(object::dictionary([("Kids", Object::Array(kids))])))?;
        }
        file.finish(catalogue, Some(information))
    }

    #[test]
    fn every_object_is_found_again() {
        let document = lopdf::Document::load_mem(&small_file(false).unwrap()).unwrap();
        let kids = document.catalog().unwrap().get(b"Kids").unwrap().as_array().unwrap();
        let numbers: Vec<i64> = kids
            .iter()
            .map(|kid| document.get_object(kid.as_reference().unwrap()).unwrap().as_i64().unwrap())
            .collect();
        assert_eq!(numbers, (0..450).collect::<Vec<_>>());
        assert_eq!(document.version, "1.7");
    }

    #[test]
    fn many_objects_made_together_are_found_in_order() {
        let mut file = File::new(&Profile::A2A_UA1);
        let catalogue = file.reserve();
        let ids: Vec<u32> = (0..20_000).map(|_| file.reserve()).collect();
        file.put_many(&ids, object::integer).unwrap();
        file.put(catalogue, &Object::Dictionary(Dictionary::new())).unwrap();
        let information = file.add(&Object::Null).unwrap();
        let document = lopdf::Document::load_mem(&file.finish(catalogue, Some(information)).unwrap()).unwrap();
        for (number, id) in ids.iter().enumerate() {
            assert_eq!(document.get_object((*id, 0)).unwrap(), &object::integer(number));
        }
    }

    #[test]
    fn a_reserved_object_that_was_never_written_is_an_error() {
        assert!(matches!(small_file(true), Err(PdfError::Writing(_))));
    }

    #[test]
    fn the_same_objects_give_the_same_bytes() {
        assert_eq!(small_file(false).unwrap(), small_file(false).unwrap());
    }
}
