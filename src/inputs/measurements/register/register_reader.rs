//! Register workbook → indicators, each value with its cell.

use std::collections::BTreeMap;

use crate::domain::{
    Indicator, IndicatorCode, Kind, ObjectiveCode, Place, Position, RegisterCells, Sourced, Theme, UnreadRow, Year,
};
use crate::finding::Finding;
use crate::inputs::measurements::columns::Column;
use crate::inputs::measurements::measurement_codes as codes;
use crate::inputs::measurements::register::proposed::is_to_confirm;
use crate::inputs::measurements::register::register_row::name_of;
use crate::kinds;
use crate::tabular::{self, Header, RowCodes, RowReader};
use crate::words::italian;
use crate::workbook::Workbook;

const ROW_CODES: RowCodes =
    RowCodes { bad: codes::REGISTER_VALUE, understood: codes::REGISTER_UNDERSTOOD, detail: codes::REGISTER_VALUE };

type Reader<'a> = RowReader<'a, Column>;

/// Columns without which a register says nothing.
const REQUIRED: [Column; 3] = [Column::Name, Column::Kind, Column::Target];

/// Reads the register: every sheet that has the table of indicators, in the file's order.
///
/// A row whose code or kind cannot be read is left out with a blocking finding; a
/// value that cannot be read is absent with one. Whether values and weights fit the
/// scoring rules is the assessment's business.
pub fn read_register(workbook: &Workbook) -> (Vec<Indicator>, Vec<Finding>) {
    let (register, findings) = read_whole_register(workbook);
    (register.indicators, findings)
}

/// A register as read.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// Its indicators.
    pub indicators: Vec<Indicator>,
    /// The rows that name an indicator and were left out for another reason, which has been told.
    pub unread: Vec<UnreadRow>,
    /// The values of its indicators that are there and cannot be read, or whose column is missing, which has been told.
    pub unknown: Vec<(IndicatorCode, Column)>,
    /// The kinds that were proposed and that nobody has confirmed: for whoever counts with them.
    pub to_confirm: Option<Finding>,
    /// The indicators whose kinds those are.
    pub unconfirmed: Vec<IndicatorCode>,
}

/// [`read_register`] with the rows that were left out, so that nobody is told to add them.
pub fn read_whole_register(workbook: &Workbook) -> (Register, Vec<Finding>) {
    let mut indicators: Vec<Indicator> = Vec::new();
    let mut unread = Vec::new();
    let mut findings = Vec::new();
    let mut unknown = Vec::new();
    let mut seen = BTreeMap::new();
    let mut proposed: Vec<Indicator> = Vec::new();
    let mut tables = 0;
    for sheet in &workbook.sheets {
        let Some(header) = Header::find(sheet) else { continue };
        tables += 1;
        let required = REQUIRED.map(|column| (column, codes::REGISTER_COLUMN));
        findings.extend(header.report_lacking(sheet, "Nel registro", required));
        findings.extend(header.report_repeated(sheet, codes::REPEATED_COLUMN, "è ripetuta"));
        findings.extend(tabular::told(sheet, None));
        for (row, _) in header.rows_below(sheet) {
            let mut reader = RowReader::new(sheet, &header, row, ROW_CODES);
            let read = read_row(&mut reader);
            findings.append(&mut reader.findings);
            let indicator = match read {
                Ok(indicator) => indicator,
                Err(row) => {
                    unread.extend(row);
                    continue;
                }
            };
            unknown.extend(unknown_values(&reader, &indicator));
            if reader.text(Column::Suggestion).is_some_and(|text| is_to_confirm(&text)) {
                proposed.push(indicator.clone());
            }
            match seen.get(&indicator.code) {
                None => {
                    seen.insert(indicator.code.clone(), indicator.place.clone());
                    indicators.push(indicator);
                }
                Some(first) => findings.push(
                    Finding::new(
                        codes::REGISTER_DUPLICATE,
                        format!("L’indicatore {} è già nel registro: conta la prima riga.", indicator.code),
                    )
                    .at(indicator.place)
                    .expected(format!("un altro codice; la prima riga è {first}")),
                ),
            }
        }
    }
    if tables == 0 {
        let finding = Finding::new(codes::NO_REGISTER_TABLE, "Nel registro non c’è la tabella degli indicatori.")
            .expected("una riga di intestazione con CODICE INDICATORE, INDICATORE, TIPO e TARGET");
        findings.push(match workbook.sheets.first() {
            Some(sheet) => finding.at(crate::domain::Place::file(sheet.place.file.clone())),
            None => finding,
        });
    }
    let unconfirmed = proposed.iter().map(|row| row.code.clone()).collect();
    (Register { indicators, unread, unknown, to_confirm: to_confirm(&proposed), unconfirmed }, findings)
}

/// The values of a row that nobody knows although the register means to say them.
fn unknown_values(reader: &Reader<'_>, indicator: &Indicator) -> Vec<(IndicatorCode, Column)> {
    let values = [
        (Column::Baseline, indicator.baseline.is_none()),
        (Column::BaselineYear, indicator.baseline_year.is_none()),
        (Column::Target, indicator.target.is_none()),
        (Column::Weight, indicator.weight.is_none()),
    ];
    let is_said = |column| reader.is_filled(column) || REQUIRED.contains(&column) && !reader.has(column);
    let unknown = values.into_iter().filter(|(column, is_absent)| *is_absent && is_said(*column));
    unknown.map(|(column, _)| (indicator.code.clone(), column)).collect()
}

/// A kind that nobody has looked at decides results: one finding for all rows whose SUGGERIMENTO still asks for it.
fn to_confirm(rows: &[Indicator]) -> Option<Finding> {
    const MOST_NAMED: usize = 12;
    let first = rows.first()?;
    let written = |row: &Indicator| format!("{} {} ({})", row.code, row.kind.value, row.kind.place.position);
    let mut named: Vec<String> = rows.iter().take(MOST_NAMED).map(written).collect();
    if rows.len() > MOST_NAMED {
        named.push(italian::and_others(rows.len() - MOST_NAMED));
    }
    let count = italian::count(rows.len(), "indicatore ha", "indicatori hanno");
    let message = format!("Nel registro {count} il TIPO proposto dal testo del piano, da confermare.");
    let expected =
        "per ogni riga: guardare TIPO, VERSO, UNITÀ, BASE e TARGET, correggerli, e cancellare la cella SUGGERIMENTO";
    let place = Place { position: Position::Whole, ..first.place.clone() };
    Some(Finding::new(codes::REGISTER_TO_CONFIRM, message).at(place).found(named.join("; ")).expected(expected))
}

/// The row's indicator, or what is known of one that is left out.
fn read_row(reader: &mut Reader<'_>) -> Result<Indicator, Option<UnreadRow>> {
    let code = read_code(reader).ok_or(None)?;
    let office = reader.text(Column::Office);
    let unread = |objective: Option<&ObjectiveCode>| {
        Some(UnreadRow { indicator: code.clone(), objective: objective.cloned(), office: office.clone() })
    };
    let objective = read_objective(reader, &code).ok_or_else(|| unread(None))?;
    let kind = read_kind(reader, &code).ok_or_else(|| unread(Some(&objective)))?;
    let unit = reader.text(Column::Unit).unwrap_or_default();
    let baseline = reader.quantity(Column::Baseline, kind.value, &unit).ok().flatten();
    let target = reader.quantity(Column::Target, kind.value, &unit).ok().flatten();
    let plan_text = reader.text(Column::PlanText).unwrap_or_default();
    Ok(Indicator {
        name: read_name(reader, &code, &plan_text),
        plan_text,
        unit,
        baseline,
        baseline_year: read_year(reader),
        target,
        weight: reader.number(Column::Weight, ""),
        office,
        manager: reader.text(Column::Manager),
        expected_source: reader.text(Column::ExpectedSource),
        themes: read_themes(reader, &code),
        cancelled_by: None,
        place: reader.place(Column::Indicator),
        cells: RegisterCells {
            baseline: reader.own_place(Column::Baseline),
            target: reader.own_place(Column::Target),
            weight: reader.own_place(Column::Weight),
            office: reader.own_place(Column::Office),
            name: reader.own_place(Column::Name),
            bound: reader.own_place(Column::Bound),
            unit: reader.own_place(Column::Unit),
            manager: reader.own_place(Column::Manager),
        },
        code,
        objective,
        kind,
    })
}

/// The row's code; rows that hold nothing of an indicator (notes, footers) are passed over.
fn read_code(reader: &mut Reader<'_>) -> Option<IndicatorCode> {
    let text = reader.text(Column::Indicator);
    let describes = [Column::Name, Column::Kind, Column::Target].into_iter().any(|column| reader.is_filled(column));
    let code = text.as_deref().and_then(|text| text.parse().ok());
    if code.is_none() && (text.is_some() || describes) {
        let message = "La riga del registro non ha un codice indicatore valido: non è letta.".to_owned();
        reader.report(Column::Indicator, codes::REGISTER_CODE, message, "un codice senza spazi, come 01.02-03.1");
    }
    // A lone text in the first column, such as a footnote, has spaces and no indicator beside it.
    if text.is_some() && code.is_none() && !describes {
        reader.findings.pop();
    }
    code
}

/// CODICE, or the indicator's code without its running number.
fn read_objective(reader: &mut Reader<'_>, code: &IndicatorCode) -> Option<ObjectiveCode> {
    let text = reader.text(Column::Objective).or_else(|| {
        let (objective, _) = code.as_str().rsplit_once('.')?;
        Some(objective.to_owned())
    });
    let objective = text.and_then(|text| text.parse().ok());
    if objective.is_none() {
        let message = format!("L’indicatore {code} non dice di quale obiettivo è.");
        reader.report(Column::Objective, codes::REGISTER_CODE, message, "il codice dell’obiettivo, come 01.02-03");
    }
    objective
}

/// INDICATORE, else the plan's words, so that nothing is published without a name.
fn read_name(reader: &mut Reader<'_>, code: &IndicatorCode, plan_text: &str) -> String {
    if let Some(name) = reader.text(Column::Name) {
        return name;
    }
    let name = name_of(plan_text);
    // A register without the column has been told so.
    if reader.has(Column::Name) {
        let asked = "che cosa si misura, in una frase";
        if name.is_empty() {
            let message = format!("L’indicatore {code} non ha un nome: INDICATORE è vuoto.");
            reader.report(Column::Name, codes::REGISTER_NAMELESS, message, asked);
        } else {
            let message = format!("INDICATORE è vuoto per {code}: vale il testo del piano, «{name}».");
            reader.report(Column::Name, codes::REGISTER_NAME, message, asked);
        }
    }
    name
}

fn read_kind(reader: &mut Reader<'_>, code: &IndicatorCode) -> Option<Sourced<Kind>> {
    let kind = reader.text(Column::Kind).unwrap_or_default();
    let bound = reader.text(Column::Bound).unwrap_or_default();
    let read = kinds::ALL.read(&kind, &bound);
    // A register without the column has been told so.
    if read.is_none() && reader.has(Column::Kind) {
        let stays = "finché resta così, l’indicatore non è letto, né qui né nelle schede";
        // What the two lists of the sheet offer, each for its own cell.
        let (column, what, words) = match kinds::ALL.of_type(&kind) {
            Some(known) => {
                let what = format!("Il VERSO dell’indicatore {code}, che è di TIPO {known}, non è conosciuto");
                (Column::Bound, what, kinds::ALL.bounds())
            }
            None if kind.is_empty() => {
                (Column::Kind, format!("Il TIPO dell’indicatore {code} manca"), kinds::ALL.labels())
            }
            None => (Column::Kind, format!("Il TIPO dell’indicatore {code} non è conosciuto"), kinds::ALL.labels()),
        };
        let expected = format!("uno di: {}", words.join(", "));
        reader.report(column, codes::REGISTER_KIND, format!("{what}: {stays}."), expected);
    }
    read.map(|kind| Sourced::new(kind, reader.place(Column::Kind)))
}

/// AMBITO: one or more words, each once; one that is no theme is told and left out.
fn read_themes(reader: &mut Reader<'_>, code: &IndicatorCode) -> Vec<Theme> {
    let text = reader.text(Column::Theme).unwrap_or_default();
    let mut themes = Vec::new();
    for word in text.split([',', ';', '\n']).map(str::trim).filter(|word| !word.is_empty()) {
        match Theme::named(word) {
            Some(theme) if themes.contains(&theme) => {}
            Some(theme) => themes.push(theme),
            None => {
                let message = format!("L’ambito «{word}» dell’indicatore {code} non è conosciuto: non conta.");
                let expected = format!("uno o più, separati da virgole: {}", Theme::words());
                reader.report(Column::Theme, codes::REGISTER_THEME, message, expected);
            }
        }
    }
    themes.sort_unstable();
    themes
}

fn read_year(reader: &mut Reader<'_>) -> Option<Year> {
    let number = reader.number(Column::BaselineYear, "")?;
    let year = Year::of_number(number.value);
    if year.is_none() {
        let message = "L’anno base non è un anno.".to_owned();
        reader.report(Column::BaselineYear, codes::REGISTER_VALUE, message, "un anno di quattro cifre");
    }
    year
}
