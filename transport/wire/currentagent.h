// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/ids.h"

namespace icelens::transport {

/// While it lives, the calling thread works for this agent: wrap each call into the agent in one.
///
/// A socket that is used meanwhile is the agent's. Nests: the innermost counts.
class CurrentAgent
{
public:
    explicit CurrentAgent(model::AgentId agent);
    ~CurrentAgent();
    CurrentAgent(const CurrentAgent&) = delete;
    CurrentAgent& operator=(const CurrentAgent&) = delete;

    /// Of the calling thread; 0 outside of any.
    [[nodiscard]] static model::AgentId get();

    /// The agent of the last line that an agent logged in the calling thread. A guess: it is used
    /// where nothing better is known, and never kept.
    static void hint(model::AgentId agent);
    [[nodiscard]] static model::AgentId hinted();

private:
    model::AgentId m_before;
};

} // namespace icelens::transport
