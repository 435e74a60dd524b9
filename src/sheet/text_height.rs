//! How tall a row must be to show its wrapped text whole.
//!
//! Spreadsheets grow a row by themselves only when somebody edits it, so the height
//! is computed here. Every workbook of ours is set in Arial, which Windows and macOS have and
//! for which Linux has a face with the same widths: the computed lines are then the
//! lines a reader sees. Deliberately absent: kerning and hyphenation, which
//! spreadsheets do not do either.

/// Font of every workbook.
pub(crate) const FONT: &str = "Arial";
/// Its size in points.
pub(crate) const FONT_SIZE: u16 = 10;
/// Height of one line of it, in points.
const LINE_POINTS: f64 = 12.75;
/// Space above and below the text, in points.
const PADDING_POINTS: f64 = 3.0;
/// The tallest row a spreadsheet allows, in points. A longer text stays whole in its
/// cell, but only its beginning shows.
const TALLEST_POINTS: f64 = 409.0;
/// Pixels of one column unit: the width of a digit at [`FONT_SIZE`].
const DIGIT_PIXELS: f64 = 7.0;
/// Advance units (thousandths of the font size) of a pixel at 96 dots per inch.
const UNITS_PER_PIXEL: f64 = 1000.0 * 0.75 / FONT_SIZE as f64;
/// Space that cells keep free on the side where the text begins.
const INDENT_PIXELS: f64 = 10.0;
/// Screens round each advance to whole pixels: room for the difference.
const ROUNDING_ALLOWANCE: f64 = 0.95;

/// Lines that a wrapped text takes in a column of `width` character units.
pub(crate) fn lines(text: &str, width: u16) -> u32 {
    let pixels = f64::from(width).mul_add(DIGIT_PIXELS, -INDENT_PIXELS);
    let room = pixels * UNITS_PER_PIXEL * ROUNDING_ALLOWANCE;
    text.split('\n').map(|paragraph| paragraph_lines(paragraph, room)).sum()
}

/// The height in points of a row with so many lines.
pub(crate) fn row_points(lines: u32) -> f64 {
    f64::from(lines.max(1)).mul_add(LINE_POINTS, PADDING_POINTS).min(TALLEST_POINTS)
}

fn paragraph_lines(paragraph: &str, room: f64) -> u32 {
    let space = f64::from(advance(' '));
    let (mut lines, mut used) = (1, 0.0);
    for word in paragraph.split(' ') {
        let width: f64 = word.chars().map(|character| f64::from(advance(character))).sum();
        let lead = if used > 0.0 { space } else { 0.0 };
        if used + lead + width <= room {
            used += lead + width;
            continue;
        }
        if used > 0.0 {
            lines += 1;
        }
        // A word wider than the column is broken wherever it reaches the edge.
        let whole_lines = (width / room).floor();
        used = width - whole_lines * room;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small, non-negative count")]
        let broken = whole_lines as u32;
        lines += broken;
    }
    lines
}

/// Advance width of a character in thousandths of the font size; unknown ones count as wide.
const fn advance(character: char) -> u16 {
    match character {
        'M' | 'm' => 833,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'Ù' | 'w' => 722,
        '%' => 889,
        'i' | 'j' | 'l' | 'ì' | 'í' | '’' | '‘' | '\'' => 222,
        ' ' | '\u{a0}' | '!' | ',' | '.' | '/' | ':' | ';' | 'I' | 'Ì' | 'f' | 't' | '|' | '[' | ']' => 278,
        '(' | ')' | '-' | 'r' | '`' | '“' | '”' => 333,
        '"' | '*' | '°' | 'º' => 400,
        'J' | 'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 500,
        '0'..='9' | 'a'..='z' | 'à'..='ü' | '–' | '?' | '_' | '$' | '€' | '«' | '»' => 556,
        '+' | '<' | '=' | '>' | '−' | 'F' | 'L' | 'T' | 'Z' => 611,
        '&' | 'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | 'À' | 'È' | 'É' => 667,
        'G' | 'O' | 'Q' | 'Ò' => 778,
        'W' => 944,
        _ => 1015,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn m_and_w_are_the_widest_letters() {
        assert_eq!((advance('m'), advance('w')), (833, 722));
    }

    #[test]
    fn text_wraps_at_words_and_long_words_break() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("due parole", 40), 1);
        assert_eq!(lines("una riga\ne un’altra", 40), 2);
        assert_eq!(lines("aaaaaaaaaa aaaaaaaaaa", 14), 2, "two words of ten, a column of fourteen");
        assert_eq!(lines(&"a".repeat(100), 10), 14, "thirteen columns and a bit of one word");
    }

    #[test]
    fn no_row_is_taller_than_a_spreadsheet_allows() {
        assert!((row_points(1) - 15.75).abs() < 1e-9);
        assert!((row_points(10_000) - TALLEST_POINTS).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn a_narrower_column_never_takes_fewer_lines(text in "[a-zA-Zàèé ]{0,200}", width in 5_u16..60) {
            prop_assert!(lines(&text, width) >= lines(&text, width + 5));
        }
    }
}
