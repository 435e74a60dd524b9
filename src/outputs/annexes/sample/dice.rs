//! Chance that repeats itself.

/// A generator whose numbers are the same on every machine (the constants of Knuth's MMIX).
pub(super) struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(bound)).expect("a remainder of a u32")
    }

    pub fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(u32::try_from(choices.len()).expect("few choices")) as usize]
    }

    pub fn one_in(&mut self, chances: u32) -> bool {
        self.below(chances) == 0
    }
}
