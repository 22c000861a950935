use std::borrow::Cow;

use group_spec::{ADDRESS_KEYS, AddressKey};
use serde_core::{Serialize, Serializer, ser::SerializeMap};

use super::Update;

/// A value that is sent as the spec's object of an address: what the reserved trait `address` takes.
///
/// [`PostalAddress`](crate::PostalAddress) is ready made. For a struct of your own, derive it; every field is one of the
/// five keys of the spec, in any spelling:
///
/// ```
/// use group_core::Address;
///
/// #[derive(Address)]
/// struct Office {
///     street: String,
///     postal_code: Option<String>,
///     #[group(rename = "city")]
///     town: String,
///     #[group(skip)]
///     floor: u8,
/// }
/// # let _ = Office { street: String::new(), postal_code: None, town: String::new(), floor: 0 }.floor;
/// ```
///
/// By hand it is one method that fills in what it knows:
///
/// ```
/// use group_core::{Address, AddressValue, Update};
///
/// struct Country(&'static str);
///
/// impl Address for Country {
///     fn address(&self) -> Update<AddressValue<'_>> {
///         Update::Set(AddressValue { country: Update::Set(self.0.into()), ..AddressValue::EMPTY })
///     }
/// }
/// # assert!(matches!(Country("DE").address(), Update::Set(_)));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an address",
    label = "expected an address, such as `group_core::PostalAddress`",
    note = "for a struct of your own, add `#[derive(group_core::Address)]` to it"
)]
pub trait Address {
    /// The address to send, or whether to leave it out or to send `null`.
    fn address(&self) -> Update<AddressValue<'_>>;
}

/// What an [`Address`] sends: the text of each of the spec's five keys.
///
/// A part that is [`Update::Keep`] is left out, and an address without any part is left out as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct AddressValue<'a> {
    /// The city or town.
    pub city: Update<Cow<'a, str>>,
    /// The country.
    pub country: Update<Cow<'a, str>>,
    /// The postal code, sent as `postalCode`.
    pub postal_code: Update<Cow<'a, str>>,
    /// The state, province or region.
    pub state: Update<Cow<'a, str>>,
    /// The street and the number of the house.
    pub street: Update<Cow<'a, str>>,
}

impl AddressValue<'_> {
    /// An address with nothing in it.
    pub const EMPTY: Self = Self {
        city: Update::Keep,
        country: Update::Keep,
        postal_code: Update::Keep,
        state: Update::Keep,
        street: Update::Keep,
    };

    fn parts(&self) -> [(AddressKey, &Update<Cow<'_, str>>); ADDRESS_KEYS.len()] {
        ADDRESS_KEYS.map(|key| (key, address_part!(key => &self)))
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts().iter().all(|(_, part)| part.is_keep())
    }
}

#[diagnostic::do_not_recommend]
impl Address for AddressValue<'_> {
    fn address(&self) -> Update<AddressValue<'_>> {
        fn borrowed<'a>(part: &'a Update<Cow<'_, str>>) -> Update<Cow<'a, str>> {
            part.as_ref().map(|text| Cow::Borrowed(&**text))
        }
        Update::Set(AddressValue {
            city: borrowed(&self.city),
            country: borrowed(&self.country),
            postal_code: borrowed(&self.postal_code),
            state: borrowed(&self.state),
            street: borrowed(&self.street),
        })
    }
}

/// An object of the parts that are not [`Update::Keep`].
impl Serialize for AddressValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = self.parts();
        let length = parts.iter().filter(|(_, part)| !part.is_keep()).count();
        let mut map = serializer.serialize_map(Some(length))?;
        for (key, part) in parts {
            match part {
                Update::Keep => {}
                Update::Set(text) => map.serialize_entry(key.name(), text)?,
                Update::Clear => map.serialize_entry(key.name(), &())?,
            }
        }
        map.end()
    }
}

wrappers_pass_on!(Address::address -> Update<AddressValue<'_>>, Update::Keep, Update::Clear);
