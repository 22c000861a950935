//! Names of secrets, which nobody means to send.

use crate::{
    fold::{is_separator, same_name},
    near::is_word,
};

const SECRETS: [&str; 71] = [
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
    "csrfToken",
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
    "jwtSecret",
    "masterKey",
    "mfaSecret",
    "oauthSecret",
    "oauthToken",
    "otpSecret",
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
];

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
/// assert!(group_spec::is_secret("stripe_api_key"));
/// assert!(!group_spec::is_secret("api_key_count"));
/// assert!(!group_spec::is_secret("has_api_key"));
/// ```
#[must_use]
pub fn is_secret(name: &str) -> bool {
    is_word(name, &SECRETS) || is_secret_of_somebody(name)
}

/// Whether `name` ends with a secret of several words. One word says too little there (`requires_password`), and a plural
/// counts (`active_api_keys`).
fn is_secret_of_somebody(name: &str) -> bool {
    let words: Vec<_> = name.split(is_separator).flat_map(humps).filter(|word| !word.is_empty()).collect();
    let [first, rest @ ..] = &*words else { return false };
    let secrets = || SECRETS.iter().filter(|secret| secret.contains(char::is_uppercase) && !secret.ends_with('s'));
    let mut ends = (0..rest.len()).map(|at| rest[at..].concat());
    !is_word(first, &QUESTIONS) && ends.any(|end| secrets().any(|secret| same_name(secret, &end)))
}

/// The words of camel case.
fn humps(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let hump = text.char_indices().find(|&(at, c)| c.is_uppercase() && text[..at].ends_with(char::is_lowercase));
        let (word, after) = text.split_at(hump.map_or(text.len(), |(at, _)| at));
        rest = (!after.is_empty()).then_some(after);
        Some(word)
    })
}
