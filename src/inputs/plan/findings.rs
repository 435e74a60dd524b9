//! Codes of the findings of the plan reader.

use crate::finding::Code;

/// Tags, entities or white space inside a cell were cleaned.
pub const CLEANED: Code = Code::note("P001", "testo ripulito da marcatori, entità o spazi superflui");
/// A word split by a wrapped cell was rejoined.
pub const SPLIT_WORD: Code = Code::note("P002", "parola spezzata ricomposta");
/// A programme code was written in its two-digit form.
pub const CODE_REWRITTEN: Code = Code::note("P003", "codice di programma riscritto nella forma MM.PP");
/// A row of the text export was aligned by its programme code.
pub const ALIGNED: Code = Code::note("P004", "riga riallineata sul codice di programma");
/// A blank cell took the value of the row above.
pub const INHERITED: Code = Code::note("P005", "valore ereditato dalla riga precedente");
/// Control, zero-width or bidirectional characters were removed.
pub const HIDDEN_CHARACTERS: Code = Code::warning("P006", "caratteri invisibili rimossi");
/// A number that may stand for two codes.
pub const AMBIGUOUS_CODE: Code = Code::blocking("P007", "codice di programma ambiguo");
/// A code that became a date.
pub const DATE_FOR_CODE: Code = Code::blocking("P008", "codice di programma trasformato in data");
/// A row of the table without a readable programme code.
pub const NO_CODE: Code = Code::blocking("P009", "riga senza codice di programma: non importata");
/// A formula without a stored value, or an error cell.
pub const UNREADABLE: Code = Code::blocking("P010", "cella non leggibile: formula senza valore o errore");
/// A year cell that is neither a mark nor a blank.
pub const YEAR_MARK: Code = Code::blocking("P011", "segno dell’anno non riconosciuto");
/// A header without year columns.
pub const NO_YEARS: Code = Code::blocking("P012", "intestazione senza colonne degli anni");
/// A row that is no objective: titles, notes, separators.
pub const IGNORED_ROW: Code = Code::note("P013", "riga fuori dalla tabella: non importata");
/// A sheet without the header of a plan.
pub const IGNORED_SHEET: Code = Code::note("P014", "foglio senza intestazione di piano: non importato");
/// A hidden sheet.
pub const HIDDEN_SHEET: Code = Code::warning("P015", "foglio nascosto: non importato");
/// A programme that the classification does not have.
pub const UNKNOWN_PROGRAMME: Code = Code::warning("P016", "missione o programma sconosciuto alla classificazione");
/// A programme that belongs to another missione.
pub const OTHER_MISSION: Code = Code::blocking("P017", "programma di un’altra missione");
/// A missione's title that differs from the official one.
pub const MISSION_TITLE: Code = Code::note("P018", "titolo della missione diverso da quello ufficiale");
/// A missione without a title in the plan.
pub const NO_MISSION_TITLE: Code = Code::note("P019", "titolo della missione assente: usato quello ufficiale");
/// Two objectives with one code.
pub const DUPLICATE_CODE: Code = Code::blocking("P020", "codice obiettivo ripetuto");
/// A CODICE cell that is no code.
pub const BAD_CODE: Code = Code::blocking("P021", "codice obiettivo non valido");
/// Equal titles under different codes.
pub const SAME_TITLE: Code = Code::warning("P022", "obiettivi con lo stesso titolo");
/// Very similar titles under different codes.
pub const SIMILAR_TITLE: Code = Code::note("P023", "obiettivi con titoli molto simili");
/// An objective without a title.
pub const NO_TITLE: Code = Code::blocking("P024", "obiettivo senza titolo");
/// A PESO cell that is no weight.
pub const BAD_WEIGHT: Code = Code::blocking("P025", "peso non valido");
/// Cells with content outside the columns of the header.
pub const STRAY_CELL: Code = Code::warning("P026", "contenuto fuori dalle colonne dell’intestazione");
/// A column that the header lacks.
pub const MISSING_COLUMN: Code = Code::note("P027", "colonna assente nell’intestazione");
/// An objective that no year plans.
pub const NEVER_PLANNED: Code = Code::note("P028", "obiettivo senza anni: non previsto");
/// A column whose header means nothing to a plan.
pub const FOREIGN_COLUMN: Code = Code::note("P029", "colonna estranea al piano: ignorata");
/// A code carried over: the previous plan has the same title.
pub const CARRIED: Code = Code::note("P030", "codice ripreso dal piano precedente: stesso titolo");
/// A code carried over: the previous plan has a title that can mean nothing else.
pub const CARRIED_SIMILAR: Code = Code::warning("P031", "codice ripreso dal piano precedente: titolo simile");
/// An objective that may continue one of the previous plan.
pub const MAY_CONTINUE: Code =
    Code::warning("P032", "possibile continuazione di un obiettivo precedente: decide l’ufficio");
/// An objective that the previous plan does not have.
pub const NEW_OBJECTIVE: Code = Code::note("P033", "obiettivo che il piano precedente non ha: codice nuovo");
/// An objective of the previous plan that nothing continues.
pub const ENDED: Code = Code::note("P034", "obiettivo del piano precedente senza continuazione");
/// A CODICE that was another objective's.
pub const OTHERS_CODE: Code = Code::warning("P035", "codice che nel piano precedente era di un obiettivo diverso");
/// A previous plan with rows that could not be read.
pub const PREVIOUS_IN_PART: Code = Code::warning("P036", "piano precedente letto solo in parte");
/// A text merged over columns that mean different things.
pub const SPREAD: Code = Code::note("P037", "testo unito su più colonne: vale per una sola");
/// A row pushed sideways that can be put right in more than one way.
pub const PUSHED_ASIDE: Code = Code::warning("P038", "celle della riga spostate di lato: non riallineate");
/// A text that a merged range hides.
pub const HIDDEN_BY_MERGE: Code = Code::warning("P039", "testo nascosto sotto celle unite: non importato");

/// Every code of the stage.
pub const ALL: &[Code] = &[
    CLEANED,
    SPLIT_WORD,
    CODE_REWRITTEN,
    ALIGNED,
    INHERITED,
    HIDDEN_CHARACTERS,
    AMBIGUOUS_CODE,
    DATE_FOR_CODE,
    NO_CODE,
    UNREADABLE,
    YEAR_MARK,
    NO_YEARS,
    IGNORED_ROW,
    IGNORED_SHEET,
    HIDDEN_SHEET,
    UNKNOWN_PROGRAMME,
    OTHER_MISSION,
    MISSION_TITLE,
    NO_MISSION_TITLE,
    DUPLICATE_CODE,
    BAD_CODE,
    SAME_TITLE,
    SIMILAR_TITLE,
    NO_TITLE,
    BAD_WEIGHT,
    STRAY_CELL,
    MISSING_COLUMN,
    NEVER_PLANNED,
    FOREIGN_COLUMN,
    CARRIED,
    CARRIED_SIMILAR,
    MAY_CONTINUE,
    NEW_OBJECTIVE,
    ENDED,
    OTHERS_CODE,
    PREVIOUS_IN_PART,
    SPREAD,
    PUSHED_ASIDE,
    HIDDEN_BY_MERGE,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::finding::Severity;

    const FOR_OFFICES: &str = include_str!("../../../docs/piani.md");

    #[test]
    fn the_page_for_offices_names_every_code_and_no_other() {
        let code_at = |(at, _): (usize, &'static str)| {
            let number = FOR_OFFICES.get(at + 1..at + 4)?;
            number.bytes().all(|byte| byte.is_ascii_digit()).then(|| &FOR_OFFICES[at..at + 4])
        };
        let named: BTreeSet<&str> = FOR_OFFICES.match_indices('P').filter_map(code_at).collect();
        let declared: BTreeSet<&str> = ALL.iter().map(|code| code.id).collect();
        assert_eq!(named, declared);
    }

    #[test]
    fn the_page_for_offices_puts_each_code_under_its_severity() {
        let section = |title: &str| {
            let text = FOR_OFFICES.split("\n## ").find(|section| section.starts_with(title));
            text.unwrap_or_else(|| panic!("{title}"))
        };
        let blocking = section("Segnalato: impedisce");
        let known = section("Segnalato: da sapere");
        for code in ALL {
            assert_eq!(blocking.contains(code.id), code.severity == Severity::Blocking, "{}", code.id);
            if let Some(row) = known.lines().find(|line| line.contains(code.id)) {
                assert!(row.contains(&format!("| {} |", code.severity.label())), "{row}");
            }
        }
    }
}
