//! The pieces of which a content stream is made: numbers, names, strings, operators.

/// A piece of a content stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Name(&'a [u8]),
    Number(&'a [u8]),
    Hexadecimal(&'a [u8]),
    Literal,
    Bracket,
    Operator(&'a [u8]),
}

/// The pieces of a content stream, one after the other.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    /// Before the first piece.
    pub const fn of(content: &'a [u8]) -> Self {
        Self { rest: content }
    }

    /// The next piece; none at the end.
    pub fn next(&mut self) -> Option<Token<'a>> {
        self.rest = self.rest.trim_ascii_start();
        let first = *self.rest.first()?;
        match first {
            b'<' | b'>' if self.rest.get(1) == Some(&first) => Some(self.take(2, Token::Bracket)),
            b'[' | b']' | b'>' => Some(self.take(1, Token::Bracket)),
            b'<' => {
                let length = self.rest.iter().position(|byte| *byte == b'>').unwrap_or(self.rest.len() - 1);
                let digits = &self.rest[1..length.max(1)];
                Some(self.take(length + 1, Token::Hexadecimal(digits)))
            }
            b'(' => Some(self.literal()),
            b'/' => {
                let word = self.word(1);
                Some(self.take(word.len(), Token::Name(&word[1..])))
            }
            _ => {
                let word = self.word(1);
                let number = matches!(first, b'0'..=b'9' | b'+' | b'-' | b'.');
                Some(self.take(word.len(), if number { Token::Number(word) } else { Token::Operator(word) }))
            }
        }
    }

    fn take(&mut self, length: usize, token: Token<'a>) -> Token<'a> {
        self.rest = self.rest.get(length..).unwrap_or_default();
        token
    }

    fn word(&self, from: usize) -> &'a [u8] {
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b"()<>[]{}/%\0".contains(byte);
        let length = self.rest[from..].iter().position(ends).map_or(self.rest.len(), |length| from + length);
        &self.rest[..length]
    }

    /// Skips a string in parentheses; its letters do not matter, its end does.
    fn literal(&mut self) -> Token<'a> {
        let mut depth = 0;
        let mut at = 0;
        while at < self.rest.len() {
            match self.rest[at] {
                b'\\' => at += 1,
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            at += 1;
            if depth == 0 {
                break;
            }
        }
        self.take(at, Token::Literal)
    }
}
