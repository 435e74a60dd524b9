//! The sheet of the summary that sets each objective beside the two years before.

use rust_xlsxwriter::XlsxError;

use super::sheets::{GroupKey, OBJECTIVE_TREND};
use super::trend_columns::{TrendKey, note, year_columns, years};
use crate::assessment::{Comparison, Difference, ObjectivePoint};
use crate::domain::Year;
use crate::dossier::Dossier;
use crate::sheet::{Book, Cell, Column, Columns, NOT_AVAILABLE};

/// An objective: its points by year.
struct ObjectiveYears<'m> {
    code: &'m str,
    title: &'m str,
    points: Vec<(Year, &'m ObjectivePoint)>,
    difference: Difference,
}

/// Adds the sheet.
pub(super) fn add(book: &mut Book<'_>, dossier: &Dossier<'_>) -> Result<(), XlsxError> {
    let Dossier { assessment, trend, edition, .. } = *dossier;
    let years = years(edition.year);
    let comparison = Comparison::of(trend, edition.year);
    let columns = columns(&years);
    let mut writer = book.sheet(OBJECTIVE_TREND, "Andamento degli obiettivi", &columns)?;
    let rows = assessment.objectives().map(|(_, result)| {
        let code = &result.objective.code;
        let point = |year: &Year| Some((*year, trend.year(*year)?.objectives.get(code)?));
        ObjectiveYears {
            code: code.as_str(),
            title: result.objective.title.text.as_str(),
            points: years.iter().filter_map(point).collect(),
            difference: comparison.objective(code),
        }
    });
    writer.table(&columns, rows, "AndamentoObiettivi", "Il risultato di ogni obiettivo anno per anno")?;
    if !comparison.classes_compare() {
        writer.skip(1);
        writer.note(
            "Soglie, nomi delle classi o regola sui dati mancanti non sono più quelli dell’anno prima: le classi dei due \
             anni non sono confrontabili.",
            columns.count(),
        )?;
    }
    writer.long_table(1, 2)
}

fn columns(years: &[Year]) -> Columns<'_, ObjectiveYears<'_>, TrendKey> {
    type Own<'c> = Column<'c, ObjectiveYears<'c>, TrendKey>;
    let objective = [
        Own::new("Codice", 12, |row| Cell::text(row.code)).key(TrendKey::Code),
        Own::new("Obiettivo operativo", 56, |row| Cell::text(row.title)).key(TrendKey::Name),
    ];
    let prudent = |row: &ObjectiveYears<'_>, year| row.point(year).and_then(|point| point.prudent);
    let figures = year_columns(
        ("Cautelativo C %", GroupKey::Prudent, 13),
        years,
        prudent,
        |_| None,
        |row| row.difference.clone(),
    );
    let classes =
        years.iter().map(|year| Own::new(format!("Classe o stato {year}"), 24, |row| Cell::text(row.class(*year))));
    let note = Own::new("Nota", 44, |row| Cell::text(note(&row.difference).unwrap_or_default()));
    Columns::of(objective.into_iter().chain(figures).chain(classes).chain([note]))
}

impl ObjectiveYears<'_> {
    fn point(&self, year: Year) -> Option<&ObjectivePoint> {
        self.points.iter().find(|(own, _)| *own == year).map(|(_, point)| *point)
    }

    fn class(&self, year: Year) -> String {
        self.point(year).map_or_else(|| NOT_AVAILABLE.to_owned(), |point| point.outcome.clone())
    }
}
