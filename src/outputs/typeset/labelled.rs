//! Labelled lists: terms in a narrow column, what they say beside them.
//!
//! Guaranteed: a term and the first line of its text stand on one page; for who cannot see it the list is one of labels
//! and bodies (ISO 32000-1, 14.8.4.3.3).

use roxmltree::Node;

use super::error::TypesetError;
use super::flow::{Column, Form, Kind};
use super::inline::Emphasis;
use super::label;
use super::line::Align;
use super::setter::Setter;
use super::slab::Slab;
use super::source::wrong;
use super::style::TextForm;
use super::text::{Look, Setting};
use super::{ElementId, Labels, Role};

/// Between the widest term and the texts.
const GUTTER: f32 = 12.0;
/// The largest share of the column that terms take.
const LARGEST_SHARE: f32 = 0.4;

impl Setter<'_> {
    /// Sets a `<dl>`: each `<dt>` beside the `<dd>` that follows it.
    pub(super) fn labelled(
        &mut self,
        node: Node<'_, '_>,
        column: Column,
        out: &mut Vec<Slab>,
    ) -> Result<(), TypesetError> {
        let list = self.tree.element(column.element, Role::List);
        self.tree.attributes(list).labels = Labels::Words;
        let indent = self.indent(node, column);
        let mut parts = node.children().filter(Node::is_element);
        let mut first = true;
        while let Some(term) = parts.next() {
            let text = parts.next().filter(|next| term.has_tag_name("dt") && next.has_tag_name("dd"));
            let text = text.ok_or_else(|| {
                wrong(term, "in un elenco <dl> ogni <dt> è seguito dal proprio <dd>, e non c’è altro".to_owned())
            })?;
            let item = self.tree.element(list, Role::ListItem);
            self.gap = if std::mem::take(&mut first) { self.gap } else { 1.0 };
            self.labelled_item((term, text), item, column, indent, out)?;
        }
        self.gap = self.style.table.after;
        Ok(())
    }

    /// From the left edge of the terms to that of their texts: the widest term, within its share of the column.
    fn indent(&mut self, list: Node<'_, '_>, column: Column) -> f32 {
        let look = Look { size: self.style.table.size, ..column.look };
        let terms = list.children().filter(|child| child.has_tag_name("dt"));
        let widths = terms.map(|term| label::width(&mut self.shaper, term.text().unwrap_or_default().trim(), look));
        (widths.fold(0.0, f32::max) + GUTTER).min(column.width * LARGEST_SHARE)
    }

    fn labelled_item(
        &mut self,
        (term, text): (Node<'_, '_>, Node<'_, '_>),
        item: ElementId,
        column: Column,
        indent: f32,
        out: &mut Vec<Slab>,
    ) -> Result<(), TypesetError> {
        let size = TextForm { before: 0.0, after: 1.0, ..self.style.table };
        let label = self.tree.element(item, Role::Label);
        let look = Look { size: size.size, colour: self.style.colours.muted.0, ..column.look };
        let owed = self.set_aside();
        let words = self.gather(term.children(), label, look, Emphasis::Plain);
        let form = Form { size, align: Align::Left, setting: Setting::Whole };
        let mut terms = Vec::new();
        self.paragraph(&words, column.left, indent - GUTTER, form, &mut terms);
        let body = self.tree.element(item, Role::ListBody);
        self.owe(owed);
        let first = out.len();
        let (left, width) = (column.left + indent, column.width - indent);
        let look = Look { size: size.size, ..column.look };
        let inner = Column {
            left,
            width,
            measure: width,
            element: body,
            look,
            size,
            align: Align::Left,
            setting: Setting::Ragged,
            kind: Kind::Item,
        };
        self.flow(text, inner, out)?;
        for (index, mut slab) in terms.into_iter().enumerate() {
            match out.get_mut(first + index) {
                // The term is read first.
                Some(beside) => {
                    slab.pieces.append(&mut beside.pieces);
                    beside.pieces = slab.pieces;
                    beside.glued |= index > 0;
                }
                None => {
                    slab.glued = index > 0;
                    self.push(out, slab, 0.0);
                }
            }
        }
        Ok(())
    }
}
