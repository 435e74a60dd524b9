//! Changes during the year: `variazioni/ANNO.xlsx` → applied to that year's plan and register.
//!
//! Guaranteed: rows are applied in the file's order, each only if PRIMA is what stands, typed
//! as the field asks for (440 is «440,00»); an applied value carries the cell of DOPO as its
//! place; a change without an act is a blocking finding; one that is not applied stays in the
//! list, marked so, with a finding (D.Lgs. 150/2009 art. 6 c. 1). Deliberately absent: what is
//! done to other years' plans, which the plan itself says.

mod apply;
mod aspect;
pub mod change_codes;
mod change_rows;
mod columns;
mod field;
mod form;
mod hand_over;
mod objective;
mod outcome;
mod register;
mod standing;

pub use apply::apply;
pub use aspect::Aspect;
pub use change_rows::{Request, read};
pub use form::blank;
pub use outcome::Base;
