// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace icelens::bench {

/// What both negotiating programs are told, so that their settings are equal.
struct Negotiation
{
    std::vector<std::string> addresses[2]; ///< Of Alice, of Bob.
    std::string networkNamespace[2];       ///< Names of `ip netns`; empty: where we are.
    unsigned ta = 20;                      ///< ms
    unsigned limit = 100;                  ///< Pairs of a check list.
    bool aggressive = false;
    std::string record; ///< The watched program writes its session file here; empty: nowhere.
};

/// From the command line: --alice A,B --bob A,B --alice-ns NAME --bob-ns NAME --ta MS --limit N
/// --aggressive --record FILE. Exits with status 2 if it is anything else.
[[nodiscard]] Negotiation negotiationFrom(int argc, char* argv[]);

/// Moves the calling thread into a namespace of `ip netns`; exits with status 2 if it cannot.
/// An empty name: stays.
void enterNamespace(const std::string& name);

/// The moments of one negotiation, and what it cost. Times are CLOCK_MONOTONIC, CPU is the
/// process's, user and system, all threads.
class Stopwatch
{
public:
    using Time = std::chrono::nanoseconds;

    /// How long the process goes on after both sides are connected, so that what is done a little
    /// later (checks that are still under way, events that are still on their way to the fold) is
    /// part of the cost.
    static constexpr std::chrono::milliseconds settle{300};

    void start();
    /// Both sides have all their candidates; now they are told each other's.
    void gathered();
    /// One side is connected. @return true if now both are, for the first time.
    bool connected(int side);
    [[nodiscard]] bool bothConnected() const { return m_connected[0] && m_connected[1]; }

    /// When that is over; once both are connected.
    [[nodiscard]] std::chrono::steady_clock::time_point settled() const;

    /// One line of JSON on the standard output: times in ms. @p more is appended to the object.
    void print(const std::string& more = {}) const;

private:
    static Time now();
    static Time cpu();

    Time m_start{};
    Time m_startCpu{};
    Time m_gathered{};
    std::optional<Time> m_connected[2];
    Time m_bothCpu{};
};

} // namespace icelens::bench
