//! What a type says about its traits before there is a value: the names, and what is flattened in.

use crate::GroupTraits;
use group_spec::same_name;

/// The names that a [`GroupTraits`] type sends.
#[derive(Debug)]
pub struct Shape {
    /// The traits of the type itself, as they go out. A name that is a spelling of a reserved trait is that trait.
    pub names: &'static [&'static str],
    /// The types whose traits are sent beside them.
    pub flattened: &'static [Flattened],
}

/// A field whose own traits take the field's place.
#[derive(Debug)]
pub struct Flattened {
    /// The name of the field.
    pub field: &'static str,
    /// What its type sends.
    pub shape: &'static Shape,
}

impl Shape {
    /// Neither a name nor a type.
    pub const EMPTY: Self = Self { names: &[], flattened: &[] };

    /// Calls `visit` with every name, at any depth.
    pub(crate) fn each_name(&self, visit: &mut impl FnMut(&'static str)) {
        self.names.iter().for_each(|name| visit(name));
        self.flattened.iter().for_each(|flattened| flattened.shape.each_name(visit));
    }

    /// The first name in here that is the same trait as `name`.
    const fn find(&self, name: &str) -> Option<&'static str> {
        let mut i = 0;
        while i < self.names.len() {
            if same_name(self.names[i], name) {
                return Some(self.names[i]);
            }
            i += 1;
        }
        let mut i = 0;
        while i < self.flattened.len() {
            if let Some(found) = self.flattened[i].shape.find(name) {
                return Some(found);
            }
            i += 1;
        }
        None
    }

    /// The first name that is the same trait in both.
    const fn first_shared(&self, other: &Self) -> Option<&'static str> {
        let mut i = 0;
        while i < self.names.len() {
            if other.find(self.names[i]).is_some() {
                return Some(self.names[i]);
            }
            i += 1;
        }
        let mut i = 0;
        while i < self.flattened.len() {
            if let Some(found) = self.flattened[i].shape.first_shared(other) {
                return Some(found);
            }
            i += 1;
        }
        None
    }
}

/// Fails to compile if the flattened field at `index` brings a trait that the struct has already, from a field of its own
/// or from a flattened field before this one.
#[track_caller]
pub const fn check_flattened(shape: &Shape, index: usize) {
    let this = &shape.flattened[index];
    let mut i = 0;
    while i < shape.names.len() {
        if let Some(name) = this.shape.find(shape.names[i]) {
            sent_twice(&["the trait `", name, "`, which `", this.field, "` brings, is also a field of this struct"]);
        }
        i += 1;
    }
    let mut i = 0;
    while i < index {
        let other = &shape.flattened[i];
        if let Some(name) = this.shape.first_shared(other.shape) {
            sent_twice(&[
                "the trait `",
                name,
                "`, which `",
                this.field,
                "` brings, is also brought by `",
                other.field,
                "`",
            ]);
        }
        i += 1;
    }
}

/// Panics with the parts and the way out as one message: a `const` panic takes no more than one ready string.
#[track_caller]
const fn sent_twice(parts: &[&str]) -> ! {
    const WAY_OUT: &str = ": every trait is sent once, so rename or skip one of the two";
    const LONGEST: usize = 1024;
    let mut message = [0; LONGEST];
    let mut length = 0;
    let mut i = 0;
    while i <= parts.len() {
        let part = if i < parts.len() { parts[i].as_bytes() } else { WAY_OUT.as_bytes() };
        let mut j = 0;
        while j < part.len() && length < LONGEST {
            message[length] = part[j];
            length += 1;
            j += 1;
        }
        i += 1;
    }
    match str::from_utf8(message.split_at(length).0) {
        Ok(message) => panic!("{}", message),
        // The longest message was cut inside a character.
        Err(_) => panic!("a trait is sent twice: rename or skip one of the two"),
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
