//! The same objective on a sheet for each year: one, where nothing but the values of the years differs.

use super::{import, lines, workbook};

const FIRST: &str = "Obiettivi 2026\nCod.|Programma|Obiettivo|Indicatore|Base|Target|Peso\n1|'10.05|Marciapiedi|Metri|100|400|40\n2|'09.03|Meno plastica|Kg|50|45|60";

fn read(sheets: &[(&str, &str)]) -> Vec<String> {
    lines(&import(&workbook(sheets)).0)
}

#[test]
fn the_sheets_of_two_years_give_one_objective_its_values() {
    let second = "Obiettivi 2027\nCod.|Programma|Obiettivo|Indicatore|Base|Target|Peso\n1|'10.05|Marciapiedi|Metri|400|700|40\n2|'09.03|Meno plastica|Kg||35|60";
    let expected = [
        "09.03 Meno plastica; codice 2; peso 60; anni 2026 2027",
        "- Kg; base 50; target 2026 45; target 2027 35",
        "10.05 Marciapiedi; codice 1; peso 40; anni 2026 2027",
        "- Metri; base 100; target 2026 400; target 2027 700",
    ];
    for sheets in [[("2026", FIRST), ("2027", second)], [("2027", second), ("2026", FIRST)]] {
        let (plan, findings) = import(&workbook(&sheets));
        assert_eq!(lines(&plan), expected);
        assert_eq!(findings.iter().filter(|one| one.code.id == "P022").count(), 2, "{findings:#?}");
        let (_, pavements) = plan.objectives().find(|(_, one)| one.title.text == "Marciapiedi").unwrap();
        // The other starting value is kept beside it.
        assert!(pavements.details.others.iter().any(|(_, text)| text.value == "400"), "{:?}", pavements.details.others);
    }
}

#[test]
fn another_code_indicator_office_or_weight_is_another_objective() {
    for other in [
        "Obiettivi 2027\nCod.|Programma|Obiettivo|Indicatore|Target|Peso\n7|'10.05|Marciapiedi|Metri|700|40",
        "Obiettivi 2027\nCod.|Programma|Obiettivo|Indicatore|Target|Peso\n1|'10.05|Marciapiedi|Rampe|700|40",
        "Obiettivi 2027\nCod.|Programma|Obiettivo|Indicatore|Target|Peso\n1|'10.05|Marciapiedi|Metri|700|90",
        "Obiettivi 2027\nSettore Tecnico\nCod.|Programma|Obiettivo|Indicatore|Target|Peso\n1|'10.05|Marciapiedi|Metri|700|40",
        "Obiettivi 2026\nCod.|Programma|Obiettivo|Indicatore|Target|Peso\n1|'10.05|Marciapiedi|Metri|700|40",
    ] {
        let read = read(&[("A", FIRST), ("B", other)]);
        assert_eq!(read.iter().filter(|line| line.contains("Marciapiedi")).count(), 2, "{other}: {read:?}");
    }
}

#[test]
fn an_objective_without_indicator_and_target_is_of_the_year_that_the_headings_name() {
    let rows = "Programma|Obiettivo|Indicatore|Target 2025\n'01.02|Sito|Pagine|4\n'04.06|Mensa||";
    assert!(read(&[("Foglio1", rows)]).contains(&"04.06 Mensa; anni 2025".to_owned()));
}
