// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"
#include "transport/call/callsession.h"
#include "transport/glib/networkthread.h"
#include "transport/ice/contexttimer.h"

#include <chrono>
#include <condition_variable>
#include <cstring>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace icelens::test {

/// One side of a call, in a network thread of its own: its events, and a voice that sends numbered
/// packets and keeps the numbers that it hears.
class CallRun
{
public:
    using Condition = std::function<bool(const CallRun&)>;

    explicit CallRun(transport::CallPlan plan)
    {
        plan.described = [this](model::sdp::Kind, const model::sdp::Description& description) {
            update([&] { m_described.push_back(description); });
        };
        plan.refused = [this](const model::sdp::Error& error) {
            update([&] { m_refused = error; });
        };
        plan.makeVoice = [this] { return std::make_unique<Voice>(*this); };
        m_session = std::make_unique<transport::CallSession>(
            m_network, std::move(plan),
            [this](model::Event event) { update([&] { m_events.push_back(std::move(event)); }); });
    }
    ~CallRun() { m_session.reset(); }
    CallRun(const CallRun&) = delete;
    CallRun& operator=(const CallRun&) = delete;

    transport::CallSession& session() { return *m_session; }

    /// True as soon as @p condition holds; it is called with the lock held.
    bool waitUntil(const Condition& condition,
                   std::chrono::milliseconds limit = std::chrono::seconds(20))
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, limit, [&] { return condition(*this); });
    }

    /// The description that comes after @p before others.
    std::optional<model::sdp::Description> described(std::size_t before = 0)
    {
        if (!waitUntil([&](const CallRun& run) { return run.m_described.size() > before; }))
            return {};
        const std::scoped_lock lock(m_mutex);
        return m_described[before];
    }

    // Within a condition, or after the end.
    [[nodiscard]] const std::vector<model::Event>& events() const { return m_events; }
    [[nodiscard]] const std::vector<std::uint32_t>& heard() const { return m_heard; }
    [[nodiscard]] const std::optional<model::sdp::Error>& refused() const { return m_refused; }

    /// @p Held as it is in model::Fact.
    template <class Held>
    [[nodiscard]] auto last() const
    {
        std::optional<std::decay_t<decltype(unboxed(std::declval<const Held&>()))>> found;
        for (const auto& event : m_events) {
            if (const auto* held = std::get_if<Held>(&event.fact))
                found = unboxed(*held);
        }
        return found;
    }

    [[nodiscard]] std::optional<model::CallEndReason> ended() const
    {
        const auto end = last<model::CallEnded>();
        return end && last<model::SessionEnded>() ? std::optional(end->reason) : std::nullopt;
    }

private:
    template <class Fact>
    static const Fact& unboxed(const Fact& fact)
    {
        return fact;
    }
    template <class Fact>
    static const Fact& unboxed(const model::Boxed<Fact>& fact)
    {
        return *fact;
    }

    class Voice final : public transport::CallVoice
    {
    public:
        explicit Voice(CallRun& run)
            : m_run(run)
            , m_timer(run.m_network.context())
        {}

        void start(const model::sdp::NegotiatedCall& call, Send send, Tell) override
        {
            const auto type = static_cast<std::uint8_t>(call.codecs.front().sendType);
            m_timer.repeat(std::chrono::milliseconds(20), [this, type, send = std::move(send)] {
                std::byte payload[160] = {};
                std::memcpy(payload, &m_number, sizeof m_number);
                transport::VoiceFrame frame;
                frame.payload = payload;
                frame.payloadType = type;
                frame.timestampStep = 960;
                if (send(frame))
                    ++m_number;
            });
        }

        void receive(const model::rtp::RtpView& packet, std::chrono::nanoseconds) override
        {
            std::uint32_t number = 0;
            std::memcpy(&number, packet.payload.data(), sizeof number);
            m_run.update([&] { m_run.m_heard.push_back(number); });
        }

        transport::VoiceFigures figures() override { return {}; }
        void adapt(const transport::PathQuality&) override {}
        void stop() override { m_timer.cancel(); }

    private:
        CallRun& m_run;
        transport::ContextTimer m_timer;
        std::uint32_t m_number = 1;
    };

    template <class Change>
    void update(Change change)
    {
        {
            const std::scoped_lock lock(m_mutex);
            change();
        }
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    // Guarded by m_mutex.
    std::vector<model::Event> m_events;
    std::vector<model::sdp::Description> m_described;
    std::optional<model::sdp::Error> m_refused;
    std::vector<std::uint32_t> m_heard;

    transport::NetworkThread m_network; // ends before what its thread uses
    std::unique_ptr<transport::CallSession> m_session;
};

} // namespace icelens::test
