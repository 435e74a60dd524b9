//! Lines over a few points in time.

use super::data::{Chart, Row};
use super::{Canvas, Setter};
use crate::typeset::line::Align;
use crate::typeset::slab::count;
use crate::typeset::{PathStep, Rgb};

const HEIGHT: f32 = 120.0;
/// Least distance between the baselines of two values of a row.
const VALUE_PITCH: f32 = 10.0;
const MARKER: f32 = 2.4;
/// A circle's quarter as a Bézier curve.
const KAPPA: f32 = 0.552_28;

impl Setter<'_> {
    pub(super) fn lines(&mut self, chart: &Chart, canvas: &mut Canvas) {
        let top = canvas.height + 14.0;
        let base = top + HEIGHT;
        let step = canvas.width / count(chart.rows.len().max(1));
        let x_of = |index: usize| canvas.left + step * (count(index) + 0.5);
        let y_of = |amount: f32| base - amount / chart.top * HEIGHT;
        let xs: Vec<f32> = (0..chart.rows.len()).map(x_of).collect();
        let (left, right) = (canvas.left, canvas.left + canvas.width);
        for part in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let y = -(top + HEIGHT * part);
            let colour = if part < 1.0 { self.style.colours.rule.0 } else { self.style.colours.muted.0 };
            canvas.stroke(vec![PathStep::Move(left, y), PathStep::Line(right, y)], colour, 0.4);
        }
        for (index, series) in chart.series.iter().enumerate() {
            let colour = self.series_colour(series, index);
            let points: Vec<Option<(f32, f32)>> = chart
                .rows
                .iter()
                .zip(&xs)
                .map(|(row, &x)| row.values[index].as_ref().map(|value| (x, y_of(value.amount))))
                .collect();
            for pair in points.windows(2) {
                if let [Some(from), Some(to)] = *pair {
                    let steps = vec![PathStep::Move(from.0, -from.1), PathStep::Line(to.0, -to.1)];
                    canvas.stroke(steps, colour, 1.5);
                }
            }
            for &point in points.iter().flatten() {
                marker(canvas, point, index, colour);
            }
        }
        let mut lowest = base;
        for (row, &x) in chart.rows.iter().zip(&xs) {
            lowest = lowest.max(self.values_of(row, x, y_of, canvas));
        }
        for (row, &x) in chart.rows.iter().zip(&xs) {
            self.write(canvas, &format!("{} ", row.label), (x, lowest + 13.0), Align::Centre);
            if row.values.iter().all(Option::is_none) {
                self.write(canvas, "n.d. ", (x, base - 5.0), Align::Centre);
            }
        }
        canvas.height = lowest + 19.0;
    }

    /// Prints the values of one row: the highest above its point, the others below theirs,
    /// each clear of the one before, equal ones too. Returns the lowest baseline.
    fn values_of(&mut self, row: &Row, x: f32, y_of: impl Fn(f32) -> f32, canvas: &mut Canvas) -> f32 {
        let mut values: Vec<_> = row.values.iter().flatten().collect();
        values.sort_by(|one, other| other.amount.total_cmp(&one.amount));
        let mut last = f32::MIN;
        for (rank, value) in values.into_iter().enumerate() {
            let y = y_of(value.amount);
            let wished = if rank == 0 { y - 6.0 } else { y + 12.0 };
            last = wished.max(last + VALUE_PITCH);
            self.write(canvas, &format!("{} ", value.shown), (x, last), Align::Centre);
        }
        last
    }
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
        1 => crate::typeset::boxes::rectangle(x - r, x + r, y + r, y - r),
        _ => vec![
            PathStep::Move(x - r * 1.2, y - r),
            PathStep::Line(x + r * 1.2, y - r),
            PathStep::Line(x, y + r * 1.3),
            PathStep::Close,
        ],
    };
    canvas.fill(steps, colour);
}
