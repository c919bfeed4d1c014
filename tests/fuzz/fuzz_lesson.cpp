// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lesson/lessonreader.h"
#include "model/lesson/lessonscript.h"
#include "model/projection/projections.h"
#include "model/session/eventlog.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace icelens::model;

namespace {

/// A small session, so that what is read is also played.
struct SmallSession
{
    SmallSession()
    {
        append({{}, AgentId(1), Source::Session, AgentCreated{"Alice", Role::Controlling, ""}});
        append({{}, AgentId(1), Source::Agent, StreamAdded{StreamId(1), 1}});
        const auto address = Address::v4({192, 0, 2, 1}, 4000);
        Candidate candidate;
        candidate.stream = StreamId(1);
        candidate.component = ComponentId(1);
        candidate.address = address;
        candidate.priority = 2130706431;
        append({{}, AgentId(1), Source::Agent, LocalCandidateGathered{candidate}});
        append({{}, AgentId(1), Source::Session, RemoteCandidateSignalled{candidate, false}});
        PairFormed formed;
        formed.pair = PairId(1);
        formed.stream = StreamId(1);
        formed.component = ComponentId(1);
        formed.local = address;
        formed.remote = address;
        append({{}, AgentId(1), Source::Log, formed});
        append({{}, AgentId(1), Source::Log, PairStateChanged{PairId(1), PairState::Waiting}});
    }

    void append(const Event& event)
    {
        log.append(event);
        transactions.append(log[log.size() - 1], log.latest());
        projections.append(log[log.size() - 1], log.latest());
    }

    EventLog log;
    TransactionIndex transactions;
    Projections projections{transactions};
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const SmallSession session;
    const auto lesson =
        readLesson(std::string_view(reinterpret_cast<const char*>(data), size)); // NOLINT
    if (!lesson) {
        if (lesson.error().empty() || lesson.error().size() > mostFaults)
            std::abort();
        return 0;
    }
    const auto steps = fillLesson(*lesson, session.log, session.projections);
    if (steps && steps->size() != lesson->steps.size())
        std::abort();
    return 0;
}
