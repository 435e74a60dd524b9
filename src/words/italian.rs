//! Italian for people: numbers, dates, lists.
//!
//! The one place that formats for reading; templates and workbooks only place the results.

use chrono::{Datelike, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};

/// Names of the months, January first.
pub const MONTHS: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];

/// A decimal as it stands: `1234.5` → `1.234,5`. Trailing zeros are dropped.
pub fn number(value: Decimal) -> String {
    grouped(&value.normalize().to_string())
}

/// A plain decimal with the digits that it has: `158000.50` → `158.000,50`.
pub fn digits(plain: &str) -> String {
    grouped(plain)
}

/// All the digits that are worth reading: ten decimals at most, with an ellipsis for the rest.
pub fn long(value: Decimal) -> String {
    let shortened = value.trunc_with_scale(10);
    let text = number(shortened);
    if shortened == value { text } else { format!("{text}…") }
}

/// A decimal with two places, rounded half away from zero: `1234.5` → `1.234,50`.
pub fn two_places(value: Decimal) -> String {
    grouped(&format!("{:.2}", rounded(value)))
}

/// The value with no more than two decimals, rounded half away from zero.
pub fn rounded(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// A percentage with two places: `83,50 %`, with a no-break space.
pub fn per_cent(value: Decimal) -> String {
    format!("{}\u{a0}%", two_places(value))
}

/// A day in full: `30 giugno 2025`; the first of a month is `1º`.
pub fn long_date(date: NaiveDate) -> String {
    let month = MONTHS[date.month0() as usize];
    match date.day() {
        1 => format!("1º {month} {}", date.year()),
        day => format!("{day} {month} {}", date.year()),
    }
}

/// A preposition or article before a day: `del 7 ottobre 2024`, `dell’8 ottobre 2024`, `l’11/02/2025`.
pub fn with_day(word: &str, written: &str) -> String {
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    match (written[..digits].trim_start_matches('0'), word) {
        ("8" | "11", "il") => format!("l’{written}"),
        ("8" | "11", _) => format!("{word}l’{written}"),
        _ => format!("{word} {written}"),
    }
}

/// An article before a number as it is read: `il 62,50 %`, `l’81,25 %`, `lo 0,00 %`, `l’11 %`.
pub fn the(written: &str) -> String {
    let whole: String = written.chars().take_while(|c| c.is_ascii_digit() || *c == '.').filter(|c| *c != '.').collect();
    // «otto…», «ottanta…», «uno», «undici», «undicimila»: a vowel; «zero».
    let begins_with_a_vowel =
        whole.starts_with('8') || whole == "1" || (whole.starts_with("11") && whole.len() % 3 == 2);
    match whole.as_str() {
        "0" => format!("lo {written}"),
        _ if begins_with_a_vowel => format!("l’{written}"),
        _ => format!("il {written}"),
    }
}

/// `del 7 ottobre 2024`, `dell’8 ottobre 2024`.
pub fn of_day(date: NaiveDate) -> String {
    with_day("del", &long_date(date))
}

/// A day for tables: `30/06/2025`.
pub fn short_date(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

/// `1 obiettivo`, `2 obiettivi`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// What a list leaves out: `e un altro`, `e altri 3`.
pub fn and_others(number: usize) -> String {
    if number == 1 { "e un altro".to_owned() } else { format!("e altri {number}") }
}

/// `1 giorno`, `2 giorni`, of a number with a sign: `−1 giorno`.
pub fn count_of(number: i64, one: &str, many: &str) -> String {
    format!("{} {}", self::number(number.into()), if number.abs() == 1 { one } else { many })
}

/// What the system says of a file, in Italian where it is one of the usual things.
pub fn system_error(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    let said = match error.kind() {
        ErrorKind::NotFound => "non esiste",
        ErrorKind::PermissionDenied => "manca il permesso",
        ErrorKind::AlreadyExists => "esiste già",
        ErrorKind::NotADirectory => "una parte del percorso non è una cartella",
        ErrorKind::IsADirectory => "è una cartella, non un file",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "non c’è più spazio",
        ErrorKind::ReadOnlyFilesystem => "il disco è in sola lettura",
        ErrorKind::BrokenPipe => "chi leggeva ha chiuso",
        ErrorKind::InvalidInput | ErrorKind::InvalidFilename => "il nome non è ammesso",
        ErrorKind::FileTooLarge => "è troppo grande per questo disco",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => "è in uso",
        ErrorKind::TimedOut => "il disco non risponde",
        // What the system says is in its own language.
        _ => {
            let number = error.raw_os_error().map_or_else(String::new, |number| format!(" numero {number}"));
            return format!("errore del sistema{number}");
        }
    };
    said.to_owned()
}

/// The first of them, and how many others there are: `01.01-01.1, 01.01-02.1 e altri 29`.
pub fn first_of<'t>(all: impl Iterator<Item = &'t str>, most: usize) -> String {
    let all: Vec<&str> = all.collect();
    let shown = all[..all.len().min(most)].join(", ");
    match all.len().saturating_sub(most) {
        0 => shown,
        1 => format!("{shown} e un altro"),
        others => format!("{shown} e altri {others}"),
    }
}

/// Groups the thousands of a plain decimal and writes the comma and the true minus sign.
fn grouped(plain: &str) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("−", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(',');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_and_eleven_take_their_elision() {
        let said = |word: &str, day: &str| with_day(word, &long_date(day.parse().unwrap()));
        assert_eq!(said("del", "2024-10-08"), "dell’8 ottobre 2024");
        assert_eq!(said("al", "2024-10-11"), "all’11 ottobre 2024");
        assert_eq!(said("il", "2024-10-08"), "l’8 ottobre 2024");
        assert_eq!(said("del", "2024-10-18"), "del 18 ottobre 2024");
        assert_eq!(said("dal", "2024-10-01"), "dal 1º ottobre 2024");
        assert_eq!(with_day("il", "11/02/2025"), "l’11/02/2025");
        assert_eq!(with_day("il", "08/02/2025"), "l’08/02/2025");
    }

    #[test]
    fn the_article_of_a_number_follows_its_sound() {
        for (number, said) in [
            ("62,50 %", "il 62,50 %"),
            ("81,25 %", "l’81,25 %"),
            ("8,00 %", "l’8,00 %"),
            ("11,00 %", "l’11,00 %"),
            ("11.500", "l’11.500"),
            ("110", "il 110"),
            ("1,00 %", "l’1,00 %"),
            ("18,75 %", "il 18,75 %"),
            ("0,00 %", "lo 0,00 %"),
        ] {
            assert_eq!(the(number), said);
        }
    }

    #[test]
    fn numbers_are_grouped_and_keep_their_digits() {
        let written = |text: &str| number(text.parse().unwrap());
        assert_eq!(written("1234567.80"), "1.234.567,8");
        assert_eq!(written("999"), "999");
        assert_eq!(written("-1000"), "−1.000");
        assert_eq!(written("0.00"), "0");
        assert_eq!(two_places("62.625".parse().unwrap()), "62,63");
        assert_eq!(two_places("-62.625".parse().unwrap()), "−62,63");
        assert_eq!(per_cent(Decimal::from(75)), "75,00\u{a0}%");
    }

    #[test]
    fn a_long_list_says_how_many_it_leaves_out() {
        let listed = |most| first_of(["a", "b", "c"].into_iter(), most);
        assert_eq!([listed(3), listed(2), listed(1)], ["a, b, c", "a, b e un altro", "a e altri 2"]);
    }

    #[test]
    fn dates_read_as_in_an_act() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(long_date(day(2025, 6, 30)), "30 giugno 2025");
        assert_eq!(long_date(day(2025, 3, 1)), "1º marzo 2025");
        assert_eq!(short_date(day(2025, 6, 3)), "03/06/2025");
    }
}
