//! Horizontal bars, stacked or grouped.

use super::data::{ChartKind, Row};
use super::scene::{Anchor, Board, Ink, SWATCH};
use crate::outputs::typeset::slab::count;

/// Largest share of the width that labels may take.
const LABEL_SHARE: f32 = 0.44;
/// Smallest one, where the values beside the bars are long.
const LEAST_LABEL_SHARE: f32 = 0.25;
/// Width of the longest bar, at least.
const LEAST_BAR: f32 = 40.0;
const BAR: f32 = 12.0;
const THIN_BAR: f32 = 7.0;
const GUTTER: f32 = 8.0;

/// Where bars stand: left edge, top, points for one unit.
#[derive(Clone, Copy)]
struct Field {
    left: f32,
    top: f32,
    scale: f32,
}

impl Board<'_> {
    pub(super) fn bars(&mut self) {
        let (chart, frame) = (self.chart, self.frame);
        let widest = chart.rows.iter().map(|row| self.ruler.width(&row.label)).fold(0.0, f32::max);
        let beside = chart.rows.iter().map(|row| self.room_beside(row)).fold(0.0, f32::max);
        // Long amounts on a narrow screen leave less to the labels, which take more lines.
        let most = (frame.width - GUTTER - beside - LEAST_BAR).max(frame.width * LEAST_LABEL_SHARE);
        let labels = (widest + 1.0).min(frame.width * LABEL_SHARE).min(most);
        let left = frame.left + labels + GUTTER;
        let scale = (frame.left + frame.width - left - beside).max(LEAST_BAR) / chart.top;
        for row in &chart.rows {
            let top = self.scene.height;
            let text = self.wrapped(&row.label, top, labels);
            let bars = match chart.kind {
                ChartKind::Stacked => BAR,
                ChartKind::Grouped | ChartKind::Lines => (THIN_BAR + 1.0) * count(row.values.len()),
            };
            let height = text.max(bars);
            // One bar stands level with the first line of its label.
            let field = Field { left, top: top + ((frame.leading - BAR) / 2.0).max(0.0), scale };
            match chart.kind {
                ChartKind::Stacked => self.stacked(row, field),
                ChartKind::Grouped | ChartKind::Lines => self.grouped(row, field),
            }
            self.scene.height = top + height + 3.0;
            // The axis is drawn row by row: a long chart may be divided.
            self.bar((left - 0.5, left), ((top - 1.5).max(0.0), self.scene.height - 1.5), Ink::Muted);
            self.cut();
        }
    }

    /// Room for the values printed after a bar.
    fn room_beside(&mut self, row: &Row) -> f32 {
        let kind = self.chart.kind;
        let shown = row.values.iter().flatten().filter(|value| value.amount > 0.0 || kind != ChartKind::Stacked);
        let widths = shown.map(|value| self.ruler.width(&value.shown) + 6.0);
        match kind {
            ChartKind::Stacked => widths.map(|width| width + SWATCH + 3.0).sum::<f32>().min(120.0),
            ChartKind::Grouped | ChartKind::Lines => widths.fold(24.0, f32::max),
        }
    }

    /// Segments with their values inside; a value that does not fit follows the bar with its square.
    fn stacked(&mut self, row: &Row, field: Field) {
        let chart = self.chart;
        let mut x = field.left;
        let mut outside = Vec::new();
        for (index, value) in row.values.iter().enumerate() {
            let Some(value) = value.as_ref().filter(|value| value.amount > 0.0) else { continue };
            let tone = self.fill(index);
            let width = value.amount * field.scale;
            // A strip of paper parts the outlines of neighbours, for those who see no hue.
            let edge = (x + width - 1.6).max(x + 0.3);
            self.bar((x, edge), (field.top, field.top + BAR), Ink::Fill(tone));
            // The class's symbol stands beside its number wherever both find room.
            let signed = chart.series[index].sign.as_ref().map(|sign| format!("{sign}\u{a0}{}", value.shown));
            let forms = signed.iter().chain([&value.shown]);
            let fitting = forms.into_iter().find(|form| self.ruler.width(form) + 4.0 <= width);
            if let Some(shown) = fitting {
                let value = (value.shown.as_str(), row.fact(index));
                self.value_label(shown, value, (x + width / 2.0, field.top + 9.1), Anchor::Middle, Ink::OnFill(tone));
            } else {
                outside.push((tone, value.shown.as_str(), row.fact(index)));
            }
            x += width;
        }
        x += 5.0;
        for (tone, shown, fact) in outside {
            let top = field.top + (BAR - SWATCH) / 2.0;
            self.bar((x, x + SWATCH), (top, top + SWATCH), Ink::Fill(tone));
            let at = (x + SWATCH + 3.0, field.top + 9.1);
            self.value_label(shown, (shown, fact), at, Anchor::Start, Ink::Text);
            x += SWATCH + 9.0 + self.ruler.width(shown);
        }
        if row.values.iter().all(Option::is_none) {
            self.label("n.d.", (field.left + 5.0, field.top + 9.1), Anchor::Start, Ink::Text);
        }
    }

    /// One thin bar for each series, its value beside it.
    fn grouped(&mut self, row: &Row, field: Field) {
        let mut top = field.top + 1.0;
        for (index, value) in row.values.iter().enumerate() {
            let width = value.as_ref().map_or(0.0, |value| value.amount * field.scale);
            if width > 0.0 {
                let ink = Ink::Fill(self.fill(index));
                self.bar((field.left, field.left + width), (top, top + THIN_BAR), ink);
            }
            let shown = value.as_ref().map_or("n.d.", |value| &value.shown);
            let at = (field.left + width + 4.0, top + 7.3);
            self.value_label(shown, (shown, row.fact(index)), at, Anchor::Start, Ink::Text);
            top += THIN_BAR + 1.0;
        }
    }
}
