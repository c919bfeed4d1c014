// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/event/event.h"
#include "model/event/eventsink.h"
#include "model/record/bytesource.h"
#include "model/record/fileerror.h"
#include "model/record/sessionheader.h"
#include "model/record/sessionparser.h"

#include <QString>

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace icelens::record {

struct ReadProgress
{
    std::uint64_t bytesRead = 0;
    std::optional<std::uint64_t> bytesTotal; ///< Empty for a pipe. A file that grows may exceed it.
};

/// Reads a session file in a thread of its own and hands on its events in batches.
///
/// At most maxBatches are on their way: who takes them calls acknowledge() for each when it is
/// done with it, and a slow taker slows the reading, not the memory.
class SessionReader
{
public:
    static constexpr std::size_t batchSize = 4096;
    static constexpr int maxBatches = 4;

    /// All are called in the reader's thread, and must not destroy the reader.
    struct Callbacks
    {
        std::function<void(const SessionHeader&)> header; ///< Once, first, if there is one.
        /// At most batchSize events, in the order of the file.
        std::function<void(std::vector<model::Event>, ReadProgress)> batch;
        /// Once, last.
        std::function<void(const model::Result<ReadSummary, FileError>&)> finished;
    };

    /// Begins to read @p path at once; "-" is the standard input.
    SessionReader(QString path, Callbacks callbacks);
    /// As cancel(), and joins the thread: no callback runs afterwards.
    ~SessionReader();
    SessionReader(const SessionReader&) = delete;
    SessionReader& operator=(const SessionReader&) = delete;
    SessionReader(SessionReader&&) = delete;
    SessionReader& operator=(SessionReader&&) = delete;

    /// Any thread: one batch has been dealt with.
    void acknowledge();
    /// Any thread, does not wait: the reading ends with FileFault::Cancelled, unless it has ended.
    void cancel();

private:
    void run();
    model::Result<ReadSummary, FileError> readAll();
    std::optional<FileError> fill(SessionParser& parser);
    bool deliver(std::vector<model::Event>& events);
    [[nodiscard]] FileError cancelled() const;

    const QString m_path;
    const Callbacks m_callbacks;
    ByteSource m_source;
    std::uint64_t m_bytesRead = 0; // reader's thread

    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_batchesOut = 0;     // guarded by m_mutex
    bool m_cancelled = false; // guarded by m_mutex

    std::thread m_thread; // last: it uses all of the above
};

/// A session file, read.
struct SessionFile
{
    SessionHeader header;
    ReadSummary summary;
};

/// Reads @p path ("-": standard input) in the calling thread, which it blocks, and gives @p sink
/// each event.
[[nodiscard]] model::Result<SessionFile, FileError> readSession(const QString& path,
                                                                const model::EventSink& sink);

} // namespace icelens::record
