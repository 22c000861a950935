//! What a type says about its traits before there is a value: the names, and what is flattened in.

use std::fmt;

use group_spec::{folded_hash, same_name};

/// The names that a [`GroupTraits`](super::GroupTraits) type sends.
pub struct Shape {
    /// The traits of the type itself, as they go out. A name that is a spelling of a reserved trait is that trait.
    pub names: &'static [&'static str],
    /// The types whose traits are sent beside them.
    pub flattened: &'static [Flattened],
}

/// Shows the names, at any depth.
impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names = f.debug_set();
        self.each_name(&mut |name| {
            names.entry(&format_args!("{name}"));
        });
        names.finish()
    }
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

    /// Whether it has the trait without what is flattened in.
    pub(crate) const fn has_itself(&self, name: &str) -> bool {
        (Self { names: self.names, flattened: &[] }).find(name).is_some()
    }

    /// The first name in here that is the same trait as `name`.
    pub(crate) const fn find(&self, name: &str) -> Option<&'static str> {
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
}

/// Which names a shape has, at any depth, with a few false hits. Comparing every name with every other would take the
/// compiler long for structs of a hundred fields.
pub(crate) struct Names {
    bits: [bool; Self::BITS],
}

impl Names {
    const BITS: usize = 1 << 13;

    pub(crate) const fn of(shape: &Shape) -> Self {
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

    pub(crate) const fn may_have(&self, name: &str) -> bool {
        self.bits[Self::bit(name)]
    }

    const fn bit(name: &str) -> usize {
        folded_hash(name) as usize % Self::BITS
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
