//! Charts drawn as paths and real text in our fonts.
//!
//! Guaranteed: every value is printed; series differ in lightness as well as in hue;
//! all of a chart's text and shapes belong to its Figure, which has its alternative
//! text and bounds.

mod bars;
mod data;
mod lines;

use roxmltree::Node;

use super::boxes::{rectangle, stack};
use super::error::TypesetError;
use super::flow::{Column, Form};
use super::inline::Emphasis;
use super::line::Align;
use super::paragraph::{Look, Setting};
use super::setter::Setter;
use super::slab::{Piece, Slab};
use super::source::{has_class, wrong};
use super::{ContentId, Item, Mark, Path, PathStep, Rgb, Role, Shape, Stroke, label};
use data::{Chart, ChartKind, Series};

/// Edge of the squares of the legend.
const SWATCH: f32 = 7.0;

/// A chart while it is drawn: y grows downwards from its upper edge.
struct Canvas {
    left: f32,
    width: f32,
    content: ContentId,
    look: Look,
    items: Vec<Item>,
    height: f32,
    /// After which item, and at which height, a chart longer than a page may be divided.
    cuts: Vec<(usize, f32)>,
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
        let (left, width) = (column.left, column.width);
        let mut canvas = Canvas { left, width, content, look, items: Vec::new(), height: 0.0, cuts: Vec::new() };
        self.legend(&chart, &mut canvas);
        match chart.kind {
            ChartKind::Stacked | ChartKind::Grouped => self.bars(&chart, &mut canvas),
            ChartKind::Lines => self.lines(&chart, &mut canvas),
        }
        let mut slabs = vec![canvas.finish()];
        let (gap, keep, anchors) = (self.gap, self.keep, std::mem::take(&mut self.anchors));
        let fresh = std::mem::take(&mut self.fresh_page);
        if let Some(caption) = node.children().find(|child| child.has_tag_name("figcaption")) {
            let element = self.tree.element(element, Role::Caption);
            let size = self.style.small;
            let look = label::look(size.size, self.style.colours.muted.0, false);
            let text = self.gather(caption.children(), element, look, Emphasis::Plain);
            let form = Form { size, align: Align::Left, setting: Setting::Whole };
            self.gap = 4.0;
            self.paragraph(&text, column.left, column.measure, form, &mut slabs);
        }
        (self.gap, self.keep, self.anchors, self.fresh_page) = (gap, keep, anchors, fresh);
        let mut slab = stack(slabs, 0.0);
        slab.divisible = true;
        slab.figure = Some((element, column.left, column.left + column.width));
        self.push(out, slab, 8.0);
        (self.gap, self.keep) = (12.0, 0);
        Ok(())
    }

    /// The names of the series with their squares, in as many lines as they need.
    fn legend(&mut self, chart: &Chart, canvas: &mut Canvas) {
        if chart.series.len() < 2 {
            return;
        }
        let swatch = if chart.kind == ChartKind::Lines { 3.0 * SWATCH } else { SWATCH };
        let (mut x, mut y) = (canvas.left, 0.0);
        for (index, series) in chart.series.iter().enumerate() {
            let sign = series.sign.as_ref().map(|sign| format!("{sign}\u{a0}")).unwrap_or_default();
            let name = format!("{sign}{}", series.name);
            let room = swatch + 4.0 + label::width(&mut self.shaper, &name, canvas.look) + 16.0;
            if x > canvas.left && x + room > canvas.left + canvas.width {
                (x, y) = (canvas.left, y + 13.0);
            }
            let colour = self.series_colour(series, index);
            match chart.kind {
                ChartKind::Lines => {
                    let colour = self.line_colour(index);
                    lines::key(canvas, (x, y + 6.0), swatch, index, colour);
                }
                ChartKind::Stacked | ChartKind::Grouped => {
                    canvas.fill(rectangle(x, x + swatch, -(y + 2.5), -(y + 2.5 + SWATCH)), colour);
                }
            }
            self.write(canvas, &format!("{name} "), (x + swatch + 4.0, y + 9.2), Align::Left);
            x += room;
        }
        canvas.height = y + 18.0;
    }

    /// The fill of a series: by class of results, else by position.
    fn series_colour(&self, series: &Series, index: usize) -> Rgb {
        let colours = &self.style.colours;
        let palette = [colours.achieved_fill.0, colours.partly_fill.0, colours.missed_fill.0, colours.absent_fill.0];
        match series.class.as_deref() {
            Some("raggiunto") => palette[0],
            Some("parziale") => palette[1],
            Some("non-raggiunto") => palette[2],
            Some("assente") => palette[3],
            _ => palette[index % palette.len()],
        }
    }

    fn write(&mut self, canvas: &mut Canvas, shown: &str, (x, y): (f32, f32), align: Align) {
        let mark = Mark::Content(canvas.content);
        let items = label::items(&mut self.shaper, shown, canvas.look, (x, -y), align, mark);
        canvas.items.extend(items);
    }

    /// A label in a narrow column, wrapped; returns the height it took.
    fn write_wrapped(&mut self, canvas: &mut Canvas, shown: &str, top: f32, width: f32) -> f32 {
        let span = super::paragraph::Span { end: shown.len(), look: canvas.look, content: canvas.content, link: None };
        let text = super::paragraph::Text { string: shown.to_owned(), spans: vec![span], links: Vec::new() };
        if shown.is_empty() {
            return 0.0;
        }
        let (lines, cut) = super::paragraph::lines(&text, width, Setting::Whole, &mut self.shaper);
        self.note_cut(cut);
        let leading = self.style.key_label.leading;
        let baseline = super::line::baseline(canvas.look.size, leading);
        let place = super::line::Place { left: canvas.left, width, align: Align::Left, baseline, leading };
        for (index, line) in lines.iter().enumerate() {
            let mut piece: Piece = super::line::set(line, &text, place, false, &self.shaper);
            piece.raise(-(top + leading * super::slab::count(index)));
            canvas.items.append(&mut piece.items);
        }
        leading * super::slab::count(lines.len())
    }
}

impl Canvas {
    /// Marks that everything so far may stand on another page than what follows.
    fn cut(&mut self) {
        self.cuts.push((self.items.len(), self.height));
    }

    fn finish(mut self) -> Slab {
        self.cut();
        let mut slab = Slab { height: self.height, ..Slab::default() };
        let mut items = self.items.into_iter();
        let (mut taken, mut top) = (0, 0.0);
        for (end, bottom) in self.cuts {
            let items = items.by_ref().take(end - taken).collect();
            slab.pieces.push(Piece { top: -top, bottom: -bottom, items, ..Piece::default() });
            (taken, top) = (end, bottom);
        }
        slab
    }

    fn fill(&mut self, steps: Vec<PathStep>, colour: Rgb) {
        let path = Path { steps, fill: Some(colour), ..Path::default() };
        self.items.push(Item { mark: Mark::Content(self.content), shape: Shape::Path(path) });
    }

    fn stroke(&mut self, steps: Vec<PathStep>, colour: Rgb, width: f32) {
        let path = Path { steps, stroke: Some(Stroke { colour, width }), ..Path::default() };
        self.items.push(Item { mark: Mark::Content(self.content), shape: Shape::Path(path) });
    }
}

/// Black or white, whichever can be read on a fill.
fn ink_on(Rgb(red, green, blue): Rgb, dark: Rgb) -> Rgb {
    let light = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue) > 135_000;
    if light { dark } else { Rgb(255, 255, 255) }
}
