//! Lines over a few points in time.
//!
//! Series differ in marker and dash as well as in colour; the values stand below the
//! field, each behind its marker, where no line crosses them.

use super::scene::{Anchor, Board, Ink};
use crate::outputs::typeset::slab::count;

const HEIGHT: f32 = 104.0;
/// From one line of values to the next.
const VALUE_PITCH: f32 = 12.0;
/// From a marker's middle to the text that it stands before.
const MARKER_ROOM: f32 = 7.0;

impl Board<'_> {
    pub(super) fn lines(&mut self) {
        let (chart, frame) = (self.chart, self.frame);
        let top = self.scene.height + 6.0;
        let base = top + HEIGHT;
        self.scale_lines(top);
        let step = frame.width / count(chart.rows.len().max(1));
        let xs: Vec<f32> = (0..chart.rows.len()).map(|index| frame.left + step * (count(index) + 0.5)).collect();
        for index in 0..chart.series.len() {
            let y_of = |amount: f32| base - amount / chart.top * HEIGHT;
            let points: Vec<Option<(f32, f32)>> = chart
                .rows
                .iter()
                .zip(&xs)
                .map(|(row, &x)| row.values[index].as_ref().map(|value| (x, y_of(value.amount))))
                .collect();
            for pair in points.windows(2) {
                if let [Some(from), Some(to)] = *pair {
                    self.line(from, to, index);
                }
            }
            for &point in points.iter().flatten() {
                self.marker(point, index);
            }
        }
        for (row, &x) in chart.rows.iter().zip(&xs) {
            self.label(&row.label, (x, base + 12.0), Anchor::Middle, Ink::Text);
            for (index, value) in row.values.iter().enumerate() {
                let y = base + 12.0 + VALUE_PITCH * count(index + 1);
                let shown = value.as_ref().map_or("n.d.", |value| &value.shown);
                let left = x - (self.ruler.width(shown) - MARKER_ROOM) / 2.0;
                self.marker((left - MARKER_ROOM, y - 3.0), index);
                self.value_label(shown, (shown, row.fact(index)), (left, y), Anchor::Start, Ink::Text);
            }
        }
        self.scene.height = base + 18.0 + VALUE_PITCH * count(chart.series.len());
    }

    /// Hairlines of the scale, numbered where it runs to 100 per cent.
    fn scale_lines(&mut self, top: f32) {
        let (left, right) = (self.frame.left, self.frame.left + self.frame.width);
        for part in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let ink = if part < 1.0 { Ink::Rule } else { Ink::Muted };
            self.rule((left, right), top + HEIGHT * part, ink);
        }
        if self.chart.is_share() {
            for (part, shown) in [(0.0, "100\u{a0}%"), (0.5, "50\u{a0}%"), (1.0, "0\u{a0}%")] {
                self.label(shown, (left, top + HEIGHT * part - 3.0), Anchor::Start, Ink::Muted);
            }
        }
    }
}
