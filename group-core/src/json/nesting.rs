//! What is in what, at any depth, in little memory.

/// The arrays and objects that are open: one bit each, which says whether it is an object.
#[derive(Default)]
pub(super) struct Nesting {
    /// The innermost ones, the last in the lowest bit.
    bits: u128,
    count: usize,
    outer: Vec<u128>,
}

impl Nesting {
    pub(super) fn begin(&mut self, is_object: bool) {
        if self.count > 0 && self.count.is_multiple_of(128) {
            self.outer.push(self.bits);
        }
        self.bits = self.bits << 1 | u128::from(is_object);
        self.count += 1;
    }

    pub(super) fn end(&mut self) {
        self.bits >>= 1;
        self.count -= 1;
        if self.count > 0 && self.count.is_multiple_of(128) {
            self.bits = self.outer.pop().unwrap_or_default();
        }
    }

    pub(super) fn innermost(&self) -> Option<bool> {
        (self.count > 0).then_some(self.bits & 1 == 1)
    }
}
