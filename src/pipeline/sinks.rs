//! Everything that is made from an assessment: PDF, annexes, open data, provenance.

use super::PipelineError;
use super::press::{Press, STYLE_FILE};
use crate::digest::hex_digest;
use crate::domain::Status;
use crate::dossier::Dossier;
use crate::finding::Finding;
use crate::inputs::catalogue;
use crate::inputs::deadline::Deadline;
use crate::inputs::entity::{Folder, InputFile};
use crate::outputs::annexes::{self, Annex, Material, Sources, Validation};
use crate::outputs::opendata;
use crate::outputs::pdf;
use crate::outputs::report::{self, Context, agid, embedded_templates};
use crate::outputs::typeset::{Faces, Source, Style, embedded_faces};
use crate::package::{Bundle, RESERVED};
use crate::trace::provenance::PROVENANCE_FILE;
use crate::trace::provenance::Provenance;
use crate::trace::revision::Previous;
use crate::trace::revision::Revision;

/// What the sinks work from.
#[derive(Clone, Copy)]
pub(super) struct Sinks<'a> {
    pub folder: &'a Folder,
    pub files: &'a [&'a InputFile],
    pub deadline: &'a Deadline,
    pub delay_reason: Option<&'a str>,
    pub fingerprint: &'a str,
    /// The latest final, for what changed since.
    pub previous: Option<&'a Previous>,
    pub dossier: Dossier<'a>,
}

impl<'a> Sinks<'a> {
    /// The whole package and the findings, those of typesetting included.
    pub fn package(&self, mut findings: Vec<Finding>) -> Result<(Bundle, Vec<Finding>), PipelineError> {
        let press = Press::of(self.folder)?;
        let xhtml = press.xhtml(&report::document(&self.context(&press, &findings)))?;
        let source = Source::parse(&xhtml)?;
        let sections = source.sections().clone();
        let sources = Sources::of(self.files);
        let material = Material { dossier: self.dossier, sources: &sources, sections: &sections };
        let (report, (annexes, tables)) = rayon::join(
            || self.report(&press, source),
            || rayon::join(|| annexes::all(&material), || opendata::tables(&self.dossier)),
        );
        let (report, found) = report?;
        findings.extend(press.findings.iter().cloned().chain(found));
        let mut bundle = Bundle::default();
        for Annex { file_name, bytes } in annexes? {
            bundle.add(format!("allegati/{file_name}"), bytes);
        }
        for file in tables {
            bundle.add(format!("dati/{}", file.name), file.bytes);
        }
        let name = self.report_name();
        let card = self.document_record(&name, &report, &bundle);
        bundle.add(name.replace(".pdf", ".json"), card);
        bundle.add(name, report);
        let record = Provenance::of(&self.dossier, self.files, self.fingerprint);
        let revision = self.previous.map(|previous| Revision::of(previous, &record));
        let anomalies = annexes::findings_annex(&findings, &self.dossier, revision.as_ref())?;
        bundle.add(format!("{RESERVED}{}", anomalies.file_name), anomalies.bytes);
        bundle.add(PROVENANCE_FILE, record.json());
        let outputs = bundle.published_hashes();
        let validation = annexes::validation_annex(&Validation {
            material,
            config: &self.folder.config,
            deadline: self.deadline,
            delay_reason: self.delay_reason,
            findings: &findings,
            fingerprint: self.fingerprint,
            outputs: &outputs,
        })?;
        bundle.add(format!("{RESERVED}{}", validation.file_name), validation.bytes);
        self.add_inputs(&mut bundle);
        Ok((bundle.sealed(), findings))
    }

    /// What the document's view is made from.
    pub fn context(&self, press: &Press, findings: &'a [Finding]) -> Context<'a> {
        Context {
            dossier: self.dossier,
            config: &self.folder.config,
            deadline: self.deadline,
            delay_reason: self.delay_reason,
            findings,
            inputs: self.files,
            fingerprint: self.fingerprint,
            emblem: self.folder.emblem.as_ref().filter(|_| press.has_emblem()),
        }
    }

    /// The PDF: XHTML → pages → bytes.
    fn report(&self, press: &Press, source: Source<'_>) -> Result<(Vec<u8>, Vec<Finding>), PipelineError> {
        let (layout, found) = press.pages(&source)?;
        // On long reports each form of the document takes tens of megabytes: one at a time is enough.
        drop(source);
        let bytes = pdf::write(&layout, &font_files(&press.faces), &self.metadata(&layout.title))?;
        Ok((bytes, found))
    }

    /// What the archive must know of the report; `public` holds its annexes and tables.
    fn document_record(&self, name: &str, report: &[u8], public: &Bundle) -> Vec<u8> {
        let metadata = self.metadata(name);
        let subject = agid::Subject {
            edition: self.dossier.edition,
            ipa_code: &self.folder.config.entity.ipa_code,
            subject: &metadata.subject,
            keywords: &metadata.keywords,
        };
        agid::record(&subject, (name, report), public.files())
    }

    fn metadata(&self, title: &str) -> pdf::Metadata {
        let edition = self.dossier.edition;
        let mut keywords: Vec<String> =
            ["performance", "obiettivi", "DUP", "D.Lgs. 150/2009"].map(str::to_owned).to_vec();
        keywords.extend(edition.marks().into_iter().map(str::to_owned));
        pdf::Metadata {
            title: title.to_owned(),
            subject: format!("Relazione annuale sulla performance {} ({})", edition.year, "D.Lgs. 150/2009, art. 10"),
            keywords,
            author: edition.entity.clone(),
            creator_tool: concat!("relazione ", env!("CARGO_PKG_VERSION")).to_owned(),
            date: edition.reference_date,
            language: "it-IT".to_owned(),
        }
    }

    fn report_name(&self) -> String {
        let mark = if self.dossier.edition.status == Status::Draft { "_BOZZA" } else { "" };
        format!("Relazione_performance_{}{mark}.pdf", self.dossier.edition.year)
    }

    /// Everything that a re-rendering needs beside the program itself.
    fn add_inputs(&self, bundle: &mut Bundle) {
        let path = |below: &str| format!("{RESERVED}ingressi/{below}");
        for file in self.files {
            bundle.add(path(&file.path), file.bytes.clone());
        }
        let built_in = embedded_templates().iter().copied().chain([(STYLE_FILE, Style::EMBEDDED)]);
        for (name, text) in built_in.filter(|(name, _)| !self.folder.templates.contains_key(*name)) {
            bundle.add(path(&format!("templates/{name}")), text.as_bytes().to_vec());
        }
        if self.folder.catalogue.is_none() {
            bundle.add(path(catalogue::FILE_NAME), catalogue::EMBEDDED.as_bytes().to_vec());
        }
        if let Some(previous) = self.previous {
            bundle.add(path("versione_precedente/provenienza.json"), previous.bytes.clone());
        }
        bundle.add(path("caratteri.txt"), font_hashes().into_bytes());
    }
}

fn font_files(faces: &Faces) -> Vec<pdf::FontFile<'_>> {
    faces.ids().map(|id| pdf::FontFile { bytes: faces.bytes(id), postscript_name: faces.postscript_name(id) }).collect()
}

/// Hashes of the font files in the form of `sha256sum`.
fn font_hashes() -> String {
    let faces = embedded_faces();
    let lines: Vec<String> =
        faces.ids().map(|id| format!("{}  {}.ttf", hex_digest(faces.bytes(id)), faces.postscript_name(id))).collect();
    lines.join("\n") + "\n"
}
