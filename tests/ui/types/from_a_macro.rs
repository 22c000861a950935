// The type is underlined where it was given to the macro.
macro_rules! company {
    ($name:ident, $field:ident: $ty:ty) => {
        #[derive(group_core::GroupTraits)]
        struct $name {
            $field: $ty,
        }
    };
}

company!(Email, email: Option<u32>);
company!(Near, employes: u32);

fn main() {}
