//! `#[group(with = …)]`: the function that a field is sent through.

/// The function of a conversion. Something else in its place is an error there, and the argument of the call is still
/// coerced to what the function takes.
#[derive(Debug)]
pub struct Function<'a, T: ?Sized, U> {
    /// The function as it is.
    pub call: fn(&'a T) -> U,
}
