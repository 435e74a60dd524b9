//! How alike two objectives are worded, in thousandths, so that equal inputs compare equal everywhere.

use crate::words::{fold, likeness};

/// Likeness of two objectives; the greater is the more alike. Titles count, purposes
/// decide between equal titles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Likeness {
    /// Of the titles, from 0 to 1000.
    title: u16,
    /// Of the purposes, from 0 to 1000.
    purpose: u16,
}

impl Likeness {
    /// From here on two titles are one objective, unless another pair is about as good.
    pub const CERTAIN: u16 = 850;
    /// From here on two titles of one programma may be one objective.
    pub const DOUBTFUL: u16 = 600;
    /// The same where the programmi differ: common words make titles of strangers alike.
    pub const DOUBTFUL_ELSEWHERE: u16 = 700;
    /// Most that a title with other numbers can reach: «lotto 1» and «lotto 2» are two things.
    const OTHER_NUMBERS: u16 = Self::CERTAIN - 1;
    /// Differences up to here decide nothing.
    const MARGIN: u16 = 30;

    /// Whether the titles are the same to a reader.
    pub const fn is_exact(self) -> bool {
        self.title == 1000
    }

    /// Whether neither title nor purpose tells which of two pairs is the better.
    pub const fn is_close_to(self, other: Self) -> bool {
        self.title.abs_diff(other.title) <= Self::MARGIN && self.purpose.abs_diff(other.purpose) <= Self::MARGIN
    }

    /// Whether the titles have nothing to do with each other.
    pub const fn is_remote(self) -> bool {
        self.title < Self::DOUBTFUL
    }

    /// The likeness of the titles for people: `92 %`, with a no-break space.
    pub fn per_cent(self) -> String {
        format!("{}\u{a0}%", self.title / 10)
    }
}

/// Whether two titles may name one objective: not whether they do.
pub fn may_be_one(one: &str, other: &str) -> bool {
    Wording::of(one, "").likeness(&Wording::of(other, ""), Likeness::DOUBTFUL).is_some()
}

/// The wording of an objective, prepared for comparison.
#[derive(Debug, Clone)]
pub(super) struct Wording {
    title: String,
    purpose: String,
    /// How often each letter and digit stands in the title; others share the last place.
    letters: [u16; 37],
    /// The title's digits, in order.
    numbers: String,
    /// The beginnings of the title's longer words, each as one bit.
    stems: u128,
}

/// A word of so many letters or more says what a title is about; so many of its first
/// letters stay the same in its other forms («scuola», «scuole»).
const STEM: usize = 4;

impl Wording {
    /// Prepares a title and a purpose.
    pub fn of(title: &str, purpose: &str) -> Self {
        let title = fold(title);
        let mut letters = [0_u16; 37];
        for character in title.chars() {
            let place = character.to_digit(36).map_or(36, |digit| digit as usize);
            letters[place] = letters[place].saturating_add(1);
        }
        let numbers = title.chars().filter(char::is_ascii_digit).collect();
        let stems = title.split(' ').filter_map(stem).fold(0, |stems, bit| stems | bit);
        Self { title, purpose: fold(purpose), letters, numbers, stems }
    }

    /// How alike two wordings are at a glance, if their titles are alike by at least so many
    /// thousandths: purposes count only where they are equal.
    pub fn likeness(&self, other: &Self, at_least: u16) -> Option<Likeness> {
        if self.title == other.title {
            return Some(self.at_a_glance(other, 1000));
        }
        // A doubt is only worth telling where the titles share words, and thousands of rows
        // are compared in a moment without the others.
        let is_doubt = (1..Likeness::CERTAIN).contains(&at_least);
        if self.at_most(other) < at_least || (is_doubt && !self.shares_words_with(other)) {
            return None;
        }
        let mut title = thousandths(&self.title, &other.title);
        if self.numbers != other.numbers {
            title = title.min(Likeness::OTHER_NUMBERS);
        }
        (title >= at_least).then(|| self.at_a_glance(other, title))
    }

    /// The likeness of two titles, with that of the purposes as far as a glance tells it.
    fn at_a_glance(&self, other: &Self, title: u16) -> Likeness {
        Likeness { title, purpose: if self.purpose == other.purpose { 1000 } else { 0 } }
    }

    /// The same likeness with the purposes compared in full: they are long, so that this is
    /// for the pairs that stand a chance.
    pub fn in_full(&self, other: &Self, glance: Likeness) -> Likeness {
        Likeness { purpose: thousandths(&self.purpose, &other.purpose), ..glance }
    }

    /// Whether half the longer words of the shorter title may stand in the other as well.
    const fn shares_words_with(&self, other: &Self) -> bool {
        let (own, others) = (self.stems.count_ones(), other.stems.count_ones());
        let fewer = if own < others { own } else { others };
        (self.stems & other.stems).count_ones() * 2 >= fewer
    }

    /// A bound on the likeness of two titles that is cheap to know: each letter that one has
    /// more often than the other costs an edit. Plans of thousands of rows need it.
    fn at_most(&self, other: &Self) -> u16 {
        let (mut more, mut less, mut own, mut others) = (0_u32, 0_u32, 0_u32, 0_u32);
        for (&left, &right) in self.letters.iter().zip(&other.letters) {
            more += u32::from(left.saturating_sub(right));
            less += u32::from(right.saturating_sub(left));
            own += u32::from(left);
            others += u32::from(right);
        }
        let longest = own.max(others).max(1);
        u16::try_from(1000 - 1000 * more.max(less) / longest).unwrap_or(1000)
    }
}

/// The beginning of a longer word as one bit of many; that two words share one now and then
/// only costs a comparison.
fn stem(word: &str) -> Option<u128> {
    let beginning = word.char_indices().nth(STEM - 1).map(|(at, last)| &word[..at + last.len_utf8()])?;
    // FNV-1a: the same on every machine.
    let hash = beginning.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    Some(1 << (hash % 128))
}

/// Normalised edit distance as thousandths, rounded down: only equal texts reach 1000.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the similarity lies between 0 and 1")]
fn thousandths(left: &str, right: &str) -> u16 {
    if left == right {
        return 1000;
    }
    (likeness(left, right) * 1000.0) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(left: &str, right: &str) -> u16 {
        Wording::of(left, "").likeness(&Wording::of(right, ""), 0).unwrap().title
    }

    #[test]
    fn titles_are_compared_as_people_read_them() {
        assert_eq!(likeness("Qualità dell’aria", "QUALITA' DELL'ARIA"), 1000);
        assert!(likeness("Gestione del sito web", "Gestione dei siti web") >= Likeness::CERTAIN);
        assert!(likeness("Gestione del sito web", "Manutenzione strade") < Likeness::DOUBTFUL);
    }

    #[test]
    fn other_numbers_are_never_the_same_thing() {
        let score = likeness("Riqualificazione della piazza, lotto 1", "Riqualificazione della piazza, lotto 2");
        assert_eq!(score, Likeness::OTHER_NUMBERS);
    }

    #[test]
    fn purposes_decide_between_equal_titles_only() {
        let first = Wording::of("Strade", "rifare i marciapiedi");
        let likeness = |title: &str, purpose: &str| {
            let other = Wording::of(title, purpose);
            first.in_full(&other, first.likeness(&other, 0).unwrap())
        };
        let same = likeness("strade", "rifare i marciapiedi");
        let other = likeness("strade", "illuminare gli incroci");
        let similar = likeness("stradee", "rifare i marciapiedi");
        assert!(same > other && other > similar);
    }

    #[test]
    fn a_doubt_needs_words_in_common() {
        let first = Wording::of("Formare il personale sulla sicurezza informatica", "");
        let at_least = |title: &str, at_least: u16| first.likeness(&Wording::of(title, ""), at_least).is_some();
        assert!(at_least("Formare il personale sulla protezione dei dati", Likeness::DOUBTFUL));
        assert!(at_least("Formazione del personale: sicurezza informatica", Likeness::DOUBTFUL));
        assert!(!at_least("Normare il versonale nulla vicurezza informatica", Likeness::DOUBTFUL));
        assert!(at_least("Normare il versonale nulla vicurezza informatica", 0));
    }

    proptest::proptest! {
        /// The bound never hides a pair that the distance would show.
        #[test]
        fn the_cheap_bound_is_never_below_the_likeness(left in "[ABCX 12é]{0,14}", right in "[ABCX 12é]{0,14}") {
            let (left, right) = (Wording::of(&left, ""), Wording::of(&right, ""));
            proptest::prop_assert!(left.at_most(&right) >= thousandths(&left.title, &right.title));
        }
    }
}
