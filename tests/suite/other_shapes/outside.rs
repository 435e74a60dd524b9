//! What stands below a plan is no objective, and is told.

use super::{blocking, import, lines, workbook};

const PLAN: &str = "Obiettivo|Programma|Indicatore|Target 2025|Peso
    Ridurre i consumi|'01.06|kWh|500|40
    Pulire i fossi|'09.01|Metri|1200|60
";
const READ: [&str; 4] = [
    "01.06 Ridurre i consumi; peso 40; anni 2025",
    "- kWh; target 2025 500",
    "09.01 Pulire i fossi; peso 60; anni 2025",
    "- Metri; target 2025 1200",
];

#[test]
fn approvals_legends_signatures_and_lists_are_told_and_not_imported() {
    for below in [
        "\nApprovato con delibera di Giunta n. 12 del 30/01/2025",
        "* dato stimato",
        "Il Segretario comunale",
        "\nIl Segretario comunale|||Il Sindaco",
        "\nPietralta, 12/01/2025",
        "\nLegenda: i pesi sono in percentuale",
        "\nProfilo|Categoria|% di tempo\nIstruttore|C|50%\nOperaio|B|50%",
        "\nRisorse umane assegnate\nProfilo|N. unità\nIstruttore|3\nOperaio|5",
        "\nCapitolo|Descrizione|Stanziamento\n1010/3|Spese per energia|5000",
    ] {
        let (plan, findings) = import(&workbook(&[("PEG 2025", &format!("{PLAN}{below}"))]));
        assert_eq!(lines(&plan), READ, "{below}");
        assert_eq!(blocking(&findings), Vec::<&str>::new(), "{below}");
        let told = |finding: &&relazione_performance::finding::Finding| ["P013", "P026"].contains(&finding.code.id);
        assert!(findings.iter().find(told).is_some(), "{below}: {findings:#?}");
    }
}

/// Blank rows part objectives as they like: what has a figure or a programme, or heads more rows, is the plan's.
#[test]
fn objectives_below_a_blank_row_stay() {
    for below in [
        "\nCurare i parchi||Ore|90|",
        "\nCurare i parchi|'09.02",
        "\nAvviare la nuova gestione degli impianti|||\n|'09.02|Ore|90|",
        "\nCurare tutti i parchi della città||Ore di manutenzione||\nPotare gli alberi dei viali||Alberi||",
    ] {
        let (plan, _) = import(&workbook(&[("PEG 2025", &format!("{PLAN}{below}"))]));
        assert!(plan.objectives().count() + plan.unplaced.len() > 2, "{below}");
    }
}

/// An objective that nobody has detailed yet has a title and perhaps a code.
#[test]
fn a_bare_title_below_a_blank_row_is_an_objective() {
    let plan = "Cod.|Obiettivo|Programma|Indicatore|Target 2025
        OB.1|Ridurre i consumi|'01.06|kWh|500
        OB.2|Pulire i fossi|'09.01|Metri|1200
        ";
    for (below, title) in [
        ("\n|Nuova sede della protezione civile", "Nuova sede della protezione civile"),
        ("\n|Attivare lo sportello Europa", "Attivare lo sportello Europa"),
        ("\n|Approvazione del regolamento edilizio", "Approvazione del regolamento edilizio"),
        ("\n\nOB.3|Sportello Europa", "Sportello Europa"),
        ("\nOB.3|Sportello per le imprese\nOB.4|Ampliare il cimitero", "Ampliare il cimitero"),
        ("\nOB.3|Sportello per le imprese\n\nIl Segretario comunale", "Sportello per le imprese"),
    ] {
        let (plan, findings) = import(&workbook(&[("PEG 2025", &format!("{plan}{below}"))]));
        assert!(plan.unplaced.iter().any(|one| one.title.text == title), "{below}: {findings:#?}");
        let waits = |finding: &&relazione_performance::finding::Finding| finding.code.id == "P043";
        assert_eq!(findings.iter().filter(waits).count(), plan.unplaced.len(), "{below}");
    }
    for below in [
        "\n|I valori di base sono quelli del rendiconto.",
        "\n|Approvazione: delibera di Giunta n. 12",
        "\n|dott.ssa Maria Rossi",
        "\n|Nota sui pesi degli obiettivi",
        "\n1|Istruttore amministrativo contabile\n2|Operaio specializzato esterno",
        "\nOB.1|Spesa per il personale\nOB.2|Spesa per i mezzi meccanici",
    ] {
        let (plan, _) = import(&workbook(&[("PEG 2025", &format!("{plan}{below}"))]));
        assert_eq!(plan.unplaced.len(), 0, "{below}");
    }
}

#[test]
fn a_bare_title_in_the_first_column_is_one_if_it_says_what_is_to_be_done() {
    for below in ["\nAttivare lo sportello Europa", "\nPotenziamento della videosorveglianza"] {
        let (plan, _) = import(&workbook(&[("PEG 2025", &format!("{PLAN}{below}"))]));
        assert_eq!(plan.unplaced.len(), 1, "{below}");
    }
}

/// Right below the last indicator of a card, people and money have headings of their own.
#[test]
fn people_and_money_below_a_cards_indicators_are_no_indicators() {
    const CARD: &str = "Obiettivo|Museo aperto
        Programma|'05.01
        Indicatori|Unità|Valore atteso 2027
        Aperture serali|n.|20
        Ore di apertura|ore|60
    ";
    for below in [
        "Personale coinvolto|Categoria|% impiego\nFunzionario A|D|0.3\nOperatore B|B|0.5",
        "Nominativo|Profilo|Ore\nBianchi|Istruttore|120",
        "Capitolo|Descrizione|Stanziamento\n1010|Custodia|5000",
        "Risorse finanziarie|Importo\nCustodia|5000",
    ] {
        let (plan, findings) = import(&workbook(&[("Schede", &format!("{CARD}{below}"))]));
        assert!(
            findings.iter().any(|finding| finding.message.starts_with("Sotto gli indicatori comincia altro")),
            "{below}"
        );
        assert_eq!(
            lines(&plan),
            [
                "05.01 Museo aperto; anni 2027",
                "- Aperture serali; unità n.; target 2027 20",
                "- Ore di apertura; unità ore; target 2027 60",
            ],
            "{below}"
        );
    }
    for indicator in [
        "Personale formato per categoria|n.|8",
        "Ore di formazione del personale|ore|come da piano",
        "Spesa di personale|% della spesa|nei limiti di legge",
        "Entrate accertate|euro|come da bilancio",
    ] {
        let (plan, _) = import(&workbook(&[("Schede", &format!("{CARD}{indicator}\nGiorni di attesa|giorni|9"))]));
        assert_eq!(lines(&plan).len(), 5, "{indicator}: {:?}", lines(&plan));
    }
}

/// Without headings they are known by their words, kept beside the objective and told; real indicators stay.
#[test]
fn people_and_money_without_headings_are_told_and_no_indicators() {
    const CARD: &str =
        "Obiettivo|Museo aperto\nProgramma|'05.01\nIndicatori|Unità|Valore atteso 2027\nAperture serali|n.|20\n";
    for (below, left_out) in [
        ("Rossi Mario|Istruttore|30%\nBianchi Anna|Funzionario tecnico|20%", 2),
        ("\nNeri Luigi|50%\nVerdi|cat. C|100", 2),
        ("Spesa corrente|12.000,00\nSpesa in conto capitale|5.000,00\nTotale|17.000,00", 3),
        ("\nSpese di personale|12000\nRossi M.|Istr. direttivo|0.3", 2),
    ] {
        let (plan, findings) = import(&workbook(&[("Schede", &format!("{CARD}{below}\nGiorni di attesa|giorni|9"))]));
        let expected = [
            "05.01 Museo aperto; anni 2027",
            "- Aperture serali; unità n.; target 2027 20",
            "- Giorni di attesa; unità giorni; target 2027 9",
        ];
        assert_eq!(lines(&plan), expected, "{below}");
        let told = findings.iter().filter(|finding| finding.code.id == "P026").count();
        assert_eq!(told, left_out, "{below}: {findings:#?}");
        let others = plan.objectives().map(|(_, objective)| objective.details.others.len()).sum::<usize>();
        assert!(others >= left_out * 2, "{below}");
    }
    for indicator in [
        "Raccolta Differenziata|%|65",
        "Customer Satisfaction|%|80",
        "Spesa corrente per abitante|€|800,00",
        "Spesa corrente|€|12.000,00",
        "Operatori formati|n.|20",
        "Entrate accertate|euro|120000",
    ] {
        let (plan, _) = import(&workbook(&[("Schede", &format!("{CARD}{indicator}"))]));
        assert_eq!(lines(&plan).len(), 3, "{indicator}: {:?}", lines(&plan));
    }
}
