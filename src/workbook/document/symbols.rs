//! What is seen of letters that a program keeps as places in a font of symbols.

/// The letter that looks like a font's symbol; one that is not known is told as illegible.
pub(super) fn shown(font: &str, code: &str) -> char {
    let Ok(code) = u32::from_str_radix(code, 16) else { return char::REPLACEMENT_CHARACTER };
    // Symbols are written in the private area, or as they stand in the font.
    let place = if (0xF000..0xF100).contains(&code) { code - 0xF000 } else { code };
    let in_wingdings = font.eq_ignore_ascii_case("Wingdings");
    let in_wingdings_2 = font.eq_ignore_ascii_case("Wingdings 2");
    match place {
        0xFC if in_wingdings => '✓',
        0xFB if in_wingdings => '✗',
        0xFE if in_wingdings => '☑',
        0xFD if in_wingdings => '☒',
        0xA8 | 0x6F if in_wingdings => '☐',
        0x50 | 0x52 if in_wingdings_2 => '✓',
        0x4F | 0x51 if in_wingdings_2 => '✗',
        0xB7 | 0xA7 | 0x6C if in_wingdings || font.eq_ignore_ascii_case("Symbol") => '•',
        0xA3 if in_wingdings_2 => '☐',
        0xB3 if font.eq_ignore_ascii_case("Symbol") => '≥',
        0xA3 if font.eq_ignore_ascii_case("Symbol") => '≤',
        _ if code >= 0xE000 => char::REPLACEMENT_CHARACTER,
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}
