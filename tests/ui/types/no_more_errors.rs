// What uses the struct adds no errors to those of the struct.
#[derive(group_core::GroupTraits)]
struct Company {
    name: String,
    email: NotText,
    website: u8,
}

struct NotText;

fn takes<T: group_core::GroupTraits>(_: &T) {}

fn main() {
    let _ = |company: &Company| takes(company);
}
