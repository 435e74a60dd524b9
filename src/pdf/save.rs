//! The file: object streams, a cross-reference stream, identifiers from the content (ISO 32000-1, 7.5).
//!
//! Objects are turned to bytes as they come and packed into compressed object streams,
//! so that the tens of thousands of structure elements of a long report are never
//! alive together. Guaranteed: the same objects in the same order give the same bytes.

use lopdf::{Dictionary, Object, Stream};
use sha2::{Digest, Sha256};

use super::error::PdfError;
use super::object;

/// Objects in one object stream: enough to compress well, few enough to find one quickly.
const PACKED_OBJECTS: usize = 200;

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

/// A PDF 1.7 file in the making.
pub(super) struct File {
    out: Vec<u8>,
    places: Vec<Place>,
    packed: Vec<(u32, usize)>,
    packed_bytes: Vec<u8>,
}

impl File {
    /// A file with its header.
    pub(super) fn new() -> Self {
        // The four bytes above 127 tell that the file is binary (ISO 19005-2, 6.1.2).
        let out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        Self { out, places: vec![Place::Pending], packed: Vec::new(), packed_bytes: Vec::new() }
    }

    /// A number for an object that is written later.
    pub(super) fn reserve(&mut self) -> u32 {
        self.places.push(Place::Pending);
        u32::try_from(self.places.len() - 1).expect("a document has fewer than 2³² objects")
    }

    /// Writes an object that is not a stream.
    pub(super) fn put(&mut self, id: u32, value: &Object) -> Result<(), PdfError> {
        self.packed.push((id, self.packed_bytes.len()));
        object::write(&mut self.packed_bytes, value);
        self.packed_bytes.push(b'\n');
        if self.packed.len() == PACKED_OBJECTS { self.flush() } else { Ok(()) }
    }

    /// Writes an object that is not a stream under a new number.
    pub(super) fn add(&mut self, value: &Object) -> Result<u32, PdfError> {
        let id = self.reserve();
        self.put(id, value)?;
        Ok(id)
    }

    /// Writes a stream under a new number, as it is.
    pub(super) fn add_stream(&mut self, dictionary: Dictionary, content: Vec<u8>) -> Result<u32, PdfError> {
        let id = self.reserve();
        self.put_stream(id, Stream::new(dictionary, content))?;
        Ok(id)
    }

    fn put_stream(&mut self, id: u32, stream: Stream) -> Result<(), PdfError> {
        let offset = u32::try_from(self.out.len());
        let offset = offset.map_err(|_| PdfError::Writing("il file supera 4 GiB".to_owned()))?;
        self.places[id as usize] = Place::Offset(offset);
        self.out.extend(format!("{id} 0 obj\n").bytes());
        object::write(&mut self.out, &Object::Stream(stream));
        self.out.extend(b"\nendobj\n");
        Ok(())
    }

    /// Packs the objects collected so far into an object stream.
    fn flush(&mut self) -> Result<(), PdfError> {
        if self.packed.is_empty() {
            return Ok(());
        }
        let stream = self.reserve();
        let packed = std::mem::take(&mut self.packed);
        let mut content: Vec<u8> =
            packed.iter().flat_map(|(id, offset)| format!("{id} {offset} ").into_bytes()).collect();
        let dictionary = object::dictionary([
            ("Type", object::name("ObjStm")),
            ("N", object::integer(packed.len())),
            ("First", object::integer(content.len())),
        ]);
        content.append(&mut self.packed_bytes);
        for (index, (id, _)) in (0u16..).zip(packed) {
            self.places[id as usize] = Place::Packed { stream, index };
        }
        self.put_stream(stream, compressed(dictionary, content)?)
    }

    /// Writes what is left, the cross-reference stream and the trailer.
    pub(super) fn finish(mut self, catalogue: u32, information: u32) -> Result<Vec<u8>, PdfError> {
        self.flush()?;
        let cross_references = self.reserve();
        let digest = Sha256::digest(&self.out);
        let identifier = Object::String(digest[..16].to_vec(), lopdf::StringFormat::Hexadecimal);
        let start = self.out.len();
        self.places[cross_references as usize] =
            Place::Offset(u32::try_from(start).map_err(|_| PdfError::Writing("il file supera 4 GiB".to_owned()))?);
        let mut entries = Vec::with_capacity(self.places.len() * 7);
        for (id, place) in self.places.iter().enumerate() {
            let (kind, second, third) = match *place {
                Place::Pending if id == 0 => (0u8, 0, u16::MAX),
                Place::Pending => return Err(PdfError::Writing(format!("l’oggetto {id} non è stato scritto"))),
                Place::Offset(offset) => (1, offset, 0),
                Place::Packed { stream, index } => (2, stream, index),
            };
            entries.push(kind);
            entries.extend(second.to_be_bytes());
            entries.extend(third.to_be_bytes());
        }
        let dictionary = object::dictionary([
            ("Type", object::name("XRef")),
            ("Size", object::integer(self.places.len())),
            ("W", Object::Array(vec![object::integer(1), object::integer(4), object::integer(2)])),
            ("Root", object::reference(catalogue)),
            ("Info", object::reference(information)),
            ("ID", Object::Array(vec![identifier.clone(), identifier])),
        ]);
        self.put_stream(cross_references, compressed(dictionary, entries)?)?;
        self.out.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
        Ok(self.out)
    }
}

/// A stream compressed as well as deflate can.
pub(super) fn compressed(dictionary: Dictionary, content: Vec<u8>) -> Result<Stream, PdfError> {
    let mut stream = Stream::new(dictionary, content);
    stream.compress().map_err(|error| PdfError::Writing(error.to_string()))?;
    Ok(stream)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small_file(forget_one: bool) -> Result<Vec<u8>, PdfError> {
        let mut file = File::new();
        let catalogue = file.reserve();
        let information = file.add(&Object::Dictionary(object::dictionary([("Title", object::text("Sì"))])))?;
        if !forget_one {
            let many: Vec<_> = (0..450).map(|n| file.add(&object::integer(n))).collect::<Result<_, _>>()?;
            let kids = many.into_iter().map(object::reference).collect();
            file.put(catalogue, &Object::Dictionary(object::dictionary([("Kids", Object::Array(kids))])))?;
        }
        file.finish(catalogue, information)
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
    fn a_reserved_object_that_was_never_written_is_an_error() {
        assert!(matches!(small_file(true), Err(PdfError::Writing(_))));
    }

    #[test]
    fn the_same_objects_give_the_same_bytes() {
        assert_eq!(small_file(false).unwrap(), small_file(false).unwrap());
    }
}
