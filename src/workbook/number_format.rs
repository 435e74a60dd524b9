//! Number formats: which part of a format serves a number, and whether it counts in hundredths.
//!
//! Guaranteed: per cent is what the pattern says, never what the shown text ends with: a quoted or
//! escaped `%` is a letter like any other (ECMA-376 part 1, 18.8.31). Deliberately absent: days and
//! times, which [`super::date`] knows; the text itself is made by `number_text`.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::format_condition::Condition;

/// Stand for a dot and a comma that are typed into a format.
pub(super) const TYPED: [char; 2] = ['\u{f8fd}', '\u{f8fe}'];

/// A piece of a format's section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// `0`, `#` or `?`.
    Digit(char),
    /// The decimal point.
    Point,
    /// A comma: of thousands between digits, a thousandth after the last of them.
    Comma,
    /// `/`, of a fraction where digits stand on both sides.
    Slash,
    /// `E+` or `E-`.
    Exponent,
    /// The word `General`: the number as it is.
    General,
    /// Any other character, as it is shown.
    Literal(char),
}

impl Token {
    /// Whether it is a place for a digit.
    pub const fn is_digit(self) -> bool {
        matches!(self, Self::Digit(_))
    }
}

/// A section of a format, for the numbers that fulfil its condition.
#[derive(Debug, Default)]
pub(super) struct Section {
    /// What it is made of, in order.
    pub tokens: Vec<Token>,
    /// How many signs of per cent it has.
    pub hundreds: u32,
    condition: Option<Condition>,
    /// It shows days, times or something else that is no plain number.
    is_other: bool,
    /// It shows its numbers in a colour, which stands for a sign.
    is_coloured: bool,
    /// It shows hours beyond the day: `[h]:mm`; and whether seconds.
    elapsed: Option<Elapsed>,
    /// It shows texts only.
    is_text: bool,
}

/// What a duration shows behind its hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Elapsed {
    Minutes,
    Seconds,
}

impl Section {
    /// What stands in place of a number where the section has no place for one: a word, nothing, a duration; none
    /// where the section shows numbers, texts, or days.
    pub fn in_place_of(&self, value: Decimal) -> Option<String> {
        if let Some(elapsed) = self.elapsed {
            return duration(value, elapsed);
        }
        let shows_something = self.is_other || self.is_text || self.shows_numbers();
        let letters = self.tokens.iter().filter_map(|token| match token {
            Token::Literal(letter) => Some(*letter),
            Token::Point => Some('.'),
            Token::Comma => Some(','),
            Token::Slash => Some('/'),
            Token::Digit(_) | Token::Exponent | Token::General => None,
        });
        (!shows_something).then(|| letters.collect::<String>().trim().to_owned())
    }

    /// Whether a colour stands for the sign of a negative number.
    pub const fn is_coloured(&self) -> bool {
        self.is_coloured
    }

    /// The same with every dot and comma as an Italian spreadsheet shows it, but for those that are typed into the
    /// format: they stay as they are, marked with [`TYPED`].
    pub fn with_typed_marks(&self) -> Vec<Token> {
        let marked = |token: &Token| match token {
            Token::Literal('.') => Token::Literal(TYPED[0]),
            Token::Literal(',') => Token::Literal(TYPED[1]),
            other => *other,
        };
        self.tokens.iter().map(marked).collect()
    }

    /// Whether numbers are shown as fractions or powers of ten, which have digits of their own.
    pub fn has_own_notation(&self) -> bool {
        self.tokens.iter().any(|token| matches!(token, Token::Slash | Token::Exponent))
    }

    /// Whether the section shows numbers.
    pub fn shows_numbers(&self) -> bool {
        let with_digits = |token: &Token| matches!(token, Token::Digit(_) | Token::General);
        !self.is_other && self.tokens.iter().any(with_digits)
    }

    /// The digits that the section shows in place of any number, as a code typed into a format; none where it shows
    /// something of the number, or a word, behind which the number is what is meant.
    pub fn words(&self) -> Option<String> {
        let literal = |token: &Token| if let Token::Literal(literal) = token { Some(*literal) } else { None };
        let plain = |token: &Token| match token {
            Token::Point => Some('.'),
            Token::Comma => Some(','),
            Token::Slash => Some('/'),
            other => literal(other),
        };
        let words: String = self.tokens.iter().map(plain).collect::<Option<_>>()?;
        let says = self.tokens.iter().filter_map(literal).any(|letter| letter.is_ascii_digit());
        (!self.is_other && !self.is_text && says).then_some(words)
    }
}

/// The section that serves a number, and whether it stands for negative numbers without their sign.
pub(super) fn section_for(value: Decimal, sections: &[Section]) -> Option<(&Section, bool)> {
    let negative = value.is_sign_negative() && !value.is_zero();
    let for_numbers = sections.len() - usize::from(sections.len() > 1 && sections.last().is_some_and(|s| s.is_text));
    let sections = &sections[..for_numbers];
    let (first, second) = (sections.first()?, sections.get(1));
    let conditional = [Some(first), second].into_iter().flatten().any(|section| section.condition.is_some());
    if conditional {
        let fitting = sections.iter().take(2).find(|section| section.condition.is_some_and(|c| c.holds(value)));
        let rest = || match sections {
            [_, second, third, ..] if first.condition.is_some() && second.condition.is_none() => {
                if negative {
                    second
                } else {
                    third
                }
            }
            [_, second, third, ..] if second.condition.is_some() => third,
            [_, second] if second.condition.is_none() => second,
            [first, ..] => first,
            [] => unreachable!("there is a first section"),
        };
        return Some((fitting.unwrap_or_else(rest), false));
    }
    match sections {
        [_, second, ..] if negative => Some((second, true)),
        [_, _, third, ..] if value.is_zero() => Some((third, false)),
        _ => Some((first, false)),
    }
}

/// The sections of a format; none where a quote or an escape is left open.
pub(super) fn sections(format: &str) -> Option<Vec<Section>> {
    let mut sections = vec![Section::default()];
    let mut characters = format.chars().peekable();
    while let Some(character) = characters.next() {
        let section = sections.last_mut()?;
        let mut push = |token| section.tokens.push(token);
        match character {
            ';' => sections.push(Section::default()),
            '0' | '#' | '?' => push(Token::Digit(character)),
            '.' => push(Token::Point),
            ',' => push(Token::Comma),
            '/' => push(Token::Slash),
            '%' => {
                push(Token::Literal('%'));
                section.hundreds += 1;
            }
            '"' => {
                let quoted = characters.by_ref().take_while(|&quoted| quoted != '"');
                section.tokens.extend(quoted.map(Token::Literal));
            }
            '\\' | '!' => push(Token::Literal(characters.next()?)),
            // As wide as the next character, or filled with it.
            '_' => {
                characters.next()?;
                push(Token::Literal(' '));
            }
            '*' => _ = characters.next()?,
            '[' => {
                let inside: String = characters.by_ref().take_while(|&bracket| bracket != ']').collect();
                section.bracket(&inside);
            }
            '@' => section.is_text = true,
            'E' | 'e' if characters.next_if(|sign| matches!(sign, '+' | '-')).is_some() => push(Token::Exponent),
            'G' | 'g' if is_general(&mut characters) => push(Token::General),
            letter if letter.is_ascii_alphabetic() => {
                section.is_other = true;
                if matches!(letter, 's' | 'S') && section.elapsed.is_some() {
                    section.elapsed = Some(Elapsed::Seconds);
                }
            }
            literal => push(Token::Literal(literal)),
        }
    }
    Some(sections)
}

/// Days as hours and minutes: 1,5 are `36:00`.
fn duration(days: Decimal, elapsed: Elapsed) -> Option<String> {
    let seconds = days.abs().checked_mul(Decimal::from(86_400))?.round().to_u64()?;
    let sign = if days.is_sign_negative() && seconds > 0 { "-" } else { "" };
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    Some(match elapsed {
        Elapsed::Minutes => format!("{sign}{hours}:{minutes:02}"),
        Elapsed::Seconds => format!("{sign}{hours}:{minutes:02}:{:02}", seconds % 60),
    })
}

/// Consumes the rest of `General`.
fn is_general(characters: &mut std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    "eneral".chars().all(|letter| characters.next_if(|next| next.eq_ignore_ascii_case(&letter)).is_some())
}

impl Section {
    /// `[Red]`, `[$€-410]`, `[>=100]`, `[h]`
    fn bracket(&mut self, inside: &str) {
        if let Some(condition) = Condition::parse(inside) {
            self.condition = Some(condition);
        } else if let Some(currency) = inside.strip_prefix('$') {
            let symbol = currency.split('-').next().unwrap_or_default();
            self.tokens.extend(symbol.chars().map(Token::Literal));
        } else if inside.chars().all(|letter| matches!(letter.to_ascii_lowercase(), 'h' | 'm' | 's')) {
            self.is_other = true;
            if inside.to_ascii_lowercase().starts_with('h') {
                self.elapsed = Some(Elapsed::Minutes);
            }
        } else {
            self.is_coloured = true;
        }
    }
}
