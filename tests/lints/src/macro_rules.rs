//! A struct that comes out of a macro.

use group_core::{GroupTraits, Text};

/// Private.
#[derive(Clone, Copy, Debug, Text)]
struct Private(char);

/// Writes a struct.
macro_rules! company {
    ($name:ident<$lifetime:lifetime>: $ty:ty) => {
        /// Public, with a private type in it.
        #[derive(Clone, Copy, Debug, GroupTraits)]
        #[non_exhaustive]
        pub struct $name<$lifetime> {
            /// A type of the caller.
            pub name: &$lifetime $ty,
            _plan: Option<Private>,
            #[group(skip)]
            _skipped: Private,
        }
    };
}

company!(Company<'src>: str);
