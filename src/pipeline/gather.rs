//! Files → typed inputs: the plan, register and sheets of the year with its changes applied,
//! what the entity adds, and the results of the years before.

use std::path::Path;

use chrono::NaiveDate;

use super::opening::kept;
use super::year::{self, YearFiles};
use super::{PipelineError, import};
use crate::assessment::{Assessment, Inputs, Trend, TrendYear, assessment_codes};
use crate::domain::{Edition, Indicator, Measurement, Narratives, Plan, Resources, Status, Supplements, Year};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::inputs::context;
use crate::inputs::deadline::{self, Deadline};
use crate::inputs::entity::{self, Folder};
use crate::inputs::narrative;
use crate::inputs::plan;
use crate::inputs::resources;
use crate::workbook::Limits;

/// Inputs read and typed, before any judgement.
pub(super) struct Gathered {
    pub folder: Folder,
    pub catalogue: Catalogue,
    pub plan: Plan,
    pub indicators: Vec<Indicator>,
    pub measurements: Vec<Measurement>,
    pub supplements: Supplements,
    pub deadline: Deadline,
    pub findings: Vec<Finding>,
    /// The years before, ascending, as far as they could be assessed.
    earlier: Vec<TrendYear>,
}

/// Reads the entity's folder and types everything in it.
pub(super) fn gather(entity: Option<&Path>, year: Year) -> Result<Gathered, PipelineError> {
    let root = entity::locate(entity)?;
    let (mut folder, mut findings) = Folder::read(&root, year)?;
    let limits = Limits::default();
    let catalogue = import::catalogue_of(folder.catalogue.as_ref())?;
    let (plan, found) = plan::read(&folder.plan.bytes, &folder.plan.path, &catalogue, &limits)?;
    findings.extend(found);
    let files = YearFiles {
        year,
        register: folder.register.as_ref(),
        sheets: &folder.sheets,
        changes: folder.optional.changes.as_ref(),
        catalogue: &catalogue,
    };
    let (read, (earlier, supplements)) = rayon::join(
        || year::read(&files, plan.clone(), &limits),
        || rayon::join(|| earlier_years(&folder, &plan, &catalogue, &limits), || Added::read(&folder, &limits)),
    );
    findings.extend(read.findings);
    let (deadline, found) = deadline::find(&read.plan, year, folder.config.deadline);
    findings.extend(found);
    let added = supplements.check(&folder, &read.plan, year, &catalogue);
    findings.extend(added.findings);
    let supplements = Supplements { changes: read.changes, ..added.supplements };
    findings.extend(absent_years(year, &earlier));
    if added.individual_withheld {
        // Personal data must not enter the package, not even its reserved part.
        folder.optional.individual = None;
    }
    Ok(Gathered {
        catalogue,
        plan: read.plan,
        indicators: read.indicators,
        measurements: read.measurements,
        supplements,
        deadline,
        findings,
        earlier,
        folder,
    })
}

/// Assesses the years before, each with its own plan and changes and this year's rules.
fn earlier_years(folder: &Folder, plan: &Plan, catalogue: &Catalogue, limits: &Limits) -> Vec<TrendYear> {
    use rayon::prelude::*;
    let assessed = folder.earlier.par_iter().map(|earlier| {
        // Years of one rolling plan share its file.
        let plan = if earlier.plan.path == folder.plan.path {
            plan.clone()
        } else {
            plan::read(&earlier.plan.bytes, &earlier.plan.path, catalogue, limits).ok()?.0
        };
        year::assess(earlier, plan, &folder.config, catalogue, limits)
    });
    assessed.collect::<Vec<_>>().into_iter().flatten().collect()
}

/// One note that says which years of the trend print «n.d.».
fn absent_years(year: Year, earlier: &[TrendYear]) -> Option<Finding> {
    let absent = entity::earlier_years(year).filter(|year| earlier.iter().all(|known| known.year != *year));
    let absent: Vec<String> = absent.map(|year| year.to_string()).collect();
    let which = absent.join(" e il ");
    let (are, their) = if absent.len() == 1 { ("risulta", "i dati dell’anno") } else { ("risultano", "i dati") };
    (!absent.is_empty()).then(|| {
        let message = format!("Nell’andamento triennale il {which} {are} «n.d.»: mancano {their}.");
        Finding::new(assessment_codes::TREND_YEAR_ABSENT, message)
            .expected("piano, registro e schede dell’anno, se esistono: indicatori/ANNO.xlsx e misurazioni/ANNO/")
    })
}

/// What the entity adds to the minimum, as read.
struct Added {
    supplements: Supplements,
    findings: Vec<Finding>,
    /// Whether the file of individual performance must stay out of the package.
    individual_withheld: bool,
}

impl Added {
    fn read(folder: &Folder, limits: &Limits) -> Self {
        let files = &folder.optional;
        let mut findings = Vec::new();
        let resources: Option<Resources> = files
            .resources
            .as_ref()
            .and_then(|file| kept(file, resources::read(&file.bytes, &file.path, limits), &mut findings));
        let texts = files.narratives.iter().map(|file| (file.path.as_str(), file.bytes.as_slice()));
        let (narratives, found): (Narratives, _) = narrative::read(texts);
        findings.extend(found);
        let individual = files
            .individual
            .as_ref()
            .and_then(|file| kept(file, context::read_individual(&file.bytes, &file.path, limits), &mut findings));
        // Whether a file that cannot be opened holds names nobody knows.
        let withheld = files.individual.is_some() && individual.as_ref().is_none_or(|read| read.refused);
        let individual = individual.unwrap_or_default();
        let context = files.context.as_ref().and_then(|file| {
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
        Self { supplements, findings, individual_withheld: withheld }
    }

    /// What only shows beside the plan and the other inputs.
    fn check(mut self, folder: &Folder, plan: &Plan, year: Year, catalogue: &Catalogue) -> Self {
        if let (Some(resources), Some(file)) = (&self.supplements.resources, &folder.optional.resources) {
            self.findings.extend(resources::check(resources, plan, year, catalogue, &file.path));
            let context = self.supplements.context.as_ref();
            self.findings.extend(context.into_iter().flat_map(|context| context::check_accounts(context, resources)));
        }
        self.findings.extend(narrative::missing(&self.supplements.narratives, plan, year));
        self
    }
}

impl Gathered {
    pub fn edition(&self, year: Year, reference_date: NaiveDate, status: Status) -> Edition {
        let entity = &self.folder.config.entity;
        Edition { entity: entity.name.clone(), year, reference_date, status, demonstration: entity.demonstration }
    }

    pub fn inputs(&self, year: Year, published_on: Option<NaiveDate>) -> Inputs<'_> {
        Inputs {
            plan: &self.plan,
            year,
            indicators: &self.indicators,
            measurements: &self.measurements,
            rules: &self.folder.config.rules,
            catalogue: &self.catalogue,
            report_objective: self.deadline.objective.as_ref(),
            published_on,
        }
    }

    /// The years before and the one just assessed.
    pub fn trend(&self, assessment: &Assessment<'_>) -> Trend {
        Trend { years: self.earlier.iter().cloned().chain([TrendYear::of(assessment)]).collect() }
    }
}

#[cfg(test)]
mod tests;
