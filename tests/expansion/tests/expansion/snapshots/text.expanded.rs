const _: () = {
    use ::group_core::__private as __group;
    #[automatically_derived]
    impl __group::Text for Plan {
        fn text(&self) -> __group::Update<__group::CowStr<'_>> {
            match self {
                Plan::Free => __group::Update::Set(__group::Cow::Borrowed("free")),
                Plan::Enterprise => {
                    __group::Update::Set(__group::Cow::Borrowed("enterprise"))
                }
            }
        }
    }
    #[automatically_derived]
    impl __group::Count for Plan {
        fn count(&self) -> __group::Update<__group::CountValue<'_>> {
            __group::count_of_text(self)
        }
    }
    #[automatically_derived]
    impl __group::OptionalId for Plan {
        fn optional_id(&self) -> __group::Update<__group::CowStr<'_>> {
            <Self as __group::Text>::text(self)
        }
    }
};

const _: () = {
    use ::group_core::__private as __group;
    #[automatically_derived]
    impl __group::Text for Website {
        fn text(&self) -> __group::Update<__group::CowStr<'_>> {
            <String as __group::HoldsText>::held_text(&self.0)
        }
    }
    #[automatically_derived]
    impl __group::Count for Website {
        fn count(&self) -> __group::Update<__group::CountValue<'_>> {
            __group::count_of_text(self)
        }
    }
    #[automatically_derived]
    impl __group::OptionalId for Website {
        fn optional_id(&self) -> __group::Update<__group::CowStr<'_>> {
            <Self as __group::Text>::text(self)
        }
    }
};
