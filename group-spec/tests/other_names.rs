//! Which names stand for a reserved trait under another name, and which for a secret.

use group_spec::{ReservedTrait, fold, is_secret};

const TRAIT_NAMES: &str = include_str!("data/trait-names.tsv");

const OTHER_NAMES: [(&str, &str); 11] = [
    ("avatar", "logo logo_url logoUrl icon image_url avatar_url"),
    ("website", "url homepage domain website_url"),
    ("employees", "headcount employee_count employees_count num_employees number_of_employees company_size"),
    ("description", "bio about"),
    ("plan", "tier plan_name subscription_plan"),
    ("createdAt", "created_on inserted_at signup_date"),
    ("phone", "phone_number telephone"),
    ("email", "contact_email billing_email email_address"),
    ("id", "org_id company_id uuid"),
    ("name", "company_name title display_name"),
    ("industry", "sector"),
];

#[test]
fn other_names_of_reserved_traits_are_known_in_any_spelling() {
    for (reserved, names) in OTHER_NAMES {
        for name in names.split(' ') {
            for name in [name.to_owned(), fold(name), name.to_uppercase(), name.replace('_', "-")] {
                assert_eq!(ReservedTrait::by_other_name(&name).map(ReservedTrait::name), Some(reserved), "{name}");
                assert_eq!((ReservedTrait::find(&name), ReservedTrait::near(&name)), (None, None), "{name}");
            }
        }
    }
}

#[test]
fn no_name_outside_the_list_is_another_name() {
    let listed: Vec<_> = OTHER_NAMES.iter().flat_map(|(_, names)| names.split(' ')).map(fold).collect();
    for name in trait_names() {
        assert_eq!(ReservedTrait::by_other_name(name).is_some(), listed.contains(&fold(name)), "{name}");
    }
}

#[test]
fn secrets_are_known_in_any_spelling() {
    let secrets = "password passwordHash hashedPassword apiKey apiKeyHash apiSecret apiToken accessToken refreshToken \
                   authToken secret secretKey clientSecret privateKey encryptionKey webhookSecret signingSecret \
                   totpSecret salt PASSWORD_HASH api-key pwd pass_hash jwt bearer_token session_token \
                   credit_card_number cvv clientsecret";
    for name in secrets.split_whitespace() {
        assert!(is_secret(name), "{name}");
    }
}

#[test]
fn no_name_that_products_send_is_a_secret() {
    assert_eq!(trait_names().count(), 739);
    for name in trait_names() {
        assert!(!is_secret(name), "{name}");
    }
    for name in [
        "passwordPolicy",
        "apiKeyCount",
        "encryptionKeyId",
        "tokens",
        "secretary",
        "keys",
        "token",
        "tax_id",
        "iban",
        "pin",
        "credit_card",
        "secrets",
        "secret_name",
    ] {
        assert!(!is_secret(name), "{name}");
    }
}

#[test]
fn a_secret_may_say_whose_it_is() {
    for name in [
        "slack_oauth_client_secret",
        "stripeAPIKey",
        "GITHUB_ACCESS_TOKEN",
        "old-password-hash",
        "AcmePrivateKey",
        "stripe_secret",
        "hubspotSecret",
        "admin_password",
        "ADMIN-PASSWORD",
    ] {
        assert!(is_secret(name), "{name}");
    }
    for name in [
        "requires_password",
        "has_api_key",
        "useClientSecret",
        "active_api_keys",
        "master_keyboard",
        "_",
        "needs_secret",
        "bypass_hash",
    ] {
        assert!(!is_secret(name), "{name}");
    }
}

fn trait_names() -> impl Iterator<Item = &'static str> {
    TRAIT_NAMES.lines().filter_map(|line| line.split('\t').next())
}
