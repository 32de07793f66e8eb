"""What is fetched and what is refused, against a real server on this machine."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterator, Sequence
from ipaddress import ip_address
from typing import Any

import pytest

from tejido.errors import FetchError
from tejido.fetching.addresses import Address, public
from tejido.fetching.fetch import Limits, fetch, is_url
from tests.fetching.server import CERTIFICATE, PAGE, serving

LIMITS = Limits(size=1_000_000, silence=0.5, seconds=1.0, redirects=3)


def anywhere(address: Address) -> bool:
    return True


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    with serving() as served:
        yield served


@pytest.mark.parametrize(
    ("path", "url", "type_"),
    [
        ("/page", "/page", "text/html"),
        ("/page?q=niño#part", "/page?q=ni%C3%B1o", "text/html"),
        ("/untold", "/untold", ""),
        ("/packed", "/packed", "text/html"),
        ("/to?/page", "/page", "text/html"),
        ("/to?/to?/to?/page", "/page", "text/html"),
        ("/to?page", "/page", "text/html"),
    ],
)
def test_pages(server: tuple[str, list[str]], path: str, url: str, type_: str) -> None:
    at, _ = server
    found = fetch(at + path, rule=anywhere, limits=LIMITS)
    assert found == (at + url, PAGE, type_)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/missing", "404"),
        ("/image", "is image/png, not read"),
        ("/empty", "empty"),
        ("/huge", "over 1,000,000 bytes"),
        ("/endless", "over 1,000,000 bytes"),
        ("/bomb", "over 1,000,000 bytes"),
        ("/brotli", "packed in a way"),
        ("/broken", "damaged on its way"),
        ("/short", "cut short"),
        ("/silent", "silent for 0.5 seconds"),
        ("/drip", "within 1 seconds"),
        ("/dripping", "within 1 seconds"),
        ("/garbage", "cannot be fetched"),
        ("/header", "cannot be fetched"),
        ("/round", "leads on over 3 times"),
        ("/to?file:///etc/passwd", "only http and https"),
        ("/to?ftp://example.org/a", "only http and https"),
        ("/to?//user:secret@127.0.0.1/a", "credentials"),
        ("/to?http://[::1", "no address of the web"),
        ("/to?", "leads on over"),
    ],
)
def test_refused(server: tuple[str, list[str]], path: str, said: str) -> None:
    at, _ = server
    start = time.monotonic()
    with pytest.raises(FetchError, match=said) as caught:
        fetch(at + path, rule=anywhere, limits=LIMITS)
    assert "\n" not in str(caught.value) and "secret" not in str(caught.value)
    assert time.monotonic() - start < 2.5


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0"),
        *("[::1]", "[::ffff:127.0.0.1]", "[::]", "%31%32%37.0.0.1", "１２７.0.0.1"),
    ],
)
def test_this_machine_is_refused_however_it_is_spelled(
    server: tuple[str, list[str]], host: str
) -> None:
    at, asked = server
    port = at.rpartition(":")[2]
    with pytest.raises(FetchError, match=r"no public address|no such host|no name of a host"):
        fetch(f"http://{host}:{port}/page", limits=LIMITS)
    assert asked == []


def test_a_redirect_to_a_private_address_is_refused(server: tuple[str, list[str]]) -> None:
    at, asked = server
    allowed = [True, True, False]

    def rule(address: Address) -> bool:
        return allowed.pop(0)

    with pytest.raises(FetchError, match="no public address"):
        fetch(f"{at}/to?/page", rule=rule, limits=LIMITS)
    assert asked == ["/to?/page"]


def answers(*addresses: str) -> Any:
    """Return what finds these addresses, one more with each look-up."""
    left = list(addresses)

    def resolve(host: str, port: int) -> Sequence[Any]:
        return socket.getaddrinfo(left.pop(0), port, type=socket.SOCK_STREAM)

    return resolve


def test_a_name_that_changes_its_address_is_looked_up_once(server: tuple[str, list[str]]) -> None:
    at, asked = server
    port = at.rpartition(":")[2]
    checked: list[str] = []

    def rule(address: Address) -> bool:
        checked.append(str(address))
        return str(address) == "127.0.0.1"

    resolve = answers("127.0.0.1", "127.0.0.2")
    assert fetch(f"http://name.test:{port}/a", rule=rule, resolve=resolve, limits=LIMITS).data
    assert checked == ["127.0.0.1", "127.0.0.1"]
    with pytest.raises(FetchError, match=r"127\.0\.0\.2, which is no public"):
        fetch(f"http://name.test:{port}/a", rule=rule, resolve=resolve, limits=LIMITS)
    assert asked == ["/a"]


def test_one_address_of_several_that_is_private_is_enough(server: tuple[str, list[str]]) -> None:
    at, asked = server

    def resolve(host: str, port: int) -> Sequence[Any]:
        return [
            *socket.getaddrinfo("127.0.0.1", port, type=socket.SOCK_STREAM),
            *socket.getaddrinfo("10.0.0.1", port, type=socket.SOCK_STREAM),
        ]

    with pytest.raises(FetchError, match=r"10\.0\.0\.1, which is no public"):
        fetch(at, rule=lambda a: a.is_loopback, resolve=resolve, limits=LIMITS)
    assert asked == []


def test_without_a_network_one_line() -> None:
    def resolve(host: str, port: int) -> Sequence[Any]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    with pytest.raises(FetchError, match=r"no network, or no such host \(Temporary") as caught:
        fetch("https://www.unodc.org/a", resolve=resolve)
    assert "give the file" in str(caught.value)


def test_certificates_are_checked() -> None:
    with serving(tls=True) as (at, asked):
        with pytest.raises(FetchError, match="certificate is not to be trusted"):
            fetch(f"{at}/page", rule=anywhere, limits=LIMITS)
        assert asked == []
        trusting = ssl.create_default_context(cafile=CERTIFICATE)
        found = fetch(f"{at}/page", rule=anywhere, limits=LIMITS, context=trusting)
        assert found.data == PAGE
        other = at.replace("localhost", "127.0.0.1")
        with pytest.raises(FetchError, match="certificate is not to be trusted"):
            fetch(f"{other}/page", rule=anywhere, limits=LIMITS, context=trusting)
        with serving() as (plain, _), pytest.raises(FetchError, match="from https to http"):
            fetch(f"{at}/to?{plain}/page", rule=anywhere, limits=LIMITS, context=trusting)
        with serving() as (plain, _):
            here = f"{plain}/to?{at}/page"
            assert fetch(here, rule=anywhere, limits=LIMITS, context=trusting).data == PAGE


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("8.8.8.8", True),
        ("2606:4700:4700::1111", True),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::8.8.8.8", True),
        *((each, False) for each in ("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1")),
        *((each, False) for each in ("169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1")),
        *((each, False) for each in ("255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1")),
        *((each, False) for each in ("::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1")),
        *((each, False) for each in ("::ffff:10.0.0.1", "::ffff:127.0.0.1", "::127.0.0.1")),
        *((each, False) for each in ("64:ff9b::10.0.0.1", "2002:7f00:1::", "2001:db8::1")),
        ("2001:0:a00:1::", False),
    ],
)
def test_public_addresses(address: str, allowed: bool) -> None:
    assert public(ip_address(address)) == allowed


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://", "no address|only http"),
        ("http:///a", "no address|only http"),
        ("http://a b/", "no name of a host"),
        ("http://a\nb/", "no name of a host|no address|no such host"),
        ("http://example.org:99999/", "no address of the web"),
        ("http://user:secret@example.org/", "credentials"),
        ("http://ex%2fample.org/", "no name of a host"),
        ("http://" + "a" * 300 + "/", "no name of a host"),
        ("http://[fe80::1%25eth0]/", "no name of a host|no public address"),
    ],
)
def test_what_is_no_address_of_a_page(url: str, said: str) -> None:
    with pytest.raises(FetchError, match=said) as caught:
        fetch(url, limits=LIMITS)
    assert "\n" not in str(caught.value) and "secret" not in str(caught.value)


def test_urls_are_told_from_paths() -> None:
    assert is_url("https://a.org/b") and is_url("HTTP://a.org")
    assert not any(map(is_url, ("documents", "ftp://a.org", "https:/a.org", "./http:", "")))
