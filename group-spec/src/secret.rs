//! Names of secrets, which nobody means to send.

use crate::{
    fold::{is_separator, same_name},
    names::{Names, Spelling},
    near::is_word,
};

/// Each with whether it may stand at the end of another name.
static SECRETS: Names<bool, 77> = Names::new(with_whether_it_may_end_a_name([
    "accessKeySecret",
    "accessToken",
    "accessTokenHash",
    "accessTokenSecret",
    "apiKey",
    "apiKeyHash",
    "apiKeys",
    "apiSecret",
    "apiSecretKey",
    "apiToken",
    "apiTokenHash",
    "authSecret",
    "authToken",
    "backupCodes",
    "bearerToken",
    "botToken",
    "clientSecret",
    "clientSecretHash",
    "credentials",
    "creditCardNumber",
    "csrfToken",
    "cvv",
    "dbPassword",
    "encryptedPassword",
    "encryptionKey",
    "encryptionSecret",
    "hashedApiKey",
    "hashedPassword",
    "hmacKey",
    "hmacSecret",
    "idToken",
    "inviteToken",
    "jwt",
    "jwtSecret",
    "masterKey",
    "mfaSecret",
    "oauthSecret",
    "oauthToken",
    "otpSecret",
    "passHash",
    "passphrase",
    "passwd",
    "password",
    "passwordDigest",
    "passwordHash",
    "passwordResetToken",
    "passwordSalt",
    "personalAccessToken",
    "privateKey",
    "privateKeyPem",
    "pwd",
    "pwdHash",
    "recoveryCodes",
    "refreshToken",
    "resetPasswordToken",
    "resetToken",
    "salt",
    "scimToken",
    "secret",
    "secretAccessKey",
    "secretHash",
    "secretKey",
    "secretToken",
    "sessionSecret",
    "sessionToken",
    "sharedSecret",
    "signingKey",
    "signingSecret",
    "smtpPassword",
    "sshPrivateKey",
    "tokenHash",
    "tokenSecret",
    "totpSecret",
    "verificationToken",
    "webhookSecret",
    "webhookSigningSecret",
    "webhookToken",
]));

/// One word says too little at the end of a name (`pinch_of_salt`), but for two; and a plural counts (`active_api_keys`).
const fn with_whether_it_may_end_a_name<const N: usize>(names: [&'static str; N]) -> [(&'static str, bool); N] {
    let (mut secrets, mut i) = ([("", false); N], 0);
    while i < N {
        let name = names[i].as_bytes();
        let (mut has_several_words, mut at) = (false, 0);
        while at < name.len() {
            has_several_words |= name[at].is_ascii_uppercase();
            at += 1;
        }
        let says_enough = has_several_words || same_name(names[i], "password") || same_name(names[i], "secret");
        secrets[i] = (names[i], says_enough && name[name.len() - 1] != b's');
        i += 1;
    }
    secrets
}

/// Words that begin a question about a secret, or a count.
const QUESTIONS: [&str; 17] = [
    "allow", "allows", "can", "enable", "has", "is", "need", "needs", "no", "num", "require", "requires", "supports",
    "total", "use", "uses", "without",
];

/// Whether a value under this name, in any spelling, is a secret: a password, a key, a token, or a hash of one. It may say
/// first whose secret it is.
///
/// A name that goes on after the secret is not one, and neither is a question or a count.
///
/// ```
/// assert!(group_spec::is_secret("api_key"));
/// assert!(group_spec::is_secret("stripe_secret"));
/// assert!(!group_spec::is_secret("api_key_count"));
/// assert!(!group_spec::is_secret("has_api_key"));
/// ```
#[must_use]
pub fn is_secret(name: &str) -> bool {
    SECRETS.find(Spelling::of(name)).is_some() || is_secret_of_somebody(name)
}

fn is_secret_of_somebody(name: &str) -> bool {
    let name = name.trim_start_matches(is_separator);
    let mut later_words = name.char_indices().skip(1).filter(|&(at, c)| {
        let before = &name[..at];
        before.ends_with(is_separator) || c.is_uppercase() && before.ends_with(char::is_lowercase)
    });
    let Some((second, _)) = later_words.next() else { return false };
    let may_end = |at: usize| SECRETS.find(Spelling::of(&name[at..])).unwrap_or(false);
    (may_end(second) || later_words.any(|(at, _)| may_end(at))) && !is_word(&name[..second], &QUESTIONS)
}
