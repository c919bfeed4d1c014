// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/glossary.h"
#include "model/items/termspans.h"
#include "model/items/whysubject.h"
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
    void termsAreFoundInText();
    void eventsLeadToTheirSubject();
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

void WhyWordsTest::termsAreFoundInText()
{
    const auto text = QStringLiteral("Checks of the check list are Frozen, not frozen or checked.");
    QStringList found;
    for (const auto& span : termsIn(text))
        found.push_back(text.mid(span.start, span.length));
    QCOMPARE(found,
             QStringList({QStringLiteral("Checks"), QStringLiteral("check list"),
                          QStringLiteral("Frozen")}));
    QCOMPARE(termsIn(text)[1].term, Term::CheckList);
    QVERIFY(termsIn(QStringLiteral("unchecked, rechecks, check-up")).isEmpty());
    // Each name is found as itself, and as one.
    for (const auto& entry : Glossary::entries()) {
        const auto spans = termsIn(entry.name);
        QVERIFY2(spans.size() == 1 && spans[0].term == entry.term, qPrintable(entry.name));
    }
}

void WhyWordsTest::eventsLeadToTheirSubject()
{
    test::Story story;
    story.pairs(10ms, test::alice, {"1:1"});
    story.message(20ms, test::alice, model::Direction::Sent, test::check(1));
    const auto& log = story.log();
    const model::Moments moments{log.latest(), log, log.size(), story.index()};
    const auto last = log.size() - 1;
    QVERIFY(WhySubject::ofEvent(last, moments) == model::Subject(model::MessageSubject{last}));
    QVERIFY(WhySubject::ofEvent(last - 1, moments) == model::Subject(model::PairId(1)));
    QVERIFY(
        std::holds_alternative<model::CandidateSubject>(*WhySubject::ofEvent(last - 2, moments)));
    QVERIFY(WhySubject::ofEvent(1, moments) == model::Subject(model::AgentSubject{test::alice}));
    QVERIFY(!WhySubject::ofEvent(0, moments));        // of the whole session
    QVERIFY(!WhySubject::ofEvent(last + 1, moments)); // not yet
    QCOMPARE(WhySubject::name(model::MessageSubject{last}, moments),
             QStringLiteral("packet at 0.020 s"));
}

QTEST_APPLESS_MAIN(WhyWordsTest)
#include "tst_whywords.moc"
