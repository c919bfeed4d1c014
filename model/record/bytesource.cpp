// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/bytesource.h"

#include <QFile>
#include <QtGlobal>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace icelens::record {

ByteSource::ByteSource()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe(ends.data()) != 0)
        return; // read() then fails
    m_wakeRead = ends[0];
    m_wakeWrite = ends[1];
    for (const int end : ends)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    ::fcntl(m_wakeWrite, F_SETFL, O_NONBLOCK);
}

ByteSource::~ByteSource()
{
    for (const int descriptor : {m_file, m_wakeRead, m_wakeWrite}) {
        if (descriptor >= 0)
            ::close(descriptor);
    }
}

FileError ByteSource::failure(FileFault fault, int errorNumber) const
{
    return {fault, m_path, errorNumber == 0 ? QString() : qt_error_string(errorNumber), 0};
}

std::optional<FileError> ByteSource::open(const QString& path)
{
    m_path = path;
    if (path.startsWith(QLatin1String(":/")))
        return openResource();
    // Not blocking, for a FIFO that nobody has opened for writing yet.
    m_file = path == QLatin1String("-")
        ? ::dup(STDIN_FILENO)
        : ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (m_file < 0)
        return failure(FileFault::CannotOpen, errno);
    struct stat status = {};
    if (::fstat(m_file, &status) != 0)
        return failure(FileFault::CannotOpen, errno);
    if (S_ISDIR(status.st_mode))
        return failure(FileFault::IsDirectory, 0);
    if (S_ISREG(status.st_mode))
        m_size = static_cast<std::uint64_t>(status.st_size);
    return std::nullopt;
}

std::optional<FileError> ByteSource::openResource()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(FileFault::CannotOpen, ENOENT);
    m_compiledIn = file.readAll();
    m_size = static_cast<std::uint64_t>(m_compiledIn->size());
    return std::nullopt;
}

bool ByteSource::isCancelled() const
{
    pollfd wake{m_wakeRead, POLLIN, 0};
    return m_wakeRead < 0 || ::poll(&wake, 1, 0) != 0;
}

model::Result<std::size_t, FileError> ByteSource::read(std::span<char> to)
{
    if (m_compiledIn) {
        if (isCancelled())
            return failure(FileFault::Cancelled, 0);
        const auto rest = static_cast<std::size_t>(m_compiledIn->size()) - m_compiledAt;
        const auto count = std::min(to.size(), rest);
        std::copy_n(m_compiledIn->constData() + m_compiledAt, count, to.data());
        m_compiledAt += count;
        return count;
    }
    while (true) {
        std::array<pollfd, 2> ready{{{m_wakeRead, POLLIN, 0}, {m_file, POLLIN, 0}}};
        if (m_wakeRead < 0 || ::poll(ready.data(), ready.size(), -1) < 0) {
            if (errno == EINTR && m_wakeRead >= 0)
                continue;
            return failure(FileFault::ReadFailed, errno);
        }
        if (ready[0].revents != 0)
            return failure(FileFault::Cancelled, 0);
        const ssize_t count = ::read(m_file, to.data(), to.size());
        if (count >= 0)
            return static_cast<std::size_t>(count);
        if (errno != EINTR && errno != EAGAIN)
            return failure(FileFault::ReadFailed, errno);
    }
}

void ByteSource::cancel() const
{
    const char any = 0;
    // If the pipe is full or broken, it has told already or never will.
    [[maybe_unused]] const auto told = ::write(m_wakeWrite, &any, 1);
}

} // namespace icelens::record
