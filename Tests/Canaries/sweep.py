"""Looks for secrets in whatever a program lets out, in every form in which one could hide there."""
import base64
import html
import json
import re
import urllib.parse
from dataclasses import dataclass

# What a private key looks like, whosever it is.
SHAPES = {
    "a private key in PEM": re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "a private key in JWK": re.compile(rb'"kty"[^{}]*"d"\s*:\s*"|"d"\s*:\s*"[^{}]*"kty"'),
}


def _cut(text, offset, length):
    """The characters of a base64 text that say nothing but what `length` bytes behind `offset` others say."""
    return text[-(-offset * 8 // 6):(offset + length) * 8 // 6]


def encodings(secret):
    """Name of an encoding → what the secret looks like in it."""
    text = secret.decode(errors="surrogateescape")
    escaped = json.dumps(text)[1:-1]
    quoted = urllib.parse.quote_from_bytes(secret, safe="")
    padded = [(offset, b"\0" * offset + secret) for offset in range(3)]
    return {
        "raw": {secret},
        "base64": {_cut(base64.b64encode(all_), offset, len(secret)) for offset, all_ in padded},
        "base64url": {_cut(base64.urlsafe_b64encode(all_), offset, len(secret)) for offset, all_ in padded},
        "hex": {secret.hex().encode(), secret.hex().upper().encode()},
        "URL": {quoted.encode(), re.sub("%..", lambda found: found[0].lower(), quoted).encode()},
        "JSON": {
            escaped.encode(errors="surrogateescape"), escaped.replace("/", "\\/").encode(errors="surrogateescape"),
            "".join(f"\\u{ord(letter):04x}" for letter in text).encode()},
        "reversed": {secret[::-1]},
        "HTML": {html.escape(text).encode(errors="surrogateescape")},
    }


@dataclass(frozen=True)
class Hit:
    canary: str
    encoding: str
    sink: str
    label: str


class Canaries:
    """Secrets by name. Of a long one the middle is looked for, so that a part of it is found too."""

    def __init__(self):
        self.values, self._patterns = {}, {}

    def add(self, name, value):
        """Returns the value, to be sent."""
        secret = value if isinstance(value, bytes) else value.encode()
        assert len(secret) >= 8, f"{name} is too short to be told from chance"
        assert name not in self.values, f"there are two {name}"
        self.values[name] = value
        quarter = len(secret) // 4 if len(secret) >= 32 else 0
        core = secret[quarter:len(secret) - quarter]
        self._patterns[name] = [
            (encoding, pattern) for encoding, patterns in encodings(core).items() for pattern in patterns]
        return value

    def hits(self, data, sink, label, shown=()):
        """- shown: the names of those that are here by design."""
        for name, patterns in self._patterns.items():
            if name in shown:
                continue
            for encoding, pattern in patterns:
                if pattern in data:
                    yield Hit(name, encoding, sink, label)
                    break
        for shape, pattern in SHAPES.items():
            if pattern.search(data):
                yield Hit(shape, "raw", sink, label)


class Sinks:
    """What came out, by where it came out."""

    def __init__(self):
        self._parts = {}

    def put(self, sink, label, data, shown=()):
        data = data if isinstance(data, bytes) else data.encode(errors="surrogateescape")
        self._parts.setdefault(sink, []).append((label, data, frozenset(shown)))

    def sweep(self, canaries):
        """Prints sinks × hits, and where each hit is. Returns the number of hits."""
        print(f"{len(canaries.values)} secrets\n{'sink':<34}{'parts':>7}{'bytes':>12}{'hits':>6}")
        found = []
        for sink, parts in self._parts.items():
            hits = [
                hit for label, data, shown in self._joined(parts)
                for hit in canaries.hits(data, sink, label, shown)]
            size = sum(len(data) for _, data, _ in parts)
            print(f"{sink:<34}{len(parts):>7}{size:>12,}{len(hits):>6}")
            found += hits
        # Where to look, and never what was found.
        for hit in found:
            places = [
                label for label, data, shown in self._parts[hit.sink]
                if any(other.canary == hit.canary for other in canaries.hits(data, hit.sink, label, shown))]
            print(f"HIT {hit.canary} ({hit.encoding}) in {hit.sink}: {places[:4]}")
        return len(found)

    @staticmethod
    def _joined(parts):
        """Parts that may show nothing are looked through as one."""
        yield "all", b"\n".join(data for _, data, shown in parts if not shown), frozenset()
        yield from ((label, data, shown) for label, data, shown in parts if shown)
