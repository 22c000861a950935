use std::borrow::Cow;

use crate::{Address, AddressValue, Update};

/// A street address, ready made for the reserved trait `address`.
///
/// What is `None` is left out; an address with nothing in it is left out as a whole.
///
/// ```
/// use group_core::{GroupTraits, PostalAddress};
///
/// #[derive(GroupTraits)]
/// struct Company {
///     address: PostalAddress,
/// }
///
/// let company = Company {
///     address: PostalAddress { city: Some("Austin".into()), ..PostalAddress::default() },
/// };
/// # assert_eq!(group_core::to_json(&company).unwrap(), r#"{"address":{"city":"Austin"}}"#);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PostalAddress {
    /// The city or town.
    pub city: Option<String>,
    /// The country.
    pub country: Option<String>,
    /// The postal code, sent as `postalCode`.
    pub postal_code: Option<String>,
    /// The state, province or region.
    pub state: Option<String>,
    /// The street and the number of the house.
    pub street: Option<String>,
}

#[diagnostic::do_not_recommend]
impl Address for PostalAddress {
    fn address(&self) -> Update<AddressValue<'_>> {
        Update::Set(AddressValue {
            city: part(self.city.as_ref()),
            country: part(self.country.as_ref()),
            postal_code: part(self.postal_code.as_ref()),
            state: part(self.state.as_ref()),
            street: part(self.street.as_ref()),
        })
    }
}

fn part(text: Option<&String>) -> Update<Cow<'_, str>> {
    text.map(Cow::from).into()
}
