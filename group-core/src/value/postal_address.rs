use std::{borrow::Cow, fmt};

use group_spec::AddressKey;
use serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, IgnoredAny, MapAccess, Visitor},
};

use super::{Address, AddressValue, Update};

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
///
/// To serde it is the same object. It is read in any spelling of the keys, `postal_code` as well as `postalCode`, and `null`
/// reads as `None`. What is under another key is passed over, as in an address that somebody else wrote there may be more:
/// `check_json` names it.
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

impl PostalAddress {
    fn value(&self) -> AddressValue<'_> {
        AddressValue {
            city: part(self.city.as_ref()),
            country: part(self.country.as_ref()),
            postal_code: part(self.postal_code.as_ref()),
            state: part(self.state.as_ref()),
            street: part(self.street.as_ref()),
        }
    }

    pub(crate) fn part_mut(&mut self, key: AddressKey) -> &mut Option<String> {
        address_part!(key => &mut self)
    }
}

fn part(text: Option<&String>) -> Update<Cow<'_, str>> {
    text.map(Cow::from).into()
}

#[diagnostic::do_not_recommend]
impl Address for PostalAddress {
    fn address(&self) -> Update<AddressValue<'_>> {
        Update::Set(self.value())
    }
}

impl Serialize for PostalAddress {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for PostalAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Parts)
    }
}

/// Reads an address from its parts.
struct Parts;

impl<'de> Visitor<'de> for Parts {
    type Value = PostalAddress;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an address, which is an object of strings")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<PostalAddress, M::Error> {
        let mut address = PostalAddress::default();
        while let Some(name) = map.next_key::<String>()? {
            let Some(key) = AddressKey::find(&name) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            let part = address.part_mut(key);
            if part.is_some() {
                return Err(M::Error::duplicate_field(key.name()));
            }
            *part = map.next_value()?;
        }
        Ok(address)
    }
}
