//! What only generated code asks for. The texts of these bounds are for the compiler's errors.

pub mod address_part;
pub(crate) mod bounds;
pub(crate) mod conversion;
pub(crate) mod display;
pub(crate) mod flatten_check;
pub(crate) mod into_owned;
pub mod returned;
pub(crate) mod serialized;
pub(crate) mod writes_of;
