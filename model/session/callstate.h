// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/boxed.h"
#include "model/base/cowvector.h"
#include "model/event/event.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace icelens::model {

/// One report of a component and when it came.
struct MediaSample
{
    SessionTime at{};
    Boxed<MediaReport> report;

    friend bool operator==(const MediaSample&, const MediaSample&) = default;
};

/// What changed between two samples, ready to be plotted.
struct MediaRates
{
    double bitsPerSecondSent = 0;
    double bitsPerSecondReceived = 0;
    double packetsPerSecondSent = 0;
    double packetsPerSecondReceived = 0;
    double lost = 0;      ///< Of the packets that were due: 0..1.
    double late = 0;      ///< Likewise.
    double concealed = 0; ///< Of the time: 0..1.
    double stretched = 0; ///< Likewise.
};

/// From @p before to @p after, of one component. All zero if no time lies between them.
[[nodiscard]] MediaRates ratesBetween(const MediaSample& before, const MediaSample& after);

/// The media of one component of an agent.
struct ComponentMedia
{
    AgentId agent;
    StreamId stream;
    ComponentId component;
    Boxed<DtlsStateChanged> dtls; ///< The latest; New before the first.
    std::optional<SessionTime> dtlsStartedAt;
    std::optional<SessionTime> securedAt;
    SrtpProfile profile = SrtpProfile::None;
    std::string words;                           ///< Empty before securedAt.
    std::array<std::optional<RtcpSeen>, 2> rtcp; ///< The latest, by Direction.
    /// One a second, in order of time. The whole call: 3600 an hour.
    CowVector<MediaSample> samples;

    /// The latest sample; null if there is none yet.
    [[nodiscard]] const MediaSample* latest() const
    {
        return samples.empty() ? nullptr : &samples[samples.size() - 1];
    }

    friend bool operator==(const ComponentMedia&, const ComponentMedia&) = default;
};

/// A device of an agent as it stands.
struct AudioDevice
{
    AgentId agent;
    AudioDeviceChanged changed; ///< The latest word.
    SessionTime at{};

    friend bool operator==(const AudioDevice&, const AudioDevice&) = default;
};

/// How a call of an agent ended.
struct EndedCall
{
    AgentId agent;
    CallEnded ended;
    SessionTime at{};

    friend bool operator==(const EndedCall&, const EndedCall&) = default;
};

/// The call of a session: empty in one that is no call. A value; copies share.
struct CallState
{
    std::vector<ComponentMedia> media; ///< In order of appearance.
    std::vector<AudioDevice> devices;  ///< One for each agent and use.
    std::vector<EndedCall> ended;      ///< One for each agent.

    /// Null if nothing is known of it.
    [[nodiscard]] const ComponentMedia* of(AgentId agent, StreamId stream,
                                           ComponentId component) const;
    /// The first component of @p agent that has media; null if none.
    [[nodiscard]] const ComponentMedia* of(AgentId agent) const;

    friend bool operator==(const CallState&, const CallState&) = default;
};

} // namespace icelens::model
