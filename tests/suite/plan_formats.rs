//! One plan saved by LibreOffice as xlsx, ods and xls: all three read alike.
//!
//! The fixtures hold merged directions, years as numbers and as a date, a code typed as a
//! number with a format, marks of all kinds, a row without a code and a hidden sheet.

use relazione_performance::domain::{Field, FieldOrigin, Year};
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan;
use relazione_performance::workbook::{self, Limits, Value};

const FIXTURES: [(&str, &[u8]); 3] = [
    ("xlsx", include_bytes!("../fixtures/piano_libreoffice.xlsx")),
    ("ods", include_bytes!("../fixtures/piano_libreoffice.ods")),
    ("xls", include_bytes!("../fixtures/piano_libreoffice.xls")),
];

#[test]
fn the_same_plan_in_three_formats() {
    for (format, bytes) in FIXTURES {
        let (plan, findings) = plan::read(bytes, "piano", Catalogue::embedded(), &Limits::default()).unwrap();
        let objectives: Vec<_> = plan
            .objectives()
            .map(|(_, objective)| {
                let direction = objective.direction.as_ref().map(|field| field.text.clone());
                let years: Vec<u16> = objective.years.iter().map(|year| year.0).collect();
                (objective.code.to_string(), direction, years, objective.indicator.value.clone())
            })
            .collect();
        let city = Some("CITTA’".to_owned());
        let expected = [
            ("01.01-01".to_owned(), city.clone(), vec![2024, 2026], "+10 % di incontri".to_owned()),
            ("01.02-01".to_owned(), city, vec![2024, 2025, 2026], "testo & altro".to_owned()),
            ("01.08-01".to_owned(), None, vec![2026], "5 %".to_owned()),
        ];
        assert_eq!(objectives, expected, "{format}");
        assert_eq!(plan.years, [2024, 2025, 2026].map(Year), "{format}");
        let mut told: Vec<(&str, String)> = findings
            .iter()
            .map(|finding| (finding.code.id, finding.place.as_ref().unwrap().position.to_string()))
            .filter(|(id, _)| *id != "P003")
            .collect();
        told.sort();
        // The line break of the indicator, the row without a code, the hidden sheet.
        assert_eq!(told, [("P001", "J4".to_owned()), ("P009", "C8".to_owned()), ("P015", String::new())], "{format}");
    }
}

#[test]
fn typed_values_are_the_same_in_three_formats() {
    for (format, bytes) in FIXTURES {
        let workbook = workbook::read(bytes, "piano", &Limits::default()).unwrap();
        let sheet = &workbook.sheets[0];
        let value = |row, column| sheet.cell(row, column).map(|cell| cell.value.clone());
        assert_eq!(value(7, 0), Some(Value::Number("0.85".parse().unwrap())), "{format}");
        assert_eq!(value(4, 6), Some(Value::Bool(true)), "{format}");
        assert!(matches!(value(2, 8), Some(Value::Date(_))), "{format}");
        assert_eq!(sheet.merges.len(), 3, "{format}");
        assert!(!workbook.sheets[1].visible, "{format}");
        assert_eq!(sheet.cell(7, 0).unwrap().display(), "85%", "{format}");
        assert_eq!(sheet.cell(5, 2).unwrap().display(), "01.08", "{format}");
    }
}

/// Number formats, dates, formulas, errors, merges, a hidden sheet, and texts so long that an
/// xls spreads them over several records.
const GRIDS: [(&str, &[u8]); 3] = [
    ("xlsx", include_bytes!("../fixtures/libreoffice/formati.xlsx")),
    ("ods", include_bytes!("../fixtures/libreoffice/formati.ods")),
    ("xls", include_bytes!("../fixtures/libreoffice/formati.xls")),
];

#[test]
fn the_same_grid_in_three_formats() {
    let [xlsx, ods, xls] = GRIDS.map(|(_, bytes)| workbook::read(bytes, "formati", &Limits::default()).unwrap());
    let sheet = &xls.sheets[0];
    let shown = |row, column| sheet.cell(row, column).unwrap().display();
    assert_eq!([shown(1, 0), shown(1, 1), shown(1, 2)], ["01.10", "85.5%", "30/06/2025"]);
    assert_eq!([shown(2, 0), shown(2, 1)], ["0102", "1,234,567.50"]);
    assert_eq!([shown(5, 0), shown(5, 1), shown(5, 2), shown(5, 3)], ["3", "ab", "#DIV/0!", "VERO"]);
    assert_eq!(sheet.cell(5, 4), None, "a formula that yields an empty text");
    assert_eq!(shown(5, 6), "01.10", "a formula keeps its cell's format");
    assert_eq!(shown(1, 3), "àèìòù – “€” 漢字 😀 fine");
    assert_eq!(shown(11, 2).len(), 32_767, "a very long cell is kept whole");
    assert_eq!((&xls.sheets, &xls.left_out), (&xlsx.sheets, &xlsx.left_out));
    assert_eq!(xls.sheets.len(), ods.sheets.len());
    for (xls, ods) in xls.sheets.iter().zip(&ods.sheets) {
        assert_eq!((&xls.name, xls.visible, &xls.merges), (&ods.name, ods.visible, &ods.merges));
        assert_eq!(xls.cells.len(), ods.cells.len(), "foglio «{}»", xls.name);
        for (xls, ods) in xls.cells.iter().zip(&ods.cells) {
            assert_eq!((xls.row, xls.column, &xls.value), (ods.row, ods.column, &ods.value));
        }
    }
}

/// A plan with everything that offices do to a sheet, saved by LibreOffice: title rows, an
/// empty first column, two-line headers in any order, merges down and across, title rows
/// between the missioni, a footer, a sheet of notes and a hidden one.
const SHAPES: [(&str, &[u8]); 3] = [
    ("xlsx", include_bytes!("../fixtures/piano_forme.xlsx")),
    ("ods", include_bytes!("../fixtures/piano_forme.ods")),
    ("xls", include_bytes!("../fixtures/piano_forme.xls")),
];

#[test]
fn the_same_shapes_in_three_formats() {
    for (format, bytes) in SHAPES {
        let (plan, findings) = plan::read(bytes, "piano", Catalogue::embedded(), &Limits::default()).unwrap();
        let objectives: Vec<_> = plan
            .objectives()
            .map(|(_, objective)| {
                let text = |field: &Option<_>| field.as_ref().map(|field: &Field| field.text.clone());
                let years: Vec<u16> = objective.years.iter().map(|year| year.0).collect();
                (objective.code.to_string(), text(&objective.strategic), years, objective.purpose.clone())
            })
            .collect();
        let row = |code: &str, strategic: &str, years: &[u16], purpose: &str| {
            (code.to_owned(), Some(strategic.to_owned()), years.to_vec(), purpose.to_owned())
        };
        let expected = [
            row("04.01-01", "EDUCAZIONE", &[2024, 2026], "Scopo 1"),
            row("04.06-01", "EDUCAZIONE", &[2025], "Scopo 2"),
            row("04.02-01", "CULTURA", &[2024, 2025, 2026], "Scopo 3"),
            row("04.06-02", "CULTURA", &[2024], "Scopo 4"),
            row("12.05-01", "SERVIZI", &[2024, 2025, 2026], "Scopo 5"),
        ];
        assert_eq!(objectives, expected, "{format}");
        let mut told: Vec<(&str, String)> = findings
            .iter()
            .map(|finding| (finding.code.id, finding.place.as_ref().unwrap().position.to_string()))
            .filter(|(id, _)| *id != "P003")
            .collect();
        told.sort();
        let expected = [
            ("P005", "C9"),
            ("P013", "B1"),
            ("P013", "B16"),
            ("P014", ""),
            ("P015", ""),
            ("P019", "B3"),
            ("P037", "B9"),
        ];
        assert_eq!(told, expected.map(|(id, place)| (id, place.to_owned())), "{format}");
    }
}

#[test]
fn a_merge_whose_first_cell_is_empty_shows_the_first_text_in_it() {
    // B6:B8 are merged, B6 is empty and B7 holds the text.
    for (format, bytes) in SHAPES {
        let (plan, _) = plan::read(bytes, "piano", Catalogue::embedded(), &Limits::default()).unwrap();
        let directions: Vec<Option<&str>> = plan
            .objectives()
            .map(|(_, objective)| objective.direction.as_ref().map(|field| field.text.as_str()))
            .collect();
        let (merged, across) = (Some("CITTA’ SOLIDALE"), Some("CITTA’ APERTA"));
        assert_eq!(directions, [merged, merged, merged, across, None], "{format}");
    }
}

/// A canonical workbook that an office edited in LibreOffice: the rows in another order, a
/// title changed, a row added above the others without a code.
const EDITED: [(&str, &[u8]); 3] = [
    ("xlsx", include_bytes!("../fixtures/piano_modificato.xlsx")),
    ("ods", include_bytes!("../fixtures/piano_modificato.ods")),
    ("xls", include_bytes!("../fixtures/piano_modificato.xls")),
];

#[test]
fn an_edited_canonical_workbook_keeps_its_codes_in_three_formats() {
    for (format, bytes) in EDITED {
        let (plan, findings) = plan::read(bytes, "piano", Catalogue::embedded(), &Limits::default()).unwrap();
        let rows: Vec<(&str, &str, bool)> = plan
            .objectives()
            .map(|(_, objective)| {
                let is_own = objective.strategic.as_ref().unwrap().origin == FieldOrigin::Cell;
                (objective.code.as_str(), objective.title.text.as_str(), is_own)
            })
            .collect();
        let expected = [
            ("01.02-03", "Nuovo", true),
            ("01.11-01", "Terzo, corretto", false),
            ("01.02-02", "Secondo", false),
            ("01.02-01", "Primo", true),
        ];
        assert_eq!(rows, expected, "{format}");
        // Its sheet «Anomalie» is known for what it is.
        assert!(findings.is_empty(), "{format}: {findings:#?}");
    }
}
