//! `variazioni/ANNO.xlsx` to be filled in: no rows, the codes of plan and register to choose from.

use rust_xlsxwriter::XlsxError;

use super::columns::Column;
use super::field::{IndicatorField, ObjectiveField};
use crate::domain::{Edition, Indicator, Plan};
use crate::sheet::{BlankForm, Entry, FormColumn};

const INSTRUCTIONS: &[(&str, &str)] = &[
    (
        "A che cosa serve",
        "Le variazioni al piano e al registro decise con un atto durante l’anno: una riga per ogni cosa cambiata, nell’ordine in cui è stata decisa. Senza righe, nell’anno non è cambiato nulla.",
    ),
    (
        "CODICE e CODICE INDICATORE",
        "Il codice dell’obiettivo (01.02-03) oppure dell’indicatore (01.02-03.1): basta uno dei due.",
    ),
    (
        "CAMPO",
        "Che cosa cambia: il nome della colonna del piano o del registro, come TARGET; un anno, per spostare un obiettivo; «annullato», se l’obiettivo o l’indicatore non c’è più; «aggiunto», per un obiettivo nuovo.",
    ),
    (
        "PRIMA",
        "Il valore attuale, com’è nel piano o nel registro: se è diverso la variazione non è applicata. Per «aggiunto» e «annullato» resta vuoto.",
    ),
    (
        "DOPO",
        "Il valore nuovo. Per «aggiunto» è il titolo dell’obiettivo, e il CODICE ne dice il programma (07.01-01); i suoi indicatori si aggiungono al registro, poi si rilancia «schede». Se gli obiettivi del piano hanno un PESO, quello nuovo lo prende da una seconda riga con lo stesso CODICE: CAMPO è PESO, PRIMA resta vuoto e DOPO è il peso.",
    ),
    ("MOTIVO", "Perché, in una frase: è pubblicato nella relazione."),
    (
        "ATTO e DATA",
        "Numero e data dell’atto, come «G.C. 61 del 10/09/2025»; oppure il solo numero in ATTO e il giorno in DATA. Senza un atto fra l’approvazione del piano e il 31 dicembre la variazione non vale.",
    ),
];

/// The workbook.
///
/// # Errors
/// If a text is longer than a cell holds.
pub fn blank(edition: &Edition, plan: &Plan, register: &[Indicator]) -> Result<Vec<u8>, XlsxError> {
    let objectives = plan.objectives().map(|(_, objective)| objective.code.to_string()).collect();
    let indicators = register.iter().map(|indicator| indicator.code.to_string()).collect();
    let mut fields: Vec<String> = vec!["aggiunto".to_owned(), "annullato".to_owned()];
    for heading in ObjectiveField::headings().chain(IndicatorField::headings()) {
        if !fields.iter().any(|known| known == heading) {
            fields.push(heading.to_owned());
        }
    }
    let text = |column: Column, width| FormColumn::new(column.heading(), width, Entry::Text);
    BlankForm {
        edition,
        title: format!("Variazioni {}", edition.year),
        help: "Una riga per ogni cosa cambiata con un atto; il foglio «Istruzioni» dice come.",
        sheet: "Variazioni",
        columns: vec![
            text(Column::Objective, 12).choosing(objectives),
            text(Column::Indicator, 15).choosing(indicators),
            text(Column::Field, 22).choosing(fields),
            text(Column::Before, 26),
            text(Column::After, 26),
            text(Column::Reason, 40),
            text(Column::Act, 26),
            FormColumn::new(Column::Date.heading(), 12, Entry::Day),
        ],
        rows: Vec::new(),
        instructions: INSTRUCTIONS,
    }
    .write()
}
