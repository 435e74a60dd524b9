//! The sheet *Quadratura*: every total of the report beside the annex and the open data.
//!
//! What the report prints is made by the formatter that the report uses and read back from
//! those words; the annex's value is a live formula on this workbook; the open data's is
//! read back from the bytes of the CSV. The differences are live formulas too.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Color, Format, XlsxError};

use super::sheets::TIE_OUT;
use super::tie_lines::{Line, lines};
use crate::dossier::Dossier;
use crate::sheet::{Book, Cell, Column, Columns, Look};

const TIES: &str = "✓ quadra";
const DOES_NOT_TIE: &str = "✗ non quadra";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TieKey {
    Subject,
    Report,
    Annex,
    Published,
    /// Report − annexes.
    AnnexDifference,
    /// Report − open data.
    PublishedDifference,
    Outcome,
}

fn columns<'l>() -> Columns<'l, &'l Line, TieKey> {
    type Own<'l> = Column<'l, &'l Line, TieKey>;
    Columns::of([
        Own::new("Di che cosa", 16, |line| Cell::text(line.subject.as_str())).key(TieKey::Subject),
        Own::new("Cifra", 30, |line| Cell::text(line.figure)),
        Own::new("Sezione della Relazione", 34, |line| Cell::text(line.section.as_str())),
        Own::new("Come è stampata nel PDF", 18, |line| Cell::Text(line.printed.as_str().into(), Look::TwoPlaces)),
        Own::new("Valore nel PDF", 16, |line| Cell::figure(line.report())).key(TieKey::Report),
        Own::new("Valore negli allegati", 16, |line| Cell::figure(line.annex))
            .key(TieKey::Annex)
            .formula(|line, _| line.cell.clone()),
        Own::new("Cella", 26, |line| Cell::text(line.cell.as_str())),
        Own::new("Valore nei dati aperti", 16, |line| Cell::figure(line.published)).key(TieKey::Published),
        Own::new("File dei dati aperti", 16, |line| Cell::text(line.file)),
        difference("PDF − allegati", TieKey::Annex, |line| line.annex).key(TieKey::AnnexDifference),
        difference("PDF − dati aperti", TieKey::Published, |line| line.published).key(TieKey::PublishedDifference),
        Own::new("Esito", 15, |line| Cell::text(if line.ties() { TIES } else { DOES_NOT_TIE }))
            .key(TieKey::Outcome)
            .formula(|_, cells| {
                let [annex, published] =
                    [TieKey::AnnexDifference, TieKey::PublishedDifference].map(|key| cells.of(key));
                format!("IF(AND(EXACT({annex},0),EXACT({published},0)),\"{TIES}\",\"{DOES_NOT_TIE}\")")
            }),
    ])
}

/// The report's value less another; of two that are absent none.
fn difference<'l>(
    header: &'static str,
    other: TieKey,
    of: fn(&Line) -> Option<Decimal>,
) -> Column<'l, &'l Line, TieKey> {
    Column::<&'l Line, TieKey>::new(header, 12, move |line| match (line.report(), of(line)) {
        (Some(report), Some(value)) => Cell::Number(report - value, Look::TwoPlaces),
        (None, None) => Cell::Number(Decimal::ZERO, Look::TwoPlaces),
        _ => Cell::Text("diverso".into(), Look::TwoPlaces),
    })
    .formula(move |_, cells| {
        let [report, other] = [TieKey::Report, other].map(|key| cells.of(key));
        format!(
            "IF(AND(ISNUMBER({report}),ISNUMBER({other})),ROUND({report}-{other},2),\
             IF(EXACT({report},{other}),0,\"diverso\"))"
        )
    })
}

/// Adds the sheet.
pub(super) fn add(book: &mut Book<'_>, dossier: &Dossier<'_>) -> Result<(), XlsxError> {
    let lines = lines(dossier);
    let columns = columns();
    let title = "Quadratura: Relazione, allegati e dati aperti";
    let mut writer = book.sheet(TIE_OUT, title, &columns)?;
    let alt_text = "Ogni totale della Relazione con il suo valore negli allegati e nei dati";
    let table = writer.table(&columns, &lines, TIE_OUT, alt_text)?;
    let faults = lines.iter().filter(|line| !line.ties()).count();
    let formula = format!("SUMPRODUCT(--NOT(EXACT({},\"{TIES}\")))", table.own_range(TieKey::Outcome));
    let faults = Cell::Number(faults.into(), Look::TotalNumber).live(formula);
    writer.line(&table, [(TieKey::Subject, Cell::total("Totali che non quadrano")), (TieKey::Outcome, faults)])?;
    writer.long_table(1, 2)?;
    let alarm =
        Format::new().set_background_color(Color::RGB(0xF9_DC_CF)).set_font_color(Color::RGB(0x7A_1F_00)).set_bold();
    let rule = format!("EXACT({},\"{DOES_NOT_TIE}\")", table.row(0).pinned(TieKey::Outcome));
    writer.colour(&table, TieKey::Outcome, &rule, alarm)
}
