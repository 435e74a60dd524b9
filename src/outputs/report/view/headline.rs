//! What the first page says of the result as a whole: class or interval, and what neither of them sees.

use rust_decimal::Decimal;
use serde::Serialize;

use super::said::{Prose, Said};
use super::written::{figure, per_cent};
use crate::assessment::{Aspect, Assessment, Issue, Lead, Measure, RollUp, Subject};
use crate::domain::SourceKind;
use crate::trace::attention::SourceShare;
use crate::trace::facts::names;
use crate::words::italian;

/// The sentences under the indices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Headline {
    /// Which index leads, by the SMVP's policy on missing data.
    guida: &'static str,
    /// The index that leads; «n.d.» where nothing was measured.
    valore: Said,
    /// Whether anything was measured: a headline about nothing is «n.d.».
    misurato: bool,
    /// What a draft that is not complete may still become.
    intervallo: Option<Prose>,
    /// What the class leaves out, or why there is none.
    limite: Option<Prose>,
    /// The weight that acts exclude.
    escluso: Prose,
    /// The share of self-declared data.
    fonti: Prose,
    /// The prudent index without the exclusions decided after the year.
    atti_tardivi: Option<Prose>,
}

/// The words of a share of weight that acts exclude: of whole objectives, or of indicators alone.
fn excluded(total: &RollUp) -> String {
    match total.excluded.value {
        None => "Peso escluso con atto: n.d.".to_owned(),
        Some(value) if value.is_zero() => format!("Peso escluso con atto: {}.", italian::per_cent(value)),
        Some(value) => {
            let share = italian::the(&italian::per_cent(value));
            match total.counts.excluded {
                0 => format!("Nessun obiettivo è escluso con atto; gli indicatori esclusi sono {share} del peso."),
                _ => format!("Obiettivi e indicatori esclusi con atto sono {share} del peso."),
            }
        }
    }
}

/// How many of the measured indicators rest on the office's own word, or on no source at all.
fn sources(assessment: &Assessment<'_>) -> String {
    let share = SourceShare::of(assessment);
    let declared = per_cent(share.per_cent(SourceKind::SelfDeclared));
    match share.unsaid {
        0 => format!("Dati dichiarati dagli stessi uffici: {declared}."),
        count => format!("Dati dichiarati dagli stessi uffici: {declared} (indicatori senza fonte: {count})."),
    }
}

/// The figures of [`sources`], in their order.
fn declared(assessment: &Assessment<'_>) -> [Said; 2] {
    let share = SourceShare::of(assessment);
    let declared = per_cent(share.per_cent(SourceKind::SelfDeclared));
    [Said::new(names::self_declared(), declared), Said::new(names::without_source(), share.unsaid.to_string())]
}

/// `da 55,00 a 92,50 %`
pub(super) fn interval(total: &RollUp) -> Option<String> {
    let (lower, upper) = total.interval()?;
    Some(format!("da {} a {}", italian::two_places(lower), italian::per_cent(upper)))
}

/// The ends of the interval as figures.
pub(super) fn bounds(subject: &Subject, total: &RollUp) -> Vec<Said> {
    let Some((lower, upper)) = total.interval() else { return Vec::new() };
    let highest = Said::of(subject, Aspect::Highest, italian::per_cent(upper));
    vec![Said::new(subject.result(Measure::Prudent), italian::two_places(lower)), highest]
}

/// The figures of [`open`], in their order.
fn bounds_in_open(assessment: &Assessment<'_>) -> Vec<Said> {
    let total = &assessment.entity;
    let covered = Said::result(&Subject::Entity, Measure::Coverage, &total.coverage);
    let counted = [assessment.measured_whole(), assessment.counting()].map(|number| number.to_string());
    let [whole, counting] = counted;
    let counted = [Said::new(names::measured_whole(), whole), Said::new(names::counting(), counting)];
    [covered].into_iter().chain(counted).chain(bounds(&Subject::Entity, total)).collect()
}

impl Headline {
    pub fn of(assessment: &Assessment<'_>) -> Self {
        let total = &assessment.entity;
        let entity = Subject::Entity;
        let leading = match total.lead {
            Lead::Prudent => Measure::Prudent,
            Lead::Measured => Measure::Measured,
        };
        Self {
            guida: match total.lead {
                Lead::Prudent => "cautelativo",
                Lead::Measured => "sui misurati",
            },
            valore: Said::new(
                entity.result(leading),
                total.headline().map_or_else(|| "n.d.".to_owned(), italian::per_cent),
            ),
            intervallo: open(assessment).map(|words| Prose::marking(&words, bounds_in_open(assessment))),
            misurato: total.headline().is_some(),
            limite: limit(assessment),
            escluso: Prose::marking(&excluded(total), [Said::of(&entity, Aspect::Excluded, figure(&total.excluded))]),
            fonti: Prose::marking(&sources(assessment), declared(assessment)),
            atti_tardivi: total.without_late_acts.as_ref().map(|without| {
                let words = format!(
                    "Contando come non misurato ciò che è stato escluso con atti successivi al 31 dicembre, l’indice \
                     cautelativo è {}.",
                    figure(without)
                );
                Prose::marking(&words, [Said::of(&entity, Aspect::WithoutLateActs, figure(without))])
            }),
        }
    }
}

/// `Bozza: misurato il 62,50 % del peso (5 obiettivi su 8). Esito possibile, salvo nuovi atti: da 55,00 a 92,50 %.`
fn open(assessment: &Assessment<'_>) -> Option<String> {
    let total = &assessment.entity;
    let range = interval(total).filter(|_| assessment.issue == Issue::Draft)?;
    Some(format!(
        "Bozza: misurato {} del peso ({} su {}). Esito possibile, salvo nuovi atti: {range}.",
        italian::the(&figure(&total.coverage)),
        italian::count(assessment.measured_whole(), "obiettivo", "obiettivi"),
        assessment.counting()
    ))
}

/// In a final: that the class does not see what is not measured, or that coverage gives none.
fn limit(assessment: &Assessment<'_>) -> Option<Prose> {
    let total = &assessment.entity;
    let covered = total.coverage.value.filter(|covered| *covered < Decimal::ONE_HUNDRED)?;
    if assessment.issue == Issue::Draft || total.lead == Lead::Prudent {
        return None;
    }
    let share = Said::result(&Subject::Entity, Measure::Coverage, &total.coverage);
    Some(match total.class {
        Some(_) => {
            let missing = italian::per_cent(Decimal::ONE_HUNDRED - covered);
            let words = format!("La classe non considera {} non misurato.", italian::the(&missing));
            Prose::marking(&words, [Said::new(names::unmeasured(), missing)])
        }
        None => {
            let least = italian::per_cent(assessment.rules.minimum_coverage * Decimal::ONE_HUNDRED);
            let words = format!(
                "Nessuna classe: è misurato {} del peso, meno del minimo di {least}.",
                italian::the(&share.testo)
            );
            Prose::marking(&words, [share])
        }
    })
}
