//! What a column holds, where its heading alone leaves it open.

use super::{import, lines, read, workbook};
use relazione_performance::inputs::plan;

/// The indicator of a plan of one objective.
#[track_caller]
fn indicator(headings: &str, row: &str) -> String {
    let read = read("PEG 2025", &format!("Programma|Obiettivo|{headings}\n'01.02|Uno|{row}"));
    assert_eq!(read.len(), 2, "{read:#?}");
    read[1].clone()
}

#[test]
fn the_result_of_the_years_end_counts() {
    for headings in [
        "Indicatore|Target 2025|Risultato al 30.06.2025|Risultato al 31.12.2025",
        "Indicatore|Target 2025|Risultato I semestre 2025|Risultato 2025",
    ] {
        assert_eq!(indicator(headings, "A|300|140|310"), "- A; target 2025 300; risultato 2025 310", "{headings}");
    }
}

#[test]
fn values_of_earlier_years_are_where_an_indicator_starts_and_no_years_of_the_plan() {
    for heading in
        ["Consuntivo 2024", "Valore 2024", "Dato 2024", "Situazione al 31.12.2024", "Rendiconto 2024", "Anno 2024"]
    {
        let headings = format!("Indicatore|{heading}|Target 2025");
        assert_eq!(indicator(&headings, "A|180|300"), "- A; base 180; del 2024; target 2025 300", "{heading}");
    }
    let (plan, _) = import(&workbook(&[(
        "PEG",
        "Programma (D.Lgs. 118/2011)|Obiettivo|Indicatore|Consuntivo 2023|Consuntivo 2024|Target 2025\n'01.02|Uno|A|1|2|3",
    )]));
    assert_eq!(lines(&plan), ["01.02 Uno; anni 2025", "- A; base 2; del 2024; target 2025 3"]);
    assert_eq!(plan.years.iter().map(|year| year.0).collect::<Vec<_>>(), [2025]);
}

#[test]
fn a_base_has_its_year_in_a_column_of_its_own() {
    let read = read(
        "PIAO 2025",
        "Programma|Obiettivo|Indicatore|Baseline||Target|
         |||Anno|Valore|2025|2026
         '01.02|Uno|A|2024|12|25|40",
    );
    assert_eq!(read, ["01.02 Uno; anni 2025 2026", "- A; base 12; del 2024; target 2025 25; target 2026 40"]);
}

#[test]
fn of_two_columns_for_the_target_the_one_with_figures_counts() {
    let (plan, _) = import(&workbook(&[(
        "PEG 2025",
        "Programma|Titolo|Risultati attesi|Indicatore|Target\n'01.02|Elezioni|Svolgere le consultazioni elettorali|Sezioni|14",
    )]));
    assert_eq!(
        lines(&plan),
        ["01.02 Elezioni; anni 2025; finalità Svolgere le consultazioni elettorali", "- Sezioni; target 2025 14"]
    );
}

#[test]
fn years_that_hold_values_are_targets_in_the_dups_table_too() {
    let read = read("DUP", "Programma|Obiettivo operativo|Indicatori|2025|2026\n'15.01|Sportello|Colloqui|200|250");
    assert_eq!(read, ["15.01 Sportello; anni 2025 2026", "- Colloqui; target 2025 200; target 2026 250"]);
}

#[test]
fn years_stand_over_target_result_and_per_cent() {
    let read = read(
        "Monitoraggio",
        "Programma|Obiettivo|Indicatore|2025|2025|2025|2026
         |||Target|Risultato|%|Target
         '09.05|Oasi|Visite|20|25|125%|22",
    );
    assert_eq!(read, ["09.05 Oasi; anni 2025 2026", "- Visite; target 2025 20; target 2026 22; risultato 2025 25"]);
}

#[test]
fn a_column_of_codes_is_not_that_of_the_titles() {
    let read = read(
        "PIAO 2025",
        "Ob.|Descrizione dell’obiettivo|Programma|Target\nOB-01|Regolamento|'08.01|5\nOB-02|Varchi|'10.05|4",
    );
    assert_eq!(read[0], "08.01 Regolamento; codice OB-01; anni 2025");
}

#[test]
fn headings_of_many_offices_are_known() {
    for (heading, expected) in [
        ("Ufficio responsabile", "; ufficio X"),
        ("Centro di Resp.tà", "; ufficio X"),
        ("Centro di Resp.", "; ufficio X"),
        ("Responsabile dell’ufficio", "; responsabile X"),
    ] {
        let read = read("2025", &format!("Programma|Obiettivo|{heading}|Target\n'01.02|Uno|X|5"));
        assert_eq!(read[0], format!("01.02 Uno{expected}; anni 2025"), "{heading}");
    }
    for result in ["Valore finale", "Stato di attuazione al 31/12", "Dato al 31/12", "Rilevazione finale", "Cons. 2025"]
    {
        let headings = format!("Parametro di misurazione|T 2025|{result}");
        assert_eq!(indicator(&headings, "A|5|4"), "- A; target 2025 5; risultato 2025 4", "{result}");
    }
}

#[test]
fn a_hidden_column_of_the_year_before_is_no_target() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, line) in (0u32..).zip(["Programma|Obiettivo|Indicatore|Target 2024|Target 2025", "01.02|Uno|A|4|5"]) {
        for (column, text) in (0u16..).zip(line.split('|')) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    sheet.set_column_hidden(3).unwrap();
    let (plan, _) = import(&workbook.save_to_buffer().unwrap());
    assert_eq!(lines(&plan), ["01.02 Uno; anni 2025", "- A; target 2025 5"]);
}

#[test]
fn legends_and_blank_templates_are_no_plans() {
    let table = "Settore|Programma|Obiettivo|Indicatore|Target\n";
    let (plan, findings) = import(&workbook(&[
        ("Legenda", "Colonna|Significato\nObiettivo|Descrizione sintetica\nIndicatore|Grandezza\nTarget|Valore"),
        ("Termini", "Termine|Significato\nObiettivo|Risultato da raggiungere nell’anno\nTarget|Valore atteso"),
        ("Dati 2025", &format!("{table}Tecnico|'10.05|Piste|Km|2")),
        (
            "Modello",
            &format!("{table}(indicare il settore)|(es. 01.02)|(descrivere l’obiettivo)|(indicatore)|(valore)"),
        ),
    ]));
    assert_eq!(lines(&plan), ["10.05 Piste; ufficio Tecnico; anni 2025", "- Km; target 2025 2"]);
    assert!(super::blocking(&findings).is_empty(), "{findings:#?}");
}

#[test]
fn a_duration_over_years_has_their_marks_and_a_politician_is_no_manager() {
    let read = read(
        "DUP",
        "Programma|Obiettivo operativo|Responsabile politico|Responsabile gestionale|Durata||
         ||||2025|2026|2027
         '09.03|Rifiuti|Sindaco|Dirigente|X|X|",
    );
    assert_eq!(read, ["09.03 Rifiuti; responsabile Dirigente; anni 2025 2026"]);
}

#[test]
fn a_line_over_a_second_table_is_no_objective() {
    let read = read(
        "Piano 2025",
        "Obiettivo operativo|Programma|Peso\nSito|'01.08|50\n\nIndicatori\nObiettivo operativo|Indicatore|Target 2025\nSito|Pagine|100",
    );
    assert_eq!(read, ["01.08 Sito; peso 50; anni 2025", "- Pagine; target 2025 100"]);
}

/// Months as dates, numbers or letters mark what is done when; no target, code or year is taken from them.
#[test]
fn months_in_any_writing_are_marks() {
    let letters = "G|F|M|A|M|G|L|A|S|O|N|D".to_owned();
    let numbers = (1..=12).map(|month| month.to_string()).collect::<Vec<_>>().join("|");
    let days = (1..=12).map(|month| format!("01/{month:02}/2025")).collect::<Vec<_>>().join("|");
    for months in [letters, numbers, days] {
        let rows = format!(
            "Programma|Obiettivo|Peso|Indicatore|Target 2025|{months}\n'08.02|Bando alloggi|50|Domande|10|X|X\n\
             '10.05|Rotatoria nord|50|Metri|120||||||||||X|X"
        );
        let expected = [
            "08.02 Bando alloggi; peso 50; anni 2025",
            "- Domande; target 2025 10",
            "10.05 Rotatoria nord; peso 50; anni 2025",
            "- Metri; target 2025 120",
        ];
        assert_eq!(read("PEG 2025", &rows), expected, "{months}");
        let (plan, _) = import(&workbook(&[("PEG 2025", &rows)]));
        let others: Vec<&str> = plan
            .objectives()
            .flat_map(|(_, objective)| &objective.details.others)
            .map(|(_, text)| text.value.as_str())
            .collect();
        assert!(others.iter().any(|text| text.contains("novembre")), "{others:?}");
    }
}

/// What is recognised is read, however many other columns stand beside it, abbreviated or not.
#[test]
fn unknown_columns_and_abbreviations_refuse_nothing() {
    let rows = "Obiettivo|Indicatore|Target annuale|Ufficio|I trim.|II trim.|III trim.|IV trim.|Delibera|Protocollo
        Ridurre i contenziosi|Cause pendenti|10|Avvocatura|13|12|11|10|G.C. 3|88";
    let expected =
        ["senza programma Ridurre i contenziosi; ufficio Avvocatura; anni 2025", "- Cause pendenti; target 2025 10"];
    assert_eq!(read("Obiettivi 2025", rows), expected);
    let rows = "Mis.|Prg.|Obiettivo|Indicatore|Val. iniziale|Val. att. 2025|Scad.|Pond. %|Serv.
        '01|'11|Ridurre i contenziosi|Cause pendenti|14|10|31/12/2025|30%|Avvocatura";
    let expected = [
        "01.11 Ridurre i contenziosi; ufficio Avvocatura; peso 30; anni 2025",
        "- Cause pendenti; base 14; entro 2025-12-31; target 2025 10",
    ];
    assert_eq!(read("PEG 2025", rows), expected);
}

#[test]
fn a_column_of_codes_is_no_title() {
    let expected = |office: &str| {
        [
            "senza programma Albo senza carta; codice 1.1; anni 2025".to_owned(),
            "- Atti; target 2025 10".to_owned(),
            "senza programma Archivio di deposito; codice 1.2; anni 2025".to_owned(),
            "- Metri; target 2025 45".to_owned(),
            format!("senza programma Collaudo della palestra; codice 2.1{office}; anni 2025"),
            "- Collaudi; target 2025 1".to_owned(),
        ]
    };
    for (headings, line, office) in [
        (
            "Ob.|Descrizione sintetica obiettivo",
            "SETTORE II - LAVORI PUBBLICI\n",
            "; ufficio SETTORE II - LAVORI PUBBLICI",
        ),
        ("Obiettivo|Descrizione", "", ""),
    ] {
        let rows = format!(
            "{headings}|Indicatori|Valore atteso\n'1.1|Albo senza carta|Atti|10\n'1.2|Archivio di deposito|Metri|45\n{line}\
             '2.1|Collaudo della palestra|Collaudi|1"
        );
        assert_eq!(read("PEG 2025", &rows), expected(office), "{headings}");
    }
}

#[test]
fn numbered_indicators_are_several_of_one_row() {
    let rows =
        "Programma|Obiettivo|Ind. n. 1|Target n. 1|Ind. n. 2|Target n. 2\n'01.05|Vendere i fondi|Lotti|5|Entrata|60000";
    let expected = ["01.05 Vendere i fondi; anni 2025", "- Lotti; target 2025 5", "- Entrata; target 2025 60000"];
    assert_eq!(read("PEG 2025", rows), expected);
}

/// A lower line may be what the group above it, alone, is not; brackets explain; a part of the year is no year.
#[test]
fn the_lower_line_of_a_group_and_brackets_count() {
    let rows = "PEG 2025\nOBIETTIVO|||INDICATORE|||Programmazione trimestrale (%)||
        Codice|Titolo|Programma|Denominazione (cosa si misura)|Valore 2024|Valore atteso 2025|I trim.|II trim.|Gen-Dic
        A1|Aprire il museo|'05.01|Visitatori|800|1200|25|50|x";
    let expected =
        ["05.01 Aprire il museo; codice A1; anni 2025", "- Visitatori; base 800; del 2024; target 2025 1200"];
    assert_eq!(read("PEG", rows), expected);
    let (plan, _) = import(&workbook(&[("PEG", rows)]));
    let objective = plan.objectives().next().unwrap().1;
    let others: Vec<String> =
        objective.details.others.iter().map(|(heading, text)| format!("{heading}: {}", text.value)).collect();
    assert_eq!(
        others,
        [
            "Programmazione trimestrale (%) I trim.: 25",
            "Programmazione trimestrale (%) II trim.: 50",
            "mesi: Programmazione trimestrale (%) Gen-Dic"
        ]
    );
}

/// «Settore di riferimento», «Servizio competente»: a word that says which, and not what.
#[test]
fn words_that_only_point_cost_nothing() {
    let rows = "PEG 2025\nServizio competente|Obiettivo assegnato|Programma collegato|Indicatore|Livello 2024|Soglia attesa|Provenienza dei dati
        Musei|Aprire il museo|'05.01|Visitatori|800|1200|Biglietteria";
    let expected = [
        "05.01 Aprire il museo; ufficio Musei; anni 2025",
        "- Visitatori; base 800; del 2024; fonte Biglietteria; target 2025 1200",
    ];
    assert_eq!(read("PEG", rows), expected);
}

#[test]
fn a_word_cut_off_with_a_point_is_the_word() {
    let rows = "PEG 2025\nRespons.|Obiett. operat.|Programm.|Indicat.|Val. iniz. 2024|Val. atteso|Risult. al 31.12.2025|% raggiung.
        Direttrice|Aprire il museo|'05.01|Visitatori|800|1200|1150|95,8%";
    let expected = [
        "05.01 Aprire il museo; responsabile Direttrice; anni 2025",
        "- Visitatori; base 800; del 2024; target 2025 1200; risultato 2025 1150",
    ];
    assert_eq!(read("PEG", rows), expected);
    let (plan, _) = import(&workbook(&[("PEG", rows)]));
    let (heading, text) = &plan.objectives().next().unwrap().1.details.others[0];
    assert!(plan::is_reached(heading) && text.value == "95,8%", "{heading}");
}

/// Of two levels of objectives the indicators are of the lower one: «gestionale» is below «operativo».
#[test]
fn the_lowest_level_is_the_objective() {
    let rows = "PEG 2025\nProgramma|Obiettivo operativo|Obiettivo esecutivo|Indicatore|Target
        '09.02|Verde curato|Potare i viali|Alberi potati|400\n'09.02||Censire le alberature|Alberi censiti|2500";
    let expected = [
        "09.02 Potare i viali; anni 2025",
        "- Alberi potati; target 2025 400",
        "09.02 Censire le alberature; anni 2025",
        "- Alberi censiti; target 2025 2500",
    ];
    assert_eq!(read("PEG", rows), expected);
}

#[test]
fn of_two_columns_of_directions_the_right_one_is_the_strategic_objective() {
    let rows =
        "PIAO 2025\n#|Area strategica|Obiettivo di valore pubblico|Obiettivo specifico|Programma|Indicatore|Target
        1|Una città viva|Più cultura|Aprire il museo|'05.01|Visitatori|1200";
    let (plan, _) = import(&workbook(&[("2.2", rows)]));
    let objective = plan.objectives().next().unwrap().1;
    let text = |field: &Option<relazione_performance::domain::Field>| field.as_ref().unwrap().text.clone();
    assert_eq!(
        (text(&objective.direction), text(&objective.strategic)),
        ("Una città viva".into(), "Più cultura".into())
    );
    assert_eq!(lines(&plan)[0], "05.01 Aprire il museo; codice 1; anni 2025; strategico Più cultura");
}
