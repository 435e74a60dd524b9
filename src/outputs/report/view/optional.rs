//! The parts of the document that an entity may leave out.

use super::changes::{self, ChangesView};
use super::context::{self, ContextView, StaffLine, SurveyLine};
use super::individual::{self, IndividualView};
use super::narrative::TextView;
use super::organisation::{self, OrganisationView};
use super::payments::{self, PaymentsView};
use super::resources::{self, ResourcesView};
use super::themes::{self, TargetsView, ThemeLine};
use super::trend::{self, TrendView};
use crate::domain::{EntityContext, Topic};
use crate::dossier::Dossier;

/// Each part, whether it has anything to say or not.
pub(super) struct Optional {
    pub contesto: ContextView,
    pub organizzativa: OrganisationView,
    pub triennali: TargetsView,
    pub ambiti: Vec<ThemeLine>,
    pub pagamenti: PaymentsView,
    pub risorse: ResourcesView,
    pub variazioni: ChangesView,
    pub andamento: TrendView,
    pub individuale: IndividualView,
    pub pari_opportunita: TextView,
    pub genere: Vec<StaffLine>,
    /// Whether there is a text or a table of equal opportunities.
    pub opportunita: bool,
    pub anticorruzione: TextView,
    pub utenti: TextView,
    pub indagini: Vec<SurveyLine>,
    /// Whether there is a text or a table of users.
    pub valutazione_utenti: bool,
}

impl Optional {
    pub fn of(dossier: &Dossier<'_>) -> Self {
        let Dossier { assessment, supplements, edition, .. } = *dossier;
        let nothing = EntityContext::default();
        let figures = supplements.context.as_ref().unwrap_or(&nothing);
        let text = |topic| TextView::of(&supplements.narratives, topic, 2);
        let [pari_opportunita, anticorruzione, utenti] =
            [Topic::EqualOpportunities, Topic::Transparency, Topic::Users].map(text);
        let (genere, indagini) = (context::gender(figures), context::surveys(figures));
        Self {
            contesto: context::view(supplements),
            organizzativa: organisation::view(dossier),
            triennali: themes::targets(assessment),
            ambiti: themes::lines(assessment),
            pagamenti: payments::view(figures, edition.year),
            risorse: resources::view(dossier),
            variazioni: changes::view(&supplements.changes, assessment),
            andamento: trend::view(dossier),
            individuale: individual::view(dossier),
            opportunita: pari_opportunita.disponibile || !genere.is_empty(),
            valutazione_utenti: utenti.disponibile || !indagini.is_empty(),
            pari_opportunita,
            genere,
            anticorruzione,
            utenti,
            indagini,
        }
    }
}
