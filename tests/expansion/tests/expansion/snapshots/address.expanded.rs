const _: () = {
    use ::group_core::__private as __group;
    #[automatically_derived]
    impl __group::Address for Office {
        fn address(&self) -> __group::Update<__group::AddressValue<'_>> {
            __group::Update::Set(__group::AddressValue {
                street: <String as __group::address_part::Street>::sent_text(
                    &self.street,
                ),
                postal_code: __group::IntoOwned::into_owned(
                    <_ as __group::address_part::PostalCode>::sent_text(
                        &<u32 as __group::Displayed<_>>::displayed(&self.postal_code),
                    ),
                ),
                city: <Option<
                    String,
                > as __group::address_part::City>::sent_text(&self.town),
                country: __group::Update::Keep,
                state: __group::Update::Keep,
            })
        }
    }
    #[automatically_derived]
    impl __group::Describe<__group::AsAddress> for Office {
        fn writes() -> __group::Writes {
            use __group::Undescribed as _;
            __group::Writes::address(__group::AddressWrites {
                street: __group::Option::Some(
                    __group::WritesOf::<__group::AsText, String>::__group_writes(),
                ),
                postal_code: __group::Option::Some(
                    <u32 as __group::Displayed<_>>::writes(),
                ),
                city: __group::Option::Some(
                    __group::WritesOf::<
                        __group::AsText,
                        Option<String>,
                    >::__group_writes(),
                ),
                ..__group::Default::default()
            })
        }
    }
};
