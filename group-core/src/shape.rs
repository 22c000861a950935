//! What a type says about its traits before there is a value: the names, and what is flattened in.

use crate::GroupTraits;
use group_spec::{folded_hash, same_name};

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
    /// No names, and nothing flattened in.
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

    /// The first name in here that is the same trait as one in `other`, and that one.
    const fn first_shared(&self, other: &Self) -> Option<(&'static str, &'static str)> {
        self.first_among(&Names::of(other), other)
    }

    const fn first_among(&self, names: &Names, other: &Self) -> Option<(&'static str, &'static str)> {
        let mut i = 0;
        while i < self.names.len() {
            if names.may_have(self.names[i])
                && let Some(found) = other.find(self.names[i])
            {
                return Some((self.names[i], found));
            }
            i += 1;
        }
        let mut i = 0;
        while i < self.flattened.len() {
            if let Some(found) = self.flattened[i].shape.first_among(names, other) {
                return Some(found);
            }
            i += 1;
        }
        None
    }
}

/// Which names a shape has, at any depth, with a few false hits. Comparing every name with every other would take the
/// compiler long for structs of a hundred fields.
struct Names {
    bits: [bool; Self::BITS],
}

impl Names {
    const BITS: usize = 1 << 13;

    const fn of(shape: &Shape) -> Self {
        let mut names = Self { bits: [false; Self::BITS] };
        names.add(shape);
        names
    }

    const fn add(&mut self, shape: &Shape) {
        let mut i = 0;
        while i < shape.names.len() {
            self.bits[Self::bit(shape.names[i])] = true;
            i += 1;
        }
        let mut i = 0;
        while i < shape.flattened.len() {
            self.add(shape.flattened[i].shape);
            i += 1;
        }
    }

    const fn may_have(&self, name: &str) -> bool {
        self.bits[Self::bit(name)]
    }

    const fn bit(name: &str) -> usize {
        folded_hash(name) as usize % Self::BITS
    }
}

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

/// `==`, which is not `const`.
pub(crate) const fn is_equal(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut i = 0;
    while i < left.len() && i < right.len() && left[i] == right[i] {
        i += 1;
    }
    i == left.len() && i == right.len()
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
