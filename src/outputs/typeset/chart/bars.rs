//! Horizontal bars, stacked or grouped.

use super::data::{Chart, ChartKind, Row};
use super::{Canvas, SWATCH, Setter, ink_on};
use crate::outputs::typeset::boxes::rectangle;
use crate::outputs::typeset::label;
use crate::outputs::typeset::line::Align;
use crate::outputs::typeset::paragraph::Look;
use crate::outputs::typeset::slab::count;

/// Largest share of the width that labels may take.
const LABEL_SHARE: f32 = 0.44;
const BAR: f32 = 12.0;
const THIN_BAR: f32 = 8.5;
const GUTTER: f32 = 8.0;

/// Where bars stand: left edge, top, points for one unit.
#[derive(Clone, Copy)]
struct Field {
    left: f32,
    top: f32,
    scale: f32,
}

impl Setter<'_> {
    pub(super) fn bars(&mut self, chart: &Chart, canvas: &mut Canvas) {
        let mut widest = 0.0_f32;
        for row in &chart.rows {
            widest = widest.max(label::width(&mut self.shaper, &row.label, canvas.look));
        }
        let labels = (widest + 1.0).min(canvas.width * LABEL_SHARE);
        let mut beside = 0.0_f32;
        for row in &chart.rows {
            beside = beside.max(self.room_beside(chart, row, canvas.look));
        }
        let left = canvas.left + labels + GUTTER;
        let scale = (canvas.left + canvas.width - left - beside).max(40.0) / chart.top;
        for row in &chart.rows {
            let top = canvas.height;
            let text = self.write_wrapped(canvas, &row.label, top, labels);
            let bars = match chart.kind {
                ChartKind::Stacked => BAR,
                ChartKind::Grouped | ChartKind::Lines => (THIN_BAR + 1.0) * count(row.values.len()),
            };
            let height = text.max(bars);
            let lead = self.style.key_label.leading;
            // One bar stands level with the first line of its label.
            let field = Field { left, top: top + ((lead - BAR) / 2.0).max(0.0), scale };
            match chart.kind {
                ChartKind::Stacked => self.stacked(chart, row, canvas, field),
                ChartKind::Grouped | ChartKind::Lines => self.grouped(chart, row, canvas, field),
            }
            canvas.height = top + height + 4.0;
            // The axis is drawn row by row: a long chart may be divided.
            let steps = rectangle(left - 0.5, left, -(top - 2.0).max(0.0), -(canvas.height - 2.0));
            canvas.fill(steps, self.style.colours.muted.0);
            canvas.cut();
        }
    }

    /// Room for the values printed after a bar.
    fn room_beside(&mut self, chart: &Chart, row: &Row, look: Look) -> f32 {
        let mut widths = Vec::new();
        for value in row.values.iter().flatten().filter(|value| value.amount > 0.0 || chart.kind != ChartKind::Stacked)
        {
            widths.push(label::width(&mut self.shaper, &value.shown, look) + 6.0);
        }
        match chart.kind {
            ChartKind::Stacked => widths.iter().map(|width| width + SWATCH + 3.0).sum::<f32>().min(120.0),
            ChartKind::Grouped | ChartKind::Lines => widths.into_iter().fold(24.0, f32::max),
        }
    }

    /// Segments with their values inside; a value that does not fit follows the bar with its square.
    fn stacked(&mut self, chart: &Chart, row: &Row, canvas: &mut Canvas, field: Field) {
        let mut x = field.left;
        let mut outside = Vec::new();
        let ordinary = canvas.look;
        for (index, value) in row.values.iter().enumerate() {
            let Some(value) = value.as_ref().filter(|value| value.amount > 0.0) else { continue };
            let colour = self.series_colour(&chart.series[index], index);
            let width = value.amount * field.scale;
            // A hairline of paper parts the segments for those who see no hue.
            let edge = (x + width - 0.7).max(x + 0.3);
            canvas.fill(rectangle(x, edge, -field.top, -(field.top + BAR)), colour);
            // The class's symbol stands beside its number wherever both find room.
            let signed = chart.series[index].sign.as_ref().map(|sign| format!("{sign}\u{a0}{}", value.shown));
            let forms = signed.iter().chain([&value.shown]);
            let fitting = forms.into_iter().find(|form| label::width(&mut self.shaper, form, ordinary) + 4.0 <= width);
            if let Some(shown) = fitting {
                canvas.look.colour = ink_on(colour, ordinary.colour);
                let shown = format!("{shown} ");
                self.write(canvas, &shown, (x + width / 2.0, field.top + 9.1), Align::Centre);
                canvas.look = ordinary;
            } else {
                outside.push((colour, value.shown.as_str()));
            }
            x += width;
        }
        x += 5.0;
        for (colour, shown) in outside {
            let top = field.top + (BAR - SWATCH) / 2.0;
            canvas.fill(rectangle(x, x + SWATCH, -top, -(top + SWATCH)), colour);
            self.write(canvas, &format!("{shown} "), (x + SWATCH + 3.0, field.top + 9.1), Align::Left);
            x += SWATCH + 9.0 + label::width(&mut self.shaper, shown, canvas.look);
        }
        if row.values.iter().all(Option::is_none) {
            self.write(canvas, "n.d. ", (field.left + 5.0, field.top + 9.1), Align::Left);
        }
    }

    /// One thin bar for each series, its value beside it.
    fn grouped(&mut self, chart: &Chart, row: &Row, canvas: &mut Canvas, field: Field) {
        let mut top = field.top + 1.0;
        for (index, value) in row.values.iter().enumerate() {
            let colour = self.series_colour(&chart.series[index], index);
            let width = value.as_ref().map_or(0.0, |value| value.amount * field.scale);
            if width > 0.0 {
                canvas.fill(rectangle(field.left, field.left + width, -top, -(top + THIN_BAR)), colour);
            }
            let shown = value.as_ref().map_or("n.d.", |value| &value.shown);
            self.write(canvas, &format!("{shown} "), (field.left + width + 4.0, top + 7.3), Align::Left);
            top += THIN_BAR + 1.0;
        }
    }
}
