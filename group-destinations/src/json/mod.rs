//! JSON text, read one level at a time and written piece by piece, without a tree in between.

mod read;
mod write;

pub(crate) use read::{Entry, HALF_OF_A_PAIR, Json, elements, entries, find, has_half_of_a_pair};
pub(crate) use write::{Object, Writer};
