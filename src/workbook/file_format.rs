//! Which kinds of file hold tables, by the endings of their names and as people call them.

/// The kinds of file that hold tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFormat {
    /// Excel since 2007.
    Xlsx,
    /// Calc and others.
    Ods,
    /// Excel 97 to 2003.
    Xls,
    /// Word since 2007, of which the tables are read.
    Docx,
    /// Writer and others, of which the tables are read.
    Odt,
    /// Delimited text.
    Text,
}

impl FileFormat {
    /// The ending of files of this kind, with others that promise the same.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Xlsx => &["xlsx", "xlsm", "xltx", "xltm"],
            Self::Ods => &["ods", "ots"],
            Self::Xls => &["xls", "xlt"],
            Self::Docx => &["docx", "docm", "dotx", "dotm"],
            Self::Odt => &["odt", "ott"],
            Self::Text => &["csv", "txt", "tsv", "tab"],
        }
    }

    /// What a name of this ending promises; none for endings of other files.
    pub fn promised(file: &str) -> Option<Self> {
        let ending = file.rsplit_once('.')?.1.to_ascii_lowercase();
        let all = [Self::Xlsx, Self::Ods, Self::Xls, Self::Docx, Self::Odt, Self::Text];
        all.into_iter().find(|format| format.endings().contains(&ending.as_str()))
    }

    /// Whether it is a workbook of a spreadsheet program.
    pub const fn is_spreadsheet(self) -> bool {
        matches!(self, Self::Xlsx | Self::Ods | Self::Xls)
    }

    /// As people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Xlsx => "un foglio Excel (xlsx)",
            Self::Ods => "un foglio OpenDocument (ods)",
            Self::Xls => "un foglio di Excel 97-2003 (xls)",
            Self::Docx => "un documento Word (docx)",
            Self::Odt => "un documento OpenDocument (odt)",
            Self::Text => "un file di testo (csv)",
        }
    }
}
