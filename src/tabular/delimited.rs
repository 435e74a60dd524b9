//! Delimited text → rows of fields, strictly.
//!
//! Lines end as any system ends them (LF, CRLF, CR). A quote opens a field only where the field
//! begins, and what it opens must close before a separator or the end of a line (RFC 4180, 2.5–2.7);
//! quotes within a line of prose are letters. Guaranteed: a quote that never closes, or closes only within
//! another row, is told with its place and never swallows the rows below it. Deliberately absent: encodings
//! and the choice of the separator.

use std::borrow::Cow;
use std::fmt;

use super::swallowed::{Enclosed, most_frequent};

/// The rows of a text, from the first.
#[derive(Debug, Clone)]
pub(crate) struct Rows<'t> {
    rest: &'t str,
    separator: char,
    row: u32,
    line: u32,
    /// Fields of the table's rows; zero where no field can hold rows.
    width: usize,
    /// Fields of the row that run over several lines: column, line and what their quotes enclose.
    enclosed: Vec<(usize, u32, &'t str)>,
}

/// A row of the table: a spreadsheet program would show it under `number` + 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row<'t> {
    /// Its number, from zero.
    pub number: u32,
    /// Line of the text on which it begins, from one: quoted fields may run over several.
    pub line: u32,
    /// Its fields, without their quotes.
    pub fields: Vec<Cow<'t, str>>,
}

/// A quote that opens a field and never closes it, or closes it within another row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenQuote {
    /// Row of the field, from zero.
    pub row: u32,
    /// Column of the field, from zero.
    pub column: u32,
    /// Line of the text on which the quote stands, from one.
    pub line: u32,
    /// Line on which another quote closes the field, within another row.
    pub closes: Option<u32>,
    /// Last line of the text.
    pub last_line: u32,
}

impl fmt::Display for OpenQuote {
    /// What is wrong with it, after «le virgolette aperte in B3».
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.closes {
            None => f.write_str("non si chiudono"),
            Some(line) => write!(f, "si chiudono solo alla riga {line} del testo, dentro un’altra riga della tabella"),
        }
    }
}

impl<'t> Rows<'t> {
    /// The rows of `text` whose fields `separator` parts.
    pub fn new(text: &'t str, separator: char) -> Self {
        let rows = Self { rest: text, separator, row: 0, line: 1, width: 0, enclosed: Vec::new() };
        // Only a quote joins lines.
        let width = if text.contains('"') { rows.clone().width_of_table() } else { 0 };
        Self { width, ..rows }
    }

    /// How many fields the rows of one line mostly have; where there is none, all rows, or the lines of a lone one.
    fn width_of_table(mut self) -> usize {
        let (text, separator) = (self.rest, self.separator);
        let mut rows = Vec::new();
        while let Some(Ok(row)) = self.next_row() {
            rows.push((row.fields.len(), self.enclosed.is_empty()));
        }
        let of_one_line = rows.iter().filter(|(_, is_line)| *is_line).map(|(fields, _)| *fields);
        let all = rows.iter().map(|(fields, _)| *fields).filter(|_| rows.len() > 1);
        let lines = text.split(['\r', '\n']).map(|line| line.matches(separator).count() + 1);
        most_frequent(of_one_line).or_else(|| most_frequent(all)).or_else(|| most_frequent(lines)).unwrap_or(0)
    }

    /// The field of the row just read that holds rows of the table.
    fn swallowing(&self, row: u32, fields: usize) -> Option<OpenQuote> {
        let (column, line, inside) = *self.enclosed.iter().find(|(column, _, inside)| {
            let enclosed = Enclosed { before: *column, behind: fields - column - 1, inside };
            enclosed.holds_rows(self.width, self.separator)
        })?;
        let closes = line + breaks(inside);
        let below = self.rest.trim_end();
        let last_line = if below.is_empty() { closes } else { self.line + breaks(below) };
        let closes = Some(closes);
        Some(OpenQuote { row, column: u32::try_from(column).ok()?, line, closes, last_line })
    }

    /// The next field, and whether another follows it on the same row.
    fn field(&mut self, column: u32) -> Result<(Cow<'t, str>, bool), OpenQuote> {
        if self.rest.starts_with('"') {
            if let Some((inside, after)) = self.quoted() {
                if inside.contains(['\r', '\n']) || self.is_parted(inside) {
                    self.enclosed.push((column as usize, self.line, inside));
                }
                self.line += breaks(inside);
                self.rest = after.trim_start_matches(' ');
                let text = if inside.contains(['"', '\r']) {
                    Cow::from(inside.replace("\"\"", "\"").replace("\r\n", "\n").replace('\r', "\n"))
                } else {
                    Cow::from(inside)
                };
                return Ok((as_kept(text), self.end_field()));
            }
            let line = self.rest.split(['\r', '\n']).next().unwrap_or_default();
            let quotes = line.split(self.separator).next().unwrap_or_default().matches('"').count();
            // «"Bici in comune" a scuola» is prose; a lone quote is not.
            if !quotes.is_multiple_of(2) {
                let last_line = self.line + breaks(self.rest.trim_end());
                return Err(OpenQuote { row: self.row, column, line: self.line, closes: None, last_line });
            }
        }
        let end = self.rest.find([self.separator, '\r', '\n']).unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        Ok((as_kept(Cow::from(text)), self.end_field()))
    }

    /// What stands between the opening quote and the one that closes the field, and what follows that.
    fn quoted(&self) -> Option<(&'t str, &'t str)> {
        let inside = &self.rest[1..];
        let mut from = 0;
        loop {
            let quote = from + inside[from..].find('"')?;
            let after = &inside[quote + 1..];
            if after.starts_with('"') {
                from = quote + 2;
                continue;
            }
            let next = after.trim_start_matches(' ').chars().next();
            let closes = next.is_none_or(|next| next == self.separator || matches!(next, '\r' | '\n'));
            return closes.then_some((&inside[..quote], after));
        }
    }

    /// Whether a text holds a tab that parts the fields of others: hardly a cell does.
    fn is_parted(&self, inside: &str) -> bool {
        self.separator == '\t' && inside.contains('\t')
    }

    /// The field of the row just read whose quote ran on over the tabs of others: with a tab of its own, the row is as
    /// wide as the table.
    fn running_on(&self, row: u32, fields: usize) -> Option<OpenQuote> {
        let (column, line, inside) = *self.enclosed.iter().find(|(.., inside)| self.is_parted(inside))?;
        if fields == self.width {
            return None;
        }
        let (ends, below) = (line + breaks(inside), self.rest.trim_end());
        let last_line = if below.is_empty() { ends } else { self.line + breaks(below) };
        Some(OpenQuote { row, column: u32::try_from(column).ok()?, line, closes: None, last_line })
    }

    /// Steps over the separator or the line's end; whether it was a separator.
    fn end_field(&mut self) -> bool {
        if let Some(rest) = self.rest.strip_prefix(self.separator) {
            self.rest = rest;
            return true;
        }
        let ended = self.rest.strip_prefix("\r\n").or_else(|| self.rest.strip_prefix(['\r', '\n']));
        if let Some(rest) = ended {
            self.rest = rest;
            self.line += 1;
        }
        false
    }
}

impl<'t> Iterator for Rows<'t> {
    type Item = Result<Row<'t>, OpenQuote>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.next_row()?;
        let swallowing = row.as_ref().ok().and_then(|row| {
            let (number, fields) = (row.number, row.fields.len());
            self.running_on(number, fields).or_else(|| self.swallowing(number, fields))
        });
        if let Some(quote) = swallowing {
            self.rest = "";
            return Some(Err(quote));
        }
        Some(row)
    }
}

impl<'t> Rows<'t> {
    /// The next row as its quotes say.
    fn next_row(&mut self) -> Option<Result<Row<'t>, OpenQuote>> {
        if self.rest.is_empty() {
            return None;
        }
        self.enclosed.clear();
        let (line, mut fields) = (self.line, Vec::new());
        for column in 0.. {
            match self.field(column) {
                Ok((field, more)) => {
                    fields.push(field);
                    if !more {
                        break;
                    }
                }
                Err(quote) => {
                    self.rest = "";
                    return Some(Err(quote));
                }
            }
        }
        let row = Row { number: self.row, line, fields };
        self.row += 1;
        Some(Ok(row))
    }
}

/// What a field says that accounting programs write as a formula, so that its zeros stay: `="01.07"` is `01.07`.
fn as_kept(field: Cow<'_, str>) -> Cow<'_, str> {
    let inside =
        field.trim().strip_prefix('=').and_then(|formula| formula.trim_start().strip_prefix('"')?.strip_suffix('"'));
    match inside.map(|inside| inside.replace("\"\"", "\u{0}")) {
        // Another quote ends the text: the formula is no plain one.
        Some(inside) if !inside.contains('"') => Cow::from(inside.replace('\u{0}', "\"")),
        _ => field,
    }
}

/// How many lines end in a text.
fn breaks(text: &str) -> u32 {
    let lone = text.replace("\r\n", "\n");
    u32::try_from(lone.matches(['\r', '\n']).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, separator: char) -> Vec<Vec<String>> {
        Rows::new(text, separator).map(|row| row.unwrap().fields.iter().map(ToString::to_string).collect()).collect()
    }

    fn open(text: &str, separator: char) -> OpenQuote {
        Rows::new(text, separator).find_map(Result::err).unwrap()
    }

    #[test]
    fn lines_end_as_any_system_ends_them() {
        for text in ["a;b\nc;d\n", "a;b\r\nc;d", "a;b\rc;d\r"] {
            assert_eq!(read(text, ';'), [["a", "b"], ["c", "d"]], "{text:?}");
        }
        let rows: Vec<_> = Rows::new("a\n\n\"b\r\nc\";d\ne", ';').map(|row| row.unwrap()).collect();
        let places: Vec<_> = rows.iter().map(|row| (row.number, row.line)).collect();
        assert_eq!(places, [(0, 1), (1, 2), (2, 3), (3, 5)]);
        assert_eq!(rows[2].fields, ["b\nc", "d"]);
    }

    #[test]
    fn quotes_belong_to_the_field_only_where_they_enclose_it() {
        assert_eq!(read("\"a;b\";\"c \"\"d\"\"\" ;e \"f\" g", ';'), [["a;b", "c \"d\"", "e \"f\" g"]]);
        assert_eq!(read("\"Bici in comune\" a scuola\tx", '\t'), [["\"Bici in comune\" a scuola", "x"]]);
        assert_eq!(read("\"\"\"Bici\"\" a scuola\"\tx", '\t'), [["\"Bici\" a scuola", "x"]]);
        assert_eq!(read("x;\"\"", ';'), [["x", ""]]);
    }

    #[test]
    fn a_formula_that_only_keeps_the_zeros_of_a_text_is_the_text() {
        for separator in [';', '\t', '|'] {
            let line =
                "=\"01.07\"S\"=\"\"01.10\"\"\"S= \"1.234,50\" S=\"\"S=\"a\"\"b\"".replace('S', &separator.to_string());
            assert_eq!(read(&line, separator), [["01.07", "01.10", "1.234,50", "", "a\"b"]]);
        }
        assert_eq!(read("=\"a\"&\"b\";=A1;=\"", ';'), [["=\"a\"&\"b\"", "=A1", "=\""]]);
    }

    #[test]
    fn an_open_quote_is_told_and_ends_the_rows() {
        let text = "a;b\nc;\"d;e\nf;g\n";
        assert_eq!(open(text, ';'), OpenQuote { row: 1, column: 1, line: 2, closes: None, last_line: 3 });
        assert_eq!(Rows::new(text, ';').count(), 2);
        // Closed by the opening quote of another: what follows it gives both away.
        assert_eq!(open("a;\"b;c\nd;\"e\";f\n", ';').row, 0);
        let open_in_tabs = OpenQuote { row: 0, column: 1, line: 1, closes: None, last_line: 2 };
        assert_eq!(open("a\t\"b\tc\nd\te\"\n", '\t'), open_in_tabs);
        assert_eq!(open("a\tb\tc\nd\t\"e\tf\"\n", '\t').line, 2, "the table is three fields wide");
    }

    #[test]
    fn a_quoted_cell_may_hold_a_tab() {
        assert_eq!(read("a\tb\nc\t\"d\te\"\nf\tg\n", '\t')[1], ["c", "d\te"]);
        assert_eq!(read("\"a\"\t\"b\"\n\"c\"\t\"d\te\nf\"\n\"g\"\t\"h\"\n", '\t')[1], ["c", "d\te\nf"]);
    }

    #[test]
    fn a_quote_that_closes_within_another_row_is_told_with_both_lines() {
        let table = |rows: &str| format!("h;i;j\n1;2;3\n{rows}4;5;6\n");
        for swallowing in [
            "a;\"b;c\nd;e\";f\n",
            "\"a;b;c\nd\";e;f\n",
            "a;b;\"c\nd\";e;f\n",
            "a;b;\"c\r\nd;e;f\"\n",
            "a;\"b;c\nd;e;f\n;;\ng\";h;i\n",
            "a;b;\"c\nd;e\";f\n",
        ] {
            let quote = open(&table(swallowing), ';');
            assert_eq!((quote.row, quote.line), (2, 3), "{swallowing}");
            assert_eq!(quote.closes, Some(2 + breaks(swallowing)), "{swallowing}");
            assert_eq!(quote.last_line, 3 + breaks(swallowing), "{swallowing}");
        }
        assert_eq!(open("h\ti\tj\n1\t2\t\"3\n4\"\t5\t6\n", '\t').closes, Some(3));
        assert_eq!(open("h;i;j\n\"1;2;3\n4;5;6\n7\";8;9\n", ';').line, 2, "the heading tells the width");
    }

    #[test]
    fn line_breaks_and_lists_of_a_quoted_text_stay() {
        let table = |rows: &str| format!("h;i;j\n1;2;3\n{rows}4;5;6\n");
        for text in ["b\nc", "uno;\ndue;\ntre.", "uno; due\ntre; quattro", "a; b; c\nd; e; f\ng; h; i", "\n\n"] {
            for row in [format!("a;\"{text}\";c\n"), format!("\"{text}\";b;c\n"), format!("a;b;\"{text}\"\n")] {
                assert_eq!(read(&table(&row), ';').len(), 4, "{row}");
            }
        }
        let all_broken = "\"h\nh\";\"i\ni\";\"j\nj\"\n\"a\nb\";\"c\nd\";\"e\nf\"\n";
        assert_eq!(read(all_broken, ';').len(), 2);
        assert_eq!(read("h;i\n1;\"uno;\ndue;\ntre\"\n2;x\n", ';').len(), 3);
    }

    proptest::proptest! {
        #[test]
        fn what_a_writer_quotes_is_read_back(rows in proptest::collection::vec(proptest::collection::vec("[a-z\"; ,]{0,8}|[a-z\" ,\n]{0,8}", 3), 1..4)) {
            let mut writer = ::csv::WriterBuilder::new().delimiter(b';').quote_style(::csv::QuoteStyle::Always).flexible(true).from_writer(Vec::new());
            let header = ["h", "i", "j"].map(str::to_owned).to_vec();
            let rows: Vec<Vec<String>> = std::iter::once(header).chain(rows).collect();
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            proptest::prop_assert_eq!(read(&text, ';'), rows);
        }

        #[test]
        fn no_text_makes_the_reader_panic_or_run_for_ever(text in "[a;\t\"\r\n è]{0,40}") {
            for separator in [';', '\t', ','] {
                proptest::prop_assert!(Rows::new(&text, separator).count() <= text.len());
            }
        }
    }
}
