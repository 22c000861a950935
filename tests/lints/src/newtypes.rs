//! Structs that are sent as the value in them.

use group_core::{Count, Date, Text};

/// Text, and an ID.
#[derive(Clone, Copy, Debug, Text)]
#[non_exhaustive]
pub struct Website<'src>(pub &'src str);

/// Text, and no ID.
#[derive(Clone, Copy, Debug, Text)]
#[non_exhaustive]
pub struct Letter {
    /// It has a name.
    pub letter: char,
}

/// Text of any kind.
#[derive(Clone, Copy, Debug, Text)]
#[non_exhaustive]
pub struct Any<T>(pub T);

/// A number.
#[derive(Clone, Copy, Count, Debug)]
#[non_exhaustive]
pub struct Headcount(pub u32);

/// A date.
#[derive(Clone, Date, Debug)]
#[non_exhaustive]
pub struct Founded(pub group_core::IsoDate);
