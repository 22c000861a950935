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
    #[automatically_derived]
    impl __group::Describe<__group::AsText> for Plan {
        fn writes() -> __group::Writes {
            __group::Writes::one_of(&["free", "enterprise"])
        }
    }
    #[automatically_derived]
    impl __group::Describe<__group::AsCount> for Plan {
        fn writes() -> __group::Writes {
            <Self as __group::Describe<__group::AsText>>::writes()
        }
    }
    #[automatically_derived]
    impl __group::Describe<__group::AsId> for Plan {
        fn writes() -> __group::Writes {
            <Self as __group::Describe<__group::AsText>>::writes()
        }
    }
};

const _: () = {
    use ::group_core::__private as __group;
    #[automatically_derived]
    impl __group::Text for Website {
        fn text(&self) -> __group::Update<__group::CowStr<'_>> {
            <String as __group::HoldsText>::sent_text(&self.0)
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
    #[automatically_derived]
    impl __group::Describe<__group::AsText> for Website {
        fn writes() -> __group::Writes {
            use __group::UndescribedReturn as _;
            let __group_this = __group::Option::None::<&Self>;
            __group::ReturnedAs::<
                __group::AsText,
                _,
            >::new(
                    match __group_this {
                        __group::Option::Some(__group_this) => {
                            __group::Returned::by(&__group_this.0)
                        }
                        __group::Option::None => __group::Returned::NOTHING,
                    },
                )
                .__group_writes()
        }
    }
    #[automatically_derived]
    impl __group::Describe<__group::AsCount> for Website {
        fn writes() -> __group::Writes {
            <Self as __group::Describe<__group::AsText>>::writes()
        }
    }
    #[automatically_derived]
    impl __group::Describe<__group::AsId> for Website {
        fn writes() -> __group::Writes {
            <Self as __group::Describe<__group::AsText>>::writes()
        }
    }
};
