//! The programme of an objective: of its own cell, of a title, of its code, or of the rows above.

use super::super::super::cross_cutting;
use super::super::super::plan_codes;
use super::super::super::source_cell::SourceCell;
use super::super::classified;
use super::super::found::Found;
use super::super::office_code;
use super::super::vocabulary::Meaning;
use super::{Builder, Share, held};
use crate::domain::{MissionCode, Place, Placement, ProgrammeCode};
use crate::finding::{Code, Finding};
use crate::tabular::ProgrammeRefusal;
use crate::words::fold;

impl Builder<'_> {
    /// The missione of an objective: its own cell's, else that under which it stands.
    pub(super) fn mission(&self, found: &Found) -> Option<MissionCode> {
        let own = found.cells.get(&Meaning::Mission);
        own.and_then(|cell| classified::mission_of(cell.words(), self.catalogue)).or(found.context.mission)
    }

    /// The programme, and where it is told; what cannot be read is told and left to the office.
    pub(super) fn programme(&mut self, found: &Found, share: Share) -> (Option<ProgrammeCode>, Place) {
        let mission = self.mission(found).or_else(|| self.missions_above.get(&found.table).copied());
        if let Some(mission) = self.mission(found) {
            self.missions_above.insert(found.table, mission);
        }
        if let Some(cell) = found.cells.get(&Meaning::Programme) {
            let programme = self.programme_in(cell, mission);
            if let Some(programme) = programme {
                self.above.insert(found.table, programme);
            }
            return (programme, cell.place.clone());
        }
        if let Some(programme) = found.context.programme {
            return (Some(programme), found.place.clone());
        }
        let by_code = |cell: &SourceCell| {
            let words = cell.words();
            office_code::programme_by_code(words, self.catalogue)
        };
        if let Some(programme) = self.mapped(found) {
            return (Some(programme), found.place.clone());
        }
        for meaning in [Meaning::Mission, Meaning::Code] {
            if let Some((programme, cell)) = found.cells.get(&meaning).and_then(|cell| Some((by_code(cell)?, cell))) {
                return (Some(programme), cell.place.clone());
            }
        }
        // A column filled once for each group leaves most cells blank; else a blank is a gap.
        let is_grouped = share.blank * 2 > share.all;
        let above = self.above.get(&found.table).copied().filter(|_| is_grouped && !found.context.is_cross_cutting);
        if let Some(programme) = above {
            let message = "Programma non scritto nella riga: vale quello delle righe sopra";
            self.findings.push(
                Finding::new(plan_codes::INHERITED, message).at(found.place.clone()).expected(programme.to_string()),
            );
        }
        (above, found.place.clone())
    }

    /// The programme that stands in the office's code, as its map says.
    fn mapped(&self, found: &Found) -> Option<ProgrammeCode> {
        let programme = self.map?.programme_in(found.text(Meaning::Code));
        programme.filter(|code| self.catalogue.programme(*code).is_some())
    }

    /// What an objective may belong to: to several programmes, where its own cell or a title says so, else to the one that the
    /// map gives to the objectives of its office. A proposal: «trasversale» may be said of offices, and an office has
    /// several programmes.
    pub(super) fn proposed(&self, found: &Found) -> Option<Placement> {
        let is_said = |own: &Meaning| cross_cutting::is_said(found.text(*own));
        if found.context.is_cross_cutting || [Meaning::Programme, Meaning::Mission].iter().any(is_said) {
            return Some(Placement::CrossCutting);
        }
        let placement = self.map?.offices.get(&fold(&held(found, Meaning::Office)?.value)).copied()?;
        let is_known = placement.programme().is_none_or(|code| self.catalogue.programme(code).is_some());
        is_known.then_some(placement)
    }

    /// The programme of a cell; another writing than ours, and a code that nobody can know, are told.
    fn programme_in(&mut self, cell: &SourceCell, mission: Option<MissionCode>) -> Option<ProgrammeCode> {
        match classified::programme_of_cell(cell, mission, self.catalogue) {
            Ok(programme) => {
                if cell.words() != programme.to_string() {
                    let message = "Codice di programma riscritto nella forma MM.PP";
                    self.findings.push(
                        Finding::new(plan_codes::CODE_REWRITTEN, message)
                            .at(cell.place.clone())
                            .found(cell.words())
                            .expected(programme.to_string()),
                    );
                }
                Some(programme)
            }
            Err(refusal) => {
                let (code, message, expected) = match refusal {
                    ProgrammeRefusal::NotACode if cross_cutting::is_said(cell.words()) => several(),
                    refusal => refused(refusal),
                };
                let finding = Finding::new(code, message).at(cell.place.clone()).found(cell.words());
                self.findings.push(finding.expected(expected));
                None
            }
        }
    }
}

/// What to do where a plan says of an objective that it has no single programme.
fn several() -> (Code, &'static str, String) {
    (
        plan_codes::UNREAD_PROGRAMME,
        "Il piano non dice un programma solo: l’obiettivo resta senza programma",
        "«trasversale» nel foglio «Senza programma» del piano canonico, se è così; altrimenti un programma".to_owned(),
    )
}

/// Why a cell gives no programme, and what to write in it.
fn refused(refusal: ProgrammeRefusal) -> (Code, &'static str, String) {
    match refusal {
        ProgrammeRefusal::Ambiguous(candidates) => (
            plan_codes::AMBIGUOUS_CODE,
            "Codice di programma ambiguo: il numero ha perso uno zero; l’obiettivo resta senza programma",
            format!("{candidates}: scrivere il codice come testo"),
        ),
        ProgrammeRefusal::Rounded(seen) => (
            plan_codes::AMBIGUOUS_CODE,
            "Codice di programma ambiguo: il formato della cella nasconde i decimali; l’obiettivo resta senza programma",
            format!("{seen}: scrivere il codice come testo, per esempio 01.02"),
        ),
        ProgrammeRefusal::Date => (
            plan_codes::DATE_FOR_CODE,
            "Il foglio di calcolo ha trasformato il codice di programma in una data; l’obiettivo resta senza programma",
            "formattare la cella come testo e riscrivere il codice, per esempio 01.02".to_owned(),
        ),
        ProgrammeRefusal::Unreadable => (
            plan_codes::UNREADABLE,
            "Il codice di programma non è leggibile (formula senza valore o errore); l’obiettivo resta senza programma",
            "aprire e salvare il file con il foglio di calcolo, oppure scrivere il codice come testo".to_owned(),
        ),
        ProgrammeRefusal::Blank | ProgrammeRefusal::NotACode => (
            plan_codes::UNREAD_PROGRAMME,
            "Il programma non è riconoscibile: l’obiettivo resta senza programma",
            "un codice come 01.02 o il nome di un programma del D.Lgs. 118/2011; se l’obiettivo ne riguarda più d’uno, \
             «trasversale» nel foglio «Senza programma» del piano canonico"
                .to_owned(),
        ),
    }
}
