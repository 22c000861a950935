//! Text and values of JSON. No rule of the spec is in here.

#[cfg(feature = "receive")]
mod nesting;
#[cfg_attr(not(feature = "receive"), expect(dead_code, reason = "only reading asks for the details"))]
pub(crate) mod node;
#[cfg(feature = "receive")]
pub(crate) mod path;
pub(crate) mod raw_value;
#[cfg(feature = "receive")]
pub(crate) mod scanner;
#[cfg(feature = "receive")]
pub(crate) mod syntax_error;
#[cfg(feature = "receive")]
pub(crate) mod token;
pub(crate) mod verbatim;
pub(crate) mod write;
