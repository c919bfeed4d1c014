// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace icelens::transport {

/// A session that runs in the network thread, as whoever records and shows it sees it: the demo, a
/// call. Its functions return at once and may be called in any thread.
class LiveSession
{
public:
    LiveSession() = default;
    /// Ends it at once, in the network thread, without waiting for it.
    virtual ~LiveSession() = default;
    LiveSession(const LiveSession&) = delete;
    LiveSession& operator=(const LiveSession&) = delete;

    /// Once. The first event is SessionStarted.
    virtual void start() = 0;
    /// Ends it in order: the last event is SessionEnded.
    virtual void stop() = 0;
    /// ICE restart of every stream (RFC 8445 §9).
    virtual void restartIce() = 0;
    /// Signals the candidate that has been held the longest (SessionOptions::holdCandidates), or
    /// all that are held. A session that holds none: nothing.
    virtual void letCandidateGo() {}
    virtual void letCandidatesGo() {}
};

} // namespace icelens::transport
