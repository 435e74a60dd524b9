//! Where the digits of missione and programma stand in an office's code: `OB.MM.PP.*`.

use crate::domain::{MissionCode, ProgrammeCode};

/// The form of an office's codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodePattern(Vec<char>);

impl CodePattern {
    /// A pattern that says where both stand.
    pub fn parse(pattern: &str) -> Option<Self> {
        let letters: Vec<char> = pattern.chars().collect();
        ['M', 'P'].iter().all(|letter| letters.contains(letter)).then_some(Self(letters))
    }

    /// The programme in a code of this form.
    pub fn programme(&self, code: &str) -> Option<ProgrammeCode> {
        let (mut mission, mut number) = (String::new(), String::new());
        let mut letters = code.trim().chars();
        for expected in &self.0 {
            if *expected == '*' {
                break;
            }
            let letter = letters.next()?;
            match expected {
                'M' => mission.push(letter),
                'P' => number.push(letter),
                'n' if letter.is_ascii_digit() => {}
                other if *other == letter => {}
                _ => return None,
            }
        }
        Some(ProgrammeCode { mission: MissionCode(mission.parse().ok()?), number: number.parse().ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_pattern_finds_the_programme() {
        let pattern = CodePattern::parse("OB.MM.PP.*").unwrap();
        assert_eq!(pattern.programme("OB.12.03.7"), Some(ProgrammeCode::new(12, 3)));
        assert_eq!(pattern.programme("X.12.03"), None);
        assert_eq!(CodePattern::parse("OB.MM"), None);
    }
}
