//! One habit of offices each.

use super::{blocking, import, lines, read, workbook};
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::deadline::{self, DeadlineSource};
use relazione_performance::inputs::plan;
use relazione_performance::workbook::Limits;

#[test]
fn headings_in_groups_over_two_lines_say_what_each_column_holds() {
    let read = read(
        "PDO",
        "Comune di Prova – PDO 2025

         Area|Dirigente|OBIETTIVO||||INDICATORE||||| |
         ||Cod.|Titolo|Descrizione|Peso|Descrizione|Formula|U.M.|Peso|Target|Risultato al 31.12.2025|% raggiungimento
         Area Finanziaria|Dirigente finanziario|F1|Pagare prima|Ridurre i tempi|30|Tempo medio|giorni / fatture|giorni|60|30|28|107%
         ||||||Fatture nei termini|n/N|%|40|90%|88%|98%
         Area Tecnica|Dirigente tecnico|T1|Asfaltare|Manutenzione|70|Superficie||mq|100|5000||
         Totale|||||100|||||||",
    );
    assert_eq!(
        read,
        [
            "senza programma Pagare prima; codice F1; ufficio Area Finanziaria; responsabile Dirigente finanziario; peso 30; \
             anni 2025; finalità Ridurre i tempi",
            "- Tempo medio; formula giorni / fatture; unità giorni; peso 60; target 2025 30; risultato 2025 28",
            "- Fatture nei termini; formula n/N; unità %; peso 40; target 2025 90; risultato 2025 88",
            "senza programma Asfaltare; codice T1; ufficio Area Tecnica; responsabile Dirigente tecnico; peso 70; anni 2025; \
             finalità Manutenzione",
            "- Superficie; unità mq; peso 100; target 2025 5000",
        ]
    );
}

#[test]
fn months_of_a_gantt_chart_are_marks_and_durations_are_years() {
    let read = read(
        "Cronoprogramma",
        "N.|Servizio|Programma|Obiettivo gestionale|gen|feb|mar|apr|mag|giu|Durata
         1|Segreteria|Segreteria generale|Digitalizzare gli atti|x|x|×||||2025-2026
         2|Personale|Risorse umane|Formare tutti||||x|x|x|2025",
    );
    assert_eq!(
        read,
        [
            "01.02 Digitalizzare gli atti; codice 1; ufficio Segreteria; anni 2025 2026",
            "01.10 Formare tutti; codice 2; ufficio Personale; anni 2025",
        ]
    );
}

#[test]
fn a_code_that_begins_with_the_programme_tells_it() {
    let rows = "Codice|Obiettivo|Valore atteso 2025
                '01.02.01|Riordino|120
                '12010302|Nido|-5";
    assert_eq!(
        read("Obiettivi", rows),
        [
            "01.02 Riordino; codice 01.02.01; anni 2025",
            "- ; target 2025 120",
            "12.01 Nido; codice 12010302; anni 2025",
            "- ; target 2025 -5",
        ]
    );
}

#[test]
fn a_number_that_may_be_two_programmes_is_settled_by_nobody() {
    let (plan, findings) = import(&workbook(&[("2025", "Programma|Obiettivo|Target\n1.1|Uno|5\n'1.1|Due|6")]));
    assert_eq!(lines(&plan)[2..], ["senza programma Uno; anni 2025", "- ; target 2025 5"]);
    assert!(blocking(&findings).contains(&"P007"));
}

#[test]
fn sheets_of_settori_have_headings_of_their_own_and_an_index_is_no_plan() {
    let (plan, findings) = import(&workbook(&[
        (
            "Affari generali",
            "Obiettivi 2025\nCod.|Missione|Programma|Obiettivo|Indicatori|Target\nA1|'01|'02|Riordino|Metri|100",
        ),
        (
            "Tecnico",
            "N. ob.|Miss./Prog.|Titolo obiettivo|KPI|Risultato atteso 2025|Entro il\nT1|'10.05|Asfaltature|Mq|1000|31/10/2025",
        ),
        ("Indice", "N.|Obiettivo|Pagina\n1|Riordino|3\n2|Asfaltature|5"),
        ("Sintesi", "Etichette di riga|Conteggio di Obiettivo|Somma di Peso\nTecnico|1|10"),
    ]));
    assert_eq!(
        lines(&plan),
        [
            "01.02 Riordino; codice A1; ufficio Affari generali; anni 2025",
            "- Metri; target 2025 100",
            "10.05 Asfaltature; codice T1; ufficio Tecnico; anni 2025",
            "- Mq; entro 2025-10-31; target 2025 1000",
        ]
    );
    let left_out: Vec<&str> =
        findings.iter().filter(|finding| finding.code.id == "P014").map(|finding| finding.message.as_str()).collect();
    assert_eq!(left_out.len(), 2, "{left_out:?}");
}

#[test]
fn a_hidden_column_never_wins_over_one_that_is_seen() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, line) in (0u32..).zip(["cod_prog|Programma|Obiettivo|Target 2025", "99.99|01.02|Uno|5"]) {
        for (column, text) in (0u16..).zip(line.split('|')) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    sheet.set_column_hidden(0).unwrap();
    let (plan, _) = import(&workbook.save_to_buffer().unwrap());
    assert_eq!(lines(&plan)[0], "01.02 Uno; anni 2025");
}

#[test]
fn cards_have_parts_and_every_label_ends_the_one_above() {
    let card = |title: &str| {
        format!(
            "Scheda obiettivo
             Settore|Servizi sociali
             Responsabile:|Responsabile dei servizi alla persona
             Missione|12 Diritti sociali, politiche sociali e famiglia
             Programma|Interventi per gli anziani
             Titolo|{title}
             Peso|20

             Indicatore|Unità di misura|Baseline|Target 2025|Target 2026
             Anziani seguiti|n.|38|45|50
             Ore erogate|ore|5200|6100|6400

             Fase|Inizio|Fine
             Avvio|gennaio|marzo"
        )
    };
    let (one, two) = (card("Obiettivo numero 1"), card("Telefono amico"));
    let (plan, findings) = import(&workbook(&[("Ob 1", &one), ("Ob 2", &two)]));
    let expected = |title: &str| {
        [
            format!(
                "12.03 {title}; ufficio Servizi sociali; responsabile Responsabile dei servizi alla persona; peso 20; anni 2025 2026"
            ),
            "- Anziani seguiti; unità n.; base 38; target 2025 45; target 2026 50".to_owned(),
            "- Ore erogate; unità ore; base 5200; target 2025 6100; target 2026 6400".to_owned(),
        ]
    };
    assert_eq!(lines(&plan), [expected("Obiettivo numero 1"), expected("Telefono amico")].concat());
    assert_eq!(blocking(&findings), Vec::<&str>::new());
    let kept = &plan.objectives().next().unwrap().1.details.others;
    assert!(
        kept.iter().any(|(heading, text)| heading == "Fase" && text.value == "Avvio – Inizio: gennaio; Fine: marzo"),
        "{kept:?}"
    );
}

#[test]
fn titles_name_missione_and_programma_and_years_hold_values() {
    let read = read(
        "DUP",
        "DUP 2025-2027
         Missione 1 – Programma 3 – Gestione economica
         Obiettivo strategico|Obiettivo operativo|Indicatore|2025|2026
         Conti|Pagare prima|Giorni|30|28
         |Incassare|Euro|1000|2000
         Missione 12 – Programma 1
         Obiettivo strategico|Obiettivo operativo|Indicatore|2025|2026
         Welfare|Nido|Bambini|12|0",
    );
    assert_eq!(
        read,
        [
            "01.03 Pagare prima; anni 2025 2026; strategico Conti",
            "- Giorni; target 2025 30; target 2026 28",
            "01.03 Incassare; anni 2025 2026; strategico Conti",
            "- Euro; target 2025 1000; target 2026 2000",
            "12.01 Nido; anni 2025 2026; strategico Welfare",
            "- Bambini; target 2025 12; target 2026 0",
        ]
    );
}

#[test]
fn a_plan_that_nothing_dates_blocks_and_says_so() {
    let bytes = workbook(&[("Foglio1", "Servizio|Obiettivo|Target\nAnagrafe|Ridurre le code|10 minuti")]);
    let (plan, findings) = plan::read(&bytes, "piano.xlsx", Catalogue::embedded(), &Limits::default()).unwrap();
    assert_eq!(plan.unplaced.len(), 1);
    assert_eq!(blocking(&findings), ["P012", "P043"]);
    // The target is not lost.
    assert!(plan::to_json(&plan, &findings).contains("10 minuti"));
}

#[test]
fn a_year_that_somebody_tells_is_told_and_blocks_nothing() {
    let rows = "Programma|Obiettivi operativi|Finalità\n'01.02|Orari certi|Servizi";
    let told = plan::Told { year: Some(relazione_performance::domain::Year(2025)), ..plan::Told::default() };
    let bytes = workbook(&[("Foglio1", rows)]);
    let (plan, findings) =
        plan::read_told(&bytes, "piano.xlsx", told, Catalogue::embedded(), &Limits::default()).unwrap();
    assert_eq!(lines(&plan), ["01.02 Orari certi; anni 2025; finalità Servizi"]);
    assert_eq!(blocking(&findings), Vec::<&str>::new());
    let (_, findings) = import(&bytes);
    let asked = findings.iter().find(|finding| finding.code.id == "P012").unwrap();
    assert!(asked.blocks() && asked.expected.as_deref().unwrap().contains("--anno"), "{asked:?}");
}

#[test]
fn the_day_of_the_report_is_found_in_numbers_targets_and_the_column_of_days() {
    let found = |headings: &str, row: &str| {
        let (plan, _) = import(&workbook(&[("PEG 2025", &format!("Programma|Obiettivo|{headings}\n'01.02|{row}"))]));
        let (deadline, _) = deadline::find(&plan, relazione_performance::domain::Year(2025), None);
        matches!(deadline.source, DeadlineSource::Plan { .. }).then(|| deadline.date.to_string())
    };
    let may = Some("2026-05-31".to_owned());
    let report = "Relazione sulla performance";
    assert_eq!(found("Indicatore|Target", &format!("Ciclo|{report} adottata|entro il 31/05/2026")), may);
    assert_eq!(found("Indicatore|Target", &format!("Ciclo|Adozione della {report}|31.05.2026")), may);
    assert_eq!(found("Indicatore|Target|Scadenza", &format!("{report}|Delibera|SI|31/05/2026")), may);
    assert_eq!(found("Descrizione|Indicatore|Target", &format!("{report}|Adozione entro il 31.05.2026.|Atto|SI")), may);
    // The report of the year before is due within the year.
    assert_eq!(found("Indicatore|Target", &format!("Ciclo|Adozione della {report}|30/06/2025")), None);
    assert_eq!(found("Indicatore|Target", "Ciclo|Approvazione del PIAO|31/01/2026"), None);
}

#[test]
fn a_cell_in_error_is_told_and_begins_no_other_objective() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet().set_name("2025").unwrap();
    for (row, line) in (0u32..).zip(["Programma|Obiettivo|Indicatore|Target", "01.02|Uno|A|5", "01.02||B|6"]) {
        for (column, text) in (0u16..).zip(line.split('|')).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    sheet.write_formula(2, 1, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    let (plan, findings) = import(&workbook.save_to_buffer().unwrap());
    assert_eq!(plan.objectives().count(), 2, "{:?}", lines(&plan));
    assert!(blocking(&findings).contains(&"P010"));
}
