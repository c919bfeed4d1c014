// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/ice/courier.h"

#include "model/base/overloaded.h"

#include <algorithm>
#include <utility>

namespace icelens::transport {

Courier::Courier(GMainContext* context, IceAgent& from, IceAgent& to,
                 const model::SessionOptions& options, Held held)
    : m_from(from)
    , m_to(to)
    , m_held(std::move(held))
    , m_holds(options.holdCandidates)
    , m_trickle(options.trickle || options.holdCandidates)
    , m_delay(options.trickleDelay)
    , m_timer(context)
{}

void Courier::begin()
{
    if (!m_trickle)
        return;
    for (const auto stream : m_from.streams())
        send(Description{stream, false});
}

void Courier::onGathered(const model::Candidate& candidate)
{
    // A peer-reflexive candidate is the peer's discovery, not ours to signal (RFC 8445 §7.2.5.3.1).
    if (m_trickle && candidate.type != model::CandidateType::PeerReflexive)
        sendCandidate(candidate);
}

void Courier::sendCandidate(const model::Candidate& candidate)
{
    if (m_holds) {
        ++m_waiting;
        if (m_held)
            m_held(candidate);
    }
    send(candidate);
}

void Courier::onGatheringDone(model::StreamId stream)
{
    m_gathered.push_back(stream);
    if (!m_trickle)
        send(Description{stream, true});
    send(EndOfCandidates{stream});
}

void Courier::beginAgain()
{
    // What is on its way belongs to the generation before; the descriptions hold it again.
    stop();
    for (const auto stream : m_from.streams()) {
        const bool gathered = std::ranges::find(m_gathered, stream) != m_gathered.end();
        if (gathered || m_trickle)
            send(Description{stream, !m_holds});
        if (m_holds) {
            for (const auto& candidate : m_from.localCandidates()) {
                if (candidate.stream == stream)
                    onGathered(candidate);
            }
        }
        if (gathered)
            send(EndOfCandidates{stream});
    }
}

void Courier::letGo(std::size_t count)
{
    count = std::min(count, m_waiting);
    m_waiting -= count;
    m_free += count;
    if (!m_timer.isRunning())
        schedule();
}

void Courier::stop()
{
    m_timer.cancel();
    m_items.clear();
    m_waiting = 0;
    m_free = 0;
}

void Courier::send(Item item)
{
    m_items.push_back(std::move(item));
    if (!m_timer.isRunning())
        schedule();
}

void Courier::schedule()
{
    if (m_items.empty())
        return;
    const bool waits = std::holds_alternative<model::Candidate>(m_items.front());
    if (waits && m_holds && m_free == 0)
        return;
    m_timer.start(waits ? m_delay : std::chrono::milliseconds::zero(), [this] { deliverNext(); });
}

void Courier::deliverNext()
{
    if (m_items.empty())
        return;
    const Item item = std::move(m_items.front());
    m_items.pop_front();
    if (m_holds && std::holds_alternative<model::Candidate>(item))
        --m_free;
    std::visit(model::Overloaded{
                   [&](const Description& description) { deliver(description); },
                   [&](const model::Candidate& candidate) {
                       m_to.addRemoteCandidates(candidate.stream, {candidate}, true);
                   },
                   [&](const EndOfCandidates& end) { m_to.endRemoteCandidates(end.stream); },
               },
               item);
    schedule();
}

void Courier::deliver(const Description& description)
{
    if (m_from.isClosed())
        return;
    m_to.setRemoteCredentials(description.stream, m_from.localCredentials(description.stream));
    if (!description.withCandidates)
        return;
    std::vector<model::Candidate> candidates;
    std::ranges::copy_if(m_from.localCandidates(), std::back_inserter(candidates),
                         [&](const model::Candidate& candidate) {
                             return candidate.stream == description.stream
                                 && candidate.type != model::CandidateType::PeerReflexive;
                         });
    m_to.addRemoteCandidates(description.stream, candidates, false);
}

} // namespace icelens::transport
