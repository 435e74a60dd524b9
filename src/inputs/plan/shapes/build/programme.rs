//! The programme of an objective: of its own cell, of a title, of its code, or of the rows above.

use super::super::super::cross_cutting;
use super::super::super::kept_places::{self, Told};
use super::super::super::plan_codes;
use super::super::super::refused_programme::{self, WAITS};
use super::super::super::source_cell::SourceCell;
use super::super::classified;
use super::super::figures;
use super::super::found::Found;
use super::super::office_code;
use super::super::vocabulary::Meaning;
use super::{Builder, Share, held};
use crate::domain::{MissionCode, Place, Placement, ProgrammeCode};
use crate::finding::Finding;
use crate::words::fold;

impl Builder<'_> {
    /// The missione of an objective: its own cell's, else that under which it stands.
    pub(super) fn mission(&self, found: &Found) -> Option<MissionCode> {
        let own = found.cells.get(&Meaning::Mission);
        own.and_then(|cell| classified::mission_of(cell.words(), self.catalogue)).or(found.context.mission)
    }

    /// A cell of missioni in which nobody can read one is told, whatever the programme's cell says.
    pub(super) fn tell_unread_mission(&mut self, found: &Found) {
        let Some(cell) = found.cells.get(&Meaning::Mission).filter(|cell| !figures::says_nothing(cell.words())) else {
            return;
        };
        let words = cell.words();
        let is_read = classified::mission_of(words, self.catalogue).is_some()
            || office_code::programme_by_code(words, self.catalogue).is_some()
            || cross_cutting::is_said(words);
        if !is_read {
            let message = "La missione non si riconosce: l’obiettivo è letto come se la cella fosse vuota";
            let told = Finding::new(plan_codes::UNREAD_PROGRAMME, message).at(cell.place.clone()).found(words);
            self.findings.push(told.expected("il numero o il nome di una missione del D.Lgs. 118/2011, o niente"));
        }
    }

    /// What an objective belongs to, and where that is told: its programme, or the cross-cutting group where it was before.
    pub(super) fn placement(&mut self, found: &Found, share: Share) -> (Option<Placement>, Place) {
        let title = found.text(Meaning::Title);
        let keeps = |told| self.kept.place(title, found.text(Meaning::Purpose), told);
        let cells = [Meaning::Programme, Meaning::Mission].map(|meaning| found.cells.get(&meaning));
        let place = cells.into_iter().flatten().next().map_or(&found.place, |cell| &cell.place);
        // Where a table has a column of programmi, a blank is a gap.
        let has_column = self.of_programmes.contains(&found.table) || share.blank < share.all;
        let says_nothing = cells.iter().all(Option::is_none) && found.context.mission.is_none();
        let stays = match (says_several(found), says_nothing) {
            (true, _) => keeps(Told::Several),
            (false, true) => keeps(if has_column { Told::Blank } else { Told::Nothing }),
            (false, false) => None,
        };
        // What the office's code or its map says counts more.
        if let Some(placement) = stays.filter(|_| says_several(found) || self.coded(found).is_none()) {
            self.findings.push(kept_places::kept(placement, title, place));
            return (Some(placement), place.clone());
        }
        let (programme, place) = self.programme(found, share);
        (programme.map(Placement::from), place)
    }

    /// The programme, and where it is told; what cannot be read is told and left to the office.
    fn programme(&mut self, found: &Found, share: Share) -> (Option<ProgrammeCode>, Place) {
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
        if let Some((programme, place)) = self.coded(found) {
            return (Some(programme), place.clone());
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

    /// The programme that the office's code tells, by its map or by its form, and where.
    fn coded<'f>(&self, found: &'f Found) -> Option<(ProgrammeCode, &'f Place)> {
        if let Some(programme) = self.mapped(found) {
            return Some((programme, &found.place));
        }
        let by_code =
            |cell: &'f SourceCell| Some((office_code::programme_by_code(cell.words(), self.catalogue)?, &cell.place));
        let cells = [Meaning::Mission, Meaning::Code].into_iter().filter_map(|meaning| found.cells.get(&meaning));
        cells.into_iter().find_map(by_code)
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
        if says_several(found) {
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
                let unread = plan_codes::UNREAD_PROGRAMME;
                self.findings.push(refused_programme::refused(cell, &refusal, unread, WAITS));
                None
            }
        }
    }
}

/// Whether the plan says of an objective that it spans several programmi: in a cell of its own, or in the title above.
fn says_several(found: &Found) -> bool {
    let is_said = |own: &Meaning| cross_cutting::is_said(found.text(*own));
    found.context.is_cross_cutting || [Meaning::Programme, Meaning::Mission].iter().any(is_said)
}
