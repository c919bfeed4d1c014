// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/sessionfold.h"

#include <algorithm>

namespace icelens::model {

namespace {

/// A day of reports; a file that has more is not a call.
constexpr std::size_t maxSamples = 86'400;

} // namespace

CallState& SessionFold::mutableCall()
{
    auto& call = m_session.m_call;
    if (call.use_count() != 1)
        call = std::make_shared<CallState>(*call);
    // Made by make_shared<CallState>() and held by nobody else.
    return const_cast<CallState&>(*call); // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

ComponentMedia* SessionFold::mutableMedia(StreamId stream, ComponentId component)
{
    const auto* agent = m_session.agent(m_event.agent);
    if (agent == nullptr || agent->component(stream, component) == nullptr)
        return nullptr;
    auto& media = mutableCall().media;
    const auto found = std::find_if(media.begin(), media.end(), [&](const ComponentMedia& one) {
        return one.agent == m_event.agent && one.stream == stream && one.component == component;
    });
    if (found != media.end())
        return &*found;
    media.push_back({});
    media.back().agent = m_event.agent;
    media.back().stream = stream;
    media.back().component = component;
    return &media.back();
}

bool SessionFold::on(const Boxed<DtlsSeen>& /*seen*/)
{
    return true;
}

bool SessionFold::on(const Boxed<DtlsStateChanged>& changed)
{
    auto* media = mutableMedia(changed->stream, changed->component);
    if (media == nullptr)
        return false;
    media->dtls = changed;
    if (changed->state == DtlsState::Connecting)
        media->dtlsStartedAt = m_event.at;
    return true;
}

bool SessionFold::on(const Boxed<SrtpProtected>& secured)
{
    auto* media = mutableMedia(secured->stream, secured->component);
    if (media == nullptr)
        return false;
    media->securedAt = m_event.at;
    media->profile = secured->profile;
    media->words = secured->words;
    return true;
}

bool SessionFold::on(const Boxed<MediaReport>& report)
{
    auto* media = mutableMedia(report->stream, report->component);
    if (media == nullptr || media->samples.size() >= maxSamples)
        return false;
    media->samples.push_back({m_event.at, report});
    return true;
}

bool SessionFold::on(const RtcpSeen& seen)
{
    auto* media = mutableMedia(seen.stream, seen.component);
    if (media != nullptr)
        media->rtcp.at(seen.direction == Direction::Sent ? 0 : 1) = seen;
    return media != nullptr;
}

bool SessionFold::on(const DtmfSeen& seen)
{
    const auto* agent = m_session.agent(m_event.agent);
    return agent != nullptr && agent->component(seen.stream, seen.component) != nullptr;
}

bool SessionFold::on(const AudioDeviceChanged& changed)
{
    auto& devices = mutableCall().devices;
    const auto same = std::find_if(devices.begin(), devices.end(), [&](const AudioDevice& one) {
        return one.agent == m_event.agent && one.changed.use == changed.use;
    });
    if (same == devices.end())
        devices.push_back({m_event.agent, changed, m_event.at});
    else
        *same = {m_event.agent, changed, m_event.at};
    return true;
}

bool SessionFold::on(const CallEnded& ended)
{
    auto& calls = mutableCall().ended;
    const auto same = std::find_if(calls.begin(), calls.end(), [&](const EndedCall& one) {
        return one.agent == m_event.agent;
    });
    if (same != calls.end())
        return false; // a call ends once
    calls.push_back({m_event.agent, ended, m_event.at});
    return true;
}

} // namespace icelens::model
