use super::ReceivedGroup;
use crate::{
    message::Group,
    traits::{GroupTraits, WriteError},
};

/// A message of one's own, as it is sent.
///
/// ```
/// use group_core::{Group, Identity, ReceivedGroup};
///
/// let group = Group::new(Identity::user("97980"), "0e8c", ())?;
/// let received = ReceivedGroup::try_from(&group)?;
/// assert_eq!(received.as_json(), group.to_json()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl<T: GroupTraits> TryFrom<&Group<'_, T>> for ReceivedGroup {
    type Error = WriteError;

    fn try_from(group: &Group<'_, T>) -> Result<Self, WriteError> {
        let json = group.to_json()?;
        Ok(Self::from_json(json).unwrap_or_else(|_| unreachable!("what a group writes is a group call")))
    }
}
