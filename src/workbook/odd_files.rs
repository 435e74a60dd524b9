//! Files of other programs, whose forms are allowed or at least opened: they read as the plain ones do.

use rust_xlsxwriter::Format;

use super::tests::{message_of, ods, read_ok, rewritten, xlsx};
use super::*;

const SHEET: &str = "xl/worksheets/sheet1.xml";

fn values(bytes: &[u8]) -> Vec<String> {
    read_ok(bytes).sheets[0].cells.iter().map(Cell::display).collect()
}

#[test]
fn references_comments_and_cdata_within_a_value_are_part_of_it_or_nothing() {
    let bytes = xlsx(|sheet| {
        sheet.write_number(0, 0, 80).unwrap();
        sheet.write_string(0, 1, "uno e due").unwrap();
        sheet.write_formula(0, 2, rust_xlsxwriter::Formula::new("\"a\"&\"b\"").set_result("a & b")).unwrap();
    });
    let bytes = rewritten(&bytes, "xl/workbook.xml", |text| text.replace("fullCalcOnLoad=\"1\"", ""));
    assert_eq!(values(&bytes), ["80", "uno e due", "a & b"]);
    for odd in ["8&#48;", "&#x38;0", "8<!-- nota -->0", "<![CDATA[80]]>", "8<![CDATA[0]]>", "8<?x y?>0"] {
        let odd = rewritten(&bytes, SHEET, |text| text.replace("<v>80</v>", &format!("<v>{odd}</v>")));
        assert_eq!(values(&odd), ["80", "uno e due", "a & b"]);
    }
    for odd in ["uno&#32;e due", "uno <!-- no -->e due", "<![CDATA[uno e]]> due"] {
        let odd = rewritten(&bytes, "xl/sharedStrings.xml", |text| text.replace("uno e due", odd));
        assert_eq!(values(&odd), ["80", "uno e due", "a & b"]);
    }
}

#[test]
fn ranges_in_any_order_and_dimensions_beyond_the_sheet_are_no_damage() {
    let bytes = xlsx(|sheet| {
        sheet.merge_range(0, 0, 4, 1, "titolo", &Format::new()).unwrap();
        sheet.write_number(5, 0, 7).unwrap();
    });
    let whole = Merge { first_row: 0, first_column: 0, last_row: 4, last_column: 1 };
    for range in ["A1:B5", "B5:A1", "A5:B1", "$B$5:$A$1"] {
        let odd = rewritten(&bytes, SHEET, |text| {
            text.replace("A1:B5\"/></mergeCells>", &format!("{range}\"/></mergeCells>"))
        });
        let book = read_ok(&odd);
        assert_eq!(book.sheets[0].merges, [whole], "{range}");
        assert_eq!(book.sheets[0].cell(5, 0).unwrap().display(), "7");
    }
    for dimension in ["A1:ZZZZ1", "ZZZZ1:B2", "A1:B99999999", "B6:A1", "A0:B2", "", "A1:A1:A1"] {
        let odd = rewritten(&bytes, SHEET, |text| {
            let (before, rest) = text.split_once("<dimension ref=\"").unwrap();
            let (_, after) = rest.split_once('"').unwrap();
            format!("{before}<dimension ref=\"{dimension}\"{after}")
        });
        assert_eq!(values(&odd).last().unwrap(), "7", "{dimension}");
    }
}

#[test]
fn a_shared_text_that_is_not_there_spoils_its_cell_only() {
    let bytes = xlsx(|sheet| {
        sheet.write_string(0, 0, "a").unwrap();
        sheet.write_string(0, 1, "b").unwrap();
    });
    for index in ["2", "9", "99999999"] {
        let odd = rewritten(&bytes, SHEET, |text| text.replace("<v>1</v>", &format!("<v>{index}</v>")));
        let cells = &read_ok(&odd).sheets[0].cells;
        assert_eq!(cells[0].value, Value::Text("a".to_owned()));
        assert!(matches!(cells[1].value, Value::Error(_)), "{index}: {:?}", cells[1]);
    }
    let none = rewritten(&bytes, "xl/sharedStrings.xml", |_| "<sst/>".to_owned());
    assert!(read_ok(&none).sheets[0].cells.iter().all(|cell| matches!(cell.value, Value::Error(_))));
}

#[test]
fn rows_without_height_and_columns_without_width_are_hidden() {
    let bytes = xlsx(|sheet| {
        for row in 0..4 {
            sheet.write_number(row, 0, row).unwrap();
        }
    });
    let marks = |change: &dyn Fn(String) -> String| read_ok(&rewritten(&bytes, SHEET, change)).sheets[0].marks.clone();
    let rows = marks(&|text| text.replace("<row r=\"3\"", "<row r=\"3\" ht=\"0\" customHeight=\"1\""));
    assert_eq!(rows.hidden_rows, [(2, 2)]);
    let columns =
        marks(&|text| text.replace("<sheetData>", "<cols><col min=\"2\" max=\"3\" width=\"0\"/></cols><sheetData>"));
    assert_eq!(columns.hidden_columns, [(1, 2)]);
    let by_default = marks(&|text| {
        text.replace("<sheetFormatPr", "<sheetFormatPr zeroHeight=\"1\"")
            .replace("<row r=\"2\"", "<row r=\"2\" ht=\"15\"")
    });
    assert_eq!(by_default.hidden_rows, [(0, 0), (2, 3)]);
    let of_style = ods(
        "<style:style style:name=\"ro2\"><style:table-row-properties style:row-height=\"0cm\"/></style:style>\
         <style:style style:name=\"co2\"><style:table-column-properties style:column-width=\"0in\"/></style:style>\
         <table:table table:name=\"F\"><table:table-column/><table:table-column table:style-name=\"co2\"/>\
         <table:table-row><table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>\
         <table:table-row table:style-name=\"ro2\"><table:table-cell office:value-type=\"string\"><text:p>x</text:p>\
         </table:table-cell></table:table-row></table:table>",
    );
    let marks = &read_ok(&of_style).sheets[0].marks;
    assert_eq!((&*marks.hidden_rows, &*marks.hidden_columns), (&[(1, 1)][..], &[(1, 1)][..]));
}

#[test]
fn a_number_that_shows_something_else_says_what_in_each_format_of_file() {
    let bytes = xlsx(|sheet| {
        for (row, (value, format)) in [
            (850.0, "0\",\"00"),
            (0.0, "0;-0;\"n.d.\""),
            (5.0, ";;;"),
            (5.0, "\"—\""),
            (1.5, "[h]:mm"),
            (1234.5, "#,##0.00"),
        ]
        .into_iter()
        .enumerate()
        {
            let format = Format::new().set_num_format(format);
            sheet.write_number_with_format(u32::try_from(row).unwrap(), 0, value, &format).unwrap();
        }
    });
    let seen = |bytes: &[u8]| -> Vec<Option<String>> {
        read_ok(bytes).sheets[0].cells.iter().map(|cell| cell.seen_instead().map(str::to_owned)).collect()
    };
    let expected = [Some("8,50"), Some("n.d."), Some(""), Some("—"), Some("36:00"), None];
    assert_eq!(seen(&bytes), expected.map(|text| text.map(str::to_owned)));
    let row = |kind: &str, value: &str, text: &str| {
        format!(
            "<table:table-row><table:table-cell office:value-type=\"{kind}\" {value}>{text}</table:table-cell></table:table-row>"
        )
    };
    let of_number = |value: &str, text: &str| {
        row("float", &format!("office:value=\"{value}\""), &format!("<text:p>{text}</text:p>"))
    };
    let rows = [
        of_number("850", "8,50"),
        of_number("0", "n.d."),
        of_number("5", ""),
        of_number("5", "—"),
        row("time", "office:time-value=\"PT36H00M00S\"", "<text:p>36:00</text:p>"),
        of_number("1234.5", "1.234,50"),
    ];
    let bytes = ods(&format!("<table:table table:name=\"F\">{}</table:table>", rows.concat()));
    assert_eq!(seen(&bytes), expected.map(|text| text.map(str::to_owned)));
    assert_eq!(read_ok(&bytes).sheets[0].cells[4].value, Value::Number("1.5".parse().unwrap()));
    // A program that writes no paragraph shows what nobody knows.
    let silent =
        ods(&format!("<table:table table:name=\"F\">{}</table:table>", row("float", "office:value=\"5\"", "")));
    assert_eq!(seen(&silent), [None]);
}

#[test]
fn zeros_that_the_sheet_does_not_show_are_not_seen() {
    let bytes = xlsx(|sheet| {
        for (row, value) in [0.0, 5.0, -0.0].into_iter().enumerate() {
            sheet.write_number(u32::try_from(row).unwrap(), 0, value).unwrap();
        }
        sheet.write_number_with_format(3, 0, 0.0, &Format::new().set_num_format("0%")).unwrap();
    });
    let seen = |bytes: &[u8]| -> Vec<Option<String>> {
        read_ok(bytes).sheets[0].cells.iter().map(|cell| cell.seen_instead().map(str::to_owned)).collect()
    };
    let nothing = || Some(String::new());
    assert_eq!(seen(&bytes), [None, None, None, None]);
    let hidden = rewritten(&bytes, SHEET, |text| text.replace("<sheetView ", "<sheetView showZeros=\"0\" "));
    assert_eq!(seen(&hidden), [nothing(), None, nothing(), nothing()]);
    let number = |value: &str| {
        format!(
            "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"{value}\">\
             <text:p>{value}</text:p></table:table-cell></table:table-row>"
        )
    };
    let bytes = ods(&format!("<table:table table:name=\"F\">{}{}</table:table>", number("0"), number("5")));
    let item = |shows: bool| format!("<config:config-item config:name=\"ShowZeroValues\">{shows}</config:config-item>");
    let views = |inner: &str| {
        format!("<config:config-item-map-indexed config:name=\"Views\">{inner}</config:config-item-map-indexed>")
    };
    let with = |inner: &str| {
        let settings = format!("<office:document-settings>{inner}</office:document-settings>");
        seen(&super::tests::with_entries(&bytes, &[("settings.xml", &settings)]))
    };
    assert_eq!(seen(&bytes), [None, None]);
    assert_eq!(with(&item(false)), [nothing(), None]);
    assert_eq!(with(&(views(&item(true)) + &item(false))), [None, None]);
    assert_eq!(with(&(views(&item(false)) + &item(true))), [nothing(), None]);
    assert_eq!(with("<broken"), [None, None]);
}

#[test]
fn what_a_formula_holds_as_a_text_is_no_other_file() {
    let external = |text: String, formula: &str| text.replace("<f>1+1</f>", &format!("<f>{formula}</f>"));
    let bytes = xlsx(|sheet| {
        sheet.write_formula(0, 0, "1+1").unwrap();
    });
    let with_link = |formula: &str, link: &str, relations: &str| {
        let book = rewritten(&bytes, "xl/workbook.xml", |text| {
            text.replace(
                "</sheets>",
                "</sheets><externalReferences><externalReference r:id=\"x1\"/></externalReferences>",
            )
        });
        let book = rewritten(&book, "xl/_rels/workbook.xml.rels", |text| {
            text.replace(
                "</Relationships>",
                "<Relationship Id=\"x1\" Type=\"http://x/externalLink\" Target=\"externalLinks/externalLink1.xml\"/></Relationships>",
            )
        });
        let book = rewritten(&book, SHEET, |text| external(text, formula));
        super::tests::with_entries(
            &book,
            &[
                ("xl/externalLinks/externalLink1.xml", link),
                ("xl/externalLinks/_rels/externalLink1.xml.rels", relations),
            ],
        )
    };
    let of_file = "<Relationships><Relationship Id=\"r\" Type=\"http://x/externalLinkPath\" Target=\"bilancio.xlsx\" \
                   TargetMode=\"External\"/></Relationships>";
    let others = |bytes: &[u8]| read_ok(bytes).sheets[0].marks.from_others.values().cloned().collect::<Vec<_>>();
    assert_eq!(others(&with_link("[1]F!A1", "<externalLink/>", of_file)), ["bilancio.xlsx"]);
    assert_eq!(others(&with_link("LEN(\"[1]F!A1\")", "<externalLink/>", of_file)), [""; 0]);
    assert_eq!(
        others(&with_link("LEN(&quot;x&quot;)+'[1]Il foglio'!A1", "<externalLink/>", of_file)),
        ["bilancio.xlsx"]
    );
    let exchange = "<externalLink><ddeLink ddeService=\"Excel\" ddeTopic=\"C:\\dati\\tempi.xlsx\"/></externalLink>";
    assert_eq!(others(&with_link("[1]!'!F!A1'", exchange, "<Relationships/>")), ["tempi.xlsx"]);
}

#[test]
fn a_binary_workbook_is_named_with_what_to_do() {
    let bytes = super::tests::archive(&[("xl/workbook.bin", "x")]);
    assert!(message_of(&bytes).contains("salvarlo come .xlsx"), "{}", message_of(&bytes));
}
