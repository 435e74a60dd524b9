//! Codes carried over from the previous plan: which objective of last year a new one continues.
//!
//! Titles are compared as people read them (case, accents and punctuation do not count) by
//! normalised edit distance: first within the programma, then within the missione, then
//! anywhere, and one to one. Purposes decide between equal titles, the order of the
//! documents between equal pairs. A code is carried over only where the titles are equal or
//! so similar that no other pair could be meant; titles whose numbers differ («lotto 1»,
//! «lotto 2») are never *so similar*. A likely pair below that is told with both texts, and
//! the office decides by writing the code in the CODICE column, which always wins.
//!
//! Guaranteed: a code of the previous plan never comes to stand for another objective by
//! itself; the same two plans give the same codes. Codes are permanent: an objective that
//! moved to another programma keeps its code.
//! Deliberately absent: any judgement on whether a changed objective is still the same one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::likeness::{Likeness, Wording};
use super::objective::Draft;
use crate::domain::{Objective, ObjectiveCode, Plan, Unplaced};

/// Predecessors considered for one objective at a time, so that thousands of equal titles
/// take neither memory nor time; what they leave is considered again.
const MOST_CANDIDATES: usize = 16;

/// How far from its programma the predecessor of an objective is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Programme,
    Mission,
    Anywhere,
}

/// What a new objective is to the previous plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Descent<'p> {
    /// Its CODICE cell says which code it has; the objective that had it, if there was one.
    Given(Option<Likeness>, Option<&'p Objective>),
    /// It continues this objective and takes its code.
    Continues(Likeness, &'p Objective),
    /// It may continue this objective; the office decides.
    MayContinue(Likeness, &'p Objective),
    /// Nothing in the previous plan resembles it.
    New,
}

/// How a new plan descends from the previous one.
#[derive(Debug)]
pub(super) struct Succession<'p> {
    /// The previous plan.
    previous: &'p Plan,
    /// One for each draft, in their order.
    descents: Vec<Descent<'p>>,
    /// Objectives that those which wait for their programme may continue.
    awaited: BTreeSet<&'p ObjectiveCode>,
}

impl<'p> Succession<'p> {
    /// Pairs the objectives of a new plan with those of the previous one.
    pub fn of(drafts: &[Draft], previous: &'p Plan) -> Self {
        let mut pairing = Pairing::new(drafts, previous);
        for scope in [Scope::Programme, Scope::Mission, Scope::Anywhere] {
            while pairing.carry(scope) {}
        }
        for scope in [Scope::Programme, Scope::Mission, Scope::Anywhere] {
            pairing.doubt(scope);
        }
        let descents = pairing.descents.into_iter().map(|descent| descent.unwrap_or(Descent::New)).collect();
        Self { previous, descents, awaited: BTreeSet::new() }
    }

    /// What waits for its programme may continue what is left: it is not over, and its programme is proposed.
    pub fn await_programmes(&mut self, waiting: &mut [Unplaced]) {
        let mut left: Vec<(&Objective, Wording)> = self.ended().into_iter().map(|old| (old, wording(old))).collect();
        for one in waiting {
            let own = wording(one);
            let likeness = |old: &Wording| own.likeness(old, Likeness::DOUBTFUL_ELSEWHERE);
            let likely = left.iter().enumerate().filter_map(|(index, (_, old))| Some((likeness(old)?, Reverse(index))));
            let Some((likeness, Reverse(index))) = likely.max() else { continue };
            let (old, _) = left.remove(index);
            self.awaited.insert(&old.code);
            if likeness.is_exact() {
                one.details.proposed.get_or_insert(old.placement);
            }
        }
    }

    /// What the draft of this index is to the previous plan.
    pub fn descent(&self, draft: usize) -> Descent<'p> {
        self.descents.get(draft).copied().unwrap_or(Descent::New)
    }

    /// Every code of the previous plan: none of them is given to a new objective.
    pub fn codes(&self) -> impl Iterator<Item = &'p ObjectiveCode> {
        self.previous.objectives().map(|(_, objective)| &objective.code)
    }

    /// Objectives of the previous plan that nothing continues, not even in doubt.
    pub fn ended(&self) -> Vec<&'p Objective> {
        let continued: BTreeSet<&ObjectiveCode> = self.descents.iter().filter_map(Descent::code).collect();
        let objectives = self.previous.objectives().map(|(_, objective)| objective);
        let is_left = |code: &ObjectiveCode| !continued.contains(code) && !self.awaited.contains(code);
        objectives.filter(|objective| is_left(&objective.code)).collect()
    }
}

fn wording<Code, Programme>(objective: &Objective<Code, Programme>) -> Wording {
    Wording::of(&objective.title.text, &objective.purpose)
}

impl<'p> Descent<'p> {
    fn code(&self) -> Option<&'p ObjectiveCode> {
        match self {
            Self::Given(_, old) => old.map(|old| &old.code),
            Self::Continues(_, old) | Self::MayContinue(_, old) => Some(&old.code),
            Self::New => None,
        }
    }
}

/// The work of pairing: what is left on either side.
struct Pairing<'d, 'p> {
    drafts: &'d [Draft],
    new: Vec<Wording>,
    old: Vec<(&'p Objective, Wording)>,
    descents: Vec<Option<Descent<'p>>>,
    taken: BTreeSet<usize>,
}

/// A pair that could be one objective: new and old by index.
#[derive(Debug, Clone, Copy)]
struct Pair {
    likeness: Likeness,
    new: usize,
    old: usize,
}

/// An objective of either plan, by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    New(usize),
    Old(usize),
}

impl<'d, 'p> Pairing<'d, 'p> {
    fn new(drafts: &'d [Draft], previous: &'p Plan) -> Self {
        let mut pairing = Self {
            drafts,
            new: drafts.iter().map(|draft| Wording::of(&draft.title.text, &draft.purpose)).collect(),
            old: previous.objectives().map(|(_, objective)| (objective, wording(objective))).collect(),
            descents: vec![None; drafts.len()],
            taken: BTreeSet::new(),
        };
        pairing.take_given();
        pairing
    }

    /// Codes of the CODICE column win over every likeness.
    fn take_given(&mut self) {
        let by_code: BTreeMap<&ObjectiveCode, usize> =
            self.old.iter().enumerate().map(|(index, (objective, _))| (&objective.code, index)).collect();
        for (index, draft) in self.drafts.iter().enumerate() {
            let Some(code) = draft.given_code() else { continue };
            let old = by_code.get(&code).copied();
            self.taken.extend(old);
            let likeness = old.and_then(|old| self.new[index].likeness(&self.old[old].1, 0));
            self.descents[index] = Some(Descent::Given(likeness, old.map(|old| self.old[old].0)));
        }
    }

    /// Carries over the codes of the pairs that cannot be mistaken, the most alike first;
    /// whether there were any.
    fn carry(&mut self, scope: Scope) -> bool {
        let pairs = self.pairs(scope, Likeness::CERTAIN);
        let mut sharing: BTreeMap<Side, Vec<Pair>> = BTreeMap::new();
        for pair in &pairs {
            sharing.entry(Side::New(pair.new)).or_default().push(*pair);
            sharing.entry(Side::Old(pair.old)).or_default().push(*pair);
        }
        let mut carried = false;
        for pair in pairs {
            let rivals = sharing[&Side::New(pair.new)].iter().chain(&sharing[&Side::Old(pair.old)]);
            let mut open = rivals.filter(|rival| (rival.new, rival.old) != (pair.new, pair.old) && self.is_open(rival));
            let is_certain = pair.likeness.is_exact() || !open.any(|rival| pair.likeness.is_close_to(rival.likeness));
            if self.is_open(&pair) && is_certain {
                self.settle(&pair, Descent::Continues);
                carried = true;
            }
        }
        carried
    }

    /// Points out the most likely pairs among those that are left.
    fn doubt(&mut self, scope: Scope) {
        let at_least = if scope == Scope::Programme { Likeness::DOUBTFUL } else { Likeness::DOUBTFUL_ELSEWHERE };
        for pair in self.pairs(scope, at_least) {
            if self.is_open(&pair) {
                self.settle(&pair, Descent::MayContinue);
            }
        }
    }

    fn settle(&mut self, pair: &Pair, descent: fn(Likeness, &'p Objective) -> Descent<'p>) {
        self.descents[pair.new] = Some(descent(pair.likeness, self.old[pair.old].0));
        self.taken.insert(pair.old);
    }

    fn is_open(&self, pair: &Pair) -> bool {
        self.descents[pair.new].is_none() && !self.taken.contains(&pair.old)
    }

    /// The pairs within reach whose titles are alike enough, the most alike first.
    fn pairs(&self, scope: Scope, at_least: u16) -> Vec<Pair> {
        let mut pairs = Vec::new();
        let mut own = Vec::new();
        for (new, draft) in self.drafts.iter().enumerate().filter(|(new, _)| self.descents[*new].is_none()) {
            for (old, (objective, wording)) in self.old.iter().enumerate() {
                if scope.reaches(draft, objective)
                    && !self.taken.contains(&old)
                    && let Some(likeness) = self.new[new].likeness(wording, at_least)
                {
                    own.push(Pair { likeness, new, old });
                }
            }
            own.sort_by_key(Pair::rank);
            own.truncate(MOST_CANDIDATES);
            for pair in &mut own {
                pair.likeness = self.new[new].in_full(&self.old[pair.old].1, pair.likeness);
            }
            pairs.append(&mut own);
        }
        pairs.sort_by_key(Pair::rank);
        pairs
    }
}

impl Pair {
    /// The most alike first; between equals those that stand at about the same place of
    /// their documents.
    const fn rank(&self) -> (Reverse<Likeness>, usize, usize) {
        (Reverse(self.likeness), self.new.abs_diff(self.old), self.new)
    }
}

impl Scope {
    fn reaches(self, draft: &Draft, old: &Objective) -> bool {
        match self {
            Self::Programme => draft.placement == old.placement,
            Self::Mission => draft.placement.group() == old.placement.group(),
            Self::Anywhere => true,
        }
    }
}
