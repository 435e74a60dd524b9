//! The acts without which a final says too little of where it comes from: the plan's and the one of the *sistema di
//! misurazione e valutazione* (D.Lgs. 150/2009, art. 7 and 10). A demonstration has none.

use super::{Job, PipelineError};
use crate::domain::Year;
use crate::inputs::config::Config;

/// What is to be written, and where, before a final of `year`.
pub(super) fn missing(config: &Config, year: Year) -> Vec<String> {
    if config.entity.demonstration {
        return Vec::new();
    }
    let plan = config.acts.get(&year).and_then(|acts| acts.plan.as_ref());
    let of_the_plan = plan.is_none().then(|| {
        format!(
            "l’atto che ha approvato il piano: «relazione registra approvazione --anno {year} --numero … --data …», \
             oppure relazione.toml alla voce [atti.{year}] piano"
        )
    });
    let of_the_system = config.smvp.is_none().then(|| {
        "l’atto del sistema di misurazione e valutazione della performance: relazione.toml alla voce [smvp]".to_owned()
    });
    of_the_plan.into_iter().chain(of_the_system).collect()
}

/// Refuses a final of which they are missing; a package that is made again was issued already.
///
/// # Errors
/// [`PipelineError::MissingActs`].
pub(super) fn refuse(job: &Job<'_>, config: &Config) -> Result<(), PipelineError> {
    let acts = missing(config, job.year);
    if job.definitive && job.recorded.is_none() && !acts.is_empty() {
        return Err(PipelineError::MissingActs { acts, year: job.year });
    }
    Ok(())
}

/// The Giunta's act, which may come after the document that it adopts.
pub(super) fn awaits_adoption(config: &Config, year: Year) -> bool {
    config.acts.get(&year).is_none_or(|acts| acts.resolution.is_none())
}
