//! Lines that name an objective in words that only the office knows, as its map says: «Intervento 3 – Piste ciclabili».

use super::plan_codes;
use super::source::SourceSheet;
use super::source_cell::SourceCell;
use crate::domain::{Place, Position};
use crate::finding::Finding;
use crate::words::fold;

/// What such lines begin with, folded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TitleRows(Vec<String>);

impl TitleRows {
    /// The beginnings as a map writes them.
    pub fn of(written: &[String]) -> Self {
        Self(written.iter().map(|start| fold(start)).filter(|start| !start.is_empty()).collect())
    }

    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Gives those lines of a sheet the words by which an objective is known.
    pub fn name(&self, sheet: &mut SourceSheet, map: &str, findings: &mut Vec<Finding>) {
        for row in &mut sheet.rows {
            let mut filled = row.cells.values_mut().filter(|cell| !cell.is_blank() && !cell.is_from_above);
            let (Some(cell), true) = (filled.next(), filled.all(|_| false)) else { continue };
            let Some(words) = self.named(cell.words()) else { continue };
            let place = Place { position: Position::Key("righe_titolo".into()), ..Place::file(map) };
            let message = format!("Riga letta come titolo di un obiettivo, come dice la mappa ({place})");
            findings.push(Finding::new(plan_codes::MAPPED, message).at(cell.place.clone()).found(cell.words()));
            *cell = SourceCell { spread: cell.spread, ..SourceCell::text(&words, cell.place.clone()) };
        }
    }

    /// «Obiettivo n. 3: Piste ciclabili», or without a number where the line has none.
    fn named(&self, line: &str) -> Option<String> {
        let folded = format!("{} ", fold(line));
        let start = self.0.iter().find(|start| folded.starts_with(&format!("{start} ")))?;
        let mut rest = line.split_whitespace();
        let mut said = String::new();
        while fold(&said) != *start {
            said = format!("{said} {}", rest.next()?);
        }
        let mut rest = rest.skip_while(|word| matches!(fold(word).as_str(), "" | "N" | "NR")).peekable();
        let number = rest.next_if(|word| word.contains(|c: char| c.is_ascii_digit()));
        let title = rest.collect::<Vec<_>>().join(" ");
        let title = title.trim_start_matches(['–', '-', '—', ':', '.', ' ']);
        let number = number.map(|number| number.trim_matches([':', '.', ')', '-']));
        let label = number.map_or_else(|| "Obiettivo".to_owned(), |number| format!("Obiettivo n. {number}"));
        (!title.is_empty()).then(|| format!("{label}: {title}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_named_with_its_number_and_without_one() {
        let rows = TitleRows::of(&["Intervento".to_owned(), "Azione di mandato".to_owned()]);
        let cases = [
            ("Intervento 3 – Piste ciclabili", Some("Obiettivo n. 3: Piste ciclabili")),
            ("INTERVENTO n. A.1: Piste", Some("Obiettivo n. A.1: Piste")),
            ("Azione di mandato: Biblioteca", Some("Obiettivo: Biblioteca")),
            ("Interventi sociali", None),
            ("Intervento", None),
        ];
        for (line, named) in cases {
            assert_eq!(rows.named(line).as_deref(), named, "{line}");
        }
    }
}
