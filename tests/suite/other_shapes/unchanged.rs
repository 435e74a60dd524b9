//! What changes a table's look and not its words never changes the plan.

use proptest::prelude::*;

use super::{import, lines, workbook};

/// The columns of a PIAO, each with other words for its heading and its cells; the first row names the objective twice.
const COLUMNS: [(&[&str], [&str; 4]); 9] = [
    (&["Obiettivo strategico", "Ob. strategico", "OBIETTIVI STRATEGICI"], ["Digitale", "Digitale", "Conti", "Conti"]),
    (&["Cod. obiettivo", "Codice", "N. obiettivo"], ["OP1", "OP1", "OP2", "OP3"]),
    (
        &["Obiettivo di performance", "Obiettivo", "Titolo dell’obiettivo"],
        ["Dirette", "Dirette", "Pagamenti", "Tributi"],
    ),
    (&["Missione/Programma", "Miss./Progr.", "Programma"], ["'01.01", "'01.01", "'01/03", "'0104"]),
    (&["Indicatore", "Indicatore di risultato", "KPI"], ["Sedute", "Giorni", "Indice", "Avvisi"]),
    (&["Baseline 2024", "Valore di partenza 2024", "Valore base 2024"], ["0%", "15", "-2.5", "62000"]),
    (&["Target 2025", "Valore atteso 2025", "Risultato atteso 2025"], ["60%", "5", "-5", "80000"]),
    (&["Target 2026", "Valori attesi 2026", "Traguardo 2026"], ["100%", "3", "-6", "90000"]),
    (&["Responsabile", "Dirigente", "EQ"], ["Segreteria", "Segreteria", "Ragioneria", "Ragioneria"]),
];

/// A sheet of these columns in this order, with blank columns and blank rows between; `words` chooses the headings.
fn sheet(order: &[usize], words: usize, blank_column: usize, blank_rows: usize, rows: &[usize]) -> String {
    let line = |cells: Vec<&str>| {
        let (left, right) = cells.split_at(blank_column.min(cells.len()));
        [left.join("|"), right.join("|")].join("||")
    };
    let heading = |column: &usize| COLUMNS[*column].0[words % COLUMNS[*column].0.len()];
    let mut text = vec![line(order.iter().map(heading).collect())];
    for row in rows {
        text.extend(std::iter::repeat_n(String::new(), blank_rows));
        text.push(line(order.iter().map(|column| COLUMNS[*column].1[*row]).collect()));
    }
    text.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn order_words_gaps_and_sheets_do_not_change_the_plan(
        order in Just((0..COLUMNS.len()).collect::<Vec<usize>>()).prop_shuffle(),
        words in 0usize..3,
        blank_column in 1usize..9,
        blank_rows in 0usize..3,
        split in any::<bool>(),
    ) {
        let plain: Vec<usize> = (0..COLUMNS.len()).collect();
        let expected = lines(&import(&workbook(&[("PIAO", &sheet(&plain, 0, 4, 0, &[0, 1, 2, 3]))])).0);
        prop_assert_eq!(expected.len(), 7);
        let all = |rows: &[usize]| sheet(&order, words, blank_column, blank_rows, rows);
        let changed = if split {
            workbook(&[("PIAO 1", &all(&[0, 1])), ("PIAO 2", &all(&[2, 3]))])
        } else {
            workbook(&[("PIAO", &all(&[0, 1, 2, 3]))])
        };
        prop_assert_eq!(lines(&import(&changed).0), expected);
    }
}
