// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/address.h"

#include <QTest>

#include <unordered_set>

using icelens::model::Address;

class TestAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAndWrites_data();
    void readsAndWrites();
    void refuses_data();
    void refuses();
    void refusesAddressWithPort_data();
    void refusesAddressWithPort();
    void theNullAddressIsEmpty();
    void knowsSpecialAddresses();
    void mappedAddressStaysIPv6();
    void equalAddressesHashAlike();
};

void TestAddress::readsAndWrites_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char* text, const char* written) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(written);
    };
    row("192.0.2.1", "192.0.2.1");
    row("0.0.0.0", "0.0.0.0");
    row("255.255.255.255", "255.255.255.255");
    row("::", "::");
    row("::1", "::1");
    row("1::", "1::");
    row("[2001:db8::1]", "2001:db8::1");
    row("fe80::1%eth0", "fe80::1");
    row("2001:DB8:0:0:0:0:0:ABCD", "2001:db8::abcd");
    // RFC 5952 §4.2.2: one group of zeros is not shortened.
    row("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1");
    row("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8");
    // RFC 5952 §4.2.3: the longest run, the first of equals.
    row("2001:0:0:1:0:0:0:1", "2001:0:0:1::1");
    row("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1");
    row("0:0:1:0:0:1:0:0", "::1:0:0:1:0:0");
    row("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0");
    row("2001:0db8::0001", "2001:db8::1");
    row("::ffff:192.0.2.1", "::ffff:192.0.2.1");
    row("::ffff:c000:201", "::ffff:192.0.2.1");
    row("64:ff9b::192.0.2.33", "64:ff9b::c000:221");
    row("1:2:3:4:5:6:192.0.2.1", "1:2:3:4:5:6:c000:201");
}

void TestAddress::readsAndWrites()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, written);
    const auto address = Address::parse(text.toStdString(), 3478);
    QVERIFY(address);
    QCOMPARE(QByteArray::fromStdString(address->ip()), written);
    QCOMPARE(address->port(), std::uint16_t{3478});
    QVERIFY(Address::parseWithPort(address->toString()) == *address);
    QVERIFY(Address::parse(address->ip(), 3478) == *address);
}

void TestAddress::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"",
                             " ",
                             "192.0.2",
                             "192.0.2.",
                             "192.0.2.1.",
                             ".192.0.2.1",
                             "192.0.2.1.5",
                             "192.0.2.256",
                             "192.0.2.01",
                             "192.0.2.-1",
                             "192.0.2.+1",
                             "192.0.2. 1",
                             " 192.0.2.1",
                             "192.0.2.1 ",
                             "0x7f.0.0.1",
                             "1",
                             "[192.0.2.1]",
                             "localhost",
                             "name.local",
                             ":",
                             ":::",
                             "::1::",
                             "1::2::3",
                             ":1",
                             "1:",
                             "12345::",
                             "g::",
                             "1:2:3:4:5:6:7",
                             "1:2:3:4:5:6:7:8:9",
                             "1:2:3:4::5:6:7:8",
                             "::192.0.2",
                             "192.0.2.1::",
                             "::192.0.2.1:1",
                             "1:2:3:4:5:6:7:192.0.2.1",
                             "fe80::1%",
                             "[::1",
                             "::1]",
                             "[]",
                             "::-1",
                             "::+1",
                             "192.0.2.1%eth0"})
        QTest::newRow(text) << QByteArray(text);
}

void TestAddress::refuses()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!Address::parse(text.toStdString(), 0));
}

void TestAddress::refusesAddressWithPort_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"", ":", "192.0.2.1", "192.0.2.1:", "192.0.2.1:65536", "192.0.2.1:-1",
                             "192.0.2.1: 1", "192.0.2.1:000001", "2001:db8::1:80", "[::1]",
                             "[::1]:", "::1:80", "[192.0.2.1]:80", "host:80"})
        QTest::newRow(text) << QByteArray(text);
}

void TestAddress::refusesAddressWithPort()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!Address::parseWithPort(text.toStdString()));
}

void TestAddress::theNullAddressIsEmpty()
{
    const Address null;
    QVERIFY(null.isNull());
    QVERIFY(null.ip().empty());
    QVERIFY(null.toString().empty());
    QVERIFY(null != Address::v4({0, 0, 0, 0}, 0));
    QVERIFY(null != Address::v6({}, 0));
}

void TestAddress::knowsSpecialAddresses()
{
    const auto at = [](const char* text) { return Address::parse(text, 0).value(); };
    QVERIFY(at("127.0.0.1").isLoopback());
    QVERIFY(at("127.255.0.9").isLoopback());
    QVERIFY(at("::1").isLoopback());
    QVERIFY(!at("::2").isLoopback());
    QVERIFY(!at("128.0.0.1").isLoopback());
    QVERIFY(at("169.254.1.1").isLinkLocal());
    QVERIFY(at("fe80::1").isLinkLocal());
    QVERIFY(at("febf::1").isLinkLocal());
    QVERIFY(!at("fec0::1").isLinkLocal());
    QVERIFY(!at("169.253.1.1").isLinkLocal());
}

void TestAddress::mappedAddressStaysIPv6()
{
    const auto mapped = Address::parse("::ffff:192.0.2.1", 1).value();
    QVERIFY(mapped.family() == Address::Family::V6);
    QVERIFY(mapped != Address::v4({192, 0, 2, 1}, 1));
}

void TestAddress::equalAddressesHashAlike()
{
    std::unordered_set<Address> set;
    for (std::uint16_t port = 0; port < 1000; ++port)
        set.insert(Address::v4({10, 0, 0, 1}, port));
    QCOMPARE(set.size(), std::size_t{1000});
    QVERIFY(set.contains(Address::parseWithPort("10.0.0.1:999").value()));
    std::unordered_set<std::size_t> hashes;
    for (const Address& address : set)
        hashes.insert(std::hash<Address>{}(address));
    QVERIFY(hashes.size() > 990);
}

QTEST_APPLESS_MAIN(TestAddress)
#include "tst_address.moc"
