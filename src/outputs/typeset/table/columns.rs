//! Widths of columns: from hints, else from what stands in them.

use roxmltree::Node;

use super::grid::{Band, Cell, Grid};
use crate::outputs::typeset::chunk::stays_with_next;
use crate::outputs::typeset::error::TypesetError;
use crate::outputs::typeset::label;
use crate::outputs::typeset::setter::Setter;
use crate::outputs::typeset::slab::count;
use crate::outputs::typeset::source::{has_class, is_class, wrong};

/// A word wider than this may be hyphenated rather than widen its column.
const LONGEST_WHOLE_WORD: f32 = 74.0;
/// A word of letters may always be divided down to this.
const LEAST_DIVIDED: f32 = 34.0;
/// No column is narrower.
const NARROWEST: f32 = 16.0;

/// What a column asks for, padding included.
#[derive(Debug, Clone, Copy, Default)]
struct Wish {
    /// What cannot be divided at all: figures, codes, dates.
    hard: f32,
    /// What keeps words whole.
    least: f32,
    /// What keeps the content on one line.
    most: f32,
    /// A width fixed by the source.
    fixed: Option<f32>,
    /// Whether it should be no wider than its content.
    tight: bool,
}

impl Setter<'_> {
    /// Widths that sum to `total`.
    pub(super) fn column_widths(&mut self, grid: &Grid<'_, '_>, total: f32) -> Result<Vec<f32>, TypesetError> {
        let mut wishes = vec![Wish::default(); grid.columns];
        for row in &grid.rows {
            for cell in row.cells.iter().filter(|cell| cell.columns == 1) {
                let asked = self.cell_wish(cell, row.band);
                let wish = &mut wishes[cell.column];
                wish.hard = wish.hard.max(asked.hard);
                wish.least = wish.least.max(asked.least);
                wish.most = wish.most.max(asked.most);
                wish.tight |= has_class(cell.node, "num") && row.band == Band::Body;
            }
        }
        for (wish, hint) in wishes.iter_mut().zip(&grid.hints) {
            wish.fixed = percentage(*hint)?.map(|share| share * total);
            wish.tight |= has_class(*hint, "num") || has_class(*hint, "stretto");
            wish.tight &= !has_class(*hint, "testo");
        }
        Ok(share_out(&wishes, total))
    }

    /// What one cell asks for.
    fn cell_wish(&mut self, cell: &Cell<'_, '_>, band: Band) -> Wish {
        let bold = band != Band::Body
            || cell.node.descendants().any(|node| node.has_tag_name("strong") || node.has_tag_name("span"));
        let size = if band == Band::Head { self.style.table_head.size } else { self.style.table.size };
        let look = label::look(size, self.style.colours.text.0, bold);
        let whole = has_class(cell.node, "num") || has_class(cell.node, "stretto");
        let padding = 2.0 * self.style.cell.horizontal + 0.3;
        let (mut hard, mut least, mut most, mut line) = (0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32);
        let space = self.shaper.space(look.variant).advance * size / 1000.0;
        for node in cell.node.descendants() {
            let block = node.is_element() && ["p", "li", "br", "table"].contains(&node.tag_name().name());
            if block {
                most = most.max(line);
                line = 0.0;
            }
            let mut symbol = 0.0;
            let mut signed = node.is_text() && node.parent().is_some_and(is_class);
            let indent = if node.ancestors().any(|above| above.has_tag_name("li")) { 16.0 } else { 0.0 };
            for word in node.text().filter(|_| node.is_text()).unwrap_or_default().split_ascii_whitespace() {
                let width = self.shaper.word(word, look.variant).width * size / 1000.0;
                let kept = if whole { width } else { width.min(LONGEST_WHOLE_WORD) };
                let figures = width < LONGEST_WHOLE_WORD && word.bytes().any(|byte| byte.is_ascii_digit());
                hard = hard.max(indent + if figures { width } else { width.min(LEAST_DIVIDED) });
                least = least.max(indent + symbol + kept);
                let stays = stays_with_next(word) || std::mem::take(&mut signed);
                symbol = if stays { width + space } else { 0.0 };
                line += width + if line > 0.0 { space } else { indent };
            }
        }
        let most = most.max(line).max(least) + padding;
        Wish { hard: hard + padding, least: least + padding, most, ..Wish::default() }
    }
}

/// The share of a `style="width:NN%"`.
fn percentage(hint: Node<'_, '_>) -> Result<Option<f32>, TypesetError> {
    let Some(style) = hint.attribute("style") else { return Ok(None) };
    let value = style.trim().trim_end_matches(';').strip_prefix("width:").map(str::trim);
    value
        .and_then(|value| value.strip_suffix('%')?.trim().parse::<f32>().ok())
        .filter(|share| *share > 0.0 && *share <= 100.0)
        .map(|share| Some(share / 100.0))
        .ok_or_else(|| wrong(hint, format!("style=\"{style}\" in <col> non è valido: atteso width:NN%")))
}

/// Gives each column its floor, then shares what is left by what columns still want.
///
/// A width fixed by the source gives way to a word that would not fit; where not even
/// whole words fit, columns shrink towards what cannot be divided at all.
fn share_out(wishes: &[Wish], total: f32) -> Vec<f32> {
    let least: Vec<f32> = wishes.iter().map(|wish| wish.least.max(NARROWEST)).collect();
    let floors = wishes.iter().zip(&least).map(|(wish, &least)| wish.fixed.unwrap_or(0.0).max(least));
    let mut widths: Vec<f32> = floors.collect();
    if widths.iter().sum::<f32>() > total {
        let hard: Vec<f32> = wishes.iter().map(|wish| wish.hard.max(NARROWEST)).collect();
        return shrink(&hard, &least, &widths, total);
    }
    let floor: f32 = widths.iter().sum();
    grow(&mut widths, wishes, total - floor);
    let spare = (total - widths.iter().sum::<f32>()).max(0.0);
    // What nobody wants goes to columns of text; numbers stay close to their neighbours.
    let elastic = |wish: &Wish| wish.fixed.is_none() && !wish.tight;
    let any = wishes.iter().any(elastic);
    let takers = wishes.iter().filter(|wish| !any || elastic(wish)).count();
    for (width, wish) in widths.iter_mut().zip(wishes) {
        *width += if !any || elastic(wish) { spare / count(takers) } else { 0.0 };
    }
    widths
}

/// Widths below the asked ones that sum to `total`: down to whole words, then to what is
/// indivisible, then all in proportion.
fn shrink(hard: &[f32], least: &[f32], asked: &[f32], total: f32) -> Vec<f32> {
    let sum = |widths: &[f32]| widths.iter().sum::<f32>();
    let (low, high) = match total {
        total if total >= sum(least) => (least, asked),
        total if total >= sum(hard) => (hard, least),
        total => return hard.iter().map(|width| width * total / sum(hard)).collect(),
    };
    // The same share of the way between the two bounds for every column.
    let way = (total - sum(low)) / (sum(high) - sum(low)).max(f32::MIN_POSITIVE);
    low.iter().zip(high).map(|(low, high)| low + (high - low) * way).collect()
}

/// Widens columns towards what they want, by the root of it: a text ten times as
/// long gets some three times the width. Rounds end when nobody wants more.
fn grow(widths: &mut [f32], wishes: &[Wish], mut left: f32) {
    for _ in 0..=wishes.len() {
        let want = |width: f32, wish: &Wish| if wish.fixed.is_some() { 0.0 } else { (wish.most - width).max(0.0) };
        let weight: f32 = widths.iter().zip(wishes).map(|(width, wish)| want(*width, wish).sqrt()).sum();
        if weight < 0.01 || left < 0.01 {
            return;
        }
        let share = left / weight;
        for (width, wish) in widths.iter_mut().zip(wishes) {
            let wanted = want(*width, wish);
            let more = (share * wanted.sqrt()).min(wanted);
            *width += more;
            left -= more;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(least: f32, most: f32, tight: bool) -> Wish {
        Wish { hard: least.min(20.0), least, most, fixed: None, tight }
    }

    #[test]
    fn widths_sum_to_the_table_and_respect_the_least() {
        for wishes in [
            vec![wish(40.0, 60.0, true), wish(50.0, 900.0, false), wish(50.0, 200.0, false)],
            vec![wish(20.0, 20.0, true), wish(30.0, 30.0, true)],
            vec![wish(20.0, 30.0, true), wish(30.0, 60.0, false)],
        ] {
            let widths = share_out(&wishes, 480.0);
            assert!((widths.iter().sum::<f32>() - 480.0).abs() < 0.1, "{widths:?}");
            assert!(widths.iter().zip(&wishes).all(|(width, wish)| *width >= wish.least - 0.01), "{widths:?}");
        }
    }

    #[test]
    fn a_fixed_width_gives_way_to_a_figure_that_does_not_fit() {
        let fixed = |share: f32, least| Wish { fixed: Some(share * 480.0), ..wish(least, least, true) };
        let widths = share_out(&[fixed(0.8, 60.0), fixed(0.1, 70.0), fixed(0.1, 20.0)], 480.0);
        assert!(widths[1] >= 70.0 - 0.01, "{widths:?}");
        assert!((widths.iter().sum::<f32>() - 480.0).abs() < 0.1, "{widths:?}");
    }

    #[test]
    fn where_words_do_not_fit_figures_still_stay_whole() {
        let words = Wish { hard: 44.0, ..wish(84.0, 300.0, false) };
        let date = Wish { hard: 60.0, ..wish(60.0, 60.0, true) };
        let widths = share_out(&[words, words, words, words, date, date], 420.0);
        assert!(widths[4] >= 60.0 - 0.01 && widths[0] >= 44.0, "{widths:?}");
        assert!((widths.iter().sum::<f32>() - 420.0).abs() < 0.1, "{widths:?}");
    }

    #[test]
    fn too_many_columns_shrink_together() {
        let widths = share_out(&[wish(400.0, 400.0, false), wish(400.0, 400.0, false)], 480.0);
        assert!((widths[0] - 240.0).abs() < 0.1 && (widths[1] - 240.0).abs() < 0.1);
    }
}
