//! Which glyphs of a font a document shows.

/// Glyph numbers, a bit each: pages show thousands of glyphs and few different ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct GlyphSet(Vec<u64>);

impl GlyphSet {
    pub fn insert(&mut self, glyph: u16) {
        let (word, bit) = (usize::from(glyph / 64), glyph % 64);
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << bit;
    }

    pub fn contains(&self, glyph: u16) -> bool {
        self.0.get(usize::from(glyph / 64)).is_some_and(|word| word >> (glyph % 64) & 1 == 1)
    }

    /// In ascending order.
    pub fn iter(&self) -> impl Iterator<Item = u16> {
        (0..=u16::MAX).take(self.0.len() * 64).filter(|glyph| self.contains(*glyph))
    }

    pub fn extend(&mut self, other: &Self) {
        self.0.resize(self.0.len().max(other.0.len()), 0);
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_of_glyphs_hold_what_they_were_given() {
        let (mut one, mut other) = (GlyphSet::default(), GlyphSet::default());
        assert_eq!(one.iter().count(), 0);
        one.insert(3);
        other.insert(u16::MAX);
        other.insert(64);
        one.extend(&other);
        assert_eq!(one.iter().collect::<Vec<_>>(), [3, 64, u16::MAX]);
        assert!(one.contains(64) && !one.contains(65));
    }
}
