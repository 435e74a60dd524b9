//! Headings and paragraphs.

use roxmltree::Node;

use super::Role;
use super::error::TypesetError;
use super::flow::{Column, Form, Kind};
use super::gauge;
use super::glyph::Variant;
use super::headings::Heading;
use super::inline::Emphasis;
use super::line::{self, Place};
use super::paragraph;
use super::setter::Setter;
use super::slab::Slab;
use super::source::has_class;
use super::style::TextForm;
use super::text::{Look, Setting, Text};

/// Width of the gauge at the end of a paragraph's first line.
const GAUGE: f32 = 96.0;
/// The least space before it.
const GUTTER: f32 = 12.0;

impl Setter<'_> {
    pub(super) fn heading(&mut self, node: Node<'_, '_>, column: Column, out: &mut Vec<Slab>) {
        let headings = self.headings;
        let index = headings.index_of(node);
        let Heading { level, ref id, ref number, .. } = headings.all[index];
        if node.attribute("id").is_none() {
            self.anchors.push(id.clone());
        }
        let element = self.tree.element(column.element, Role::Heading(level));
        let size = match column.kind {
            Kind::Cover => self.cover_title(level),
            Kind::Page | Kind::Cell | Kind::Item => self.style.heading(level),
        };
        let colour = if level < 4 { self.style.colours.accent.0 } else { self.style.colours.text.0 };
        let look = Look { variant: Variant { bold: true, italic: false }, size: size.size, colour, rise: 0.0 };
        let before = number.as_ref().map(|number| format!("{number} ")).unwrap_or_default();
        let text = self.gather_after(&before, node.children(), element, look, Emphasis::Plain);
        let first = out.len();
        // A heading above has the line that it needs: this one may begin a page.
        if self.keep == 1 {
            self.keep = 0;
        }
        let form = Form { size, align: column.align_left(), setting: Setting::Whole };
        // Lower headings keep to the text they head; the higher ones may be as wide as the page.
        let width = if level < 3 { column.width } else { column.measure };
        self.paragraph(&text, column.left, width, form, out);
        for slab in out.iter_mut().skip(first + 1) {
            slab.glued = true;
        }
        if let Some(slab) = out.get_mut(first) {
            slab.bookmarks.push(index);
        }
        self.keep = 2;
    }

    pub(super) fn paragraph_element(
        &mut self,
        node: Node<'_, '_>,
        column: Column,
        out: &mut Vec<Slab>,
    ) -> Result<(), TypesetError> {
        let element = self.tree.element(column.element, Role::Paragraph);
        let colours = &self.style.colours;
        let (mut size, mut look, mut setting) = (column.size, column.look, column.setting);
        // What stands beside tables and figures is as wide as they are; it is not read line after line.
        let accompanies = ["nota", "esito", "indici-riga"].into_iter().any(|class| has_class(node, class));
        let measure = if accompanies { column.width } else { column.measure };
        if has_class(node, "guida") {
            size = if column.kind == Kind::Cover { self.cover_title(2) } else { self.style.lead };
            look = Look { size: size.size, colour: colours.accent.0, ..look };
            setting = Setting::Ragged;
        } else if has_class(node, "nota") {
            size = self.style.small;
            look = Look { size: size.size, colour: colours.muted.0, ..look };
            setting = Setting::Ragged;
        } else if has_class(node, "avvertenza") {
            look = Look { colour: colours.margin_mark.0, ..look };
            setting = Setting::Ragged;
        } else if has_class(node, "esito") || has_class(node, "indici-riga") {
            // What it introduces says more of the same.
            size = TextForm { after: size.after.min(1.0), ..size };
            setting = Setting::Ragged;
        } else if has_class(node, "ente") {
            size = TextForm { size: 13.0, leading: 18.0, before: 0.0, after: 6.0 };
            look = Look {
                size: size.size,
                colour: colours.accent.0,
                variant: Variant { bold: true, italic: false },
                ..look
            };
        }
        let text = self.gather(node.children(), element, look, Emphasis::Marked);
        let form = Form { size, align: column.align_for(setting), setting };
        let gauge = gauge::share(node)?;
        let measure = if gauge.is_some() { (column.width - GAUGE - GUTTER).min(measure) } else { measure };
        let first = out.len();
        self.paragraph(&text, column.left, measure, form, out);
        if let Some((share, slab)) = gauge.zip(out.get_mut(first)) {
            let corner = (column.left + column.width - GAUGE, (gauge::HEIGHT - size.leading) / 2.0);
            slab.pieces.push(gauge::piece(node, share, corner, GAUGE, colours));
        }
        Ok(())
    }

    /// Sets the lines of one paragraph, with widows and orphans of at least two lines.
    pub fn paragraph(&mut self, text: &Text, left: f32, width: f32, form: Form, out: &mut Vec<Slab>) {
        if text.string.is_empty() {
            return;
        }
        let (lines, cut) = paragraph::lines(text, width, form.setting, &mut self.shaper);
        self.note_cut(cut);
        let leading = form.size.leading;
        let baseline = line::baseline(form.size.size, leading);
        let place = Place { left, width, align: form.align, baseline, leading };
        let count = lines.len();
        for (index, line) in lines.iter().enumerate() {
            let piece = line::set(line, text, place, index + 1 == count, &self.shaper);
            let glued = index > 0 && (index == 1 || index + 1 == count);
            let slab = Slab { height: leading, glued, pieces: vec![piece], ..Slab::default() };
            self.push(out, slab, if index == 0 { form.size.before } else { 0.0 });
        }
        self.gap = form.size.after;
    }
}
