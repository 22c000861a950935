// Every attribute that takes no value, with one. The name of the field is not reported as well.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    #[group(skip = true)]
    password_hash: String,
    #[group(display = "{}")]
    phone: u64,
    #[group(flatten(prefix))]
    contact: (),
    #[group(custom = false)]
    employes: u32,
    #[group(group_id = "key")]
    key: String,
}

fn main() {}
