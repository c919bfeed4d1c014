// SPDX-License-Identifier: GPL-3.0-or-later

// The same negotiation as barenice's, watched: the demo session with its tap, its log and its cache
// of interfaces in the network thread, and the fold in the main thread, as `icelens demo
// --headless` has it.
#include "model/base/overloaded.h"
#include "model/record/sessionwriter.h"
#include "model/session/eventlog.h"
#include "tests/bench/negotiation.h"
#include "transport/glib/eventmailbox.h"
#include "transport/glib/networkthread.h"
#include "transport/ice/demosession.h"
#include "transport/wire/interfacecache.h"
#include "transport/wire/socketobserver.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <memory>
#include <mutex>
#include <poll.h>
#include <string>
#include <utility>

namespace {

using namespace icelens;
using bench::Stopwatch;

/// Takes the events in the network thread and hands them to the main thread in batches.
class Watched
{
public:
    explicit Watched(bench::Negotiation settings)
        : m_settings(std::move(settings))
    {}

    int run();

private:
    using Clock = std::chrono::steady_clock;
    enum class Outcome { Open, Connected, Failed };

    model::SessionOptions options() const;
    void onEvent(model::Event event);
    void note(const model::Event& event);
    /// Folds the next batch; waits for it, but not longer than until @p until.
    Outcome foldOnce(Clock::time_point until);

    bench::Negotiation m_settings;
    Stopwatch m_watch;                                         // network thread, until it is joined
    int m_gathered = 0;                                        // network thread: agents
    transport::EventMailbox m_events{transport::Pace::text()}; // as the program without a window
    std::unique_ptr<record::SessionWriter> m_writer;
    std::mutex m_mutex;
    Outcome m_outcome = Outcome::Open; // guarded by m_mutex
    model::EventLog m_log;
};

model::SessionOptions Watched::options() const
{
    model::SessionOptions options;
    options.nomination =
        m_settings.aggressive ? model::Nomination::Aggressive : model::Nomination::Regular;
    options.ta = std::chrono::milliseconds(m_settings.ta);
    options.checkListLimit = static_cast<int>(m_settings.limit);
    // Between namespaces each agent takes what libnice finds where it gathers.
    options.ipv6 = !m_settings.networkNamespace[0].empty();
    if (m_settings.networkNamespace[0].empty())
        options.interfaces = m_settings.addresses[0];
    return options;
}

void Watched::note(const model::Event& event)
{
    const auto side = event.agent.value() - 1;
    if (std::holds_alternative<model::GatheringStarted>(event.fact)) {
        // Comes just before the call: the agent's sockets open in this namespace.
        bench::enterNamespace(m_settings.networkNamespace[side]);
    } else if (std::holds_alternative<model::GatheringDone>(event.fact)) {
        if (++m_gathered == 2)
            m_watch.gathered();
    } else if (const auto* changed = std::get_if<model::ComponentStateChanged>(&event.fact)) {
        const bool usable = changed->state == model::ComponentState::Connected
            || changed->state == model::ComponentState::Ready;
        const std::scoped_lock lock(m_mutex);
        if (changed->state == model::ComponentState::Failed)
            m_outcome = Outcome::Failed;
        else if (usable && m_watch.connected(side))
            m_outcome = Outcome::Connected;
    }
}

void Watched::onEvent(model::Event event)
{
    note(event);
    if (m_writer)
        m_writer->write(event);
    m_events.push(std::move(event));
}

Watched::Outcome Watched::foldOnce(Clock::time_point until)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
    pollfd due{m_events.descriptor(), POLLIN, 0};
    poll(&due, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    for (model::Event& event : m_events.drain())
        m_log.append(std::move(event));
    const std::scoped_lock lock(m_mutex);
    return m_outcome;
}

int Watched::run()
{
    transport::NetworkThread network;
    // As in the program, of which the thread and the tap's test of itself are older than a session.
    std::promise<bool> tested;
    network.post([&tested] { tested.set_value(transport::tapWorks()); });
    if (!tested.get_future().get())
        std::_Exit(6);
    m_watch.start();
    if (!m_settings.record.empty()) {
        record::SessionHeader header;
        header.program = "bench";
        m_writer = std::make_unique<record::SessionWriter>(
            QString::fromStdString(m_settings.record), header, record::FileAccess::Private,
            [](const record::FileError&) { std::_Exit(5); });
    }
    transport::DemoSession session(network, options(),
                                   [this](model::Event event) { onEvent(std::move(event)); });
    session.start();
    const auto deadline = Clock::now() + std::chrono::seconds(30);
    Outcome outcome = Outcome::Open;
    while (outcome == Outcome::Open && Clock::now() < deadline)
        outcome = foldOnce(deadline);
    if (outcome != Outcome::Connected)
        std::_Exit(3);
    const auto end = m_watch.settled();
    while (Clock::now() < end)
        foldOnce(end);
    const auto cache = transport::interfaceCacheCounters();
    m_watch.print(", \"events\": " + std::to_string(m_log.size())
                  + ", \"messages\": " + std::to_string(m_log.latest().messagesSeen())
                  + ", \"pairs\": " + std::to_string(m_log.latest().pairs().size())
                  + ", \"stray\": " + std::to_string(m_log.latest().strayEvents())
                  + ", \"interface_calls\": " + std::to_string(cache.calls)
                  + ", \"interface_reads\": " + std::to_string(cache.reads));
    std::fflush(stdout);
    // Ending is not measured, and the kernel does it as well.
    std::_Exit(0);
}

} // namespace

int main(int argc, char* argv[])
{
    return Watched(icelens::bench::negotiationFrom(argc, argv)).run();
}
