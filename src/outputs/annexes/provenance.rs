//! The sheet *Provenienza*: every value and figure → file, sheet and cell → rule.
//!
//! What was read points to its cell in the files of the offices; what was computed
//! points to the cells of this workbook that it is recomputed from. Deliberately
//! absent: compilers and evidence, which only auditors see.

use rust_xlsxwriter::XlsxError;

use super::budget::{FIGURES, Made};
use super::contents::{Contents, Tables};
use super::origins::{
    Entry, Origin, indicator_figures, indicator_inputs, objective_figures, objective_inputs, rule_words,
};
use super::place_columns::spot_cell;
use super::sheets::{self, BudgetKey, OBJECTIVES, ObjectiveKey, PROVENANCE};
use super::{budget, groups};
use crate::assessment::{BudgetFigures, Figure, MissionResult, RollUp};
use crate::domain::ProgrammeBudget;
use crate::dossier::Dossier;
use crate::sheet::{self, Book, Cell, Columns, HEADER_ROW, Look, Table, Unnamed};

/// What is done to a computed figure before it is printed.
const ROUNDED: &str = "due decimali, arrotondamento commerciale";

/// The origin of what this workbook computes.
const THIS_WORKBOOK: &str = "questa cartella";

/// A value or a figure, with the link to the row that shows it.
struct Row<'m> {
    code: String,
    target: String,
    entry: Entry<'m>,
}

type Column<'m> = sheet::Column<'m, Row<'m>>;

/// Who reads a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Readers {
    /// Anybody: names that offices gave to files and sheets are not shown.
    Public,
    /// Auditors.
    Reserved,
}

fn columns<'m>(shown: Option<(&'m Dossier<'_>, Readers)>) -> Columns<'m, Row<'m>> {
    let dossier = shown.map(|(dossier, _)| dossier);
    let public = shown.filter(|(_, readers)| *readers == Readers::Public).map(|(dossier, _)| dossier);
    Columns::of([
        Column::new("Codice", 15, |row| Cell::Link { text: row.code.as_str().into(), target: row.target.clone() }),
        Column::new("Valore o cifra", 26, |row| Cell::text(row.entry.what)),
        Column::new("Valore", 16, |row| row.entry.value.clone()),
        Column::new("File", 36, move |row| match row.entry.origin {
            Origin::Read(place) => Cell::text(public.map_or((&*place.file).into(), |own| own.public_path(&place.file))),
            Origin::Computed(..) => Cell::text(THIS_WORKBOOK),
            Origin::Words(words) => Cell::text(words),
        }),
        Column::new("Foglio", 24, move |row| match row.entry.origin {
            Origin::Read(place) => Cell::optional(
                place.sheet.as_deref().map(|sheet| public.map_or(sheet, |own| own.public_sheet(&place.file, sheet))),
            ),
            Origin::Computed(sheet, _) => Cell::text(sheet),
            Origin::Words(_) => Cell::Blank,
        }),
        Column::new("Cella o riga", 15, |row| match &row.entry.origin {
            Origin::Read(place) => spot_cell(place),
            Origin::Computed(_, cells) => Cell::text(cells.as_str()),
            Origin::Words(_) => Cell::Blank,
        }),
        Column::new("Regola", 50, |row| Cell::text(row.entry.rule.clone())),
        Column::new("Arrotondamento", 24, |row| match row.entry.origin {
            Origin::Computed(..) => Cell::text(ROUNDED),
            Origin::Read(_) | Origin::Words(_) => Cell::text("nessuno"),
        }),
        Column::new("SHA-256 del file", 72, move |row| match row.entry.origin {
            Origin::Read(place) => Cell::optional(sha256(dossier, &place.file)),
            Origin::Computed(..) | Origin::Words(_) => Cell::Blank,
        }),
    ])
}

/// The hash of an input file; `None` for what is none.
fn sha256<'m>(dossier: Option<&'m Dossier<'_>>, path: &str) -> Option<&'m str> {
    Some(dossier?.input(path)?.sha256.as_str())
}

/// The table as links of other sheets name it.
pub(super) fn table() -> Table<Unnamed> {
    columns(None).table(PROVENANCE, HEADER_ROW, 1)
}

/// Adds the sheet of a missione.
pub(super) fn add(
    book: &mut Book<'_>,
    contents: &Contents<'_>,
    tables: &Tables,
    mission: &MissionResult<'_>,
    dossier: &Dossier<'_>,
) -> Result<(), XlsxError> {
    let shown = groups::table(sheets::SUMMARY, mission.programmes.len());
    let programmes = mission.programmes.iter().map(|programme| (programme.code.to_string(), &programme.total));
    let totals = programmes.chain([(mission.code.heading(), &mission.total)]);
    let totals = totals.enumerate().map(|(index, (code, total))| (code, shown.link(index), total));
    let resources = dossier.supplements.resources.iter();
    let budget = resources.zip(mission.code.mission()).flat_map(|(own, code)| own.of_mission(code));
    let rows = content_rows(contents, tables)
        .chain(totals.flat_map(|total| total_rows(total, &tables.objectives)))
        .chain(budget_rows(budget, sheets::RESOURCES));
    write(book, (dossier, Readers::Public), rows)
}

/// A group of the summary: its name, the link to its row, and its figures.
pub(super) type Group<'g> = (String, String, &'g RollUp);

/// Adds the sheet of the summary: the totals, and the budget figures they rest on.
pub(super) fn add_summary(
    book: &mut Book<'_>,
    groups: Vec<Group<'_>>,
    objectives: &Table<ObjectiveKey>,
    dossier: &Dossier<'_>,
) -> Result<(), XlsxError> {
    let totals = groups.into_iter().flat_map(|group| total_rows(group, objectives));
    let budget = dossier.supplements.resources.iter().flat_map(|own| &own.programmes);
    write(book, (dossier, Readers::Public), totals.chain(budget_rows(budget, sheets::PROGRAMME_RESOURCES)))
}

/// Adds the sheet of a sample of objectives.
pub(super) fn add_sample(
    book: &mut Book<'_>,
    contents: &Contents<'_>,
    tables: &Tables,
    dossier: &Dossier<'_>,
) -> Result<(), XlsxError> {
    write(book, (dossier, Readers::Reserved), content_rows(contents, tables))
}

fn write<'m>(
    book: &mut Book<'_>,
    shown: (&'m Dossier<'_>, Readers),
    rows: impl Iterator<Item = Row<'m>>,
) -> Result<(), XlsxError> {
    let columns = columns(Some(shown));
    let mut writer = book.sheet(PROVENANCE, "Provenienza dei valori", &columns)?;
    let alt_text = "Da quale cella viene ogni valore e con quale regola è calcolata ogni cifra";
    writer.table(&columns, rows, PROVENANCE, alt_text)?;
    writer.long_table(2, 1)
}

/// Each objective with its inputs and figures, then its indicators.
fn content_rows<'m>(contents: &'m Contents<'m>, tables: &'m Tables) -> impl Iterator<Item = Row<'m>> {
    let objectives = contents.objectives.iter().enumerate();
    objectives.flat_map(|(index, listed)| {
        let figures = objective_figures(listed, tables.objectives.row(index));
        let entries = objective_inputs(listed).into_iter().chain(figures);
        let own = rows(listed.result.objective.code.to_string(), tables.objectives.link(index), entries);
        let indicators = (listed.first_indicator..).zip(&listed.result.indicators);
        own.chain(indicators.flat_map(|(index, result)| {
            let figures = indicator_figures(result, tables.indicators.row(index));
            let entries = indicator_inputs(result).into_iter().chain(figures);
            rows(result.indicator.code.to_string(), tables.indicators.link(index), entries)
        }))
    })
}

/// The three indices of a group, recomputed from the figures of the objectives.
fn total_rows<'m>((name, target, total): Group<'_>, objectives: &Table<ObjectiveKey>) -> impl Iterator<Item = Row<'m>> {
    let block = objectives.block(&[ObjectiveKey::Weight, ObjectiveKey::MeasuredPoints]);
    let entry = |what, figure: &Figure| Entry {
        what,
        value: Cell::figure(figure.value),
        origin: Origin::Computed(OBJECTIVES, block.clone()),
        rule: rule_words(figure),
    };
    let entries = [
        entry("Indice cautelativo", &total.prudent),
        entry("Indice sui misurati", &total.measured),
        entry("Copertura", &total.coverage),
    ];
    rows(name, target, entries)
}

/// The amounts of each programma, in the order of the sheet that lists them, and their shares.
fn budget_rows<'m>(
    entries: impl Iterator<Item = &'m ProgrammeBudget>,
    sheet: &'static str,
) -> impl Iterator<Item = Row<'m>> {
    let table = budget::table(sheet, 1);
    entries.enumerate().flat_map(move |(index, entry)| {
        let figures = BudgetFigures::of(entry);
        let amounts = FIGURES.iter().filter_map(|figure| amount_entry(figure, entry));
        let shares = FIGURES.iter().filter_map(|figure| match figure.made {
            Made::Read { .. } => None,
            Made::Share { part, whole } => Some(Entry {
                what: figure.header,
                value: Cell::figure((figure.of)(&figures)),
                origin: Origin::Computed(sheet, table.row(index).block(&[part, whole].map(BudgetKey::Item))),
                rule: "100·parte/intero; «n.d.» se manca una cifra o l’intero è zero".into(),
            }),
        });
        let target = format!("internal:'{sheet}'!A{}", table.number(index));
        rows(entry.programme.to_string(), target, amounts.chain(shares)).collect::<Vec<_>>()
    })
}

fn amount_entry<'m>(figure: &budget::Figure, row: &'m ProgrammeBudget) -> Option<Entry<'m>> {
    match figure.made {
        Made::Share { .. } => None,
        Made::Read { input, of } => {
            let amount = of(row)?;
            let value = Cell::Number(amount.value, Look::TwoPlaces);
            Some(Entry { what: figure.name(), value, origin: Origin::Read(&amount.place), rule: input.into() })
        }
    }
}

/// Rows that share a code and what it leads to.
fn rows<'m>(
    code: String,
    target: String,
    entries: impl IntoIterator<Item = Entry<'m>>,
) -> impl Iterator<Item = Row<'m>> {
    entries.into_iter().map(move |entry| Row { code: code.clone(), target: target.clone(), entry })
}
