// The whole type is underlined, and std has no part in the message.
#[derive(group_core::GroupTraits)]
struct Company {
    email: std::collections::HashMap<String, Vec<Option<u8>>>,
    website: &'static [u8],
    phone: (String, String),
    industry: Box<dyn Fn() -> String>,
    description: fn(u8) -> String,
}

fn main() {}
