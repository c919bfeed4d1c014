// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/explainstory.h"

#include <QTest>

#include <functional>
#include <map>
#include <set>
#include <string>

using namespace icelens;
using namespace icelens::test;
using namespace std::chrono_literals;
using model::Direction;
using model::Finding;
using model::PairId;
using model::PairState;
using model::RemovalReason;
using model::TriggerReason;

namespace {

constexpr auto sent = Direction::Sent;
constexpr auto received = Direction::Received;

Story pairs(int count = 1, model::AgentId agent = alice)
{
    Story story;
    std::vector<std::string> foundations;
    for (int i = 1; i <= count; ++i)
        foundations.push_back(std::to_string(i));
    story.pairs(0ms, agent, foundations);
    return story;
}

Story& answered(Story& story, model::AgentId agent = alice)
{
    story.message(1s, agent, sent, check(1))
        .message(1020ms, agent, received, success(1, hostOf(agent)));
    return story.state(1020ms, agent, 1, PairState::Succeeded)
        .tell(1020ms, agent, model::PairValidated{PairId(1)});
}

Story& selected(Story& story, std::uint32_t pair)
{
    const auto network = static_cast<std::uint8_t>(pair - 1);
    story.state(2s, alice, pair, PairState::Succeeded)
        .tell(2s, alice, model::PairValidated{PairId(pair)})
        .tell(2s, alice, model::PairNominated{PairId(pair)});
    return story.tell(
        2s, alice, model::PairSelected{stream, rtp, hostOf(alice, network), hostOf(bob, network)});
}

/// Stories of which pair 1 is the hero.
std::map<std::string, Story> stories()
{
    std::map<std::string, Story> all;
    const auto add = [&](const char* name, Story story) { all.emplace(name, std::move(story)); };
    add("new", pairs());

    auto story = pairs();
    story.state(1s, alice, 1, PairState::InProgress);
    add("in progress, unseen", story);
    story.message(1s, alice, sent, check(1));
    add("in progress", story);

    story = pairs();
    add("answered", answered(story));
    story.tell(2s, alice, model::PairTriggered{PairId(1), TriggerReason::Nomination});
    add("chosen", story);

    story = pairs();
    story.state(1s, alice, 1, PairState::Succeeded);
    add("succeeded, unseen", story);
    story.tell(1s, alice, model::PairValidated{PairId(1)});
    add("valid, unseen", story);

    story = pairs();
    story.message(1s, alice, sent, check(1)).message(1500ms, alice, sent, check(1));
    story.message(1520ms, alice, received, success(1, hostOf(alice)));
    add("repeated", story.state(1520ms, alice, 1, PairState::Succeeded));

    story = pairs();
    story.message(1s, alice, sent, check(1)).message(1010ms, bob, received, check(1));
    story.message(1010ms, bob, sent, success(1, hostOf(alice)));
    add("lost answer, then answered",
        Story(story)
            .message(2s, alice, sent, check(2))
            .message(2020ms, alice, received, success(2, hostOf(alice)))
            .state(2020ms, alice, 1, PairState::Succeeded));

    story = pairs();
    story.message(1s, alice, sent, check(1)).message(2s, alice, sent, check(2));
    story.message(2020ms, alice, received, success(2, hostOf(alice)));
    story.message(2030ms, alice, received, success(1, hostOf(alice)));
    add("outrun", story.state(2020ms, alice, 1, PairState::Succeeded));

    story = pairs();
    story.state(2s, alice, 1, PairState::Failed);
    add("failed, unseen", story);
    story = pairs();
    answered(story).message(9s, alice, sent, check(2));
    add("failed after success", story.state(12s, alice, 1, PairState::Failed));

    story = pairs(2);
    add("another nominated", selected(story, 2));
    story = pairs(2);
    selected(story, 2).tell(2s, alice, model::PairRemoved{PairId(1), RemovalReason::Nominated});
    add("removed, though higher", story);
    story = pairs();
    story.tell(2s, alice, model::PairRemoved{PairId(1), RemovalReason::Nominated});
    add("removed, winner unseen", story);

    story = pairs(2);
    add("only one selected", selected(story, 1));
    story = pairs(2);
    story.tell(1s, alice, model::PairNominated{PairId(2)});
    add("highest selected", selected(story, 1));

    story = pairs();
    story.message(1s, bob, sent, check(9), 0);
    add("peer sent, nothing came", story);
    return all;
}

/// In which stories pair 1 is explained by a finding; in all others it must not be.
const std::map<Finding, std::set<std::string>> rules{
    {Finding::FrozenUntilFirstTick, {"new", "peer sent, nothing came"}},
    {Finding::FrozenUntilTick, {"another nominated"}},
    {Finding::InProgressUnseen, {"in progress, unseen"}},
    {Finding::InProgressSince, {"in progress"}},
    {Finding::SucceededAtOnce, {"answered", "chosen"}},
    {Finding::SucceededUnseen,
     {"succeeded, unseen", "valid, unseen", "only one selected", "highest selected"}},
    {Finding::SucceededRepeated, {"repeated"}},
    {Finding::SucceededLater, {"lost answer, then answered", "outrun"}},
    {Finding::EarlierAnswerLost, {"lost answer, then answered"}},
    {Finding::EarlierOutrun, {"outrun"}},
    {Finding::FailedUnseen, {"failed, unseen"}},
    {Finding::FailedAfterSuccess, {"failed after success"}},
    {Finding::TriggeredToNominate, {"chosen"}},
    // libnice keeps a pair valid that fails later, and so does what is said of it.
    {Finding::ValidByAnswer, {"answered", "chosen", "failed after success"}},
    {Finding::ValidUnseen, {"valid, unseen", "only one selected", "highest selected"}},
    {Finding::NotValidFailed, {"failed, unseen"}},
    {Finding::NominationUnderWay, {"chosen"}},
    {Finding::NotNominatedYet, {"answered", "valid, unseen", "failed after success"}},
    {Finding::NotNominatedOther, {"another nominated", "removed, though higher"}},
    {Finding::NotNominatedNotValid, {"failed, unseen"}},
    {Finding::SelectedOnly, {"only one selected"}},
    {Finding::SelectedHighest, {"highest selected"}},
    {Finding::RemovedHigher, {"removed, though higher"}},
    {Finding::RemovedNominated, {"removed, winner unseen"}},
};

} // namespace

/// Each rule over every story: where it must speak, and where it must be silent.
class ExplainRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pairsByTheirRules();
    void requestsByTheirMethod();
    void refusalsByTheirCode();
};

void ExplainRulesTest::pairsByTheirRules()
{
    const auto all = stories();
    for (const auto& [finding, shows] : rules) {
        QVERIFY(!shows.empty() && shows.size() < all.size());
        for (const auto& [name, told] : all) {
            auto story = told;
            const auto what = std::to_string(int(finding)) + " in: " + name;
            QVERIFY2(story.says(1, finding) == shows.contains(name), what.c_str());
        }
    }
}

void ExplainRulesTest::requestsByTheirMethod()
{
    const auto server = model::Address::v4({203, 0, 113, 10}, 3478);
    const std::map<std::uint16_t, Finding> table{
        {0x0003, Finding::MessageAllocate},       {0x0004, Finding::MessageRefresh},
        {0x0008, Finding::MessagePermission},     {0x0009, Finding::MessageChannelBind},
        {0x0016, Finding::MessageSendIndication}, {0x0017, Finding::MessageDataIndication},
        {0x0001, Finding::MessageDiscovery},      {0x0011, Finding::MessageKeepalive},
    };
    for (const auto& [type, finding] : table) {
        Story story;
        model::MessageSeen seen;
        seen.direction = type == 0x0017 ? received : sent;
        seen.local = hostOf(alice);
        seen.remote = server;
        StunBuilder builder(type, {1});
        builder.xorAddress(0x0012, hostOf(bob));
        seen.bytes = builder.finish();
        story.tell(1s, alice, model::Boxed<model::MessageSeen>(seen));
        const model::MessageSubject last{story.log().size() - 1};
        for (const auto& [otherType, other] : table)
            QVERIFY2((story.find(last, other) != nullptr) == (other == finding),
                     std::to_string(type).c_str());
    }
}

void ExplainRulesTest::refusalsByTheirCode()
{
    const std::map<int, Finding> table{
        {400, Finding::RefusedBadRequest},   {401, Finding::RefusedCredentials},
        {403, Finding::RefusedForbidden},    {437, Finding::RefusedMismatch},
        {438, Finding::RefusedStaleNonce},   {486, Finding::RefusedQuota},
        {487, Finding::RefusedRoleConflict}, {500, Finding::RefusedOther},
    };
    for (const auto& [code, finding] : table) {
        Story story;
        story.pairs(0ms, alice, {"1:1"}).message(1s, alice, sent, check(1));
        story.message(1020ms, alice, received, refusal(1, code));
        const model::MessageSubject answer{story.log().size() - 1};
        const model::MessageSubject request{story.log().size() - 2};
        for (const auto& [otherCode, other] : table)
            QVERIFY2((story.find(answer, other) != nullptr) == (other == finding),
                     std::to_string(code).c_str());
        QVERIFY(story.find(request, Finding::MessageRefused) != nullptr);
        QVERIFY(story.find(request, Finding::MessageAnswered) == nullptr);
        QVERIFY(story.find(request, Finding::MessageUnanswered) == nullptr);
    }
    // The first Allocate carries no credentials: its 401 is how TURN begins, not a wrong password.
    const auto bare = StunBuilder(0x0003, {7}).finish();
    const auto whole = bare.span();
    std::vector<std::byte> header(whole.begin(), whole.begin() + 20);
    header[2] = header[3] = std::byte{0};
    Story turn;
    turn.message(1s, alice, sent, model::Bytes(header));
    turn.message(1020ms, alice, received, StunBuilder(0x0113, {7}).errorCode(401, "").finish());
    const model::MessageSubject first{turn.log().size() - 1};
    QVERIFY(turn.find(first, Finding::RefusedNoCredentials) != nullptr);
    QVERIFY(turn.find(first, Finding::RefusedCredentials) == nullptr);

    Story story;
    story.pairs(0ms, alice, {"1:1"}).message(1s, alice, sent, check(1));
    const model::MessageSubject request{story.log().size() - 1};
    QVERIFY(story.find(request, Finding::MessageUnanswered) != nullptr);
    story.message(1020ms, alice, received, success(1, hostOf(alice)));
    QVERIFY(story.find(request, Finding::MessageAnswered) != nullptr);
    QVERIFY(story.find(request, Finding::MessageRefused) == nullptr);
}

QTEST_APPLESS_MAIN(ExplainRulesTest)
#include "tst_explainrules.moc"
