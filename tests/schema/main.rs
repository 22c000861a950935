//! The feature `schema`: schemas of traits and messages, tracking plans, and what changed between two.

mod attributes;
mod changes;
mod conforms;
mod documents;
mod exact;
mod judge;
