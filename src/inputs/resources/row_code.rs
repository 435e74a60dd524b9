//! What a row of the budget figures is about: a programma, what stands below it, or a total.

use super::columns::Column;
use super::detail::{self, Detail};
use super::total_row::{Scope, scope_of};
use crate::domain::{MissionCode, ProgrammeCode};
use crate::tabular::programme_code::of_exported;
use crate::tabular::{Header, ProgrammeRefusal, RowReader, programme_code};
use crate::words::fold;
use crate::workbook::{Cell, Value};

/// Reads the cells of a row of the budget figures.
pub(super) type Reader<'a> = RowReader<'a, Column>;

/// What the row is the total of, if its labels say that it is one. In a column of missioni every
/// row names its own: only the word «totale» counts there.
pub(super) fn total_scope(cells: &[Cell], header: &Header<Column>, above: Option<MissionCode>) -> Option<Scope> {
    let is_amount = |cell: &&Cell| Column::AMOUNTS.iter().any(|amount| header.position(*amount) == Some(cell.column));
    cells.iter().filter(|cell| !is_amount(cell)).find_map(|cell| {
        let label = cell.display();
        let names_its_own = header.position(Column::Mission) == Some(cell.column) && !fold(&label).starts_with("TOT");
        if names_its_own { None } else { scope_of(&label, above) }
    })
}

/// The column whose cell stands for the row.
pub(super) fn key_column(reader: &Reader<'_>) -> Column {
    if reader.has(Column::Code) { Column::Code } else { Column::Programme }
}

/// The programma of a row with what its code, or columns beside it, say below that.
pub(super) fn code_of(
    reader: &Reader<'_>,
    above: Option<MissionCode>,
) -> Result<(ProgrammeCode, Detail), ProgrammeRefusal> {
    let shown = |column| reader.words(column);
    let deeper = |column| detail::of_code(&shown(column)?);
    if let Some(found) = [Column::Code, Column::Programme].into_iter().find_map(deeper) {
        return Ok(found);
    }
    let detail = detail_of(reader);
    let plain = |column| programme_of(reader, column, above).map(|programme| (programme, detail.clone()));
    if reader.has(Column::Code) {
        return plain(Column::Code).or_else(|refusal| plain(Column::Programme).map_err(|_| refusal));
    }
    plain(Column::Programme)
}

/// What columns of titolo and macroaggregato say below the programma.
pub(super) fn detail_of(reader: &Reader<'_>) -> Detail {
    let [title, aggregate] = [Column::Title, Column::Aggregate].map(|column| reader.words(column));
    Detail::of_columns(title.as_deref(), aggregate.as_deref())
}

/// The programma that a cell says: its code, or its number beside the missione's.
fn programme_of(
    reader: &Reader<'_>,
    column: Column,
    above: Option<MissionCode>,
) -> Result<ProgrammeCode, ProgrammeRefusal> {
    let cell = reader.cell(column).ok_or(ProgrammeRefusal::Blank)?;
    let joined = || {
        let written = || leading_number(&reader.words(Column::Mission)?)?.parse().ok();
        // A missione that is written once is that of the rows below it.
        let once = || above.filter(|_| reader.has(Column::Mission) && !reader.is_filled(Column::Mission));
        let mission: MissionCode = written().or_else(once)?;
        let number = leading_number(&reader.words(column)?)?;
        format!("{mission}.{number}").parse().ok()
    };
    if let (true, Value::Text(_)) = (reader.reads_text(), &cell.value) {
        of_exported(&reader.words(column).unwrap_or_default())?;
    }
    programme_code(cell).or_else(|refusal| joined().ok_or(refusal))
}

/// `01` of «01», «1», «01 - Organi istituzionali» and «Missione 01»; none where more than two
/// digits stand there.
fn leading_number(text: &str) -> Option<String> {
    let folded = fold(text);
    let words = ["MISSIONE ", "PROGRAMMA ", "MISS ", "PROGR ", "PROG ", "M ", "P "];
    let rest = words.iter().find_map(|word| folded.strip_prefix(word)).unwrap_or(&folded);
    let number = rest.split(' ').next()?;
    let well_formed = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    well_formed.then(|| number.to_owned())
}
