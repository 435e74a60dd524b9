//! The document's way to paper: view → XHTML → pages, with the entity's own templates, style
//! and pictures.

use std::collections::BTreeMap;

use serde::Serialize;

use super::PipelineError;
use crate::finding::Finding;
use crate::inputs::entity::Folder;
use crate::outputs::report::Templates;
use crate::outputs::typeset::{Faces, Layout, Picture, Pictures, Source, Style, embedded_faces, lay_out_illustrated};

/// The entity's own style, beside its templates.
pub(super) const STYLE_FILE: &str = "style.toml";
/// The name by which templates call the coat of arms.
const EMBLEM: &str = "stemma";

/// What a document is composed with.
pub(super) struct Press {
    templates: Templates,
    style: Style,
    pictures: Pictures,
    pub faces: Faces,
    /// What is wrong with the pictures.
    pub findings: Vec<Finding>,
}

impl Press {
    /// The built-in templates and style, overridden file by file by the entity's own.
    ///
    /// A coat of arms that cannot be read is a finding.
    pub fn of(folder: &Folder) -> Result<Self, PipelineError> {
        let texts = folder.templates.iter().filter(|(path, _)| path.as_str() != STYLE_FILE);
        let own: BTreeMap<String, String> =
            texts.map(|(path, file)| (path.clone(), String::from_utf8_lossy(&file.bytes).into_owned())).collect();
        let templates = Templates::new(&own)?;
        let style = match folder.templates.get(STYLE_FILE) {
            Some(file) => Style::parse(&String::from_utf8_lossy(&file.bytes))?,
            None => Style::embedded(),
        };
        let (picture, findings) =
            folder.emblem.as_ref().map(|file| Picture::read(&file.path, &file.bytes)).unwrap_or_default();
        let pictures = picture.into_iter().map(|picture| (EMBLEM.to_owned(), picture)).collect();
        Ok(Self { templates, style, pictures, faces: embedded_faces(), findings })
    }

    /// Whether there is a coat of arms to print.
    pub fn has_emblem(&self) -> bool {
        self.pictures.contains_key(EMBLEM)
    }

    /// Fills in the templates with a view, made now or saved.
    pub fn xhtml(&self, view: &impl Serialize) -> Result<String, PipelineError> {
        Ok(self.templates.render(view)?)
    }

    /// Lays out a document.
    pub fn pages(&self, source: &Source<'_>) -> Result<(Layout, Vec<Finding>), PipelineError> {
        Ok(lay_out_illustrated(source, &self.style, &self.faces, &self.pictures)?)
    }
}
