//! The keys of the reserved trait `address`: one row per key.

use crate::{
    names::{Names, Spelling},
    near,
};

macro_rules! address_keys {
    ($($variant:ident, $name:literal, $description:literal;)*) => {
        /// A key that the spec allows in the reserved trait `address`. Its value is text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum AddressKey {
            $(#[doc = concat!("`", $name, "`: ", $description, ".")] $variant,)*
        }

        /// Every key of an address, in the order of the spec.
        pub const ADDRESS_KEYS: [AddressKey; [$($name),*].len()] = [$(AddressKey::$variant),*];

        impl AddressKey {
            /// The spelling of the spec, which is the one on the wire: `postalCode`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// What it means.
            #[must_use]
            pub const fn description(self) -> &'static str {
                match self { $(Self::$variant => $description),* }
            }
        }

        static NAMES: Names<AddressKey, { ADDRESS_KEYS.len() }> = Names::new([$(($name, AddressKey::$variant)),*]);
    };
}

address_keys! {
    City, "city", "the city or town";
    Country, "country", "the country";
    PostalCode, "postalCode", "the postal code";
    State, "state", "the state, province or region";
    Street, "street", "the street and the number of the house";
}

/// Other names of the same. Left out is what may mean another part of an address: `county`, or
/// `street2`, which would go into the text of `street`.
const ALIASES: [(&str, AddressKey); 21] = [
    ("address1", AddressKey::Street),
    ("addressLine1", AddressKey::Street),
    ("cityName", AddressKey::City),
    ("countryCode", AddressKey::Country),
    ("countryName", AddressKey::Country),
    ("line1", AddressKey::Street),
    ("locality", AddressKey::City),
    ("pinCode", AddressKey::PostalCode),
    ("postal", AddressKey::PostalCode),
    ("postCode", AddressKey::PostalCode),
    ("province", AddressKey::State),
    ("region", AddressKey::State),
    ("stateCode", AddressKey::State),
    ("stateName", AddressKey::State),
    ("street1", AddressKey::Street),
    ("streetAddress", AddressKey::Street),
    ("streetLine1", AddressKey::Street),
    ("streetName", AddressKey::Street),
    ("town", AddressKey::City),
    ("zip", AddressKey::PostalCode),
    ("zipCode", AddressKey::PostalCode),
];

/// Other parts of an address, although one edit away from a key.
const WORDS: [&str; 2] = ["county", "estate"];

impl AddressKey {
    /// The key that `name` is a spelling of.
    ///
    /// ```
    /// use group_spec::AddressKey;
    ///
    /// assert_eq!(AddressKey::find("postal_code"), Some(AddressKey::PostalCode));
    /// assert_eq!(AddressKey::find("zip"), None);
    /// ```
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Spelling::of(name).address_key()
    }

    /// The key that `name` is probably meant to be, although it is spelled otherwise: a typo by the
    /// rule of [`ReservedTrait::near`](crate::ReservedTrait::near), or another name of the same.
    ///
    /// ```
    /// use group_spec::AddressKey;
    ///
    /// assert_eq!(AddressKey::near("zip"), Some(AddressKey::PostalCode));
    /// assert_eq!(AddressKey::near("floor"), None);
    /// ```
    #[must_use]
    pub fn near(name: &str) -> Option<Self> {
        if Self::find(name).is_some() || near::is_word(name, &WORDS) {
            return None;
        }
        near::alias(name, &ALIASES).or_else(|| ADDRESS_KEYS.into_iter().find(|key| near::is_near(name, key.name())))
    }
}

impl Spelling<'_> {
    /// The key of an address that it is a spelling of, as [`AddressKey::find`].
    #[must_use]
    #[inline]
    pub fn address_key(self) -> Option<AddressKey> {
        NAMES.find(self)
    }
}
