//! The sheets of budget figures: of one missione, and of the whole entity.

use std::collections::BTreeSet;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::budget::{self, ProgrammeRows};
use super::names;
use super::table::{Column, HEADER_ROW, Rows, SheetWriter, column, footer, total};
use crate::assessment::{Assessment, BudgetFigures, MissionResult};
use crate::domain::{Edition, MissionCode, Position, ProgrammeBudget, ProgrammeCode, Resources};
use crate::dossier::Dossier;
use crate::inputs::catalogue::Catalogue;
use crate::sheet::Cell;
use crate::sheet::{Look, Styles};

/// Name of the sheet of a missione, and of the missioni in the summary.
pub(super) const SHEET: &str = "Risorse";
/// Name of the summary's sheet of programmi.
pub(super) const PROGRAMMES: &str = "Risorse per programma";
/// The same as formulas write it.
const PROGRAMMES_QUOTED: &str = "'Risorse per programma'";

const MISSION_COLUMNS: [Column<'static>; 10] = group_columns("Missione", "Titolo");
const PROGRAMME_COLUMNS: [Column<'static>; 13] = {
    let mut columns = [column("", 0); 13];
    let groups = group_columns("Programma", "Nome del programma");
    let mut index = 0;
    while index < groups.len() {
        columns[index] = groups[index];
        index += 1;
    }
    columns[10] = column("File", 26);
    columns[11] = column("Foglio", 16);
    columns[12] = column("Cella o riga", 12);
    columns
};

const EXPLAINED: &str = "Le cifre sono quelle del rendiconto, per programma: stanziato sono le previsioni definitive di \
    competenza, impegnato e pagato sono in competenza. Le risorse seguono i programmi e non gli obiettivi: il costo di \
    un obiettivo non esiste. Una cella vuota non è uno zero, e un totale a cui manca una cifra è «n.d.».";

const fn group_columns(code: &'static str, name: &'static str) -> [Column<'static>; 10] {
    let mut columns = [column(code, 12); 10];
    columns[1] = column(name, 44);
    let mut index = 0;
    while index < budget::COLUMNS.len() {
        columns[index + 2] = budget::COLUMNS[index];
        index += 1;
    }
    columns
}

/// Adds the sheet of one missione: its programmi, those without objectives included.
pub(super) fn add_mission(
    book: &mut Workbook,
    styles: &Styles,
    dossier: &Dossier<'_>,
    mission: &MissionResult<'_>,
) -> Result<(), XlsxError> {
    let Dossier { assessment, supplements, edition, .. } = *dossier;
    let resources = supplements.resources.as_ref();
    let entries: Vec<&ProgrammeBudget> = resources.into_iter().flat_map(|own| own.of_mission(mission.code)).collect();
    let sheet = book.add_worksheet().set_name(SHEET)?;
    let mut writer = SheetWriter::new(sheet, styles, &PROGRAMME_COLUMNS, "Risorse per programma", edition)?;
    let rows = write_programmes(&mut writer, &entries, assessment.catalogue)?;
    writer.close_table("Risorse", HEADER_ROW, "Un programma per riga: stanziato, impegnato e pagato")?;
    let totals = BudgetFigures::total(entries.iter().copied()).columns();
    let number = writer.next_row() + 1;
    let name = format!("Missione {}", mission.code);
    let mut cells = vec![total(&name), total("Totale della missione")];
    cells.extend(ProgrammeRows { sheet: "", rows }.total_cells(&totals, None, number, Look::TotalTwoPlaces));
    writer.row(&cells)?;
    writer.skip(1);
    writer.note(EXPLAINED, 10)?;
    let with_budget: BTreeSet<ProgrammeCode> = entries.iter().map(|entry| entry.programme).collect();
    let without = mission.programmes.iter().map(|programme| programme.code).filter(|code| !with_budget.contains(code));
    let note = match resources {
        None => Some(absent(edition)),
        Some(_) => named("Programmi che hanno obiettivi ma nessuna cifra nel file delle risorse: ", without),
    };
    note.map_or(Ok(()), |note| writer.note(&note, 10))
}

/// Adds the two sheets of the summary: by missione and by programma.
pub(super) fn add_summary(
    book: &mut Workbook,
    styles: &Styles,
    assessment: &Assessment<'_>,
    resources: Option<&Resources>,
    edition: &Edition,
) -> Result<(), XlsxError> {
    let entries: Vec<&ProgrammeBudget> = resources.into_iter().flat_map(|own| &own.programmes).collect();
    let rows = Rows::below(HEADER_ROW, entries.len());
    let programmes = ProgrammeRows { sheet: PROGRAMMES_QUOTED, rows };
    let sheet = book.add_worksheet().set_name(SHEET)?;
    let mut writer = SheetWriter::new(sheet, styles, &MISSION_COLUMNS, "Risorse per missione", edition)?;
    writer.header()?;
    for mission in missions(resources) {
        let number = writer.next_row() + 1;
        let totals = BudgetFigures::total(entries.iter().copied().filter(|entry| entry.programme.mission == mission));
        let mut cells = vec![Cell::text(mission.to_string()), mission_title(assessment, mission)];
        cells.extend(programmes.total_cells(&totals.columns(), Some(&format!("$A{number}")), number, Look::TwoPlaces));
        writer.row(&cells)?;
    }
    writer.close_table("RisorseMissioni", HEADER_ROW, "Una missione per riga: stanziato, impegnato e pagato")?;
    let totals = BudgetFigures::total(entries.iter().copied()).columns();
    let number = writer.next_row() + 1;
    let mut cells = vec![total("Ente"), total(&edition.entity)];
    cells.extend(programmes.total_cells(&totals, None, number, Look::TotalTwoPlaces));
    writer.row(&cells)?;
    writer.skip(1);
    writer.note(EXPLAINED, 10)?;
    let assessed = |mission: &MissionCode| assessment.missions.iter().any(|own| own.code == *mission);
    let note = match resources {
        None => Some(absent(edition)),
        Some(_) => named(
            "Missioni che hanno risorse ma nessun obiettivo nel piano: ",
            missions(resources).into_iter().filter(|mission| !assessed(mission)),
        ),
    };
    if let Some(note) = note {
        writer.note(&note, 10)?;
    }
    let sheet = book.add_worksheet().set_name(PROGRAMMES)?;
    let mut writer = SheetWriter::new(sheet, styles, &PROGRAMME_COLUMNS, "Risorse per programma", edition)?;
    write_programmes(&mut writer, &entries, assessment.catalogue)?;
    writer.close_table("RisorseProgrammi", HEADER_ROW, "Un programma per riga: stanziato, impegnato e pagato")?;
    writer.long_table(1, 2, &footer(edition))
}

fn write_programmes(
    writer: &mut SheetWriter<'_>,
    entries: &[&ProgrammeBudget],
    catalogue: &Catalogue,
) -> Result<Rows, XlsxError> {
    writer.header()?;
    for entry in entries {
        let number = writer.next_row() + 1;
        let name = catalogue.programme(entry.programme);
        let mut cells = vec![Cell::text(entry.programme.to_string()), Cell::optional(name)];
        cells.extend(budget::programme_cells(&BudgetFigures::of(entry).columns(), number));
        let spot = match &entry.place.position {
            Position::Whole => Cell::Blank,
            position => Cell::text(position.to_string()),
        };
        cells.extend([Cell::text(&*entry.place.file), Cell::optional(entry.place.sheet.as_deref()), spot]);
        writer.row(&cells)?;
    }
    Ok(Rows::below(HEADER_ROW, entries.len()))
}

/// Every missione that has budget figures, ascending.
pub(super) fn missions(resources: Option<&Resources>) -> Vec<MissionCode> {
    let codes: BTreeSet<MissionCode> =
        resources.into_iter().flat_map(|own| &own.programmes).map(|entry| entry.programme.mission).collect();
    codes.into_iter().collect()
}

/// The title, which opens the missione's workbook where there is one.
fn mission_title<'m>(assessment: &'m Assessment<'_>, code: MissionCode) -> Cell<'m> {
    match assessment.missions.iter().find(|mission| mission.code == code) {
        Some(mission) => names::mission_link(mission, mission.title),
        None => Cell::optional(assessment.catalogue.mission(code)),
    }
}

fn named<T: ToString>(words: &str, codes: impl Iterator<Item = T>) -> Option<String> {
    let codes: Vec<String> = codes.map(|code| code.to_string()).collect();
    (!codes.is_empty()).then(|| format!("{words}{}.", codes.join(", ")))
}

fn absent(edition: &Edition) -> String {
    let year = edition.year;
    format!("Risorse non disponibili: manca il file risorse/{year}.xlsx (oppure risorse/{year}.csv).")
}
