// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/wire/currentagent.h"

namespace icelens::transport {

namespace {

thread_local model::AgentId currentAgent;
thread_local model::AgentId hintedAgent;

} // namespace

CurrentAgent::CurrentAgent(model::AgentId agent)
    : m_before(currentAgent)
{
    currentAgent = agent;
}

CurrentAgent::~CurrentAgent()
{
    currentAgent = m_before;
}

model::AgentId CurrentAgent::get()
{
    return currentAgent;
}

void CurrentAgent::hint(model::AgentId agent)
{
    hintedAgent = agent;
}

model::AgentId CurrentAgent::hinted()
{
    return hintedAgent;
}

} // namespace icelens::transport
