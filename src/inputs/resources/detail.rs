//! Codes that go below the programma, as accounting programs export them: titolo, macroaggregato and further.
//!
//! Guaranteed: `01.02.1.03`, `01.02.103`, `0102103` and columns of titolo and macroaggregato that say the same give the
//! same detail, so that a subtotal is known from what it is the total of.

use crate::domain::ProgrammeCode;
use crate::words::fold;

/// What stands below the programma, from the titolo down; nothing for the programma itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Detail(Vec<String>);

impl Detail {
    /// Whether the row is of the programma as a whole.
    pub const fn is_whole(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this is a level above another.
    pub fn is_above(&self, other: &Self) -> bool {
        self.0.len() < other.0.len() && other.0.starts_with(&self.0)
    }

    /// The code of a programma with this detail, such as `01.02.1.03`.
    pub fn code(&self, programme: ProgrammeCode) -> String {
        std::iter::once(programme.to_string()).chain(self.0.iter().cloned()).collect::<Vec<_>>().join(".")
    }

    /// What columns of titolo and macroaggregato say together.
    pub fn of_columns(title: Option<&str>, aggregate: Option<&str>) -> Self {
        let title = title.and_then(title_number);
        let aggregate = aggregate.map(|text| {
            let first = fold(text).split(' ').map(str::to_owned).find(|word| is_number(word));
            first.unwrap_or_else(|| fold(text))
        });
        match (title, aggregate) {
            (None, None) => Self::default(),
            (Some(title), None) => Self(vec![title]),
            (title, Some(number)) => match (title, split_aggregate(&number)) {
                (_, Some([title, number])) => Self(vec![title, number]),
                (Some(title), None) => Self(vec![title, padded(&number)]),
                (None, None) => Self(vec![number]),
            },
        }
    }
}

/// A code with something below the programma; none for a plain one and for anything else.
pub(super) fn of_code(text: &str) -> Option<(ProgrammeCode, Detail)> {
    let token = text.split_whitespace().next()?;
    let separated: Vec<&str> = token.split(['.', '-', '/']).collect();
    let parts: Vec<&str> = match separated.as_slice() {
        [joined] if is_number(joined) && joined.len() == 7 => {
            vec![&joined[..2], &joined[2..4], &joined[4..5], &joined[5..]]
        }
        [joined] if is_number(joined) && joined.len() == 5 => vec![&joined[..2], &joined[2..4], &joined[4..]],
        _ => separated,
    };
    let [mission, programme, first, rest @ ..] = parts.as_slice() else { return None };
    let small = |part: &&str| (1..=2).contains(&part.len());
    let is_code = parts.iter().all(|part| is_number(part)) && [mission, programme].into_iter().all(small);
    let code = format!("{mission}.{programme}").parse().ok().filter(|_| is_code)?;
    let head = match (split_aggregate(first), first.len()) {
        (Some([title, number]), _) => vec![title, number],
        (None, 1) => vec![(*first).to_owned()],
        (None, _) => return None,
    };
    let rest = rest
        .iter()
        .enumerate()
        .map(|(index, part)| if index == 0 && head.len() == 1 { padded(part) } else { (*part).to_owned() });
    Some((code, Detail(head.iter().cloned().chain(rest).collect())))
}

/// `103` is macroaggregato 03 of titolo 1.
fn split_aggregate(number: &str) -> Option<[String; 2]> {
    (is_number(number) && number.len() == 3).then(|| [number[..1].to_owned(), number[1..].to_owned()])
}

/// `1` of «1», «01», «I», «Titolo I» and «Titolo 1 - Spese correnti».
fn title_number(text: &str) -> Option<String> {
    const ROMAN: [&str; 7] = ["I", "II", "III", "IV", "V", "VI", "VII"];
    let folded = fold(text);
    folded.split(' ').find_map(|word| {
        let roman = ROMAN.iter().position(|numeral| *numeral == word).map(|index| (index + 1).to_string());
        let number = is_number(word).then(|| word.trim_start_matches('0').to_owned());
        roman.or(number).filter(|number| !number.is_empty())
    })
}

fn padded(number: &str) -> String {
    if number.len() == 1 { format!("0{number}") } else { number.to_owned() }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_macroaggregato_in_many_ways() {
        let wanted = (ProgrammeCode::new(1, 2), Detail(vec!["1".to_owned(), "03".to_owned()]));
        for code in ["01.02.1.03", "01.02.103", "0102103", "1.2.1.3", "01.02-1.03", "01.02.1.03 Acquisto di beni"] {
            assert_eq!(of_code(code), Some(wanted.clone()), "{code}");
        }
        for [title, aggregate] in [["1", "03"], ["Titolo I", "103"], ["01 - Spese correnti", "3 Acquisto"], ["", "103"]]
        {
            let given = |text: &'static str| Some(text).filter(|text| !text.is_empty());
            assert_eq!(Detail::of_columns(given(title), given(aggregate)), wanted.1, "{title} {aggregate}");
        }
        for plain in ["01.02", "0102", "01.02 Segreteria", "1.234.567", "01.02.03", "x", "12.2025.1"] {
            assert_eq!(of_code(plain), None, "{plain}");
        }
    }

    #[test]
    fn a_level_is_above_what_begins_with_it() {
        let of = |text| of_code(text).unwrap().1;
        assert!(of("01.02.1").is_above(&of("01.02.1.03")) && Detail::default().is_above(&of("01.02.1")));
        assert!(!of("01.02.1").is_above(&of("01.02.2.01")) && !of("01.02.1").is_above(&of("01.02.1")));
    }
}
