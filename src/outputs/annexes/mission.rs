//! Annex A of one missione: its workbook and the sheet *Sommario*.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::book::{finish, new_book};
use super::contents::Contents;
use super::groups::{self, GroupRow, RowLook};
use super::provenance::ProvenanceRows;
use super::table::{Column, Rows, SheetWriter, column, total};
use super::{Material, chart, classes, indicators, objectives, provenance, resources, rules_sheet};
use crate::assessment::{Assessment, MissionResult};
use crate::domain::Edition;
use crate::dossier::Dossier;
use crate::sheet::Cell;
use crate::sheet::Styles;

/// Name of the summary sheet.
pub(super) const SHEET: &str = "Sommario";

const COLUMNS: [Column<'static>; 16] = {
    let mut columns = [column("", 0); 16];
    columns[0] = column("Codice", 14);
    columns[1] = column("Programma", 44);
    let mut index = 0;
    while index < groups::COLUMNS.len() {
        columns[index + 2] = groups::COLUMNS[index];
        index += 1;
    }
    columns
};

/// What the sheets hold, for the reader who opens the file.
const SHEETS: [(&str, &str); 5] = [
    (objectives::SHEET, "Un obiettivo operativo per riga: testo del piano, pesi, risultato e classe."),
    (indicators::SHEET, "Un indicatore per riga: base, target, consuntivo, grado, scostamento e sua causa."),
    (resources::SHEET, "Stanziato, impegnato e pagato per programma, anche dove non ci sono obiettivi."),
    (provenance::SHEET, "Da quale file, foglio e cella viene ogni valore e con quale regola è calcolata ogni cifra."),
    (rules_sheet::SHEET, "Soglie, tolleranza, tabella dei ritardi e formule."),
];

const NOTES: [&str; 4] = [
    "Mancante non è zero. Una cella vuota in «Consuntivo» significa che l’indicatore non è misurato: il suo grado è \
     «n.d.» e non entra nell’indice sui misurati; nell’indice cautelativo non porta punti, ma il suo peso resta.",
    "Le cifre sono formule: si possono ricalcolare, e cambiando una soglia nelle celle gialle del foglio «Regole» se \
     ne vede l’effetto. I fogli sono protetti contro gli errori, senza parola d’ordine: tolta la protezione si può \
     provare anche un altro valore in «Indicatori». I risultati pubblicati nella Relazione sono quelli con cui il \
     file è stato scritto.",
    "Ogni totale è calcolato direttamente dagli obiettivi, dai valori stampati di M e C. Gli obiettivi esclusi con atto \
     escono da ogni denominatore; il loro numero e il loro peso sono indicati. I pesi non sono mai riproporzionati.",
    "I testi ereditati da una riga precedente del piano sono in corsivo e portano la scritta «(ereditato)».",
];

/// The bytes of a mission's workbook.
pub(super) fn bytes(material: &Material<'_>, mission: &MissionResult<'_>) -> Result<Vec<u8>, XlsxError> {
    let Dossier { assessment, edition, .. } = material.dossier;
    let title = format!("Allegato A – Missione {} – {}", mission.code, mission.title);
    let mut book = new_book(&title, edition)?;
    let styles = Styles::new();
    let contents = Contents::of(mission);
    let rows = ProvenanceRows::of(&contents);
    add_summary(&mut book, &styles, assessment, mission, &contents, edition, &title)?;
    objectives::add(&mut book, &styles, &contents, assessment.rules, edition)?;
    indicators::add(&mut book, &styles, &contents, &rows, assessment.rules, edition)?;
    resources::add_mission(&mut book, &styles, &material.dossier, mission)?;
    provenance::add(&mut book, &styles, &contents, mission, material)?;
    rules_sheet::add(&mut book, &styles, assessment.rules, edition)?;
    finish(book)
}

fn add_summary(
    book: &mut Workbook,
    styles: &Styles,
    assessment: &Assessment<'_>,
    mission: &MissionResult<'_>,
    contents: &Contents<'_, '_>,
    edition: &Edition,
    title: &str,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(SHEET)?;
    let mut writer = SheetWriter::new(sheet, styles, &COLUMNS, title, edition)?;
    let ranges = objectives::ranges(contents.objective_rows);
    let header = writer.next_row();
    writer.header()?;
    for programme in &mission.programmes {
        let number = writer.next_row() + 1;
        let filter = Some(objectives::of_programme(contents.objective_rows, &format!("$A{number}")));
        let group = GroupRow { filter, total: &programme.total, number, look: RowLook::Plain };
        let mut cells = vec![Cell::text(programme.code.to_string()), Cell::optional(programme.name.as_deref())];
        cells.extend(group.cells(&ranges, assessment.rules));
        writer.row(&cells)?;
    }
    writer.close_table("Programmi", header, "Un programma per riga: i tre indici e gli obiettivi per classe")?;
    let number = writer.next_row() + 1;
    let group = GroupRow { filter: None, total: &mission.total, number, look: RowLook::Total };
    let name = format!("Missione {}", mission.code);
    let mut cells = vec![total(&name), total("Totale della missione")];
    cells.extend(group.cells(&ranges, assessment.rules));
    writer.row(&cells)?;
    let classes = Rows::below(header, mission.programmes.len() + 1);
    classes::colour(writer.sheet, groups::CLASS, classes)?;
    writer.skip(1);
    writer.section("Fogli di questa cartella")?;
    for (name, contents) in SHEETS {
        writer.link_line(name, &format!("internal:{name}!A1"), contents)?;
    }
    writer.skip(1);
    writer.section("Come si legge")?;
    for note in NOTES {
        writer.note(note, 10)?;
    }
    let largest = mission.programmes.iter().map(|programme| programme.total.counts.planned).max().unwrap_or_default();
    chart::add(&mut writer, SHEET, "Obiettivi per classe e programma", mission.programmes.len(), largest)
}
