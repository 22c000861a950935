//! The methods that every serializer has, listed once for those that are alike within one.

/// Calls a macro with the methods for values of one token that are neither text nor a float.
macro_rules! for_each_token {
    ($define:ident) => {
        $define! {
            serialize_bool(value: bool);
            serialize_i8(value: i8);
            serialize_i16(value: i16);
            serialize_i32(value: i32);
            serialize_i64(value: i64);
            serialize_i128(value: i128);
            serialize_u8(value: u8);
            serialize_u16(value: u16);
            serialize_u32(value: u32);
            serialize_u64(value: u64);
            serialize_u128(value: u128);
            serialize_bytes(value: &[u8]);
            serialize_unit();
            serialize_unit_struct(name: &'static str);
        }
    };
}

/// Calls a macro with the methods for text.
macro_rules! for_each_text {
    ($define:ident) => {
        $define! {
            serialize_char(value: char);
            serialize_str(value: &str);
            serialize_unit_variant(name: &'static str, index: u32, variant: &'static str);
        }
    };
}

/// Calls a macro with the methods that begin a value with others in it.
macro_rules! for_each_compound {
    ($define:ident) => {
        $define! {
            serialize_seq(length: Option<usize>) -> SerializeSeq;
            serialize_tuple(length: usize) -> SerializeTuple;
            serialize_tuple_struct(name: &'static str, length: usize) -> SerializeTupleStruct;
            serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, length: usize) -> SerializeTupleVariant;
            serialize_map(length: Option<usize>) -> SerializeMap;
            serialize_struct(name: &'static str, length: usize) -> SerializeStruct;
            serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, length: usize) -> SerializeStructVariant;
        }
    };
}

pub(super) use {for_each_compound, for_each_text, for_each_token};
