//! Which acts can stand beside each other.
//!
//! Adoption is the Giunta's act, validation follows it, publication does too (D.Lgs. 150/2009, art. 10, c. 1,
//! lett. b) and art. 14, c. 4, lett. c) and c. 6). A correction is adopted by an act of its own.

use chrono::NaiveDate;

use crate::domain::{Act, ActKind, RegisteredAct, RegisteredActs, Year};
use crate::words::italian;
use crate::words::link::may_lead_to;

/// What a published version says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionFacts {
    /// The `1` of `v1`.
    pub version: u32,
    /// Its reference date.
    pub date: NaiveDate,
    /// The first adoption of the year's report, as far as the version names it.
    pub adoption: Option<Act>,
}

/// Why an act cannot be noted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Disorder(String);

/// Holds an act against its version, the acts noted so far and the day of the run; `acts` has it already.
///
/// # Errors
/// [`Disorder`] with what contradicts it and what to do.
pub fn check(
    act: &RegisteredAct,
    acts: &RegisteredActs,
    versions: &[VersionFacts],
    (year, today): (Year, NaiveDate),
) -> Result<(), Disorder> {
    let own = versions.iter().find(|facts| facts.version == act.version);
    let own = own.ok_or_else(|| missing(act, versions, year))?;
    itself(act, own, today)?;
    if act.kind == ActKind::Adoption {
        adoption(act, own, acts, versions)?;
    }
    for version in versions {
        within(acts, version, versions)?;
    }
    corrections(acts)
}

fn refuse<T>(message: String) -> Result<T, Disorder> {
    Err(Disorder(message))
}

fn missing(act: &RegisteredAct, versions: &[VersionFacts], year: Year) -> Disorder {
    let there: Vec<String> = versions.iter().map(|facts| facts.version.to_string()).collect();
    let there = if there.is_empty() {
        format!("del {year} non c’è alcuna definitiva: emetterla prima con «genera --definitiva --anno {year}»")
    } else {
        format!("del {year} la versione {} non c’è; ci sono: {}", act.version, there.join(", "))
    };
    Disorder(there)
}

/// The act alone, beside the version that it is about.
fn itself(act: &RegisteredAct, own: &VersionFacts, today: NaiveDate) -> Result<(), Disorder> {
    let (kind, written, version) = (act.kind.subject(), act.act.written(), act.version);
    if act.act.date > today {
        let today = italian::short_date(today);
        return refuse(format!("{kind}, {written}: la data è nel futuro (oggi è il {today}): correggere --data"));
    }
    if let Some(link) = act.link.as_deref().filter(|link| !(may_lead_to(link) && link.starts_with("http"))) {
        return refuse(format!("--link «{link}»: serve l’indirizzo di una pagina, come https://www.comune.it/atti/62"));
    }
    let is_printed = act.kind == ActKind::Adoption && own.adoption.as_ref() == Some(&act.act);
    if act.act.date < own.date && !is_printed {
        return refuse(format!(
            "{kind}, {written}: la data è anteriore alla versione {version}, che è del {}: un atto non riguarda una \
             relazione che non c’era ancora",
            italian::short_date(own.date)
        ));
    }
    Ok(())
}

/// An adoption beside those that the versions print.
fn adoption(
    act: &RegisteredAct,
    own: &VersionFacts,
    acts: &RegisteredActs,
    versions: &[VersionFacts],
) -> Result<(), Disorder> {
    let first = versions.iter().map(|facts| facts.version).min();
    if Some(act.version) == first
        && let Some(printed) = own.adoption.as_ref().filter(|printed| **printed != act.act)
    {
        return refuse(format!(
            "la versione {} porta già l’atto della sua adozione, {}: non può averne un altro, {}. Se è l’atto di una \
             rettifica, indicarne la versione con --versione",
            act.version,
            printed.written(),
            act.act.written()
        ));
    }
    let others = acts.0.iter().filter(|other| other.kind == ActKind::Adoption && other.version != act.version);
    let printed = versions.iter().find(|facts| Some(facts.version) == first && facts.version != act.version);
    let printed = printed.and_then(|facts| Some((facts.version, facts.adoption.as_ref()?)));
    let mut known = others.map(|other| (other.version, &other.act)).chain(printed);
    match known.find(|(_, known)| **known == act.act) {
        Some((version, known)) => refuse(format!(
            "{} è l’atto che ha adottato la versione {version}: una rettifica ha il suo atto, con il suo numero e la sua \
             data",
            known.written()
        )),
        None => Ok(()),
    }
}

/// The acts about one version, beside each other.
fn within(acts: &RegisteredActs, own: &VersionFacts, versions: &[VersionFacts]) -> Result<(), Disorder> {
    let version = own.version;
    let first = versions.iter().map(|facts| facts.version).min();
    let printed = own.adoption.as_ref().filter(|_| Some(version) == first);
    let adoption = acts.find(ActKind::Adoption, version).map(|own| &own.act).or(printed);
    for kind in [ActKind::Validation, ActKind::Publication] {
        let Some(later) = acts.find(kind, version) else { continue };
        let Some(adoption) = adoption else {
            return refuse(format!(
                "{}, {}: l’adozione della versione {version} non risulta; registrarla prima con «registra adozione \
                 --versione {version} …»",
                kind.subject(),
                later.act.written()
            ));
        };
        if later.act.date < adoption.date {
            return refuse(format!(
                "{}, {}, è anteriore all’adozione della versione {version}, {}: correggere la data",
                kind.subject(),
                later.act.written(),
                adoption.written()
            ));
        }
    }
    Ok(())
}

/// Corrections are adopted in the order of their versions.
fn corrections(acts: &RegisteredActs) -> Result<(), Disorder> {
    let adoptions: Vec<&RegisteredAct> = acts.0.iter().filter(|own| own.kind == ActKind::Adoption).collect();
    match adoptions.windows(2).find(|pair| pair[0].act.date > pair[1].act.date) {
        Some(pair) => refuse(format!(
            "l’adozione della versione {}, {}, è anteriore a quella della versione {}, {}: correggere una delle due date",
            pair[1].version,
            pair[1].act.written(),
            pair[0].version,
            pair[0].act.written()
        )),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn registered(kind: ActKind, version: u32, number: &str, date: &str) -> RegisteredAct {
        RegisteredAct { kind, version, act: Act { number: number.to_owned(), date: day(date) }, link: None }
    }

    /// Two versions, the first adopted as it prints, and an act that is to be noted beside `noted`.
    fn told(act: &RegisteredAct, noted: &[RegisteredAct]) -> String {
        let printed = Some(Act { number: "G.C. 62".to_owned(), date: day("2025-06-19") });
        let versions = [(1, "2025-06-20"), (2, "2025-09-10")].map(|(version, date)| VersionFacts {
            version,
            date: day(date),
            adoption: printed.clone(),
        });
        let mut acts = RegisteredActs(noted.to_vec());
        acts.put(act.clone());
        let checked = check(act, &acts, &versions, (Year(2024), day("2026-01-01")));
        checked.err().map_or_else(String::new, |disorder| disorder.to_string())
    }

    #[test]
    fn acts_that_contradict_a_version_or_each_other_are_refused() {
        use ActKind::{Adoption, Protocol, Publication, Validation};
        let of = registered;
        for (act, words) in [
            (of(Adoption, 1, "G.C. 62", "2025-06-19"), ""),
            (of(Adoption, 1, "G.C. 70", "2025-06-25"), "porta già l’atto della sua adozione, G.C. 62 del 19/06/2025"),
            (of(Adoption, 2, "G.C. 62", "2025-06-19"), "una rettifica ha il suo atto"),
            (of(Adoption, 2, "G.C. 90", "2025-09-15"), ""),
            (of(Adoption, 3, "G.C. 90", "2025-09-15"), "la versione 3 non c’è; ci sono: 1, 2"),
            (of(Validation, 1, "Verbale 3", "2025-06-30"), ""),
            (of(Validation, 1, "Verbale 3", "2025-06-10"), "anteriore alla versione 1"),
            (of(Validation, 2, "Verbale 4", "2025-09-20"), "l’adozione della versione 2 non risulta"),
            (of(Publication, 1, "12", "2026-01-02"), "nel futuro"),
            (of(Protocol, 2, "812", "2025-09-10"), ""),
        ] {
            let said = told(&act, &[]);
            assert!(if words.is_empty() { said.is_empty() } else { said.contains(words) }, "{act:?}: «{said}»");
        }
    }

    #[test]
    fn an_act_noted_before_holds_those_that_come_after() {
        use ActKind::{Adoption, Validation};
        let noted = [registered(Adoption, 2, "G.C. 90", "2025-09-15"), registered(Validation, 2, "V. 4", "2025-09-20")];
        assert_eq!(told(&noted[1], &noted[..1]), "");
        let late = registered(Adoption, 2, "G.C. 95", "2025-09-30");
        assert!(told(&late, &noted[1..]).contains("è anteriore all’adozione della versione 2"));
        let early = registered(Validation, 2, "V. 4", "2025-09-12");
        assert!(told(&early, &noted[..1]).contains("V. 4 del 12/09/2025, è anteriore all’adozione"));
    }

    #[test]
    fn a_link_is_a_page_of_the_web() {
        let with = |link: &str| {
            let act =
                RegisteredAct { link: Some(link.to_owned()), ..registered(ActKind::Protocol, 1, "812", "2025-06-20") };
            told(&act, &[])
        };
        assert_eq!(with("https://www.comune.prova.it/atti/62"), "");
        for link in ["javascript:alert(1)", "atti/62.pdf", "mailto:a@b.it", "https://a b"] {
            assert!(with(link).contains("--link"), "{link}");
        }
    }
}
