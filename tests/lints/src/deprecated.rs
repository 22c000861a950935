//! Deprecated items, which their own derives must not warn about.

use group_core::{Address, Count, Date, GroupTraits, Text};

/// The struct itself.
#[deprecated = "use `Company`"]
#[derive(Clone, Debug, GroupTraits)]
#[non_exhaustive]
pub struct Old<'src> {
    /// Not deprecated.
    pub name: &'src str,
    /// It is sent as the group ID.
    #[group(group_id)]
    pub key: String,
    /// It brings nothing.
    #[group(flatten)]
    pub more: (),
}

/// Fields.
#[derive(Clone, Debug, GroupTraits)]
#[non_exhaustive]
pub struct Company {
    /// It is sent.
    #[deprecated = "use `email`"]
    pub phone: Option<String>,
    /// It is displayed.
    #[deprecated]
    #[group(display)]
    pub industry: u8,
    /// It is flattened.
    #[deprecated]
    #[group(flatten)]
    pub more: (),
    /// It is the group ID.
    #[deprecated]
    #[group(group_id)]
    pub key: String,
    /// Not deprecated.
    pub email: Option<String>,
}

/// Parts of an address.
#[derive(Address, Clone, Debug)]
#[deprecated]
#[non_exhaustive]
pub struct Office {
    /// It is deprecated as well.
    #[deprecated]
    pub city: String,
}

/// Variants.
#[derive(Clone, Copy, Debug, Text)]
#[non_exhaustive]
pub enum Plan {
    /// No longer offered.
    #[deprecated]
    Free,
    /// Still offered.
    Paid,
}

/// The enum itself.
#[derive(Clone, Copy, Debug, Text)]
#[deprecated]
#[non_exhaustive]
pub enum OldPlan {
    /// No longer offered.
    Free,
}

/// Text.
#[derive(Clone, Debug, Text)]
#[deprecated]
#[non_exhaustive]
pub struct Website(#[deprecated] pub String);

/// A number.
#[derive(Clone, Copy, Count, Debug)]
#[deprecated]
#[non_exhaustive]
pub struct Headcount(#[deprecated] pub u32);

/// A date.
#[derive(Clone, Date, Debug)]
#[deprecated]
#[non_exhaustive]
pub struct Founded(#[deprecated] pub group_core::IsoDate);
