//! Names of files: ASCII, stable, readable in a folder listing.

use chrono::NaiveDate;

use crate::assessment::MissionResult;
use crate::domain::GroupCode;
use crate::sheet::Cell;

/// Longest part of a title that goes into a file name, in characters.
const LONGEST_TITLE: usize = 60;

/// `Allegato_A_00_Riepilogo.xlsx`
pub(super) const SUMMARY: &str = "Allegato_A_00_Riepilogo.xlsx";
/// `Allegato_A_99_Quadratura.xlsx`
pub const TIE_OUT: &str = "Allegato_A_99_Quadratura.xlsx";
/// `Allegato_B_Anomalie.xlsx`
pub(super) const FINDINGS: &str = "Allegato_B_Anomalie.xlsx";

/// `Allegato_D_Validazione.xlsx`
pub(super) const VALIDATION: &str = "Allegato_D_Validazione.xlsx";

/// `Allegato_A_01_Servizi_istituzionali_generali_e_di_gestione.xlsx`, `Allegato_A_TR_Obiettivi_trasversali.xlsx`: in the
/// order of their names the cross-cutting objectives come after every missione.
pub(super) fn mission(code: GroupCode, title: &str) -> String {
    let title = ascii(title);
    if title.is_empty() { format!("Allegato_A_{code}.xlsx") } else { format!("Allegato_A_{code}_{title}.xlsx") }
}

/// `2026-05-20_Correzioni_Ufficio_tecnico.xlsx` for each office; two offices whose names come out alike get a letter.
pub(super) fn corrections<'a>(day: NaiveDate, offices: impl Iterator<Item = Option<&'a str>>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for office in offices {
        let office = office.map(ascii).filter(|name| !name.is_empty());
        let stem = format!("{day}_Correzioni_{}", office.as_deref().unwrap_or("ufficio_non_indicato"));
        let is_free = |name: &String| !names.iter().any(|taken| taken.eq_ignore_ascii_case(name));
        // Bare numbers are those of a day's second and third workbook.
        let others = (2u32..).map(|number| format!("{stem}_bis{number}.xlsx"));
        let name = std::iter::once(format!("{stem}.xlsx")).chain(others).find(is_free);
        names.push(name.expect("the numbers do not end"));
    }
    names
}

/// A text that opens a missione's workbook, if it lies beside this one.
pub(super) fn mission_link<'m>(mission: &MissionResult<'_>, text: &'m str) -> Cell<'m> {
    Cell::Link { text: text.into(), target: format!("file:///{}", self::mission(mission.code, mission.title)) }
}

/// ASCII letters and digits; everything else separates words. The title is cut at a
/// word, and shouted titles are set in lower case.
fn ascii(title: &str) -> String {
    let shouted = !title.chars().any(char::is_lowercase);
    let mut name = String::new();
    for word in title.split(|c: char| !c.is_alphanumeric()).map(plain).filter(|word| !word.is_empty()) {
        if name.len() + 1 + word.len() > LONGEST_TITLE {
            break;
        }
        if !name.is_empty() {
            name.push('_');
        }
        let word = if shouted { word.to_lowercase() } else { word };
        if name.is_empty() { name.push_str(&capitalised(&word)) } else { name.push_str(&word) }
    }
    name
}

fn plain(word: &str) -> String {
    word.chars()
        .filter_map(|character| match character {
            'à' | 'á' | 'â' | 'ä' => Some('a'),
            'è' | 'é' | 'ê' | 'ë' => Some('e'),
            'ì' | 'í' | 'î' | 'ï' => Some('i'),
            'ò' | 'ó' | 'ô' | 'ö' => Some('o'),
            'ù' | 'ú' | 'û' | 'ü' => Some('u'),
            'À' | 'Á' => Some('A'),
            'È' | 'É' => Some('E'),
            'Ì' | 'Í' => Some('I'),
            'Ò' | 'Ó' => Some('O'),
            'Ù' | 'Ú' => Some('U'),
            other => other.is_ascii().then_some(other),
        })
        .collect()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::domain::MissionCode;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_readable_and_ascii() {
        let name = |code, title| mission(GroupCode::Mission(MissionCode(code)), title);
        assert_eq!(
            name(1, "SERVIZI ISTITUZIONALI, GENERALI E DI GESTIONE"),
            "Allegato_A_01_Servizi_istituzionali_generali_e_di_gestione.xlsx"
        );
        assert_eq!(
            name(10, "Trasporti e diritto alla mobilità"),
            "Allegato_A_10_Trasporti_e_diritto_alla_mobilita.xlsx"
        );
        assert_eq!(name(4, ""), "Allegato_A_04.xlsx");
        assert_eq!(name(4, "../../etc/passwd"), "Allegato_A_04_Etc_passwd.xlsx");
    }

    proptest! {
        #[test]
        fn any_title_gives_a_short_safe_name(title in ".{0,200}") {
            let name = mission(GroupCode::Mission(MissionCode(7)), &title);
            prop_assert!(name.len() < 100);
            prop_assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.')));
            prop_assert_eq!(name.matches('.').count(), 1);
        }
    }
}
