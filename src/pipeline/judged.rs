//! What the stages say of a year's inputs, before anything is set: figures, trend, signals, findings.

use super::consequences;
use super::cycle::Cycle;
use super::gather::{Gathered, blocking};
use super::job::Job;
use super::past::Past;
use crate::assessment::{Assessment, Inputs, Trend, assess};
use crate::clock::Watch;
use crate::domain::{Edition, Predecessor};
use crate::dossier::{Dossier, Making, Sections, Tally};
use crate::finding::Finding;
use crate::inputs::entity::InputFile;
use crate::signals::Signal;

/// A year, judged.
pub(super) struct Judged<'a> {
    pub assessment: Assessment<'a>,
    pub trend: Trend,
    pub signals: Vec<Signal>,
    /// Findings of all stages so far.
    pub findings: Vec<Finding>,
}

/// What a dossier needs beside the judgement: the run, and what its inputs and the program give.
pub(super) struct Setting<'a> {
    pub job: &'a Job<'a>,
    pub gathered: &'a Gathered,
    pub cycle: &'a Cycle<'a>,
    pub past: &'a Past,
    pub predecessor: Option<&'a Predecessor>,
    pub edition: &'a Edition,
    pub inputs: &'a [&'a InputFile],
    pub fingerprint: &'a str,
    pub has_emblem: bool,
    pub making: &'a Making,
    /// No section is known before the document is composed.
    pub sections: &'a Sections,
}

impl<'a> Judged<'a> {
    /// Judges the inputs; `findings` are those of the stages before.
    pub fn of(
        inputs: &'a Inputs<'a>,
        gathered: &Gathered,
        cycle: &Cycle<'_>,
        past: &Past,
        mut findings: Vec<Finding>,
    ) -> Self {
        let (assessment, found) = assess(inputs);
        findings.extend(found);
        findings.extend(cycle.findings(gathered));
        findings.extend(past.unexplained(&assessment, &gathered.supplements.changes));
        let signals = gathered.signals(&assessment, past);
        findings.extend(blocking(&signals));
        let (trend, found) = gathered.trend(&assessment, past);
        findings.extend(found);
        consequences::leave_out(&mut findings, inputs.year);
        Self { assessment, trend, signals, findings }
    }

    /// What was found, for the diary of the run.
    pub fn tell(&self, watch: &Watch) {
        let blocking = self.findings.iter().filter(|finding| finding.blocks()).count();
        watch.stage("calcolo", &[("anomalie", self.findings.len()), ("impediscono", blocking)]);
    }

    /// What every output is made from.
    pub fn dossier(&'a self, setting: &Setting<'a>) -> Dossier<'a> {
        let Setting { gathered, cycle, past, .. } = *setting;
        Dossier {
            assessment: &self.assessment,
            supplements: &gathered.supplements,
            trend: &self.trend,
            edition: setting.edition,
            config: &gathered.folder.config,
            approved: gathered.folder.approved.as_ref(),
            deadline: &gathered.deadline,
            predecessor: setting.predecessor,
            first_final: cycle.first_final.as_ref(),
            adoption: cycle.adoption,
            reasons: setting.job.reasons,
            findings: &self.findings,
            signals: &self.signals,
            inputs: setting.inputs,
            fingerprint: setting.fingerprint,
            has_emblem: setting.has_emblem,
            sections: setting.sections,
            tally: Tally::default(),
            previous: past.own.as_ref(),
            making: setting.making,
        }
    }
}
