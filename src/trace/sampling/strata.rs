//! Strata of risk and weight, and how many places each of them has.

use rust_decimal::Decimal;

use super::Risk;

/// Whether an objective weighs at least as much as the average of those that may be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heft {
    /// At least.
    Heavy,
    /// Less.
    Light,
}

impl Heft {
    /// The word of the sheet.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Heavy => "pesante",
            Self::Light => "leggero",
        }
    }
}

/// A stratum; the order is that in which ties are decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stratum {
    /// Level of risk.
    pub risk: Risk,
    /// Weight against the average.
    pub heft: Heft,
}

impl Stratum {
    /// `alto, pesante`
    pub fn words(self) -> String {
        format!("{}, {}", self.risk.word(), self.heft.word())
    }
}

/// What decides about the places of a stratum.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim {
    /// Its weight times the factor of its risk.
    pub weight: Decimal,
    /// How many objectives it has.
    pub size: usize,
}

/// The places of some strata, in their order: one each, the others one after the other where the weight divided by the
/// places given so far and one more is greatest (d’Hondt), never more than a stratum has objectives.
pub(super) fn places(claims: &[Claim], size: usize) -> Vec<usize> {
    let mut given: Vec<usize> = claims.iter().map(|_| 0).collect();
    for _ in 0..size {
        let open = (0..claims.len()).filter(|&index| given[index] < claims[index].size);
        // The first of equals: `reduce` keeps what it has.
        let next = open.reduce(|best, other| if goes_before(claims, &given, other, best) { other } else { best });
        let Some(next) = next else { break };
        given[next] += 1;
    }
    given
}

/// Whether a stratum has more of a claim to the next place than another that stands before it.
fn goes_before(claims: &[Claim], given: &[usize], one: usize, other: usize) -> bool {
    if given[other] == 0 || given[one] == 0 {
        return given[one] == 0 && given[other] > 0;
    }
    let scaled = |stratum: usize, by: usize| claims[stratum].weight.saturating_mul(Decimal::from(given[by] + 1));
    scaled(one, other) > scaled(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(strata: &[(u32, usize)]) -> Vec<Claim> {
        strata.iter().map(|&(weight, size)| Claim { weight: weight.into(), size }).collect()
    }

    #[test]
    fn each_stratum_has_a_place_and_the_rest_go_by_weight() {
        assert_eq!(places(&claims(&[(60, 20), (30, 20), (10, 20)]), 10), [6, 3, 1]);
        assert_eq!(places(&claims(&[(0, 3), (100, 20)]), 10), [1, 9]);
    }

    #[test]
    fn no_stratum_gives_more_than_it_has() {
        assert_eq!(places(&claims(&[(90, 2), (10, 20)]), 10), [2, 8]);
        assert_eq!(places(&claims(&[(5, 2), (5, 1)]), 10), [2, 1]);
        assert_eq!(places(&[], 10), [0; 0]);
    }

    #[test]
    fn of_equal_claims_the_first_goes_before() {
        assert_eq!(places(&claims(&[(10, 9), (10, 9)]), 3), [2, 1]);
    }
}
