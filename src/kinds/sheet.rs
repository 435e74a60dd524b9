//! A kind's rule in the language of spreadsheets, built from the references of the cells that it names.

use crate::domain::descriptor::{LevelTarget, Rule, SheetCells, Side};
use crate::domain::kind::Favourable;
use crate::domain::{Kind, Quantity};

/// Two decimals, half away from zero, of an expression in binary floating point; the first rounding takes
/// the noise of that away.
pub fn rounded(expression: &str) -> String {
    format!("ROUND(ROUND({expression},11),2)")
}

/// The target as it counts: what a blank stands for, where the kind has such a value.
pub fn target(kind: Kind, cell: &str) -> String {
    match kind.default_target() {
        None => cell.to_owned(),
        Some(Quantity::Number(value)) => format!("IF(ISBLANK({cell}),{value},{cell})"),
        Some(words @ (Quantity::Date(_) | Quantity::YesNo(_) | Quantity::NotDone)) => {
            format!("IF(ISBLANK({cell}),\"{}\",{cell})", words.written())
        }
    }
}

/// The achievement before clamping, from a value that is there.
pub fn achievement(kind: Kind, cells: &SheetCells<'_>) -> String {
    let descriptor = kind.descriptor();
    let SheetCells { v, t, .. } = cells;
    let formula = (descriptor.sheet_formula)(&SheetCells { t: &target(kind, t), ..*cells });
    match descriptor.rule {
        Rule::Level { target: LevelTarget::NotNegative, better, .. } | Rule::Kept { better, .. } => {
            let sign = match better {
                Side::Above => ">=",
                Side::Below => "<=",
            };
            format!("IF({t}=0,IF({v}{sign}{t},100,0),{formula})")
        }
        Rule::Level { target: LevelTarget::Share, .. }
        | Rule::Way(_)
        | Rule::Day(_)
        | Rule::Answer(_)
        | Rule::Score(_) => formula,
    }
}

/// Whether a deviation is on the favourable side, as a condition.
pub fn is_favourable(favourable: Favourable, deviation: &str, target: &str, baseline: &str) -> String {
    match favourable {
        Favourable::Side(Side::Above) => format!("{deviation}>=0"),
        Favourable::Side(Side::Below) => format!("{deviation}<=0"),
        Favourable::AwayFromBaseline => format!("{deviation}*({target}-{baseline})>=0"),
    }
}
