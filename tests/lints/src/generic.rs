//! Structs with parameters.

use core::marker::PhantomData;

use group_core::{GroupTraits, Text, reserved};

/// Parameters of every kind, and a bound on what is private.
#[derive(Clone, Debug, GroupTraits)]
#[non_exhaustive]
pub struct Company<'src, Name, Seats, Contact, const SIZE: usize>
where
    Name: reserved::Name,
    Seats: ?Sized,
{
    /// It is bounded.
    pub name: Name,
    /// The same type again.
    pub email: Option<Name>,
    /// It is displayed.
    #[group(display)]
    pub phone: Option<Name>,
    /// It is an array.
    pub sizes: [u8; SIZE],
    /// It is borrowed.
    pub seats: &'src Seats,
    /// It is flattened.
    #[group(flatten)]
    pub contact: Contact,
    /// It is bounded by the kind of the private type.
    private: Option<Private<Name>>,
    /// It is not bounded.
    #[group(skip)]
    _marker: PhantomData<Seats>,
}

/// Private.
#[derive(Clone, Debug, Text)]
struct Private<Name>(Name);
