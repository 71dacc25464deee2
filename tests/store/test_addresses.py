from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.store.addresses import PRIVATE, refusal, to_address

PUBLIC = ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4001:830::200e"]
REFUSED = {
    "loopback": ["127.0.0.1", "127.255.255.254", "::1"],
    "private": ["10.0.0.1", "172.16.5.4", "192.168.1.1", "100.64.0.1", "fd12:3456::1"],
    "link-local or cloud": [
        "169.254.169.254",
        "169.254.170.2",
        "fe80::1",
        "fd00:ec2::254",
        "100.100.100.200",
        "168.63.129.16",
    ],
    "multicast": ["224.0.0.1", "239.255.255.250", "ff02::1", "ff0e::1"],
    "no address of a host": ["0.0.0.0", "::"],
    "reserved": [
        "0.1.2.3",
        "192.0.0.9",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "203.0.113.9",
        "240.0.0.1",
        "255.255.255.255",
        "100::1",
        "2001:db8::1",
        "3fff::1",
        "5f00::1",
        "64:ff9b:1::1",
        "fec0::1",
        "2001:20::1",
    ],
    "in disguise": [
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "::127.0.0.1",
        "::ffff:0:10.0.0.1",
        "2002:7f00:1::1",
        "2002:0808:0808::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    ],
}


@pytest.mark.parametrize("text", PUBLIC)
def test_public_addresses_are_asked(text):
    assert refusal(ip_address(text)) is None


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in REFUSED.items() for text in texts]
)
def test_no_other_address_is_and_what_it_is_is_said(kind, text):
    assert kind in refusal(ip_address(text))


@given(st.ip_addresses())
def test_what_passes_is_global_whatever_the_version_of_python_thinks_of_the_rest(address):
    if refusal(address) is None:
        assert address.is_global
        assert not address.is_multicast
        assert not address.is_private
        assert not address.is_loopback
        assert not address.is_link_local
        assert not address.is_unspecified
        if isinstance(address, IPv6Address):
            assert address.ipv4_mapped is address.sixtofour is address.teredo is None


@given(st.ip_addresses(v=4))
def test_every_form_of_a_refused_address_is_refused(address):
    number = int(address)
    forms = [
        IPv6Address(number),  # compatible
        IPv6Address(0xFFFF << 32 | number),  # mapped
        IPv6Address(0xFFFF << 48 | number),  # translated
        IPv6Address(0x64FF9B << 96 | number),  # NAT64
        IPv6Address(0x2002 << 112 | number << 80 | 1),  # 6to4
        IPv6Address(0x20010000 << 96 | number << 64),  # Teredo, as server
        IPv6Address(0x20010000 << 96 | (~number & 0xFFFFFFFF)),  # Teredo, as client
    ]
    assert not address.is_global or forms[1].ipv4_mapped == address
    for form in forms:
        assert refusal(form) is not None or refusal(address) is None


@given(st.ip_addresses())
def test_a_private_address_passes_where_it_is_allowed_and_a_cloud_never(address):
    if refusal(address, PRIVATE) is None:
        assert refusal(address) is None or any(address in network for network in PRIVATE)


@pytest.mark.parametrize("text", REFUSED["link-local or cloud"])
def test_clouds_tell_nothing_even_where_their_network_is_allowed(text):
    assert refusal(ip_address(text), PRIVATE) is not None


@pytest.mark.parametrize("text", ["127.0.0.1", "192.168.1.1", "::1", "fd12::1", "100.64.0.1"])
def test_private_networks_can_be_allowed(text):
    assert refusal(ip_address(text), PRIVATE) is None


@pytest.mark.parametrize("text", ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "localhost", ""])
def test_odd_spellings_are_no_addresses(text):
    assert to_address(text) is None


def test_addresses_are_addresses():
    assert to_address("127.0.0.1") == IPv4Address("127.0.0.1")
    assert to_address("::1") == IPv6Address("::1")
