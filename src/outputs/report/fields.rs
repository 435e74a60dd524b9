//! The fields that templates may name, and the check that they name no other.
//!
//! Guaranteed: a field that does not exist is an error with file, line and column wherever
//! it is named, also where the year's data would never reach it: handlebars alone takes
//! `{{#if mistyped}}` for false. The list is `fields.tsv`; a test holds it against the
//! serialised view, and docs/campi.md is made from it.

use std::cell::Cell;
use std::collections::BTreeMap;

use handlebars::template::{HelperTemplate, Parameter, TemplateElement, TemplateMapping};
use handlebars::{Path, PathSeg, Template};

use super::TemplateError;

/// Path, type, presence and meaning of each field, one a line.
const LIST: &str = include_str!("fields.tsv");

/// The fields that only the texts for the bodies see beside those.
const PAPER_LIST: &str = include_str!("paper_fields.tsv");

/// Templates that may be included within each other, and in all.
const DEEPEST_INCLUDE: usize = 16;
const MOST_INCLUDES: usize = 10_000;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// A text that is XHTML already.
    Markup,
    Flag,
    List,
    Group,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Text, Self::Markup, Self::Flag, Self::List, Self::Group];

    /// The word of the list and of docs/campi.md.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Text => "testo",
            Self::Markup => "XHTML",
            Self::Flag => "vero/falso",
            Self::List => "elenco",
            Self::Group => "gruppo",
        }
    }
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Field {
    /// Names joined by dots; `[]` after a list stands for each of its entries.
    pub path: &'static str,
    pub kind: Kind,
    /// Whether it may be absent, which `{{#if}}` asks.
    pub optional: bool,
    pub meaning: &'static str,
}

/// Every field, in the order of the document.
pub(super) fn all() -> impl Iterator<Item = Field> {
    listed(LIST)
}

/// The fields of the texts for the bodies that the report does not have.
pub(super) fn of_papers() -> impl Iterator<Item = Field> {
    listed(PAPER_LIST)
}

/// Which fields a template may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The published report.
    Report,
    /// A text for the bodies.
    Paper,
}

fn listed(list: &'static str) -> impl Iterator<Item = Field> {
    list.lines().filter_map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [path, kind, presence, meaning] = columns[..] else { return None };
        let kind = Kind::ALL.into_iter().find(|known| known.label() == kind)?;
        Some(Field { path, kind, optional: presence == "facoltativo", meaning })
    })
}

/// A field with what is below it.
#[derive(Debug)]
struct Node {
    kind: Kind,
    fields: BTreeMap<&'static str, Node>,
    /// What each entry of a list is.
    entry: Option<Box<Node>>,
}

/// Checks what the templates name, from the main one through everything it includes.
///
/// # Errors
/// The first name that does not exist, or is used as what it is not.
pub(super) fn check(main: &str, scope: Scope, templates: &BTreeMap<String, Template>) -> Result<(), TemplateError> {
    let root = tree(scope);
    let includes = Cell::new(0);
    let walk = Walk { templates, file: main, within: Vec::new(), includes: &includes };
    walk.template(&templates[main], &[&root])
}

fn tree(scope: Scope) -> Node {
    let mut root = Node { kind: Kind::Group, fields: BTreeMap::new(), entry: None };
    for field in all().chain(of_papers().filter(|_| scope == Scope::Paper)) {
        let mut node = &mut root;
        for name in field.path.split('.') {
            let (name, is_list_entry) = name.strip_suffix("[]").map_or((name, false), |name| (name, true));
            let new = || Node { kind: field.kind, fields: BTreeMap::new(), entry: None };
            node = node.fields.entry(name).or_insert_with(new);
            if is_list_entry {
                node = node.entry.get_or_insert_with(|| Box::new(new()));
            }
        }
        node.kind = field.kind;
    }
    root
}

/// A template being read, with the scopes around it: the innermost last.
struct Walk<'t> {
    templates: &'t BTreeMap<String, Template>,
    file: &'t str,
    /// The templates that include this one, the outermost first.
    within: Vec<&'t str>,
    /// How many includes were followed so far.
    includes: &'t Cell<usize>,
}

impl<'t> Walk<'t> {
    fn template(&self, template: &'t Template, scopes: &[&Node]) -> Result<(), TemplateError> {
        for (element, place) in template.elements.iter().zip(&template.mapping) {
            self.element(element, scopes).map_err(|message| self.error(place, message))??;
        }
        Ok(())
    }

    /// The outer result is what is wrong here; the inner one is an error of a template within.
    fn element(&self, element: &'t TemplateElement, scopes: &[&Node]) -> Result<Result<(), TemplateError>, String> {
        match element {
            TemplateElement::Expression(expression) => Self::shown(expression, scopes, Kind::Text).map(Ok),
            TemplateElement::HtmlExpression(expression) => Self::shown(expression, scopes, Kind::Markup).map(Ok),
            TemplateElement::HelperBlock(block) => self.block(block, scopes),
            TemplateElement::PartialExpression(partial) => self.include(&partial.name, scopes),
            TemplateElement::RawString(_) | TemplateElement::Comment(_) => Ok(Ok(())),
            // Decorators, inline partials and whatever a later release adds.
            _ => {
                Err("istruzione non ammessa: sono ammesse {{campo}}, {{#if}}, {{#unless}}, {{#each}}, {{#with}} e {{> modello}}".to_owned())
            }
        }
    }

    /// Checks `{{name}}` or `{{{name}}}`.
    fn shown(expression: &HelperTemplate, scopes: &[&Node], braces: Kind) -> Result<(), String> {
        let name = raw(&expression.name);
        if !expression.params.is_empty() {
            return Err(format!("«{name}» non è un’istruzione ammessa: un modello scrive campi, non calcola"));
        }
        let Some(node) = resolve(&expression.name, scopes)? else { return Ok(()) };
        match (node.kind, braces) {
            (Kind::Group, _) => Err(format!("«{name}» è un gruppo: indicare uno dei suoi campi ({})", names(node))),
            (Kind::List, _) => Err(format!("«{name}» è un elenco: scriverlo con {{{{#each {name}}}}}…{{{{/each}}}}")),
            (Kind::Markup, Kind::Markup) | (Kind::Text | Kind::Flag, Kind::Text) => Ok(()),
            (Kind::Markup, _) => {
                Err(format!("«{name}» è XHTML già composto: va scritto con tre graffe, {{{{{{{name}}}}}}}"))
            }
            (_, _) => Err(format!("«{name}» è un testo semplice: va scritto con due graffe, {{{{{name}}}}}")),
        }
    }

    fn block(&self, block: &'t HelperTemplate, scopes: &[&Node]) -> Result<Result<(), TemplateError>, String> {
        let name = raw(&block.name);
        let [subject] = &block.params[..] else {
            return Err(format!("{{{{#{name}}}}} vuole un campo, e uno solo"));
        };
        if block.block_param.is_some() {
            return Err(format!(
                "{{{{#{name} … as |x|}}}} non è ammesso: dentro il blocco i campi si scrivono senza prefisso"
            ));
        }
        let node = resolve(subject, scopes)?;
        let mut inner = scopes.to_vec();
        match (name.as_str(), node) {
            ("if" | "unless", _) => {}
            ("each", Some(Node { kind: Kind::List, entry: Some(entry), .. })) => inner.push(entry),
            ("each", _) => {
                return Err(format!("«{}» non è un elenco: {{{{#each}}}} ripete solo gli elenchi", raw(subject)));
            }
            ("with", Some(group)) if group.kind == Kind::Group => inner.push(group),
            ("with", _) => return Err(format!("«{}» non è un gruppo di campi", raw(subject))),
            _ => {
                return Err(format!(
                    "{{{{#{name}}}}} non è un’istruzione ammessa: sono ammesse if, unless, each, with"
                ));
            }
        }
        let within = block.template.as_ref().map_or(Ok(()), |template| self.template(template, &inner));
        // What stands after {{else}} is outside of the list or group.
        Ok(within.and_then(|()| block.inverse.as_ref().map_or(Ok(()), |template| self.template(template, scopes))))
    }

    fn include(&self, name: &'t Parameter, scopes: &[&Node]) -> Result<Result<(), TemplateError>, String> {
        let name = raw(name);
        let Some((file, template)) = self.templates.get_key_value(&name) else {
            let known: Vec<&str> = self.templates.keys().map(String::as_str).collect();
            return Err(format!("il modello «{name}» non esiste: ci sono {}", known.join(", ")));
        };
        let within: Vec<&str> = self.within.iter().copied().chain([self.file]).collect();
        if within.contains(&file.as_str()) {
            return Err(format!("il modello «{name}» include sé stesso"));
        }
        self.includes.set(self.includes.get() + 1);
        if within.len() > DEEPEST_INCLUDE || self.includes.get() > MOST_INCLUDES {
            return Err(format!("il modello «{name}» è incluso troppe volte, o troppo in profondità"));
        }
        let walk = Walk { templates: self.templates, file, within, includes: self.includes };
        Ok(walk.template(template, scopes))
    }

    fn error(&self, place: &TemplateMapping, message: String) -> TemplateError {
        TemplateError { file: self.file.to_owned(), line: place.0, column: place.1, message }
    }
}

/// The field that a name stands for; `None` for `@index` and its like, which always exist.
fn resolve<'n>(parameter: &Parameter, scopes: &[&'n Node]) -> Result<Option<&'n Node>, String> {
    let (names, ups) = match parameter {
        Parameter::Path(Path::Local(..)) | Parameter::Literal(_) => return Ok(None),
        Parameter::Path(Path::Relative((segments, raw))) => {
            let named = |segment: &PathSeg| if let PathSeg::Named(name) = segment { Some(name.clone()) } else { None };
            (segments.iter().filter_map(named).collect::<Vec<_>>(), raw.matches("../").count())
        }
        Parameter::Name(name) => (name.split('.').filter(|part| *part != "this").map(str::to_owned).collect(), 0),
        Parameter::Subexpression(_) => return Err("le espressioni fra parentesi non sono ammesse".to_owned()),
        _ => return Err("espressione non ammessa".to_owned()),
    };
    let from_root = matches!(parameter, Parameter::Path(Path::Relative((_, raw))) if raw.starts_with("@root"));
    let scope = if from_root { Some(0) } else { scopes.len().checked_sub(ups + 1) };
    let Some(at) = scope else {
        return Err(format!("«{}» risale oltre il documento", raw(parameter)));
    };
    let mut node = scopes[at];
    for name in &names {
        node = node.fields.get(name.as_str()).ok_or_else(|| unknown(name, &raw(parameter), node))?;
    }
    Ok(Some(node))
}

fn unknown(name: &str, written: &str, scope: &Node) -> String {
    let near = scope
        .fields
        .keys()
        .max_by(|one, other| strsim::jaro_winkler(name, one).total_cmp(&strsim::jaro_winkler(name, other)));
    let near = near.filter(|near| strsim::jaro_winkler(name, near) > 0.8).map(|near| format!(" Forse «{near}»?"));
    let near = near.unwrap_or_default();
    format!(
        "il campo «{written}» qui non esiste.{near} Campi ammessi: {}; il loro significato è in docs/campi.md",
        names(scope)
    )
}

fn names(node: &Node) -> String {
    if node.fields.is_empty() {
        return "nessuno, si scrive {{this}}".to_owned();
    }
    node.fields.keys().copied().collect::<Vec<_>>().join(", ")
}

/// A parameter as it is written.
fn raw(parameter: &Parameter) -> String {
    match parameter {
        Parameter::Name(name) => name.clone(),
        Parameter::Path(Path::Relative((_, raw)) | Path::Local((_, _, raw))) => raw.clone(),
        Parameter::Literal(value) => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
        _ => "(…)".to_owned(),
    }
}
