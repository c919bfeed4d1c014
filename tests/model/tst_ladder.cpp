// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/ladderlayout.h"
#include "tests/support/generatedsession.h"
#include "tests/support/projected.h"
#include "tests/support/story.h"

#include <QTest>

using namespace icelens;
using namespace std::chrono_literals;
using model::Cursor;
using model::Direction;
using model::Fate;
using model::LadderLayout;
using model::LifelineKind;
using test::Story;

namespace {

constexpr auto a = "10.0.0.1:4000";
constexpr auto aMapped = "203.0.113.1:40000";
constexpr auto b = "198.51.100.2:5000";
constexpr auto server = "198.51.100.9:3478";

/// Alice is behind a NAT. Her first copy is lost, her second answered; Bob's check is on its way.
Story behindNat(bool withBob)
{
    Story story(withBob);
    story
        .seen(1ms, Story::alice, Direction::Sent, a, server,
              test::StunBuilder(0x0001, {77}).finish())
        .candidate(30ms, Story::alice, model::CandidateType::ServerReflexive, aMapped, a, server);
    if (withBob)
        story.candidate(31ms, Story::bob, model::CandidateType::Host, b, b);
    story.pair(40ms, Story::alice, a, b);
    if (withBob)
        story.seen(50ms, Story::bob, Direction::Received, b, "203.0.113.1:41111",
                   Story::request(3));
    story.seen(100ms, Story::alice, Direction::Sent, a, b, Story::request(1))
        .seen(600ms, Story::alice, Direction::Sent, a, b, Story::request(1));
    if (withBob)
        story.seen(620ms, Story::bob, Direction::Received, b, aMapped, Story::request(1))
            .seen(621ms, Story::bob, Direction::Sent, b, aMapped, Story::success(1));
    story.seen(640ms, Story::alice, Direction::Received, a, b, Story::success(1))
        .seen(9s, Story::alice, Direction::Sent, a, b, Story::request(2));
    return story;
}

std::vector<model::Arrow> arrowsOf(const test::Projected& session,
                                   const model::LadderFilter& filter, const Cursor& cursor)
{
    std::vector<model::Arrow> arrows;
    const auto& ladder = session.projections.ladder();
    for (const auto message : ladder.arrows(filter, cursor))
        arrows.push_back(ladder.arrow(message, cursor));
    return arrows;
}

} // namespace

class TestLadder : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void bothEndsGiveSlopeAndLoss()
    {
        const auto session = test::project(behindNat(true).events);
        const auto arrows = arrowsOf(*session, {}, Cursor{session->log.size(), 11s});
        QCOMPARE(arrows.size(), std::size_t{6});
        QVERIFY(arrows[0].to.kind == LifelineKind::Server);
        QVERIFY(arrows[0].fate == Fate::NotKnown && arrows[0].reply == model::Reply::NotYet);
        const auto& lost = arrows[2];
        QVERIFY(lost.fate == Fate::Lost && !lost.travel());
        QVERIFY(lost.to == (model::Lifeline{LifelineKind::Base, Story::bob, Story::ip(b)}));
        const auto& again = arrows[3];
        QCOMPARE(int(again.copy), 1);
        QVERIFY(again.travel() == std::optional<std::chrono::nanoseconds>(20ms));
        QVERIFY(again.ambiguous); // both copies were unseen: which one came is inferred
        QVERIFY(again.fromVia && again.fromVia->kind == LifelineKind::Nat);
        QVERIFY(!again.toVia);
        const auto& answer = arrows[4];
        QVERIFY(answer.from.agent == Story::bob && answer.to.agent == Story::alice);
        QVERIFY(answer.toVia && answer.toVia->address == Story::ip(aMapped).withPort(0));
        QVERIFY(answer.travel() == std::optional<std::chrono::nanoseconds>(19ms));
        QCOMPARE(answer.request, again.message);
        QVERIFY(arrows[5].fate == Fate::Lost);
    }

    void oneEndAloneNeverSaysLost()
    {
        const auto session = test::project(behindNat(false).events);
        const auto arrows = arrowsOf(*session, {}, Cursor{session->log.size(), 60s});
        QCOMPARE(arrows.size(), std::size_t{5});
        for (const auto& arrow : arrows)
            QVERIFY(arrow.fate != Fate::Lost && !arrow.travel());
        QVERIFY(arrows[1].to.kind == LifelineKind::Remote);
        QVERIFY(arrows[1].reply == model::Reply::Success);
        QVERIFY(arrows[4].reply == model::Reply::NotYet);
    }

    void filtersChooseTransactionsPairsAndFailures()
    {
        const auto session = test::project(behindNat(true).events);
        const Cursor cursor{session->log.size(), 11s};
        model::LadderFilter filter;
        filter.transaction = session->transactions.find(model::TransactionId{1}).value();
        QCOMPARE(arrowsOf(*session, filter, cursor).size(), std::size_t{3});
        filter = {};
        filter.pair = model::PairId(1);
        QCOMPARE(arrowsOf(*session, filter, cursor).size(), std::size_t{4});
        filter = {};
        filter.onlyFailures = true;
        QCOMPARE(arrowsOf(*session, filter, cursor).size(), std::size_t{3});
    }

    void relayedMessagesMeetTheirOtherEnd()
    {
        const auto inner = Story::request(5);
        const auto* text = reinterpret_cast<const char*>(inner.span().data());
        const auto wrapped = test::StunBuilder(0x0016, {200})
                                 .xorAddress(0x0012, Story::ip(b))
                                 .attribute(0x0013, {text, inner.size()})
                                 .finish();
        Story story;
        story.candidate(1ms, Story::bob, model::CandidateType::Host, b, b)
            .seen(10ms, Story::alice, Direction::Sent, a, server, wrapped)
            .seen(35ms, Story::bob, Direction::Received, b, "198.51.100.9:50000", inner);
        const auto session = test::project(story.events);
        const auto arrows = arrowsOf(*session, {}, Cursor::end());
        QCOMPARE(arrows.size(), std::size_t{1});
        QVERIFY(arrows[0].relayed && arrows[0].fate == Fate::Arrived);
        QVERIFY(arrows[0].travel() == std::optional<std::chrono::nanoseconds>(25ms));
        QVERIFY(arrows[0].fromVia->kind == LifelineKind::Server);
        QVERIFY(arrows[0].to.agent == Story::bob);
    }

    void gapsAreCutAndSayTheirLength()
    {
        const auto session = test::project(behindNat(true).events);
        const Cursor cursor{session->log.size(), 11s};
        const LadderLayout layout(session->projections.ladder(), {}, cursor, 1s, 100ms);
        QCOMPARE(layout.gaps().size(), std::size_t{1});
        QCOMPARE(layout.gaps()[0].length(), std::chrono::nanoseconds(9s - 640ms));
        QCOMPARE(layout.length(), model::SessionTime(639ms + 100ms));
        for (const auto time : {1ms, 100ms, 640ms, 9000ms})
            QCOMPARE(layout.fromPaper(layout.toPaper(time)), model::SessionTime(time));
        const auto half = layout.toPaper(640ms + (9s - 640ms) / 2);
        QCOMPARE(half, model::SessionTime(639ms + 50ms));
        QCOMPARE(layout.visible({}, layout.length() + 1ns, 1000).size(), std::size_t{6});
        QCOMPARE(layout.visible(layout.toPaper(605ms), layout.toPaper(622ms), 100).size(),
                 std::size_t{2}); // one under way, one sent
    }

    void aCrowdIsDrawnOnceAndCounted()
    {
        const auto session = test::project(test::generatedSession({.pairs = 80, .events = 12'000}));
        const auto cursor = session->at(session->log.size());
        const LadderLayout layout(session->projections.ladder(), {}, cursor, 0s, 0s);
        const auto drawn = layout.visible({}, layout.length() + 1ns, 40);
        std::size_t messages = 0;
        for (const auto& one : drawn)
            messages += one.count;
        QCOMPARE(messages, layout.messages().size());
        QVERIFY(drawn.size() <= std::size_t{40 * 16});
        QVERIFY(layout.lifelines().size() > 10);
        QVERIFY(layout.columnOf(layout.lifelines()[3]) == std::optional<std::size_t>(3));
    }

    void aHandshakeIsOneArrowFromEndToEnd()
    {
        const auto dtls = [](std::uint8_t number) {
            // A ClientHello's record: what is in it does not matter here.
            std::array<std::byte, 14> bytes{std::byte{22}, std::byte{0xFE}, std::byte{0xFD}};
            bytes.back() = std::byte{number};
            return model::Bytes(bytes);
        };
        const auto seen = [&](Story& story, std::chrono::milliseconds at, model::AgentId who,
                              Direction direction, std::uint8_t number) {
            const bool isAlice = who == Story::alice;
            story.add(at, who,
                      model::Boxed<model::DtlsSeen>(
                          model::DtlsSeen{direction, false, Story::ip(isAlice ? a : b),
                                          Story::ip(isAlice ? b : a), dtls(number)}));
        };
        const auto counted = [&](Story& story, std::chrono::milliseconds at, model::AgentId who,
                                 Direction direction) {
            const bool isAlice = who == Story::alice;
            story.add(at, who,
                      model::MediaCounted{direction, false, model::MediaClass::Rtp,
                                          Story::ip(isAlice ? a : b), Story::ip(isAlice ? b : a), 7,
                                          700});
        };
        Story story;
        story.candidate(1ms, Story::alice, model::CandidateType::Host, a, a)
            .candidate(1ms, Story::bob, model::CandidateType::Host, b, b)
            .pair(2ms, Story::alice, a, b)
            .pair(2ms, Story::bob, b, a)
            .seen(5ms, Story::bob, Direction::Received, b, a, Story::request(9));
        seen(story, 100ms, Story::alice, Direction::Sent, 1);
        seen(story, 1100ms, Story::alice, Direction::Sent, 2);
        seen(story, 1120ms, Story::bob, Direction::Received, 2);
        seen(story, 1121ms, Story::bob, Direction::Sent, 3);
        counted(story, 1200ms, Story::alice, Direction::Sent);
        counted(story, 1200ms, Story::bob, Direction::Received);
        counted(story, 1700ms, Story::alice, Direction::Sent); // not the first
        const auto session = test::project(story.events);
        const auto& ladder = session->projections.ladder();
        const Cursor cursor{session->log.size(), 5s};
        const auto media = ladder.media({}, cursor);
        QCOMPARE(media.size(), std::size_t{4});
        QVERIFY(media[0].fate == Fate::Lost && !media[0].travel());
        QVERIFY(media[0].to == (model::Lifeline{LifelineKind::Base, Story::bob, Story::ip(b)}));
        QVERIFY(media[1].travel() == std::optional<std::chrono::nanoseconds>(20ms));
        QVERIFY(media[1].fate == Fate::Arrived && media[1].from.agent == Story::alice);
        QVERIFY(media[2].from.agent == Story::bob);
        QVERIFY(media[3].bytes.empty() && media[3].packets == 7);
        QVERIFY(media[3].sentEvent != model::noEvent && media[3].receivedEvent != model::noEvent);

        model::LadderFilter filter;
        filter.onlyFailures = true;
        // What Bob sent is not known to be lost: nothing tells that Alice's socket is watched.
        QCOMPARE(ladder.media(filter, cursor).size(), std::size_t{1});
        filter = {};
        filter.transaction = 0;
        QVERIFY(ladder.media(filter, cursor).empty());
        filter = {};
        filter.pair = model::PairId(2); // Bob's, which saw three of them
        QCOMPARE(ladder.media(filter, cursor).size(), std::size_t{3});

        // Messages and media stand in one order, and each is found by either of its events.
        const LadderLayout layout(ladder, {}, cursor, 500ms, 50ms);
        QCOMPARE(layout.itemCount(), layout.messages().size() + 4);
        for (std::size_t place = 0; place < layout.itemCount(); ++place) {
            const auto item = layout.item(place);
            if (!item.isMedia) {
                const auto event = session->projections.wire()[layout.messages()[item.index]].event;
                QVERIFY(layout.placeOf(event) == place);
                continue;
            }
            for (const auto event :
                 {layout.media()[item.index].sentEvent, layout.media()[item.index].receivedEvent})
                QVERIFY(event == model::noEvent || layout.placeOf(event) == place);
        }
        QVERIFY(layout.placeOf(0) == std::nullopt);
        QCOMPARE(layout.gaps().size(), std::size_t{1}); // from the lost one to the next
        const auto text =
            QString::fromStdString(ladderText(ladder, layout, cursor, session->log.latest()));
        QVERIFY(text.contains(QStringLiteral("first of RTP or RTCP")));
        QVERIFY(text.contains(QStringLiteral("20.000 ms")));
    }

    void whatIsOnlyCountedIsNeverLost()
    {
        Story story;
        story.candidate(1ms, Story::alice, model::CandidateType::Host, a, a)
            .candidate(1ms, Story::bob, model::CandidateType::Host, b, b)
            .seen(5ms, Story::bob, Direction::Received, b, a, Story::request(9))
            .add(50ms, Story::bob,
                 model::MediaCounted{Direction::Received, false, model::MediaClass::Dtls,
                                     Story::ip(b), Story::ip(a), 3, 300})
            .add(100ms, Story::alice,
                 model::Boxed<model::DtlsSeen>(
                     model::DtlsSeen{Direction::Sent, false, Story::ip(a), Story::ip(b),
                                     model::Bytes(std::array{std::byte{22}})}));
        const auto session = test::project(story.events);
        for (const auto& one :
             session->projections.ladder().media({}, Cursor{session->log.size(), 9s}))
            QVERIFY(one.fate != Fate::Lost);
    }

    void theScaleTellsArrowsApart()
    {
        const auto session = test::project(behindNat(true).events);
        const LadderLayout layout(session->projections.ladder(), {},
                                  Cursor{session->log.size(), 11s});
        // The closest quarter of the steps is up to 49 ms; nine of ten arrows take 19 ms.
        QVERIFY(std::abs(layout.readableScale(49, 1000) - 1000) < 1);
        QVERIFY(std::abs(layout.readableScale(49, 2) - 2 / 0.019) < 1);
        const LadderLayout empty(session->projections.ladder(), {}, Cursor{});
        QCOMPARE(empty.readableScale(20, 100), 0.0);
    }

    void theTextIsAlwaysTheSame()
    {
        const auto session = test::project(behindNat(true).events);
        const Cursor cursor{session->log.size(), 11s};
        const LadderLayout layout(session->projections.ladder(), {}, cursor, 1s, 100ms);
        const auto text = QString::fromStdString(
            ladderText(session->projections.ladder(), layout, cursor, session->log.latest()));
        const auto lines = text.split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 9); // heading, six arrows, a gap, and the end
        QVERIFY(lines[3].startsWith(QStringLiteral("0.100000 s")));
        QVERIFY(lines[3].endsWith(QStringLiteral("not seen by the far end")));
        QVERIFY(lines[4].contains(QStringLiteral("20.000 ms")));
        QVERIFY(lines[4].contains(QStringLiteral("Binding request, retransmission 1")));
        QVERIFY(lines[5].contains(QStringLiteral("Bob 198.51.100.2:5000")));
        QVERIFY(lines[6].startsWith(QStringLiteral("...")));
        QVERIFY(lines[6].contains(QStringLiteral("8360.000 ms")));
        for (int i = 2; i < 6; ++i)
            QCOMPARE(lines[i].indexOf(QStringLiteral("Binding")),
                     lines[1].indexOf(QStringLiteral("Binding")));
    }
};

QTEST_APPLESS_MAIN(TestLadder)
#include "tst_ladder.moc"
