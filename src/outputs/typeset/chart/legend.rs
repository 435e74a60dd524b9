//! The names of the series with their squares or pieces of line, in as many lines as they need.

use super::data::ChartKind;
use super::scene::{Anchor, Board, Ink, SWATCH};

impl Board<'_> {
    pub(super) fn legend(&mut self) {
        let chart = self.chart;
        if chart.series.len() < 2 {
            return;
        }
        let swatch = if chart.kind == ChartKind::Lines { 3.0 * SWATCH } else { SWATCH };
        let (mut x, mut y) = (self.frame.left, 0.0);
        for (index, series) in chart.series.iter().enumerate() {
            let sign = series.sign.as_ref().map(|sign| format!("{sign}\u{a0}")).unwrap_or_default();
            let name = format!("{sign}{}", series.name);
            let room = swatch + 4.0 + self.ruler.width(&name) + 16.0;
            if x > self.frame.left && x + room > self.frame.left + self.frame.width {
                (x, y) = (self.frame.left, y + 13.0);
            }
            match chart.kind {
                ChartKind::Lines => {
                    self.line((x, y + 6.0), (x + swatch, y + 6.0), index);
                    self.marker((x + swatch / 2.0, y + 6.0), index);
                }
                ChartKind::Stacked | ChartKind::Grouped => {
                    self.bar((x, x + swatch), (y + 2.5, y + 2.5 + SWATCH), Ink::Fill(self.fill(index)));
                }
            }
            self.label(&name, (x + swatch + 4.0, y + 9.2), Anchor::Start, Ink::Text);
            x += room;
        }
        self.scene.height = y + 18.0;
    }
}
