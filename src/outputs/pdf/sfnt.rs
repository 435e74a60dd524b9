//! The few numbers of a TrueType or OpenType file that a PDF font repeats.

/// Metrics of a face, in font units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Metrics {
    /// Font units of one em.
    pub units_per_em: u16,
    /// Weight from 100 to 900; 400 where the file says none.
    pub weight: u16,
    /// Height of capitals; `None` in files without version 2 of `OS/2`.
    pub cap_height: Option<i16>,
}

/// A font file, read where it lies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sfnt<'a> {
    bytes: &'a [u8],
}

impl<'a> Sfnt<'a> {
    /// Wraps a file with a single face.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// The metrics, if the file has the tables that every font must have.
    pub(super) fn metrics(self) -> Option<Metrics> {
        let units_per_em = unsigned(self.table(*b"head")?, 18).filter(|units| *units > 0)?;
        let os2 = self.table(*b"OS/2").unwrap_or_default();
        let weight = unsigned(os2, 4).filter(|weight| *weight > 0).unwrap_or(400);
        let cap_height = unsigned(os2, 0)
            .filter(|version| *version >= 2)
            .and_then(|_| unsigned(os2, 88))
            .map(u16::cast_signed)
            .filter(|height| *height > 0);
        Some(Metrics { units_per_em, weight, cap_height })
    }

    /// The advance of a glyph, in font units.
    pub(super) fn advance(self, glyph: u16) -> Option<u16> {
        let long_metrics = unsigned(self.table(*b"hhea")?, 34)?.checked_sub(1)?;
        unsigned(self.table(*b"hmtx")?, usize::from(glyph.min(long_metrics)) * 4)
    }

    fn table(self, tag: [u8; 4]) -> Option<&'a [u8]> {
        let count = usize::from(unsigned(self.bytes, 4)?);
        let record =
            self.bytes.get(12..)?.chunks_exact(16).take(count).find(|record| record.starts_with(tag.as_slice()))?;
        let part = |at: usize| -> Option<usize> {
            let bytes: [u8; 4] = record.get(at..at + 4)?.try_into().ok()?;
            usize::try_from(u32::from_be_bytes(bytes)).ok()
        };
        let start = part(8)?;
        self.bytes.get(start..start.checked_add(part(12)?)?)
    }
}

fn unsigned(table: &[u8], at: usize) -> Option<u16> {
    let bytes: [u8; 2] = table.get(at..at + 2)?.try_into().ok()?;
    Some(u16::from_be_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_of_a_real_face() {
        let bold = Sfnt::new(include_bytes!("../../../templates/fonts/NotoSans-Bold.ttf"));
        let metrics = bold.metrics().unwrap();
        assert_eq!((metrics.units_per_em, metrics.weight, metrics.cap_height), (1000, 700, Some(714)));
        assert_eq!(bold.advance(0), Some(600));
    }

    #[test]
    fn bytes_that_are_no_font_have_no_metrics() {
        let real: &[u8] = include_bytes!("../../../templates/fonts/NotoSans-Bold.ttf");
        for bytes in [&b""[..], b"not a font at all, but long enough to look at", &real[..200]] {
            assert_eq!(Sfnt::new(bytes).metrics(), None);
            assert_eq!(Sfnt::new(bytes).advance(3), None);
        }
    }
}
