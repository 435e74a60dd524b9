//! Each rule by which filled sheets are read, on workbooks made for it.

use relazione_performance::domain::{DeclaredState, Indicator, Measurement, Quantity, SourceKind};
use relazione_performance::finding::Finding;
use relazione_performance::inputs::measurements::{read_measurements, read_register};
use relazione_performance::workbook::{self, Limits, Workbook};
use rust_xlsxwriter::{Format, Formula};

/// What a test types in a cell.
#[derive(Clone, Copy)]
enum Typed {
    Text(&'static str),
    Number(f64),
    /// A number in per cent format.
    PerCent(f64),
    /// A number in a format of its own.
    Formatted(f64, &'static str),
    /// A formula that no program has calculated.
    Formula(&'static str),
}

use Typed::{Formatted, Number, PerCent, Text};

/// A workbook of one sheet, as an office program would save it.
fn workbook(file: &str, rows: &[&[Typed]]) -> Workbook {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(*cells) {
            match *cell {
                Text(text) => sheet.write_string(row, column, text).map(|_| ()),
                Number(number) => sheet.write_number(row, column, number).map(|_| ()),
                PerCent(number) => {
                    let format = Format::new().set_num_format("0%");
                    sheet.write_number_with_format(row, column, number, &format).map(|_| ())
                }
                Formatted(number, format) => {
                    let format = Format::new().set_num_format(format);
                    sheet.write_number_with_format(row, column, number, &format).map(|_| ())
                }
                Typed::Formula(formula) => sheet.write_formula(row, column, Formula::new(formula)).map(|_| ()),
            }
            .unwrap();
        }
    }
    workbook::read(&book.save_to_buffer().unwrap(), file, &Limits::default()).unwrap()
}

/// A register with an indicator of each sort that the rules tell apart.
fn register() -> Vec<Indicator> {
    let header = ["CODICE INDICATORE", "INDICATORE", "TIPO", "VERSO", "UNITÀ", "TARGET"].map(Text);
    let rows: [[Typed; 6]; 5] = [
        [Text("01.02-01.1"), Text("Pattugliamento"), Text("mantenimento"), Text("minimo"), Text("km"), Number(12000.0)],
        [Text("01.02-01.2"), Text("Copertura"), Text("crescente"), Text(""), Text("%"), Number(90.0)],
        [Text("01.02-02.1"), Text("Piano approvato"), Text("data"), Text(""), Text(""), Text("30/06/2024")],
        [Text("01.02-03.1"), Text("Convenzione"), Text("sì/no"), Text(""), Text(""), Text("")],
        [Text("01.02-04.1"), Text("Qualità"), Text("qualitativo"), Text(""), Text(""), Text("")],
    ];
    let all: Vec<&[Typed]> =
        std::iter::once(header.as_slice()).chain(rows.iter().map(<[Typed; 6]>::as_slice)).collect();
    let (indicators, findings) = read_register(&workbook("indicatori/2024.xlsx", &all));
    assert!(findings.iter().all(|finding| finding.code.id == "I007"), "only the date typed as text is remarked");
    assert_eq!(indicators.len(), 5);
    indicators
}

const SHORT: &[Typed] = &[Text("Codice indicatore"), Text("Consuntivo"), Text("Causa scostamento")];

/// The measurement of one code whose CONSUNTIVO cell holds `actual`, with what was found about it.
fn measured(code: &'static str, actual: Typed) -> (Measurement, Vec<Finding>) {
    let row = [Text(code), actual];
    let (mut rows, findings) = read_measurements(&[workbook("a.xlsx", &[SHORT, &row])], &register());
    assert_eq!(rows.len(), 1);
    (rows.remove(0), findings.into_iter().filter(|finding| finding.code.id != "M014").collect())
}

/// Reads `rows` of one file and gives the codes of its findings, the absent rows left out.
fn codes(rows: &[&[Typed]]) -> Vec<&'static str> {
    let (_, findings) = read_measurements(&[workbook("a.xlsx", rows)], &register());
    findings.iter().map(|finding| finding.code.id).filter(|id| *id != "M014").collect()
}

fn number(text: &str) -> Quantity {
    Quantity::Number(text.parse().unwrap())
}

#[test]
fn values_typed_in_another_form_are_understood_with_a_note() {
    let (row, findings) = measured("01.02-01.1", Text("12.500 km"));
    assert_eq!(row.actual.unwrap().value, number("12500"));
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].code.id, findings[0].found.as_deref()), ("M011", Some("12.500 km")));
    assert_eq!(findings[0].place.as_ref().unwrap().to_string(), "a.xlsx, foglio «Sheet1», cella B2");
    assert_eq!(measured("01.02-02.1", Text("giugno 2024")).0.actual.unwrap().value, june_30());
}

#[test]
fn a_number_that_shows_something_else_is_asked_about_and_never_taken() {
    for (number, format, stored, shows) in [
        (850.0, "0\",\"00", "850", "mostra «8,50»"),
        (0.0, "0;-0;\"n.d.\"", "0", "mostra «n.d.»"),
        (0.0, "0;-0;;@", "0", "non mostra nulla"),
        (12.0, ";;;", "12", "non mostra nulla"),
        (12.0, "\"—\"", "12", "mostra «—»"),
        (1.5, "[h]:mm", "1,5", "mostra «36:00»"),
        (1_500_000.0, "#,##0,", "1.500.000", "mostra «1.500»"),
    ] {
        let (row, findings) = measured("01.02-01.1", Formatted(number, format));
        assert!(row.actual.is_none() && row.unreadable.is_some(), "{format}");
        let [one] = &*findings else { panic!("{format}: {findings:?}") };
        let expected = one.expected.as_deref().unwrap();
        assert!(
            one.blocks() && expected.contains(&format!("contiene {stored} ma")) && expected.contains(shows),
            "{one:?}"
        );
        assert_eq!(one.place.as_ref().unwrap().to_string(), "a.xlsx, foglio «Sheet1», cella B2");
    }
    for (typed, value) in [
        (Formatted(1234.5, "#,##0.00 \"km\""), "1234.5"),
        (Formatted(0.0, "_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-"), "0"),
    ] {
        assert_eq!(measured("01.02-01.1", typed).0.actual.unwrap().value, self::number(value));
    }
    let (row, findings) = measured("01.02-03.1", Formatted(1.0, "\"sì\";;\"no\""));
    assert_eq!((row.actual.unwrap().value, findings.len()), (Quantity::YesNo(true), 1));
}

#[test]
fn the_value_of_the_year_is_read_and_never_that_of_a_part_of_it() {
    for partial in [
        "CONSUNTIVO (30/06)",
        "Consuntivo 1° semestre",
        "CONSUNTIVO al 30.09",
        "Consuntivo giugno",
        "Consuntivo (parziale)",
    ] {
        for whole in ["CONSUNTIVO (31/12)", "CONSUNTIVO", "Consuntivo 2024"] {
            for halves_first in [true, false] {
                let (first, second) = if halves_first { (partial, whole) } else { (whole, partial) };
                let header = [Text("Codice indicatore"), Text(first), Text(second), Text("Causa")];
                let (left, right) = if halves_first { (40.0, 85.0) } else { (85.0, 40.0) };
                let row = [Text("01.02-01.1"), Number(left), Number(right)];
                let (rows, _) = read_measurements(&[workbook("2024/a.xlsx", &[&header, &row])], &register());
                assert_eq!(rows[0].actual.as_ref().unwrap().value, number("85"), "{first} {second}");
            }
        }
        let header = [Text("Codice indicatore"), Text(partial), Text("Causa")];
        let row = [Text("01.02-01.1"), Number(40.0)];
        let (rows, findings) = read_measurements(&[workbook("2024/a.xlsx", &[&header, &row])], &register());
        assert!(rows.iter().all(|row| row.actual.is_none()), "{partial}");
        let lacking = findings.iter().find(|finding| finding.found.as_deref() == Some(partial));
        assert!(
            lacking.is_some_and(|finding| finding.blocks() && finding.message.contains("parte dell’anno")),
            "{findings:?}"
        );
    }
}

#[test]
fn of_two_columns_of_one_name_the_one_that_is_filled_counts_and_the_other_is_told() {
    let header =
        [Text("Codice indicatore (non modificare)"), Text("CONSUNTIVO"), Text("Causa"), Text("Consuntivo 2024")];
    for (first, second, counted) in [(Text(""), Number(40.0), "40"), (Number(85.0), Number(40.0), "85")] {
        let row = [Text("01.02-01.1"), first, Text("x"), second];
        let (rows, findings) = read_measurements(&[workbook("2024/a.xlsx", &[&header, &row])], &register());
        assert_eq!(rows[0].actual.as_ref().unwrap().value, number(counted));
        assert!(findings.iter().any(|finding| finding.code.id == "M017"), "{findings:?}");
    }
}

#[test]
fn dashes_that_look_like_a_minus_or_part_a_day_are_read() {
    for minus in ['-', '−', '–', '‑', '‐', '﹣', '－'] {
        let typed: &'static str = Box::leak(format!("{minus}5").into_boxed_str());
        assert_eq!(measured("01.02-01.1", Text(typed)).0.actual.unwrap().value, number("-5"), "{minus}");
    }
    for day in ["30‑06‑2024", "30–06–2024"] {
        assert_eq!(measured("01.02-02.1", Text(day)).0.actual.unwrap().value, june_30(), "{day}");
    }
}

#[test]
fn a_value_merged_over_two_indicators_belongs_to_the_first_and_blocks_the_second() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0u16..).zip(["CODICE INDICATORE", "CONSUNTIVO", "CAUSA"]) {
        sheet.write_string(0, column, heading).unwrap();
    }
    sheet.write_string(1, 0, "01.02-01.1").unwrap().write_string(2, 0, "01.02-01.2").unwrap();
    sheet.merge_range(1, 1, 2, 1, "", &Format::new()).unwrap().write_number(1, 1, 80).unwrap();
    sheet.merge_range(1, 2, 2, 2, "Pioggia", &Format::new()).unwrap();
    let book = workbook::read(&book.save_to_buffer().unwrap(), "a.xlsx", &Limits::default()).unwrap();
    let (rows, findings) = read_measurements(&[book], &register());
    assert_eq!(rows[0].actual.as_ref().unwrap().value, number("80"));
    assert_eq!((rows[1].actual.is_none(), rows[1].unreadable.is_some()), (true, true));
    assert!(rows.iter().all(|row| row.cause.as_deref() == Some("Pioggia")), "a cause may be told once for both");
    let blocking: Vec<_> = findings.iter().filter(|finding| finding.blocks()).map(|f| f.code.id).collect();
    assert_eq!(blocking, ["M010"]);
}

#[test]
fn a_month_without_its_day_blocks_only_where_the_deadline_lies_within_it() {
    let header = ["CODICE INDICATORE", "INDICATORE", "TIPO", "TARGET"].map(Text);
    let with_target = |target| {
        let row = [Text("01.02-02.1"), Text("Piano approvato"), Text("data"), Text(target)];
        read_register(&workbook("indicatori/2024.xlsx", &[&header, &row])).0
    };
    for (target, typed, code) in [
        ("15/06/2024", "giugno 2024", "M010"),
        ("29/06/2024", "giugno 2024", "M010"),
        ("30/06/2024", "giugno 2024", "M011"),
        ("15/06/2024", "maggio 2024", "M011"),
        ("15/06/2024", "luglio 2024", "M011"),
        ("15/06/2024", "giugno 2023", "M011"),
        ("15/06/2024", "14 giugno 2024", "M011"),
    ] {
        let row = [Text("01.02-02.1"), Text(typed)];
        let (rows, findings) = read_measurements(&[workbook("a.xlsx", &[SHORT, &row])], &with_target(target));
        assert_eq!(findings.iter().map(|finding| finding.code.id).collect::<Vec<_>>(), [code], "{target}, {typed}");
        assert_eq!((rows[0].actual.is_none(), rows[0].unreadable.is_some()), (code == "M010", code == "M010"));
    }
}

fn june_30() -> Quantity {
    register()[2].target.as_ref().unwrap().value
}

#[test]
fn values_typed_as_such_are_read_without_a_word() {
    for (code, typed, value) in [
        ("01.02-01.1", Number(0.0), number("0")),
        ("01.02-01.2", PerCent(0.85), number("85")),
        ("01.02-01.2", Number(85.0), number("85")),
        ("01.02-02.1", Text("non eseguito"), Quantity::NotDone),
        ("01.02-03.1", Text("Sì"), Quantity::YesNo(true)),
    ] {
        let (row, findings) = measured(code, typed);
        assert_eq!((row.actual.unwrap().value, row.unreadable), (value, None));
        assert_eq!(findings, []);
    }
}

#[test]
fn what_cannot_be_read_is_blocking_and_neither_zero_nor_blank() {
    for (code, typed) in [
        ("01.02-01.1", Text("n.d.")),
        ("01.02-01.1", Text("85 %")),
        ("01.02-01.1", PerCent(0.85)),
        ("01.02-01.1", Typed::Formula("=10+2")),
        ("01.02-02.1", Text("31/02/2024")),
        ("01.02-02.1", Number(45458.0)),
        ("01.02-03.1", Text("quasi")),
    ] {
        let (row, findings) = measured(code, typed);
        assert_eq!(row.actual, None, "{code}");
        assert_eq!(row.unreadable.unwrap().to_string(), "a.xlsx, foglio «Sheet1», cella B2");
        assert_eq!(findings.iter().map(|finding| finding.code.id).collect::<Vec<_>>(), ["M010"]);
        assert!(findings[0].blocks());
    }
}

#[test]
fn a_blank_is_a_measurement_without_value_and_without_a_finding() {
    let (row, findings) = measured("01.02-01.1", Text("  "));
    assert_eq!((row.actual, row.unreadable, findings), (None, None, Vec::new()));
}

#[test]
fn a_fraction_where_per_cent_are_due_is_kept_and_questioned() {
    let (row, findings) = measured("01.02-01.2", Number(0.85));
    assert_eq!(row.actual.unwrap().value, number("0.85"));
    assert_eq!(findings[0].code.id, "M015");
}

#[test]
fn columns_may_be_moved_added_and_headed_below_titles() {
    let header =
        [Text("CAUSA"), Text("Commento"), Text("CONSUNTIVO"), Text("FONTE"), Text("COD. INDICATORE"), Text("STATO")];
    let row = [Text("Pioggia"), Text("x"), Number(5.0), Text("Gestionale"), Text("01.02-01.1"), Text("MISURATO")];
    let book = workbook("a.xlsx", &[&[Text("Schede 2024")], &[], &header, &row]);
    let (rows, findings) = read_measurements(&[book], &register());
    assert!(findings.iter().all(|finding| finding.code.id == "M014"));
    assert_eq!(rows[0].actual.as_ref().unwrap().value, number("5"));
    assert_eq!((rows[0].cause.as_deref(), rows[0].source), (Some("Pioggia"), Some(SourceKind::System)));
    assert_eq!(rows[0].state.as_ref().unwrap().value, DeclaredState::Measured);
}

#[test]
fn a_part_of_the_year_is_not_the_years_value() {
    for heading in ["CONSUNTIVO (I semestre)", "Consuntivo al 30/06/2024"] {
        let sheet = workbook(
            "misurazioni/2024/a.xlsx",
            &[&[Text("CODICE INDICATORE"), Text(heading)], &[Text("01.02-01.2"), Number(45.0)]],
        );
        let (rows, findings) = read_measurements(&[sheet], &register());
        assert!(rows.iter().all(|row| row.actual.is_none()), "{rows:?}");
        let told = findings.iter().find(|finding| finding.code.id == "M002").expect("the column is missed");
        assert!(told.message.ends_with("Quella che c’è è di una parte dell’anno."), "{told:?}");
        assert_eq!(told.found.as_deref(), Some(heading));
    }
}

#[test]
fn missing_columns_unknown_codes_and_foreign_sheets_are_found() {
    let code = [Text("01.02-01.1")];
    assert_eq!(codes(&[&[Text("CODICE INDICATORE"), Text("CAUSA")], &code]), ["M002"]);
    assert_eq!(codes(&[&[Text("CODICE INDICATORE"), Text("CONSUNTIVO")], &code]), ["M003"]);
    assert_eq!(codes(&[&[Text("Elenco telefonico")], &code]), ["M001", "M020"]);
    assert_eq!(codes(&[SHORT, &[Text(""), Number(5.0)]]), ["M004"]);
    assert_eq!(codes(&[SHORT, &[Text("Compilato il 3 marzo")]]), Vec::<&str>::new());
    let unknown = workbook("a.xlsx", &[SHORT, &[Text("01.02-1.2"), Number(5.0)]]);
    let (rows, findings) = read_measurements(&[unknown], &register());
    assert_eq!((rows.len(), findings[0].code.id), (0, "M005"));
    assert_eq!(
        findings[0].expected.as_deref(),
        Some(
            "la riga dell’indicatore nel registro, se è nuovo: la scrive chi tiene il registro; se il codice è scritto male, \
             forse 01.02-01.2, 01.02-01.1, 01.02-02.1"
        )
    );
    let unknown = workbook("a.xlsx", &[SHORT, &[Text("01.02-01.7"), Number(5.0)]]);
    let (_, findings) = read_measurements(&[unknown], &register());
    let expected = findings[0].expected.as_deref().unwrap();
    assert!(
        expected.starts_with("un codice dello stesso obiettivo, come 01.02-01.1, 01.02-01.2; oppure "),
        "{expected}"
    );
}

#[test]
fn a_sheet_of_another_year_is_not_this_years() {
    let row = [Text("01.02-01.1"), Number(5.0)];
    let codes_of = |file: &str, lines: &[&'static str]| {
        let titles: Vec<[Typed; 1]> = lines.iter().map(|line| [Text(line)]).collect();
        let titles = titles.iter().map(<[Typed; 1]>::as_slice);
        let all: Vec<&[Typed]> = titles.chain([SHORT, &row]).collect();
        let (rows, findings) = read_measurements(&[workbook(file, &all)], &register());
        (rows.len(), findings.iter().map(|finding| finding.code.id).collect::<Vec<_>>())
    };
    let ours = "Schede di misurazione 2023 – Tributi – Missione 01";
    assert_eq!(codes_of("misurazioni/2024/a.xlsx", &[ours]), (0, vec!["M022"]));
    assert_eq!(codes_of("misurazioni/2023/a.xlsx", &[ours]), (1, Vec::new()));
    assert_eq!(codes_of("misurazioni/2024/a.xlsx", &["Piano 2023-2025", "Approvato il 3 marzo 2023"]), (1, Vec::new()));
    assert_eq!(codes_of("misurazioni/2024/a.xlsx", &["Anno 2023", "Consuntivo per il 2024"]), (1, Vec::new()));
}

#[test]
fn a_locked_value_that_came_back_different_blocks_and_shows_both() {
    let header =
        [Text("CODICE INDICATORE"), Text("TARGET"), Text("VERSO"), Text("UNITÀ"), Text("CONSUNTIVO"), Text("CAUSA")];
    let same = [Text("01.02-01.1"), Text("12.000 km"), Text(""), Text("km"), Number(1.0)];
    assert_eq!(codes(&[&header, &same]), Vec::<&str>::new());
    let lowered = [Text("01.02-01.1"), Number(11000.0), Text("massimo"), Text("km"), Number(1.0)];
    let (_, findings) = read_measurements(&[workbook("a.xlsx", &[&header, &lowered])], &register());
    let changed: Vec<_> = findings.iter().filter(|finding| finding.code.id == "M006").collect();
    let shown: Vec<_> = changed.iter().map(|f| (f.found.as_deref(), f.expected.as_deref())).collect();
    let or_blank = |expected: &str| format!("{expected}; oppure la cella vuota: vale il registro");
    let [minimum, target] = ["minimo", "12.000"].map(or_blank);
    assert_eq!(shown, [(Some("massimo"), Some(minimum.as_str())), (Some("11.000"), Some(target.as_str()))]);
    assert!(changed.iter().all(|finding| finding.blocks()));
}

#[test]
fn a_sheet_made_from_another_register_says_so() {
    let header = [Text("CODICE INDICATORE"), Text("CONSUNTIVO"), Text("CAUSA"), Text("IMPRONTA")];
    assert_eq!(codes(&[&header, &[Text("01.02-01.1"), Number(1.0), Text(""), Text("0123456789ab")]]), ["M007"]);
}

#[test]
fn the_same_indicator_twice_is_merged_or_refused() {
    let read = |first: f64, second: &[Typed]| {
        let books =
            [workbook("b.xlsx", &[SHORT, second]), workbook("a.xlsx", &[SHORT, &[Text("01.02-01.1"), Number(first)]])];
        let (mut rows, findings) = read_measurements(&books, &register());
        (rows.remove(0), findings.into_iter().find(|finding| finding.code.id != "M014").unwrap())
    };
    let (row, finding) = read(5.0, &[Text("01.02-01.1"), Number(5.0), Text("Pioggia")]);
    assert_eq!((finding.code.id, row.cause.as_deref()), ("M008", Some("Pioggia")));
    assert_eq!(row.actual.unwrap().place.file.as_ref(), "a.xlsx", "files count in the order of their names");
    let (row, finding) = read(5.0, &[Text("01.02-01.1"), Number(6.0)]);
    assert_eq!((finding.code.id, row.actual), ("M009", None));
    assert!(row.unreadable.is_some() && finding.blocks());
    for cell in ["a.xlsx, foglio «Sheet1», cella B2", "b.xlsx, foglio «Sheet1», cella B2"] {
        assert!(finding.message.contains(cell), "{}", finding.message);
    }
}

#[test]
fn acts_scores_and_words_are_checked() {
    let header = ["CODICE INDICATORE", "CONSUNTIVO", "CAUSA", "STATO", "ATTO", "PUNTEGGIO NDV", "VERBALE"].map(Text);
    let row = |code, state, act, score| {
        [Text(code), Text(""), Text(""), Text(state), Text(act), score, Text("n. 3 del 20/05/2025")]
    };
    let good = row("01.02-04.1", "rinviato", "G.C. 42 del 15/03/2025", Number(82.0));
    let (rows, _) = read_measurements(&[workbook("a.xlsx", &[&header, &good])], &register());
    assert_eq!(rows[0].act.as_ref().unwrap().value.number, "G.C. 42");
    assert_eq!(rows[0].minutes.as_ref().unwrap().value.number, "3");
    assert_eq!(rows[0].board_score.as_ref().unwrap().value, 82.into());
    assert_eq!(codes(&[&header, &row("01.02-04.1", "", "G.C. 42", Number(82.0))]), ["M013"]);
    assert_eq!(codes(&[&header, &row("01.02-04.1", "fatto", "", Number(82.0))]), ["M012"]);
    assert_eq!(codes(&[&header, &row("01.02-04.1", "", "", Number(101.0))]), ["M016"]);
    assert_eq!(codes(&[&header, &row("01.02-01.1", "", "", Number(80.0))]), ["M016"]);
}
