//! Whose objectives a table holds: offices and managers in lines above it, also several in one line.

use super::titles::with_merged_titles;
use super::{import, lines, workbook};

const TABLE: &str = "Programma|Obiettivo|Indicatore|Target 2027\n'09.03|Porta a porta|Frazioni|5";

#[test]
fn an_office_and_its_manager_in_one_line_are_told_apart() {
    for (above, office, manager) in [
        ("Settore Ambiente - Responsabile: Funzionario Verde", "Settore Ambiente", "Funzionario Verde"),
        ("Settore: Ambiente – Dirigente: Funzionario Verde", "Ambiente", "Funzionario Verde"),
        ("Settore Ambiente (Dirigente: Funzionario Verde)", "Settore Ambiente", "Funzionario Verde"),
        ("Servizio Verde; Titolare E.Q.: Funzionario", "Servizio Verde", "Funzionario"),
        ("Responsabile: Funzionario Verde, Ufficio: Parchi", "Parchi", "Funzionario Verde"),
        ("SETTORE 1 - AMBIENTE – Responsabile: Funzionario", "SETTORE 1 - AMBIENTE", "Funzionario"),
        ("Settore: Ambiente, territorio - Resp.: Funzionario", "Ambiente, territorio", "Funzionario"),
    ] {
        let (plan, _) = import(&workbook(&[("PEG", &format!("{above}\n{TABLE}"))]));
        let expected = format!("09.03 Porta a porta; ufficio {office}; responsabile {manager}; anni 2027");
        assert_eq!(lines(&plan), [expected.as_str(), "- Frazioni; target 2027 5"], "{above}");
    }
}

/// A line merged over the table is as wide as its rows, and says who answers for those below it.
#[test]
fn a_second_programme_has_its_own_manager() {
    let header = "Cod.|Obiettivo|Finalità|Indicatore|Target 2027|Target 2028";
    for label in ["Responsabile del programma", "Responsabile", "Dirigente responsabile"] {
        let rows = format!(
            "=6 Programma 03.01 – Polizia locale
             =6 {label}: Comandante
             {header}
             P1|Vigile|Perché|Ind|5|6

             =6 Programma 12.07 – Rete sociale
             =6 {label}: EQ Welfare
             {header}
             S1|Punto unico|Perché|Ind|5|6"
        );
        let said = lines(&import(&with_merged_titles(&rows)).0);
        let managed: Vec<&str> = said.iter().filter(|line| !line.starts_with('-')).map(String::as_str).collect();
        assert_eq!(
            managed,
            [
                "03.01 Vigile; codice P1; responsabile Comandante; anni 2027 2028; finalità Perché",
                "12.07 Punto unico; codice S1; responsabile EQ Welfare; anni 2027 2028; finalità Perché",
            ],
            "{label}"
        );
    }
}

/// Between two tables a name in the column of titles is the second one's office, and no objective of the first.
#[test]
fn an_office_right_over_another_header_is_that_of_its_rows() {
    for (line, office) in [
        ("Area Amministrativa", "ufficio Area Amministrativa"),
        ("Servizio Segreteria e affari generali", "ufficio Servizio Segreteria e affari generali"),
        ("Area Amministrativa (Responsabile: Segretario)", "ufficio Area Amministrativa; responsabile Segretario"),
    ] {
        let header = "Obiettivo|Programma|Indicatore|Target 2027";
        let rows = format!("Area Tecnica\n{header}\nAsfalti|'10.05|Km|5\n\n{line}\n{header}\nAtti|'01.02|Giorni|5");
        let said = lines(&import(&workbook(&[("PEG", &rows)])).0);
        assert_eq!(
            said,
            [
                format!("01.02 Atti; {office}; anni 2027").as_str(),
                "- Giorni; target 2027 5",
                "10.05 Asfalti; ufficio Area Tecnica; anni 2027",
                "- Km; target 2027 5",
            ],
            "{line}"
        );
    }
}
