//! The sheet *Ricalcolo*: the drawn objectives, published and recomputed side by side.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::Validation;
use super::board::live;
use super::checklist::judge;
use super::sampling::{Drawn, SIZE};
use crate::assessment::Figure;
use crate::domain::column_letters;
use crate::outputs::annexes::contents::Contents;
use crate::outputs::annexes::objectives;
use crate::outputs::annexes::table::{Column, HEADER_ROW, Rows, SheetWriter, column, footer, total};
use crate::sheet::{Cell, Computed};
use crate::sheet::{Look, Styles};

/// Name of the sheet.
pub(super) const SHEET: &str = "Ricalcolo";

const COLUMNS: [Column<'static>; 14] = [
    column("Obiettivo", 12),
    column("Chiave di estrazione (SHA-256)", 36),
    column("Ufficio", 20),
    column("Sui misurati M, pubblicato", 12),
    column("M ricalcolato", 12),
    column("M: differenza", 11),
    column("Copertura c, pubblicata", 11),
    column("Copertura ricalcolata", 11),
    column("Copertura: differenza", 11),
    column("Cautelativo C, pubblicato", 12),
    column("Cautelativo ricalcolato", 12),
    column("Cautelativo: differenza", 11),
    column("Giudizio", 20),
    column("Osservazioni", 40),
];
const JUDGEMENT: u16 = 12;

/// The cell under the table's longest form; the checklists point to it.
const TOTAL_ROW: u32 = HEADER_ROW + 2 + 10;

/// The number of differences, live, for the checklists. The program publishes what it has
/// computed, so its own result is none; whoever recalculates sees it at once if it is not.
pub(super) fn differences() -> Cell<'static> {
    live(format!("{SHEET}!$L${TOTAL_ROW}"), 0)
}

/// Adds the sheet.
pub(super) fn add(
    book: &mut Workbook,
    styles: &Styles,
    validation: &Validation<'_>,
    drawn: &[Drawn<'_, '_>],
    contents: &Contents<'_, '_>,
) -> Result<(), XlsxError> {
    let edition = validation.material.dossier.edition;
    let sheet = book.add_worksheet().set_name(SHEET)?;
    let title = "Campione di obiettivi, ricalcolato";
    let mut writer = SheetWriter::new(sheet, styles, &COLUMNS, title, edition)?;
    writer.header()?;
    for (index, drawn) in drawn.iter().enumerate() {
        let cells = row(drawn, contents.objective_rows.number(index), writer.next_row() + 1);
        writer.row(&cells)?;
    }
    writer.close_table(SHEET, HEADER_ROW, "Un obiettivo estratto per riga: pubblicato, ricalcolato, differenza")?;
    let rows = Rows::below(HEADER_ROW, drawn.len());
    judge(&mut writer, JUDGEMENT, rows)?;
    writer.skip(TOTAL_ROW - 1 - writer.next_row());
    let wrong = |column| format!("SUMPRODUCT(--({}<>0))", rows.range("", column));
    let mut cells = vec![Cell::Text("".into(), Look::TotalText); 12];
    cells[0] = total("Differenze");
    let formula = [5, 8, 11].map(wrong).join("+");
    cells[11] = Cell::formula(formula, Computed::Number(Decimal::ZERO), Look::TotalNumber);
    writer.row(&cells)?;
    writer.skip(1);
    let rule = format!(
        "Come è estratto il campione: per ogni obiettivo con almeno un indicatore misurato la chiave è lo SHA-256 del \
         testo «seme|codice», e si prendono le {SIZE} chiavi più piccole. Il seme è l’impronta degli ingressi stampata \
         in copertina: {seed}. Per rifare l’estrazione: printf '%s|%s' '{seed}' 'CODICE' | sha256sum.",
        seed = validation.fingerprint,
    );
    writer.note(&rule, 3)?;
    writer.note(
        "Il ricalcolo è fatto dalle formule dei fogli «Obiettivi» e «Indicatori» di questa cartella, dai valori letti \
         nelle celle che il foglio «Provenienza» indica: si può sostituire un valore con quello verificato sul posto e \
         vedere l’effetto.",
        3,
    )?;
    writer.long_table(1, 1, &footer(edition))
}

/// Published values as values, recomputed ones as formulas on the sheet of objectives.
fn row<'m>(drawn: &'m Drawn<'_, '_>, source: u32, number: u32) -> Vec<Cell<'m>> {
    let result = drawn.result;
    let code = result.objective.code.as_str();
    let mut cells = vec![
        Cell::Link { text: code.into(), target: format!("internal:{}!A{source}", objectives::SHEET) },
        Cell::text(drawn.key.as_str()),
        Cell::optional(result.office),
    ];
    let figures: [(&Figure, u16, char); 3] = [
        (&result.measured, objectives::MEASURED, 'D'),
        (&result.coverage, objectives::COVERAGE, 'G'),
        (&result.prudent, objectives::PRUDENT, 'J'),
    ];
    for (figure, column, first) in figures {
        let recomputed = format!("{}!{}{source}", objectives::SHEET, column_letters(u32::from(column)));
        let second = char::from_u32(u32::from(first) + 1).expect("a letter of a column");
        let difference = format!("ROUND({first}{number}-{second}{number},2)");
        cells.extend([
            figure.value.map_or(Cell::not_available(), |value| Cell::Number(value, Look::TwoPlaces)),
            Cell::formula(recomputed, Computed::or_not_available(figure.value), Look::TwoPlaces),
            Cell::formula(difference, Computed::Number(Decimal::ZERO), Look::TwoPlaces),
        ]);
    }
    cells.extend([Cell::Text("".into(), Look::Entry), Cell::Text("".into(), Look::Entry)]);
    cells
}
