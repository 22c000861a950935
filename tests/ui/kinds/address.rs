use group_core::{Address, AddressValue, Update};

struct Zip(String);

impl Address for Zip {
    fn address(&self) -> Update<AddressValue<'_>> {
        Update::Set(AddressValue { zip: Update::Set(self.0.as_str().into()), ..AddressValue::EMPTY })
    }
}

fn main() {}
