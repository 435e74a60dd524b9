//! The one integration-test binary: the program as an office runs it.

#![expect(clippy::disallowed_methods, reason = "tests prepare and inspect files")]

mod annex_versions;
mod approvals;
mod architecture;
mod changes;
mod check;
mod codes_taken;
mod context;
mod demonstration;
mod document_record;
mod documents;
mod entities;
mod entity;
mod errors;
mod explain;
mod facts;
mod fingerprint;
mod generate;
mod hostile;
mod import;
mod measurement_reading;
mod narratives;
mod new_entity;
mod own_catalogue;
mod package_xml;
mod plan_formats;
mod plan_import;
mod plan_layouts;
mod plan_properties;
mod plan_shapes;
mod plan_succession;
mod progress;
mod reading_as_shown;
mod rederive;
mod register_reading;
mod resources;
mod returns;
mod sampling;
mod sheets_command;
mod sheets_cycle;
mod sheets_libreoffice;
mod signals;
mod stages;
mod trend;
mod trend_published;
