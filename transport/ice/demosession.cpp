// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/ice/demosession.h"

#include "transport/glib/networkthread.h"
#include "transport/ice/demostage.h"

#include <utility>

namespace icelens::transport {

DemoSession::DemoSession(NetworkThread& network, model::SessionOptions options,
                         model::EventSink sink, DemoVoices voices)
    : m_network(network)
    , m_stage(std::make_shared<DemoStage>(network.context(), std::move(options), std::move(sink),
                                          std::move(voices)))
{}

DemoSession::~DemoSession()
{
    m_network.post([stage = std::move(m_stage)] { stage->abandon(); });
}

void DemoSession::start()
{
    m_network.post([stage = m_stage] { stage->start(); });
}

void DemoSession::stop()
{
    m_network.post([stage = m_stage] { stage->stop(); });
}

void DemoSession::restartIce()
{
    m_network.post([stage = m_stage] { stage->restartIce(); });
}

void DemoSession::letCandidateGo()
{
    m_network.post([stage = m_stage] { stage->letCandidateGo(); });
}

void DemoSession::letCandidatesGo()
{
    m_network.post([stage = m_stage] { stage->letCandidatesGo(); });
}

} // namespace icelens::transport
