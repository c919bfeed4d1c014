// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/bytesource.h"

#include <QFile>
#include <QtGlobal>

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

model::Result<std::size_t, FileError> ByteSource::read(std::span<char> to)
{
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
