//! Numbers that look random and are the same on every machine.

/// A row of numbers (`SplitMix64`), and how often something is wrong.
pub struct Random {
    state: u64,
    faults: f64,
}

impl Random {
    /// The numbers of a seed.
    pub fn new(seed: u64, faults: f64) -> Self {
        Self { state: seed, faults }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From `least` to `most`, both included.
    pub fn between(&mut self, least: u32, most: u32) -> u32 {
        least + u32::try_from(self.next() % u64::from(most - least + 1)).expect("less than a number of 32 bits")
    }

    /// One of several.
    pub fn one_of<'c, T>(&mut self, choices: &'c [T]) -> &'c T {
        let last = u32::try_from(choices.len() - 1).expect("few choices");
        &choices[self.between(0, last) as usize]
    }

    /// Whether something is wrong here.
    pub fn is_fault(&mut self) -> bool {
        f64::from(self.between(0, 999_999)) < self.faults * 1_000_000.0
    }
}
