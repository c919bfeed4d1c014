// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/callsession.h"

#include "transport/call/callstage.h"
#include "transport/glib/networkthread.h"

#include <utility>

namespace icelens::transport {

CallSession::CallSession(NetworkThread& network, CallPlan plan, model::EventSink sink)
    : m_network(network)
    , m_stage(std::make_shared<CallStage>(network.context(), std::move(plan), std::move(sink)))
{}

CallSession::~CallSession()
{
    m_network.post([stage = std::move(m_stage)] { stage->abandon(); });
}

void CallSession::start()
{
    m_network.post([stage = m_stage] { stage->start(); });
}

void CallSession::stop()
{
    m_network.post([stage = m_stage] { stage->end(model::CallEndReason::HungUp, {}); });
}

void CallSession::timeOut()
{
    m_network.post([stage = m_stage] { stage->end(model::CallEndReason::DurationReached, {}); });
}

void CallSession::restartIce()
{
    m_network.post([stage = m_stage] { stage->restartIce(); });
}

void CallSession::setRemoteDescription(model::sdp::Description description)
{
    m_network.post([stage = m_stage, description = std::move(description)] {
        stage->setRemoteDescription(description);
    });
}

void CallSession::sendDtmf(std::uint8_t event)
{
    m_network.post([stage = m_stage, event] { stage->sendDtmf(event); });
}

} // namespace icelens::transport
