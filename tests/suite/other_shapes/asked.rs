//! Habits of small Comuni: questions for headings, two kinds of indicators, phases, years by their number, notes.

use super::{blocking, import, lines, read, workbook};

#[test]
fn questions_of_the_piao_are_headings_and_labels() {
    let rows = "Sottosezione 2.2 Performance – PIAO 2026-2028
        Cosa prevediamo di fare per favorire l’attuazione della strategia? (Obiettivo)|Chi risponderà dell’obiettivo?|A chi è rivolto?|Entro quando?|Come misuriamo il raggiungimento? (formula)|Da dove partiamo? (baseline)|Qual è il traguardo atteso?|Dove sono verificabili i dati?
        Servizi on line|Dirigente|Cittadini|31/12/2026|Servizi attivi|35|60|Portale";
    let expected = [
        "senza programma Servizi on line; responsabile Dirigente; anni 2026",
        "- Servizi attivi; base 35; fonte Portale; entro 2026-12-31; target 2026 60",
    ];
    assert_eq!(read("2.2 Performance", rows), expected);
    let card = "Obiettivo (Cosa prevediamo di fare?)|Servizi on line\nResponsabile (Chi ne risponde?)|Dirigente\n\
                Entro quando?|31/12/2026\nIndicatore (Come misuriamo?)|Servizi attivi\nBaseline (Da dove partiamo?)|35\n\
                Target (Qual è il traguardo atteso?)|60\nFonte (Dove troviamo i dati?)|Portale";
    assert_eq!(read("PIAO 2026", card), expected);
}

#[test]
fn a_note_of_the_manager_is_no_manager() {
    for note in [
        "Note del Responsabile",
        "Osservazioni / Valutazione del Dirigente",
        "Relazione del Responsabile",
        "Firma del responsabile",
        "Referente dei dati",
    ] {
        let rows = format!("Obiettivo|Indicatore|Target 2026|{note}\nNido aperto|Posti|30|neve");
        let expected = ["senza programma Nido aperto; anni 2026", "- Posti; target 2026 30"];
        assert_eq!(read("PEG", &rows), expected, "{note}");
    }
    let rows = "Obiettivo|Indicatore|Target 2026|Nominativo del responsabile\nNido aperto|Posti|30|Rossi";
    assert_eq!(read("PEG", rows)[0], "senza programma Nido aperto; responsabile Rossi; anni 2026");
}

#[test]
fn indicators_of_two_kinds_have_their_own_targets() {
    let expected = ["senza programma Anagrafe; anni 2026", "- Utenti; target 2026 1200", "- Costo; target 2026 3.5"];
    for heading in [
        "Indicatore di efficacia|Target efficacia|Indicatore di efficienza|Target efficienza",
        "Indicatore quantitativo|Target|Indicatore qualitativo|Target",
        "Indicatore di output|Valore atteso|Indicatore di outcome|Target 2026",
    ] {
        let rows = format!("Obiettivo|{heading}\nAnagrafe|Utenti|1200|Costo|3,50");
        assert_eq!(read("PEG 2026", &rows), expected, "{heading}");
    }
    // The kinds tell which target is whose, wherever it stands.
    let rows = "Obiettivo|Indicatore efficacia|Indicatore efficienza|Target efficienza|Target efficacia\nAnagrafe|Utenti|Costo|3,50|1200";
    assert_eq!(read("PEG 2026", rows), expected);
}

#[test]
fn a_value_of_a_day_within_the_year_is_no_result_and_is_told() {
    let rows = "Obiettivo|Indicatore|Atteso annuo|Realizzato al 30/06|Realizzato al 31/12\nFiera|Espositori|90|95|\nMercato|Banchi|12|9|";
    let (plan, findings) = import(&workbook(&[("PDO 2026", rows)]));
    let expected = [
        "senza programma Fiera; anni 2026",
        "- Espositori; target 2026 90",
        "senza programma Mercato; anni 2026",
        "- Banchi; target 2026 12",
    ];
    assert_eq!(lines(&plan), expected);
    let told = findings.iter().filter(|finding| finding.message.contains("«Realizzato al 30/06»")).count();
    assert_eq!(told, 1);
}

#[test]
fn weights_days_and_months_of_phases_stay_with_their_phase() {
    let kept = |rows: &str| {
        let (plan, _) = import(&workbook(&[("PDO 2026", rows)]));
        let all = plan.unplaced.iter().flat_map(|objective| &objective.details.others);
        (lines(&plan), all.map(|(_, text)| text.value.clone()).collect::<Vec<_>>())
    };
    let (read, others) = kept(
        "Obiettivo|Attività|Peso attività|Termine attività|Indicatore|Valore atteso
         Modulistica|Bozza|30|28/02/2026|Pratiche|95
         |Pubblicazione|30|30/06/2026||",
    );
    assert_eq!(read, ["senza programma Modulistica; anni 2026", "- Pratiche; target 2026 95"]);
    let expected = [
        "Bozza – Peso attività: 30; Termine attività: 28/02/2026",
        "Pubblicazione – Peso attività: 30; Termine attività: 30/06/2026",
    ];
    assert_eq!(others, expected);
    let (_, others) = kept("Obiettivo|Fasi|Gen|Feb|Mar|Indicatore|Target\nPiazza|Gara|x|x||SAL|3\n|Lavori|||x||");
    assert_eq!(others, ["Gara – mesi: Gen, Feb", "Lavori – mesi: Mar"]);
}

#[test]
fn running_numbers_are_no_programmes_and_the_code_is_the_objectives_own() {
    for heading in ["Prog.", "N. prog.", "Progr."] {
        let rows = format!("{heading}|Obiettivo|Indicatore|Target\n1|Albo|Atti|30\n2|Ricorsi|Pendenti|10");
        let read = read("PEG 2026", &rows);
        assert_eq!(read[0], "senza programma Albo; codice 1; anni 2026", "{heading}");
    }
    let rows =
        "MISSIONE 01 – Servizi istituzionali\nProg.|Obiettivo|Indicatore|Target\n1|Albo|Atti|30\n2|Ricorsi|Pendenti|10";
    assert_eq!(read("PEG 2026", rows)[2], "01.02 Ricorsi; anni 2026");
    for own in ["Cod. ob. PEG|Obiettivo PEG", "Codice obiettivo operativo|Obiettivo operativo"] {
        let rows =
            format!("Cod. ob. DUP|Obiettivo DUP|{own}|Indicatore|Target\n1.2|Ente digitale|1.2.1|App|Download|30");
        let read = read("PEG 2026", &rows);
        assert_eq!(read[0], "senza programma App; codice 1.2.1; anni 2026; strategico Ente digitale", "{own}");
    }
    let card = "Scheda obiettivo n.|1\nTitolo|Nido\nPeso|20\nIndicatore|Target\nPosti|30";
    assert_eq!(read("PEG 2026", card)[0], "senza programma Nido; codice 1; peso 20; anni 2026");
}

#[test]
fn years_by_their_number_are_those_of_the_plan() {
    for heading in
        ["Target 1° anno|Target 2° anno", "Valore atteso I anno|Valore atteso II anno", "Target anno 1|Target anno 2"]
    {
        let rows = format!("Obiettivo|Indicatore|{heading}\nNido|Posti|30|40");
        let expected = ["senza programma Nido; anni 2026 2027", "- Posti; target 2026 30; target 2027 40"];
        assert_eq!(read("DUP 2026-2028", &rows), expected, "{heading}");
    }
}

#[test]
fn a_deadline_and_a_source_of_a_card_are_those_of_its_indicators() {
    let indicators = "Indicatore|Target\nPosti|30\nOre|6";
    let card = format!("Titolo|Nido\nPeso|20\nTermine|30/11/2026\nFonte dei dati|Registro\n{indicators}");
    let below = format!("Titolo|Nido\nPeso|20\n{indicators}\nTermine|30/11/2026\nFonte dei dati|Registro");
    let expected = [
        "senza programma Nido; peso 20; anni 2026",
        "- Posti; fonte Registro; entro 2026-11-30; target 2026 30",
        "- Ore; fonte Registro; entro 2026-11-30; target 2026 6",
    ];
    for rows in [card, below] {
        assert_eq!(read("PEG 2026", &rows), expected);
    }
    // What a card without indicators says of them stays with it.
    let (plan, _) = import(&workbook(&[("PEG 2026", "Titolo|Nido\nPeso|20\nResponsabile|Rossi\nTermine|30/11/2026")]));
    assert_eq!(plan.unplaced[0].details.others[0].1.value, "30/11/2026");
}

#[test]
fn a_description_below_a_title_is_the_objectives() {
    let rows = "N.|Obiettivo|Programma|Indicatore|Target|Peso
        1|Parchi gioco|'09.02|Verifiche|120|50
        |Descrizione: manutenzione dei giochi||Sostituzioni|10|
        2|Orto didattico|'09.02|Classi|6|50
        |Finalità: stare con le scuole||||";
    let (plan, findings) = import(&workbook(&[("PEG 2026", rows)]));
    let expected = [
        "09.02 Parchi gioco; codice 1; peso 50; anni 2026; finalità manutenzione dei giochi",
        "- Verifiche; target 2026 120",
        "- Sostituzioni; target 2026 10",
        "09.02 Orto didattico; codice 2; peso 50; anni 2026; finalità stare con le scuole",
        "- Classi; target 2026 6",
    ];
    assert_eq!(lines(&plan), expected);
    assert_eq!(blocking(&findings), Vec::<&str>::new());
}

#[test]
fn the_office_is_what_it_is_called() {
    let rows = "CdC|Desc. CdC|Obiettivo|Indicatore|Target\n101|Segreteria|Archivio|Fascicoli|30\n205|Entrate|Canone|Pratiche|10";
    assert_eq!(read("PEG 2026", rows)[0], "senza programma Archivio; ufficio Segreteria; anni 2026");
    for view in ["cronoprogramma", "schede di monitoraggio"] {
        let rows = format!(
            "Piano obiettivi 2026 - Settore IV Lavori pubblici - {view}\nObiettivo|Indicatore|Target\nPiazza|SAL|3"
        );
        assert_eq!(read("Foglio1", &rows)[0], "senza programma Piazza; ufficio Settore IV Lavori pubblici; anni 2026");
    }
}

#[test]
fn a_unit_may_stand_in_brackets_behind_the_name() {
    let rows = "Obiettivo|Indicatore|Target\nSUAP|Tempo di rilascio (giorni)|30\nPagamenti|Costo (€)|3,50\nNido|Gradimento (1-5)|4";
    let read = read("PEG 2026", rows);
    let indicators: Vec<&str> = read.iter().skip(1).step_by(2).map(String::as_str).collect();
    let expected = [
        "- Tempo di rilascio (giorni); unità giorni; target 2026 30",
        "- Costo (€); unità €; target 2026 3.5",
        "- Gradimento (1-5); target 2026 4",
    ];
    assert_eq!(indicators, expected);
}
