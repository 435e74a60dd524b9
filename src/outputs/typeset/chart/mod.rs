//! Charts drawn as paths and real text in our fonts.
//!
//! ```text
//! data (what the source says) ─> scene (legend, bars, lines) ─> draw ─> slab
//! ```
//!
//! Guaranteed: every value is printed; series differ in lightness as well as in hue;
//! all of a chart's text and shapes belong to its Figure, which has its alternative
//! text and bounds.

mod bars;
mod data;
mod draw;
mod legend;
mod lines;
mod scene;
mod svg;
#[cfg(test)]
mod tests;

use roxmltree::Node;

use super::boxes::stack;
use super::error::TypesetError;
use super::flow::{Column, Form};
use super::inline::Emphasis;
use super::line::Align;
use super::setter::Setter;
use super::slab::Slab;
use super::source::{has_class, wrong};
use super::text::Setting;
use super::{Role, label};
use data::{Chart, ChartKind};
use draw::LabelRuler;
use scene::{Board, Frame, Ruler, Scene};
pub(in crate::outputs) use svg::svg;

/// Chart → scene.
fn compose(chart: &Chart, frame: Frame, ruler: &mut dyn Ruler) -> Scene {
    let mut board = Board::new(chart, frame, ruler);
    board.legend();
    match chart.kind {
        ChartKind::Stacked | ChartKind::Grouped => board.bars(),
        ChartKind::Lines => board.lines(),
    }
    board.finish()
}

impl Setter<'_> {
    pub(super) fn figure(
        &mut self,
        node: Node<'_, '_>,
        column: Column,
        out: &mut Vec<Slab>,
    ) -> Result<(), TypesetError> {
        if !has_class(node, "grafico") && !has_class(node, "immagine") {
            return Err(wrong(node, "una <figure> deve avere class=\"grafico\" o class=\"immagine\"".to_owned()));
        }
        let alternative = node.attribute("aria-label").filter(|text| !text.trim().is_empty());
        let alternative = alternative.ok_or_else(|| {
            wrong(node, "una <figure> deve avere aria-label, la frase che la descrive a chi non la vede".to_owned())
        })?;
        if has_class(node, "immagine") {
            return self.picture(node, alternative, column, out);
        }
        let chart = Chart::read(node)?;
        let element = self.tree.element(column.element, Role::Figure);
        self.tree.attributes(element).alternative = Some(alternative.to_owned());
        if let Some(id) = node.attribute("id") {
            self.anchors.push(id.to_owned());
            self.tree.attributes(element).identifier = Some(id.to_owned());
        }
        let content = self.tree.content(element);
        let look = label::look(self.style.key_label.size, self.style.colours.text.0, false);
        let frame = Frame { left: column.left, width: column.width, leading: self.style.key_label.leading };
        let scene = compose(&chart, frame, &mut LabelRuler { shaper: &mut self.shaper, look, content });
        let mut slabs = vec![self.draw(scene, look, content)];
        let owed = self.set_aside();
        if let Some(caption) = node.children().find(|child| child.has_tag_name("figcaption")) {
            let element = self.tree.element(element, Role::Caption);
            let size = self.style.small;
            let look = label::look(size.size, self.style.colours.muted.0, false);
            let text = self.gather(caption.children(), element, look, Emphasis::Marked);
            let form = Form { size, align: Align::Left, setting: Setting::Whole };
            self.gap = 4.0;
            self.paragraph(&text, column.left, column.measure, form, &mut slabs);
        }
        self.owe(owed);
        let mut slab = stack(slabs, 0.0);
        slab.divisible = true;
        slab.figure = Some((element, column.left, column.left + column.width));
        self.push(out, slab, 8.0);
        (self.gap, self.keep) = (12.0, 0);
        Ok(())
    }
}
