//! Reaching what a type can write: what it says of itself, or else what its kind says.

use std::marker::PhantomData;

use crate::value::{
    describe::{Describe, Kind},
    writes::Writes,
};

/// Reaches what a type says of itself, or else what its kind says, as [`ShapeOf`](crate::__private::ShapeOf) does.
#[derive(Debug)]
pub struct WritesOf<K, T: ?Sized>(PhantomData<(K, PhantomData<T>)>);

impl<K, T: Describe<K> + ?Sized> WritesOf<K, T> {
    /// What `T` says.
    #[must_use]
    pub fn __group_writes() -> Writes {
        T::writes()
    }
}

/// The fallback of [`WritesOf`].
pub trait Undescribed {
    /// What the kind says.
    fn __group_writes() -> Writes;
}

impl<K: Kind, T: ?Sized> Undescribed for WritesOf<K, T> {
    fn __group_writes() -> Writes {
        K::anything()
    }
}

/// What a function returns, of which there is no value.
#[derive(Debug)]
pub struct Returned<T: ?Sized>(PhantomData<T>);

impl<T: ?Sized> Returned<T> {
    /// No value says which type it is.
    pub const NOTHING: Self = Self(PhantomData);

    /// The type of the value.
    #[must_use]
    pub fn by(_: &T) -> Self {
        Self::NOTHING
    }

    /// The type of the value, if the function did not fail.
    #[must_use]
    pub fn by_result<E>(_: &Result<T, E>) -> Self
    where
        T: Sized,
    {
        Self::NOTHING
    }
}

/// The same as a value of a kind.
#[derive(Debug)]
pub struct ReturnedAs<K, T: ?Sized>(PhantomData<(K, PhantomData<T>)>);

impl<K, T: ?Sized> ReturnedAs<K, T> {
    /// The type that was returned.
    #[must_use]
    pub fn new(_: Returned<T>) -> Self {
        Self(PhantomData)
    }
}

impl<K, T: Describe<K> + ?Sized> ReturnedAs<K, T> {
    /// What `T` says.
    #[must_use]
    pub fn __group_writes(&self) -> Writes {
        T::writes()
    }
}

/// The fallback of [`ReturnedAs`].
pub trait UndescribedReturn {
    /// What the kind says.
    fn __group_writes(&self) -> Writes;
}

impl<K: Kind, T: ?Sized> UndescribedReturn for ReturnedAs<K, T> {
    fn __group_writes(&self) -> Writes {
        K::anything()
    }
}
