"""Which addresses pages may be fetched from: those of public hosts, and no others.

A list of what is allowed, not of what is forbidden: what IANA has not given to public hosts is
refused, whatever it is called. https://www.iana.org/assignments/iana-ipv4-special-registry and
https://www.iana.org/assignments/iana-ipv6-special-registry
"""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network


def _networks(*written: str) -> tuple[Network, ...]:
    return tuple(map(ip_network, written))


_LOOPBACK = _networks("127.0.0.0/8", "::1/128")
# What `--allow-private` allows: this machine, and networks that people build for themselves.
PRIVATE = (
    *_LOOPBACK,
    *_networks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"),
)
# Never allowed: here the machines of clouds ask for their passwords, and no document has its home.
_NEVER = _networks(
    "169.254.0.0/16",
    "fe80::/10",
    "100.100.100.200/32",  # Alibaba
    "168.63.129.16/32",  # Azure, in a public range
    "fd00:ec2::/32",  # Amazon
)
_NOT_PUBLIC = _networks(
    "192.0.0.0/24",  # protocol assignments: some are global, none is a web server's
    "192.88.99.0/24",  # relays of 6to4, given up by RFC 7526
    "2001::/23",  # protocol assignments, Teredo (2001::/32) among them
    "2002::/16",  # 6to4: an IPv4 address in disguise
    "3fff::/20",  # documentation; unknown to Python before 3.13
)
_GIVEN_OUT = IPv6Network("2000::/3")  # the only part of IPv6 in which hosts have public addresses
_NAT64 = IPv6Network("64:ff9b::/96")  # how a network without IPv4 reaches IPv4, RFC 6052
_EMBEDDED = _networks("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "2002::/16", "2001::/32")


def refusal(address: Address, allowed: Iterable[Network] = ()) -> str | None:
    """Return what an address is if nothing is fetched from it, None for one of a public host.

    What lies in an allowed network is not refused, the services of clouds excepted.
    """
    if address in _NAT64:
        return refusal(IPv4Address(int(address) & 0xFFFFFFFF))
    if not _in(address, _NEVER) and (_in(address, allowed) or _is_public(address)):
        return None
    return _kind(address)


def to_address(text: str) -> Address | None:
    """Return the address that a text is, None if it is the name of a host."""
    try:
        return ip_address(text)
    except ValueError:
        return None


def _in(address: Address, networks: Iterable[Network]) -> bool:
    return any(address in network for network in networks)


def _is_public(address: Address) -> bool:
    given_out = address.version == 4 or address in _GIVEN_OUT
    closed = _in(address, _NOT_PUBLIC) or address.is_multicast
    return given_out and address.is_global and not closed


def _kind(address: Address) -> str:
    kinds = {
        "no address of a host": address.is_unspecified,
        "a loopback address": _in(address, _LOOPBACK),
        "an IPv4 address in disguise": _in(address, _EMBEDDED),
        "a link-local or cloud address": _in(address, _NEVER),
        "a multicast address": address.is_multicast,
        "a private address": _in(address, PRIVATE),
    }
    kind = next((kind for kind, applies in kinds.items() if applies), "a reserved address")
    hint = _in(address, PRIVATE) and not _in(address, _NEVER)
    return f"{kind} (see --allow-private)" if hint else f"{kind}, and nothing is fetched there"
