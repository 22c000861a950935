//! `#[group(with = …)]`: the function is given the field, or what is in it, and may fail.
//!
//! The methods have names that no method in the user's scope has.
//!
//! What it is given is decided by types. A call of `group_core_pick` on `&&&&&&With` takes the first of these traits, in the order of this
//! file, that holds for the type under one reference less each time; its result is called with the field.

use std::{error::Error, marker::PhantomData, ops::Deref};

use crate::{
    traits::{ConversionError, WriteError, sink::Sink},
    value::Update,
};

/// The function and a field. Something else in place of a function is an error there.
#[derive(Debug)]
pub struct With<'field, A, U, F: ?Sized> {
    /// The function as it is.
    pub call: fn(A) -> U,
    /// What it is to be given.
    pub field: &'field F,
}

/// A function of the field itself. It also comes first if the compiler has to infer what the function takes.
pub trait WholeField {
    /// The function.
    type Pick;

    /// The function.
    fn group_core_pick(self) -> Self::Pick;
}

impl<'a, U, F: ?Sized> WholeField for &&&&&&With<'_, &'a F, U, F> {
    type Pick = fn(&'a F) -> U;

    #[inline]
    fn group_core_pick(self) -> Self::Pick {
        self.call
    }
}

/// A function of what is in an `Option` or `Update`.
pub trait WithinField<'a, F: 'a> {
    /// What is sent.
    type Sent;

    /// A function of the field.
    fn group_core_pick(self) -> impl FnOnce(&'a F) -> Self::Sent;
}

impl<'a, T, U> WithinField<'a, Option<T>> for &&&&&With<'_, &'a T, U, Option<T>> {
    type Sent = Option<U>;

    #[inline]
    fn group_core_pick(self) -> impl FnOnce(&'a Option<T>) -> Option<U> {
        let call = self.call;
        move |field| field.as_ref().map(call)
    }
}

impl<'a, T, U> WithinField<'a, Update<T>> for &&&&&With<'_, &'a T, U, Update<T>> {
    type Sent = Update<U>;

    #[inline]
    fn group_core_pick(self) -> impl FnOnce(&'a Update<T>) -> Update<U> {
        let call = self.call;
        move |field| field.as_ref().map(call)
    }
}

/// A function of what is behind the pointer in an `Option` or `Update`: of the `str` in a `String`.
pub trait WithinPointer<'a, F: 'a> {
    /// What is sent.
    type Sent;

    /// A function of the field.
    fn group_core_pick(self) -> impl FnOnce(&'a F) -> Self::Sent;
}

impl<'a, T: Deref<Target: 'a> + 'a, U> WithinPointer<'a, Option<T>> for &&&&With<'_, &'a T::Target, U, Option<T>> {
    type Sent = Option<U>;

    #[inline]
    fn group_core_pick(self) -> impl FnOnce(&'a Option<T>) -> Option<U> {
        let call = self.call;
        move |field| field.as_deref().map(call)
    }
}

impl<'a, T: Deref<Target: 'a> + 'a, U> WithinPointer<'a, Update<T>> for &&&&With<'_, &'a T::Target, U, Update<T>> {
    type Sent = Update<U>;

    #[inline]
    fn group_core_pick(self) -> impl FnOnce(&'a Update<T>) -> Update<U> {
        let call = self.call;
        move |field| field.as_ref().map(|value| call(value))
    }
}

/// Any other function of a reference: the field is coerced to what it takes, or the compiler says what is wrong.
pub trait AnyReference {
    /// The function.
    type Pick;

    /// The function.
    fn group_core_pick(self) -> Self::Pick;
}

impl<'a, T: ?Sized, U, F: ?Sized> AnyReference for &&&With<'_, &'a T, U, F> {
    type Pick = fn(&'a T) -> U;

    #[inline]
    fn group_core_pick(self) -> Self::Pick {
        self.call
    }
}

/// A function that takes the field, or what is in it, by value: an error that says what is needed.
pub trait ArgumentByValue<F, U> {
    /// What the function takes.
    type Argument;

    /// Nothing calls it.
    fn group_core_pick(self) -> fn(&F) -> U
    where
        Self::Argument: TakenByReference;
}

macro_rules! arguments_by_value {
    ($($Field:ty),*) => {
        $(impl<T, U> ArgumentByValue<$Field, U> for &&With<'_, T, U, $Field> {
            type Argument = T;

            fn group_core_pick(self) -> fn(&$Field) -> U
            where
                T: TakenByReference,
            {
                |_| unreachable!("no type by value is a reference")
            }
        })*
    };
}

arguments_by_value!(T, Option<T>, Update<T>);

/// What the function of a conversion takes. No type has it, as it is only asked for where the function takes no reference.
#[diagnostic::on_unimplemented(
    message = "the function in `#[group(with = …)]` must take a reference, and this one takes `{Self}` by value",
    label = "expected a function of `&{Self}`",
    note = "write a function that takes a reference: `fn convert(value: &{Self}) -> …`, and name it here",
    note = "if that is an `Option` or `Update`, it may take a reference to what is in it instead, and is called where something is"
)]
pub trait TakenByReference {}

/// Any other function: the compiler says what is wrong.
pub trait AnyArgument {
    /// The function.
    type Pick;

    /// The function.
    fn group_core_pick(self) -> Self::Pick;
}

impl<A, U, F: ?Sized> AnyArgument for &With<'_, A, U, F> {
    type Pick = fn(A) -> U;

    #[inline]
    fn group_core_pick(self) -> Self::Pick {
        self.call
    }
}

/// What the function returned, to find out whether it can fail.
#[derive(Debug)]
pub struct ResultOf<R>(PhantomData<R>);

/// The type of what the function returned.
#[inline]
#[must_use]
pub fn result_of<R>(_: &R) -> ResultOf<R> {
    ResultOf(PhantomData)
}

/// A function that may fail.
pub trait Fallible {
    /// What it returned.
    type Returned;
    /// What is sent.
    type Value;
    /// Why it failed.
    type Error;

    /// A function from what was returned.
    fn group_core_outcome(self) -> fn(Self::Returned) -> Result<Self::Value, ConversionError>
    where
        Self::Error: IntoConversionError;
}

impl<R: Outcome> Fallible for &&ResultOf<R> {
    type Returned = R;
    type Value = R::Value;
    type Error = R::Error;

    #[inline]
    fn group_core_outcome(self) -> fn(R) -> Result<R::Value, ConversionError>
    where
        R::Error: IntoConversionError,
    {
        |returned| returned.outcome().map_err(R::Error::into_conversion_error)
    }
}

/// A `Result`, or one in `Option`s and `Update`s at any depth: some may be the function's, and one the field's.
pub trait Outcome {
    /// What is sent.
    type Value;
    /// Why it failed.
    type Error;

    /// The error, wherever it is.
    fn outcome(self) -> Result<Self::Value, Self::Error>;
}

impl<T, E> Outcome for Result<T, E> {
    type Value = T;
    type Error = E;

    #[inline]
    fn outcome(self) -> Self {
        self
    }
}

impl<R: Outcome> Outcome for Option<R> {
    type Value = Option<R::Value>;
    type Error = R::Error;

    #[inline]
    fn outcome(self) -> Result<Self::Value, R::Error> {
        self.map(R::outcome).transpose()
    }
}

impl<R: Outcome> Outcome for Update<R> {
    type Value = Update<R::Value>;
    type Error = R::Error;

    #[inline]
    fn outcome(self) -> Result<Self::Value, R::Error> {
        Ok(match self {
            Self::Keep => Update::Keep,
            Self::Set(returned) => Update::Set(returned.outcome()?),
            Self::Clear => Update::Clear,
        })
    }
}

/// A function that cannot fail.
pub trait Infallible {
    /// What it returned.
    type Returned;

    /// A function from what was returned.
    fn group_core_outcome(self) -> fn(Self::Returned) -> Result<Self::Returned, ConversionError>;
}

impl<R> Infallible for &ResultOf<R> {
    type Returned = R;

    #[inline]
    fn group_core_outcome(self) -> fn(R) -> Result<R, ConversionError> {
        Ok
    }
}

/// An error that a conversion may have.
#[diagnostic::on_unimplemented(
    message = "the error of a function in `#[group(with = …)]` must be an error or text, and `{Self}` is not",
    label = "expected a type that converts into `Box<dyn Error + Send + Sync>`",
    note = "for an error of your own, implement `std::error::Error`",
    note = "in place of `Box<dyn Error>`, write `Box<dyn Error + Send + Sync>`"
)]
pub trait IntoConversionError {
    /// The error as one of this crate's.
    fn into_conversion_error(self) -> ConversionError;
}

#[diagnostic::do_not_recommend]
impl<E: Into<Box<dyn Error + Send + Sync>>> IntoConversionError for E {
    fn into_conversion_error(self) -> ConversionError {
        ConversionError::from(self.into())
    }
}

/// Gives up, as the function of a trait failed.
#[cold]
pub fn fail(sink: &mut impl Sink, name: &str, source: ConversionError) {
    sink.fail(WriteError::Conversion { name: name.to_owned(), source });
}
