//! Signed copies of a final's files: they lie outside the package, and are known by their digest.

use chrono::NaiveDateTime;

/// A signed copy that was noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCopy {
    /// The version: the `1` of `v1`.
    pub version: u32,
    /// Its file's name.
    pub file: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// The file of the package that is signed, by its path there.
    pub signed_file: String,
    /// Who signed, in the order of the file.
    pub signers: Vec<SignedBy>,
}

/// Somebody who signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedBy {
    /// The holder of the certificate.
    pub name: String,
    /// When, as the signature says: UTC, whole seconds.
    pub moment: Option<NaiveDateTime>,
}

/// The signed copies of a year's finals, by version and name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignedCopies(pub Vec<SignedCopy>);

impl SignedCopies {
    /// The copy of a version by its file's name.
    pub fn find(&self, version: u32, file: &str) -> Option<&SignedCopy> {
        self.of_version(version).find(|own| own.file == file)
    }

    /// Those of one version.
    pub fn of_version(&self, version: u32) -> impl Iterator<Item = &SignedCopy> {
        self.0.iter().filter(move |own| own.version == version)
    }

    /// Puts a copy in its place; one of the same name and version gives way.
    pub fn put(&mut self, copy: SignedCopy) {
        self.0.retain(|own| (own.version, &own.file) != (copy.version, &copy.file));
        self.0.push(copy);
        self.0.sort_by(|one, other| (one.version, &one.file).cmp(&(other.version, &other.file)));
    }
}

impl SignedCopy {
    /// `Anna Bianchi (25/06/2025), Mario Rossi`
    pub fn written(&self) -> String {
        let one = |own: &SignedBy| match own.moment {
            Some(moment) => format!("{} ({})", own.name, crate::words::italian::short_date(moment.date())),
            None => own.name.clone(),
        };
        self.signers.iter().map(one).collect::<Vec<_>>().join(", ")
    }
}
