//! Which part of a batch one of several machines takes.
//!
//! Guaranteed: every entity is in exactly one of the shares of a count, and which one follows from the name of its
//! folder alone: entities that come or go move no other.

use std::fmt;
use std::str::FromStr;

use crate::digest::hex_digest;

/// One of so many shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// From 1.
    number: u32,
    of: u32,
}

/// What names no share, in Italian.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadShare {
    /// It is not written as one.
    #[error("una quota come 2/3: la seconda di tre")]
    NotWritten,
    /// The scheduler's tasks are not numbered one after the other.
    #[error(
        "dalle variabili SLURM_ARRAY_TASK_… non viene una quota: i numeri dell’array devono seguirsi, come in --array=1-3; \
         oppure indicare --quota"
    )]
    Slurm,
    /// The scheduler says which task this is, but not of how many.
    #[error(
        "JOB_COMPLETION_INDEX c’è, ma JOB_COMPLETIONS non dice di quante: metterlo tra le variabili del contenitore, uguale \
         a «completions», oppure indicare --quota"
    )]
    Kubernetes,
}

impl Share {
    /// The share with this number, from 1, of so many.
    pub fn new(number: u32, of: u32) -> Option<Self> {
        (1..=of).contains(&number).then_some(Self { number, of })
    }

    /// The share of the task that a scheduler runs this program in, where one does: of a Slurm array, or of an indexed
    /// job of Kubernetes, for which the manifest passes the count on.
    ///
    /// # Errors
    /// [`BadShare`] where the variables are there and name no share.
    pub fn of_scheduler(variable: impl Fn(&str) -> Option<String>) -> Result<Option<Self>, BadShare> {
        let number = |name: &str| -> Option<u32> { variable(name)?.trim().parse().ok() };
        if variable("SLURM_ARRAY_TASK_ID").is_some() {
            let [task, count, first] =
                ["SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_MIN"].map(number);
            let share = || {
                let step = number("SLURM_ARRAY_TASK_STEP").filter(|step| *step > 0).unwrap_or(1);
                Self::new(task?.checked_sub(first?)? / step + 1, count?)
            };
            return share().map(Some).ok_or(BadShare::Slurm);
        }
        if variable("JOB_COMPLETION_INDEX").is_some() {
            let share = || Self::new(number("JOB_COMPLETION_INDEX")?.checked_add(1)?, number("JOB_COMPLETIONS")?);
            return share().map(Some).ok_or(BadShare::Kubernetes);
        }
        Ok(None)
    }

    /// Whether the entity whose folder has this name is in it.
    pub fn takes(self, name: &str) -> bool {
        let digest = hex_digest(name.as_bytes());
        let number = u64::from_str_radix(&digest[..16], 16).expect("a digest is hexadecimal");
        number % u64::from(self.of) == u64::from(self.number - 1)
    }

    /// As a file is named after it: `2-di-3`.
    pub fn in_a_name(self) -> String {
        format!("{}-di-{}", self.number, self.of)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

impl FromStr for Share {
    type Err = BadShare;

    fn from_str(text: &str) -> Result<Self, BadShare> {
        let read = || {
            let (number, of) = text.split_once('/')?;
            Self::new(number.trim().parse().ok()?, of.trim().parse().ok()?)
        };
        read().ok_or(BadShare::NotWritten)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_name_is_in_exactly_one_share(name in ".{0,20}", of in 1_u32..40) {
            let taken = (1..=of).filter(|number| Share::new(*number, of).unwrap().takes(&name)).count();
            prop_assert_eq!(taken, 1);
        }
    }

    #[test]
    fn the_shares_of_a_name_are_the_same_on_every_machine_and_in_every_version() {
        // printf 'comune_0001' | sha256sum
        let taken = |of| (1..=of).find(|number| Share::new(*number, of).unwrap().takes("comune_0001"));
        assert_eq!([3, 100].map(taken), [Some(3), Some(95)]);
    }

    #[test]
    fn a_share_is_written_as_people_say_it() {
        assert_eq!("2/3".parse::<Share>().unwrap().to_string(), "2/3");
        for wrong in ["", "2", "0/3", "4/3", "1/0", "-1/3", "a/b", "1/3/4"] {
            assert_eq!(wrong.parse::<Share>(), Err(BadShare::NotWritten), "{wrong}");
        }
    }

    #[test]
    fn schedulers_number_their_tasks_each_in_its_way() {
        let of = |variables: &[(&str, &str)]| {
            let variables = variables.to_vec();
            Share::of_scheduler(|name| {
                variables.iter().find(|(own, _)| *own == name).map(|(_, value)| (*value).to_owned())
            })
        };
        let slurm = |task, count, first, step| {
            of(&[
                ("SLURM_ARRAY_TASK_ID", task),
                ("SLURM_ARRAY_TASK_COUNT", count),
                ("SLURM_ARRAY_TASK_MIN", first),
                ("SLURM_ARRAY_TASK_STEP", step),
            ])
        };
        assert_eq!(slurm("1", "3", "1", "1"), Ok(Share::new(1, 3)));
        assert_eq!(slurm("2", "3", "0", "1"), Ok(Share::new(3, 3)));
        assert_eq!(slurm("20", "3", "0", "10"), Ok(Share::new(3, 3)));
        assert_eq!(slurm("9", "3", "1", "1"), Err(BadShare::Slurm), "--array=1,5,9 is no row of numbers");
        assert_eq!(of(&[("SLURM_ARRAY_TASK_ID", "1")]), Err(BadShare::Slurm));
        assert_eq!(of(&[("JOB_COMPLETION_INDEX", "0"), ("JOB_COMPLETIONS", "2")]), Ok(Share::new(1, 2)));
        assert_eq!(of(&[("JOB_COMPLETION_INDEX", "0")]), Err(BadShare::Kubernetes));
        assert_eq!(of(&[]), Ok(None));
    }
}
