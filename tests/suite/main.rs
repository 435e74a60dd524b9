//! The one integration-test binary: the program as an office runs it.

#![expect(clippy::disallowed_methods, reason = "tests prepare and inspect files")]

mod annex_versions;
mod check;
mod demonstration;
mod entity;
mod errors;
mod generate;
mod import;
mod measurement_reading;
mod plan_formats;
mod plan_import;
mod plan_properties;
mod plan_shapes;
mod register_reading;
