//! The templates: the built-in ones, overridden file by file by the entity's own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use handlebars::{Context, Handlebars, Template};
use serde::Serialize;

use super::fields::Scope;
use super::stops::single_stops;
use super::{TemplateError, fields, inclusion, marks, nesting, wellformed};
use crate::words::markup::escape;

/// The template that includes all others.
pub(super) const MAIN: &str = "relazione.xhtml.hbs";

macro_rules! embedded {
    ($($path:literal),* $(,)?) => {
        /// Every built-in template by its path below `templates/`.
        pub const fn embedded_templates() -> &'static [(&'static str, &'static str)] {
            &[$(($path, include_str!(concat!("../../../templates/", $path)))),*]
        }
    };
}

embedded![
    "relazione.xhtml.hbs",
    "partials/copertina.hbs",
    "partials/sintesi.hbs",
    "partials/contesto.hbs",
    "partials/albero.hbs",
    "partials/risultati.hbs",
    "partials/missione.hbs",
    "partials/obiettivo.hbs",
    "partials/organizzativa.hbs",
    "partials/triennali.hbs",
    "partials/ambiti.hbs",
    "partials/pagamenti.hbs",
    "partials/processo.hbs",
    "partials/schema_lg3_2018.hbs",
    "partials/risorse.hbs",
    "partials/variazioni.hbs",
    "partials/elenchi.hbs",
    "partials/andamento.hbs",
    "partials/individuale.hbs",
    "partials/altri_temi.hbs",
    "partials/metodo.hbs",
    "partials/rettifica.hbs",
    "partials/allegati.hbs",
    "partials/assenti.hbs",
    "partials/colofone.hbs",
    "partials/indici.hbs",
    "atti/documento_di_validazione.xhtml.hbs",
    "atti/relazione_di_accompagnamento.xhtml.hbs",
    "atti/testo_della_delibera.xhtml.hbs",
];

/// A text that the bodies finish: its template, and the name of its file.
#[derive(Debug, Clone, Copy)]
pub struct Paper {
    /// Below `templates/`.
    pub template: &'static str,
    /// Without year and ending.
    pub name: &'static str,
}

/// Every such text.
pub const PAPERS: [Paper; 3] = [
    Paper { template: "atti/documento_di_validazione.xhtml.hbs", name: "Documento_di_validazione" },
    Paper { template: "atti/relazione_di_accompagnamento.xhtml.hbs", name: "Relazione_di_accompagnamento" },
    Paper { template: "atti/testo_della_delibera.xhtml.hbs", name: "Testo_della_delibera" },
];

/// A composed document.
#[derive(Debug)]
pub struct Rendered {
    /// Its XHTML, each figure in a `<data>` that names it.
    pub xhtml: String,
    /// The names of all figures of the view, those that the templates leave out among them.
    pub figures: BTreeSet<String>,
}

/// Parsed templates, ready to be filled in.
#[derive(Debug, Clone)]
pub struct Templates {
    registry: Arc<Handlebars<'static>>,
}

impl Templates {
    /// Parses the built-in templates with the entity's overrides (path of a `.hbs` file below
    /// `templates/` → text).
    ///
    /// # Errors
    /// The first template that is not well-formed, has a broken expression or names a field
    /// that does not exist; an override whose name is none of the built-in ones and that
    /// nothing includes is accepted, as a new partial.
    pub fn new(overrides: &BTreeMap<String, String>) -> Result<Self, TemplateError> {
        /// Of many entities most have none of their own.
        static BUILT_IN: OnceLock<Templates> = OnceLock::new();
        if !overrides.is_empty() {
            return Self::parse(overrides);
        }
        if let Some(known) = BUILT_IN.get() {
            return Ok(known.clone());
        }
        let parsed = Self::parse(overrides)?;
        Ok(BUILT_IN.get_or_init(|| parsed).clone())
    }

    fn parse(overrides: &BTreeMap<String, String>) -> Result<Self, TemplateError> {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.register_escape_fn(escape);
        inclusion::register(&mut registry);
        let built_in = embedded_templates().iter().map(|(path, text)| (*path, *text));
        let own = overrides.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        let templates: BTreeMap<&str, &str> = built_in.chain(own).collect();
        let mut parsed = BTreeMap::new();
        for (path, text) in templates {
            nesting::check(path, text)?;
            let template = Template::compile_with_name(text, path.to_owned())
                .map_err(|error| TemplateError::from_parsing(path, &error))?;
            wellformed::check(path, text)?;
            registry.register_template(path, template.clone());
            parsed.insert(path.to_owned(), template);
        }
        fields::check(MAIN, Scope::Report, &parsed)?;
        for paper in PAPERS {
            fields::check(paper.template, Scope::Paper, &parsed)?;
        }
        if let Some(mut main) = parsed.get(MAIN).cloned() {
            inclusion::in_place(&mut main, &|path| parsed.get(path));
            registry.register_template(MAIN, main);
        }
        Ok(Self { registry: Arc::new(registry) })
    }

    /// Fills in the document with its view, or with one that was saved as JSON.
    ///
    /// # Errors
    /// A field or partial that does not exist, with the file and line that names it.
    pub fn render(&self, document: &impl Serialize) -> Result<String, TemplateError> {
        Ok(self.compose(document)?.xhtml)
    }

    /// [`Self::render`], with the names of the view's figures.
    ///
    /// # Errors
    /// As [`Self::render`].
    pub fn compose(&self, document: &impl Serialize) -> Result<Rendered, TemplateError> {
        let view = MarkedView::of(document)?;
        Ok(Rendered { xhtml: self.fill_in(MAIN, &view)?, figures: view.figures })
    }

    /// The XHTML of another main template.
    ///
    /// # Errors
    /// As [`Self::render`].
    pub fn fill_in(&self, main: &str, view: &MarkedView) -> Result<String, TemplateError> {
        let broken = |error| TemplateError::from_rendering(main, &error);
        let xhtml = self.registry.render_with_context(main, &view.context).map_err(broken)?;
        Ok(single_stops(&marks::resolve(xhtml)))
    }
}

/// A view whose figures are marked with their names, for any number of templates.
#[derive(Debug)]
pub struct MarkedView {
    context: Context,
    figures: BTreeSet<String>,
}

impl MarkedView {
    /// Marks the figures of a view, or of one that was saved as JSON.
    ///
    /// # Errors
    /// If the view is no object.
    pub fn of(view: &impl Serialize) -> Result<Self, TemplateError> {
        let mut context = Context::wraps(view).map_err(|error| TemplateError::from_rendering(MAIN, &error))?;
        let figures = marks::encode(context.data_mut());
        Ok(Self { context, figures })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_templates_are_sound() {
        Templates::new(&BTreeMap::new()).unwrap();
    }

    #[test]
    fn a_broken_override_is_named_with_its_line() {
        let fault = |text: &str| {
            let overrides = BTreeMap::from([("partials/sintesi.hbs".to_owned(), text.to_owned())]);
            Templates::new(&overrides).unwrap_err()
        };
        let unclosed = fault("<section>\n{{#if ente}}\n<p>x</p>\n</section>");
        assert_eq!(unclosed.file, "partials/sintesi.hbs");
        assert!(unclosed.line >= 2, "{unclosed}");
        let unbalanced = fault("<section>\n<p>x</section>");
        assert_eq!((unbalanced.line, unbalanced.file.as_str()), (2, "partials/sintesi.hbs"));
        let deep = fault(&format!("<section>\n{}{}</section>", "{{#if ente}}".repeat(3000), "{{/if}}".repeat(3000)));
        assert_eq!((deep.line, deep.file.as_str()), (2, "partials/sintesi.hbs"));
        assert!(deep.message.contains("annidati"), "{deep}");
        let itself = fault(&format!("<section>{}</section>", "{{> partials/sintesi.hbs}}".repeat(9)));
        assert!(itself.message.contains("include sé stesso"), "{itself}");
    }
}
