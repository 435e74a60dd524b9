//! Files of the program → which file uses which.
//!
//! An item counts for the file that defines it, also where a parent hands it on with `pub use`. Deliberately
//! absent: methods, which belong to a type and are called without naming a file.

use std::collections::{BTreeMap, BTreeSet};

use super::paths::{self, Import, Named};
use super::tokens;

/// Path of a module from the crate's root, as `inputs::plan`.
type Module = Vec<String>;

/// The arrows between files, by the path of a file below `src`.
pub type Arrows = BTreeMap<String, BTreeSet<String>>;

/// What a path leads to.
enum Target {
    Module(Module),
    Item(Module),
}

/// The modules of a crate.
pub struct Crate {
    modules: BTreeMap<Module, (String, Named)>,
}

impl Crate {
    /// Reads the files of `src`, by path and text; those that only tests compile are left out.
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut modules: BTreeMap<Module, (String, Named)> = files
            .into_iter()
            .map(|(path, text)| (module_of(path), (path.to_owned(), paths::named(&tokens::of_program(text)))))
            .collect();
        // A module nobody declares but behind `#[cfg(test)]` is not part of the program; neither are its children.
        let declared = |modules: &BTreeMap<Module, (String, Named)>, module: &Module| {
            (1..=module.len()).all(|depth| {
                let (parent, name) = (&module[..depth - 1], &module[depth - 1]);
                name == "main" || modules.get(parent).is_some_and(|(_, named)| named.children.contains(name))
            })
        };
        let unknown: Vec<Module> = modules.keys().filter(|module| !declared(&modules, module)).cloned().collect();
        for module in unknown {
            modules.remove(&module);
        }
        Self { modules }
    }

    /// Which file uses which; a file that uses none has an empty set.
    pub fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::new();
        for (module, (file, named)) in &self.modules {
            let used = arrows.entry(file.clone()).or_default();
            let imported = named.imports.iter().filter(|import| counts(import, named));
            let paths = imported.map(|import| &import.path).chain(&named.inline);
            let targets = paths.filter_map(|path| match self.resolve(module, path, 0)? {
                Target::Item(target) => Some(self.modules[&target].0.clone()),
                // A module alone is a name for what follows it.
                Target::Module(_) => None,
            });
            used.extend(targets.filter(|target| target != file));
        }
        arrows
    }

    /// Where a path leads that is written in a module; nothing for paths out of the crate.
    fn resolve(&self, module: &Module, path: &[String], depth: usize) -> Option<Target> {
        assert!(depth < 30, "{path:?} in {module:?} leads to itself");
        let (first, rest) = path.split_first()?;
        let start = match first.as_str() {
            "crate" | "relazione_performance" => Vec::new(),
            "self" => module.clone(),
            "super" => module[..module.len().checked_sub(1)?].to_vec(),
            name => return self.in_scope(module, name, rest, depth),
        };
        self.below(&start, rest, depth)
    }

    /// Where a path leads that begins with a name in scope: a child, or what `use` brought in.
    fn in_scope(&self, module: &Module, name: &str, rest: &[String], depth: usize) -> Option<Target> {
        let child = child(module, name);
        if self.modules.contains_key(&child) {
            return self.below(&child, rest, depth);
        }
        let import = self.modules[module].1.imports.iter().find(|import| import.name == name)?;
        if import.path.len() == 1 {
            return None;
        }
        match self.resolve(module, &import.path, depth + 1)? {
            Target::Module(target) => self.below(&target, rest, depth),
            item @ Target::Item(_) => Some(item),
        }
    }

    /// Where a path leads that begins below a module.
    fn below(&self, module: &Module, path: &[String], depth: usize) -> Option<Target> {
        let (_, named) = self.modules.get(module)?;
        let Some((name, rest)) = path.split_first() else { return Some(Target::Module(module.clone())) };
        if name == "super" {
            return self.below(&module[..module.len().checked_sub(1)?].to_vec(), rest, depth);
        }
        let child = child(module, name);
        if self.modules.contains_key(&child) {
            return self.below(&child, rest, depth);
        }
        let Some(import) = named.imports.iter().find(|import| import.handed_on && import.name == *name) else {
            return Some(Target::Item(module.clone()));
        };
        match self.resolve(module, &import.path, depth + 1)? {
            Target::Module(target) => self.below(&target, rest, depth),
            item @ Target::Item(_) => Some(item),
        }
    }
}

/// Whether an import is a use: what is only handed on from a child is none.
fn counts(import: &Import, named: &Named) -> bool {
    let from_child = import.path.first().is_some_and(|first| first == "self" || named.children.contains(first));
    !(import.handed_on && from_child) || named.words.contains(&import.name)
}

fn child(module: &Module, name: &str) -> Module {
    let mut child = module.clone();
    child.push(name.to_owned());
    child
}

/// `inputs/plan/mod.rs` and `inputs/plan.rs` are `inputs::plan`; `lib.rs` is the root.
pub fn module_of(path: &str) -> Module {
    let path = path.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').filter(|part| *part != "lib").map(str::to_owned).collect()
}

/// Groups of two or more files that use each other, directly or by way of others.
pub fn circles(arrows: &Arrows) -> Vec<BTreeSet<String>> {
    let reach: BTreeMap<&str, BTreeSet<&str>> =
        arrows.keys().map(|file| (file.as_str(), reach(arrows, file))).collect();
    let mut circles = BTreeSet::new();
    for (file, reached) in &reach {
        let circle: BTreeSet<String> =
            reached.iter().filter(|other| reach[*other].contains(file)).map(|other| (*other).to_owned()).collect();
        if !circle.is_empty() {
            circles.insert(circle);
        }
    }
    circles.into_iter().collect()
}

/// The files that a file uses, directly or by way of others.
fn reach<'a>(arrows: &'a Arrows, from: &'a str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(file) = open.pop() {
        open.extend(arrows[file].iter().map(String::as_str).filter(|used| reached.insert(*used)));
    }
    reached
}
