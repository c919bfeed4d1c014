// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stun/describe.h"
#include "model/stun/inner.h"
#include "tests/model/stunbytes.h"

#include <QTest>

#include <algorithm>

using namespace icelens::model;
using namespace icelens::model::stun;
using namespace icelens::test;

class TestStunDescribe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void describesTheSampleRequest();
    void describesAMessageWithoutMagicCookie();
    void fieldsCoverTheMessage();
    void valuesHaveTheFormOfTheirAttribute_data();
    void valuesHaveTheFormOfTheirAttribute();
    void malformedValuesStayOctets_data();
    void malformedValuesStayOctets();
    void unknownTypesStayOctets();
    void meaningDependsOnTheMessage_data();
    void meaningDependsOnTheMessage();
    void repeatedAttributesAreMarked();
    void manyFingerprintsCostNoMoreThanOne();
    void everyKnownAttributeHasNameMeaningAndSource();
    void knowsRegisteredErrorsAndMethods();
    void unwrapsIndications();
    void unwrapsChannelData();
    void leavesOthersWrapped();
};

namespace {

Description describeBytes(const ByteVector& bytes)
{
    return describe(Message::decode(bytes));
}

Field describeAttribute(std::uint16_t messageType, int type, const char* hex)
{
    const auto bytes = StunBuilder(messageType).add(static_cast<std::uint16_t>(type), hex).bytes();
    return describeBytes(bytes).fields.back();
}

Address at(const char* text)
{
    return Address::parseWithPort(text).value();
}

Bytes octets(const char* hex)
{
    return Bytes(fromHex(hex));
}

} // namespace

void TestStunDescribe::describesTheSampleRequest()
{
    const auto all = describeBytes(fromHex(sampleRequest));
    QCOMPARE(all.fields.size(), std::size_t{10});
    QCOMPARE(all.undecoded, std::size_t{0});
    QVERIFY(all.fields[0].value == Value(MessageTypeValue{0x0001, 0x001, Class::Request}));
    QVERIFY(all.fields[1].value == Value(NumberValue{88, 16, Unit::Octets}));
    QVERIFY(all.fields[2].meaning == Meaning::MagicCookie);
    QVERIFY(all.fields[3].value == Value(OctetsValue{octets("b7e7a701bc34d686fa87dfae")}));
    QVERIFY(all.fields[4].value == Value(TextValue{"STUN test client"}));
    QVERIFY(!all.fields[4].required());
    QVERIFY(all.fields[5].value == Value(PriorityValue{0x6E0001FF, 110, 1, 1}));
    QVERIFY(all.fields[5].required());
    QVERIFY(all.fields[6].meaning == Meaning::IceControlled);
    const Field& username = all.fields[7];
    QVERIFY(username.meaning == Meaning::UsernameOfCheck);
    QVERIFY(username.name == "USERNAME" && username.reference == "RFC 8489 §14.3");
    QCOMPARE(username.offset, std::size_t{60});
    QCOMPARE(username.length, std::size_t{16});
    QCOMPARE(username.valueOffset, std::size_t{64});
    QCOMPARE(username.valueLength, std::size_t{9});
    QVERIFY(all.fields[9].value == Value(ChecksumValue{0xE57A3BCF, true}));
}

void TestStunDescribe::describesAMessageWithoutMagicCookie()
{
    const auto all = describeBytes(StunBuilder(0x0001, false).bytes());
    QCOMPARE(all.fields.size(), std::size_t{3});
    QVERIFY(all.fields[2].meaning == Meaning::LegacyTransactionId);
    QCOMPARE(all.fields[2].length, std::size_t{16});
}

void TestStunDescribe::fieldsCoverTheMessage()
{
    const auto whole = fromHex(sampleResponseV6);
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        const ByteVector cut(whole.begin(), whole.begin() + std::ptrdiff_t(size));
        const auto all = describeBytes(cut);
        std::size_t end = 0;
        for (const Field& field : all.fields) {
            QCOMPARE(field.offset, end);
            end += field.length;
            QVERIFY(field.valueOffset + field.valueLength <= end);
        }
        QCOMPARE(end + all.undecoded, size);
    }
}

void TestStunDescribe::valuesHaveTheFormOfTheirAttribute_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<Value>("value");
    const auto row = [](int type, const char* hex, const Value& value) {
        const AttributeInfo* info = attributeInfo(static_cast<std::uint16_t>(type));
        QTest::addRow("%s %s", info->name.data(), hex) << type << QByteArray(hex) << value;
    };
    row(0x0001, "0001 0d96 c0000201", AddressValue{at("192.0.2.1:3478"), false});
    row(0x0003, "00000006", FlagsValue{6, {Flag::ChangeAddress, Flag::ChangePort}});
    row(0x0003, "00000000", FlagsValue{});
    row(0x0009, "00000401 61", ErrorValue{401, "a", {}});
    row(0x0009, "00000763", ErrorValue{799, "", {}});
    row(0x000A, "0024 8022", TypesValue{{0x0024, 0x8022}});
    row(0x000A, "", TypesValue{});
    row(0x000C, "4001 0000", NumberValue{0x4001, 16, Unit::Hex});
    row(0x000D, "00000258", NumberValue{600, 32, Unit::Seconds});
    row(0x0012, "0001 2c84 e112a643", AddressValue{at("192.0.2.1:3478"), true});
    row(0x0013, "0102 03", OctetsValue{octets("010203")});
    row(0x0014, "6578", TextValue{"ex"});
    row(0x0017, "02000000", FamilyValue{2});
    row(0x0018, "80", FlagsValue{0x80, {Flag::ReserveNextPort}});
    row(0x0018, "00", FlagsValue{});
    row(0x0019, "11000000", ProtocolValue{17});
    row(0x001A, "", NoValue{});
    row(0x001D, "0002 0000", AlgorithmsValue{{{2, {}}}});
    row(0x0024, "7e ffff ff", PriorityValue{2130706431, 126, 65535, 1});
    row(0x0025, "", NoValue{});
    row(0x0027, "0d96 0000", NumberValue{3478, 16, Unit::None});
    row(0x002A, "deadbeef", NumberValue{0xDEADBEEF, 32, Unit::Hex});
    row(0x8001, "02000428 61", ErrorValue{440, "a", 2});
    row(0x8002, "0002 0000 0001 0001 ff 000000", AlgorithmsValue{{{2, {}}, {1, octets("ff")}}});
    row(0x8004, "0000 0604 00000578", IcmpValue{3, 4, 1400});
    row(0x802A, "0000000000000001", NumberValue{1, 64, Unit::Hex});
    row(0xC001, "00000003", NumberValue{3, 32, Unit::None});
    row(0xC057, "0009 0384", NetworkInfoValue{9, 900});
}

void TestStunDescribe::valuesHaveTheFormOfTheirAttribute()
{
    QFETCH(const int, type);
    QFETCH(const QByteArray, hex);
    QFETCH(const Value, value);
    const auto field = describeAttribute(0x0001, type, hex.constData());
    QVERIFY(!field.malformed);
    QVERIFY(field.value == value);
}

void TestStunDescribe::malformedValuesStayOctets_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("hex");
    int row = 0;
    const auto add = [&row](int type, const char* hex) {
        QTest::addRow("%d: 0x%04x", ++row, unsigned(type)) << type << QByteArray(hex);
    };
    add(0x0001, "0001 0d96 c00002");
    add(0x0003, "000006");
    add(0x0009, "000004");
    add(0x000A, "0024 80");
    add(0x000C, "4001");
    add(0x000D, "");
    add(0x0017, "0200");
    add(0x0018, "80000000 00");
    add(0x0019, "");
    add(0x001A, "00");
    add(0x001D, "");
    add(0x001D, "0002 0000 0001 0000");
    add(0x0020, "0005 2c84 e112a643");
    add(0x0024, "7effff");
    add(0x0025, "01");
    add(0x8002, "0002");
    add(0x8002, "0002 0008 00000000");
    add(0x8004, "0000");
    add(0x8028, "00");
    add(0x802A, "00000000000000");
    add(0xC057, "0009");
}

void TestStunDescribe::malformedValuesStayOctets()
{
    QFETCH(const int, type);
    QFETCH(const QByteArray, hex);
    const auto field = describeAttribute(0x0001, type, hex.constData());
    QVERIFY(field.malformed);
    QVERIFY(!field.name.empty());
    QVERIFY(field.value == Value(OctetsValue{octets(hex.constData())}));
}

void TestStunDescribe::unknownTypesStayOctets()
{
    const auto required = describeAttribute(0x0001, 0x7FFF, "010203");
    QVERIFY(required.name.empty());
    QVERIFY(required.reference.empty());
    QVERIFY(required.required());
    QVERIFY(!required.malformed);
    QVERIFY(required.meaning == Meaning::Unknown);
    QVERIFY(required.value == Value(OctetsValue{octets("010203")}));
    QCOMPARE(required.length, std::size_t{8});
    QVERIFY(!describeAttribute(0x0001, 0xFFFF, "").required());
}

void TestStunDescribe::meaningDependsOnTheMessage_data()
{
    QTest::addColumn<int>("message");
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<Meaning>("meaning");
    int row = 0;
    const auto add = [&row](int message, int type, const char* hex, Meaning meaning) {
        QTest::addRow("%d: 0x%04x in 0x%04x", ++row, unsigned(type), unsigned(message))
            << message << type << QByteArray(hex) << meaning;
    };
    const char* address = "0001 2c84 e112a643";
    add(0x0001, 0x0006, "61", Meaning::UsernameOfCheck);
    add(0x0003, 0x0006, "61", Meaning::UsernameOfAccount);
    add(0x0101, 0x0020, address, Meaning::MappedAddress);
    add(0x0103, 0x0020, address, Meaning::AllocationMapped);
    add(0x0016, 0x0012, address, Meaning::PeerSentTo);
    add(0x0017, 0x0012, address, Meaning::PeerReceivedFrom);
    add(0x0008, 0x0012, address, Meaning::PeerPermitted);
    add(0x0009, 0x0012, address, Meaning::PeerBound);
    add(0x000A, 0x0012, address, Meaning::PeerConnected);
    add(0x0001, 0x0012, address, Meaning::PeerAddress);
    add(0x0016, 0x0013, "61", Meaning::DataToPeer);
    add(0x0017, 0x0013, "61", Meaning::DataFromPeer);
    add(0x0003, 0x000D, "00000258", Meaning::LifetimeAsked);
    add(0x0004, 0x000D, "00000258", Meaning::LifetimeAsked);
    add(0x0004, 0x000D, "00000000", Meaning::LifetimeEnd);
    add(0x0104, 0x000D, "00000000", Meaning::LifetimeGranted);
}

void TestStunDescribe::meaningDependsOnTheMessage()
{
    QFETCH(const int, message);
    QFETCH(const int, type);
    QFETCH(const QByteArray, hex);
    QFETCH(const Meaning, meaning);
    const auto field =
        describeAttribute(static_cast<std::uint16_t>(message), type, hex.constData());
    QCOMPARE(int(field.meaning), int(meaning));
}

void TestStunDescribe::repeatedAttributesAreMarked()
{
    const auto bytes =
        StunBuilder(0x0001).add(0x8022, "61").add(0x0025, "").add(0x8022, "62").bytes();
    const auto all = describeBytes(bytes);
    QVERIFY(!all.fields[4].repeated);
    QVERIFY(!all.fields[5].repeated);
    QVERIFY(all.fields[6].repeated);
}

void TestStunDescribe::manyFingerprintsCostNoMoreThanOne()
{
    StunBuilder builder(0x0001);
    for (int i = 0; i < 8000; ++i)
        builder.add(0x8028, "00000000");
    const auto all = describeBytes(builder.bytes());
    QCOMPARE(std::get<ChecksumValue>(all.fields[4].value).matches, std::optional(false));
    QVERIFY(std::all_of(all.fields.begin() + 5, all.fields.end(), [](const Field& field) {
        return !std::get<ChecksumValue>(field.value).matches;
    }));
}

void TestStunDescribe::everyKnownAttributeHasNameMeaningAndSource()
{
    for (const AttributeInfo& info : knownAttributes()) {
        QVERIFY(!info.name.empty());
        QVERIFY(!info.reference.empty());
        QVERIFY(info.meaning != Meaning::Unknown);
        QVERIFY(attributeInfo(info.type) == &info);
    }
    QVERIFY(attributeInfo(0x0000) == nullptr);
    QVERIFY(attributeInfo(0x001F) == nullptr);
    QVERIFY(attributeInfo(0xFFFF) == nullptr);
}

void TestStunDescribe::knowsRegisteredErrorsAndMethods()
{
    QVERIFY(errorInfo(401)->name == "Unauthenticated");
    QVERIFY(errorInfo(487)->reference == "RFC 8445 §16.2");
    QVERIFY(errorInfo(408) == nullptr);
    QVERIFY(errorInfo(0) == nullptr);
    QVERIFY(methodInfo(0x001)->name == "Binding");
    QVERIFY(methodInfo(0x005) == nullptr);
}

void TestStunDescribe::unwrapsIndications()
{
    const auto check = fromHex(sampleRequest);
    for (const std::uint16_t type : {0x0016, 0x0017}) {
        const auto bytes =
            StunBuilder(type).add(0x0012, "0001 2c84 e112a643").add(0x0013, check).bytes();
        const auto inner = unwrap(bytes);
        QVERIFY(inner);
        QCOMPARE(inner->peer.toString(), std::string("192.0.2.1:3478"));
        QCOMPARE(int{inner->channel}, 0);
        QVERIFY(std::ranges::equal(inner->bytes, check));
        QVERIFY(Message::decode(inner->bytes).fingerprintMatches().value());
    }
}

void TestStunDescribe::unwrapsChannelData()
{
    auto bytes = fromHex("4001 006c");
    const auto check = fromHex(sampleRequest);
    bytes.insert(bytes.end(), check.begin(), check.end());
    const auto inner = unwrap(bytes);
    QVERIFY(inner);
    QVERIFY(inner->peer.isNull());
    QCOMPARE(int{inner->channel}, 0x4001);
    QVERIFY(std::ranges::equal(inner->bytes, check));
}

void TestStunDescribe::leavesOthersWrapped()
{
    const char* peer = "0001 2c84 e112a643";
    const auto none = [](const ByteVector& bytes) { return !unwrap(bytes).has_value(); };
    QVERIFY(none({}));
    QVERIFY(none(fromHex(sampleRequest)));
    QVERIFY(none(StunBuilder(0x0016).add(0x0012, peer).bytes()));
    QVERIFY(none(StunBuilder(0x0016).add(0x0013, "01").bytes()));
    QVERIFY(none(StunBuilder(0x0016).add(0x0012, "0001").add(0x0013, "01").bytes()));
    QVERIFY(none(StunBuilder(0x0006).add(0x0012, peer).add(0x0013, "01").bytes()));
    QVERIFY(none(fromHex("4001 0005 01020304")));
    QVERIFY(none(fromHex("80600001")));
}

QTEST_APPLESS_MAIN(TestStunDescribe)
#include "tst_stundescribe.moc"
