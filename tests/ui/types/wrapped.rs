// A wrong type is wrong in every wrapper that passes on a right one, and behind an alias.
use group_core::{GroupTraits, Update};
use std::{borrow::Cow, rc::Rc, sync::Arc};

type Number = u32;
type Maybe = Option<Number>;

#[derive(GroupTraits)]
struct Company<'a> {
    avatar: Option<u32>,
    description: Box<u32>,
    email: &'a u32,
    id: Number,
    industry: Maybe,
    name: Option<Box<&'a u32>>,
    phone: Cow<'a, [u8]>,
    website: Update<u32>,
    plan: Rc<Arc<u32>>,
    employees: Option<f32>,
    created_at: Option<&'a str>,
    address: Box<Option<String>>,
}

fn main() {}
