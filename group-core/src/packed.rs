//! Structs with `#[repr(packed)]`, whose fields can only be read by copy.

/// A field of a packed struct that can be read.
#[diagnostic::on_unimplemented(
    message = "a field of a packed struct can only be sent if it is `Copy`, and `{Self}` is not",
    label = "this field cannot be borrowed from a packed struct",
    note = "to leave the field out, add `#[group(skip)]`",
    note = "to send it, take `packed` from the struct"
)]
pub trait PackedField {
    /// A call makes the compiler check the bound.
    fn check() {}
}

#[diagnostic::do_not_recommend]
impl<T: Copy> PackedField for T {}
