// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dtls/record.h"
#include "tests/model/stunbytes.h"

#include <QTest>

using namespace icelens::model::dtls;
using icelens::test::ByteVector;
using icelens::test::fromHex;

namespace {

/// A ClientHello of DTLS 1.2 with two ciphers, use_srtp and extended_master_secret.
ByteVector clientHello()
{
    return fromHex("16 feff 0000 000000000001 0049"
                   "01 00003d 0000 000000 00003d"
                   "fefd 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
                   "00 00 0004 c02bc02f 01 00"
                   "000f 000e 0007 0004 00070001 00 0017 0000");
}

} // namespace

class TestDtlsRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAClientHello()
    {
        const auto bytes = clientHello();
        std::span<const std::byte> rest(bytes);
        const auto record = takeRecord(rest);
        QVERIFY(record);
        QCOMPARE(record->type, ContentType::Handshake);
        QCOMPARE(record->version, std::uint16_t{0xFEFF});
        QCOMPARE(record->sequence, std::uint64_t{1});
        QVERIFY(!record->isEncrypted());
        QVERIFY(rest.empty());
        auto body = record->body;
        const auto message = takeHandshake(body);
        QVERIFY(message);
        QVERIFY(message->isWhole());
        const auto hello = parseHello(*message);
        QVERIFY(hello);
        QVERIFY(hello->isClient);
        QCOMPARE(hello->version, std::uint16_t{0xFEFD});
        QCOMPARE(hello->ciphers, (std::vector<std::uint16_t>{0xC02B, 0xC02F}));
        QCOMPARE(hello->srtpProfiles, (std::vector<std::uint16_t>{7, 1}));
        QVERIFY(hello->extendedMasterSecret);
        QCOMPARE(summaryOf(bytes), std::string("ClientHello"));
    }

    void everyPrefixIsHarmless()
    {
        const auto bytes = clientHello();
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            std::span<const std::byte> rest = std::span(bytes).first(size);
            QVERIFY(!takeRecord(rest));
            QCOMPARE(summaryOf(std::span(bytes).first(size)), std::string());
        }
    }

    void namesWhatADatagramHolds()
    {
        QCOMPARE(summaryOf(fromHex("15 fefd 0000 000000000005 0002 022a")),
                 std::string("bad_certificate"));
        QCOMPARE(summaryOf(fromHex("14 fefd 0000 000000000005 0001 01"
                                   "16 fefd 0001 000000000000 0004 00112233")),
                 std::string("ChangeCipherSpec, encrypted handshake"));
        QCOMPARE(summaryOf(fromHex("15 fefd 0001 000000000001 0003 001122")),
                 std::string("encrypted alert"));
        // Two fragments of one message are one.
        QCOMPARE(
            summaryOf(fromHex("16 fefd 0000 000000000002 000e 0b 000004 0001 000000 000002 aabb"
                              "16 fefd 0000 000000000003 000e 0b 000004 0001 000002 000002 ccdd"
                              "16 fefd 0000 000000000004 000c 0e 000000 0002 000000 000000")),
            std::string("Certificate, ServerHelloDone"));
        QCOMPARE(summaryOf({}), std::string());
    }

    void readsAlerts()
    {
        const auto bytes = fromHex("15 fefd 0000 000000000005 0002 0100");
        std::span<const std::byte> rest(bytes);
        const auto alert = parseAlert(*takeRecord(rest));
        QCOMPARE(alert, std::optional(Alert{false, 0}));
        QCOMPARE(alertName(0), std::string_view("close_notify"));
        QVERIFY(alertName(255).empty());
        QCOMPARE(cipherName(0xC02B), std::string_view("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"));
        QCOMPARE(srtpProfileName(7), std::string_view("SRTP_AEAD_AES_128_GCM"));
        QCOMPARE(versionName(0xFEFD), std::string_view("DTLS 1.2"));
    }

    void refusesFragmentsThatDoNotFit()
    {
        const auto bytes = fromHex("0b 000004 0001 000003 000002 aabb");
        std::span<const std::byte> body(bytes);
        QVERIFY(!takeHandshake(body));
    }
};

QTEST_APPLESS_MAIN(TestDtlsRecord)
#include "tst_dtlsrecord.moc"
