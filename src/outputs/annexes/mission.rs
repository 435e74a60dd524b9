//! Annex A of one missione, or of the cross-cutting objectives: its workbook and the sheet *Sommario*.

use rust_xlsxwriter::XlsxError;

use super::contents::{Contents, Tables};
use super::groups::{self, GroupRow, Members};
use super::provenance_rows::ProvenanceRows;
use super::sheets::{self, GroupKey, ObjectiveKey};
use super::{chart, classes, indicators, objectives, provenance, resources, rules_sheet};
use crate::assessment::{MissionResult, Subject};
use crate::domain::GroupCode;
use crate::dossier::Dossier;
use crate::sheet::{Book, Cell, Claim};

/// What the sheets hold, for the reader who opens the file.
const SHEETS: [(&str, &str); 5] = [
    (sheets::OBJECTIVES, "Un obiettivo operativo per riga: testo del piano, pesi, risultato e classe."),
    (sheets::INDICATORS, "Un indicatore per riga: base, target, consuntivo, grado, scostamento e sua causa."),
    (sheets::RESOURCES, "Stanziato, impegnato e pagato per programma, anche dove non ci sono obiettivi."),
    (sheets::PROVENANCE, "Da quale file, foglio e cella viene ogni valore e con quale regola è calcolata ogni cifra."),
    (sheets::RULES, "Soglie, tolleranza, tabella dei ritardi e formule."),
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
pub(super) fn bytes(dossier: &Dossier<'_>, mission: &MissionResult<'_>) -> Result<(Vec<u8>, Vec<Claim>), XlsxError> {
    let Dossier { assessment, edition, .. } = *dossier;
    let title = format!("Allegato A – {}", mission.code.heading_with(mission.title));
    let mut book = Book::new(&title, edition)?;
    let contents = Contents::of(mission, assessment);
    let rows = ProvenanceRows::of(&contents);
    let tables = Tables {
        objectives: objectives::table(&contents),
        indicators: indicators::table(&contents),
        provenance: provenance::table(),
    };
    add_summary(&mut book, mission, &contents, &tables, &title)?;
    objectives::add(&mut book, &contents, &tables)?;
    indicators::add(&mut book, &contents, &tables, &rows)?;
    if let Some(code) = mission.code.mission() {
        resources::add_mission(&mut book, dossier, mission, code)?;
    }
    provenance::add(&mut book, &contents, &tables, mission, dossier)?;
    rules_sheet::add(&mut book, assessment.rules)?;
    book.finish_claiming()
}

fn add_summary(
    book: &mut Book<'_>,
    mission: &MissionResult<'_>,
    contents: &Contents<'_>,
    tables: &Tables,
    title: &str,
) -> Result<(), XlsxError> {
    let columns = groups::columns(("Codice", 14), "Programma");
    let mut writer = book.sheet(sheets::SUMMARY, title, &columns)?;
    let group = |subject, code, name, members, total| GroupRow {
        subject,
        code,
        name,
        members,
        objectives: &tables.objectives,
        total,
        rules: contents.rules,
        issue: contents.issue,
    };
    let programmes = mission.programmes.iter().map(|programme| {
        let name = programme.name.as_deref().or_else(|| programme.code.programme().is_none().then_some(mission.title));
        let (code, name) = (Cell::text(programme.code.to_string()), Cell::optional(name));
        let subject = programme.code.programme().map_or_else(|| mission.subject(), Subject::Programme);
        group(subject, code, name, Members::WithCode(ObjectiveKey::Programme), &programme.total)
    });
    let alt_text = "Un programma per riga: i tre indici e gli obiettivi per classe";
    let table = writer.table(&columns, programmes, "Programmi", alt_text)?;
    let (code, name) = match mission.code {
        GroupCode::Mission(_) => (mission.code.heading(), "Totale della missione"),
        GroupCode::CrossCutting => (mission.code.to_string(), "Totale degli obiettivi trasversali"),
    };
    let (code, name) = (Cell::total(code), Cell::total(name));
    writer.row(&columns, &group(mission.subject(), code, name, Members::All, &mission.total))?;
    classes::colour(&mut writer, &table.clone().with_total(), GroupKey::Class)?;
    writer.skip(1);
    writer.section("Fogli di questa cartella")?;
    // The budget follows missioni and programmi: the cross-cutting objectives have no sheet of it.
    let has_budget = mission.code.mission().is_some();
    for (name, contents) in SHEETS.into_iter().filter(|(name, _)| has_budget || *name != sheets::RESOURCES) {
        writer.link_line(name, &format!("internal:{name}!A1"), contents)?;
    }
    writer.skip(1);
    writer.section("Come si legge")?;
    for note in NOTES {
        writer.note(note, 10)?;
    }
    let largest = mission.programmes.iter().map(|programme| programme.total.counts.planned).max().unwrap_or_default();
    let chart_title = if has_budget { "Obiettivi per classe e programma" } else { "Obiettivi trasversali per classe" };
    chart::add(&mut writer, &table, chart_title, mission.programmes.len(), largest)
}
