"""Sealing: what only the borrower's key opens again. HPKE (RFC 9180) for answers, scrypt for whatever has a passphrase.

Importing this imports `cryptography`, 18 ms: whoever seals or opens does so inside a function, nobody else at all.
"""

from __future__ import annotations

import os
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)

PADDED_TO = 64  # bytes: the length of what is sealed must not tell an income of four digits from one of five

SCRYPT = {"n": 2**17, "r": 8, "p": 1}  # a third of a second and 128 MB for each guess
SALT, NONCE = 16, 12


class CannotOpen(Exception):
    """The key or the passphrase is another one, or the bytes were changed. It never says what was inside."""


def new_key() -> bytes:
    """A new private key."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_of(private: bytes) -> bytes:
    """The public key that belongs to a private one."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal(text: str, public: bytes, bound_to: str) -> bytes:
    """Text for the holder of the private key alone; it opens in the place it is `bound_to` and in no other."""
    plain = text.encode("utf-8", "surrogatepass")
    plain += b" " * (-len(plain) % PADDED_TO)
    return SUITE.encrypt(plain, X25519PublicKey.from_public_bytes(public), info=bound_to.encode())


def unseal(sealed: bytes, private: bytes, bound_to: str) -> str:
    """The text, with the spaces it was padded with. CannotOpen for any other key, place or content."""
    try:
        plain = SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(private), info=bound_to.encode())
        return plain.decode("utf-8", "surrogatepass")
    except (InvalidTag, ValueError):
        pass
    raise CannotOpen  # out here, so that no context holds the text


def wrap(secret: bytes, passphrase: str, bound_to: bytes) -> bytes:
    """A secret under a passphrase: salt, nonce, ciphertext."""
    salt, nonce = os.urandom(SALT), os.urandom(NONCE)
    return salt + nonce + ChaCha20Poly1305(_stretched(passphrase, salt)).encrypt(nonce, secret, bound_to)


def unwrap(wrapped: bytes, passphrase: str, bound_to: bytes) -> bytes:
    """The secret again. CannotOpen for any other passphrase."""
    salt, nonce, body = wrapped[:SALT], wrapped[SALT : SALT + NONCE], wrapped[SALT + NONCE :]
    if len(body) >= 16:
        try:
            return ChaCha20Poly1305(_stretched(passphrase, salt)).decrypt(nonce, body, bound_to)
        except InvalidTag:
            pass
    raise CannotOpen


def _stretched(passphrase: str, salt: bytes) -> bytes:
    # NFKC: the same words typed with another keyboard, or half as wide, are the same passphrase.
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    return Scrypt(salt=salt, length=32, **SCRYPT).derive(typed)
