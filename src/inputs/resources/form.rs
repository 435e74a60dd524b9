//! `risorse/ANNO.xlsx` to be filled in: the plan's programmi, with the amounts blank.

use std::collections::BTreeSet;

use rust_xlsxwriter::XlsxError;

use super::columns::Column;
use crate::domain::{Edition, Plan};
use crate::inputs::catalogue::Catalogue;
use crate::sheet::{BlankForm, Entry, FormColumn};

const INSTRUCTIONS: &[(&str, &str)] = &[
    (
        "A che cosa serve",
        "Le risorse finanziarie per programma, dal rendiconto (o dal preconsuntivo). Ci sono già i programmi del piano: aggiungere in fondo gli altri programmi del rendiconto, anche senza obiettivi, così i totali tornano.",
    ),
    (
        "In alternativa",
        "Al posto di questo foglio si può mettere, con lo stesso nome, l’esportazione della contabilità così com’è (xlsx, ods, xls o csv), anche fino al macroaggregato: le voci sono sommate per programma.",
    ),
    ("STANZIATO", "Le previsioni definitive di competenza."),
    ("IMPEGNATO", "Gli impegni di competenza, senza il fondo pluriennale vincolato."),
    ("FPV", "Il fondo pluriennale vincolato di spesa: impegnato per gli anni dopo. Facoltativo."),
    ("PAGATO", "I pagamenti in conto competenza."),
    ("PAGATO RESIDUI", "I pagamenti in conto residui. Facoltativo."),
    ("RESIDUI FINALI", "I residui passivi da riportare. Facoltativo."),
    (
        "Celle vuote",
        "Una cella vuota è un dato che manca, mai uno zero: se l’importo è zero, scrivere 0. Finché nessun importo è scritto, il foglio è come se non ci fosse.",
    ),
    ("Totali", "Una riga «Totale missione 01» o «Totale» è confrontata al centesimo con la somma e non è importata."),
];

/// The workbook.
///
/// # Errors
/// If a text is longer than a cell holds.
pub fn blank(edition: &Edition, plan: &Plan, catalogue: &Catalogue) -> Result<Vec<u8>, XlsxError> {
    let amount = |column: Column| FormColumn::new(column.heading(), 16, Entry::Amount);
    let mut columns = vec![
        FormColumn::new(Column::Programme.heading(), 13, Entry::Text),
        FormColumn::new("DENOMINAZIONE", 48, Entry::Text),
    ];
    columns.extend(Column::AMOUNTS.map(amount));
    let programmes: BTreeSet<_> =
        plan.objectives().filter_map(|(_, objective)| objective.placement.programme()).collect();
    let rows = programmes
        .into_iter()
        .map(|programme| vec![programme.to_string(), catalogue.programme(programme).unwrap_or_default().to_owned()]);
    BlankForm {
        edition,
        title: format!("Risorse per programma {}", edition.year),
        help: "Compilare le celle gialle, in euro; il foglio «Istruzioni» dice come.",
        sheet: "Risorse",
        columns,
        rows: rows.collect(),
        instructions: INSTRUCTIONS,
    }
    .write()
}
