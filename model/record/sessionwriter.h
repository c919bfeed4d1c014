// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/record/fileerror.h"
#include "model/record/sessionheader.h"
#include "model/session/eventlist.h"

#include <QString>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <vector>

class QFile;

namespace icelens::record {

enum class FileAccess : std::uint8_t {
    Private, ///< 0600: an autosave, which nobody asked for.
    ByUmask, ///< As the person's other files.
};

/// Writes a session file while the session runs.
///
/// A thread of its own encodes and writes, so that a slow disk never holds up the caller. What was
/// given to write() is on file after flushEvery at most, and the file ends with a whole line: if
/// the process is killed, the rest is in the file. After an error the writer stops: it cuts the
/// file back to its last whole line, keeps the error and takes no more events.
class SessionWriter
{
public:
    static constexpr std::chrono::milliseconds flushEvery{50};
    /// Events that may wait for a disk that does not answer. What comes beyond it is dropped, and
    /// the file says so with a Noticed{EventsMissing} and their number.
    static constexpr std::size_t maxWaiting = 1U << 18U;

    /// Called once, in the writer's thread; must not destroy the writer.
    using Failed = std::function<void(const FileError&)>;

    /// Begins @p path (overwriting it) with @p header; "-" is the standard output. Never blocks;
    /// that the file cannot be opened is told through @p failed, as any other error.
    SessionWriter(QString path, const SessionHeader& header, FileAccess access, Failed failed);
    /// As finish().
    ~SessionWriter();
    SessionWriter(const SessionWriter&) = delete;
    SessionWriter& operator=(const SessionWriter&) = delete;
    SessionWriter(SessionWriter&&) = delete;
    SessionWriter& operator=(SessionWriter&&) = delete;

    /// Any thread, never blocks on the disk. Events are written in the order of the calls.
    void write(model::Event event);

    /// Waits until the file is open and has its header, or could not get it.
    [[nodiscard]] std::optional<FileError> waitUntilOpen();

    /// Writes all that is waiting, closes the file and joins the thread: blocks on the disk.
    /// @return the error that stopped the writer, if one did.
    std::optional<FileError> finish();

private:
    void run(const std::string& header);
    bool open(QFile& file);
    void writeEvents(QFile& file);
    /// @return false if it failed; the error is kept and told then.
    bool put(QFile& file);
    void fail(const FileError& error);
    void setOpen();
    std::vector<model::Event> nextEvents(std::uint64_t& dropped, bool& last);

    const QString m_path;
    const FileAccess m_access;
    const Failed m_failed;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<model::Event> m_waiting; // guarded by m_mutex
    std::uint64_t m_dropped = 0;         // guarded by m_mutex
    bool m_stopping = false;             // guarded by m_mutex
    bool m_open = false;                 // guarded by m_mutex; or failed
    std::optional<FileError> m_error;    // guarded by m_mutex

    std::string m_text;            // writer's thread: encoded, not yet written
    std::int64_t m_wholeLines = 0; // writer's thread: size of the file up to its last whole line
    std::thread m_thread;          // last: it uses all of the above
};

/// Writes a whole session to @p path, which is replaced at once when all is on disk and stays as it
/// was if that fails. Blocks on the disk: call it in a worker. Any thread.
[[nodiscard]] std::optional<FileError> saveSession(const QString& path, const SessionHeader& header,
                                                   std::span<const model::Event> events);
[[nodiscard]] std::optional<FileError> saveSession(const QString& path, const SessionHeader& header,
                                                   const model::EventList& events);

} // namespace icelens::record
