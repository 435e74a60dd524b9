//! SVG → opaque paths.

use std::collections::BTreeSet;

use usvg::tiny_skia_path::{self, PathSegment, StrokeDash};
use usvg::{Color, Group, ImageHrefResolver, Node, Options, Paint, PaintOrder, Tree};

use super::content::Content;
use crate::outputs::typeset::{FillRule, Path, PathStep, Rgb};

/// More steps than this are no coat of arms but a traced photograph.
const MOST_STEPS: usize = 200_000;

/// Fineness with which strokes become outlines, in steps for one unit.
const FINENESS: f32 = 4.0;

/// The paths of a drawing, and what it holds that paths cannot show.
pub(super) fn read(bytes: &[u8]) -> Result<(Content, Vec<&'static str>), String> {
    let nowhere = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: nowhere, ..Options::default() };
    let text = std::str::from_utf8(bytes).map_err(|_| "non è un testo in UTF-8".to_owned())?;
    let tree = Tree::from_str(text, &options).map_err(|_| "non è un disegno SVG valido".to_owned())?;
    let mut drawing = Drawing { paths: Vec::new(), steps: 0, lost: unsupported_elements(text) };
    drawing.group(tree.root());
    if drawing.paths.is_empty() {
        return Err("non contiene alcun tracciato".to_owned());
    }
    if reaches_out(&tree) {
        drawing.lost.insert("figure che escono dal riquadro del disegno: sono stampate per intero");
    }
    if drawing.steps > MOST_STEPS {
        return Err("il disegno è troppo complesso".to_owned());
    }
    let (width, height) = (tree.size().width(), tree.size().height());
    Ok((Content::Vector { width, height, paths: drawing.paths }, drawing.lost.into_iter().collect()))
}

/// Whether something is painted beside the drawing's own box, by more than a hundredth of it.
fn reaches_out(tree: &Tree) -> bool {
    let (bounds, size) = (tree.root().abs_stroke_bounding_box(), tree.size());
    let spare = size.width().max(size.height()) / 100.0;
    bounds.left() < -spare
        || bounds.top() < -spare
        || bounds.right() > size.width() + spare
        || bounds.bottom() > size.height() + spare
}

/// Elements that the reader of SVG leaves out.
fn unsupported_elements(text: &str) -> BTreeSet<&'static str> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(text, options);
    let names = document.iter().flat_map(roxmltree::Document::descendants).map(|node| match node.tag_name().name() {
        "text" => Some("testi: non sono stampati"),
        "image" => Some("immagini incorporate o collegate: non sono stampate"),
        "foreignObject" => Some("contenuti di altri formati: non sono stampati"),
        _ => None,
    });
    names.flatten().collect()
}

struct Drawing {
    paths: Vec<Path>,
    steps: usize,
    lost: BTreeSet<&'static str>,
}

impl Drawing {
    fn group(&mut self, group: &Group) {
        let kinds = [
            (group.opacity().get() < 1.0, "trasparenze: sono rese opache"),
            (group.blend_mode() != usvg::BlendMode::Normal, "fusioni di colore: sono rese opache"),
            (group.clip_path().is_some(), "ritagli: le figure sono stampate intere"),
            (group.mask().is_some(), "maschere: le figure sono stampate intere"),
            (!group.filters().is_empty(), "filtri: non sono applicati"),
        ];
        self.lost.extend(kinds.into_iter().filter_map(|(is_there, what)| is_there.then_some(what)));
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner),
                Node::Path(path) if path.is_visible() => self.path(path),
                Node::Path(_) => {}
                Node::Image(_) => drop(self.lost.insert("immagini incorporate o collegate: non sono stampate")),
                Node::Text(_) => drop(self.lost.insert("testi: non sono stampati")),
            }
        }
    }

    fn path(&mut self, path: &usvg::Path) {
        if path.paint_order() == PaintOrder::FillAndStroke {
            self.fill(path);
            self.stroke(path);
        } else {
            self.stroke(path);
            self.fill(path);
        }
    }

    fn fill(&mut self, path: &usvg::Path) {
        let Some(fill) = path.fill() else { return };
        let colour = self.colour(fill.paint(), fill.opacity().get());
        let rule = match fill.rule() {
            usvg::FillRule::NonZero => FillRule::NonZero,
            usvg::FillRule::EvenOdd => FillRule::EvenOdd,
        };
        self.push(path.data().clone(), path, colour, rule);
    }

    /// A stroke is drawn as its outline: dashes, joins and caps come out as the drawing asks.
    fn stroke(&mut self, path: &usvg::Path) {
        let Some(stroke) = path.stroke() else { return };
        let colour = self.colour(stroke.paint(), stroke.opacity().get());
        let dash = stroke.dasharray().and_then(|dashes| StrokeDash::new(dashes.to_vec(), stroke.dashoffset()));
        let line = dash.and_then(|dash| path.data().dash(&dash, FINENESS)).unwrap_or_else(|| path.data().clone());
        if let Some(outline) = line.stroke(&stroke.to_tiny_skia(), FINENESS) {
            self.push(outline, path, colour, FillRule::NonZero);
        }
    }

    fn push(&mut self, data: tiny_skia_path::Path, path: &usvg::Path, colour: Rgb, rule: FillRule) {
        let Some(data) = data.transform(path.abs_transform()) else { return };
        let steps = steps(&data);
        self.steps += steps.len();
        self.paths.push(Path { steps, fill: Some(colour), rule, stroke: None });
    }

    /// One opaque colour for any paint.
    fn colour(&mut self, paint: &Paint, opacity: f32) -> Rgb {
        if opacity < 1.0 {
            self.lost.insert("trasparenze: sono rese opache");
        }
        let Color { red, green, blue } = match paint {
            Paint::Color(colour) => *colour,
            Paint::LinearGradient(gradient) => self.flattened(gradient.stops()),
            Paint::RadialGradient(gradient) => self.flattened(gradient.stops()),
            Paint::Pattern(_) => {
                self.lost.insert("motivi ripetuti: sono resi in grigio");
                Color::new_rgb(128, 128, 128)
            }
        };
        Rgb(red, green, blue)
    }

    /// The colour of a gradient's first stop.
    fn flattened(&mut self, stops: &[usvg::Stop]) -> Color {
        self.lost.insert("sfumature: sono rese a tinta unita");
        stops.first().map_or(Color::black(), usvg::Stop::color)
    }
}

/// The outline with y upwards, below the origin.
fn steps(data: &tiny_skia_path::Path) -> Vec<PathStep> {
    let mut last = (0.0, 0.0);
    let mut steps = Vec::with_capacity(data.len());
    for segment in data.segments() {
        match segment {
            PathSegment::MoveTo(to) => {
                last = (to.x, -to.y);
                steps.push(PathStep::Move(last.0, last.1));
            }
            PathSegment::LineTo(to) => {
                last = (to.x, -to.y);
                steps.push(PathStep::Line(last.0, last.1));
            }
            PathSegment::QuadTo(control, to) => {
                // The cubic that draws the same curve has its controls two thirds of the way.
                let (control, end) = ((control.x, -control.y), (to.x, -to.y));
                let third = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
                let (x1, y1) = (third(last.0, control.0), third(last.1, control.1));
                let (x2, y2) = (third(end.0, control.0), third(end.1, control.1));
                steps.push(PathStep::Cubic(x1, y1, x2, y2, end.0, end.1));
                last = end;
            }
            PathSegment::CubicTo(one, two, to) => {
                last = (to.x, -to.y);
                steps.push(PathStep::Cubic(one.x, -one.y, two.x, -two.y, last.0, last.1));
            }
            PathSegment::Close => steps.push(PathStep::Close),
        }
    }
    steps
}
