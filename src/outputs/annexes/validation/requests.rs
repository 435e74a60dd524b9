//! The sheet *Evidenze da chiedere*: for each drawn objective, what its office should show.

use std::borrow::Cow;

use rust_xlsxwriter::XlsxError;

use crate::assessment::{IndicatorResult, State};
use crate::domain::kind::Values;
use crate::domain::{Change, Place, SourceKind};
use crate::dossier::Dossier;
use crate::sheet::{self, Book, Cell, Columns, Look};
use crate::trace::sampling::{Candidate, Sample};

/// Name of the sheet.
pub(super) const SHEET: &str = "Evidenze da chiedere";

/// One thing to ask for.
struct Request<'m> {
    candidate: &'m Candidate<'m>,
    code: &'m str,
    name: &'m str,
    row: Option<&'m IndicatorResult<'m>>,
    ask: Cow<'static, str>,
    place: &'m Place,
}

/// Adds the sheet.
pub(super) fn add(book: &mut Book<'_>, dossier: &Dossier<'_>, sample: &Sample<'_>) -> Result<(), XlsxError> {
    let columns = columns();
    let mut writer = book.sheet(SHEET, "Che cosa chiedere agli uffici per gli obiettivi estratti", &columns)?;
    let changes = &dossier.supplements.changes;
    let rows = sample.drawn().flat_map(|candidate| requests(candidate, changes));
    writer.table(&columns, rows, "EvidenzeDaChiedere", "Una richiesta per riga, con la casella per la risposta")?;
    writer.long_table(1, 2)
}

fn requests<'m>(candidate: &'m Candidate<'m>, changes: &'m [Change]) -> Vec<Request<'m>> {
    let of_row = |row: &'m IndicatorResult<'m>| Request {
        candidate,
        code: row.indicator.code.as_str(),
        name: &row.indicator.name,
        row: Some(row),
        ask: ask(row).into(),
        place: row.measurement.map_or(&row.indicator.place, |own| &own.place),
    };
    let objective = candidate.result.objective;
    let of_change = |change: &'m Change| Request {
        candidate,
        code: change.indicator.as_ref().map_or(objective.code.as_str(), |own| own.as_str()),
        name: &objective.title.text,
        row: None,
        ask: match &change.act {
            Some(act) => format!("l’atto della variazione di {}: {}", change.field.value, act.value.written()).into(),
            None => format!("l’atto della variazione di {}, che manca", change.field.value).into(),
        },
        place: &change.place,
    };
    let own = changes.iter().filter(|change| change.objective == objective.code);
    candidate.result.indicators.iter().map(of_row).chain(own.map(of_change)).collect()
}

/// What proves a result, by its state and source.
fn ask(row: &IndicatorResult<'_>) -> &'static str {
    match &row.state {
        State::Measured => {}
        State::Excluded(_) => return "l’atto che lo rinvia o lo dichiara non valutabile, e perché",
        State::AwaitingBoard => return "il verbale del Nucleo, quando ci sarà",
        State::InProgress => return "la relazione stessa, quando sarà adottata",
        _ => return "perché il dato manca, e quando ci sarà",
    }
    let Some(measurement) = row.measurement else { return "la relazione stessa, con la sua data" };
    match (row.indicator.kind.value.values(), measurement.source) {
        (Values::Score, _) => "il verbale con il punteggio del Nucleo e i suoi motivi",
        (Values::Day, _) => "il documento da cui risulta la data",
        (Values::Answer, _) => "l’atto o il documento che dimostra la risposta",
        (Values::Number, Some(SourceKind::External)) => "il documento dell’ente esterno da cui viene il valore",
        (Values::Number, Some(SourceKind::System)) => {
            "l’estrazione dal gestionale alla data di rilevazione, con i criteri usati"
        }
        (Values::Number, Some(SourceKind::SelfDeclared)) => {
            "gli atti o le registrazioni da cui il valore è stato contato, e chi li ha contati"
        }
        (Values::Number, None) => "da quale fonte viene il valore, e il documento che lo prova",
    }
}

fn columns<'m>() -> Columns<'m, Request<'m>> {
    type Own<'m> = sheet::Column<'m, Request<'m>>;
    Columns::of([
        Own::new("Obiettivo", 12, |row| Cell::text(row.candidate.result.objective.code.as_str())),
        Own::new("Indicatore", 14, |row| Cell::text(row.code)),
        Own::new("Testo", 44, |row| Cell::text(row.name)),
        Own::new("Ufficio", 20, |row| Cell::optional(row.candidate.result.office)),
        Own::new("Consuntivo", 14, |row| Cell::quantity(row.row.and_then(IndicatorResult::scored_value))),
        Own::new("Fonte", 14, |row| {
            let source = row.row.and_then(|own| own.measurement).and_then(|own| own.source);
            source.map_or(Cell::Blank, |source| Cell::text(source.label()))
        }),
        Own::new("Evidenza indicata dall’ufficio", 40, |row| {
            Cell::optional(row.row.and_then(|own| own.measurement).and_then(|own| own.evidence.as_deref()))
        }),
        Own::new("Che cosa chiedere", 48, |row| Cell::text(&*row.ask)),
        Own::new("Dove è scritto", 40, |row| Cell::text(row.place.to_string())),
        Own::new("Ricevuto il", 14, |_| Cell::entry(Look::Entry)),
        Own::new("Esito e osservazioni", 44, |_| Cell::entry(Look::Entry)),
    ])
}
