//! Rows of totals: recognised, compared with the sums, never imported.

use rust_decimal::Decimal;

use super::budget_codes as codes;
use super::columns::Column;
use crate::domain::{MissionCode, ProgrammeBudget, ProgrammeCode, Sourced, in_cents};
use crate::finding::Finding;
use crate::words::fold;
use crate::words::italian;

/// What a total is the total of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The rows of one missione.
    Mission(MissionCode),
    /// The rows of one programma.
    Programme(ProgrammeCode),
    /// All rows.
    Entity,
    /// Nobody can tell.
    Unknown,
}

/// A row of totals with the amounts that it claims.
#[derive(Debug)]
pub(super) struct TotalRow {
    pub scope: Scope,
    pub amounts: Vec<(Column, Sourced<Decimal>)>,
}

const WHOLE: [&str; 10] = [
    "TOTALE",
    "TOTALI",
    "TOT",
    "TOTALE GENERALE",
    "TOTALE COMPLESSIVO",
    "TOTALE ENTE",
    "TOTALE SPESE",
    "TOTALE MISSIONI",
    "TOTALE GENERALE DELLE SPESE",
    "TOTALE GENERALE SPESE",
];

/// The scope that a label names, if it is one of a total; a missione's title above its
/// amounts is its total too. A «totale missione» without number is of the rows just above.
pub(super) fn scope_of(label: &str, above: Option<MissionCode>) -> Option<Scope> {
    let folded = fold(label);
    let rest = folded.strip_prefix("TOTALE ").or_else(|| folded.strip_prefix("TOT ")).unwrap_or(&folded);
    if let Some(rest) = rest.strip_prefix("MISSIONE") {
        let number = rest.split_whitespace().find(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        return match number.map(str::parse) {
            Some(Ok(code)) => Some(Scope::Mission(code)),
            Some(Err(_)) => Some(Scope::Unknown),
            None if folded.starts_with("TOT") => Some(above.map_or(Scope::Unknown, Scope::Mission)),
            None => None,
        };
    }
    if let (Some(rest), true) = (rest.strip_prefix("PROGRAMMA"), folded.starts_with("TOT")) {
        let numbers: Vec<u8> = rest.split_whitespace().map_while(|word| word.parse().ok()).collect();
        return Some(match (numbers.as_slice(), above) {
            ([mission, number], _) => Scope::Programme(ProgrammeCode::new(*mission, *number)),
            ([number], Some(mission)) => Scope::Programme(ProgrammeCode::new(mission.0, *number)),
            _ => Scope::Unknown,
        });
    }
    if WHOLE.contains(&folded.as_str()) {
        return Some(Scope::Entity);
    }
    (folded.starts_with("TOTALE ") || folded.starts_with("TOT ")).then_some(Scope::Unknown)
}

impl TotalRow {
    /// Compares every amount with the sum of the rows that were read; one to which an `unread` amount belongs says
    /// nothing.
    pub fn compare(
        &self,
        programmes: &[ProgrammeBudget],
        unread: &[(ProgrammeCode, Column)],
        findings: &mut Vec<Finding>,
    ) {
        let name = match self.scope {
            Scope::Mission(mission) => format!("della missione {mission}"),
            Scope::Programme(programme) => format!("del programma {programme}"),
            Scope::Entity => "generale".to_owned(),
            Scope::Unknown => return,
        };
        let covers = |programme: ProgrammeCode| match self.scope {
            Scope::Mission(mission) => programme.mission == mission,
            Scope::Programme(own) => programme == own,
            Scope::Entity | Scope::Unknown => true,
        };
        let is_whole = |column| !unread.iter().any(|(programme, own)| *own == column && covers(*programme));
        for (column, claimed) in self.amounts.iter().filter(|(column, _)| is_whole(*column)) {
            let rows = programmes.iter().filter(|row| covers(row.programme));
            let sum: Decimal = rows.filter_map(|row| column.of(row)).map(|amount| amount.value).sum();
            if in_cents(sum) != in_cents(claimed.value) {
                let heading = column.heading();
                findings.push(
                    Finding::new(
                        codes::WRONG_TOTAL,
                        format!("Il totale {name} di {heading} non è la somma delle sue righe."),
                    )
                    .at(claimed.place.clone())
                    .found(italian::two_places(claimed.value))
                    .expected(format!("{}, la somma dei programmi letti", italian::two_places(sum))),
                );
            }
        }
    }
}

impl Column {
    /// The amount of this column.
    pub(super) const fn of(self, row: &ProgrammeBudget) -> Option<&Sourced<Decimal>> {
        match self {
            Self::Appropriated => row.appropriated.as_ref(),
            Self::Committed => row.committed.as_ref(),
            Self::CarriedForward => row.carried_forward.as_ref(),
            Self::Paid => row.paid.as_ref(),
            Self::ArrearsPaid => row.arrears_paid.as_ref(),
            Self::ArrearsLeft => row.arrears_left.as_ref(),
            Self::Programme | Self::Code | Self::Title | Self::Aggregate | Self::Mission => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_recognised_by_their_labels() {
        let above = Some(MissionCode(9));
        for (label, scope) in [
            ("Totale missione 01", Some(Scope::Mission(MissionCode(1)))),
            ("TOTALE MISSIONE 4 – Istruzione", Some(Scope::Mission(MissionCode(4)))),
            ("Missione 12 - Diritti sociali", Some(Scope::Mission(MissionCode(12)))),
            ("Tot. missione", Some(Scope::Mission(MissionCode(9)))),
            ("TOTALE PROGRAMMA 02", Some(Scope::Programme(ProgrammeCode::new(9, 2)))),
            ("Totale programma 01.03", Some(Scope::Programme(ProgrammeCode::new(1, 3)))),
            ("Totale programma", Some(Scope::Unknown)),
            ("Totale generale", Some(Scope::Entity)),
            ("TOTALE", Some(Scope::Entity)),
            ("Totale spese correnti", Some(Scope::Unknown)),
            ("Organi istituzionali", None),
            ("Missioni e trasferte", None),
            ("01.02", None),
        ] {
            assert_eq!(scope_of(label, above), scope, "{label}");
        }
    }
}
