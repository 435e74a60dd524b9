//! A picture of the source on its page.

use std::sync::Arc;

use roxmltree::Node;

use super::content::{Content, Picture};
use crate::outputs::typeset::error::TypesetError;
use crate::outputs::typeset::flow::Column;
use crate::outputs::typeset::setter::Setter;
use crate::outputs::typeset::slab::Slab;
use crate::outputs::typeset::source::wrong;
use crate::outputs::typeset::{Image, Item, Mark, Path, PathStep, Rectangle, Role, Shape};

impl Setter<'_> {
    /// Sets the picture that a `<figure class="immagine">` names, at the height that the style gives it.
    pub(in crate::outputs::typeset) fn picture(
        &mut self,
        node: Node<'_, '_>,
        alternative: &str,
        column: Column,
        out: &mut Vec<Slab>,
    ) -> Result<(), TypesetError> {
        let name = node.attribute("data-nome").unwrap_or_default();
        let picture = self.pictures.get(name).ok_or_else(|| {
            let message = format!(
                "l’immagine «{name}» non c’è: mettere stemma.svg o stemma.png nella cartella dell’ente e racchiudere la figura in {{{{#if stemma}}}}"
            );
            wrong(node, message)
        })?;
        let element = self.tree.element(column.element, Role::Figure);
        self.tree.attributes(element).alternative = Some(alternative.to_owned());
        let mark = Mark::Content(self.tree.content(element));
        let wished = self.style.cover.emblem;
        let width = (wished * picture.ratio()).min(column.width);
        let height = width / picture.ratio();
        let items = items(picture, column.left, (width, height), mark);
        let mut slab = Slab::single(height, items);
        slab.figure = Some((element, column.left, column.left + width));
        self.push(out, slab, 0.0);
        self.gap = 12.0;
        Ok(())
    }
}

/// The picture with its upper left corner at `left` and height 0.
fn items(picture: &Picture, left: f32, (width, height): (f32, f32), mark: Mark) -> Vec<Item> {
    match &picture.0 {
        Content::Vector { height: own, paths, .. } => {
            let scale = height / own;
            let place = |path: &Path| {
                let steps = path.steps.iter().map(|step| placed(*step, left, scale)).collect();
                Item { mark, shape: Shape::Path(Path { steps, ..path.clone() }), fact: None }
            };
            paths.iter().map(place).collect()
        }
        Content::Raster(raster) => {
            let area = Rectangle { left, right: left + width, bottom: -height, top: 0.0 };
            vec![Item { mark, shape: Shape::Image(Image { raster: Arc::clone(raster), area }), fact: None }]
        }
    }
}

fn placed(step: PathStep, left: f32, scale: f32) -> PathStep {
    let (x, y) = (|x: f32| left + x * scale, |y: f32| y * scale);
    match step {
        PathStep::Move(to_x, to_y) => PathStep::Move(x(to_x), y(to_y)),
        PathStep::Line(to_x, to_y) => PathStep::Line(x(to_x), y(to_y)),
        PathStep::Cubic(x1, y1, x2, y2, to_x, to_y) => PathStep::Cubic(x(x1), y(y1), x(x2), y(y2), x(to_x), y(to_y)),
        PathStep::Close => PathStep::Close,
    }
}
