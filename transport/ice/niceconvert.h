// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "transport/glib/gptr.h"

#include <nice/agent.h>

#include <memory>

namespace icelens::transport {

using NiceCandidatePtr = std::unique_ptr<NiceCandidate, CallFree<nice_candidate_free>>;

/// Null for an address that is not set. The scope of a link-local address is dropped.
[[nodiscard]] model::Address fromNice(const NiceAddress& address);
[[nodiscard]] NiceAddress toNice(const model::Address& address);

/// All that libnice 0.1.21 tells of @p candidate; @p local says whether it is the agent's own.
[[nodiscard]] model::Candidate fromNice(const NiceCandidate& candidate, bool local);
/// As the peer's description would give it to an agent: no credentials, no server.
[[nodiscard]] NiceCandidatePtr toNice(const model::Candidate& candidate);

[[nodiscard]] model::Transport fromNice(NiceCandidateTransport transport);
/// NiceComponentState, which libnice's signals carry as a guint. An unknown one is Disconnected.
[[nodiscard]] model::ComponentState componentState(guint state);

} // namespace icelens::transport
