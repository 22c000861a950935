// Addresses of payment providers, of a bank, of a directory and of a shop.

use group_core::{Address, GroupTraits};

#[derive(Address)]
struct ProviderAddress {
    city: Option<String>,
    country: Option<String>,
    line1: Option<String>,
    line2: Option<String>,
    postal_code: Option<String>,
}

#[derive(Address)]
struct BankAddress {
    city: String,
    region: Option<String>,
    street: String,
}

#[derive(serde::Serialize, Address)]
#[serde(rename_all = "camelCase")]
struct DirectoryAddress {
    address_line1: String,
    #[serde(rename = "countryCode")]
    country: String,
    locality: String,
    contact_name: String,
}

#[derive(Address)]
struct TransferAddress {
    #[group(rename = "street")]
    address1: String,
    #[group(rename = "street")]
    address2: Option<String>,
    city: String,
}

#[derive(GroupTraits)]
struct Shop {
    #[group(address = "street")]
    address1: String,
    #[group(address = "street")]
    address2: String,
}

fn main() {}
