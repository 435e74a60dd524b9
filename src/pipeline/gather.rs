//! Files → typed inputs: the plan, register and sheets of the year with its changes applied,
//! what the entity adds, and the results of the years before.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;

use super::codes;
use super::earlier_year::EarlierRead;
use super::opening::kept;
use super::past::Past;
use super::year::{self, YearFiles};
use super::{PipelineError, history, import};
use crate::assessment::{Assessment, Basis, Trend, TrendYear, assessment_codes};
use crate::clock::Watch;
use crate::domain::{
    Edition, Indicator, IndicatorCode, Measurement, Narratives, Plan, Quantity, Resources, Status, Supplements,
    UnreadRow, Year,
};
use crate::dossier::Making;
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::inputs::context;
use crate::inputs::deadline::{self, Deadline};
use crate::inputs::edition::FindingRecord;
use crate::inputs::entity::{self, Folder};
use crate::inputs::measurements;
use crate::inputs::narrative;
use crate::inputs::plan;
use crate::inputs::privacy;
use crate::inputs::resources;
use crate::outputs::report::unused_templates;
use crate::signals::Signal;
use crate::trace::attention::{self, Material};
use crate::workbook::Limits;

/// Inputs read and typed, before any judgement.
pub(super) struct Gathered {
    pub folder: Folder,
    pub catalogue: Catalogue,
    pub plan: Plan,
    pub indicators: Vec<Indicator>,
    /// Rows of the register that name an indicator and could not be read.
    pub unread: Vec<UnreadRow>,
    pub measurements: Vec<Measurement>,
    pub supplements: Supplements,
    pub deadline: Deadline,
    pub findings: Vec<Finding>,
    /// Those of reading the folder.
    of_the_folder: Vec<Finding>,
    /// Those of a file of individual performance that is not kept because of what it holds.
    of_withheld: Option<Vec<Finding>>,
    /// What the sheets of the year before say, by indicator.
    last_actuals: BTreeMap<IndicatorCode, Quantity>,
    /// The years before, ascending, as far as they could be read.
    earlier: Vec<EarlierRead>,
}

/// Reads the entity's folder and types everything in it.
pub(super) fn gather(entity: Option<&Path>, year: Year) -> Result<Gathered, PipelineError> {
    let root = entity::locate(entity)?;
    let (mut folder, found) = Folder::read(&root, year)?;
    // Files that a package does not keep were found when it was made.
    let of_the_folder = folder.edition.as_ref().map_or(found, |edition| replayed(&edition.anomalie_della_cartella));
    let mut findings = of_the_folder.clone();
    findings.extend(unused_templates(&folder));
    let limits = Limits::default();
    let catalogue = import::catalogue_of(folder.catalogue.as_ref())?;
    let (plan, found) = plan::read(&folder.plan.bytes, &folder.plan.path, &catalogue, &limits)?;
    findings.extend(found);
    folder.config.plans.learn(year, plan.name.as_ref());
    findings.extend(folder.catalogue.as_ref().and_then(|file| import::western_table(&file.bytes, &file.path)));
    let files = YearFiles {
        year,
        register: folder.register.as_ref(),
        sheets: &folder.sheets,
        changes: folder.optional.changes.as_ref(),
        plan_approval: year::plan_approval(&folder.config, year),
        approved: folder.approved.as_ref().map(|approved| (approved, &folder.plan)),
        catalogue: &catalogue,
    };
    let (read, (earlier, supplements)) = rayon::join(
        || year::read(&files, plan.clone(), &limits),
        || rayon::join(|| earlier_years(&folder, &plan, &catalogue, &limits), || Added::read(&folder, &limits)),
    );
    findings.extend(read.findings);
    findings.extend(read.to_confirm);
    findings.extend(privacy::check_plan(&read.plan));
    findings.extend(privacy::check_register(&read.indicators));
    let (deadline, found) = deadline::find(&read.plan, year, folder.config.deadline);
    findings.extend(found);
    let last_actuals = last_actuals(year, &earlier);
    findings.extend(measurements::register::other_bases(year, &read.indicators, &last_actuals));
    let added = supplements.check(&folder, &read.plan, year, &catalogue);
    findings.extend(added.findings);
    let supplements = Supplements { changes: read.changes, ..added.supplements };
    findings.extend(privacy::check_supplements(&supplements));
    if added.of_withheld.is_some() {
        // Personal data must not enter the package, not even its reserved part.
        folder.optional.individual = None;
    }
    Ok(Gathered {
        catalogue,
        plan: read.plan,
        indicators: read.indicators,
        unread: read.unread,
        measurements: read.measurements,
        supplements,
        deadline,
        findings,
        of_the_folder,
        of_withheld: added.of_withheld,
        last_actuals,
        earlier,
        folder,
    })
}

/// Findings as a package recorded them.
fn replayed(recorded: &[FindingRecord]) -> Vec<Finding> {
    let codes = || codes::STAGES.iter().flat_map(|(_, codes)| codes.iter().copied());
    recorded.iter().filter_map(|record| record.finding(codes())).collect()
}

/// Reads the years before, each with its own plan and changes.
fn earlier_years(folder: &Folder, plan: &Plan, catalogue: &Catalogue, limits: &Limits) -> Vec<EarlierRead> {
    use rayon::prelude::*;
    let read = folder.earlier.par_iter().map(|earlier| {
        // Years of one rolling plan share its file.
        let plan = if earlier.plan.path == folder.plan.path {
            plan.clone()
        } else {
            plan::read(&earlier.plan.bytes, &earlier.plan.path, catalogue, limits).ok()?.0
        };
        EarlierRead::of(earlier, plan, &folder.config, catalogue, limits)
    });
    read.collect::<Vec<_>>().into_iter().flatten().collect()
}

/// What the sheets of the year before say.
fn last_actuals(year: Year, earlier: &[EarlierRead]) -> BTreeMap<IndicatorCode, Quantity> {
    let last = earlier.iter().find(|earlier| earlier.year == year.previous());
    last.map(EarlierRead::actuals).unwrap_or_default()
}

/// What the entity adds to the minimum, as read.
struct Added {
    supplements: Supplements,
    findings: Vec<Finding>,
    /// What was found in the file of individual performance, where it must stay out of the package.
    of_withheld: Option<Vec<Finding>>,
}

impl Added {
    fn read(folder: &Folder, limits: &Limits) -> Self {
        let files = &folder.optional;
        let mut findings = Vec::new();
        let resources: Option<Resources> = files
            .resources
            .as_ref()
            .and_then(|file| kept(file, resources::read(&file.bytes, &file.path, limits), &mut findings))
            .filter(|resources| !resources.programmes.is_empty());
        let texts = files.narratives.iter().map(|file| (file.path.as_str(), file.bytes.as_slice()));
        let (narratives, found): (Narratives, _) = narrative::read(texts);
        findings.extend(found);
        let (individual, of_withheld) = Self::individual(folder, limits, &mut findings);
        let context = files.context.as_ref().and_then(|file| {
            if !file.path.to_lowercase().ends_with(".toml") {
                return kept(file, context::read_context_sheet(&file.bytes, &file.path, limits), &mut findings);
            }
            let (context, found) = context::read_context(&file.bytes, &file.path);
            findings.extend(found);
            context
        });
        let supplements = Supplements {
            resources,
            changes: Vec::new(),
            narratives,
            score_bands: individual.bands,
            band_totals: individual.totals,
            context,
        };
        Self { supplements, findings, of_withheld }
    }

    /// The file of individual performance, and what was found in it where it must not be kept.
    fn individual(
        folder: &Folder,
        limits: &Limits,
        findings: &mut Vec<Finding>,
    ) -> (context::Individual, Option<Vec<Finding>>) {
        let Some(file) = &folder.optional.individual else {
            let recorded = folder.edition.as_ref().and_then(|edition| edition.individuale_non_conservato.as_ref());
            let withheld = recorded.map(|recorded| replayed(recorded));
            findings.extend(withheld.iter().flatten().cloned());
            return (context::Individual::default(), withheld);
        };
        let mut found = Vec::new();
        let read = kept(file, context::read_individual(&file.bytes, &file.path, limits), &mut found);
        findings.extend(found.iter().cloned());
        // Whether a file that cannot be opened holds names nobody knows.
        let withheld = read.as_ref().is_none_or(|read| read.refused).then_some(found);
        (read.unwrap_or_default(), withheld)
    }

    /// What only shows beside the plan and the other inputs.
    fn check(mut self, folder: &Folder, plan: &Plan, year: Year, catalogue: &Catalogue) -> Self {
        if let (Some(resources), Some(file)) = (&self.supplements.resources, &folder.optional.resources) {
            self.findings.extend(resources::check(resources, plan, year, catalogue, &file.path));
            let context = self.supplements.context.as_ref();
            self.findings.extend(context.into_iter().flat_map(|context| context::check_accounts(context, resources)));
        }
        // A text that is there and holds nothing, or cannot be read, has been told.
        let told = |path: &str| {
            let is_it = |finding: &Finding| finding.place.as_ref().is_some_and(|place| &*place.file == path);
            let codes = [narrative::text_codes::EMPTY, narrative::text_codes::UNREADABLE];
            self.findings.iter().any(|finding| codes.contains(&finding.code) && is_it(finding))
        };
        let given: Vec<&str> = folder.optional.narratives.iter().map(|file| file.path.as_str()).collect();
        let given: Vec<&str> = given.into_iter().filter(|path| told(path)).collect();
        self.findings.extend(narrative::missing(&self.supplements.narratives, given, plan, year));
        self
    }
}

impl Gathered {
    pub fn edition(&self, year: Year, reference_date: NaiveDate, status: Status) -> Edition {
        let entity = &self.folder.config.entity;
        Edition { entity: entity.name.clone(), year, reference_date, status, demonstration: entity.demonstration }
    }

    /// Objectives of the plan.
    pub fn objectives(&self) -> usize {
        self.plan.objectives().count()
    }

    /// What was read, for the diary of the run.
    pub fn tell(&self, watch: &Watch, files: usize) {
        let objectives = self.objectives();
        let (indicators, measurements) = (self.indicators.len(), self.measurements.len());
        let counts =
            [("file", files), ("obiettivi", objectives), ("indicatori", indicators), ("misurazioni", measurements)];
        watch.stage("lettura", &counts);
    }

    /// Takes note of the act that first adopted the report, which counts whatever the configuration says since.
    #[must_use]
    pub fn noting(mut self, past: &Past, year: Year) -> Self {
        if let Some(first) = past.first_adoption(year) {
            let known = &mut self.folder.config.acts.entry(year).or_default().resolution;
            if known.as_ref() != Some(first)
                && let Some(file) = past.acts_file()
            {
                self.folder.acts_elsewhere.insert("delibera_giunta", file);
            }
            *known = Some(first.clone());
        }
        self
    }

    /// What was published before, or what the package says of it whose inputs these are.
    pub fn past(&self, output: &Path, year: Year) -> Past {
        self.folder.edition.as_ref().map_or_else(|| Past::published(output, year), Past::recorded)
    }

    /// What a package keeps so that it can be made again.
    pub fn making(&self, past: &Past, fingerprint_list: String) -> Making {
        Making {
            fingerprint_list,
            earlier: past.earlier.clone(),
            unread: past.unread,
            acts: past.acts.clone(),
            of_the_folder: past.and(&self.of_the_folder),
            of_withheld: self.of_withheld.clone(),
        }
    }

    /// What auditors should ask about.
    pub fn signals(&self, assessment: &Assessment<'_>, past: &Past) -> Vec<Signal> {
        let rules = past.rules(assessment.year.previous());
        attention::signals(&Material {
            assessment,
            register: &self.indicators,
            changes: &self.supplements.changes,
            config: &self.folder.config,
            last_actuals: &self.last_actuals,
            last_rules: rules.as_ref(),
        })
    }

    /// The years before with this year's rules.
    fn recomputed(&self, past: &Past) -> Vec<TrendYear> {
        let results = |earlier: &EarlierRead| {
            earlier.results(&self.folder.config, &self.catalogue, past.first_final(earlier.year))
        };
        self.earlier.iter().filter_map(results).collect()
    }

    /// The years before and the one just assessed, with what is odd about them.
    pub fn trend(&self, assessment: &Assessment<'_>, past: &Past) -> (Trend, Vec<Finding>) {
        let measured = TrendYear::of(assessment, Basis::Measured);
        let (trend, mut findings) = history::trend(measured, &self.recomputed(past), past, &self.folder.files());
        findings.extend(absent_years(assessment.year, &trend.years));
        (trend, findings)
    }
}

/// One note that says which years of the trend print «n.d.».
fn absent_years(year: Year, known: &[TrendYear]) -> Option<Finding> {
    let absent = entity::earlier_years(year).filter(|year| known.iter().all(|known| known.year != *year));
    let absent: Vec<String> = absent.map(|year| year.to_string()).collect();
    let which = absent.join(" e il ");
    let (are, their) = if absent.len() == 1 { ("risulta", "i dati dell’anno") } else { ("risultano", "i dati") };
    (!absent.is_empty()).then(|| {
        let message = format!("Nell’andamento triennale il {which} {are} «n.d.»: mancano {their}.");
        Finding::new(assessment_codes::TREND_YEAR_ABSENT, message)
            .expected("piano, registro e schede dell’anno, se esistono: indicatori/ANNO.xlsx e misurazioni/ANNO/")
    })
}

/// Signals that stop a final count as findings, too.
pub(super) fn blocking(signals: &[Signal]) -> impl Iterator<Item = Finding> {
    signals.iter().filter(|signal| signal.is_on() && signal.finding.blocks()).map(|signal| signal.finding.clone())
}

#[cfg(test)]
mod tests;
