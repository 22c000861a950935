//! What a type of a kind can write, known before there is a value: plain data, of which a schema is made.

use group_spec::{ADDRESS_KEYS, AddressKey};

/// What the values of a type can be on the wire, and whether they can be absent or `null`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writes {
    pub(crate) values: Values,
    pub(crate) may_be_absent: bool,
    pub(crate) may_be_null: bool,
}

/// The values on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Values {
    Text,
    /// One of these texts.
    OneOf(&'static [&'static str]),
    Instant,
    CalendarDate,
    /// An instant or a calendar date.
    Date,
    Integer {
        least: i128,
        most: u128,
        may_be_zero: bool,
    },
    /// An integer of any size, or text.
    IntegerOrText,
    Address(Box<AddressWrites>),
}

/// What each part of an address can be; none where the type has no such part.
#[derive(Clone, Default, Debug, PartialEq, Eq)]
pub struct AddressWrites {
    /// The city or town.
    pub city: Option<Writes>,
    /// The country.
    pub country: Option<Writes>,
    /// The postal code.
    pub postal_code: Option<Writes>,
    /// The state, province or region.
    pub state: Option<Writes>,
    /// The street and the number of the house.
    pub street: Option<Writes>,
}

impl AddressWrites {
    /// Every part, each of which can be the same.
    pub(crate) fn all(part: &Writes) -> Self {
        let part = || Some(part.clone());
        Self { city: part(), country: part(), postal_code: part(), state: part(), street: part() }
    }

    pub(crate) fn part(&self, key: AddressKey) -> Option<&Writes> {
        address_part!(key => &self).as_ref()
    }
}

impl Writes {
    /// Any text.
    pub const TEXT: Self = Self::always(Values::Text);
    /// A date and a time with an offset.
    pub const INSTANT: Self = Self::always(Values::Instant);
    /// A date without a time.
    pub const CALENDAR_DATE: Self = Self::always(Values::CalendarDate);
    /// An instant or a calendar date.
    pub const DATE: Self = Self::always(Values::Date);
    /// An integer of any size, or text.
    pub const INTEGER_OR_TEXT: Self = Self::always(Values::IntegerOrText);

    const fn always(values: Values) -> Self {
        Self { values, may_be_absent: false, may_be_null: false }
    }

    /// One of these texts.
    #[must_use]
    pub const fn one_of(texts: &'static [&'static str]) -> Self {
        Self::always(Values::OneOf(texts))
    }

    /// An integer within these bounds.
    #[must_use]
    pub const fn integer(least: i128, most: u128) -> Self {
        Self::always(Values::Integer { least, most, may_be_zero: true })
    }

    pub(super) const fn nonzero(least: i128, most: u128) -> Self {
        Self::always(Values::Integer { least, most, may_be_zero: false })
    }

    /// An address of these parts. It is absent where none of them is there.
    #[must_use]
    pub fn address(parts: AddressWrites) -> Self {
        let is_there = ADDRESS_KEYS.into_iter().filter_map(|key| parts.part(key)).any(|part| !part.may_be_absent);
        Self { may_be_absent: !is_there, ..Self::always(Values::Address(Box::new(parts))) }
    }

    /// The same, or absent.
    #[must_use]
    pub fn or_absent(self) -> Self {
        Self { may_be_absent: true, ..self }
    }

    /// The same, or `null`.
    #[must_use]
    pub fn or_null(self) -> Self {
        Self { may_be_null: true, ..self }
    }

    /// The same, with any other text beside it or after it.
    #[must_use]
    pub fn with_any_text(self) -> Self {
        Self { values: Values::Text, ..self }
    }

    /// The text of one or of the other.
    #[must_use]
    pub fn or_text(self, other: &Self) -> Self {
        Self {
            values: Values::Text,
            may_be_absent: self.may_be_absent || other.may_be_absent,
            may_be_null: self.may_be_null || other.may_be_null,
        }
    }

    /// These, nothing, or `null`.
    pub(super) fn anything(values: Values) -> Self {
        Self::always(values).or_absent().or_null()
    }
}
