//! The elements of the source as elements of HTML.
//!
//! Guaranteed: every text of the source is written, in its order; identifiers stay, so that a link to an objective
//! is valid for ever; the title is the only heading of the first level. Deliberately absent: the index, which the
//! page has at its side, and titles of links, which say nothing that the link does not.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use roxmltree::Node;

use super::figures::Figures;
use super::nodes::{is_alone, is_wide, plain_attributes};
use super::tables::ColumnLists;
use crate::assessment::{Assessment, ObjectiveResult};
use crate::outputs::typeset::{Source, TypesetError, has_class, is_class, svg};
use crate::words::abbreviations;
use crate::words::link::may_lead_to;
use crate::words::markup::escape;
use crate::words::signs::{before_words, no_value};

/// What an identifier of an objective begins with.
const OBJECTIVE: &str = "obiettivo-";

/// Stands behind the cover, so that the page is drawn once.
const FIGURES_SCRIPT: &str = include_str!("../../../templates/web/cifre.js");

/// HTML has no lower heading.
const LOWEST_HEADING: u8 = 6;

/// The body while it is written.
pub(super) struct Body<'b, 'f> {
    source: &'b Source<'b>,
    pub figures: Figures<'f>,
    pub columns: ColumnLists,
    /// By code, what the filters ask of an objective: its missione, its office, its outcome.
    objectives: BTreeMap<&'b str, [String; 3]>,
    /// The coat of arms as the address of an image.
    emblem: Option<&'b str>,
    out: String,
}

impl<'b, 'f> Body<'b, 'f> {
    pub fn new(
        source: &'b Source<'b>,
        assessment: &'b Assessment<'b>,
        figures: Figures<'f>,
        emblem: Option<&'b str>,
    ) -> Self {
        let of = |row: &ObjectiveResult<'_>| {
            row.class.map_or_else(|| row.state_words(), |class| assessment.rules.label(class).to_owned())
        };
        let objectives = assessment.objectives().map(|(mission, row)| {
            let mission = format!("{} {}", mission.code, mission.title);
            let office = row.office.unwrap_or("non indicato").to_owned();
            (row.objective.code.as_str(), [mission, office, of(row)])
        });
        let objectives = objectives.collect();
        Self { source, figures, columns: ColumnLists::default(), objectives, emblem, out: String::new() }
    }

    /// Writes what stands in the source's body.
    ///
    /// # Errors
    /// A chart whose data are none.
    pub fn write(mut self) -> Result<(String, Figures<'f>, ColumnLists), TypesetError> {
        let document = self.source.document();
        if let Some(body) = document.descendants().find(|node| node.has_tag_name("body")) {
            self.children(body)?;
        }
        Ok((self.out, self.figures, self.columns))
    }

    fn children(&mut self, node: Node<'_, '_>) -> Result<(), TypesetError> {
        for child in node.children() {
            if child.is_text() {
                self.text(child);
            } else if child.is_element() {
                self.element(child)?;
            }
        }
        Ok(())
    }

    /// A text: abbreviations with their words, and what is said of the sign of no value.
    fn text(&mut self, node: Node<'_, '_>) {
        let text = node.text().unwrap_or_default();
        if let Some(said) = no_value(text).filter(|_| is_alone(node)) {
            let _ = write!(self.out, "<span role=\"img\" aria-label=\"{said}\">{}</span>", escape(text));
            return;
        }
        let mut from = 0;
        for (at, (short, words)) in abbreviations::find(text) {
            let (before, words) = (escape(&text[from..at]), escape(words));
            let _ = write!(self.out, "{before}<abbr title=\"{words}\">{short}</abbr>");
            from = at + short.len();
        }
        self.out.push_str(&escape(&text[from..]));
    }

    fn element(&mut self, node: Node<'_, '_>) -> Result<(), TypesetError> {
        match node.tag_name().name() {
            "nav" | "colgroup" => Ok(()),
            "br" | "hr" => {
                let _ = write!(self.out, "<{}/>", node.tag_name().name());
                Ok(())
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(node),
            "data" => self.figure(node),
            "figure" => self.picture(node),
            "table" => self.table(node),
            "a" if !self.arrives(node) => self.children(node),
            "span" if node.has_attribute("data-sezione") => {
                let key = node.attribute("data-sezione").unwrap_or_default();
                self.out.push_str(&self.source.reference(key));
                Ok(())
            }
            "div" if has_class(node, "obiettivo") => {
                let facets = self.facets(node);
                self.within("div", &format!("{}{facets}", plain_attributes(node)), node)
            }
            "span" if is_class(node) => self.signed(node),
            "section" if has_class(node, "copertina") => {
                self.within("section", &plain_attributes(node), node)?;
                let _ = write!(self.out, "<script>\n{FIGURES_SCRIPT}</script>");
                Ok(())
            }
            name => self.within(name, &plain_attributes(node), node),
        }
    }

    /// The name of a class, whose sign is for the eye only.
    fn signed(&mut self, node: Node<'_, '_>) -> Result<(), TypesetError> {
        let text = node.text().filter(|_| node.children().count() == 1);
        let Some((sign, words)) = text.and_then(before_words) else {
            return self.within("span", &plain_attributes(node), node);
        };
        let (attributes, sign, words) = (plain_attributes(node), escape(sign), escape(words));
        let _ = write!(self.out, "<span{attributes}><span aria-hidden=\"true\">{sign}\u{a0}</span>{words}</span>");
        Ok(())
    }

    fn within(&mut self, name: &str, attributes: &str, node: Node<'_, '_>) -> Result<(), TypesetError> {
        let _ = write!(self.out, "<{name}{attributes}>");
        self.children(node)?;
        let _ = write!(self.out, "</{name}>");
        Ok(())
    }

    /// The cover's title is the page's; every other heading stands one level lower.
    fn heading(&mut self, node: Node<'_, '_>) -> Result<(), TypesetError> {
        let Some(heading) = self.source.heading(node) else { return self.children(node) };
        let is_title = node.ancestors().any(|above| has_class(above, "copertina"));
        let name = format!("h{}", (heading.level + u8::from(!is_title)).min(LOWEST_HEADING));
        let number = heading.number.as_ref().map(|number| format!("{number} ")).unwrap_or_default();
        let attributes = format!(" id=\"{}\"", escape(&heading.id));
        let _ = write!(self.out, "<{name}{attributes}>{number}");
        self.children(node)?;
        let _ = write!(self.out, "</{name}>");
        Ok(())
    }

    fn figure(&mut self, node: Node<'_, '_>) -> Result<(), TypesetError> {
        let text: String = node.descendants().filter(Node::is_text).filter_map(|part| part.text()).collect();
        let known = node.attribute("value").and_then(|name| self.figures.element(name, &text));
        let (name, attributes) = known.unwrap_or(("span", String::new()));
        let class = node.attribute("class").map(|class| format!(" class=\"{}\"", escape(class))).unwrap_or_default();
        self.within(name, &format!("{attributes}{class}"), node)
    }

    fn picture(&mut self, node: Node<'_, '_>) -> Result<(), TypesetError> {
        let alternative = node.attribute("aria-label").unwrap_or_default();
        if has_class(node, "immagine") {
            if let Some(address) = self.emblem {
                let alternative = escape(alternative);
                let _ = write!(self.out, "<img class=\"stemma\" src=\"{address}\" alt=\"{alternative}\"/>");
            }
            return Ok(());
        }
        let figures = &mut self.figures;
        let drawing = svg(node, alternative, &mut |name| figures.attribute(name))?;
        let _ = write!(self.out, "<figure{}>{drawing}", plain_attributes(node));
        for caption in node.children().filter(|child| child.has_tag_name("figcaption")) {
            self.within("figcaption", "", caption)?;
        }
        self.out.push_str("</figure>");
        Ok(())
    }

    /// Whether a link leads where the document's links may: to an element of the page, to the web or to a mailbox.
    /// The page of paper tells of one that does not, and prints its words alone, too.
    fn arrives(&self, node: Node<'_, '_>) -> bool {
        let address = node.attribute("href").unwrap_or_default();
        address.strip_prefix('#').map_or_else(|| may_lead_to(address), |target| self.source.has_target(target))
    }

    fn table(&mut self, node: Node<'_, '_>) -> Result<(), TypesetError> {
        let source = self.source;
        let columns = self.columns.class(node, |cell| source.plain_text(cell));
        let classes = [node.attribute("class"), columns.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let id = node.attribute("id").map(|id| format!(" id=\"{}\"", escape(id))).unwrap_or_default();
        let label = node.attribute("aria-label").map(|label| format!(" aria-label=\"{}\"", escape(label)));
        let attributes = format!("{id} class=\"{}\"{}", escape(&classes), label.as_deref().unwrap_or_default());
        if !is_wide(node) {
            return self.within("table", &attributes, node);
        }
        // Sideways within its own frame, which the keyboard reaches: the page stays as wide as the screen.
        let label = label.unwrap_or_else(|| " aria-label=\"Tabella\"".to_owned());
        let _ = write!(self.out, "<div class=\"scorre\" role=\"region\" tabindex=\"0\"{label}>");
        self.within("table", &attributes, node)?;
        self.out.push_str("</div>");
        Ok(())
    }

    /// What the filters ask of an objective.
    fn facets(&self, node: Node<'_, '_>) -> String {
        let code = node.descendants().find_map(|part| part.attribute("id")?.strip_prefix(OBJECTIVE));
        let Some([mission, office, outcome]) = code.and_then(|code| self.objectives.get(code)) else {
            return String::new();
        };
        let [mission, office, outcome] = [mission, office, outcome].map(|text| escape(text));
        format!(" data-missione=\"{mission}\" data-ufficio=\"{office}\" data-esito=\"{outcome}\"")
    }
}
