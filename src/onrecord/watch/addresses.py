"""Which addresses may be asked: those of the web, on machines that are anybody's to ask."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import quote, urljoin, urlsplit

from onrecord.errors import FetchError

PORTS = {"http": 80, "https": 443}
FIRST_FREE_PORT = 1024
"""Below it only the web's own ports are asked: at the others no web server listens but mail and
the like, which must not be sent what a feed makes up."""

LONGEST = 2_000
"""Characters of an address; browsers and servers refuse ones not much longer."""

_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?")
_SAFE = "/%:@!$&'()*+,;=~?"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Address:
    """A web address, taken apart.

    Attributes:
        scheme: http or https.
        host: the name or number of the machine, in ASCII.
        port: the port.
        target: path and query, quoted.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def place(self) -> str:
        """The host as it is named to the server; also what politeness counts by."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole."""
        return f"{self.scheme}://{self.place}{self.target}"


def address(url: str, *, base: str | None = None) -> Address:
    """An address, made sure to be one of the web; its fragment is left out.

    Args:
        url: as it is written.
        base: the address that it stands at, where it may be relative.

    Raises:
        FetchError: when it is another kind of address, or none.

    >>> address("HTTPS://News.Example:443/a b?q=1#top").url
    'https://news.example/a%20b?q=1'
    >>> address("../b", base="http://news.example:8080/a/c/").url
    'http://news.example:8080/a/b'
    """
    try:
        parts = urlsplit(urljoin(base, url) if base else url.strip())
        port, host = parts.port, parts.hostname or ""
    except ValueError as error:
        raise FetchError(f"not a valid address: {error}") from error
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        meant = "" if scheme else "; did you mean https:// before it?"
        raise FetchError(f"only http and https addresses are allowed{meant}")
    if parts.username is not None or parts.password is not None:
        raise FetchError("the address contains a user name or password, which are never sent")
    port = PORTS[scheme] if port is None else port
    if port < FIRST_FREE_PORT and port not in PORTS.values():
        raise FetchError(f"port {port} is not a web port")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    made = Address(scheme, _host(host), port, quote(target, safe=_SAFE))
    if len(made.url) > LONGEST:
        raise FetchError(f"the address is too long: the limit is {LONGEST:,} characters")
    return made


def _host(name: str) -> str:
    """A host in ASCII."""
    try:
        return str(ipaddress.ip_address(name))
    except ValueError:
        pass
    try:
        host = name.encode("idna").decode().lower()
    except UnicodeError as error:
        raise FetchError(f"“{name}” is not a host name") from error
    if not _HOST.fullmatch(host):
        raise FetchError(f"“{name}” is not a host name" if name else "it has no host name")
    return host


def why_not(ip: IPv4Address | IPv6Address) -> str | None:
    """Why a machine is not anybody's to ask, in words; None where it is.

    >>> why_not(ipaddress.ip_address("10.1.2.3")), why_not(ipaddress.ip_address("93.184.216.34"))
    ('private', None)
    """
    found = _inner(ip)
    if found.is_loopback or found.is_unspecified:
        return "this machine's own"
    if found.is_link_local:
        return "link-local"
    if found.is_multicast:
        return "multicast"
    site_local = isinstance(found, IPv6Address) and found.is_site_local  # counts as global
    return "private" if site_local or not found.is_global or found.is_reserved else None


def _inner(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The address of version 4 that one of version 6 stands for."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip
