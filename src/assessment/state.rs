//! The state of an indicator: measured, missing, excluded, awaiting the board, in progress.

use chrono::Datelike as _;

use super::assessment_codes as codes;
use super::condition::{Exclusion, State};
use super::join::Join;
use crate::domain::MissingPolicy;
use crate::domain::kind::Values;
use crate::domain::{Act, DeclaredState, Indicator, Measurement, Place, Quantity, Source, Sourced};
use crate::finding::{Code, Finding, Severity};
use crate::kinds::reference::Actual;
use crate::words::italian;

impl<'a> Join<'a> {
    /// The state of an indicator, and the value to score where it has one.
    pub(super) fn state_of(&mut self, indicator: &'a Indicator, row: Option<&Measurement>) -> (State, Option<Actual>) {
        if let Some(act) = &indicator.cancelled_by {
            return (State::Excluded(Exclusion::Cancelled(act.clone())), None);
        }
        if self.inputs.is_report_itself(indicator) {
            return self.self_report(indicator, row);
        }
        let Some(row) = row else {
            self.without_row.push(indicator);
            return (State::NotMeasured, None);
        };
        if let Some(place) = &row.unreadable {
            // The reader of the sheets has already said what is wrong with the cell.
            return (State::Unreadable(place.clone()), None);
        }
        let contradicts = self.contradicts(indicator, row);
        if let Some(excluded) = self.excluded(indicator, row) {
            return (State::Excluded(excluded), None);
        }
        if contradicts {
            // Which of the two cells is wrong only the office can tell: the value is not taken.
            return (State::NotMeasured, None);
        }
        if indicator.kind.value.values() == Values::Score {
            return self.board_score(indicator, row);
        }
        let declared = row.state.as_ref().map(|state| state.value);
        match (&row.actual, declared) {
            // Without an act the exclusion does not stand.
            (_, Some(DeclaredState::Postponed | DeclaredState::NotAssessable)) | (None, _) => {
                self.not_measured(indicator, row.entry.actual.clone());
                (State::NotMeasured, None)
            }
            (Some(actual), _) if self.is_implausible(indicator, actual) => {
                (State::NotComputable(actual.place.clone()), None)
            }
            (Some(actual), _) => (State::Measured, Some(in_cell(actual))),
        }
    }

    /// Reports a day that cannot be one of this year's cycle: 2204 for 2024, or after the report itself.
    fn is_implausible(&mut self, indicator: &Indicator, actual: &Sourced<Quantity>) -> bool {
        let Quantity::Date(day) = actual.value else { return false };
        let year = i32::from(self.inputs.year.0);
        let far = !(year - 1..=year + 1).contains(&day.year());
        let later = self.inputs.published_on.is_some_and(|published| day > published);
        if !far && !later {
            return false;
        }
        let why = if far { "è lontana dall’anno misurato" } else { "è successiva a quella della relazione" };
        self.findings.push(
            Finding::new(codes::IMPLAUSIBLE_DATE, format!("La data dell’indicatore {} {why}.", indicator.code))
                .at(actual.place.clone())
                .found(italian::short_date(day))
                .expected("la data in cui è stato fatto, oppure «non eseguito»"),
        );
        true
    }

    /// Reports a value beside a STATO that says there is none: a bad result must not leave the sums
    /// by a word in another cell.
    fn contradicts(&mut self, indicator: &Indicator, row: &Measurement) -> bool {
        let Some(state) = row.state.as_ref().filter(|state| state.value != DeclaredState::Measured) else {
            return false;
        };
        let score =
            row.board_score.as_ref().map(|score| Sourced::new(Quantity::Number(score.value), score.place.clone()));
        let (value, column) = match (&row.actual, score) {
            (Some(actual), _) => (actual.clone(), "CONSUNTIVO"),
            (None, Some(score)) => (score, "PUNTEGGIO NDV"),
            (None, None) => return false,
        };
        let word = state.value.label();
        let unit = if column == "CONSUNTIVO" { indicator.unit.as_str() } else { "" };
        // Two sheets may say it between them: whoever has one does not see the other.
        let elsewhere =
            if state.place.file == value.place.file { String::new() } else { format!(" (che è in {})", state.place) };
        self.findings.push(
            Finding::new(
                codes::CONTRADICTION,
                format!("L’indicatore {} è dichiarato «{word}» ma ha un valore in {column}.", indicator.code),
            )
            .at(value.place)
            .found(value.value.written_in(unit))
            .expected(format!("svuotare STATO{elsewhere} se il valore è buono, oppure svuotare {column}")),
        );
        true
    }

    /// *Rinviato* and *non valutabile* count only with an act's number and date.
    fn excluded(&mut self, indicator: &Indicator, row: &Measurement) -> Option<Exclusion> {
        let state = row.state.as_ref()?;
        let exclude = match state.value {
            DeclaredState::Postponed => Exclusion::Postponed,
            DeclaredState::NotAssessable => Exclusion::NotAssessable,
            DeclaredState::Measured | DeclaredState::NotMeasured => return None,
        };
        if let Some(act) = &row.act {
            return self.in_time(indicator, act).then(|| exclude(act.value.clone()));
        }
        self.findings.push(
            Finding::new(
                codes::EXCLUDED_WITHOUT_ACT,
                format!("L’indicatore {} è dichiarato «{}» senza un atto.", indicator.code, state.value.label()),
            )
            .at(state.place.clone())
            .found(state.value.label())
            .expected("numero e data dell’atto nella colonna ATTO; finché mancano conta come non misurato"),
        );
        None
    }

    /// Whether the act is of the time in which one may exclude; one of 1900 or 2099 is reported.
    fn in_time(&mut self, indicator: &Indicator, act: &Sourced<Act>) -> bool {
        let window = self.inputs.exclusions;
        if window.holds(act.value.date) {
            return true;
        }
        let message = format!(
            "L’atto che dovrebbe escludere l’indicatore {} è fuori dai termini: non esclude nulla, e l’indicatore conta \
             come non misurato.",
            indicator.code
        );
        self.findings.push(
            Finding::new(codes::ACT_OUTSIDE_WINDOW, message)
                .at(act.place.clone())
                .found(act.value.written())
                .expected(format!("un atto {}", window.written())),
        );
        false
    }

    fn board_score(&mut self, indicator: &Indicator, row: &Measurement) -> (State, Option<Actual>) {
        let code = codes::AWAITING_BOARD;
        let expected = "PUNTEGGIO NDV (0–100) e VERBALE con numero e data";
        let finding = match (&row.board_score, &row.minutes) {
            (Some(score), Some(_)) => {
                let score = Sourced::new(Quantity::Number(score.value), score.place.clone());
                return (State::Measured, Some(in_cell(&score)));
            }
            // A score that no minutes record is not yet the board's.
            (Some(score), None) => {
                let message =
                    format!("Il punteggio dell’indicatore {} non ha un verbale con numero e data.", indicator.code);
                Finding::new(code, message).at(score.place.clone()).found(italian::number(score.value))
            }
            (None, _) => {
                let message =
                    format!("L’indicatore {} attende il punteggio del Nucleo di valutazione.", indicator.code);
                Finding::new(code, message).at(row.entry.score.clone())
            }
        };
        self.findings.push(finding.expected(expected));
        (State::AwaitingBoard, None)
    }

    /// The report itself: in progress until there is a first final, then the day that it gives.
    fn self_report(&mut self, indicator: &Indicator, row: Option<&Measurement>) -> (State, Option<Actual>) {
        if let Some(actual) = row.and_then(|row| row.actual.as_ref()) {
            self.findings.push(
                Finding::new(
                    codes::SELF_REPORT_VALUE,
                    format!("Il valore dell’indicatore {} viene da questa stessa relazione.", indicator.code),
                )
                .at(actual.place.clone())
                .found(actual.value.written_in(&indicator.unit))
                .expected("cella vuota: il valore lo scrive il programma"),
            );
        }
        let Some(own) = self.inputs.own_report else { return (State::InProgress, None) };
        let value = match indicator.kind.value.values() {
            Values::Answer => Quantity::YesNo(own.in_time),
            Values::Day | Values::Number | Values::Score => Quantity::Date(own.day),
        };
        (State::Measured, Some(Actual { value, source: own.source.clone(), place: indicator.place.clone() }))
    }

    fn not_measured(&mut self, indicator: &Indicator, place: Place) {
        let code = self.missing_code(codes::NOT_MEASURED);
        let office = indicator.office.as_deref().unwrap_or("ufficio non indicato");
        self.findings.push(
            Finding::new(
                code,
                format!("L’indicatore {} «{}» non è misurato ({office}).", indicator.code, indicator.name),
            )
            .at(place)
            .expected("il valore in CONSUNTIVO, oppure STATO con il suo atto"),
        );
    }

    /// Missing values block a final only where the SMVP's policy says so.
    pub(super) const fn missing_code(&self, code: Code) -> Code {
        match self.inputs.rules.missing {
            MissingPolicy::Block => code,
            MissingPolicy::Zero | MissingPolicy::Exclude => code.with_severity(Severity::Warning),
        }
    }
}

fn in_cell(cell: &Sourced<Quantity>) -> Actual {
    Actual { value: cell.value, source: Source::Cell(cell.place.clone()), place: cell.place.clone() }
}
