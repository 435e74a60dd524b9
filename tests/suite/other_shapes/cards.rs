//! Cards: labels beside, above and within one cell with their values, objectives in title lines.

use super::{blocking, import, lines, read, workbook};

#[test]
fn a_table_below_the_indicators_line_describes_them_and_phases_are_none() {
    let (plan, findings) = import(&workbook(&[(
        "Ob 1",
        "Comune di Prova|||SCHEDA OBIETTIVO PEG 2025
         Codice obiettivo:|A1|Peso:|40%
         Missione:|05 Tutela e valorizzazione dei beni e attività culturali|Programma:|02 Attività culturali
         Titolo obiettivo:|Museo accessibile

         INDICATORI DI RISULTATO
         Descrizione|Unità di misura|Valore iniziale|Valore atteso|Valore raggiunto
         Sale|n.|3|7|6
         Visite|n.|80|90|95

         FASI E TEMPI
         Fase|Inizio|Fine|Responsabile
         Lavori|01/01/2025|30/06/2025|Ufficio tecnico",
    )]));
    assert_eq!(
        lines(&plan),
        [
            "05.02 Museo accessibile; codice A1; peso 40; anni 2025",
            "- Sale; unità n.; base 3; target 2025 7; risultato 2025 6",
            "- Visite; unità n.; base 80; target 2025 90; risultato 2025 95",
        ]
    );
    assert_eq!(blocking(&findings), Vec::<&str>::new());
}

#[test]
fn an_objective_in_a_title_line_has_its_table_below() {
    let read = read(
        "Piano",
        "PIANO DELLA PERFORMANCE 2025
         SETTORE I – AFFARI GENERALI
         Obiettivo n. 1: Lavoro agile
         Missione 01 Programma 10 – Peso 40%
         Indicatore|Unità di misura|Valore 2024|Target 2025
         Dipendenti|n.|5|12
         Obiettivo n. 2: Benessere
         Missione 01 Programma 10 – Peso 60%
         Indicatore|Unità di misura|Valore 2024|Target 2025
         Questionari|n.|42|60",
    );
    assert_eq!(
        read,
        [
            "01.10 Lavoro agile; codice 1; ufficio SETTORE I – AFFARI GENERALI; peso 40; anni 2025",
            "- Dipendenti; unità n.; base 5; del 2024; target 2025 12",
            "01.10 Benessere; codice 2; ufficio SETTORE I – AFFARI GENERALI; peso 60; anni 2025",
            "- Questionari; unità n.; base 42; del 2024; target 2025 60",
        ]
    );
}

#[test]
fn labels_stand_in_the_cell_of_their_values_or_above_them() {
    let expected = |number: u32| {
        [
            format!("12.09 Cimitero {number}; ufficio Cimiteri; peso 50; anni 2025"),
            format!("- Loculi; target 2025 {number}00"),
        ]
    };
    let in_cells = |number: u32| {
        format!(
            "OBIETTIVO N. {number}\nTitolo: Cimitero {number}\nMissione/Programma: 12.09|Servizio: Cimiteri\nPeso: 50/100\n\
             Indicatore|Target 2025\nLoculi|{number}00\n"
        )
    };
    let above = |number: u32| {
        format!(
            "SCHEDA OBIETTIVO {number} – ANNO 2025\nOBIETTIVO\nCimitero {number}\nSETTORE|PROGRAMMA|PESO\nCimiteri|'12.09|50%\n\
             INDICATORI|VALORE ATTESO\nLoculi|{number}00\n"
        )
    };
    for card in [&in_cells as &dyn Fn(u32) -> String, &above] {
        let rows = format!("{}\n{}", card(1), card(2));
        assert_eq!(read("Schede", &rows), [expected(1), expected(2)].concat());
    }
}

#[test]
fn cards_side_by_side_are_two() {
    let read = read(
        "PEG 2025",
        "Obiettivo|Archivio||Obiettivo|Vigili
         Programma|'01.02||Programma|'03.01
         Indicatore|Inventari||Indicatore|Turni
         Target 2025|3||Target 2025|50",
    );
    assert_eq!(
        read,
        [
            "01.02 Archivio; anni 2025",
            "- Inventari; target 2025 3",
            "03.01 Vigili; anni 2025",
            "- Turni; target 2025 50",
        ]
    );
}

/// The weight of the card is the objective's; a column of weights in its table of indicators is theirs.
#[test]
fn a_label_weighs_the_objective_and_a_column_its_indicators() {
    let rows = "Scheda 2025\nDenominazione obiettivo|Aprire il museo\nPeso attribuito|20%\nProgramma|'05.01
        \nIndicatori|U.M.|Valore atteso|Peso\nVisitatori|n.|1200|60\nOre di apertura|ore|900|40
        \nFASI|Gen-Mar|Apr-Giu|Lug-Set\nAnalisi|x||\nApertura||x|x";
    let expected = [
        "05.01 Aprire il museo; peso 20; anni 2025",
        "- Visitatori; unità n.; peso 60; target 2025 1200",
        "- Ore di apertura; unità ore; peso 40; target 2025 900",
    ];
    assert_eq!(read("Scheda 1", rows), expected);
}

#[test]
fn a_kind_may_stand_among_labels_above_their_values() {
    let rows = "SCHEDA OBIETTIVO N. 1 – ANNO 2025\n\nServizio|Programma\nMusei|'05.01\n\nTitolo obiettivo|Tipologia|Peso\n\
                Aprire il museo|Sviluppo|20\n\nIndicatore|U.M.|Valore atteso\nVisitatori|n.|1200";
    let expected =
        ["05.01 Aprire il museo; ufficio Musei; peso 20; anni 2025", "- Visitatori; unità n.; target 2025 1200"];
    assert_eq!(read("Ob 1", rows), expected);
}

/// A label with its value and what stands beside the value: «Indicatore | Km di piste | n.» heads no table.
#[test]
fn a_sign_of_number_beside_a_value_makes_no_header() {
    let rows = "Scheda 2025\nObiettivo|Piste ciclabili\nProgramma|'10.05\nIndicatore|Km di piste|n.\nValore atteso|12";
    let read = read("Scheda 1", rows);
    assert_eq!(read[0], "10.05 Piste ciclabili; anni 2025");
    assert!(read[1].starts_with("- Km di piste") && read[1].ends_with("target 2025 12"), "{read:?}");
}

/// A description whose words are near to a heading's is still what stands below its label.
#[test]
fn a_text_below_one_label_is_its_value() {
    for text in ["Anticipo delle scadenze", "Misura dei tempi di risposta", "Diretta e archivio dei video"] {
        let rows = format!(
            "SCHEDA OBIETTIVO N. 1 – ANNO 2025\n\nTitolo obiettivo|Tipologia|Peso\nRendiconto|Sviluppo|20\n\n\
             Programma|'01.03\n\nDescrizione\n{text}\n\nIndicatore|U.M.|Valore atteso\nGiorni|giorni|10"
        );
        let said = lines(&import(&workbook(&[("Ob 1", &rows)])).0);
        assert!(said[0].contains(&format!("finalità {text}")), "{said:?}");
        assert_eq!(said.len(), 2, "{said:?}");
    }
}

/// The year that a card says in a label of its own is that of its values, before its title or after it.
#[test]
fn a_card_may_say_its_year_in_a_label() {
    let card = |year: u16, title: &str| {
        format!("OBIETTIVO|{title}\nANNO|{year}\nPROGRAMMA|'01.05\n\nINDICATORE|U.M.|ATTESO\nConsumo|kWh|{year}0\n\n")
    };
    let lines_of = |rows: &str| read("Schede", rows);
    assert_eq!(
        lines_of(&format!("{}{}", card(2026, "Meno sprechi"), card(2027, "Luci nuove"))),
        [
            "01.05 Meno sprechi; anni 2026",
            "- Consumo; unità kWh; target 2026 20260",
            "01.05 Luci nuove; anni 2027",
            "- Consumo; unità kWh; target 2027 20270",
        ]
    );
    let above = "ESERCIZIO|2026\nOBIETTIVO|Meno sprechi\nPROGRAMMA|'01.05\n\nINDICATORE|ATTESO\nConsumo|9";
    assert_eq!(lines_of(above), ["01.05 Meno sprechi; anni 2026", "- Consumo; target 2026 9"]);
}
