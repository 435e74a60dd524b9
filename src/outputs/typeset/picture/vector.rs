//! SVG → opaque paths.

use std::collections::BTreeSet;

use usvg::tiny_skia_path::{self, PathSegment, StrokeDash};
use usvg::{Color, Group, ImageHrefResolver, Node, Options, Paint, PaintOrder, Tree};

use super::bounds;
use super::content::Content;
use crate::outputs::typeset::{FillRule, Path, PathStep, Rgb};

/// More steps than this are no coat of arms but a traced photograph.
const MOST_STEPS: usize = 200_000;

/// Dashes that a drawing may have.
const MOST_DASHES: f32 = 20_000.0;
/// How far from its box a drawing may reach, in sizes of the box.
const FARTHEST: f32 = 100.0;

/// Fineness with which strokes become outlines, in steps for one unit.
const FINENESS: f32 = 4.0;

/// The paths of a drawing, and what it holds that paths cannot show.
pub(super) fn read(bytes: &[u8]) -> Result<(Content, Vec<&'static str>), String> {
    let nowhere = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: nowhere, ..Options::default() };
    let text = std::str::from_utf8(bytes).map_err(|_| "non è un testo in UTF-8".to_owned())?;
    let document = bounds::parse(text)?;
    let lost = unsupported_elements(&document);
    drop(document);
    let parsed = |text: &str| Tree::from_str(text, &options).map_err(|_| "non è un disegno SVG valido".to_owned());
    if let Some(dashes) = bounds::shortest_dashes(text) {
        // Measured without its dashes, each of which the reader would draw first.
        let solid = parsed(&text.replace("stroke-dasharray", "data-tratteggio"))?;
        if length(solid.root()) > dashes * MOST_DASHES {
            return Err("il disegno ha troppi trattini".to_owned());
        }
    }
    let tree = parsed(text)?;
    let mut drawing = Drawing { paths: Vec::new(), steps: 0, lost };
    drawing.group(tree.root());
    if drawing.steps > MOST_STEPS {
        return Err("il disegno è troppo complesso".to_owned());
    }
    if drawing.paths.is_empty() {
        return Err("non contiene alcun tracciato".to_owned());
    }
    if reaches_out(&tree) {
        drawing.lost.insert("figure che escono dal riquadro del disegno: sono stampate per intero");
    }
    let (width, height) = (tree.size().width(), tree.size().height());
    let farthest = width.max(height) * FARTHEST;
    let is_near = |step: &PathStep| step.coordinates().iter().all(|at| at.abs() <= farthest);
    if !drawing.paths.iter().flat_map(|path| &path.steps).all(is_near) {
        return Err("ha coordinate fuori misura".to_owned());
    }
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
fn unsupported_elements(document: &roxmltree::Document<'_>) -> BTreeSet<&'static str> {
    let names = document.descendants().map(|node| match node.tag_name().name() {
        "text" => Some("testi: non sono stampati"),
        "image" => Some("immagini incorporate o collegate: non sono stampate"),
        "foreignObject" => Some("contenuti di altri formati: non sono stampati"),
        _ => None,
    });
    names.flatten().collect()
}

/// How long the lines of a group are: of a curve, at most as long as the lines through its controls.
fn length(group: &Group) -> f32 {
    let lengths = group.children().iter().map(|node| match node {
        Node::Group(inner) => length(inner),
        Node::Path(path) => {
            let points = path.data().points();
            points.windows(2).map(|ends| (ends[1].x - ends[0].x).hypot(ends[1].y - ends[0].y)).sum()
        }
        Node::Image(_) | Node::Text(_) => 0.0,
    });
    lengths.sum()
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
        // Outlines of strokes have more steps than what they follow: what is too much already is not followed.
        self.steps += path.data().len();
        if self.steps > MOST_STEPS {
            return;
        }
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
