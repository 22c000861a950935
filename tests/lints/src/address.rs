//! Addresses.

use group_core::Address;

/// Every attribute.
#[derive(Address, Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Office<'src> {
    /// As it is.
    pub city: &'src str,
    /// It is displayed.
    #[group(display)]
    pub postal_code: u32,
    /// It is converted.
    #[group(with = str::trim_start)]
    pub state: &'src str,
    /// Under another name.
    #[group(rename = "street")]
    pub road: Option<&'src str>,
    /// It is not sent.
    #[group(skip)]
    pub floor: u8,
}
