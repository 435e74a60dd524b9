//! `[atti.ANNO]`: the acts of one year's cycle.

use super::raw;
use crate::domain::Act;

/// Acts of one year's cycle, each as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Acts {
    /// Approval of the plan.
    pub plan: Option<Act>,
    /// Approval of the *Piano integrato di attività e organizzazione*.
    pub integrated_plan: Option<Act>,
    /// Approval of the *piano esecutivo di gestione*.
    pub management_plan: Option<Act>,
    /// The board's monitoring within the year (D.Lgs. 150/2009, art. 6, c. 1).
    pub monitoring: Option<Act>,
    /// The Giunta's adoption of the report.
    pub resolution: Option<Act>,
    /// Validation by the Nucleo di valutazione.
    pub validation: Option<Act>,
}

impl Acts {
    /// Each act with its key in `[atti.ANNO]`.
    pub(super) fn by_key(&mut self) -> [(&'static str, &mut Option<Act>); 6] {
        [
            ("piano", &mut self.plan),
            ("piao", &mut self.integrated_plan),
            ("peg", &mut self.management_plan),
            ("monitoraggio", &mut self.monitoring),
            ("delibera_giunta", &mut self.resolution),
            ("validazione", &mut self.validation),
        ]
    }
}

impl From<raw::Acts> for Acts {
    fn from(raw: raw::Acts) -> Self {
        Self {
            plan: raw.piano.map(Act::from),
            integrated_plan: raw.piao.map(Act::from),
            management_plan: raw.peg.map(Act::from),
            monitoring: raw.monitoraggio.map(Act::from),
            resolution: raw.delibera_giunta.map(Act::from),
            validation: raw.validazione.map(Act::from),
        }
    }
}
