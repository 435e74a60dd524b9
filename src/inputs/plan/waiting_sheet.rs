//! The canonical workbook's sheet of the objectives that wait for their programme: the cell to fill in is yellow, its
//! list is the classification with «trasversale» at its end, and a proposal by the words of the objective stands beside it.
//!
//! Guaranteed: a proposal is never read back; imported again after filling, the objectives take their codes.

mod glossary;

use std::collections::BTreeSet;

use rust_xlsxwriter::{DataValidation, Formula, Workbook, XlsxError};

use super::canonical_columns::{PlanColumn, column, described, office_code_column};
use super::details_sheets::{self, LIST_OF_PROGRAMMES};
use super::header::Column;
use crate::domain::{MissionCode, Placement, Plan, Unplaced};
use crate::inputs::catalogue::Catalogue;
use crate::sheet::{Cell, Columns, Look, SheetWriter, Styles, house_style};
use crate::words::fold;

/// Its name.
const NAME: &str = "Senza programma";
/// Row of the headings, from zero; what to do stands above them.
const HEADER_ROW: u32 = 2;
/// Letters by which two words are one, and the shortest word that means anything.
const STEM: usize = 6;
const SHORTEST_WORD: usize = 6;

/// Beginnings of words of the classification that stand in objectives of any programme.
#[rustfmt::skip]
const COMMON: [&str; 60] = [
    "AGGIUN", "ALTERN", "ANTICI", "ASSIST", "ASSOCI", "ATTIVI", "CAPITA", "CONSUL", "CONSUM", "COOPER", "COPERT", "CORREN",
    "DIRITT", "DISAVA", "DIVERS", "ECONOM", "ESERCI", "FINANZ", "FORMAZ", "GARANZ", "GENERA", "GESTIO", "GOVERN", "INNOVA",
    "INTEGR", "INTERE", "INTERN", "INTERV", "INVEST", "LAVORO", "LIVELL", "LOCALE", "MAGGIO", "MERCAT", "MINORI", "MODALI",
    "ORDINA", "ORDINI", "PARTIT", "PICCOL", "PREGRE", "PRESTI", "PROFES", "PROGRA", "PROTEZ", "PUBBLI", "QUALIT", "RECUPE",
    "RELAZI", "RIDUZI", "RISCHI", "RISORS", "SERVIZ", "SETTOR", "SISTEM", "SOSTEG", "SVILUP", "TECNIC", "UFFICI", "VALORI",
];

/// An objective with what it is called here and the programme that its words suggest.
struct Row {
    waiting: String,
    proposal: String,
    objective: Unplaced,
}

/// Writes it with the list that it offers, if any objective waits.
///
/// # Errors
/// If a text is longer than a cell holds.
pub(super) fn write(
    plan: &Plan,
    catalogue: &Catalogue,
    workbook: &mut Workbook,
    styles: &Styles,
) -> Result<(), XlsxError> {
    if plan.unplaced.is_empty() {
        return Ok(());
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name(NAME)?;
    sheet.write_string_with_format(0, 0, "Obiettivi senza missione e programma", &styles.title)?;
    sheet.write_string(
        1,
        0,
        "Scegliere nella colonna gialla il programma, o «trasversale» (in fondo all’elenco) se l’obiettivo ne riguarda \
         più d’uno; in CODICE, se continua un obiettivo del piano precedente, il suo codice, altrimenti niente; salvare e \
         importare di nuovo questo file.",
    )?;
    let columns = columns(plan);
    let mut writer = SheetWriter::form(sheet, styles, &columns, HEADER_ROW)?;
    writer.headings(&columns)?;
    let rows = plan.unplaced.iter().enumerate().map(|(index, objective)| Row {
        waiting: details_sheets::waiting(index),
        proposal: proposal(objective, catalogue),
        objective: objective.clone(),
    });
    writer.rows(&columns, rows)?;
    let programme = columns.iter().position(|column| column.header() == Column::Programme.label());
    let programme = u16::try_from(programme.unwrap_or_default()).unwrap_or_default();
    let last = writer.next_row() - 1;
    let list = format!("={LIST_OF_PROGRAMMES}!$A$1:$A${}", catalogue.programmes().count() + 1);
    let choice = DataValidation::new().allow_list_formula(Formula::new(list)).show_error_message(false);
    writer.sheet.add_data_validation(HEADER_ROW + 1, programme, last, programme, &choice)?;
    house_style::set_up_page(writer.sheet, HEADER_ROW, NAME)?;
    let list = workbook.add_worksheet();
    list.set_name(LIST_OF_PROGRAMMES)?.set_hidden(true);
    let programmes = catalogue.programmes().map(|(code, name)| format!("{code} {name}"));
    for (row, choice) in (0..).zip(programmes.chain([Placement::CROSS_CUTTING.to_owned()])) {
        list.write_string(row, 0, choice)?;
    }
    Ok(())
}

fn columns(plan: &Plan) -> Columns<'static, Row> {
    let of: fn(&Row) -> &Unplaced = |row| &row.objective;
    let waiting = column(Column::Waiting, 11, |row: &Row| Cell::text(&row.waiting)).flat();
    let programme = column(Column::Programme, 24, |_: &Row| Cell::Blank.input(Look::Text)).flat();
    // The code of the objective of a previous plan with which one goes on.
    let code = column(Column::Code, 12, |_: &Row| Cell::Blank.input(Look::Text)).flat();
    let proposal = PlanColumn::new("PROPOSTA", 34, |row: &Row| Cell::text(&row.proposal)).flat();
    let at_hand = [waiting, programme, code, proposal];
    Columns::of(at_hand.into_iter().chain(described(&plan.years, None, of)).chain([office_code_column(of)]))
}

/// What the office's map or the plan itself proposes, else the objective's own words.
fn proposal(objective: &Unplaced, catalogue: &Catalogue) -> String {
    let by_words = || by_words(objective, catalogue);
    match objective.details.proposed {
        Some(Placement::CrossCutting) => Placement::CROSS_CUTTING.to_owned(),
        Some(Placement::Programme(code)) => {
            catalogue.programme(code).map_or_else(by_words, |name| format!("{code} {name}"))
        }
        None => by_words(),
    }
}

/// The one programme that the title tells; if it tells none, purpose and indicators beside it.
fn by_words(objective: &Unplaced, catalogue: &Catalogue) -> String {
    let title = objective.title.text.as_str();
    let texts = [title, &objective.purpose, &objective.indicator.value];
    let told = told_by(title, objective.placement, catalogue)
        .or_else(|| told_by(&texts.join(" "), objective.placement, catalogue));
    told.unwrap_or_default()
}

/// The one programme, of a missione where that is known, of which a text has most telling words: those of its name or of
/// the glossary. Nothing where two have as many, or where it has only words that any objective has.
fn told_by(text: &str, mission: Option<MissionCode>, catalogue: &Catalogue) -> Option<String> {
    let own = stems(text);
    let of_name = |name: &str| {
        let of_name = stems(name);
        let common = of_name.iter().filter(|stem| COMMON.contains(&stem.as_str()));
        let telling = of_name.iter().filter(|stem| own.contains(*stem) && !COMMON.contains(&stem.as_str())).count();
        // «Ufficio tecnico» is told by both of its words, and by neither alone.
        let is_whole = common.count() > 1 && of_name.is_subset(&own);
        if is_whole { telling.max(1) } else { telling }
    };
    let mut shared: Vec<(usize, String)> = catalogue
        .programmes()
        .filter(|(code, _)| mission.is_none_or(|mission| code.mission == mission))
        .map(|(code, name)| {
            let telling = of_name(name).max(glossary::telling_words(text, code, catalogue));
            (telling, format!("{code} {name}"))
        })
        .filter(|(count, _)| *count > 0)
        .collect();
    shared.sort_by(|left, right| right.0.cmp(&left.0).then_with(|| left.1.cmp(&right.1)));
    match shared.as_slice() {
        [(_, only)] => Some(only.clone()),
        [(most, first), (next, _), ..] if most > next => Some(first.clone()),
        _ => None,
    }
}

/// The beginnings of the words that mean something.
fn stems(text: &str) -> BTreeSet<String> {
    let folded = fold(&text.replace(['\'', '’'], " "));
    let words = folded.split(' ').filter(|word| word.len() >= SHORTEST_WORD);
    words.map(|word| word.chars().take(STEM).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_programme_is_proposed_only_where_its_words_single_it_out() {
        let proposed = |title: &str| {
            let place = crate::domain::Place::file("f");
            let objective = Unplaced {
                code: (),
                placement: None,
                direction: None,
                strategic: None,
                title: crate::domain::Field { text: title.to_owned(), origin: crate::domain::FieldOrigin::Cell },
                purpose: String::new(),
                stakeholders: String::new(),
                years: BTreeSet::new(),
                indicator: crate::domain::Sourced::new(String::new(), place.clone()),
                weight: None,
                weight_cell: None,
                office: None,
                manager: None,
                details: crate::domain::Details::default(),
                place,
            };
            proposal(&objective, Catalogue::embedded())
        };
        assert_eq!(proposed("Aumento della raccolta dei rifiuti"), "09.03 Rifiuti");
        assert_eq!(proposed("Interventi per gli anziani soli"), "12.03 Interventi per gli anziani");
        assert_eq!(proposed("Lavori dell’ufficio tecnico"), "01.06 Ufficio tecnico");
        for (title, programme) in [
            ("Apertura del nuovo asilo nido", "12.01"),
            ("Formazione del personale", "01.10"),
            ("Piano di protezione civile", "11.01"),
            ("Asfaltatura delle strade comunali", "10.05"),
            ("Manutenzione del verde pubblico", "09.02"),
            ("Adeguamento sismico della scuola media", "04.02"),
            ("Promozione del turismo lento", "07.01"),
            ("Recupero dell’evasione dei tributi", "01.04"),
            ("Digitalizzazione dell’anagrafe", "01.07"),
            ("Riduzione delle liste d’attesa della mensa scolastica", "04.06"),
            ("Controlli della polizia locale sulle strade", "03.01"),
        ] {
            assert!(proposed(title).starts_with(programme), "{title}: {}", proposed(title));
        }
        for common in [
            "Strade e verde pubblico e scuola media",
            "Revisione delle tariffe",
            "Sorprendere i cittadini",
            "Riduzione dei tempi di pagamento",
            "Formazione degli utenti",
            "Attivazione del lavoro agile",
            "Gestione dei servizi",
            "Qualità dei servizi interni",
        ] {
            assert_eq!(proposed(common), "", "{common}");
        }
    }
}
