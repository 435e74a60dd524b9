//! Lines over a few points in time.
//!
//! Series differ in marker and dash as well as in colour; the values stand below the
//! field, each behind its marker, where no line crosses them.

use super::data::Chart;
use super::{Canvas, Setter};
use crate::outputs::typeset::label;
use crate::outputs::typeset::line::Align;
use crate::outputs::typeset::slab::count;
use crate::outputs::typeset::{PathStep, Rgb};

const HEIGHT: f32 = 104.0;
/// From one line of values to the next.
const VALUE_PITCH: f32 = 12.0;
const MARKER: f32 = 2.6;
/// From a marker's middle to the text that it stands before.
const MARKER_ROOM: f32 = 7.0;
/// A circle's quarter as a Bézier curve.
const KAPPA: f32 = 0.552_28;
/// Width of a series' line.
const STROKE: f32 = 1.4;

impl Setter<'_> {
    pub(super) fn lines(&mut self, chart: &Chart, canvas: &mut Canvas) {
        let top = canvas.height + 6.0;
        let base = top + HEIGHT;
        self.scale_lines(chart, canvas, top);
        let step = canvas.width / count(chart.rows.len().max(1));
        let xs: Vec<f32> = (0..chart.rows.len()).map(|index| canvas.left + step * (count(index) + 0.5)).collect();
        for index in 0..chart.series.len() {
            let colour = self.line_colour(index);
            let y_of = |amount: f32| base - amount / chart.top * HEIGHT;
            let points: Vec<Option<(f32, f32)>> = chart
                .rows
                .iter()
                .zip(&xs)
                .map(|(row, &x)| row.values[index].as_ref().map(|value| (x, y_of(value.amount))))
                .collect();
            for pair in points.windows(2) {
                if let [Some(from), Some(to)] = *pair {
                    canvas.stroke(dashed(from, to, index), colour, STROKE);
                }
            }
            for &point in points.iter().flatten() {
                marker(canvas, point, index, colour);
            }
        }
        for (row, &x) in chart.rows.iter().zip(&xs) {
            self.write(canvas, &format!("{} ", row.label), (x, base + 12.0), Align::Centre);
            for (index, value) in row.values.iter().enumerate() {
                let y = base + 12.0 + VALUE_PITCH * count(index + 1);
                let shown = value.as_ref().map_or("n.d.", |value| &value.shown);
                let left = x - (label::width(&mut self.shaper, shown, canvas.look) - MARKER_ROOM) / 2.0;
                let colour = self.line_colour(index);
                marker(canvas, (left - MARKER_ROOM, y - 3.0), index, colour);
                self.write(canvas, &format!("{shown} "), (left, y), Align::Left);
            }
        }
        canvas.height = base + 18.0 + VALUE_PITCH * count(chart.series.len());
    }

    /// The colour of a line, which needs more contrast to the paper than a bar.
    pub(super) fn line_colour(&self, index: usize) -> Rgb {
        let colours = &self.style.colours;
        [colours.achieved.0, colours.partly.0, colours.missed.0, colours.absent.0][index % 4]
    }

    /// Thin lines at the quarters of the scale, the lowest one darker; the scale's ends are named.
    fn scale_lines(&mut self, chart: &Chart, canvas: &mut Canvas, top: f32) {
        let (left, right) = (canvas.left, canvas.left + canvas.width);
        for part in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let y = -(top + HEIGHT * part);
            let colour = if part < 1.0 { self.style.colours.rule.0 } else { self.style.colours.muted.0 };
            canvas.stroke(vec![PathStep::Move(left, y), PathStep::Line(right, y)], colour, 0.4);
        }
        if chart.is_share() {
            let ordinary = canvas.look;
            canvas.look.colour = self.style.colours.muted.0;
            for (part, shown) in [(0.0, "100\u{a0}% "), (0.5, "50\u{a0}% "), (1.0, "0\u{a0}% ")] {
                self.write(canvas, shown, (left, top + HEIGHT * part - 3.0), Align::Left);
            }
            canvas.look = ordinary;
        }
    }
}

/// The key of a series in the legend: a piece of its line under its marker.
pub(super) fn key(canvas: &mut Canvas, (x, y): (f32, f32), width: f32, index: usize, colour: Rgb) {
    canvas.stroke(dashed((x, y), (x + width, y), index), colour, STROKE);
    marker(canvas, (x + width / 2.0, y), index, colour);
}

/// A straight line, whole, dashed or dotted by the position of its series.
fn dashed(from: (f32, f32), to: (f32, f32), index: usize) -> Vec<PathStep> {
    let (on, off) = [(f32::INFINITY, 0.0), (5.0, 3.0), (1.4, 2.2)][index % 3];
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    let length = across.hypot(down).max(f32::MIN_POSITIVE);
    let at = |way: f32| {
        let share = (way / length).min(1.0);
        (from.0 + across * share, -(from.1 + down * share))
    };
    let starts = std::iter::successors(Some(0.0), |way| Some(way + on + off)).take_while(|way| *way < length);
    starts
        .flat_map(|way| {
            let ((x1, y1), (x2, y2)) = (at(way), at(way + on));
            [PathStep::Move(x1, y1), PathStep::Line(x2, y2)]
        })
        .collect()
}

/// A round, square or triangular marker: series differ in form as well as in colour.
fn marker(canvas: &mut Canvas, (x, y): (f32, f32), index: usize, colour: Rgb) {
    let (y, r) = (-y, MARKER);
    let steps = match index % 3 {
        0 => {
            let k = r * KAPPA;
            vec![
                PathStep::Move(x + r, y),
                PathStep::Cubic(x + r, y + k, x + k, y + r, x, y + r),
                PathStep::Cubic(x - k, y + r, x - r, y + k, x - r, y),
                PathStep::Cubic(x - r, y - k, x - k, y - r, x, y - r),
                PathStep::Cubic(x + k, y - r, x + r, y - k, x + r, y),
                PathStep::Close,
            ]
        }
        1 => crate::outputs::typeset::boxes::rectangle(x - r, x + r, y + r, y - r),
        _ => vec![
            PathStep::Move(x - r * 1.2, y - r),
            PathStep::Line(x + r * 1.2, y - r),
            PathStep::Line(x, y + r * 1.3),
            PathStep::Close,
        ],
    };
    canvas.fill(steps, colour);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dashed_line_begins_and_ends_with_its_points() {
        let steps = dashed((0.0, 0.0), (100.0, 0.0), 1);
        assert_eq!(steps[0], PathStep::Move(0.0, 0.0));
        assert_eq!(steps.len(), 2 * 13);
        assert!(steps.iter().all(|step| matches!(step, PathStep::Move(x, _) | PathStep::Line(x, _) if *x <= 100.0)));
        assert_eq!(dashed((0.0, 0.0), (100.0, 0.0), 0).len(), 2);
        assert!(dashed((5.0, 5.0), (5.0, 5.0), 1).len() <= 2);
    }
}
