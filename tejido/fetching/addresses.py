"""Which addresses may be connected to: those of the public network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

__all__ = ["Address", "Rule", "address_of", "public"]

Address = IPv4Address | IPv6Address
Rule = Callable[[Address], bool]
"""What says whether an address may be connected to."""

_NAT64 = IPv6Network("64:ff9b::/96")
_COMPATIBLE = IPv6Network("::/96")


def public(address: Address) -> bool:
    """Tell whether an address, and each that it stands for, is of the public network.

    Private, loopback, link-local, shared, multicast and reserved addresses are none; an IPv6
    address that carries an IPv4 one (mapped, 6to4, Teredo, NAT64) is judged by that too.
    """
    carried = list(_carried(address))
    own = address.is_global and not (address.is_multicast or address.is_reserved)
    return all(map(public, carried)) and (own or bool(carried))


def _carried(address: Address) -> Iterator[IPv4Address]:
    if not isinstance(address, IPv6Address):
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    elif address.sixtofour:
        yield address.sixtofour
    elif address.teredo:
        yield from address.teredo
    elif address in _NAT64 or address in _COMPATIBLE:
        yield IPv4Address(int(address) & 0xFFFFFFFF)


def address_of(name: str) -> Address:
    """Return the address that a socket names: an interface behind ``%`` is left out."""
    return ip_address(name.partition("%")[0])
