use std::borrow::Cow;

use serde_json::{Number, Value};

use crate::json::node::{Json, Name, Node};

/// A value that was parsed, judged as the text that it may have been.
#[derive(Clone, Copy)]
pub(super) struct Parsed<'a>(pub(super) &'a Value);

impl<'a> Node<'a> for Parsed<'a> {
    fn json(self) -> Json<'a> {
        match self.0 {
            Value::Number(number) if may_be_an_integer(number) => Json::Number(Cow::Borrowed("0")),
            value => value.json(),
        }
    }

    fn entries(self) -> Vec<(Name<'a>, Self)> {
        self.0.entries().into_iter().map(|(key, value)| (key, Self(value))).collect()
    }
}

/// Whether the text may have had no fraction and no exponent: `serde_json` makes a float of `-0`, and of an integer of more
/// than 64 bits.
fn may_be_an_integer(number: &Number) -> bool {
    const TWO_TO_THE_63: f64 = 9_223_372_036_854_775_808.0;
    let float = number.as_f64().filter(|_| number.is_f64());
    float.is_some_and(|float| float.abs() >= TWO_TO_THE_63 || float == 0.0 && float.is_sign_negative())
}
