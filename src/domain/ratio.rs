//! Exact fractions: what a division gives before anything is rounded.
//!
//! Guaranteed: sums, products and quotients are exact whatever their size; the only rounding is the one that is
//! asked for. Deliberately absent: any operation that could overflow or that takes a binary fraction.

use std::iter::{Product, Sum};

use num_bigint::{BigInt, Sign};
use num_rational::BigRational;
use rust_decimal::Decimal;

/// Most decimals that a [`Decimal`] holds.
const MOST_PLACES: u32 = 28;

/// An exact fraction.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ratio(BigRational);

impl Ratio {
    /// The quotient; `None` where the divisor is zero.
    pub fn over(&self, divisor: &Self) -> Option<Self> {
        (!divisor.is_zero()).then(|| Self(&self.0 / &divisor.0))
    }

    /// The part in per cent of its whole; `None` where the whole is zero.
    pub fn per_cent_of(&self, whole: &Self) -> Option<Self> {
        self.times(&Decimal::ONE_HUNDRED.into()).over(whole)
    }

    /// The product.
    #[must_use]
    pub fn times(&self, factor: &Self) -> Self {
        Self(&self.0 * &factor.0)
    }

    /// The difference.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        Self(&self.0 - &other.0)
    }

    /// The sum.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self(&self.0 + &other.0)
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.0.numer().sign() == Sign::NoSign
    }

    /// Rounded to so many decimals, half away from zero; `None` where a decimal of 28 digits cannot hold it.
    pub fn rounded(&self, places: u32) -> Option<Decimal> {
        let scaled = self.0.numer() * BigInt::from(10).pow(places);
        let (size, divisor) = (BigInt::from(scaled.magnitude().clone()), self.0.denom());
        // Twice the value and one more, halved: the half goes up, away from zero.
        let nearest: BigInt = (size * 2 + divisor) / (divisor * BigInt::from(2));
        let signed = if scaled.sign() == Sign::Minus { -nearest } else { nearest };
        Decimal::try_from_i128_with_scale(i128::try_from(&signed).ok()?, places).ok()
    }

    /// As many of its digits as a decimal holds; `None` where it is too large for one.
    pub fn decimal(&self) -> Option<Decimal> {
        (0..=MOST_PLACES).rev().find_map(|places| self.rounded(places)).map(|value| value.normalize())
    }
}

impl From<Decimal> for Ratio {
    fn from(value: Decimal) -> Self {
        Self(BigRational::new(BigInt::from(value.mantissa()), BigInt::from(10).pow(value.scale())))
    }
}

impl PartialEq<Decimal> for Ratio {
    fn eq(&self, other: &Decimal) -> bool {
        let scale = BigInt::from(10).pow(other.scale());
        self.0.numer() * scale == self.0.denom() * BigInt::from(other.mantissa())
    }
}

impl PartialOrd<Decimal> for Ratio {
    fn partial_cmp(&self, other: &Decimal) -> Option<std::cmp::Ordering> {
        self.partial_cmp(&Self::from(*other))
    }
}

impl Sum for Ratio {
    fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
        terms.fold(Self::from(Decimal::ZERO), |sum, term| sum.plus(&term))
    }
}

impl Product for Ratio {
    fn product<I: Iterator<Item = Self>>(factors: I) -> Self {
        factors.fold(Self::from(Decimal::ONE), |product, factor| product.times(&factor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(text: &str) -> Ratio {
        text.parse::<Decimal>().unwrap().into()
    }

    #[test]
    fn thirds_add_up_to_the_whole() {
        let third = ratio("1").over(&ratio("3")).unwrap();
        let whole: Ratio = [third.clone(), third.clone(), third].into_iter().sum();
        assert_eq!(whole, Decimal::ONE);
        assert_eq!(ratio("1").over(&ratio("0")), None);
    }

    #[test]
    fn the_half_goes_away_from_zero_and_nothing_else_does() {
        let rounded = |text: &str| ratio(text).rounded(2).unwrap().to_string();
        assert_eq!(rounded("51.105"), "51.11");
        assert_eq!(rounded("-51.105"), "-51.11");
        assert_eq!(rounded("51.1049999999999999999999999"), "51.10");
        assert_eq!(rounded("62.62500000000000000000000001"), "62.63");
        assert_eq!(rounded("0"), "0.00");
    }

    #[test]
    fn a_fraction_shows_as_many_digits_as_a_decimal_holds() {
        let two_thirds = ratio("2").over(&ratio("3")).unwrap();
        assert_eq!(two_thirds.decimal().unwrap().to_string(), "0.6666666666666666666666666667");
        assert_eq!(ratio("12.50").decimal().unwrap().to_string(), "12.5");
        let largest = Ratio::from(Decimal::MAX);
        assert_eq!(largest.times(&largest).decimal(), None);
    }
}
