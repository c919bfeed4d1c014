// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stun/message.h"
#include "tests/model/stunbytes.h"

#include <QTest>

#include <random>

using namespace icelens::model;
using namespace icelens::model::stun;
using namespace icelens::test;

class TestStunMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSampleRequest();
    void readsTheSampleResponses();
    void readsTheSampleLongTermRequest();
    void splitsTheTypeInMethodAndClass();
    void readsMessagesWithoutMagicCookie();
    void ofDuplicatesTheFirstCounts();
    void everyTruncationIsToldAndBounded();
    void everyChangedBitBreaksTheFingerprint();
    void tellsDefects_data();
    void tellsDefects();
    void readsSixtyFourKibibytes();
    void refusesMalformedValues();
    void readsErrors();
    void classifiesByFirstByte_data();
    void classifiesByFirstByte();
    void readsChannelData();
    void survivesNoise();
};

namespace {

std::string sv(std::optional<std::string_view> text)
{
    return std::string(text.value_or("(none)"));
}

/// Calls everything that reads a message.
std::size_t readAll(const Message& message)
{
    std::size_t read = message.attributes().size();
    for (const Attribute& attribute : message.attributes()) {
        const auto type = static_cast<AttributeType>(attribute.type);
        read += message.text(type).value_or("").size();
        read += message.number32(type).value_or(0) + message.number64(type).value_or(0);
        read += message.address(attribute).value_or(Address()).toString().size();
    }
    read += static_cast<std::size_t>(message.errorCode().value_or(0));
    read += message.errorReason().value_or("").size();
    return read + message.fingerprintMatches().value_or(false);
}

} // namespace

void TestStunMessage::readsTheSampleRequest()
{
    const auto bytes = fromHex(sampleRequest);
    const auto message = Message::decode(bytes);
    QVERIFY(message.defect() == Defect::None);
    QVERIFY(message.is(Method::Binding, Class::Request));
    QVERIFY(message.hasMagicCookie());
    QCOMPARE(sv(message.text(AttributeType::Software)), std::string("STUN test client"));
    QCOMPARE(sv(message.text(AttributeType::Username)), std::string("evtj:h6vY"));
    QCOMPARE(message.number32(AttributeType::Priority).value(), 0x6E0001FFU);
    QCOMPARE(message.number64(AttributeType::IceControlled).value(), 0x932FF9B151263B36ULL);
    QCOMPARE(message.find(AttributeType::MessageIntegrity)->offset, std::size_t{76});
    QVERIFY(message.fingerprintMatches().value());
    QVERIFY(classify(bytes) == Framing::Stun);
}

void TestStunMessage::readsTheSampleResponses()
{
    const auto v4 = fromHex(sampleResponseV4);
    const auto v6 = fromHex(sampleResponseV6);
    const auto first = Message::decode(v4);
    const auto second = Message::decode(v6);
    QVERIFY(first.is(Method::Binding, Class::Success));
    QCOMPARE(sv(first.text(AttributeType::Software)), std::string("test vector"));
    QCOMPARE(first.address(AttributeType::XorMappedAddress)->toString(),
             std::string("192.0.2.1:32853"));
    QCOMPARE(second.address(AttributeType::XorMappedAddress)->toString(),
             std::string("[2001:db8:1234:5678:11:2233:4455:6677]:32853"));
    QVERIFY(first.fingerprintMatches().value());
    QVERIFY(second.fingerprintMatches().value());
}

void TestStunMessage::readsTheSampleLongTermRequest()
{
    const auto bytes = fromHex(sampleLongTerm);
    const auto message = Message::decode(bytes);
    QVERIFY(message.defect() == Defect::None);
    QCOMPARE(sv(message.text(AttributeType::Username)),
             std::string("\u30DE\u30C8\u30EA\u30C3\u30AF\u30B9"));
    QCOMPARE(sv(message.text(AttributeType::Nonce)), std::string("f//499k954d6OL34oL9FSTvy64sA"));
    QCOMPARE(sv(message.text(AttributeType::Realm)), std::string("example.org"));
    QVERIFY(!message.fingerprintMatches());
}

void TestStunMessage::splitsTheTypeInMethodAndClass()
{
    for (unsigned method = 0; method < 0x1000; ++method) {
        for (unsigned messageClass = 0; messageClass < 4; ++messageClass) {
            const unsigned type = (method & 0xF80) << 2 | (method & 0x70) << 1 | (method & 0xF)
                | (messageClass & 2) << 7 | (messageClass & 1) << 4;
            const StunBuilder builder(static_cast<std::uint16_t>(type));
            const auto message = Message::decode(builder.bytes());
            QCOMPARE(unsigned{message.methodNumber()}, method);
            QCOMPARE(static_cast<unsigned>(message.messageClass()), messageClass);
        }
    }
}

void TestStunMessage::readsMessagesWithoutMagicCookie()
{
    const StunBuilder request(0x0001, false);
    QVERIFY(classify(request.bytes()) == Framing::Stun);
    const auto message = Message::decode(request.bytes());
    QVERIFY(message.is(Method::Binding, Class::Request));
    QVERIFY(message.defect() == Defect::None);
    QVERIFY(!message.hasMagicCookie());
    QCOMPARE(int{message.transactionId().front()}, 1);

    auto answer = StunBuilder(0x0101, false).add(0x0001, "0001 8055 c0000201").bytes();
    QCOMPARE(Message::decode(answer).address(AttributeType::MappedAddress)->toString(),
             std::string("192.0.2.1:32853"));
}

void TestStunMessage::ofDuplicatesTheFirstCounts()
{
    auto builder = StunBuilder(0x0001).add(0x0024, "00000001").add(0x0024, "00000002");
    const auto message = Message::decode(builder.bytes());
    QCOMPARE(message.attributes().size(), std::size_t{2});
    QCOMPARE(message.number32(AttributeType::Priority).value(), 1U);
}

void TestStunMessage::everyTruncationIsToldAndBounded()
{
    const auto whole = fromHex(sampleRequest);
    const auto complete = Message::decode(whole);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        // A copy of its own, so that the sanitizer sees a read past the end.
        const ByteVector cut(whole.begin(), whole.begin() + std::ptrdiff_t(size));
        const auto message = Message::decode(cut);
        QVERIFY(message.defect() == Defect::TooShort);
        QCOMPARE(message.hasHeader(), size >= 20);
        QVERIFY(message.attributes().size() <= complete.attributes().size());
        QVERIFY(classify(cut) == Framing::Other);
        (void)readAll(message);
    }
}

void TestStunMessage::everyChangedBitBreaksTheFingerprint()
{
    const auto whole = fromHex(sampleRequest);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            auto changed = whole;
            changed[at] ^= std::byte{1} << bit;
            const auto message = Message::decode(changed);
            // The length is worked out anew, as for a message with more attributes behind it.
            if (at != 2 && at != 3)
                QVERIFY(!message.fingerprintMatches().value_or(false));
            (void)readAll(message);
        }
    }
}

void TestStunMessage::tellsDefects_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<Defect>("defect");
    QTest::addColumn<int>("attributes");
    const auto row = [](const char* name, QByteArray hex, Defect defect, int attributes) {
        QTest::newRow(name) << hex << defect << attributes;
    };
    const QByteArray rest = "2112a442 0102030405060708090a0b0c";
    row("nothing", "", Defect::TooShort, 0);
    row("one byte", "00", Defect::TooShort, 0);
    row("header only", "0001 0000" + rest, Defect::None, 0);
    row("first bits set", "8001 0000" + rest, Defect::NotStun, 0);
    row("short and first bits set", "80010000", Defect::NotStun, 0);
    row("length no multiple of 4", "0001 0002" + rest + "0000", Defect::NotStun, 0);
    row("length too long", "0001 0004" + rest, Defect::TooShort, 0);
    row("length at its limit", "0001 fffc" + rest, Defect::TooShort, 0);
    row("trailing bytes", "0001 0000" + rest + "00", Defect::TrailingBytes, 0);
    row("trailing attribute", "0001 0004" + rest + "00250000 00250000", Defect::TrailingBytes, 1);
    row("attribute overruns", "0001 0008" + rest + "00240005 01020304", Defect::AttributeOverruns,
        0);
    row("attribute at its limit", "0001 0004" + rest + "0024ffff", Defect::AttributeOverruns, 0);
    row("second overruns", "0001 000c" + rest + "00240004 01020304 80220001",
        Defect::AttributeOverruns, 1);
    row("empty attribute", "0001 0004" + rest + "00250000", Defect::None, 1);
    row("padding", "0001 0008" + rest + "80220001 41000000", Defect::None, 1);
    row("padding that is not zero", "0001 0008" + rest + "80220001 41ffffff", Defect::None, 1);
}

void TestStunMessage::tellsDefects()
{
    QFETCH(const QByteArray, hex);
    QFETCH(const Defect, defect);
    QFETCH(const int, attributes);
    const auto bytes = fromHex(hex.toStdString());
    const auto message = Message::decode(bytes);
    QCOMPARE(int(message.defect()), int(defect));
    QCOMPARE(int(message.attributes().size()), attributes);
    (void)readAll(message);
}

void TestStunMessage::readsSixtyFourKibibytes()
{
    StunBuilder builder(0x0001);
    for (std::size_t i = 0; i < 0xFFFC / 4; ++i)
        builder.add(0x0025, ByteVector());
    QCOMPARE(builder.bytes().size(), std::size_t{20 + 0xFFFC});
    const auto message = Message::decode(builder.bytes());
    QVERIFY(message.defect() == Defect::None);
    QCOMPARE(message.attributes().size(), std::size_t{0xFFFC / 4});

    const auto one = StunBuilder(0x0016).add(0x0013, ByteVector(0xFFF8, std::byte{7})).bytes();
    QCOMPARE(Message::decode(one).find(AttributeType::Data)->value.size(), std::size_t{0xFFF8});
}

void TestStunMessage::refusesMalformedValues()
{
    const auto addressOf = [](const char* hex) {
        const auto bytes = StunBuilder(0x0101).add(0x0001, hex).bytes();
        return Message::decode(bytes).address(AttributeType::MappedAddress).has_value();
    };
    QVERIFY(addressOf("0001 0001 01020304"));
    QVERIFY(!addressOf(""));
    QVERIFY(!addressOf("0001 0001"));
    QVERIFY(!addressOf("0001 0001 010203"));
    QVERIFY(!addressOf("0002 0001 01020304"));
    QVERIFY(!addressOf("0003 0001 01020304"));
    QVERIFY(!addressOf("0001 0001 01020304 05060708 01020304 05060708"));

    const auto bytes = StunBuilder(0x0001)
                           .add(0x0024, "010203")
                           .add(0x8029, "0102030405060708 09")
                           .add(0x8028, "0102")
                           .bytes();
    const auto message = Message::decode(bytes);
    QVERIFY(!message.number32(AttributeType::Priority));
    QVERIFY(!message.number64(AttributeType::IceControlled));
    QVERIFY(!message.number32(AttributeType::Lifetime));
    QCOMPARE(message.fingerprintMatches().value(), false);
}

void TestStunMessage::readsErrors()
{
    const auto errorOf = [](const char* hex) {
        const auto bytes = StunBuilder(0x0111).add(0x0009, hex).bytes();
        const auto message = Message::decode(bytes);
        return std::pair(message.errorCode().value_or(-1), sv(message.errorReason()));
    };
    QVERIFY(errorOf("00000457 526f6c65") == std::pair(487, std::string("Role")));
    QVERIFY(errorOf("00000401") == std::pair(401, std::string()));
    QVERIFY(errorOf("fffffc01") == std::pair(401, std::string()));
    QVERIFY(errorOf("000004") == std::pair(-1, std::string("(none)")));
    QVERIFY(errorOf("00000201").first == -1);
    QVERIFY(errorOf("00000701").first == -1);
    QVERIFY(errorOf("00000464").first == -1);
}

void TestStunMessage::classifiesByFirstByte_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<Framing>("framing");
    for (int first = 0; first < 256; ++first) {
        QTest::newRow(qPrintable(QString::number(first)))
            << first
            << (first < 4                        ? Framing::Stun
                    : first >= 64 && first <= 79 ? Framing::ChannelData
                                                 : Framing::Other);
    }
}

void TestStunMessage::classifiesByFirstByte()
{
    QFETCH(const int, first);
    QFETCH(const Framing, framing);
    auto bytes = StunBuilder(0x0001).bytes();
    bytes[0] = static_cast<std::byte>(first);
    QCOMPARE(int(classify(bytes)), int(framing));
}

void TestStunMessage::readsChannelData()
{
    const auto padded = fromHex("4abc 0003 010203 00");
    const auto data = decodeChannelData(padded);
    QVERIFY(data);
    QCOMPARE(int{data->channel}, 0x4ABC);
    QCOMPARE(data->data.size(), std::size_t{3});
    QVERIFY(decodeChannelData(fromHex("4000 0000"))->data.empty());
    QVERIFY(!decodeChannelData(fromHex("4000 0001")));
    QVERIFY(!decodeChannelData(fromHex("4000 00")));
    QVERIFY(!decodeChannelData(fromHex("5000 0000")));
    QVERIFY(!decodeChannelData({}));
}

void TestStunMessage::survivesNoise()
{
    std::mt19937 random(8489); // NOLINT(cert-msc51-cpp): the same noise each time
    for (int round = 0; round < 20000; ++round) {
        ByteVector bytes(random() % 64);
        for (std::byte& byte : bytes)
            byte = static_cast<std::byte>(random() % 4 == 0 ? random() : random() % 8);
        (void)readAll(Message::decode(bytes));
        (void)classify(bytes);
    }
}

QTEST_APPLESS_MAIN(TestStunMessage)
#include "tst_stunmessage.moc"
