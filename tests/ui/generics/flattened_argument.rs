// The argument of a flattened parameter must have group traits.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company<T> {
    name: String,
    #[group(flatten)]
    more: T,
}

fn main() {
    let _ = group_core::to_json(&Company { name: String::new(), more: 7 });
}
