//! A look at an XML part while it is inflated, before a parser keeps anything of it.
//!
//! The scanner holds a few bytes whatever it is fed. It tells apart tags, texts, comments and
//! the like exactly enough to count; whether the XML is well formed is for the parser to say.

/// Bytes of an element's name that are kept; the names looked for are shorter.
const NAME_LENGTH: usize = 40;

/// What a part is to a workbook.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing: a picture, or XML of another program.
    #[default]
    None,
    /// Number formats and the rest of the styles.
    Styles,
    /// Sheets, texts, names or relationships.
    Content,
}

/// What a part holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Facts {
    /// Nesting of the deepest element.
    pub depth: usize,
    /// Elements, all together.
    pub elements: usize,
    /// Bytes of the longest tag, text or comment: a parser keeps each whole.
    pub longest: usize,
    /// Declarations (`<!DOCTYPE`, `<!ENTITY`), which no spreadsheet program writes.
    pub declarations: bool,
    /// Bytes of value zero: the part is binary, or in an encoding other than UTF-8.
    pub zeros: bool,
    /// What some parsers lose: comments and CDATA within a value (`v`) or a text (`t`), references to characters
    /// within a value.
    pub odd_texts: usize,
    /// What the part is to a workbook, by its elements.
    pub role: Role,
    /// Whether it is the content of a text document (`office:text`).
    pub is_text_document: bool,
    /// Cells (`c`), formulas (`f`), merged ranges (`mergeCell`), shared texts (`si`), cell formats (`xf`).
    pub cells: usize,
    /// See `cells`.
    pub formulas: usize,
    /// See `cells`.
    pub merges: usize,
    /// See `cells`.
    pub texts: usize,
    /// See `cells`.
    pub formats: usize,
}

/// Where in the markup the scanner stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Text,
    /// Just after `<`.
    Opened,
    /// In the name of an element.
    Name,
    /// Behind the name; inside a quoted value if a quote is given.
    Tag(Option<u8>),
    /// In an end tag.
    EndTag,
    /// After `<!`: so many bytes of what it is have been seen.
    Bang,
    /// In a comment, a CDATA section or a processing instruction: up to this mark.
    Until(&'static [u8]),
}

/// A scanner of one part.
#[derive(Debug)]
pub(super) struct XmlScan {
    state: State,
    facts: Facts,
    depth: usize,
    /// Bytes of the token at hand.
    token: usize,
    /// The element's name, or what follows `<!`.
    name: [u8; NAME_LENGTH],
    name_length: usize,
    /// Whether the element at hand holds a value or a text.
    in_text: bool,
    /// Whether that is a value.
    is_value: bool,
    /// Whether the last byte of a text was the `&` of a reference.
    in_reference: bool,
    /// The last two bytes, for marks of two and three bytes.
    before: [u8; 2],
}

impl XmlScan {
    /// A scanner before the first byte.
    pub fn new() -> Self {
        Self {
            state: State::Text,
            facts: Facts::default(),
            depth: 0,
            token: 0,
            name: [0; NAME_LENGTH],
            name_length: 0,
            in_text: false,
            is_value: false,
            in_reference: false,
            before: [0; 2],
        }
    }

    /// Goes on with the next bytes.
    pub fn feed(&mut self, chunk: &[u8]) {
        self.facts.zeros |= chunk.contains(&0);
        let mut rest = chunk;
        while let [byte, after @ ..] = rest {
            if let Some(end) = self.next_that_counts().filter(|end| end != byte) {
                let length = memchr::memchr(end, rest).unwrap_or(rest.len());
                self.grow(length);
                if self.state == State::Text && self.in_text && self.is_value {
                    self.look_for_references(&rest[..length]);
                }
                rest = &rest[length..];
                continue;
            }
            // UTF-16 markup is recognised as well, by leaving out its zeros.
            if *byte != 0 {
                self.step(*byte);
                self.before = [self.before[1], *byte];
            }
            rest = after;
        }
    }

    /// What has been seen.
    pub const fn facts(&self) -> Facts {
        self.facts
    }

    /// The byte up to which nothing happens, within texts and quoted values.
    const fn next_that_counts(&self) -> Option<u8> {
        match self.state {
            State::Text => Some(b'<'),
            State::Tag(quote) => quote,
            _ => None,
        }
    }

    fn grow(&mut self, bytes: usize) {
        self.token += bytes;
        self.facts.longest = self.facts.longest.max(self.token);
    }

    /// Looks for `&#` in a piece of a text.
    fn look_for_references(&mut self, text: &[u8]) {
        let begins = self.in_reference && text.first() == Some(&b'#');
        self.facts.odd_texts += usize::from(begins || text.windows(2).any(|pair| pair == b"&#"));
        self.in_reference = text.last() == Some(&b'&');
    }

    fn step(&mut self, byte: u8) {
        self.grow(1);
        match (self.state, byte) {
            (State::Text, _) => self.begin(State::Opened),
            (State::Opened, b'/') => {
                (self.state, self.in_text) = (State::EndTag, false);
            }
            (State::Opened, b'?' | b'!') => {
                self.facts.odd_texts += usize::from(self.in_text);
                self.state = if byte == b'?' { State::Until(b"?>") } else { State::Bang };
            }
            (State::Opened, _) => {
                (self.state, self.in_text) = (State::Name, false);
                self.push(byte);
            }
            (State::Bang, _) => {
                self.push(byte);
                self.classify_bang();
            }
            (State::Name | State::Tag(None), b'>') => self.end_of_start_tag(),
            (State::EndTag, b'>') => {
                self.depth = self.depth.saturating_sub(1);
                self.begin(State::Text);
            }
            (State::Name, b'/' | b' ' | b'\t' | b'\n' | b'\r') => self.state = State::Tag(None),
            (State::Name, _) => self.push(byte),
            (State::Tag(None), b'"' | b'\'') => self.state = State::Tag(Some(byte)),
            (State::Tag(Some(quote)), _) if byte == quote => self.state = State::Tag(None),
            (State::Until(mark), b'>') if self.ends_with(mark) => self.begin(State::Text),
            (State::Tag(_) | State::EndTag | State::Until(_), _) => {}
        }
    }

    const fn begin(&mut self, state: State) {
        self.state = state;
        self.token = 0;
        self.name_length = 0;
    }

    const fn push(&mut self, byte: u8) {
        if self.name_length < NAME_LENGTH {
            self.name[self.name_length] = byte;
            self.name_length += 1;
        }
    }

    fn classify_bang(&mut self) {
        let seen = &self.name[..self.name_length];
        if seen == b"--" {
            self.state = State::Until(b"-->");
        } else if seen == b"[CDATA[" {
            self.state = State::Until(b"]]>");
        } else if !b"--".starts_with(seen) && !b"[CDATA[".starts_with(seen) {
            self.facts.declarations = true;
            self.state = State::Tag(None);
        }
    }

    /// Whether the bytes before this `>` complete a mark.
    fn ends_with(&self, mark: &[u8]) -> bool {
        self.before.ends_with(&mark[..mark.len() - 1])
    }

    fn end_of_start_tag(&mut self) {
        let is_empty = self.before[1] == b'/';
        self.facts.elements += 1;
        self.facts.depth = self.facts.depth.max(self.depth + 1);
        if !is_empty {
            self.depth += 1;
        }
        let name = &self.name[..self.name_length];
        let local = name.rsplit(|&byte| byte == b':').next().unwrap_or(name);
        match local {
            b"v" | b"t" => (self.in_text, self.is_value) = (!is_empty, local == b"v"),
            b"c" => self.facts.cells += 1,
            b"f" => self.facts.formulas += 1,
            b"mergeCell" => self.facts.merges += 1,
            b"si" => self.facts.texts += 1,
            b"xf" => self.facts.formats += 1,
            b"text" if name == b"office:text" => self.facts.is_text_document = true,
            b"styleSheet" => self.facts.role = Role::Styles,
            // Whoever hides sheets among styles has the stricter limits.
            b"sheetData" | b"sst" | b"workbook" | b"Relationships" | b"document-content" | b"document"
                if self.facts.role == Role::None =>
            {
                self.facts.role = Role::Content;
            }
            _ => {}
        }
        self.begin(State::Text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// However the bytes come, the facts are the same.
    fn scan(xml: &str) -> Facts {
        let mut whole = XmlScan::new();
        whole.feed(xml.as_bytes());
        let mut single = XmlScan::new();
        xml.as_bytes().chunks(1).for_each(|byte| single.feed(byte));
        assert_eq!(whole.facts(), single.facts(), "{xml}");
        whole.facts()
    }

    #[test]
    fn elements_are_counted_outside_comments_quotes_and_cdata() {
        let facts = scan(
            "<?xml version=\"1.0\"?><!-- <c><c> --><x:sheetData><row a='>' b=\"/>\"><c r=\"A1\"><f/><v>1</v></c>\
             <c/></row><![CDATA[<c><c>]]></x:sheetData>",
        );
        assert_eq!((facts.elements, facts.cells, facts.formulas, facts.depth), (6, 2, 1, 4));
        assert!(facts.role == Role::Content && !facts.declarations && !facts.zeros);
    }

    #[test]
    fn depth_follows_tags_that_open_and_close() {
        assert_eq!(scan(&"<a></a>".repeat(50)).depth, 1);
        assert_eq!(scan(&format!("{}{}", "<a>".repeat(50), "</a>".repeat(50))).depth, 50);
        assert_eq!(scan("<a><b/><b /></a>").depth, 2);
    }

    #[test]
    fn what_parsers_lose_of_a_value_is_seen() {
        for odd in ["<v>8&#48;</v>", "<x:t>a<!-- --></x:t>", "<v><![CDATA[8]]></v>", "<t>a<?x y?></t>"] {
            assert!(scan(&format!("<x>{odd}</x>")).odd_texts > 0, "{odd}");
        }
        for plain in ["<v>80</v><!-- c -->", "<t>a &amp; b</t>", "<f>&#34;</f>", "<t/>&#48;", "<t>riga&#10;riga</t>"] {
            assert!(scan(&format!("<x>{plain}</x>")).odd_texts == 0, "{plain}");
        }
    }

    #[test]
    fn declarations_are_seen_wherever_they_hide() {
        assert!(scan("<!DOCTYPE x [<!ENTITY a 'b'>]><x/>").declarations);
        assert!(scan("<x><!ENTITY a 'b'></x>").declarations);
        assert!(!scan("<x><!-- <!DOCTYPE> --></x>").declarations);
        let mut wide = XmlScan::new();
        wide.feed(&"<!DOCTYPE x><sst>".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
        assert!(wide.facts().declarations && wide.facts().zeros && wide.facts().role == Role::Content);
    }

    #[test]
    fn the_longest_token_is_what_a_parser_would_keep() {
        assert!(scan(&format!("<x>{}</x>", "t".repeat(900))).longest >= 900);
        assert!(scan(&format!("<x a=\"{}\"/>", "t".repeat(900))).longest >= 900);
        assert!(scan(&format!("<!--{}-->", "t".repeat(900))).longest >= 900);
        assert!(scan(&"<x>t</x>".repeat(900)).longest < 10);
    }
}
