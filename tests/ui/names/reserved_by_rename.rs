// A name that was given is checked like the name of a field, at the field's type.
use group_core::GroupTraits;

#[derive(GroupTraits)]
#[group(rename_all = "PascalCase")]
struct Company {
    #[group(rename = "E-Mail")]
    contact: u32,
    #[group(rename = "created.at")]
    founded: String,
    r#plan: u8,
    NAME: u8,
    web_site: bool,
}

fn main() {}
