//! Faces in a fallback chain.
//!
//! Guaranteed: glyph ids and advances are those of the original files. The four
//! text faces come first; the others are asked, in order, for characters that the
//! text face lacks. Shaping tables are read when a face is first used.

use std::sync::{Arc, OnceLock};

use harfrust::ShaperData;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

use super::FaceId;
use super::error::TypesetError;

/// Which part a face plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaceRole {
    /// Text.
    Regular,
    /// Bold text.
    Bold,
    /// Italic text.
    Italic,
    /// Bold italic text.
    BoldItalic,
    /// Asked for characters that the text faces lack.
    Fallback,
}

/// A font file.
#[derive(Debug, Clone)]
pub enum FaceBytes {
    /// Embedded in the program.
    Static(&'static [u8]),
    /// Read at run time.
    Shared(Arc<[u8]>),
}

impl AsRef<[u8]> for FaceBytes {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Static(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

/// A font file and the part it plays.
#[derive(Debug, Clone)]
pub struct FaceData {
    /// A TrueType or OpenType file with one face.
    pub bytes: FaceBytes,
    /// Its part.
    pub role: FaceRole,
}

/// Parsed faces; a [`FaceId`] is an index into them.
pub struct Faces {
    faces: Vec<Face>,
}

struct Face {
    bytes: FaceBytes,
    postscript_name: String,
    shaping: OnceLock<ShaperData>,
}

impl Faces {
    /// Parses the faces: regular, bold, italic, bold italic, then any number of fallbacks.
    ///
    /// # Errors
    /// If a file is not a font, or one of the four text faces is missing.
    pub fn new(mut data: Vec<FaceData>) -> Result<Self, TypesetError> {
        data.sort_by_key(|face| face.role);
        let roles: Vec<FaceRole> = data.iter().take(4).map(|face| face.role).collect();
        if roles != [FaceRole::Regular, FaceRole::Bold, FaceRole::Italic, FaceRole::BoldItalic] || data.len() > 255 {
            return Err(TypesetError::Face("servono tondo, nero, corsivo e nero corsivo".to_owned()));
        }
        data.into_iter().map(Face::parse).collect::<Result<_, _>>().map(|faces| Self { faces })
    }

    /// The font file of a face.
    pub fn bytes(&self, face: FaceId) -> &[u8] {
        self.faces[usize::from(face.0)].bytes.as_ref()
    }

    /// The PostScript name of a face, such as `NotoSans-Bold`.
    pub fn postscript_name(&self, face: FaceId) -> &str {
        &self.faces[usize::from(face.0)].postscript_name
    }

    /// All faces in the order of the chain.
    pub fn ids(&self) -> impl Iterator<Item = FaceId> {
        (0..=u8::MAX).take(self.faces.len()).map(FaceId)
    }

    pub(super) fn font(&self, face: FaceId) -> FontRef<'_> {
        FontRef::new(self.bytes(face)).expect("the face was parsed when the chain was built")
    }

    pub(super) fn shaping(&self, face: FaceId) -> &ShaperData {
        self.faces[usize::from(face.0)].shaping.get_or_init(|| ShaperData::new(&self.font(face)))
    }
}

impl Face {
    fn parse(data: FaceData) -> Result<Self, TypesetError> {
        let unreadable = || TypesetError::Face(format!("{:?}", data.role));
        let font = FontRef::new(data.bytes.as_ref()).map_err(|_| unreadable())?;
        let name = font.localized_strings(StringId::POSTSCRIPT_NAME).english_or_first().ok_or_else(unreadable)?;
        let postscript_name = name.chars().collect();
        Ok(Self { bytes: data.bytes, postscript_name, shaping: OnceLock::new() })
    }
}

/// The faces built into the program: Noto Sans, then Noto Sans Math and Symbols 2.
pub fn embedded_faces() -> Faces {
    let embedded = |bytes, role| FaceData { bytes: FaceBytes::Static(bytes), role };
    Faces::new(vec![
        embedded(include_bytes!("../../../templates/fonts/NotoSans-Regular.ttf"), FaceRole::Regular),
        embedded(include_bytes!("../../../templates/fonts/NotoSans-Bold.ttf"), FaceRole::Bold),
        embedded(include_bytes!("../../../templates/fonts/NotoSans-Italic.ttf"), FaceRole::Italic),
        embedded(include_bytes!("../../../templates/fonts/NotoSans-BoldItalic.ttf"), FaceRole::BoldItalic),
        embedded(include_bytes!("../../../templates/fonts/NotoSansMath-Regular.ttf"), FaceRole::Fallback),
        embedded(include_bytes!("../../../templates/fonts/NotoSansSymbols2-Regular.ttf"), FaceRole::Fallback),
    ])
    .expect("the embedded faces are checked by a test")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_chain_is_complete_and_named() {
        let faces = embedded_faces();
        let names: Vec<_> = faces.ids().map(|face| faces.postscript_name(face)).collect();
        assert_eq!(names[..4], ["NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoSans-BoldItalic"]);
        assert_eq!(names.len(), 6);
    }

    #[test]
    fn a_file_that_is_no_font_is_an_error() {
        let bytes = FaceBytes::Static(b"not a font");
        let roles = [FaceRole::Regular, FaceRole::Bold, FaceRole::Italic, FaceRole::BoldItalic];
        let data = roles.map(|role| FaceData { bytes: bytes.clone(), role });
        assert!(matches!(Faces::new(data.to_vec()), Err(TypesetError::Face(_))));
        assert!(Faces::new(Vec::new()).is_err());
    }
}
