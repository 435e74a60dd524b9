//! What plans of other shapes say beside the DUP's table, in the canonical workbook: its indicators with their values,
//! and texts of columns that no stage uses. Written, recognised by name, and read back.
//!
//! Rows name their objective by its code, or by its place in the line of those that wait for their programme.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::origin;
use super::plan_codes;
use super::shapes::{figures, years::years};
use super::source_cell::SourceCell;
use crate::domain::{Details, Few, Place, Plan, PlanIndicator, Sourced, Wanted, Year};
use crate::finding::Finding;
use crate::sheet::{self, Cell, Columns, Look, SheetWriter, Styles, house_style};
use crate::tabular::change_figure::level;
use crate::words::{fold, italian};
use crate::workbook::{Sheet, Workbook};

/// Names of the sheets.
const INDICATORS: &str = "Indicatori del piano";
const OTHERS: &str = "Altre notizie";
/// The list behind the cells in which a programme is chosen; a validation may not spell it out.
pub(super) const LIST_OF_PROGRAMMES: &str = "Programmi";
/// The heading of the objective to which a row belongs.
const OWNER: &str = "OBIETTIVO";

/// What the rows of an objective hold.
#[derive(Debug, Default)]
pub(super) struct Owned {
    details: Details,
    /// The objective's title, by which it is known where its code was changed.
    title: Option<String>,
    /// The first of the rows.
    place: Option<Place>,
}

/// What the sheets hold, by objective.
pub(super) type ByOwner = BTreeMap<String, Owned>;

/// Takes what is said of an objective: under one of its `names`, else under its title, where those rows name an objective
/// that no row `named` any more, because somebody gave it another code.
pub(super) fn take(
    all: &mut ByOwner,
    names: impl Iterator<Item = String>,
    title: Option<&str>,
    named: &BTreeSet<String>,
) -> Details {
    for name in names {
        if let Some(owned) = all.remove(&name) {
            return owned.details;
        }
    }
    let is_it = |(name, owned): &(&String, &Owned)| {
        let same = |own: &String| title.is_some_and(|title| fold(own) == fold(title));
        !named.contains(*name) && owned.title.as_ref().is_some_and(same)
    };
    let renamed = all.iter().find(is_it).map(|(name, _)| name.clone());
    renamed.and_then(|name| all.remove(&name)).unwrap_or_default().details
}

/// The rows that no objective took.
pub(super) fn left_over(all: ByOwner) -> impl Iterator<Item = Finding> {
    all.into_iter().filter_map(|(owner, owned)| {
        let message = format!("Le righe dell’obiettivo {owner} non sono di nessun obiettivo del piano: non sono lette");
        let expected = format!("nella colonna {OWNER} il codice che l’obiettivo ha ora; oppure togliere le righe");
        Some(Finding::new(plan_codes::NOBODYS_DETAILS, message).at(owned.place?).found(owner).expected(expected))
    })
}

/// Whether a sheet is one of ours, or the hidden list of programmes.
pub(super) fn is_ours(sheet: &Sheet) -> bool {
    if !sheet.visible && &*sheet.name == LIST_OF_PROGRAMMES {
        return true;
    }
    let begins = sheet.cells.first().is_some_and(|cell| fold(&cell.display()) == fold(OWNER));
    begins && [INDICATORS, OTHERS].iter().any(|name| fold(&sheet.name) == fold(name))
}

/// How an objective that waits for its programme is named: by its number in their order, from zero.
pub(super) fn waiting(index: usize) -> String {
    format!("attesa-{:03}", index + 1)
}

/// All objectives of a plan that say more, each with the name that its rows bear.
fn owners(plan: &Plan) -> impl Iterator<Item = (Owner<'_>, &Details)> {
    let owner = |name, title| Owner { name, title };
    let placed = plan
        .objectives()
        .map(move |(_, objective)| (owner(objective.code.to_string(), &*objective.title.text), &objective.details));
    let unplaced = plan.unplaced.iter().enumerate();
    placed.chain(unplaced.map(move |(index, own)| (owner(waiting(index), &*own.title.text), &own.details)))
}

/// The objective of a row.
#[derive(Clone)]
struct Owner<'p> {
    name: String,
    title: &'p str,
}

/// A row of the indicators.
struct Line<'p> {
    owner: Owner<'p>,
    details: &'p Details,
    indicator: &'p PlanIndicator,
}

/// A row of the other texts.
struct Other<'p> {
    owner: Owner<'p>,
    heading: &'p str,
    text: &'p Sourced<String>,
}

/// Writes the sheets that the plan needs: none for the DUP's table.
///
/// # Errors
/// If a text is longer than a cell holds.
pub(super) fn write(plan: &Plan, workbook: &mut rust_xlsxwriter::Workbook, styles: &Styles) -> Result<(), XlsxError> {
    let lines: Vec<Line<'_>> = owners(plan)
        .flat_map(|(owner, details)| {
            details.indicators.iter().map(move |indicator| Line { owner: owner.clone(), details, indicator })
        })
        .collect();
    if !lines.is_empty() {
        write_table(workbook.add_worksheet(), INDICATORS, &indicator_columns(&years_of(&lines)), &lines, styles)?;
    }
    let others: Vec<Other<'_>> = owners(plan)
        .flat_map(|(owner, details)| {
            details.others.iter().map(move |(heading, text)| Other { owner: owner.clone(), heading, text })
        })
        .collect();
    if !others.is_empty() {
        write_table(workbook.add_worksheet(), OTHERS, &other_columns(), &others, styles)?;
    }
    Ok(())
}

fn write_table<R>(
    sheet: &mut Worksheet,
    name: &str,
    columns: &Columns<'_, R>,
    rows: &[R],
    styles: &Styles,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let mut writer = SheetWriter::form(sheet, styles, columns, 0)?;
    writer.headings(columns)?;
    writer.rows(columns, rows)?;
    house_style::set_up_page(writer.sheet, 0, name)
}

/// The years of any value.
fn years_of(lines: &[Line<'_>]) -> Vec<Year> {
    let all = lines.iter().flat_map(|line| line.indicator.targets.keys().chain(line.indicator.actuals.keys()));
    let mut years: Vec<Year> = all.copied().collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// A figure of an indicator, if the plan writes it.
type FigureOf = Box<dyn Fn(&PlanIndicator) -> Option<&Sourced<String>>>;

fn indicator_columns<'p>(years: &[Year]) -> Columns<'p, Line<'p>> {
    let text = |header: Field, width, value: fn(&Line<'p>) -> Option<String>| {
        sheet::Column::new(header.heading(), width, move |line: &Line<'p>| value(line).map_or(Cell::Blank, Cell::text))
    };
    let figure = |header: String, value: FigureOf| {
        sheet::Column::new(header, 12, move |line: &Line<'p>| {
            value(line.indicator).map_or(Cell::Blank, |figure| figure_cell(&figure.value))
        })
        .flat()
    };
    let leading = [
        text(Field::Owner, 12, |line| Some(line.owner.name.clone())).flat(),
        text(Field::Name, 40, |line| Some(line.indicator.name.clone())),
        text(Field::Formula, 30, |line| line.indicator.formula.clone()),
        text(Field::Unit, 10, |line| line.indicator.unit.as_ref().map(|unit| unit.value.clone())).flat(),
        figure(Field::Base.heading().to_owned(), Box::new(|indicator| indicator.base.as_ref())),
        text(Field::BaseYear, 10, |line| line.indicator.base_year.map(|year| year.to_string())).flat(),
    ];
    let targets = years.iter().map(|&year| {
        figure(format!("{} {year}", Field::Target.heading()), Box::new(move |indicator| indicator.targets.get(&year)))
    });
    let actuals = years.iter().map(|&year| {
        figure(format!("{} {year}", Field::Actual.heading()), Box::new(move |indicator| indicator.actuals.get(&year)))
    });
    let trailing = [
        sheet::Column::new(Field::Weight.heading(), 8, |line: &Line<'p>| {
            let weight = line.indicator.weight.as_ref();
            weight.map_or(Cell::Blank, |weight| Cell::Number(weight.value, Look::General))
        })
        .flat(),
        text(Field::Due, 12, |line| line.indicator.due.as_ref().map(|due| italian::short_date(due.value))).flat(),
        text(Field::Source, 24, |line| line.indicator.source.as_ref().map(|source| source.value.clone())),
        text(Field::Bound, 12, |line| line.indicator.bound.map(|bound| bound.label().to_owned())).flat(),
        text(Field::Written, 30, |line| line.indicator.as_written.clone()),
        text(Field::Origin, 40, |line| Some(origin::origin(line.indicator, line.details))),
        text(Field::Title, 36, |line| Some(line.owner.title.to_owned())).flat(),
    ];
    Columns::of(leading.into_iter().chain(targets).chain(actuals).chain(trailing))
}

/// A number as a number, so that no reader mistakes its point; anything else as the office wrote it.
fn figure_cell(figure: &str) -> Cell<'static> {
    level(figure).map_or_else(|| Cell::text(figure.to_owned()), |number| Cell::Number(number, Look::General))
}

fn other_columns<'p>() -> Columns<'p, Other<'p>> {
    let column = |header: Field, width, value: fn(&Other<'p>) -> String| {
        sheet::Column::new(header.heading(), width, move |other: &Other<'p>| Cell::text(value(other)))
    };
    Columns::of([
        column(Field::Owner, 12, |other| other.owner.name.clone()).flat(),
        column(Field::Heading, 24, |other| other.heading.to_owned()),
        column(Field::Text, 70, |other| other.text.value.clone()),
        column(Field::Origin, 40, |other| other.text.place.to_string()),
        column(Field::Title, 36, |other| other.owner.title.to_owned()).flat(),
    ])
}

/// A column of these sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Owner,
    Name,
    Formula,
    Unit,
    Base,
    BaseYear,
    Target,
    Actual,
    Weight,
    Due,
    Source,
    Bound,
    /// Values as the office wrote them.
    Written,
    Heading,
    Text,
    /// Where the row stands in the office's own file.
    Origin,
    /// The title of its objective.
    Title,
}

impl Field {
    const ALL: [Self; 17] = [
        Self::Owner,
        Self::Name,
        Self::Formula,
        Self::Unit,
        Self::Base,
        Self::BaseYear,
        Self::Target,
        Self::Actual,
        Self::Weight,
        Self::Due,
        Self::Source,
        Self::Bound,
        Self::Written,
        Self::Heading,
        Self::Text,
        Self::Origin,
        Self::Title,
    ];

    const fn heading(self) -> &'static str {
        match self {
            Self::Owner => OWNER,
            Self::Name => "INDICATORE",
            Self::Formula => "FORMULA",
            Self::Unit => "UNITÀ",
            Self::Base => "BASE",
            Self::BaseYear => "ANNO BASE",
            Self::Target => "TARGET",
            Self::Actual => "CONSUNTIVO",
            Self::Weight => "PESO",
            Self::Due => "SCADENZA",
            Self::Source => "FONTE",
            Self::Bound => "VERSO",
            Self::Written => "NEL PIANO",
            Self::Heading => "COLONNA",
            Self::Text => "TESTO",
            Self::Origin => "ORIGINE",
            Self::Title => "OBIETTIVO OPERATIVO",
        }
    }

    /// The column that a heading names, with its year.
    fn read(heading: &str) -> Option<(Self, Option<Year>)> {
        let folded = fold(heading);
        let with_year = folded.rsplit_once(' ').and_then(|(name, year)| Some((name, Year(year.parse().ok()?))));
        let (name, year) = with_year.map_or((folded.as_str(), None), |(name, year)| (name, Some(year)));
        Some((Self::ALL.into_iter().find(|field| fold(field.heading()) == name)?, year))
    }
}

/// Reads our sheets of a workbook back.
pub(super) fn read(workbook: &Workbook) -> ByOwner {
    let mut all = ByOwner::new();
    for sheet in workbook.sheets.iter().filter(|sheet| sheet.visible && is_ours(sheet)) {
        let mut rows = sheet.rows();
        let Some((_, headings)) = rows.next() else { continue };
        let columns: BTreeMap<u32, (Field, Option<Year>)> =
            headings.iter().filter_map(|cell| Some((cell.column, Field::read(&cell.display())?))).collect();
        for (row, cells) in rows {
            let cells: Vec<((Field, Option<Year>), SourceCell)> = cells
                .iter()
                .filter_map(|cell| Some((*columns.get(&cell.column)?, SourceCell::of(sheet, cell, row))))
                .filter(|(_, cell)| !cell.is_blank())
                .collect();
            take_row(&cells, &mut all);
        }
    }
    all
}

fn take_row(cells: &[((Field, Option<Year>), SourceCell)], all: &mut ByOwner) {
    let of = |field: Field| cells.iter().find(|((own, _), _)| *own == field).map(|(_, cell)| cell);
    let words = |field| of(field).map(|cell| cell.words().to_owned());
    let Some(owner) = words(Field::Owner) else { return };
    let owned = all.entry(owner).or_default();
    if owned.place.is_none() {
        owned.place = of(Field::Owner).map(|cell| cell.place.clone());
        owned.title = words(Field::Title);
    }
    let details = &mut owned.details;
    if let Some(text) = of(Field::Text) {
        let heading = words(Field::Heading).unwrap_or_default();
        let place =
            words(Field::Origin).and_then(|origin| origin::place(&origin)).unwrap_or_else(|| text.place.clone());
        details.others.push((heading, Sourced::new(text.words().to_owned(), place)));
        return;
    }
    let sourced = |cell: &SourceCell| Sourced::new(cell.words().to_owned(), cell.place.clone());
    let figure = |cell: &SourceCell| Some(Sourced::new(figures::figure(cell)?.text, cell.place.clone()));
    let by_year = |field: Field| -> Few<Year, Sourced<String>> {
        let own = cells.iter().filter(|((own, _), _)| *own == field);
        own.filter_map(|((_, year), cell)| Some(((*year)?, figure(cell)?))).collect()
    };
    let first = of(Field::Name).or_else(|| of(Field::Owner));
    let indicator = first.map(|first| PlanIndicator {
        name: words(Field::Name).unwrap_or_default(),
        formula: words(Field::Formula),
        unit: of(Field::Unit).map(sourced),
        base: of(Field::Base).and_then(figure),
        base_year: of(Field::BaseYear).and_then(|cell| years(cell.words()).first().copied()),
        targets: by_year(Field::Target),
        actuals: by_year(Field::Actual),
        weight: of(Field::Weight).and_then(|cell| Some(Sourced::new(figures::weight(cell)?, cell.place.clone()))),
        source: of(Field::Source).map(sourced),
        due: of(Field::Due).and_then(|cell| Some(Sourced::new(figures::day(cell, None)?, cell.place.clone()))),
        bound: words(Field::Bound).and_then(|label| Wanted::named(&label)),
        as_written: words(Field::Written),
        place: first.place.clone(),
    });
    let Some(mut indicator) = indicator else { return };
    if let Some(origin) = words(Field::Origin) {
        origin::give_back(&mut indicator, details, &origin);
    }
    details.indicators.push(indicator);
}
