//! Texts that look alike, and names that look like one that is not known.

/// How many characters of a text are compared with another's: the work grows with their product, and no title is as
/// long.
const COMPARED: usize = 2_000;

/// How alike two texts are, from 0 to 1, by the steps that lead from one to the other; of longer ones their beginnings
/// tell. Only equal texts reach 1.
pub fn likeness(left: &str, right: &str) -> f64 {
    if left == right {
        return 1.0;
    }
    let (left, right) = (compared(left), compared(right));
    let longest = left.chars().count().max(right.chars().count());
    let (left, right) = without_what_both_share(left, right);
    #[expect(clippy::cast_precision_loss, reason = "texts are short")]
    let unlike = strsim::levenshtein(left, right) as f64 / longest as f64;
    (1.0 - unlike).min(0.999)
}

/// Two texts without their common beginning and end, between which no step leads: the work grows with the product of
/// what is left.
fn without_what_both_share<'t>(left: &'t str, right: &'t str) -> (&'t str, &'t str) {
    let length = |pair: (char, char)| (pair.0 == pair.1).then_some(pair.0.len_utf8());
    let begun: usize = left.chars().zip(right.chars()).map_while(length).sum();
    let (left, right) = (&left[begun..], &right[begun..]);
    let ended: usize = left.chars().rev().zip(right.chars().rev()).map_while(length).sum();
    (&left[..left.len() - ended], &right[..right.len() - ended])
}

/// The beginning of a text that is compared.
fn compared(text: &str) -> &str {
    text.char_indices().nth(COMPARED).map_or(text, |(end, _)| &text[..end])
}

/// How many are named.
const NEAREST: usize = 3;

/// The known names that look most like one, as a list.
pub fn nearest<'n>(known: impl IntoIterator<Item = &'n str>, name: &str) -> String {
    let mut names: Vec<(usize, &str)> =
        known.into_iter().map(|known| (strsim::levenshtein(compared(known), compared(name)), known)).collect();
    names.sort_unstable();
    let nearest: Vec<&str> = names.into_iter().take(NEAREST).map(|(_, known)| known).collect();
    nearest.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_work_is_bounded_however_long_the_texts() {
        let long = "è".repeat(1_000_000);
        assert_eq!(compared(&long).chars().count(), COMPARED);
        assert_eq!(compared("breve"), "breve");
        assert!(likeness(&long, &format!("{long}a")) < 1.0, "only equal texts are alike in all");
        assert!((likeness("portale", "portale") - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn what_two_texts_share_counts_as_alike() {
        for (left, right) in [("lotto uno", "lotto due"), ("aaa", "aa"), ("è", "é"), ("", "via"), ("abcb", "ab")] {
            let whole = strsim::normalized_levenshtein(left, right);
            assert!((likeness(left, right) - whole).abs() < 1e-9, "{left} {right}");
        }
    }
}
