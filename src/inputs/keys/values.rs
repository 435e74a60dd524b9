//! A parsed file as serde reads it, with faults of our own that know where they are.

use std::fmt;

use serde::de::value::CowStrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer as _, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use toml::Spanned;
use toml::de::{DeInteger, DeString, DeTable, DeValue};

use super::error::KeyError;
use super::scalars::{DAY, count_of};

/// A key or a value that does not fit, and where it stands if that is known.
#[derive(Debug)]
pub(super) struct Fault {
    offset: Option<usize>,
    message: String,
}

impl Fault {
    /// The fault at `offset`, unless it is already known to stand elsewhere.
    fn or_at(mut self, offset: usize) -> Self {
        self.offset.get_or_insert(offset);
        self
    }

    /// The fault as an error of the file.
    pub(super) fn in_text(self, text: &str) -> KeyError {
        KeyError::at(text, self.offset.unwrap_or(0), self.message)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    /// What a type of ours says, in Italian.
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { offset: None, message: message.to_string() }
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let known: Vec<String> = expected.iter().map(|key| format!("`{key}`")).collect();
        let between = if known.len() == 2 { " e " } else { ", " };
        Self::custom(format!("chiave sconosciuta `{field}`; chiavi ammesse: {}", known.join(between)))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::custom(format!("manca la chiave `{field}`"))
    }

    // The types that a file can hold are told apart below, before a type of ours sees them.
    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self::custom("valore di tipo sbagliato")
    }

    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self::custom("valore non ammesso")
    }
}

/// The whole file.
pub(super) struct Root<'t>(pub &'t DeTable<'t>);

impl<'de> Deserializer<'de> for Root<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_map(Entries::of(self.0))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// A value of the file.
struct Entry<'t>(&'t Spanned<DeValue<'t>>);

impl<'t> Entry<'t> {
    fn offset(&self) -> usize {
        self.0.span().start
    }

    /// The value is not of the type that its key asks for.
    fn wrong_type(&self, wanted: &str) -> Fault {
        self.fault(format!("valore di tipo sbagliato: {}; atteso {wanted}", said(self.0.get_ref())))
    }

    fn fault(&self, message: String) -> Fault {
        Fault { offset: Some(self.offset()), message }
    }

    /// Refuses the value unless it `fits`; `wanted` names the type that its key asks for.
    fn require(&self, fits: impl FnOnce(&DeValue<'t>) -> bool, wanted: &str) -> Result<(), Fault> {
        if fits(self.0.get_ref()) { Ok(()) } else { Err(self.wrong_type(wanted)) }
    }
}

impl<'de> Deserializer<'de> for Entry<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let read = match self.0.get_ref() {
            DeValue::String(text) => visitor.visit_str(text),
            DeValue::Integer(number) => match whole(number) {
                Some(number) => visitor.visit_i64(number),
                None => Err(self.fault(format!("valore non ammesso: numero intero `{number}`"))),
            },
            DeValue::Float(number) => visitor.visit_f64(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(answer) => visitor.visit_bool(*answer),
            DeValue::Datetime(_) => Err(self.fault("qui un giorno non è ammesso".to_owned())),
            DeValue::Array(items) => visitor.visit_seq(Items(items.iter())),
            DeValue::Table(table) => visitor.visit_map(Entries::of(table)),
        };
        read.map_err(|fault| fault.or_at(self.offset()))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.require(DeValue::is_str, "un testo fra virgolette")?;
        self.deserialize_any(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.require(DeValue::is_bool, "true oppure false")?;
        self.deserialize_any(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let wanted = "un numero intero, zero o più";
        let DeValue::Integer(number) = self.0.get_ref() else { return Err(self.wrong_type(wanted)) };
        match whole(number).and_then(|number| u32::try_from(number).ok()) {
            Some(number) => visitor.visit_u32(number),
            None => Err(self.fault(format!("valore non ammesso: {}; atteso {wanted}", said(self.0.get_ref())))),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.require(|value| value.is_integer() || value.is_float(), "un numero")?;
        self.deserialize_any(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.require(DeValue::is_array, "un elenco")?;
        self.deserialize_any(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.require(DeValue::is_table, "una tabella")?;
        self.deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Fault> {
        if name != DAY {
            return visitor.visit_newtype_struct(self);
        }
        match self.0.get_ref() {
            DeValue::Datetime(date) => match count_of(date) {
                Some(count) => visitor.visit_i32(count),
                None => Err(self.fault("atteso un giorno nella forma 2025-06-30".to_owned())),
            },
            _ => Err(self.wrong_type("un giorno senza virgolette, come 2025-06-30")),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f64 char bytes byte_buf unit unit_struct tuple tuple_struct
        enum identifier ignored_any
    }
}

/// The values of a list.
struct Items<'t>(std::slice::Iter<'t, Spanned<DeValue<'t>>>);

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some(value) = self.0.next() else { return Ok(None) };
        seed.deserialize(Entry(value)).map(Some).map_err(|fault| fault.or_at(value.span().start))
    }
}

type KeyAndValue<'t> = (&'t Spanned<DeString<'t>>, &'t Spanned<DeValue<'t>>);

/// The keys of a table, in the file's order.
struct Entries<'t> {
    left: std::vec::IntoIter<KeyAndValue<'t>>,
    value: Option<&'t Spanned<DeValue<'t>>>,
}

impl<'t> Entries<'t> {
    fn of(table: &'t DeTable<'t>) -> Self {
        let mut entries: Vec<KeyAndValue<'t>> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        Self { left: entries.into_iter(), value: None }
    }
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some((key, value)) = self.left.next() else { return Ok(None) };
        self.value = Some(value);
        let name: CowStrDeserializer<'_, Fault> = key.get_ref().clone().into_deserializer();
        seed.deserialize(name).map(Some).map_err(|fault| fault.or_at(key.span().start))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Fault> {
        let value = self.value.take().expect("serde asks for a value after its key");
        seed.deserialize(Entry(value)).map_err(|fault| fault.or_at(value.span().start))
    }
}

fn whole(number: &DeInteger<'_>) -> Option<i64> {
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// A value as an error quotes it.
fn said(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("testo {text:?}"),
        DeValue::Integer(number) => format!("numero intero `{number}`"),
        DeValue::Float(number) => format!("numero `{}`", number.as_str()),
        DeValue::Boolean(answer) => format!("true/false `{answer}`"),
        DeValue::Datetime(date) => format!("un giorno `{date}`"),
        DeValue::Array(_) => "un elenco".to_owned(),
        DeValue::Table(_) => "una tabella".to_owned(),
    }
}
