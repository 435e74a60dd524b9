//! The Revisore's comparisons with what lies outside: the *rendiconto*, and the files' hashes.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::Validation;
use crate::assessment::BudgetFigures;
use crate::dossier::Dossier;
use crate::outputs::annexes::resources;
use crate::outputs::annexes::table::{Column, HEADER_ROW, SheetWriter, column, footer};
use crate::sheet::{Cell, Computed};
use crate::sheet::{Look, Styles};

/// Name of the sheet of files.
pub(super) const SHEET: &str = "File e impronte";
/// Name of the sheet of budget totals.
pub(super) const BUDGET: &str = "Riscontro risorse";

const COLUMNS: [Column<'static>; 3] = [column("Letto o prodotto", 14), column("File", 64), column("SHA-256", 72)];

const BUDGET_COLUMNS: [Column<'static>; 5] = [
    column("Missione", 12),
    column("Cifra", 22),
    column("Nella Relazione €", 18),
    column("Nel rendiconto €", 18),
    column("Differenza €", 18),
];

/// Adds the sheet of files.
pub(super) fn add(book: &mut Workbook, styles: &Styles, validation: &Validation<'_>) -> Result<(), XlsxError> {
    let edition = validation.material.dossier.edition;
    let sheet = book.add_worksheet().set_name(SHEET)?;
    let mut writer = SheetWriter::new(sheet, styles, &COLUMNS, "File letti e prodotti", edition)?;
    writer.header()?;
    for (path, sha256) in validation.material.sources.iter() {
        writer.row(&[Cell::text("letto"), Cell::text(path), Cell::text(sha256)])?;
    }
    for (path, sha256) in validation.outputs {
        writer.row(&[Cell::text("prodotto"), Cell::text(path.as_str()), Cell::text(sha256.as_str())])?;
    }
    writer.close_table("FileImpronte", HEADER_ROW, "Un file per riga, con la sua impronta")?;
    writer.skip(1);
    writer.note(
        "Le stesse impronte sono nei due elenchi SHA256SUMS del pacchetto, che si verificano con «sha256sum -c».",
        3,
    )?;
    writer.long_table(1, 2, &footer(edition))
}

/// Adds the sheet of budget totals: the Revisore writes what the *rendiconto* says.
pub(super) fn add_budget(book: &mut Workbook, styles: &Styles, dossier: &Dossier<'_>) -> Result<(), XlsxError> {
    let resources = dossier.supplements.resources.as_ref();
    let sheet = book.add_worksheet().set_name(BUDGET)?;
    let title = "Risorse: Relazione e rendiconto";
    let mut writer = SheetWriter::new(sheet, styles, &BUDGET_COLUMNS, title, dossier.edition)?;
    writer.header()?;
    if let Some(resources) = resources {
        for mission in resources::missions(Some(resources)) {
            add_rows(&mut writer, &mission.to_string(), &BudgetFigures::total(resources.of_mission(mission)))?;
        }
        add_rows(&mut writer, "Ente", &BudgetFigures::total(&resources.programmes))?;
    }
    writer.close_table("RiscontroRisorse", HEADER_ROW, "Una cifra di una missione per riga, da confrontare")?;
    writer.skip(1);
    let note = if resources.is_some() {
        "Scrivere nelle celle gialle le cifre del rendiconto approvato: finché sono vuote la differenza è «da riscontrare»."
    } else {
        "Risorse non disponibili: non ci sono cifre da riscontrare."
    };
    writer.note(note, 5)?;
    writer.long_table(1, 2, &footer(dossier.edition))
}

fn add_rows(writer: &mut SheetWriter<'_>, mission: &str, figures: &BudgetFigures) -> Result<(), XlsxError> {
    let rows: [(&str, Option<Decimal>); 3] =
        [("Stanziato", figures.appropriated), ("Impegnato", figures.committed), ("Pagato in competenza", figures.paid)];
    for (name, value) in rows {
        let number = writer.next_row() + 1;
        let difference = format!(
            "IF(ISBLANK(D{number}),\"da riscontrare\",IF(ISNUMBER(C{number}),ROUND(C{number}-D{number},2),\"n.d.\"))"
        );
        writer.row(&[
            Cell::text(mission),
            Cell::text(name),
            value.map_or(Cell::not_available(), |value| Cell::Number(value, Look::TwoPlaces)),
            Cell::Text("".into(), Look::Amount),
            Cell::formula(difference, Computed::text("da riscontrare"), Look::TwoPlaces),
        ])?;
    }
    Ok(())
}
