// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/decodermodel.h"
#include "tests/support/stunbytes.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <random>

using namespace icelens;
using items::DecoderModel;
using items::Verdict;
using model::MessageSeen;

namespace {

model::Bytes check()
{
    return test::StunBuilder(0x0001, {1, 2, 3})
        .attribute(0x0006, "bobs:alic")
        .number32(0x0024, 0x6E0001FF)
        .number64(0x802A, 42)
        .attribute(0x0025, "")
        .finish();
}

QModelIndex rowNamed(const DecoderModel& model, const char* name, const QModelIndex& parent = {})
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const auto index = model.index(row, 0, parent);
        if (index.data().toString() == QLatin1String(name))
            return index;
    }
    return {};
}

} // namespace

class DecoderModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEachFieldWithItsBytes();
    void relayedMessageIsNestedAtItsBytes();
    void anyBytesAreShown();
};

void DecoderModelTest::showsEachFieldWithItsBytes()
{
    DecoderModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    MessageSeen seen;
    seen.bytes = check();
    seen.integrity = model::Integrity::Verified;
    model.show(seen);
    const auto integrity = rowNamed(model, "MESSAGE-INTEGRITY");
    QVERIFY(integrity.isValid());
    QCOMPARE(integrity.data(items::VerdictRole).toInt(), static_cast<int>(Verdict::Good));
    const auto fingerprint = rowNamed(model, "FINGERPRINT");
    QCOMPARE(fingerprint.data(items::VerdictRole).toInt(), static_cast<int>(Verdict::Good));
    QCOMPARE(fingerprint.data(items::LengthRole).toInt(), 8);
    const auto priority = rowNamed(model, "PRIORITY");
    QCOMPARE(priority.siblingAtColumn(DecoderModel::SectionColumn).data().toString(),
             QStringLiteral("RFC 8445 §7.1.1"));
    // The fields cover every byte of the message.
    for (int byte = 0; byte < static_cast<int>(seen.bytes.size()); ++byte)
        QVERIFY(model.indexAtByte(byte).isValid());
    for (int row = 0; row < model.rowCount(); ++row) {
        for (const int column : {0, 2, 3})
            QVERIFY(!model.index(row, column).data().toString().isEmpty());
    }
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void DecoderModelTest::relayedMessageIsNestedAtItsBytes()
{
    const auto inner = check();
    const auto* text = reinterpret_cast<const char*>(inner.span().data());
    MessageSeen seen;
    seen.bytes = test::StunBuilder(0x0016, {9})
                     .xorAddress(0x0012, model::Address::v4({192, 0, 2, 7}, 5000))
                     .attribute(0x0013, {text, inner.size()})
                     .finish();
    seen.innerIntegrity = model::Integrity::Wrong;
    DecoderModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show(seen);
    const auto data = rowNamed(model, "DATA");
    QCOMPARE(model.rowCount(data), 1);
    const auto inside = model.index(0, 0, data);
    const auto username = rowNamed(model, "USERNAME", inside);
    QVERIFY(username.isValid());
    const int offset = username.data(items::OffsetRole).toInt();
    // 20 bytes of header, XOR-PEER-ADDRESS 12, DATA's header 4, the header inside 20.
    QCOMPARE(offset, 20 + 12 + 4 + 20);
    QCOMPARE(model.indexAtByte(offset + 5), username);
    const auto integrity = rowNamed(model, "MESSAGE-INTEGRITY", inside);
    QCOMPARE(integrity.data(items::VerdictRole).toInt(), static_cast<int>(Verdict::Bad));
    QVERIFY(!model.copyText().isEmpty());
}

void DecoderModelTest::anyBytesAreShown()
{
    std::mt19937 random(1);
    DecoderModel model;
    for (int i = 0; i < 2000; ++i) {
        const auto good = check();
        std::vector<std::byte> bytes(good.span().begin(), good.span().end());
        if (random() % 2 == 0)
            bytes.resize(random() % (bytes.size() + 1));
        for (int change = 0; change < 4 && !bytes.empty(); ++change)
            bytes[random() % bytes.size()] = std::byte(random() % 256);
        MessageSeen seen;
        seen.bytes = model::Bytes(bytes);
        model.show(seen);
        for (int row = 0; row < model.rowCount(); ++row) {
            const auto index = model.index(row, 0);
            const int end =
                index.data(items::OffsetRole).toInt() + index.data(items::LengthRole).toInt();
            QVERIFY(end <= static_cast<int>(bytes.size()));
        }
    }
}

QTEST_GUILESS_MAIN(DecoderModelTest)
#include "tst_decodermodel.moc"
