//! PDF objects: short constructors, and their text in a file (ISO 32000-1, 7.3).

use std::io::Write as _;

use lopdf::{Dictionary, Object, Stream, StringFormat};

/// A dictionary of the given entries, in their order.
pub(super) fn dictionary<const N: usize>(entries: [(&str, Object); N]) -> Dictionary {
    entries.into_iter().collect()
}

/// A name.
pub(super) fn name(text: &str) -> Object {
    Object::Name(text.as_bytes().to_vec())
}

/// A byte string, such as an identifier or a date.
pub(super) fn bytes(text: &str) -> Object {
    Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
}

/// A text string: plain bytes where ASCII suffices, else UTF-16 with its mark.
pub(super) fn text(text: &str) -> Object {
    if text.is_ascii() {
        return bytes(text);
    }
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}

/// A count or index.
pub(super) fn integer(value: usize) -> Object {
    Object::Integer(i64::try_from(value).expect("counts of a document fit 63 bits"))
}

/// A length, to a hundredth of a point: finer than any device, and short.
pub(super) fn length(value: f32) -> Object {
    Object::Real((value * 100.0).round() / 100.0)
}

/// A reference to an object of generation 0.
pub(super) fn reference(id: u32) -> Object {
    Object::Reference((id, 0))
}

/// Appends the text of an object.
pub(super) fn write(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => out.extend(value.to_string().bytes()),
        Object::Integer(value) => print(out, format_args!("{value}")),
        Object::Real(value) => print(out, format_args!("{value}")),
        Object::Name(value) => write_name(out, value),
        Object::String(value, format) => write_string(out, value, *format),
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                write(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(out, dictionary),
        Object::Reference((id, generation)) => print(out, format_args!("{id} {generation} R")),
        Object::Stream(stream) => write_stream(out, stream),
    }
}

/// Appends the text of a stream.
pub(super) fn write_stream(out: &mut Vec<u8>, stream: &Stream) {
    write_dictionary(out, &stream.dict);
    out.extend(b"\nstream\n");
    out.extend(&stream.content);
    out.extend(b"\nendstream");
}

/// Appends formatted text, without a string in between.
pub(super) fn print(out: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("memory takes every byte");
}

fn write_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend(b"<<");
    for (key, value) in dictionary {
        write_name(out, key);
        out.push(b' ');
        write(out, value);
    }
    out.extend(b">>");
}

fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            print(out, format_args!("#{byte:02X}"));
        }
    }
}

fn write_string(out: &mut Vec<u8>, value: &[u8], format: StringFormat) {
    if format == StringFormat::Hexadecimal {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        out.push(b'<');
        out.extend(value.iter().flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]));
        out.push(b'>');
        return;
    }
    out.push(b'(');
    for &byte in value {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
            b'\r' => out.extend(b"\\r"),
            b'\n' => out.extend(b"\\n"),
            _ => out.push(byte),
        }
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(object: &Object) -> String {
        let mut out = Vec::new();
        write(&mut out, object);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn delimiters_in_names_and_strings_are_escaped() {
        assert_eq!(written(&name("A B#/é")), "/A#20B#23#2F#C3#A9");
        assert_eq!(written(&bytes("a(b)\\\r\n")), "(a\\(b\\)\\\\\\r\\n)");
    }

    #[test]
    fn text_outside_ascii_is_utf_16_with_its_mark() {
        assert_eq!(written(&text("Sì")), "<FEFF005300EC>");
        assert_eq!(written(&text("Si")), "(Si)");
    }

    #[test]
    fn composite_objects_keep_their_order() {
        let object = Object::Dictionary(dictionary([
            ("B", Object::Array(vec![integer(1), length(2.005_f32), reference(7)])),
            ("A", Object::Null),
        ]));
        assert_eq!(written(&object), "<</B [1 2.01 7 0 R]/A null>>".replace("2.01", &written(&length(2.005))));
        assert_eq!(written(&length(12.3456)), "12.35");
    }
}
