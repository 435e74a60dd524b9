//! What a person does not see on a sheet that was read, or sees struck out: told, never decided.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::table_codes as codes;
use super::text_file::western_note;
use crate::domain::column_letters;
use crate::finding::{Code, Finding};
use crate::words::italian;
use crate::words::shorten::within;
use crate::workbook::{Cell, FileFormat, Sheet, Unlike, Value, Workbook};

/// Findings on hidden rows and columns that hold something, struck-out cells and values of other
/// workbooks; `own_hidden` is the column that we hide ourselves.
pub fn told(sheet: &Sheet, own_hidden: Option<u32>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = hidden(sheet, own_hidden).into_iter().collect();
    findings.extend(illegible(sheet));
    findings.extend(sheet.marks.cut.iter().map(|&(row, column)| {
        let text = sheet.cell(row, column).map(Cell::quoted).unwrap_or_default();
        too_long(&text).at(sheet.place_of(row, column))
    }));
    findings.extend(sheet.marks.unlike.iter().filter_map(|(unlike, cells)| told_unlike(sheet, *unlike, cells)));
    for (row, cells) in sheet.rows() {
        let struck = cells.iter().find(|cell| sheet.marks.struck.contains(&(cell.row, cell.column)));
        findings.extend(struck.map(|cell| {
            Finding::new(codes::STRUCK_OUT, "Il testo è barrato, ma è letto come gli altri.")
                .at(sheet.place_of(row, cell.column))
                .found(cell.quoted())
                .expected("è ancora previsto? Togliere il barrato, oppure la riga")
        }));
        for cell in cells {
            let Some(file) = sheet.marks.from_others.get(&(cell.row, cell.column)) else { continue };
            let message = format!("Il valore viene da un altro file, «{file}», e può non essere aggiornato.");
            findings.push(
                Finding::new(codes::FROM_ANOTHER_FILE, message)
                    .at(sheet.place_of(cell.row, cell.column))
                    .found(cell.quoted())
                    .expected("aprire i due file insieme e salvare, oppure scrivere il valore al posto della formula"),
            );
        }
    }
    findings
}

/// What to say of a text of which a cell cannot hold more; its place is for the caller to add.
pub fn too_long(text: &str) -> Finding {
    Finding::new(codes::TOO_LONG, "Il testo supera i 32.767 caratteri che una cella può contenere: è letto fin lì.")
        .found(within(text, 80))
        .expected("un testo più breve; quello intero può stare in un allegato")
}

/// One finding for all cells of a document’s tables in which the same is not read.
fn told_unlike(sheet: &Sheet, unlike: Unlike, cells: &BTreeSet<(u32, u32)>) -> Option<Finding> {
    let &(row, column) = cells.first()?;
    let others = match cells.len() - 1 {
        0 => String::new(),
        others => format!(" Lo stesso in {}.", italian::count(others, "altra cella", "altre celle")),
    };
    let (code, message, expected) = words_of(unlike);
    let found = sheet.cell(row, column).map(Cell::quoted);
    let finding = Finding::new(code, format!("{message}{others}")).at(sheet.place_of(row, column)).expected(expected);
    Some(match found {
        Some(found) => finding.found(found),
        None => finding,
    })
}

/// Code, message and remedy for what is not read of a document.
pub const fn words_of(unlike: Unlike) -> (Code, &'static str, &'static str) {
    match unlike {
        Unlike::Revised => (
            codes::REVISED,
            "Il documento contiene revisioni non accettate: si legge il testo con gli inserimenti e senza le \
             cancellazioni.",
            "accettare o rifiutare le revisioni (modifiche tracciate) e salvare il documento",
        ),
        Unlike::HiddenText => (
            codes::HIDDEN_TEXT,
            "Il documento contiene testo nascosto, che non è letto.",
            "togliere l’attributo «nascosto», se il testo serve",
        ),
        Unlike::Footnote => (
            codes::FOOTNOTES,
            "Le note a piè di pagina e di chiusura non sono lette.",
            "niente, se la nota non serve; altrimenti scriverla nel testo",
        ),
        Unlike::TextBox => (
            codes::TEXT_BOXES,
            "Il testo delle caselle di testo e dei disegni non è letto.",
            "scriverlo nella cella o nel paragrafo, se serve",
        ),
    }
}

/// One finding for the cells in which a program that saved the file lost letters.
fn illegible(sheet: &Sheet) -> Option<Finding> {
    let lost = |cell: &&Cell| matches!(&cell.value, Value::Text(text) if text.contains(char::REPLACEMENT_CHARACTER));
    let mut cells = sheet.cells.iter().filter(lost);
    let (first, others) = (cells.next()?, cells.count());
    let others = match others {
        0 => String::new(),
        others => format!(" Lo stesso in {}.", italian::count(others, "altra cella", "altre celle")),
    };
    let message = format!("Il testo contiene un carattere illeggibile (U+FFFD), stampato □.{others}");
    let finding = Finding::new(codes::ILLEGIBLE, message).at(sheet.place_of(first.row, first.column));
    Some(finding.found(first.display()).expected("la lettera che c’era: chi ha salvato il file l’ha persa"))
}

/// One finding for all that is hidden on a sheet.
fn hidden(sheet: &Sheet, own_hidden: Option<u32>) -> Option<Finding> {
    let rows: Vec<u32> = sheet.rows().map(|(row, _)| row).filter(|row| sheet.marks.hides_row(*row)).collect();
    let mut columns: Vec<u32> = sheet.cells.iter().map(|cell| cell.column).collect();
    columns.sort_unstable();
    columns.dedup();
    columns.retain(|column| sheet.marks.hides_column(*column) && own_hidden != Some(*column));
    let rows = listed(&rows, ("riga", "righe"), |row| (row + 1).to_string());
    let columns = listed(&columns, ("colonna", "colonne"), column_letters);
    let what: Vec<String> = [rows, columns].into_iter().flatten().collect();
    (!what.is_empty()).then(|| {
        let message = format!("Nel foglio ci sono dati nascosti, letti come gli altri: {}.", what.join("; "));
        Finding::new(codes::HIDDEN_CELLS, message)
            .at(sheet.place.clone())
            .expected("mostrare righe e colonne (o togliere il filtro), ed eliminare ciò che non vale più")
    })
}

/// `righe 4, 7-9`
fn listed(all: &[u32], (one, many): (&str, &str), name: impl Fn(u32) -> String) -> Option<String> {
    let mut text = String::new();
    for run in all.chunk_by(|left, right| left + 1 == *right) {
        let (first, last) = (run.first()?, run.last()?);
        let separator = if text.is_empty() { "" } else { ", " };
        let _ = if first == last {
            write!(text, "{separator}{}", name(*first))
        } else {
            write!(text, "{separator}{}-{}", name(*first), name(*last))
        };
    }
    let word = if all.len() == 1 { one } else { many };
    (!text.is_empty()).then(|| format!("{word} {text}"))
}

/// What is to be told of a file as a whole: tabs without cells, and a name that promises another kind of file.
pub fn told_of_file(workbook: &Workbook) -> Vec<Finding> {
    let file = workbook.sheets.first().map_or("", |sheet| &*sheet.place.file);
    let western = workbook.western.as_ref().map(|western| western_note(western, file));
    let lost = lost(file, &workbook.lost);
    lost.into_iter()
        .chain(left_out(file, &workbook.left_out))
        .chain(not_its_name(file, workbook.format))
        .chain(western)
        .collect()
}

/// A finding for a file that is not what its name says.
pub fn not_its_name(file: &str, format: FileFormat) -> Option<Finding> {
    FileFormat::promised(file).filter(|promised| *promised != format).map(|promised| {
        let message =
            format!("Il nome dice {}, ma il file è {}: è letto per quello che è.", promised.label(), format.label());
        let ending = promised.endings()[0];
        // Where sheets are read, documents and texts are not: another name would leave the file out.
        let expected = if promised.is_spreadsheet() && !format.is_spreadsheet() {
            format!("la tabella in un foglio di calcolo, salvato con Excel o LibreOffice come .{ending}")
        } else {
            let own = format.endings()[0];
            format!("salvarlo con Excel o LibreOffice nel formato giusto, oppure chiamarlo .{own}")
        };
        Finding::new(codes::NOT_ITS_NAME, message).at(crate::domain::Place::file(file)).expected(expected)
    })
}

/// A finding for the sheets that a file names and does not hold.
fn lost(file: &str, sheets: &[String]) -> Option<Finding> {
    let count = italian::count(sheets.len(), "foglio manca dal file", "fogli mancano dal file");
    let remedy = "una copia intera del file, oppure il file senza quel foglio salvato con Excel o LibreOffice";
    of_sheets(file, sheets, codes::LOST_SHEET, &format!("{count}, che è danneggiato"), remedy)
}

/// A finding for the tabs of a workbook that hold no cells.
fn left_out(file: &str, tabs: &[String]) -> Option<Finding> {
    let count = italian::count(tabs.len(), "foglio senza celle non è letto", "fogli senza celle non sono letti");
    of_sheets(file, tabs, codes::NO_CELLS, &count, "niente, se sono grafici, macro o moduli")
}

/// One finding for all sheets of a sort, by name; none without any.
fn of_sheets(file: &str, sheets: &[String], code: Code, what: &str, remedy: &str) -> Option<Finding> {
    (!sheets.is_empty()).then(|| {
        let names: Vec<String> = sheets.iter().map(|name| format!("«{name}»")).collect();
        let message = format!("{what}: {}.", names.join(", "));
        Finding::new(code, message).at(crate::domain::Place::file(file)).expected(remedy)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Place;
    use crate::workbook::Marks;

    #[test]
    fn one_finding_lists_what_is_hidden_and_each_struck_row_is_asked_about() {
        let cell = |row, column| Cell { row, column, value: Value::Text("x".to_owned()), shown: None };
        let cells = vec![cell(0, 0), cell(3, 0), cell(4, 0), cell(6, 7), cell(6, 9)];
        let marks = Marks {
            hidden_rows: vec![(3, 6), (9, 20)],
            hidden_columns: vec![(7, 8), (9, 9)],
            struck: [(6, 7), (6, 9)].into(),
            from_others: [((0, 0), "bilancio.xlsx".to_owned())].into(),
            unlike: std::collections::BTreeMap::new(),
            cut: [(3, 0)].into(),
        };
        let sheet = Sheet { marks, ..Sheet::new("F", Place::sheet("a.xlsx", "F"), true, cells) };
        let findings = told(&sheet, Some(9));
        let messages: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
        assert!(messages[0].ends_with("righe 4-5, 7; colonna H."), "{messages:?}");
        assert_eq!(findings.iter().filter(|finding| finding.code == codes::STRUCK_OUT).count(), 1);
        assert!(messages.iter().any(|message| message.contains("«bilancio.xlsx»")), "{messages:?}");
        let cut = findings.iter().find(|finding| finding.code == codes::TOO_LONG).unwrap();
        assert_eq!(cut.place.as_ref().unwrap().position.to_string(), "A4");
        let lost = Cell { row: 1, column: 2, value: Value::Text("citt\u{fffd}".to_owned()), shown: None };
        let told_lost = told(&Sheet::new("F", Place::sheet("a.xlsx", "F"), true, vec![cell(0, 0), lost]), None);
        assert_eq!(told_lost[0].code, codes::ILLEGIBLE);
        assert_eq!(told_lost[0].place.as_ref().unwrap().position.to_string(), "C2");
        assert_eq!(told(&Sheet::new("F", Place::file("a"), true, vec![cell(0, 0)]), None), []);
    }
}
