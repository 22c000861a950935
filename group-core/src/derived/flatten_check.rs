//! `#[group(flatten)]`: one trait that comes from two places does not compile.

use crate::traits::{
    GroupTraits,
    shape::{Flattened, Names, Shape, is_equal},
};

/// Fails to compile if the flattened field at `index` brings traits that the struct has already, from fields of its own or from
/// flattened fields before this one.
#[track_caller]
pub const fn check_flattened(shape: &Shape, index: usize) {
    let this = &shape.flattened[index];
    let (before, _) = shape.flattened.split_at(index);
    let before = Shape { names: shape.names, flattened: before };
    let mut message = Message { bytes: [0; Message::LENGTH], length: 0 };
    message.add_shared(this, this.shape, &before, &Names::of(&before));
    if message.length > 0 {
        message.fail();
    }
}

/// A message that is put together while the user's crate compiles: a `const` panic takes no more than one ready string.
struct Message {
    bytes: [u8; Self::LENGTH],
    length: usize,
}

impl Message {
    const LENGTH: usize = 4096;
    /// What is left free of lines, for the longest and for the ways out.
    const FREE: usize = 1024;

    /// Adds a line for every trait in `shape`, which is in `this`, that is also before it.
    const fn add_shared(&mut self, this: &Flattened, shape: &Shape, before: &Shape, names_before: &Names) {
        let mut i = 0;
        while i < shape.names.len() {
            let name = shape.names[i];
            if names_before.may_have(name)
                && let Some(other_name) = before.find(name)
                && self.length < Self::LENGTH - Self::FREE
            {
                self.add_line(this, name, before, other_name);
            }
            i += 1;
        }
        let mut i = 0;
        while i < shape.flattened.len() {
            self.add_shared(this, shape.flattened[i].shape, before, names_before);
            i += 1;
        }
    }

    /// Names the trait, the fields that lead to it here and there, and the other spelling, if there is one.
    const fn add_line(&mut self, this: &Flattened, name: &str, before: &Shape, other_name: &str) {
        self.push("the trait `");
        self.push(name);
        self.push("` of `");
        self.push(this.field);
        self.push_path(name, this.shape, ".");
        self.push("` is also in ");
        if before.has_itself(name) {
            self.push("this struct");
        } else {
            self.push("`");
            self.push_path(name, before, "");
            self.push("`");
        }
        if !is_equal(name, other_name) {
            self.push(", as `");
            self.push(other_name);
            self.push("`");
        }
        self.push("\n");
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

    /// Adds the fields that lead to the name, such as `company.contact`, with a separator in front.
    const fn push_path(&mut self, name: &str, shape: &Shape, separator: &str) {
        if shape.has_itself(name) {
            return;
        }
        let mut i = 0;
        while i < shape.flattened.len() {
            let Flattened { field, shape } = &shape.flattened[i];
            if shape.find(name).is_some() {
                self.push(separator);
                self.push(field);
                return self.push_path(name, shape, ".");
            }
            i += 1;
        }
    }

    /// Ends with the ways out.
    #[track_caller]
    const fn fail(mut self) -> ! {
        self.push("rename one of the two with `#[group(rename = \"…\")]`, or leave it out with `#[group(skip)]`");
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
