//! A group call that somebody else wrote.

mod deserialize;
mod error;
mod from_group;
mod group;
mod trait_map;

pub(crate) use self::error::{NO_IDENTITY, NOT_GROUP};
pub use self::{
    error::ReadError,
    group::ReceivedGroup,
    trait_map::{TraitMap, TraitMapIntoIter, TraitMapIter},
};
