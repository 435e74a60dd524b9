//! The files of one entity and year, read once.

use std::collections::BTreeMap;
use std::path::Path;

use super::EntityError;
use super::earlier::{self, EarlierYear};
use super::file::{InputFile, has_extension, read, read_if_there, read_or_report, unreadable};
use super::folder_codes as codes;
use super::inputs::{ORIGINALS, OptionalFiles, read_plan, read_register, read_sheets};
use super::locate::recorded_edition;
use super::names;
use super::one_of_year::read_one;
use super::scaffold::UNKNOWN_NAME;
use super::strays;
use crate::disk::{DEFAULT_LIMIT, Root};
use crate::domain::{Place, Position, TREND_YEARS, Year};
use crate::finding::Finding;
use crate::inputs::approval::{Approval, approval_codes};
use crate::inputs::catalogue;
use crate::inputs::config::{Acts, Config, FILE_NAME, without_unpackaged};
use crate::inputs::edition::EditionRecord;
use crate::tabular::odd_letters;
use crate::tabular::table_codes::NOT_UTF8;
use crate::words::decoding::decode;

/// Where the entity's own templates lie.
const TEMPLATES: &str = "templates";
/// What lies below: the parts of the report, and the texts for the bodies.
const BELOW_TEMPLATES: [&str; 2] = ["templates/partials", "templates/atti"];

/// Everything read from an entity's folder for one year.
#[derive(Debug, Clone)]
pub struct Folder {
    /// The configuration, checked.
    pub config: Config,
    /// `relazione.toml` without the folder of the packages, which says nothing about them.
    pub config_file: InputFile,
    /// The plan.
    pub plan: InputFile,
    /// The office's own files from which the plan was imported, and the maps of their columns: kept, not read again.
    pub originals: Vec<InputFile>,
    /// The register of indicators.
    pub register: Option<InputFile>,
    /// The measurement sheets, by name.
    pub sheets: Vec<InputFile>,
    /// Resources, changes, texts, context.
    pub optional: OptionalFiles,
    /// The years before, ascending, as far as they are there.
    pub earlier: Vec<EarlierYear>,
    /// The coat of arms: `stemma.svg`, else `stemma.png`.
    pub emblem: Option<InputFile>,
    /// The entity's own templates, by path below `templates/`.
    pub templates: BTreeMap<String, InputFile>,
    /// The entity's own table of missioni and programmi.
    pub catalogue: Option<InputFile>,
    /// `approvazioni/ANNO.json` as it stands.
    pub approval: Option<InputFile>,
    /// What it says.
    pub approved: Option<Approval>,
    /// The files that name acts of the year which the configuration does not, by their key there.
    pub acts_elsewhere: BTreeMap<&'static str, String>,
    /// What the package says of its making, where this is the folder of a package's inputs.
    pub edition: Option<EditionRecord>,
}

impl Folder {
    /// Reads what the report on `year` needs.
    ///
    /// # Errors
    /// [`EntityError`] where configuration or plan are missing, unreadable or wrong.
    pub fn read(root: &Path, year: Year) -> Result<(Self, Vec<Finding>), EntityError> {
        let mut findings = Vec::new();
        let folder = root;
        let unreadable = |source| EntityError::Unreadable { path: folder.join(FILE_NAME), source };
        let config_file = read(&Root::new(folder, DEFAULT_LIMIT), FILE_NAME).map_err(unreadable)?;
        let text = decode(&config_file.bytes);
        findings.extend(odd_letters(&text, FILE_NAME, NOT_UTF8));
        let mut config = Config::parse(&text.text)?;
        findings.extend(config.shorten(&text.text, codes::NAME_TOO_LONG));
        let config_file = InputFile::new(config_file.path, without_unpackaged(&config_file.bytes));
        let root = &Root::new(folder, config.file_limit);
        let edition = recorded_edition(folder)?;
        if let Some(edition) = &edition {
            edition.atti.complete(config.acts.entry(Year(edition.anno)).or_default());
        }
        findings.extend(check_name(&config.entity.name));
        let mut acts_elsewhere = BTreeMap::new();
        let approval = read_one(root, "approvazioni", year, &["json"], &mut findings);
        let approved = approval.as_ref().and_then(|file| Approval::parse(&file.bytes, year));
        findings.extend(check_approval(approval.as_ref(), approved.as_ref(), config.acts.get(&year)));
        if let Some(approved) = &approved {
            let plan = &mut config.acts.entry(year).or_default().plan;
            if plan.is_none() {
                acts_elsewhere.extend(approval.iter().map(|file| ("piano", file.path.clone())));
            }
            plan.get_or_insert_with(|| approved.act());
        }
        let plan = read_plan(root, &config, year, &mut findings)?;
        strays::beside_the_plan(root, &config, &plan.path, &mut findings);
        let originals: Vec<InputFile> =
            ORIGINALS.into_iter().flat_map(|folder| read_all(root, folder, &mut findings)).collect();
        let maps = originals.iter().filter(|file| has_extension(&file.path, &["toml"]));
        findings.extend(maps.flat_map(|map| odd_letters(&decode(&map.bytes), &map.path, NOT_UTF8)));
        let register = read_register(root, year, &mut findings);
        let sheets = read_sheets(root, year, &mut findings);
        let emblem_name = emblem_name(root, &mut findings);
        let emblem = emblem_name.as_deref().and_then(|name| read_or_report(root, name, &mut findings));
        strays::report(root, year, emblem_name.as_deref(), &mut findings);
        let optional = OptionalFiles::read(root, year, &mut findings);
        let earlier =
            earlier_years(year).filter_map(|year| earlier::read(root, &config, year, &mut findings)).collect();
        // What the program itself put into the package is no override.
        let is_own =
            |path: &str| edition.as_ref().is_none_or(|edition| !edition.del_programma.iter().any(|p| p == path));
        let mut templates = read_templates(root, &mut findings);
        templates.retain(|_, file| is_own(&file.path));
        let catalogue = read_if_there(root, catalogue::FILE_NAME, &mut findings).filter(|file| is_own(&file.path));
        let folder = Self {
            config,
            config_file,
            plan,
            originals,
            register,
            sheets,
            optional,
            earlier,
            emblem,
            templates,
            catalogue,
            approval,
            approved,
            acts_elsewhere,
            edition,
        };
        Ok((folder, findings))
    }

    /// Every input, in the order of paths, each once.
    pub fn files(&self) -> Vec<&InputFile> {
        let mut files = vec![&self.config_file, &self.plan];
        files.extend(&self.originals);
        files.extend(&self.register);
        files.extend(&self.sheets);
        files.extend(self.optional.files());
        files.extend(self.earlier.iter().flat_map(EarlierYear::files));
        files.extend(&self.emblem);
        files.extend(self.templates.values());
        files.extend(&self.catalogue);
        files.extend(&self.approval);
        files.sort_by(|left, right| left.path.cmp(&right.path));
        // Years may share a plan.
        files.dedup_by(|left, right| left.path == right.path);
        files
    }
}

/// All files of a folder, by name.
fn read_all(root: &Root, folder: &str, findings: &mut Vec<Finding>) -> Vec<InputFile> {
    let Some(listed) = names::list(root, folder, &[], findings) else { return Vec::new() };
    names::overlooked(root, folder, &listed, findings);
    listed.files.iter().filter_map(|name| read_or_report(root, &format!("{folder}/{name}"), findings)).collect()
}

/// The years of the trend before `year`, ascending.
pub fn earlier_years(year: Year) -> impl Iterator<Item = Year> {
    (1..TREND_YEARS).rev().map(move |back| Year(year.0.saturating_sub(back)))
}

/// What is wrong with the file of the approval before plan and register are compared with it.
fn check_approval(file: Option<&InputFile>, approved: Option<&Approval>, acts: Option<&Acts>) -> Option<Finding> {
    let place = Place::file(file?.path.as_str());
    let Some(approved) = approved else {
        let message = "Il file dell’approvazione non è come il programma l’ha scritto: piano e registro non si possono \
                       confrontare con quelli approvati.";
        let expected =
            "il file di allora, da una copia di sicurezza o da un pacchetto (riservato/ingressi/approvazioni)";
        return Some(Finding::new(approval_codes::BROKEN, message).at(place).expected(expected));
    };
    let written = acts?.plan.as_ref().filter(|act| **act != approved.act())?;
    let key = format!("atti.{}.piano", approved.anno);
    let message = format!(
        "L’approvazione registrata è {}, ma {FILE_NAME} alla voce [{key}] dice {}.",
        approved.act().written(),
        written.written()
    );
    Some(
        Finding::new(approval_codes::OTHER_ACT, message)
            .at(Place { position: Position::Key(key.into()), ..Place::file(FILE_NAME) })
            .found(written.written())
            .expected("lo stesso atto: correggere relazione.toml, oppure rifare «registra approvazione --sostituisci»"),
    )
}

/// A draft may bear the name that a new folder starts with; nothing final may.
fn check_name(name: &str) -> Option<Finding> {
    (name == UNKNOWN_NAME).then(|| {
        let key = Place { position: Position::Key("ente.nome".into()), ..Place::file(FILE_NAME) };
        Finding::new(codes::NO_NAME, "Manca il nome dell’ente.")
            .at(key)
            .found(name)
            .expected("il nome per intero, come «Comune di Prova»")
    })
}

/// The entity's own templates, up to two levels deep.
fn read_templates(root: &Root, findings: &mut Vec<Finding>) -> BTreeMap<String, InputFile> {
    let mut templates = BTreeMap::new();
    for folder in [TEMPLATES].into_iter().chain(BELOW_TEMPLATES) {
        let before = findings.len();
        let Some(mut listed) = names::list(root, folder, &["hbs", "toml"], findings) else {
            // What cannot be listed has been told, and its folders cannot be either.
            if folder == TEMPLATES && findings.len() > before {
                break;
            }
            continue;
        };
        listed.folders.retain(|name| !BELOW_TEMPLATES.contains(&format!("{folder}/{name}").as_str()));
        names::overlooked(root, folder, &listed, findings);
        for name in listed.files {
            let path = format!("{folder}/{name}");
            if has_extension(&name, &["hbs", "toml"]) {
                let Some(file) = read_or_report(root, &path, findings) else { continue };
                let below = path.strip_prefix("templates/").expect("the folder starts with it").to_owned();
                templates.insert(below, file);
            } else {
                let message = format!("Il file {name} non è un modello (.hbs) né uno stile (.toml): è ignorato.");
                findings.push(Finding::new(codes::NOT_A_TEMPLATE, message).at(Place::file(path)));
            }
        }
    }
    templates
}

/// The name of the coat of arms; a drawing goes before a picture of pixels. What else lies in the entity's folder is
/// its own.
fn emblem_name(root: &Root, findings: &mut Vec<Finding>) -> Option<String> {
    let names: Vec<String> = match root.list("") {
        Ok(entries) => entries.iter().filter_map(|entry| Some(entry.name()?.to_owned())).collect(),
        Err(fault) => {
            findings.push(unreadable(".", &fault));
            Vec::new()
        }
    };
    let found = |wanted: &str| names.iter().find(|name| name.eq_ignore_ascii_case(wanted));
    found("stemma.svg").or_else(|| found("stemma.png")).cloned()
}
