//! What a chart shows, read from the source.

use roxmltree::Node;

use crate::outputs::typeset::error::TypesetError;
use crate::outputs::typeset::source::{has_class, wrong};

/// How values become shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChartKind {
    Stacked,
    Grouped,
    Lines,
}

/// A series: its name and, if it is a class of results, which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Series {
    pub name: String,
    pub class: Option<String>,
    /// Its symbol, which tells it apart where colours do not.
    pub sign: Option<String>,
}

/// A value as it is drawn and as it is printed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Value {
    pub amount: f32,
    pub shown: String,
}

/// A row of a bar chart, a point in time of a line chart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub label: String,
    /// One for each series; `None` is not available.
    pub values: Vec<Option<Value>>,
    /// The names of the figures that the values are; empty where the source names none.
    pub facts: Vec<String>,
}

impl Row {
    /// The name of the figure at a series.
    pub fn fact(&self, series: usize) -> Option<&str> {
        self.facts.get(series).map(String::as_str).filter(|name| !name.is_empty())
    }
}

/// A whole chart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chart {
    pub kind: ChartKind,
    pub series: Vec<Series>,
    pub rows: Vec<Row>,
    /// The greatest value of the scale.
    pub top: f32,
    /// What follows a value.
    unit: String,
}

impl Chart {
    /// Whether the scale runs from 0 to 100 per cent.
    pub fn is_share(&self) -> bool {
        self.unit == "%" && self.top <= 100.0
    }

    /// Reads the `div`s of a figure.
    pub fn read(figure: Node<'_, '_>) -> Result<Self, TypesetError> {
        let kind = match figure.attribute("data-tipo") {
            Some("barre") => ChartKind::Grouped,
            Some("linee") => ChartKind::Lines,
            Some(_) => ChartKind::Stacked,
            None => return Err(wrong(figure, "manca data-tipo: barre-impilate, barre o linee".to_owned())),
        };
        let unit = figure.attribute("data-unita").unwrap_or_default();
        let mut series = Vec::new();
        let mut rows = Vec::new();
        for child in figure.children().filter(Node::is_element) {
            if has_class(child, "serie") {
                let name = required(child, "data-nome")?.to_owned();
                let text = |attribute| child.attribute(attribute).map(str::to_owned);
                series.push(Series { name, class: text("data-classe"), sign: text("data-segno") });
            } else if has_class(child, "riga") {
                let label = required(child, "data-etichetta")?.to_owned();
                let values = required(child, "data-valori")?;
                let values = values.split_ascii_whitespace().map(|text| value(child, text, unit));
                let values = values.collect::<Result<_, _>>()?;
                let facts = child.attribute("data-cifre").map(|names| names.split('\n').map(str::to_owned).collect());
                rows.push((child, Row { label, values, facts: facts.unwrap_or_default() }));
            }
        }
        if let Some((node, row)) = rows.iter().find(|(_, row)| row.values.len() != series.len()) {
            let (found, expected) = (row.values.len(), series.len());
            return Err(wrong(*node, format!("data-valori ha {found} valori: attesi {expected}, uno per serie")));
        }
        let rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
        let amounts = |row: &Row| -> Vec<f32> { row.values.iter().flatten().map(|value| value.amount).collect() };
        let reach = |row: &Row| match kind {
            ChartKind::Stacked => amounts(row).iter().sum::<f32>(),
            ChartKind::Grouped | ChartKind::Lines => amounts(row).into_iter().fold(0.0, f32::max),
        };
        let top = rows.iter().map(reach).fold(0.0, f32::max);
        let top = match unit {
            "%" if top <= 100.0 => 100.0,
            _ if top > 0.0 && top.is_finite() => top,
            _ => 1.0,
        };
        Ok(Self { kind, series, rows, top, unit: unit.to_owned() })
    }
}

fn required<'n>(node: Node<'n, '_>, attribute: &str) -> Result<&'n str, TypesetError> {
    node.attribute(attribute).ok_or_else(|| wrong(node, format!("manca l’attributo {attribute}")))
}

/// A number written as in Italian (`1.234,5`) or plainly (`1234.5`); `n.d.` or `-` is not available.
fn value(node: Node<'_, '_>, text: &str, unit: &str) -> Result<Option<Value>, TypesetError> {
    if ["n.d.", "-", "–"].contains(&text) {
        return Ok(None);
    }
    let plain = if text.contains(',') { text.replace('.', "").replace(',', ".") } else { text.to_owned() };
    let amount = plain.parse::<f32>().ok().filter(|amount| amount.is_finite() && *amount >= 0.0);
    let amount = amount.ok_or_else(|| wrong(node, format!("«{text}» in data-valori non è un numero da zero in su")))?;
    let written = if text.contains(',') { text.to_owned() } else { text.replace('.', ",") };
    // A word such as «obiettivi» is said by the caption, not beside every value.
    let shown = if ["%", "€"].contains(&unit) { format!("{written}\u{a0}{unit}") } else { written };
    Ok(Some(Value { amount, shown }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(values: &str) -> Result<Chart, TypesetError> {
        let source = format!(
            "<figure data-tipo='barre' data-unita='%'><div class='serie' data-nome='a'/><div class='serie' data-nome='b'/>\
             <div class='riga' data-etichetta='x' data-valori='{values}'/></figure>"
        );
        let document = roxmltree::Document::parse(&source).unwrap();
        Chart::read(document.root_element())
    }

    #[test]
    fn numbers_are_read_in_both_notations_and_gaps_stay_gaps() {
        let chart = read("1.234,5 n.d.").unwrap();
        assert_eq!(chart.rows[0].values[0], Some(Value { amount: 1234.5, shown: "1.234,5\u{a0}%".to_owned() }));
        assert_eq!(chart.rows[0].values[1], None);
        assert!((read("83.5 0").unwrap().top - 100.0).abs() < f32::EPSILON);
    }

    #[test]
    fn a_wrong_number_of_values_is_an_error() {
        assert!(read("1").unwrap_err().to_string().contains("attesi 2"));
        assert!(read("1 meno").unwrap_err().to_string().contains("meno"));
        assert!(read("1 -3").is_err());
    }
}
