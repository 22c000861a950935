//! Names of secrets, which nobody means to send.

use crate::near::is_word;

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

/// Whether a value under this name, in any spelling, is a secret: a password, a key, a token, or a hash of one.
///
/// A name that has more to it is not one: `passwordPolicy`, `apiKeyCount`.
///
/// ```
/// assert!(group_spec::is_secret("api_key"));
/// assert!(!group_spec::is_secret("api_key_count"));
/// ```
#[must_use]
pub fn is_secret(name: &str) -> bool {
    is_word(name, &SECRETS)
}
