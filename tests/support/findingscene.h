// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "tests/support/stunbytes.h"

#include <string>
#include <vector>

namespace icelens::test {

/// A session told event by event, in the terms in which sessions go wrong.
class FindingScene
{
public:
    static constexpr model::AgentId alice{1};
    static constexpr model::AgentId bob{2};
    static constexpr model::StreamId stream{1};
    static constexpr model::ComponentId rtp{1};
    static constexpr const char* here = "192.0.2.1:4000";
    static constexpr const char* there = "198.51.100.2:5000";
    static constexpr const char* stun = "203.0.113.10:3478";
    static constexpr const char* turn = "203.0.113.20:3478";

    explicit FindingScene(int agents = 1, model::SessionOptions options = {});

    FindingScene& tell(model::SessionTime at, model::AgentId agent, model::Fact fact);
    FindingScene& notice(model::SessionTime at, model::Notice what, const std::string& detail = {},
                         bool ofStream = true);
    FindingScene& local(model::SessionTime at, model::AgentId agent, const char* address,
                        model::CandidateType type = model::CandidateType::Host);
    FindingScene& remote(model::SessionTime at, model::AgentId agent, const char* address,
                         model::CandidateType type = model::CandidateType::Host);
    /// Candidates of both kinds, of @p agent, and that its gathering ended.
    FindingScene& candidates(model::AgentId agent = alice, const char* mine = here,
                             const char* theirs = there);
    /// The pair gets the next number, from 1.
    FindingScene& pair(model::SessionTime at, model::AgentId agent = alice, const char* mine = here,
                       const char* theirs = there);
    FindingScene& state(model::SessionTime at, model::AgentId agent, std::uint32_t pair,
                        model::PairState state);
    FindingScene& component(model::SessionTime at, model::AgentId agent,
                            model::ComponentState state);

    FindingScene& message(model::SessionTime at, model::AgentId agent, model::Direction direction,
                          const char* mine, const char* theirs, model::Bytes bytes,
                          model::Integrity integrity = model::Integrity::Verified,
                          bool tcp = false);
    /// A check that leaves @p agent; @p copies of it, half a second apart.
    FindingScene& checkSent(model::SessionTime at, std::uint8_t id, int copies = 1,
                            model::AgentId agent = alice, const char* mine = here,
                            const char* theirs = there, bool useCandidate = false);
    FindingScene& checkCame(model::SessionTime at, std::uint8_t id, model::AgentId agent = alice,
                            const char* mine = here, const char* theirs = there,
                            model::Integrity integrity = model::Integrity::Verified,
                            const char* user = nullptr);
    FindingScene& answerCame(model::SessionTime at, std::uint8_t id, int code = 0,
                             model::AgentId agent = alice, const char* mine = here,
                             const char* theirs = there);
    FindingScene& answerSent(model::SessionTime at, std::uint8_t id, int code = 0,
                             model::AgentId agent = alice, const char* mine = here,
                             const char* theirs = there);

    /// A request of Alice to a server: @p method 1 Binding, 3 Allocate, …
    FindingScene& asks(model::SessionTime at, const char* server, std::uint16_t method,
                       std::uint8_t id, bool credentials = false, int copies = 1, bool tcp = false);
    FindingScene& replies(model::SessionTime at, const char* server, std::uint16_t method,
                          std::uint8_t id, int code = 0, const char* reason = "",
                          const char* mapped = here, bool tcp = false);

    /// Checks every half second that are not answered, until the component fails at 7 s.
    FindingScene& failsUnanswered(model::AgentId agent = alice, std::uint8_t firstId = 1,
                                  const char* mine = here, const char* theirs = there);
    /// Likewise, but the last one is answered, and the component is ready at 3 s.
    FindingScene& connects(model::AgentId agent = alice, std::uint8_t firstId = 1,
                           const char* mine = here, const char* theirs = there);

    static model::Address ip(const char* text);

    std::vector<model::Event> events;

private:
    [[nodiscard]] static model::Candidate made(model::CandidateType type, const char* address);

    std::uint32_t m_pairs = 0;
};

} // namespace icelens::test
