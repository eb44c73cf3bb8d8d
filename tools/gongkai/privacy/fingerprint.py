"""What a waiver keeps of a value that may stay: enough to tell it is still the same, too little to find it again.

A mobile number is one of ten thousand million: a plain hash of it, salted or not, is guessed in seconds, and it stays
in the history of the repository after the number itself is gone. So each guess is made to cost what a login costs.
"""

import hashlib
import hmac


def value_hash(rule: str, value: str, salt: str) -> str:
    """Return the hash of a value without disguise, as 64 hexadecimal digits; `salt` is any text of its own."""
    digest = hashlib.scrypt(f"{rule}:{value}".encode(), salt=salt.encode(), n=2**14, r=8, p=1, dklen=32)
    return digest.hex()


def is_same(rule: str, value: str, salt: str, expected: str) -> bool:
    """Whether the hash of a value is the expected one."""
    return hmac.compare_digest(value_hash(rule, value, salt), expected)
