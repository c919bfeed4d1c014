// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/record/fileerror.h"

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace icelens::record {

/// The bytes of a file, a FIFO or the standard input, read in a worker thread and cancelled from
/// any other. POSIX only: a port to Windows needs another body for this class.
class ByteSource
{
public:
    ByteSource();
    ~ByteSource();
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    ByteSource(ByteSource&&) = delete;
    ByteSource& operator=(ByteSource&&) = delete;

    /// "-" is the standard input, ":/…" a file that is compiled in. Does not wait for the writer of
    /// a FIFO.
    [[nodiscard]] std::optional<FileError> open(const QString& path);

    /// Waits for bytes. @return their number; 0 at the end of the input. Fails with
    /// FileFault::Cancelled after cancel().
    [[nodiscard]] model::Result<std::size_t, FileError> read(std::span<char> to);

    /// Any thread; ends a read() that waits, at once, and fails all that follow.
    void cancel() const;

    /// Size of a regular file when it was opened; empty for others.
    [[nodiscard]] std::optional<std::uint64_t> size() const { return m_size; }

private:
    [[nodiscard]] std::optional<FileError> openResource();
    [[nodiscard]] bool isCancelled() const;
    [[nodiscard]] FileError failure(FileFault fault, int errorNumber) const;

    QString m_path;
    std::optional<std::uint64_t> m_size;
    std::optional<QByteArray> m_compiledIn; // a resource
    std::size_t m_compiledAt = 0;
    int m_file = -1;
    int m_wakeRead = -1; // a pipe: a byte in it says "cancelled"
    int m_wakeWrite = -1;
};

} // namespace icelens::record
