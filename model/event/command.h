// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/ids.h"
#include "model/event/options.h"

#include <variant>

namespace icelens::model {

/// Start the demo session: two agents in this process.
struct StartDemo
{
    SessionOptions options;
};

/// End the session: streams are removed, agents closed, SessionEnded published.
struct StopSession
{};

/// ICE restart of every stream of both agents (RFC 8445 §9).
struct RestartIce
{};

/// A wish of the person, on its way from the user interface to the network thread.
using Command = std::variant<StartDemo, StopSession, RestartIce>;

} // namespace icelens::model
