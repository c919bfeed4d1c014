// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/sessionreader.h"

#include <chrono>
#include <utility>

namespace icelens::record {

namespace {

/// A batch that is not full is handed on after so long, so that progress is seen.
constexpr std::chrono::milliseconds deliverEvery{50};

} // namespace

SessionReader::SessionReader(QString path, Callbacks callbacks)
    : m_path(std::move(path))
    , m_callbacks(std::move(callbacks))
{
    m_thread = std::thread([this] { run(); });
}

SessionReader::~SessionReader()
{
    cancel();
    m_thread.join();
}

void SessionReader::acknowledge()
{
    {
        const std::scoped_lock lock(m_mutex);
        --m_batchesOut;
    }
    m_changed.notify_all();
}

void SessionReader::cancel()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_cancelled = true;
    }
    m_changed.notify_all();
    m_source.cancel();
}

void SessionReader::run()
{
    const auto result = readAll();
    if (m_callbacks.finished)
        m_callbacks.finished(result);
}

model::Result<ReadSummary, FileError> SessionReader::readAll()
{
    using Clock = std::chrono::steady_clock;
    if (const auto error = m_source.open(m_path))
        return *error;
    SessionParser parser;
    std::vector<model::Event> events;
    auto lastDelivery = Clock::now();
    bool headerTold = false;
    while (true) {
        const auto step = parser.parse(events, batchSize);
        if (parser.header() && !std::exchange(headerTold, true) && m_callbacks.header)
            m_callbacks.header(*parser.header());
        if (step == SessionParser::Step::Failed)
            return FileError{parser.fault(), m_path, {}, parser.version()};
        const bool waits = step == SessionParser::Step::NeedsInput;
        const bool due = !m_source.size() || Clock::now() - lastDelivery >= deliverEvery;
        if (!events.empty() && (!waits || due)) {
            if (!deliver(events))
                return cancelled();
            lastDelivery = Clock::now();
        }
        if (step == SessionParser::Step::Finished)
            return parser.summary();
        if (waits) {
            if (const auto error = fill(parser))
                return *error;
        }
    }
}

std::optional<FileError> SessionReader::fill(SessionParser& parser)
{
    const auto count = m_source.read(parser.room());
    if (!count)
        return count.error();
    m_bytesRead += *count;
    if (*count > 0)
        parser.took(*count);
    else
        parser.endInput();
    return std::nullopt;
}

bool SessionReader::deliver(std::vector<model::Event>& events)
{
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_cancelled || m_batchesOut < maxBatches; });
        if (m_cancelled)
            return false;
        ++m_batchesOut;
    }
    auto batch = std::exchange(events, {});
    events.reserve(batchSize);
    m_callbacks.batch(std::move(batch), {m_bytesRead, m_source.size()});
    return true;
}

FileError SessionReader::cancelled() const
{
    return {FileFault::Cancelled, m_path, {}, 0};
}

model::Result<SessionFile, FileError> readSession(const QString& path, const model::EventSink& sink)
{
    ByteSource source;
    if (const auto error = source.open(path))
        return *error;
    SessionParser parser;
    std::vector<model::Event> events;
    while (true) {
        const auto step = parser.parse(events, SessionReader::batchSize);
        for (auto& event : events)
            sink(std::move(event));
        events.clear();
        if (step == SessionParser::Step::Failed)
            return FileError{parser.fault(), path, {}, parser.version()};
        if (step == SessionParser::Step::Finished)
            return SessionFile{*parser.header(), parser.summary()};
        if (step == SessionParser::Step::Full)
            continue;
        const auto count = source.read(parser.room());
        if (!count)
            return count.error();
        *count > 0 ? parser.took(*count) : parser.endInput();
    }
}

} // namespace icelens::record
