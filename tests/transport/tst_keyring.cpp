// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/stunbytes.h"
#include "transport/wire/keyring.h"

#include <QTest>

#include <span>
#include <vector>

using icelens::model::Integrity;
using icelens::model::stun::Message;
using icelens::test::fromHex;
using icelens::test::sampleLongTerm;
using icelens::test::sampleRequest;
using icelens::test::sampleResponseV4;
using icelens::transport::Keyring;

namespace {

// RFC 5769: of the agent "evtj", who receives the sample request; and for the sample of §2.4.
constexpr std::string_view password = "VOkJxbRl1RmTxUk/WvJxBt";
constexpr std::string_view longTermUser =
    "\xe3\x83\x9e\xe3\x83\x88\xe3\x83\xaa\xe3\x83\x83\xe3\x82\xaf\xe3\x82\xb9";
constexpr std::string_view longTermPassword = "TheMatrIX";

Integrity verify(Keyring& keyring, std::span<const std::byte> bytes)
{
    return keyring.verify(Message::decode(bytes));
}

} // namespace

class TestKeyring : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void verifiesACheckWithTheReceiversPassword()
    {
        Keyring keyring;
        const auto request = fromHex(sampleRequest);
        QCOMPARE(verify(keyring, request), Integrity::KeyUnknown);
        keyring.addIce("h6vY", "the sender's password");
        QCOMPARE(verify(keyring, request), Integrity::KeyUnknown);
        keyring.addIce("evtj", password);
        QCOMPARE(verify(keyring, request), Integrity::Verified);
        keyring.addIce("evtj", "another");
        QCOMPARE(verify(keyring, request), Integrity::Wrong);
    }

    void knowsAResponseByItsRequest()
    {
        Keyring keyring;
        keyring.addIce("evtj", password);
        const auto response = fromHex(sampleResponseV4);
        QCOMPARE(verify(keyring, response), Integrity::KeyUnknown);
        QCOMPARE(verify(keyring, fromHex(sampleRequest)), Integrity::Verified);
        QCOMPARE(verify(keyring, response), Integrity::Verified);
        // The credentials may be replaced meanwhile (RFC 8445 §9): the key stays the request's.
        keyring.addIce("evtj", "of the next generation");
        QCOMPARE(verify(keyring, response), Integrity::Verified);
    }

    void seesEveryChangedOctet()
    {
        Keyring keyring;
        keyring.addIce("evtj", password);
        const auto request = fromHex(sampleRequest);
        const std::size_t end = request.size() - 8; // FINGERPRINT is not covered
        for (std::size_t i = 0; i < request.size(); ++i) {
            auto changed = request;
            changed[i] ^= std::byte{1};
            const Integrity found = verify(keyring, changed);
            if (i == 2 || i == 3) // the length itself: replaced by what it must have been
                continue;
            QCOMPARE(found == Integrity::Verified, i >= end);
        }
    }

    void verifiesLongTermCredentials()
    {
        Keyring keyring;
        const auto request = fromHex(sampleLongTerm);
        QCOMPARE(verify(keyring, request), Integrity::KeyUnknown);
        keyring.addLongTerm(longTermUser, longTermPassword);
        QCOMPARE(verify(keyring, request), Integrity::Verified);
    }

    void verifiesSha256()
    {
        Keyring keyring;
        keyring.addIce("evtj", password);
        QCOMPARE(verify(keyring,
                        fromHex("000100342112a4420102030405060708090a0b0c000600096576746a"
                                "3a68367659000000001c0020eac2aee5e5ca72a9c0e39895ecd3a73c"
                                "87ab3dcdb0e9c8e1e82bbc5a5a5a327c")),
                 Integrity::Verified);
        // Cut to 16 octets (RFC 8489 §14.6).
        const char* const shortened = "000100242112a4420102030405060708090a0b0c000600096576746a"
                                      "3a68367659000000001c0010838b9f8d465707d1909def9749a7e2e3";
        QCOMPARE(verify(keyring, fromHex(shortened)), Integrity::Verified);
    }

    void verifiesUserHashAndPasswordAlgorithm()
    {
        Keyring keyring;
        keyring.addLongTerm("other", "secret");
        keyring.addLongTerm("user", "secret");
        QCOMPARE(verify(keyring,
                        fromHex("000300602112a4420102030405060708090a0b0c001e0020cf9fa894"
                                "dfc9b7680968aec1efb3a6b8b2a1cac25c0461cab3b0c2f87c25eeaf"
                                "0014000b6578616d706c652e6f726700001d000400020000001c0020"
                                "cc18675d900676c07dc7b908c2d7bd34f5ecef3e950d6c3cedd803fe"
                                "ed02babf")),
                 Integrity::Verified);
    }

    void takesAnything()
    {
        Keyring keyring;
        keyring.addIce("evtj", password);
        keyring.addLongTerm(longTermUser, longTermPassword);
        QCOMPARE(verify(keyring, {}), Integrity::Absent);
        QCOMPARE(verify(keyring, fromHex("000100002112a4420102030405060708090a0b0c")),
                 Integrity::Absent);
        for (const auto& whole : {fromHex(sampleRequest), fromHex(sampleLongTerm)}) {
            for (std::size_t size = 0; size < whole.size(); ++size)
                (void)verify(keyring, std::span(whole).first(size));
        }
        // A MESSAGE-INTEGRITY of no length proves nothing.
        QCOMPARE(verify(keyring,
                        fromHex("000100142112a4420102030405060708090a0b0c000600096576746a"
                                "3a6836765900000000080000")),
                 Integrity::Wrong);
    }

    void boundsWhatItRemembers()
    {
        Keyring keyring;
        keyring.addIce("evtj", password);
        auto request = fromHex(sampleRequest);
        (void)verify(keyring, request);
        for (unsigned i = 0; i < 5000; ++i) {
            request[8] = static_cast<std::byte>(i & 0xFF);
            request[9] = static_cast<std::byte>(i >> 8);
            (void)verify(keyring, request);
        }
        QCOMPARE(verify(keyring, fromHex(sampleResponseV4)), Integrity::KeyUnknown);
    }

    void costOfACheck()
    {
        Keyring keyring;
        keyring.addIce("evtj", password);
        const auto request = fromHex(sampleRequest);
        QBENCHMARK
        {
            for (int i = 0; i < 100; ++i)
                (void)verify(keyring, request);
        }
    }
};

QTEST_APPLESS_MAIN(TestKeyring)
#include "tst_keyring.moc"
