// In whatever passes on its traits, and under the name of `Self`; another type of that name is not the struct.
use group_core::GroupTraits;
use std::{rc::Rc, sync::Arc};

mod other {
    #[derive(group_core::GroupTraits)]
    pub struct Company {}
}

#[derive(GroupTraits)]
struct Company<'a> {
    #[group(flatten)]
    boxed: Option<Box<Self>>,
    #[group(flatten)]
    borrowed: &'a Company<'a>,
    #[group(flatten)]
    shared: Arc<Rc<Company<'static>>>,
    #[group(flatten)]
    other: other::Company,
}

fn main() {}
