// What `use` would not take is refused at the string.
use group_core::GroupTraits;

#[derive(GroupTraits)]
#[group(crate = "a b")]
struct Space {}

#[derive(GroupTraits)]
#[group(crate = "foo::Self")]
struct EndsWithSelf {}

#[derive(GroupTraits)]
#[group(crate = "::crate::facade")]
struct CrateNotFirst {}

#[derive(GroupTraits)]
#[group(crate = "facade::super::core")]
struct SuperInside {}

#[derive(GroupTraits)]
#[group(crate = "group-core")]
struct NameOfThePackage {}

#[derive(GroupTraits)]
#[group(crate = "group_core<u8>")]
struct WithArguments {}

fn main() {}
