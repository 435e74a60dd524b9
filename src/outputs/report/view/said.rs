//! Figures of the view: a text with the name of the figure that it is, and sentences that hold some.
//!
//! Templates write them as any other text; the names follow by themselves (`report/marks.rs`).

use serde::Serialize;

use crate::assessment::{Aspect, Figure, Measure, Subject};

/// A figure: its name and its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Said {
    pub id: String,
    pub testo: String,
}

impl Said {
    /// The text of a figure.
    pub fn new(id: impl Into<String>, testo: impl Into<String>) -> Self {
        Self { id: id.into(), testo: testo.into() }
    }

    /// A value of a subject.
    pub fn of(subject: &Subject, aspect: Aspect, testo: impl Into<String>) -> Self {
        Self::new(subject.fact(aspect), testo)
    }

    /// A result of a subject, in per cent.
    pub fn result(subject: &Subject, measure: Measure, figure: &Figure) -> Self {
        Self::of(subject, Aspect::Result(measure), super::written::figure(figure))
    }
}

/// A sentence with figures in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Prose {
    pezzi: Vec<Piece>,
}

/// Where a number stands in a sentence, not as a part of another.
fn word_at(sentence: &str, number: &str) -> Option<usize> {
    let digit = |letter: char| letter.is_ascii_digit();
    let whole = |at: usize| {
        let after = &sentence[at + number.len()..];
        let goes_on = after.starts_with(digit) || (after.starts_with([',', '.']) && after[1..].starts_with(digit));
        !goes_on && !sentence[..at].ends_with(|letter: char| digit(letter) || [',', '.'].contains(&letter))
    };
    sentence.match_indices(number).map(|(at, _)| at).find(|at| whole(*at))
}

/// A figure, or words where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum Piece {
    Words(String),
    Figure(Said),
}

/// A label and a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct NamedFigure {
    pub nome: String,
    pub valore: Said,
}

/// A label and a sentence with a figure in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct NamedProse {
    pub nome: String,
    pub valore: Prose,
}

impl Prose {
    /// Words alone.
    pub fn of_words(words: &str) -> Self {
        let mut prose = Self::default();
        prose.words(words);
        prose
    }

    /// Adds words.
    pub fn words(&mut self, words: &str) -> &mut Self {
        match self.pezzi.last_mut() {
            Some(Piece::Words(last)) => last.push_str(words),
            _ => self.pezzi.push(Piece::Words(words.to_owned())),
        }
        self
    }

    /// Adds a figure.
    pub fn figure(&mut self, said: Said) -> &mut Self {
        self.pezzi.push(Piece::Figure(said));
        self
    }

    /// Figures joined by spaces, as charts read them.
    pub fn spaced(figures: impl IntoIterator<Item = Piece>) -> Self {
        let mut prose = Self::default();
        for (index, piece) in figures.into_iter().enumerate() {
            if index > 0 {
                prose.words(" ");
            }
            match piece {
                Piece::Words(words) => prose.words(&words),
                Piece::Figure(figure) => prose.figure(figure),
            };
        }
        prose
    }

    /// A sentence in which these figures stand in this order, each as a word of its own; one that the sentence
    /// leaves out is skipped.
    pub fn marking(sentence: &str, figures: impl IntoIterator<Item = Said>) -> Self {
        let mut prose = Self::default();
        let mut rest = sentence;
        for figure in figures {
            let Some(at) = word_at(rest, &figure.testo) else { continue };
            prose.words(&rest[..at]);
            rest = &rest[at + figure.testo.len()..];
            prose.figure(figure);
        }
        prose.words(rest);
        prose
    }

    /// A figure between words.
    pub fn between(before: &str, figure: Said, after: &str) -> Self {
        let mut prose = Self::default();
        if !before.is_empty() {
            prose.words(before);
        }
        prose.figure(figure);
        if !after.is_empty() {
            prose.words(after);
        }
        prose
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_marked_in_their_order_and_as_whole_words() {
        let said = |id: &str, text: &str| Said::new(id, text);
        let sentence = "Nel 2024 il piano prevedeva 24 obiettivi: 2 raggiunti, 24 no, 2,5 %.";
        let prose = Prose::marking(sentence, [said("a", "24"), said("b", "2"), said("c", "24"), said("d", "2")]);
        let figures = prose.pezzi.iter().filter(|piece| matches!(piece, Piece::Figure(_))).count();
        let words: Vec<&Piece> = prose.pezzi.iter().collect();
        assert_eq!(figures, 3, "{words:?}");
        assert_eq!(prose.pezzi[0], Piece::Words("Nel 2024 il piano prevedeva ".to_owned()));
        assert_eq!(prose.pezzi[1], Piece::Figure(said("a", "24")));
        assert_eq!(prose.pezzi.last(), Some(&Piece::Words(" no, 2,5 %.".to_owned())));
    }
}
