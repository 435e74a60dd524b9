//! A PDF object in memory, borrowed from the bytes of its file (ISO 32000-1, 7.3).

use std::borrow::Cow;

/// An object.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'a> {
    Null,
    Boolean(bool),
    Integer(i64),
    Real(f32),
    Name(&'a [u8]),
    String(Cow<'a, [u8]>),
    Array(Vec<Value<'a>>),
    Dictionary(Dictionary<'a>),
    /// A stream's dictionary and its bytes as they lie in the file.
    Stream(Dictionary<'a>, &'a [u8]),
    Reference(u32),
}

impl<'a> Value<'a> {
    pub fn integer(&self) -> Option<i64> {
        if let Self::Integer(value) = self { Some(*value) } else { None }
    }

    pub fn name(&self) -> Option<&'a [u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    pub fn array(&self) -> Option<&[Value<'a>]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    pub fn reference(&self) -> Option<u32> {
        if let Self::Reference(id) = self { Some(*id) } else { None }
    }

    /// A number of either kind.
    pub fn number(&self) -> Option<f32> {
        match self {
            // Widths and boxes are far below the 2^24 that single precision holds exactly.
            Self::Integer(value) => i16::try_from(*value).ok().map(f32::from),
            Self::Real(value) => Some(*value),
            _ => None,
        }
    }

    pub fn into_dictionary(self) -> Option<Dictionary<'a>> {
        match self {
            Self::Dictionary(dictionary) | Self::Stream(dictionary, _) => Some(dictionary),
            _ => None,
        }
    }
}

/// A dictionary, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Dictionary<'a>(pub Vec<(&'a [u8], Value<'a>)>);

impl<'a> Dictionary<'a> {
    /// The value of a key, references not followed.
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.0.iter().find(|(name, _)| *name == key.as_bytes()).map(|(_, value)| value)
    }

    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// A reference, not followed.
    pub fn reference(&self, key: &str) -> Option<u32> {
        self.get(key)?.reference()
    }
}
