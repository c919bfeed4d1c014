// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/findingscene.h"

#include <utility>

namespace icelens::test {

using namespace model;
using namespace std::chrono_literals;

FindingScene::FindingScene(int agents, SessionOptions options)
{
    SessionStarted started;
    started.title = "Story";
    started.options = std::move(options);
    tell(0ms, {}, Boxed<SessionStarted>(std::move(started)));
    for (const auto agent : {alice, bob}) {
        if (agent.value() > agents)
            continue;
        AgentCreated created;
        created.name = agent == alice ? "Alice" : "Bob";
        created.software = "libnice 0.1.21";
        created.role = agent == alice ? Role::Controlling : Role::Controlled;
        tell(0ms, agent, Boxed<AgentCreated>(std::move(created)));
        tell(0ms, agent, StreamAdded{stream, 1});
        tell(0ms, agent, LocalCredentialsSet{stream, agent == alice ? "alicefrag" : "bobfrag"});
        tell(1ms, agent, GatheringStarted{stream});
        component(1ms, agent, ComponentState::Gathering);
    }
}

Address FindingScene::ip(const char* text)
{
    return Address::parseWithPort(text).value_or(Address());
}

Candidate FindingScene::made(CandidateType type, const char* address)
{
    Candidate candidate;
    candidate.stream = stream;
    candidate.component = rtp;
    candidate.type = type;
    candidate.address = ip(address);
    candidate.priority = type == CandidateType::Relayed ? 16777215 : 2130706431;
    candidate.foundation = "1";
    return candidate;
}

FindingScene& FindingScene::tell(SessionTime at, AgentId agent, Fact fact)
{
    events.push_back({at, agent, Source::Session, std::move(fact)});
    return *this;
}

FindingScene& FindingScene::notice(SessionTime at, Notice what, const std::string& detail,
                                   bool ofStream)
{
    Noticed noticed;
    noticed.what = what;
    noticed.stream = ofStream ? stream : StreamId();
    noticed.detail = detail;
    return tell(at, alice, std::move(noticed));
}

FindingScene& FindingScene::local(SessionTime at, AgentId agent, const char* address,
                                  CandidateType type)
{
    auto candidate = made(type, address);
    candidate.base = type == CandidateType::ServerReflexive ? ip(here) : candidate.address;
    return tell(at, agent, LocalCandidateGathered{std::move(candidate)});
}

FindingScene& FindingScene::remote(SessionTime at, AgentId agent, const char* address,
                                   CandidateType type)
{
    return tell(at, agent, RemoteCandidateSignalled{made(type, address), false});
}

FindingScene& FindingScene::candidates(AgentId agent, const char* mine, const char* theirs)
{
    local(10ms, agent, mine);
    tell(20ms, agent, GatheringDone{stream});
    return remote(30ms, agent, theirs);
}

FindingScene& FindingScene::pair(SessionTime at, AgentId agent, const char* mine,
                                 const char* theirs)
{
    PairFormed formed;
    formed.pair = PairId(++m_pairs);
    formed.stream = stream;
    formed.component = rtp;
    formed.local = ip(mine);
    formed.remote = ip(theirs);
    formed.foundation = "1:1";
    return tell(at, agent, Boxed<PairFormed>(std::move(formed)));
}

FindingScene& FindingScene::state(SessionTime at, AgentId agent, std::uint32_t pair,
                                  PairState state)
{
    return tell(at, agent, PairStateChanged{PairId(pair), state});
}

FindingScene& FindingScene::component(SessionTime at, AgentId agent, ComponentState state)
{
    return tell(at, agent, ComponentStateChanged{stream, rtp, state});
}

FindingScene& FindingScene::message(SessionTime at, AgentId agent, Direction direction,
                                    const char* mine, const char* theirs, Bytes bytes,
                                    Integrity integrity, bool tcp)
{
    MessageSeen seen;
    seen.direction = direction;
    seen.tcp = tcp;
    seen.integrity = integrity;
    seen.local = ip(mine);
    seen.remote = ip(theirs);
    seen.bytes = std::move(bytes);
    return tell(at, agent, Boxed<MessageSeen>(std::move(seen)));
}

FindingScene& FindingScene::checkSent(SessionTime at, std::uint8_t id, int copies, AgentId agent,
                                      const char* mine, const char* theirs, bool useCandidate)
{
    const auto* user = agent == alice ? "bobfrag:alicefrag" : "alicefrag:bobfrag";
    StunBuilder builder(0x0001, {id});
    builder.attribute(0x0006, user).number32(0x0024, 1845501695);
    if (useCandidate)
        builder.attribute(0x0025, "");
    const auto bytes = builder.finish();
    for (int i = 0; i < copies; ++i)
        message(at + i * 500ms, agent, Direction::Sent, mine, theirs, bytes);
    return *this;
}

FindingScene& FindingScene::checkCame(SessionTime at, std::uint8_t id, AgentId agent,
                                      const char* mine, const char* theirs, Integrity integrity,
                                      const char* user)
{
    const auto* known = agent == alice ? "alicefrag:bobfrag" : "bobfrag:alicefrag";
    return message(at, agent, Direction::Received, mine, theirs,
                   StunBuilder(0x0001, {id})
                       .attribute(0x0006, user == nullptr ? known : user)
                       .number32(0x0024, 1845501695)
                       .finish(),
                   integrity);
}

namespace {

Bytes answer(std::uint8_t id, int code, const Address& mapped)
{
    if (code != 0)
        return StunBuilder(0x0111, {id}).errorCode(code, "").finish();
    return StunBuilder(0x0101, {id}).xorAddress(0x0020, mapped).finish();
}

} // namespace

FindingScene& FindingScene::answerCame(SessionTime at, std::uint8_t id, int code, AgentId agent,
                                       const char* mine, const char* theirs)
{
    return message(at, agent, Direction::Received, mine, theirs, answer(id, code, ip(mine)));
}

FindingScene& FindingScene::answerSent(SessionTime at, std::uint8_t id, int code, AgentId agent,
                                       const char* mine, const char* theirs)
{
    return message(at, agent, Direction::Sent, mine, theirs, answer(id, code, ip(theirs)));
}

FindingScene& FindingScene::asks(SessionTime at, const char* server, std::uint16_t method,
                                 std::uint8_t id, bool credentials, int copies, bool tcp)
{
    StunBuilder builder(method, {id});
    if (credentials)
        builder.attribute(0x0006, "alice").attribute(0x0014, "realm").attribute(0x0015, "nonce");
    const auto bytes = credentials ? builder.finish() : builder.bare();
    for (int i = 0; i < copies; ++i)
        message(at + i * 500ms, alice, Direction::Sent, here, server, bytes, Integrity::KeyUnknown,
                tcp);
    return *this;
}

FindingScene& FindingScene::replies(SessionTime at, const char* server, std::uint16_t method,
                                    std::uint8_t id, int code, const char* reason,
                                    const char* mapped, bool tcp)
{
    StunBuilder builder(static_cast<std::uint16_t>(method | (code == 0 ? 0x0100U : 0x0110U)), {id});
    if (code != 0)
        builder.errorCode(code, reason);
    else
        builder.xorAddress(0x0020, ip(mapped));
    return message(at, alice, Direction::Received, here, server, builder.bare(), Integrity::Absent,
                   tcp);
}

FindingScene& FindingScene::failsUnanswered(AgentId agent, std::uint8_t firstId, const char* mine,
                                            const char* theirs)
{
    pair(40ms, agent, mine, theirs);
    component(45ms, agent, ComponentState::Connecting);
    checkSent(100ms, firstId, 3, agent, mine, theirs);
    state(2s, agent, m_pairs, PairState::Failed);
    return component(7s, agent, ComponentState::Failed);
}

FindingScene& FindingScene::connects(AgentId agent, std::uint8_t firstId, const char* mine,
                                     const char* theirs)
{
    pair(40ms, agent, mine, theirs);
    component(45ms, agent, ComponentState::Connecting);
    checkSent(100ms, firstId, 2, agent, mine, theirs);
    answerCame(650ms, firstId, 0, agent, mine, theirs);
    state(650ms, agent, m_pairs, PairState::Succeeded);
    tell(660ms, agent, PairValidated{PairId(m_pairs)});
    tell(700ms, agent, PairNominated{PairId(m_pairs)});
    tell(710ms, agent, PairSelected{stream, rtp, ip(mine), ip(theirs), Transport::Udp});
    component(720ms, agent, ComponentState::Connected);
    return component(3s, agent, ComponentState::Ready);
}

} // namespace icelens::test
