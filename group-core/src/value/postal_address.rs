use std::{borrow::Cow, fmt};

use group_spec::{ADDRESS_KEYS, AddressKey};
use serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, Visitor},
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
/// reads as `None`. An unknown key is an error, as what is under it would be lost.
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
            let key = AddressKey::find(&name).ok_or_else(|| M::Error::custom(UnknownKey(&name)))?;
            let part = address.part_mut(key);
            if part.is_some() {
                return Err(M::Error::duplicate_field(key.name()));
            }
            *part = map.next_value()?;
        }
        Ok(address)
    }
}

struct UnknownKey<'a>(&'a str);

impl fmt::Display for UnknownKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a key of an address", self.0)?;
        if let Some(near) = AddressKey::near(self.0) {
            return write!(f, ": did you mean `{}`?", near.name());
        }
        f.write_str(", which are ")?;
        for (index, key) in ADDRESS_KEYS.into_iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}`{}`", key.name())?;
        }
        Ok(())
    }
}
