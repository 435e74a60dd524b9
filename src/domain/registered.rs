//! Acts that follow a published final: they are noted beside it and never change it.

use std::collections::BTreeMap;

use super::{Act, Year};

/// What an act does to a final.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActKind {
    /// The Giunta adopts it.
    Adoption,
    /// The Nucleo di valutazione validates it.
    Validation,
    /// It is published under *Amministrazione trasparente*.
    Publication,
    /// It is entered in the protocol register.
    Protocol,
}

impl ActKind {
    /// All of them, in the order of the cycle.
    pub const ALL: [Self; 4] = [Self::Adoption, Self::Validation, Self::Publication, Self::Protocol];

    /// The word of the command line and of `atti.json`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Adoption => "adozione",
            Self::Validation => "validazione",
            Self::Publication => "pubblicazione",
            Self::Protocol => "protocollo",
        }
    }

    /// With its article, as the subject of a sentence.
    pub const fn subject(self) -> &'static str {
        match self {
            Self::Adoption => "l’adozione",
            Self::Validation => "la validazione",
            Self::Publication => "la pubblicazione",
            Self::Protocol => "la protocollazione",
        }
    }

    /// What the version is after it.
    pub const fn done(self) -> &'static str {
        match self {
            Self::Adoption => "adottata",
            Self::Validation => "validata",
            Self::Publication => "pubblicata",
            Self::Protocol => "protocollata",
        }
    }
}

/// An act about one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisteredAct {
    /// What it does.
    pub kind: ActKind,
    /// The version: the `1` of `v1`.
    pub version: u32,
    /// Number and date.
    pub act: Act,
    /// Where it can be read.
    pub link: Option<String>,
}

/// Acts of a year's finals, by version and kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegisteredActs(pub Vec<RegisteredAct>);

impl RegisteredActs {
    /// The act of a kind about a version.
    pub fn find(&self, kind: ActKind, version: u32) -> Option<&RegisteredAct> {
        self.0.iter().find(|own| own.kind == kind && own.version == version)
    }

    /// The first adoption of the year's report: later ones are of corrections.
    pub fn first_adoption(&self) -> Option<&Act> {
        let adoptions = self.0.iter().filter(|own| own.kind == ActKind::Adoption);
        adoptions.min_by_key(|own| (own.act.date, own.version)).map(|own| &own.act)
    }

    /// Those about one version, in the order of the cycle.
    pub fn of_version(&self, version: u32) -> impl Iterator<Item = &RegisteredAct> {
        ActKind::ALL.into_iter().filter_map(move |kind| self.find(kind, version))
    }

    /// Without those about a version and the ones after it.
    #[must_use]
    pub fn before(&self, version: u32) -> Self {
        Self(self.0.iter().filter(|own| own.version < version).cloned().collect())
    }

    /// Puts an act in its place; one of the same kind and version gives way.
    pub fn put(&mut self, act: RegisteredAct) {
        self.0.retain(|own| (own.kind, own.version) != (act.kind, act.version));
        self.0.push(act);
        self.0.sort_by_key(|own| (own.version, own.kind));
    }
}

/// Acts of several years.
pub type ActsByYear = BTreeMap<Year, RegisteredActs>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_adoption_is_the_earliest_whatever_was_noted_first() {
        let mut acts = RegisteredActs::default();
        for (version, number, date) in [(2, "G.C. 70", "2025-09-01"), (1, "G.C. 62", "2025-06-25")] {
            let act = Act { number: number.to_owned(), date: date.parse().unwrap() };
            acts.put(RegisteredAct { kind: ActKind::Adoption, version, act, link: None });
        }
        assert_eq!(acts.first_adoption().unwrap().number, "G.C. 62");
        assert_eq!(acts.before(2).0.len(), 1);
    }
}
