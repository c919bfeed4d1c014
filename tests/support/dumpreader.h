// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace icelens::test {

/// A pair as an agent dumps it, or as the fold has it: what both can say of it.
struct DumpedPair
{
    model::StreamId stream;
    model::ComponentId component;
    model::Transport localTransport = model::Transport::Udp;
    model::Transport remoteTransport = model::Transport::Udp;
    model::Address local;
    model::Address remote;
    std::string foundation;
    std::uint64_t priority = 0;
    model::PairState state = model::PairState::Frozen;
    bool valid = false;
    bool nominated = false;
    bool triggered = false;

    friend auto operator<=>(const DumpedPair&, const DumpedPair&) = default;
    [[nodiscard]] std::string toString() const;
};

/// One "conncheck list DUMP" of an agent, sorted.
struct Dump
{
    std::string agent; ///< The pointer, as the log writes it.
    std::string where; ///< The function that dumped.
    model::Role role = model::Role::Controlling;
    std::vector<DumpedPair> pairs;
};

/// What the fold says of an agent's check lists, in the form and order of a dump.
[[nodiscard]] std::vector<DumpedPair> checkListsOf(const model::Session& session,
                                                   model::AgentId agent);

/// Reads the dumps in the verbose log of libnice 0.1.21: the oracle for what we make of the other
/// lines. Only for tests.
class DumpReader
{
public:
    /// A dump begins with this line.
    [[nodiscard]] static bool isHeader(std::string_view line);

    /// A dump that ended with the line before this one.
    [[nodiscard]] std::optional<Dump> read(std::string_view line);
    /// The dump that nothing follows any more.
    [[nodiscard]] std::optional<Dump> finish();
    /// Dump lines that could not be read: must stay 0.
    [[nodiscard]] int unreadable() const { return m_unreadable; }

private:
    void readPair(std::string_view text);

    std::optional<Dump> m_dump;
    int m_unreadable = 0;
};

} // namespace icelens::test
