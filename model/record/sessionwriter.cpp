// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/sessionwriter.h"

#include "model/record/eventcodec.h"

#include <QFile>
#include <QSaveFile>

#include <cstdio>
#include <string>
#include <utility>

namespace icelens::record {

namespace {

/// Small enough that a flood of events reaches the file while it is still being encoded.
constexpr std::size_t writeSize = 64U << 10U;

FileFault faultOf(const QFileDevice& file)
{
    // QFile says so for ENOSPC and for nothing else that writing can give.
    return file.error() == QFileDevice::ResourceError ? FileFault::DiskFull
                                                      : FileFault::WriteFailed;
}

model::Event eventsMissing(std::uint64_t count, model::SessionTime at)
{
    model::Noticed notice{model::Notice::EventsMissing, {}, {}, std::to_string(count)};
    return {at, {}, model::Source::Session, std::move(notice)};
}

bool isStandardOutput(const QString& path)
{
    return path == QLatin1String("-");
}

} // namespace

SessionWriter::SessionWriter(QString path, const SessionHeader& header, FileAccess access,
                             Failed failed)
    : m_path(std::move(path))
    , m_access(access)
    , m_failed(std::move(failed))
{
    std::string line;
    appendHeader(line, header);
    m_thread = std::thread([this, line = std::move(line)] { run(line); });
}

SessionWriter::~SessionWriter()
{
    finish();
}

void SessionWriter::write(model::Event event)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_error || m_stopping)
            return;
        if (m_waiting.size() == maxWaiting) {
            ++m_dropped;
            return;
        }
        m_waiting.push_back(std::move(event));
        if (m_waiting.size() > 1)
            return; // the thread is awake
    }
    m_changed.notify_all();
}

std::optional<FileError> SessionWriter::waitUntilOpen()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_open; });
    return m_error;
}

std::optional<FileError> SessionWriter::finish()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
    const std::scoped_lock lock(m_mutex);
    return m_error;
}

void SessionWriter::run(const std::string& header)
{
    QFile file(m_path);
    m_text = header;
    const bool good = open(file) && put(file);
    setOpen();
    if (good)
        writeEvents(file);
}

void SessionWriter::setOpen()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_open = true;
    }
    m_changed.notify_all();
}

bool SessionWriter::open(QFile& file)
{
    constexpr auto mode = QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered;
    constexpr auto own = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    bool good = false;
    if (isStandardOutput(m_path)) {
        good = std::fflush(stdout) == 0
            && file.open(stdout, QIODevice::WriteOnly | QIODevice::Unbuffered);
    } else if (m_access == FileAccess::Private) {
        // The second call is for a file that was there before.
        good = file.open(mode, own) && file.setPermissions(own);
    } else {
        good = file.open(mode);
    }
    if (!good)
        fail({FileFault::CannotOpen, m_path, file.errorString(), 0});
    return good;
}

void SessionWriter::writeEvents(QFile& file)
{
    bool last = false;
    while (!last) {
        std::uint64_t dropped = 0;
        auto events = nextEvents(dropped, last);
        if (dropped > 0)
            events.push_back(eventsMissing(dropped, events.back().at));
        for (const auto& event : events) {
            appendEvent(m_text, event);
            if (m_text.size() >= writeSize && !put(file))
                return;
        }
        if (!put(file))
            return;
    }
}

std::vector<model::Event> SessionWriter::nextEvents(std::uint64_t& dropped, bool& last)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
    // What comes in the meantime goes with it: one write for many events.
    m_changed.wait_for(lock, flushEvery, [this] { return m_stopping; });
    dropped = std::exchange(m_dropped, 0);
    last = m_stopping;
    return std::exchange(m_waiting, {});
}

bool SessionWriter::put(QFile& file)
{
    std::size_t done = 0;
    while (done < m_text.size()) {
        const qint64 written =
            file.write(m_text.data() + done, static_cast<qint64>(m_text.size() - done));
        if (written <= 0) {
            const FileError error{faultOf(file), m_path, file.errorString(), 0};
            if (!file.isSequential())
                file.resize(m_wholeLines);
            fail(error);
            return false;
        }
        done += static_cast<std::size_t>(written);
    }
    m_wholeLines += static_cast<std::int64_t>(done);
    m_text.clear();
    return true;
}

void SessionWriter::fail(const FileError& error)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_error = error;
        m_waiting = {};
    }
    if (m_failed)
        m_failed(error);
}

namespace {

template <class Events>
std::optional<FileError> saveAll(const QString& path, const SessionHeader& header,
                                 const Events& events)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return FileError{FileFault::CannotOpen, path, file.errorString(), 0};
    const auto failed = [&] { return FileError{faultOf(file), path, file.errorString(), 0}; };
    std::string text;
    appendHeader(text, header);
    for (const auto& event : events) {
        appendEvent(text, event);
        if (text.size() < writeSize)
            continue;
        if (file.write(text.data(), static_cast<qint64>(text.size())) < 0)
            return failed();
        text.clear();
    }
    if (file.write(text.data(), static_cast<qint64>(text.size())) < 0 || !file.commit())
        return failed();
    return std::nullopt;
}

} // namespace

std::optional<FileError> saveSession(const QString& path, const SessionHeader& header,
                                     std::span<const model::Event> events)
{
    return saveAll(path, header, events);
}

std::optional<FileError> saveSession(const QString& path, const SessionHeader& header,
                                     const model::EventList& events)
{
    return saveAll(path, header, events);
}

} // namespace icelens::record
