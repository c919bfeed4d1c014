// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/glossary.h"
#include "model/items/whywords.h"
#include "tests/model/explainstory.h"

#include <QTest>

using namespace icelens;
using namespace icelens::items;
using namespace std::chrono_literals;

class WhyWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFindingHasASentence();
    void timesAndPairsAreLinks();
    void inferredSaysSo();
    void everyTermIsDefined();
};

void WhyWordsTest::everyFindingHasASentence()
{
    const model::Session session;
    for (std::size_t i = 0; i < model::findingCount; ++i) {
        model::Explanation why;
        why.finding = static_cast<model::Finding>(i);
        const auto text = WhyWords::text(why, session);
        QVERIFY2(text.size() > 10, qPrintable(QString::number(i)));
        QVERIFY2(text.endsWith(u'.') || text.endsWith(u'?'), qPrintable(text));
        QVERIFY(!text.contains(QStringLiteral("%n")));
        QVERIFY(!WhyWords::question(why).isEmpty());
    }
}

void WhyWordsTest::timesAndPairsAreLinks()
{
    const model::Session session;
    model::Explanation why;
    why.finding = model::Finding::RemovedLower;
    why.arguments = {model::Moment{5046ms, 17}, model::PairId(4)};
    const auto segments = WhyWords::sentence(why, session);
    QCOMPARE(segments.size(), qsizetype{5});
    QCOMPARE(segments[1].text, QStringLiteral("5.046 s"));
    QCOMPARE(segments[1].event, std::optional<std::uint32_t>(17));
    QCOMPARE(segments[3].text, QStringLiteral("pair 4"));
    QVERIFY(segments[3].pair == model::PairId(4));
    QVERIFY(!segments[0].event && segments[0].pair == model::PairId());
    QCOMPARE(WhyWords::reference({8445, "8.1.2"}), QStringLiteral("RFC 8445 §8.1.2"));
}

void WhyWordsTest::inferredSaysSo()
{
    const model::Session session;
    model::Explanation why;
    why.finding = model::Finding::NextIsThis;
    QVERIFY(!WhyWords::text(why, session).contains(QStringLiteral("(inferred)")));
    why.certainty = model::Certainty::Inferred;
    QVERIFY(WhyWords::text(why, session).endsWith(QStringLiteral("(inferred)")));
}

void WhyWordsTest::everyTermIsDefined()
{
    const auto entries = Glossary::entries();
    QCOMPARE(entries.size(), termCount);
    for (const auto& entry : entries) {
        QVERIFY(!entry.name.isEmpty());
        QVERIFY2(entry.definition.endsWith(u'.'), qPrintable(entry.name));
        QVERIFY(Glossary::find(entry.name.toUpper())->term == entry.term);
    }
    QVERIFY(!Glossary::find(QStringLiteral("no such word")));
}

QTEST_APPLESS_MAIN(WhyWordsTest)
#include "tst_whywords.moc"
