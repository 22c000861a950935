//! Fields, parameters and variants that are compiled out.

#![allow(clippy::non_minimal_cfg, reason = "conditions that hold always or never")]

// Seen in rust#75930, rust#130004, atomic_enum#10, rust-analyzer#8434.
mod compiled_out {
    use group_core::{Text, Update};

    #[derive(group_core::GroupTraits)]
    struct Company<#[cfg(any())] T, #[cfg(all())] U: Copy> {
        #[cfg(any())]
        email: NoSuchType<T>,
        #[cfg(all())]
        email: String,
        #[cfg_attr(all(), group(skip))]
        #[expect(dead_code, reason = "it is skipped")]
        secret: U,
        #[cfg_attr(any(), group(bogus))]
        phone: String,
    }

    #[derive(Text)]
    enum Plan {
        #[cfg(any())]
        Gone,
        Free,
    }

    #[test]
    fn what_is_compiled_out_is_not_there() {
        let company = Company { email: "sales@initech.com".into(), secret: 1, phone: "2".into() };
        assert_eq!(crate::sent(&company), r#"{"email":"sales@initech.com","phone":"2"}"#);
        assert_eq!(Plan::Free.text(), Update::Set("Free".into()));
    }
}
