//! `#[group(flatten)]`: one trait that comes from two places does not compile.

use crate::traits::{
    GroupTraits,
    shape::{Flattened, Shape, is_equal},
};

/// Fails to compile if the flattened field at `index` brings a trait that the struct has already, from a field of its own
/// or from a flattened field before this one.
#[track_caller]
pub const fn check_flattened(shape: &Shape, index: usize) {
    let this = &shape.flattened[index];
    let own = Shape { names: shape.names, flattened: &[] };
    if let Some((name, other_name)) = this.shape.first_shared(&own) {
        let mut message = Message::about(name, this);
        message.push(" is also in this struct");
        message.fail(name, other_name);
    }
    let mut i = 0;
    while i < index {
        let other = &shape.flattened[i];
        if let Some((name, other_name)) = this.shape.first_shared(other.shape) {
            let mut message = Message::about(name, this);
            message.push(" is also in `");
            message.push_path(other_name, other);
            message.push("`");
            message.fail(name, other_name);
        }
        i += 1;
    }
}

/// A message that is put together while the user's crate compiles: a `const` panic takes no more than one ready string.
struct Message {
    bytes: [u8; 1024],
    length: usize,
}

impl Message {
    /// Begins with the trait and the fields that lead to it.
    const fn about(name: &str, flattened: &Flattened) -> Self {
        let mut message = Self { bytes: [0; 1024], length: 0 };
        message.push("the trait `");
        message.push(name);
        message.push("` of `");
        message.push_path(name, flattened);
        message.push("`");
        message
    }

    /// Adds the text, if there is room for it.
    const fn push(&mut self, text: &str) {
        let text = text.as_bytes();
        if let Some((_, rest)) = self.bytes.split_at_mut_checked(self.length)
            && let Some((room, _)) = rest.split_at_mut_checked(text.len())
        {
            room.copy_from_slice(text);
            self.length += text.len();
        }
    }

    /// Adds the fields that lead to the name: `company.contact`.
    const fn push_path(&mut self, name: &str, flattened: &Flattened) {
        self.push(flattened.field);
        let Shape { names, flattened } = flattened.shape;
        if (Shape { names, flattened: &[] }).find(name).is_some() {
            return;
        }
        let mut i = 0;
        while i < flattened.len() {
            if flattened[i].shape.find(name).is_some() {
                self.push(".");
                return self.push_path(name, &flattened[i]);
            }
            i += 1;
        }
    }

    /// Ends with the other spelling, if there is one, and the ways out.
    #[track_caller]
    const fn fail(mut self, name: &str, other_name: &str) -> ! {
        if !is_equal(name, other_name) {
            self.push(", as `");
            self.push(other_name);
            self.push("`");
        }
        self.push("\nrename one of the two with `#[group(rename = \"…\")]`, or leave it out with `#[group(skip)]`");
        match str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(message) => panic!("{}", message),
            // Only whole strings are in it.
            Err(_) => panic!(),
        }
    }
}

/// Reaches the shape of a field's type, whether or not it has one: a type without group traits is reported where its value
/// is written, and must not be reported for its shape as well.
///
/// `ShapeOf::<T>::SHAPE` is the inherent constant where `T` has group traits, and else the one of [`NoShape`].
#[derive(Debug)]
pub struct ShapeOf<T: ?Sized>(std::marker::PhantomData<T>);

impl<T: GroupTraits + ?Sized> ShapeOf<T> {
    /// What `T` sends.
    pub const SHAPE: &'static Shape = T::__SHAPE;
}

/// The fallback of [`ShapeOf`].
pub trait NoShape {
    /// Nothing.
    const SHAPE: &'static Shape = &Shape::EMPTY;
}

impl<T: ?Sized> NoShape for ShapeOf<T> {}
