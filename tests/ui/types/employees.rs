//! `employees` that is neither a whole number nor text
//!
//! Convert it to an integer, or send text such as `11-50`.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    employees: f64,
}

fn main() {}
