//! Annex A, summary: the indices of the entity, recomputed from all objectives.
//!
//! The results of objectives stand here as values; their own formulas are in the
//! workbook of their missione, to which each row links.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::book::{finish, new_book};
use super::formulas::class_of;
use super::groups::{self, GroupRow, ObjectiveRanges, RowLook, class_words};
use super::table::{Column, HEADER_ROW, Rows, SheetWriter, column, footer, total};
use super::{Material, chart, classes, left_out, names, provenance, resources, rules_sheet, tie_out, trend};
use crate::assessment::{Assessment, GroupResult, MissionResult, ObjectiveResult};
use crate::domain::Edition;
use crate::domain::Rules;
use crate::dossier::Dossier;
use crate::sheet::{Cell, Computed};
use crate::sheet::{Look, Styles};

/// Name of the sheet of entity and missioni.
pub(super) const SHEET: &str = "Sommario";
/// Name of the sheet of programmi.
pub(super) const PROGRAMMES: &str = "Programmi";
/// Name of the sheet of objectives.
pub(super) const OBJECTIVES: &str = "Obiettivi";
/// Name of the sheet of *indirizzi strategici*.
pub(super) const DIRECTIONS: &str = "Indirizzi";
const OFFICES: &str = "Uffici";
const UNNAMED: &str = "non indicato";

const MISSIONS: [Column<'static>; 16] = {
    let mut columns = group_columns("Missione", "Titolo");
    // The names of the sheets, which link to them below the table, must fit.
    columns[0].width = 22;
    columns
};
const PROGRAMME_COLUMNS: [Column<'static>; 16] = group_columns("Programma", "Nome del programma");
const DIRECTION_COLUMNS: [Column<'static>; 16] = group_columns("N.", "Indirizzo strategico");
const OFFICE_COLUMNS: [Column<'static>; 16] = group_columns("N.", "Ufficio");

const MISSION: u16 = 1;
const PROGRAMME: u16 = 2;
const DIRECTION: u16 = 3;
const OFFICE: u16 = 5;
const CLASS: u16 = 12;

const OBJECTIVE_COLUMNS: [Column<'static>; 16] = [
    column("Codice", 12),
    column("Missione", 12),
    column("Programma", 12),
    column("Indirizzo strategico", 28),
    column("Obiettivo operativo", 44),
    column("Ufficio", 20),
    column("Stato", 15),
    column("Peso (W)", 8),
    column("Peso conteggiato", 13),
    column("Sui misurati M %", 11),
    column("Copertura c", 12),
    column("Cautelativo C %", 13),
    column("Classe", 23),
    column("C·W", 10),
    column("W·c", 10),
    column("M·W·c", 10),
];

const fn group_columns(code: &'static str, name: &'static str) -> [Column<'static>; 16] {
    let mut columns = [column(code, 12); 16];
    columns[1] = column(name, 44);
    let mut index = 0;
    while index < groups::COLUMNS.len() {
        columns[index + 2] = groups::COLUMNS[index];
        index += 1;
    }
    columns
}

/// The bytes of the summary workbook.
pub(super) fn bytes(material: &Material<'_>) -> Result<Vec<u8>, XlsxError> {
    let Dossier { assessment, supplements, edition, .. } = material.dossier;
    let mut book = new_book("Allegato A – Riepilogo", edition)?;
    let styles = Styles::new();
    let rows = Rows::below(HEADER_ROW, assessment.objectives().count());
    add_missions(&mut book, &styles, assessment, rows, edition)?;
    add_programmes(&mut book, &styles, assessment, rows, edition)?;
    let groups = |sheet, columns, title, column, groups| GroupSheet { sheet, columns, title, column, groups };
    groups(DIRECTIONS, &DIRECTION_COLUMNS, "Risultati per indirizzo strategico", DIRECTION, &assessment.directions)
        .add(&mut book, &styles, assessment.rules, rows, edition)?;
    groups(OFFICES, &OFFICE_COLUMNS, "Risultati per ufficio", OFFICE, &assessment.offices).add(
        &mut book,
        &styles,
        assessment.rules,
        rows,
        edition,
    )?;
    add_objectives(&mut book, &styles, assessment, edition)?;
    left_out::add(&mut book, &styles, assessment, edition)?;
    resources::add_summary(&mut book, &styles, assessment, supplements.resources.as_ref(), edition)?;
    trend::add(&mut book, &styles, &material.dossier, Rows::below(HEADER_ROW, assessment.missions.len() + 1))?;
    tie_out::add(&mut book, &styles, &material.dossier)?;
    add_provenance(&mut book, &styles, assessment, rows, material)?;
    rules_sheet::add(&mut book, &styles, assessment.rules, edition)?;
    finish(book)
}

fn ranges(rows: Rows) -> ObjectiveRanges {
    let range = |column| rows.range(OBJECTIVES, column);
    ObjectiveRanges {
        weight: range(7),
        counted_weight: range(8),
        class: range(CLASS),
        prudent_points: range(13),
        covered_weight: range(14),
        measured_points: range(15),
    }
}

fn add_missions(
    book: &mut Workbook,
    styles: &Styles,
    assessment: &Assessment<'_>,
    rows: Rows,
    edition: &Edition,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(SHEET)?;
    let mut writer = SheetWriter::new(sheet, styles, &MISSIONS, "Allegato A – Riepilogo", edition)?;
    let ranges = ranges(rows);
    writer.header()?;
    for mission in &assessment.missions {
        let number = writer.next_row() + 1;
        let filter = Some(format!("EXACT({},$A{number})", rows.range(OBJECTIVES, MISSION)));
        let group = GroupRow { filter, total: &mission.total, number, look: RowLook::Plain };
        let mut cells = vec![Cell::text(mission.code.to_string()), names::mission_link(mission, mission.title)];
        cells.extend(group.cells(&ranges, assessment.rules));
        writer.row(&cells)?;
    }
    writer.close_table("Missioni", HEADER_ROW, "Una missione per riga: i tre indici e gli obiettivi per classe")?;
    let number = writer.next_row() + 1;
    let group = GroupRow { filter: None, total: &assessment.entity, number, look: RowLook::Total };
    let mut cells = vec![total("Ente"), total(&edition.entity)];
    cells.extend(group.cells(&ranges, assessment.rules));
    writer.row(&cells)?;
    classes::colour(writer.sheet, groups::CLASS, Rows::below(HEADER_ROW, assessment.missions.len() + 1))?;
    writer.skip(1);
    writer.section("Fogli di questa cartella")?;
    for (name, meaning) in [
        (PROGRAMMES, "Gli stessi indici per programma."),
        (DIRECTIONS, "Gli stessi indici per indirizzo strategico."),
        (OFFICES, "Gli stessi indici per ufficio."),
        (OBJECTIVES, "Tutti gli obiettivi con peso e risultato: da qui sono calcolati i totali."),
        (left_out::SHEET, "Ciò che non è misurato, è escluso con atto, è in corso o non era previsto nell’anno."),
        (resources::SHEET, "Stanziato, impegnato e pagato per missione, anche dove non ci sono obiettivi."),
        (resources::PROGRAMMES, "Le stesse cifre per programma, con la cella da cui vengono."),
        (trend::SHEET, "I tre indici dell’ente e delle missioni nel triennio."),
        (trend::OBJECTIVES, "Il risultato di ogni obiettivo nel triennio."),
        (tie_out::SHEET, "Ogni totale della Relazione accanto al suo valore negli allegati e nei dati aperti."),
        (provenance::SHEET, "Da quali celle viene ogni totale e con quale regola è calcolato."),
        (rules_sheet::SHEET, "Soglie, tolleranza, tabella dei ritardi e formule."),
    ] {
        writer.link_line(name, &format!("internal:'{name}'!A1"), meaning)?;
    }
    writer.skip(1);
    writer.note(
        "I titoli delle missioni aprono il rispettivo allegato, se si trova nella stessa cartella di questo file. \
         Mancante non è zero: ciò che non è misurato è «n.d.», non entra nell’indice sui misurati e nell’indice \
         cautelativo non porta punti, ma il suo peso resta.",
        10,
    )?;
    let largest = assessment.missions.iter().map(|mission| mission.total.counts.planned).max().unwrap_or_default();
    chart::add(&mut writer, SHEET, "Obiettivi per classe e missione", assessment.missions.len(), largest)?;
    // Figures and chart belong on one page.
    writer.sheet.set_print_fit_to_pages(1, 1);
    Ok(())
}

fn add_programmes(
    book: &mut Workbook,
    styles: &Styles,
    assessment: &Assessment<'_>,
    rows: Rows,
    edition: &Edition,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(PROGRAMMES)?;
    let mut writer = SheetWriter::new(sheet, styles, &PROGRAMME_COLUMNS, "Risultati per programma", edition)?;
    let ranges = ranges(rows);
    writer.header()?;
    let programmes: Vec<_> = assessment
        .missions
        .iter()
        .flat_map(|mission| mission.programmes.iter().map(|programme| (mission.code, programme)))
        .collect();
    for (mission, programme) in &programmes {
        let number = writer.next_row() + 1;
        // A plan may list a programma under a missione that is not its own.
        let own = format!("EXACT({},\"{mission}\")", rows.range(OBJECTIVES, MISSION));
        let filter = Some(format!("({own}*EXACT({},$A{number}))", rows.range(OBJECTIVES, PROGRAMME)));
        let group = GroupRow { filter, total: &programme.total, number, look: RowLook::Plain };
        let mut cells = vec![Cell::text(programme.code.to_string()), Cell::optional(programme.name.as_deref())];
        cells.extend(group.cells(&ranges, assessment.rules));
        writer.row(&cells)?;
    }
    writer.close_table(PROGRAMMES, HEADER_ROW, "Un programma per riga: i tre indici e gli obiettivi per classe")?;
    classes::colour(writer.sheet, groups::CLASS, Rows::below(HEADER_ROW, programmes.len()))?;
    writer.long_table(1, 2, &footer(edition))
}

/// Where the totals of every sheet come from.
fn add_provenance(
    book: &mut Workbook,
    styles: &Styles,
    assessment: &Assessment<'_>,
    rows: Rows,
    material: &Material<'_>,
) -> Result<(), XlsxError> {
    let target = |sheet: &str, index: usize| format!("internal:{sheet}!A{}", Rows::below(HEADER_ROW, 1).number(index));
    let missions = &assessment.missions;
    let mut totals = vec![("Ente".to_owned(), target(SHEET, missions.len()), &assessment.entity)];
    for (index, mission) in missions.iter().enumerate() {
        totals.push((format!("Missione {}", mission.code), target(SHEET, index), &mission.total));
    }
    for (index, programme) in missions.iter().flat_map(|mission| &mission.programmes).enumerate() {
        totals.push((programme.code.to_string(), target(PROGRAMMES, index), &programme.total));
    }
    for (sheet, groups) in [(DIRECTIONS, &assessment.directions), (OFFICES, &assessment.offices)] {
        let word = if sheet == DIRECTIONS { "Indirizzo" } else { "Ufficio" };
        for (index, group) in groups.iter().enumerate() {
            totals.push((format!("{word} {}", index + 1), target(sheet, index), &group.total));
        }
    }
    let figures = format!("H{}:P{}", rows.number(0), rows.last_index() + 1);
    provenance::add_summary(book, styles, &totals, &figures, material)
}

/// A sheet of groups that cut across missioni.
struct GroupSheet<'g> {
    sheet: &'static str,
    columns: &'static [Column<'static>],
    title: &'static str,
    /// The column of the sheet of objectives that names the group.
    column: u16,
    groups: &'g [GroupResult],
}

impl GroupSheet<'_> {
    fn add(
        &self,
        book: &mut Workbook,
        styles: &Styles,
        rules: &Rules,
        rows: Rows,
        edition: &Edition,
    ) -> Result<(), XlsxError> {
        let sheet = book.add_worksheet().set_name(self.sheet)?;
        let mut writer = SheetWriter::new(sheet, styles, self.columns, self.title, edition)?;
        let ranges = ranges(rows);
        writer.header()?;
        for (index, group) in (1_u32..).zip(self.groups) {
            let number = writer.next_row() + 1;
            let filter = Some(format!("EXACT({},$B{number})", rows.range(OBJECTIVES, self.column)));
            let row = GroupRow { filter, total: &group.total, number, look: RowLook::Plain };
            let name = group.name.as_deref().unwrap_or(UNNAMED);
            let mut cells = vec![Cell::number(index.into()), Cell::text(name)];
            cells.extend(row.cells(&ranges, rules));
            writer.row(&cells)?;
        }
        writer.close_table(self.sheet, HEADER_ROW, self.title)?;
        classes::colour(writer.sheet, groups::CLASS, Rows::below(HEADER_ROW, self.groups.len()))?;
        writer.long_table(1, 2, &footer(edition))
    }
}

fn add_objectives(
    book: &mut Workbook,
    styles: &Styles,
    assessment: &Assessment<'_>,
    edition: &Edition,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(OBJECTIVES)?;
    let mut writer = SheetWriter::new(sheet, styles, &OBJECTIVE_COLUMNS, "Obiettivi operativi", edition)?;
    writer.header()?;
    for (mission, objective) in assessment.objectives() {
        let number = writer.next_row() + 1;
        writer.row(&objective_cells(mission, objective, number, assessment.rules))?;
    }
    writer.close_table(OBJECTIVES, HEADER_ROW, "Un obiettivo operativo per riga, con peso e risultato")?;
    writer.long_table(1, 1, &footer(edition))?;
    classes::colour(writer.sheet, CLASS, Rows::below(HEADER_ROW, assessment.objectives().count()))
}

fn objective_cells<'m>(
    mission: &MissionResult<'_>,
    result: &'m ObjectiveResult<'_>,
    number: u32,
    rules: &Rules,
) -> Vec<Cell<'m>> {
    let objective = result.objective;
    let n = number;
    let weight = result.weight;
    let counted = result.state.counts().then_some(weight);
    let covered = result.coverage.exact.and_then(|covered| covered.checked_mul(weight));
    let figure = |value: Option<_>| value.map_or(Cell::not_available(), |value| Cell::Number(value, Look::TwoPlaces));
    let product = |formula: String, value| Cell::formula(formula, Computed::or_empty(value), Look::Number);
    let class =
        format!("IF(NOT(ISNUMBER(I{n})),G{n},IF(NOT(ISNUMBER(J{n})),\"non misurato\",{}))", class_of(&format!("L{n}")));
    vec![
        names::mission_link(mission, objective.code.as_str()),
        Cell::text(mission.code.to_string()),
        Cell::text(objective.programme.to_string()),
        Cell::text(objective.direction.as_ref().map_or(UNNAMED, |field| field.text.as_str())),
        Cell::text(objective.title.text.as_str()),
        Cell::text(result.office.unwrap_or(UNNAMED)),
        Cell::text(result.state.label()),
        Cell::number(weight),
        product(format!("IF(OR(G{n}=\"misurato\",G{n}=\"non misurato\"),H{n},\"\")"), counted),
        figure(result.measured.value),
        // The coverage is not rounded: the indices use it as it is.
        result.coverage.exact.map_or(Cell::not_available(), |covered| Cell::Number(covered, Look::TwoPlaces)),
        figure(result.prudent.value),
        Cell::formula(class, Computed::text(class_words(rules, result.state, result.class)), Look::Text),
        product(format!("IF(ISNUMBER(I{n}),L{n}*H{n},\"\")"), result.prudent.value.and_then(|c| c.checked_mul(weight))),
        product(format!("IF(ISNUMBER(I{n}),K{n}*H{n},\"\")"), covered),
        product(
            format!("IF(ISNUMBER(J{n}),J{n}*O{n},\"\")"),
            result.measured.value.zip(covered).and_then(|(m, covered)| m.checked_mul(covered)),
        ),
    ]
}
