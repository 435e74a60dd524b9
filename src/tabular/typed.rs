//! What comes of reading a cell: a value, perhaps with a remark, or the reason why there is none.

/// A value read from a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed<T> {
    /// The value.
    pub value: T,
    /// How it was understood, where it was typed in another form.
    pub remark: Option<Remark>,
}

/// How a value typed in another form was understood, in Italian.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What was done, the same for every cell of the kind.
    pub how: &'static str,
    /// What came of this one.
    pub value: String,
}

impl<T> Typed<T> {
    /// A value typed in its own form.
    pub const fn plain(value: T) -> Self {
        Self { value, remark: None }
    }

    /// A value typed in another form, and what it was taken for.
    pub fn understood(value: T, how: &'static str, shown: impl Into<String>) -> Self {
        Self { value, remark: Some(Remark { how, value: shown.into() }) }
    }

    /// Another value in the place of this.
    pub fn map<U>(self, to: impl FnOnce(T) -> U) -> Typed<U> {
        Typed { value: to(self.value), remark: self.remark }
    }
}

/// Why a cell cannot be read; the text says what was expected or what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// A formula without a stored result.
    #[error("aprire e salvare il file con il programma di calcolo: la formula non ha un risultato memorizzato")]
    Uncalculated,
    /// An error cell.
    #[error("correggere la formula che dà errore")]
    ErrorCell,
    /// Something else than the column or the indicator asks for.
    #[error("{0}")]
    Unexpected(String),
}

/// The result of reading a cell that may be blank.
pub type CellValue<T> = Result<Option<Typed<T>>, ValueError>;

/// That a cell holds something else than was expected.
pub(super) const fn unexpected(expected: String) -> ValueError {
    ValueError::Unexpected(expected)
}
