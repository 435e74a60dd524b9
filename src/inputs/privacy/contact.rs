//! Mailboxes and telephone numbers as Italian offices write them.

use std::ops::Range;

/// The at sign, and how people write it who fear machines.
const AT_SIGNS: [&str; 7] = ["@", " (at) ", "(at)", " [at] ", "[at]", " chiocciola ", "(chiocciola)"];

/// Mailboxes: a name, an at sign, a domain with a dot.
pub(super) fn emails(text: &str) -> Vec<Range<usize>> {
    let plain = text.to_ascii_lowercase();
    let mut found: Vec<Range<usize>> = Vec::new();
    for sign in AT_SIGNS {
        for (at, _) in plain.match_indices(sign) {
            let free = |own: &Range<usize>| found.iter().all(|known| own.end <= known.start || own.start >= known.end);
            let own = email_around(text, at..at + sign.len()).filter(free);
            found.extend(own);
        }
    }
    found.sort_by_key(|span| span.start);
    found
}

fn email_around(text: &str, at: Range<usize>) -> Option<Range<usize>> {
    let in_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '\'');
    let in_domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let name = text[..at.start].rsplit(|c| !in_name(c)).next().unwrap_or_default().trim_start_matches(['.', '\'', '-']);
    let rest = &text[at.end..];
    let domain = &rest[..rest.find(|c| !in_domain(c)).unwrap_or(rest.len())];
    let domain = domain.trim_end_matches(['.', '-']);
    let (host, top) = domain.rsplit_once('.')?;
    let is_top = top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    (!name.is_empty() && !host.is_empty() && is_top).then(|| at.start - name.len()..at.end + domain.len())
}

/// Telephone numbers: with the prefix +39 or of another country, mobile numbers, and fixed ones.
pub(super) fn telephones(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for run in runs(text) {
        found.extend(run.parts().into_iter().filter(Run::is_telephone).map(|part| part.span()));
    }
    found
}

/// Groups of digits with single separators between them, and what stands around.
struct Run<'t> {
    text: &'t str,
    /// Spans of the groups.
    groups: Vec<Range<usize>>,
}

/// The runs of a text, each as long as can be.
fn runs(text: &str) -> Vec<Run<'_>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (index, character) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match groups.last_mut().filter(|last| last.end == index) {
            Some(last) => last.end += character.len_utf8(),
            None => groups.push(index..index + 1),
        }
    }
    let mut runs: Vec<Run<'_>> = Vec::new();
    for group in groups {
        let joins =
            |last: &Range<usize>| matches!(&text[last.end..group.start], " " | "\u{a0}" | "." | "-" | "/" | ") ");
        match runs.last_mut().filter(|run| run.groups.last().is_some_and(joins)) {
            Some(run) => run.groups.push(group),
            None => runs.push(Run { text, groups: vec![group] }),
        }
    }
    runs
}

impl Run<'_> {
    /// The run, or the numbers that stand one after the other in it.
    fn parts(self) -> Vec<Self> {
        let mut parts: Vec<Self> = Vec::new();
        let mut count = 0;
        for group in self.groups {
            let digits = &self.text[group.clone()];
            let spaced = parts
                .last()
                .and_then(|part| part.groups.last())
                .is_none_or(|last| self.text[last.end..group.start].chars().all(char::is_whitespace));
            if parts.is_empty() || (count >= 8 && spaced && digits.starts_with(['0', '3'])) {
                parts.push(Self { text: self.text, groups: Vec::new() });
                count = 0;
            }
            count += digits.len();
            if let Some(part) = parts.last_mut() {
                part.groups.push(group);
            }
        }
        parts
    }

    fn span(&self) -> Range<usize> {
        match (self.groups.first(), self.groups.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    fn digits(&self) -> String {
        self.groups.iter().map(|group| &self.text[group.clone()]).collect()
    }

    fn is_telephone(&self) -> bool {
        let Range { start, end } = self.span();
        let (before, after) = (&self.text[..start], &self.text[end..]);
        let international = before.ends_with('+');
        let left = before.trim_end_matches(['+', '(']);
        let attached = |c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '-' | '=' | '%' | '#' | ',');
        let continues = after.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '%')
            || (after.starts_with([',', ':']) && after[1..].starts_with(|c: char| c.is_ascii_digit()));
        if left.ends_with(attached) || continues || Self::is_amount_or_number(left, after) {
            return false;
        }
        let digits = self.digits();
        let announced = is_announced(left);
        let national = digits.strip_prefix("0039").or_else(|| digits.strip_prefix("39").filter(|_| international));
        match national {
            Some(national) => is_national(national) && (6..=11).contains(&national.len()),
            None if international => (9..=15).contains(&digits.len()),
            None if announced => (5..=12).contains(&digits.len()),
            None => self.is_mobile(&digits) || self.is_fixed(&digits),
        }
    }

    /// What is counted, paid or filed under a number.
    fn is_amount_or_number(left: &str, after: &str) -> bool {
        let word = left.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
        let filed =
            ["n.", "n°", "nr.", "nr", "num.", "numero", "prot.", "prot", "protocollo", "delibera", "determina", "atto"];
        let paid = after.trim_start().to_lowercase();
        filed.contains(&word.as_str())
            || left.trim_end().ends_with('€')
            || ["€", "euro", "eur"].iter().any(|unit| paid.starts_with(unit))
    }

    /// Ten digits, or nine, that begin with 3 (*Piano nazionale di numerazione*).
    fn is_mobile(&self, digits: &str) -> bool {
        let first = self.groups.first().map_or(0, ExactSizeIterator::len);
        let thousands = self.groups.len() > 1 && self.separators().all(|s| s == ".") && self.groups_are(|len| len == 3);
        digits.starts_with('3')
            && !digits.starts_with("30")
            && (9..=10).contains(&digits.len())
            && (first == 3 || self.groups.len() == 1 && digits.len() == 10)
            && !thousands
    }

    /// Eight to eleven digits that begin with 0 and another digit, neither a day nor hours nor a *partita IVA*.
    fn is_fixed(&self, digits: &str) -> bool {
        let alone = self.groups.len() == 1;
        (8..=11).contains(&digits.len())
            && is_national(digits)
            && digits.starts_with('0')
            && !self.is_day()
            && (!self.groups_are(|len| len <= 2) || self.is_in_pairs())
            && !(alone && digits.len() == 11)
    }

    /// `02-97.54.32.10`: an area code, and pairs that are parted otherwise, more than a span of hours has.
    fn is_in_pairs(&self) -> bool {
        let mut separators = self.separators();
        let first = separators.next();
        self.groups.len() > 4 && separators.all(|own| Some(own) != first)
    }

    /// `03/05/2024`
    fn is_day(&self) -> bool {
        let lengths: Vec<usize> = self.groups.iter().map(ExactSizeIterator::len).collect();
        matches!(lengths.as_slice(), [1 | 2, 1 | 2, 4, ..] | [4, 2, 2, ..])
    }

    fn groups_are(&self, fits: impl Fn(usize) -> bool) -> bool {
        self.groups.iter().all(|group| fits(group.len()))
    }

    fn separators(&self) -> impl Iterator<Item = &str> {
        self.groups.windows(2).map(|pair| &self.text[pair[0].end..pair[1].start])
    }
}

/// A number of Italy without its prefix: mobile, or fixed with the area's zero.
fn is_national(digits: &str) -> bool {
    digits.starts_with('3') || (digits.starts_with('0') && !digits.starts_with("00"))
}

/// Whether the words before say that a number follows.
fn is_announced(left: &str) -> bool {
    let left = left.trim_end().trim_end_matches([':', '.']).trim_end().to_lowercase();
    let word = left.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    ["tel", "telefono", "telefonico", "cell", "cellulare", "fax"].contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mailboxes_are_found_with_their_ends() {
        let found = |text: &'static str| -> Vec<&str> { emails(text).into_iter().map(|span| &text[span]).collect() };
        assert_eq!(found("scrivere a <Mario.Rossi@PEC.Esempio.it>."), ["Mario.Rossi@PEC.Esempio.it"]);
        assert_eq!(found("a@b.it; c+d@e-f.gov.it,"), ["a@b.it", "c+d@e-f.gov.it"]);
        for hidden in ["mario.rossi (at) esempio.it", "mario.rossi[at]esempio.it", "m.rossi CHIOCCIOLA esempio.it"] {
            assert_eq!(found(hidden), [hidden], "{hidden}");
        }
        for none in ["@ufficio", "5 @ 3", "nome@dominio", "a@.it", "@esempio.it"] {
            assert_eq!(found(none), [""; 0], "{none}");
        }
    }

    #[test]
    fn telephone_numbers_are_found_however_they_are_written() {
        for text in [
            "+39 347 1234567",
            "0039 02 97285",
            "347 1234567",
            "347.12.34.567",
            "347/1234567",
            "(3471234567)",
            "0331-123456",
            "02 9728 4512",
            "(02) 97284512",
            "0297284512",
            "tel. 97285",
            "Telefono: 02 97 28 45 12",
            "+41 91 123 45 67",
            "02-97.54.321",
            "02/97.54.32.10",
            "02 97-54-32-10",
        ] {
            assert_eq!(telephones(text).len(), 1, "{text}");
        }
        assert_eq!(telephones("0331 123456 0331 654321").len(), 2);
        assert_eq!(telephones("0331 123456 - 347 1234567").len(), 2);
    }
}
