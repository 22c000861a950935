//! Structs of traits.

use core::str::from_utf8;

use group_core::{GroupTraits, IsoDate, Text, Update, with::unix_seconds};

use crate::{address::Office, newtypes::Website};

/// Every attribute, and names that lints are about.
#[derive(Clone, Debug, GroupTraits)]
#[group(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Company<'src> {
    /// Reserved.
    pub name: &'src str,
    /// Its name begins with an underscore.
    _seats: Option<u8>,
    /// A custom trait.
    pub count: u64,
    /// A date.
    pub created_at: Option<IsoDate>,
    /// An enum.
    pub plan: Plan,
    /// A newtype.
    pub website: Website<'src>,
    /// An address.
    pub address: Office<'src>,
    /// It is displayed.
    #[group(display)]
    pub industry: Option<u8>,
    /// It is converted.
    #[group(with = Vec::len)]
    pub employees: Vec<String>,
    /// Under another name.
    #[group(rename = "total billed")]
    pub total_billed: Update<u64>,
    /// Its traits are sent.
    #[group(flatten)]
    pub contact: Option<Contact<'src>>,
    /// It is sent as the group ID.
    #[group(group_id, with = Clone::clone)]
    pub key: String,
    /// It is not sent, and private.
    #[group(skip)]
    _secret: Private,
}

/// What is converted on the way, and an address in columns.
#[derive(Clone, Debug, GroupTraits)]
#[non_exhaustive]
pub struct Converted<'src> {
    /// A custom date.
    #[group(date)]
    pub closed_at: Option<IsoDate>,
    /// An integer as a date.
    #[group(with = unix_seconds)]
    pub created_at: Option<i64>,
    /// What is in it is converted.
    #[group(with = str::trim)]
    pub industry: Option<String>,
    /// The conversion may fail.
    #[group(with = str::parse::<u64>)]
    pub count: String,
    /// The first line.
    #[group(address = "street")]
    pub line1: &'src str,
    /// The second line.
    #[group(address = "street", append)]
    _line2: Option<&'src str>,
    /// It may fail as well.
    #[group(address = "city", with = from_utf8)]
    pub town: &'src [u8],
}

/// Flattened.
#[derive(Clone, Copy, Debug, GroupTraits)]
#[non_exhaustive]
pub struct Contact<'src> {
    /// It is borrowed.
    pub email: &'src str,
    /// It is meant.
    #[group(custom)]
    _employes: u8,
}

/// Sent by its name.
#[derive(Clone, Copy, Debug, Text)]
#[group(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Plan {
    /// Renamed.
    #[group(rename = "free of charge")]
    Ab_,
    /// As it is.
    X1,
}

/// Private.
#[derive(Clone, Copy, Debug)]
struct Private;

/// Read by copy.
#[derive(Clone, Copy, Debug, GroupTraits)]
#[non_exhaustive]
#[repr(C, packed)]
pub struct Packed<'src> {
    /// It is not aligned.
    pub employees: u32,
    /// It is sent as the group ID.
    #[group(group_id)]
    pub key: &'src str,
    /// It is displayed.
    #[group(display)]
    pub name: u64,
}
