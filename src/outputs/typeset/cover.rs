//! The cover: its own scale and positions, no header, no footer.

use roxmltree::Node;

use super::boxes::ground;
use super::error::TypesetError;
use super::flow::{Column, Kind};
use super::line::Align;
use super::setter::Setter;
use super::slab::{Part, Piece, Slab, Start};
use super::style::TextForm;
use super::text::{Look, Setting};

/// Largest share of the page that the space above the title may take.
const LARGEST_DROP: f32 = 0.4;

impl Setter<'_> {
    /// Sets a cover on a page of its own: the title hangs at a fixed height, the rest follows.
    pub(super) fn cover(
        &mut self,
        node: Node<'_, '_>,
        column: Column,
        out: &mut Vec<Slab>,
    ) -> Result<(), TypesetError> {
        let part = std::mem::replace(&mut self.part, Part::Cover);
        self.start = Start::OwnPage;
        let form = self.style.page;
        let body = self.style.body;
        let size = TextForm { leading: body.leading.max(15.0), after: 6.0, ..body };
        let look = Look { size: size.size, ..column.look };
        let measure = form.inner_width();
        let column =
            Column { kind: Kind::Cover, look, size, measure, align: Align::Left, setting: Setting::Whole, ..column };
        let mut slabs = Vec::new();
        self.flow(node, column, &mut slabs)?;
        let title = slabs.iter().position(|slab| !slab.bookmarks.is_empty());
        let above: f32 = slabs.iter().take(title.unwrap_or(0)).map(|slab| slab.space_before + slab.height).sum();
        let all: f32 = slabs.iter().map(|slab| slab.space_before + slab.height).sum();
        // A crowded cover gives up its white space before it gives up its page.
        let spare = (form.inner_height() - all).max(0.0).min(form.inner_height() * LARGEST_DROP);
        if let Some(slab) = title.and_then(|title| slabs.get_mut(title)) {
            slab.space_before += (self.style.cover.drop - above).clamp(0.0, spare);
            // A short stroke of colour is the cover's only ornament.
            let stroke = ground(column.left, column.left + 46.0, 14.0, 10.5, self.style.colours.accent.0);
            slab.pieces.push(Piece { items: vec![stroke], ..Piece::default() });
        }
        out.append(&mut slabs);
        self.part = part;
        self.start = Start::OwnPage;
        self.keep = 0;
        self.gap = 0.0;
        Ok(())
    }

    /// The size of titles on the cover: the first level is the title, others are subtitles.
    pub(super) fn cover_title(&self, level: u8) -> TextForm {
        let cover = self.style.cover;
        if level == 1 {
            TextForm { size: cover.title, leading: cover.leading, before: 0.0, after: 12.0 }
        } else {
            TextForm { size: cover.subtitle, leading: cover.subtitle * 1.4, before: 2.0, after: 16.0 }
        }
    }
}
