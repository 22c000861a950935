//! A group call that somebody else wrote.

mod deserialize;
mod entries;
mod error;
mod from_group;
mod group;
mod trait_map;
mod trait_map_sources;

pub(crate) use self::error::{NO_IDENTITY, NOT_GROUP};
pub use self::{
    error::ReadError,
    group::ReceivedGroup,
    trait_map::{TraitMap, TraitMapIter},
    trait_map_sources::TraitMapIntoIter,
};
