//! The document's way to paper: view → XHTML → pages → PDF, with the entity's own templates,
//! style and pictures.

use std::collections::BTreeMap;

use base64::Engine as _;
use serde::Serialize;

use super::error::ReportError;
use super::template::{MarkedView, Rendered, Templates};
use super::{template_links, title, typed_numbers};
use crate::dossier::{Dossier, PackageFile};
use crate::finding::Finding;
use crate::inputs::config::PdfStandards;
use crate::inputs::entity::{Folder, InputFile};
use crate::outputs::pdf::{self, FontFile, Part, Profile};
use crate::outputs::typeset::{Faces, Layout, Picture, Pictures, Source, Style, embedded_faces, lay_out_illustrated};
use crate::tabular::odd_letters;
use crate::tabular::table_codes::NOT_UTF8;
use crate::words::decoding::decode;

/// The entity's own style, beside its templates.
pub(super) const STYLE_FILE: &str = Style::FILE_NAME;
/// The name by which templates call the coat of arms.
const EMBLEM: &str = "stemma";

/// A printed document.
#[derive(Debug)]
pub struct Printed {
    /// The PDF.
    pub file: PackageFile,
    /// For each place where the document prints a figure its name, and the parts of the PDF that show it.
    pub figures: Vec<(String, Vec<Part>)>,
}

/// What a document is composed with.
pub struct Press {
    templates: Templates,
    style: Style,
    pictures: Pictures,
    faces: Faces,
    /// The coat of arms as the address of an image of a web page.
    emblem: Option<String>,
    /// What is wrong with the pictures.
    findings: Vec<Finding>,
}

impl Press {
    /// What is wrong with the entity's own templates, style and coat of arms; what would stop the document is blocking.
    pub fn check(folder: &Folder) -> Vec<Finding> {
        if folder.templates.is_empty() && folder.emblem.is_none() {
            return Vec::new();
        }
        Self::of(folder).map_or_else(|error| vec![error.finding()], |press| press.findings)
    }

    /// The built-in templates and style, overridden file by file by the entity's own.
    ///
    /// A coat of arms that cannot be read is a finding.
    ///
    /// # Errors
    /// A template or a style that cannot be used.
    pub fn of(folder: &Folder) -> Result<Self, ReportError> {
        let texts = || folder.templates.iter().filter(|(path, _)| path.as_str() != STYLE_FILE);
        let own: BTreeMap<String, String> =
            texts().map(|(path, file)| (path.clone(), decode(&file.bytes).text)).collect();
        let templates = Templates::new(&own)?;
        let style = match folder.templates.get(STYLE_FILE) {
            Some(file) => Style::parse(&decode(&file.bytes).text)?,
            None => Style::embedded(),
        };
        let of_texts = |file: &InputFile| odd_letters(&decode(&file.bytes), &file.path, NOT_UTF8);
        let mut findings: Vec<Finding> = folder.templates.values().flat_map(of_texts).collect();
        findings.extend(texts().flat_map(|(path, file)| typed_numbers::check(path, &file.path, &own[path])));
        findings.extend(texts().flat_map(|(path, file)| template_links::check(&file.path, &own[path])));
        let (picture, of_picture) =
            folder.emblem.as_ref().map(|file| Picture::read(&file.path, &file.bytes)).unwrap_or_default();
        findings.extend(of_picture);
        let emblem = folder.emblem.as_ref().filter(|_| picture.is_some()).map(image_address);
        let pictures = picture.into_iter().map(|picture| (EMBLEM.to_owned(), picture)).collect();
        Ok(Self { templates, style, pictures, faces: embedded_faces(), emblem, findings })
    }

    /// The built-in templates and style, with overrides, for tests.
    #[cfg(test)]
    pub(crate) fn built_in(overrides: &BTreeMap<String, String>) -> Self {
        let templates = Templates::new(overrides).expect("sound templates");
        let style = Style::embedded();
        let (pictures, faces) = (Pictures::new(), embedded_faces());
        Self { templates, style, pictures, faces, emblem: None, findings: Vec::new() }
    }

    /// Whether there is a coat of arms to print.
    pub fn has_emblem(&self) -> bool {
        self.pictures.contains_key(EMBLEM)
    }

    /// Colours and coat of arms, for the web edition.
    pub fn web_look(&self) -> (&Style, Option<&str>) {
        (&self.style, self.emblem.as_deref())
    }

    /// Fills in the templates with a view, made now or saved.
    ///
    /// # Errors
    /// A template that names what is not there.
    pub fn compose(&self, view: &impl Serialize) -> Result<Rendered, ReportError> {
        Ok(self.templates.compose(view)?)
    }

    /// The XHTML of a text for the bodies.
    ///
    /// # Errors
    /// A template that names what is not there.
    pub fn compose_paper(&self, template: &str, view: &MarkedView) -> Result<String, ReportError> {
        Ok(self.templates.fill_in(template, view)?)
    }

    /// Lays out a document.
    ///
    /// # Errors
    /// An element that stands where it may not.
    pub fn pages(&self, source: &Source<'_>) -> Result<(Layout, Vec<Finding>), ReportError> {
        Ok(lay_out_illustrated(source, &self.style, &self.faces, &self.pictures)?)
    }

    /// The PDF of a document, with what is wrong with its pictures and its pages.
    ///
    /// Nobody has judged its bytes yet: `outputs::proof` reads them back before they are published.
    ///
    /// # Errors
    /// As [`Self::pages`].
    pub fn print(&self, dossier: &Dossier<'_>, source: Source<'_>) -> Result<(Printed, Vec<Finding>), ReportError> {
        let (layout, found) = self.pages(&source)?;
        // On long reports each form of the document takes tens of megabytes: one at a time is enough.
        drop(source);
        let faces = &self.faces;
        let fonts =
            faces.ids().map(|id| FontFile { bytes: faces.bytes(id), postscript_name: faces.postscript_name(id) });
        let metadata = title::metadata(dossier, &layout.title);
        let profile = match dossier.config.pdf {
            PdfStandards::A2aUa1 => &Profile::A2A_UA1,
            PdfStandards::A4Ua2 => &Profile::A4_UA2,
        };
        let composed = pdf::compose(&layout, &fonts.collect::<Vec<_>>(), &metadata, profile)?;
        let file = PackageFile::new(title::file_name(dossier, "pdf"), composed.bytes);
        let figures = layout.facts.into_iter().zip(composed.figures).collect();
        let found = found.into_iter().filter(|own| !template_links::is_told(&self.findings, own));
        Ok((Printed { file, figures }, self.findings.iter().cloned().chain(found).collect()))
    }
}

/// `data:image/svg+xml;base64,…`
fn image_address(file: &InputFile) -> String {
    let kind = if file.path.to_lowercase().ends_with(".svg") { "svg+xml" } else { "png" };
    format!("data:image/{kind};base64,{}", base64::engine::general_purpose::STANDARD.encode(&file.bytes))
}
