//! The one integration-test binary: the program as an office runs it.

#![expect(clippy::disallowed_methods, reason = "tests prepare and inspect files")]

mod check;
mod demonstration;
mod entity;
mod errors;
mod generate;
mod import;
mod measurement_reading;
mod package_xml;
mod plan_formats;
mod plan_import;
mod plan_properties;
mod plan_shapes;
mod register_reading;
mod sheets_command;
mod sheets_cycle;
mod sheets_libreoffice;
