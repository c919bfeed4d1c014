// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/dtls/demux.h"
#include "transport/dtls/srtpcontext.h"

#include <QByteArray>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace icelens;
using namespace icelens::transport;
using model::SrtpProfile;

namespace {

std::vector<std::byte> fromHex(const char* hex)
{
    const auto bytes = QByteArray::fromHex(hex);
    const auto* const data = reinterpret_cast<const std::byte*>(bytes.data());
    return {data, data + bytes.size()};
}

SrtpKey keyOf(const char* hex)
{
    SrtpKey key;
    const auto bytes = fromHex(hex);
    std::transform(bytes.begin(), bytes.end(), key.material.begin(),
                   [](std::byte b) { return std::to_integer<std::uint8_t>(b); });
    key.size = bytes.size();
    return key;
}

struct Ends
{
    SrtpContext alice;
    SrtpContext bob;
};

Ends make(SrtpProfile profile)
{
    SrtpKeys keys;
    keys.profile = profile;
    keys.local = keyOf("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
                       "a0a1a2a3a4a5a6a7a8a9aaabacad");
    keys.remote = keyOf("ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100"
                        "b0b1b2b3b4b5b6b7b8b9babbbcbd");
    SrtpKeys mirrored = keys;
    std::swap(mirrored.local, mirrored.remote);
    return {*SrtpContext::make(keys), *SrtpContext::make(mirrored)};
}

std::vector<std::byte> rtp(std::uint16_t sequence, std::uint32_t ssrc = 0xCAFEBABE)
{
    auto packet = fromHex("800f0000decafbad00000000"
                          "abababababababababababababababab");
    packet[2] = static_cast<std::byte>(sequence >> 8U);
    packet[3] = static_cast<std::byte>(sequence & 0xFFU);
    for (std::size_t i = 0; i < 4; ++i)
        packet[8 + i] = static_cast<std::byte>(ssrc >> (24 - 8 * i));
    return packet;
}

std::vector<std::byte> protectedRtp(SrtpContext& context, std::vector<std::byte> packet)
{
    const std::size_t plain = packet.size();
    packet.resize(plain + maxSrtpTrailer);
    packet.resize(context.protectRtp(packet, plain));
    return packet;
}

} // namespace

class TestSrtpContext : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The reference packets of libsrtp's own validation.
    void protectsAsTheReferenceDoes_data()
    {
        QTest::addColumn<SrtpProfile>("profile");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("AES-CM")
            << SrtpProfile::Aes128CmSha1Tag80
            << QByteArray("e1f97a0d3e018be0d64fa32c06de41390ec675ad498afeebb6960b3aabe6")
            << QByteArray("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402"
                          "b78d6acc99ea179b8dbb");
        QTest::newRow("AES-GCM") << SrtpProfile::AeadAes128Gcm
                                 << QByteArray(
                                        "000102030405060708090a0b0c0d0e0fa0a1a2a3a4a5a6a7a8a9aaab")
                                 << QByteArray(
                                        "800f1234decafbadcafebabec5002ede04cfdd2eb91159e0880aa06e"
                                        "d2976826f796b201df3131a127e8a392");
    }
    void protectsAsTheReferenceDoes()
    {
        QFETCH(SrtpProfile, profile);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, expected);
        SrtpKeys keys;
        keys.profile = profile;
        keys.local = keyOf(key.constData());
        keys.remote = keys.local;
        auto context = SrtpContext::make(keys);
        QVERIFY(context);
        const auto sent = protectedRtp(*context, rtp(0x1234));
        QCOMPARE(
            QByteArray(reinterpret_cast<const char*>(sent.data()), static_cast<int>(sent.size()))
                .toHex(),
            expected);
    }

    void everyProfileGoesBothWays_data()
    {
        QTest::addColumn<SrtpProfile>("profile");
        QTest::newRow("80") << SrtpProfile::Aes128CmSha1Tag80;
        QTest::newRow("32") << SrtpProfile::Aes128CmSha1Tag32;
        QTest::newRow("GCM 128") << SrtpProfile::AeadAes128Gcm;
        QTest::newRow("GCM 256") << SrtpProfile::AeadAes256Gcm;
    }
    void everyProfileGoesBothWays()
    {
        QFETCH(SrtpProfile, profile);
        auto ends = make(profile);
        for (std::uint16_t i = 65000; i != 500; ++i) { // over the wrap of the sequence number
            auto there = protectedRtp(ends.alice, rtp(i));
            QVERIFY(there.size() > 28);
            QCOMPARE(ends.bob.unprotectRtp(there), std::size_t{28});
            QVERIFY(std::equal(there.begin(), there.begin() + 28, rtp(i).begin()));
            auto back = protectedRtp(ends.bob, rtp(i));
            QCOMPARE(ends.alice.unprotectRtp(back), std::size_t{28});
        }
        auto report = fromHex("80c90001cafebabe");
        report.resize(8 + maxSrtpTrailer);
        report.resize(ends.alice.protectRtcp(report, 8));
        QVERIFY(report.size() > 8);
        QCOMPARE(ends.bob.unprotectRtcp(report), std::size_t{8});
        QCOMPARE(ends.bob.rejected().all(), std::uint64_t{0});
    }

    void countsWhatItRefuses()
    {
        auto ends = make(SrtpProfile::AeadAes128Gcm);
        const auto first = protectedRtp(ends.alice, rtp(1));
        auto packet = first;
        QVERIFY(ends.bob.unprotectRtp(packet) > 0);
        packet = first;
        QCOMPARE(ends.bob.unprotectRtp(packet), std::size_t{0});
        QCOMPARE(ends.bob.rejected().replayed, std::uint64_t{1});

        for (std::size_t at = 0; at < first.size(); ++at) { // any octet, changed
            auto forged = protectedRtp(ends.alice, rtp(static_cast<std::uint16_t>(2 + at)));
            forged[at] ^= std::byte{0x01};
            QCOMPARE(ends.bob.unprotectRtp(forged), std::size_t{0});
        }
        for (std::size_t size = 0; size < first.size(); ++size) { // cut short anywhere
            auto cut = protectedRtp(ends.alice, rtp(static_cast<std::uint16_t>(100 + size)));
            cut.resize(size);
            QCOMPARE(ends.bob.unprotectRtp(cut), std::size_t{0});
            QCOMPARE(ends.bob.unprotectRtcp(cut), std::size_t{0});
        }
        auto mine = protectedRtp(ends.bob, rtp(500)); // reflected
        QCOMPARE(ends.bob.unprotectRtp(mine), std::size_t{0});
        QVERIFY(ends.bob.rejected().forged > 0);
        QVERIFY(ends.bob.rejected().malformed > 0);

        auto good = protectedRtp(ends.alice, rtp(600));
        QVERIFY(ends.bob.unprotectRtp(good) > 0);
    }

    void sourcesAreBounded()
    {
        auto ends = make(SrtpProfile::Aes128CmSha1Tag80);
        int taken = 0;
        for (std::uint32_t ssrc = 1; ssrc <= 100; ++ssrc) {
            auto packet = protectedRtp(ends.alice, rtp(1, ssrc));
            taken += ends.bob.unprotectRtp(packet) > 0 ? 1 : 0;
        }
        QCOMPARE(taken, 32);
        QCOMPARE(ends.bob.rejected().tooManySources, std::uint64_t{68});
    }

    void tellsDatagramsApart()
    {
        const auto kind = [](const char* hex) { return kindOf(fromHex(hex)); };
        QCOMPARE(kind(""), PacketKind::Unknown);
        QCOMPARE(kind("0001"), PacketKind::Stun);
        QCOMPARE(kind("03"), PacketKind::Stun);
        QCOMPARE(kind("04"), PacketKind::Unknown);
        QCOMPARE(kind("10"), PacketKind::Zrtp);
        QCOMPARE(kind("14"), PacketKind::Dtls);
        QCOMPARE(kind("3f"), PacketKind::Dtls);
        QCOMPARE(kind("40"), PacketKind::TurnChannel);
        QCOMPARE(kind("50"), PacketKind::Unknown);
        QCOMPARE(kind("80"), PacketKind::Unknown);
        QCOMPARE(kind("8000"), PacketKind::Rtp);
        QCOMPARE(kind("80c8"), PacketKind::Rtcp);
        QCOMPARE(kind("80df"), PacketKind::Rtcp);
        QCOMPARE(kind("80e0"), PacketKind::Rtp);
        QCOMPARE(kind("bf7f"), PacketKind::Rtp);
        QCOMPARE(kind("c000"), PacketKind::Unknown);
    }
};

QTEST_APPLESS_MAIN(TestSrtpContext)
#include "tst_srtpcontext.moc"
