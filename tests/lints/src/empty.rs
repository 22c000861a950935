//! Structs and enums with nothing in them.

use core::convert::Infallible;

use group_core::{Address, GroupTraits, Text};

/// No variants.
#[derive(Clone, Copy, Debug, Text)]
pub enum Never {}

/// No fields.
#[derive(Clone, Copy, Debug, GroupTraits)]
#[non_exhaustive]
pub struct Empty {}

/// Not even braces.
#[derive(Clone, Copy, Debug, GroupTraits)]
#[non_exhaustive]
pub struct Unit;

/// No fields that are sent.
#[derive(Clone, Copy, Debug, GroupTraits)]
#[non_exhaustive]
pub struct AllSkipped {
    /// It has no value.
    #[group(skip)]
    pub nothing: Infallible,
    /// It has none either.
    #[group(skip)]
    pub never: Never,
}

/// No value that is sent.
#[derive(Clone, Copy, Debug, GroupTraits)]
#[non_exhaustive]
pub struct Maybe {
    /// It can only be absent.
    pub plan: Option<Never>,
    /// It sends nothing.
    pub address: Nowhere,
    /// It brings nothing.
    #[group(flatten)]
    pub more: Empty,
}

/// No parts.
#[derive(Address, Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Nowhere;
