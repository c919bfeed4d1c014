// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessioncontroller.h"

#include "transport/ice/demosession.h"
#include "transport/wire/socketobserver.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <algorithm>
#include <ctime>
#include <utility>

namespace icelens::app {

namespace {

record::SessionHeader liveHeader()
{
    using namespace std::chrono;
    record::SessionHeader header;
    header.program = "IceLens " + QCoreApplication::applicationVersion().toStdString();
    header.startedAt = time_point_cast<microseconds>(system_clock::now());
    timespec monotonic{};
    ::clock_gettime(CLOCK_MONOTONIC, &monotonic);
    header.monotonicZero = seconds(monotonic.tv_sec) + nanoseconds(monotonic.tv_nsec);
    return header;
}

} // namespace

SessionController::SessionController(QObject* parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &SessionController::work);
    connect(&m_pump, &EventPump::arrived, this, &SessionController::onLive);
    // Once a program and before a session; the session tells what came of it.
    m_network.post([] { static_cast<void>(transport::tapWorks()); });
}

SessionController::~SessionController() = default;

void SessionController::start(const model::SessionOptions& options, std::vector<RecordTo> files)
{
    const auto make = [options](transport::NetworkThread& network, model::EventSink sink) {
        return std::make_unique<transport::DemoSession>(network, options, std::move(sink));
    };
    start(make, std::move(files));
}

void SessionController::start(SessionMaker make, std::vector<RecordTo> files)
{
    Wish wish{std::move(make), std::move(files)};
    if (m_live == nullptr && m_fading == nullptr) {
        startNow(wish);
        return;
    }
    m_next = std::move(wish);
    if (m_live != nullptr)
        m_live->stop();
}

void SessionController::startNow(const Wish& wish)
{
    finishWriting();
    begin(liveHeader());
    m_writers = openFiles(wish.files);
    // The files get their events in the network thread: they do not wait for the UI thread, nor
    // are they lost with it.
    const auto sink = [this, writers = m_writers](model::Event event) {
        for (const auto& writer : *writers)
            writer->write(event);
        m_pump.publish(std::move(event));
    };
    m_live = wish.make(m_network, sink);
    m_live->start();
}

std::shared_ptr<SessionController::Writers>
SessionController::openFiles(const std::vector<RecordTo>& files)
{
    auto writers = std::make_shared<Writers>();
    for (const RecordTo& file : files) {
        const auto failed = [this](const record::FileError& error) { // writer's thread
            QMetaObject::invokeMethod(
                this, [this, error] { Q_EMIT writingFailed(error); }, Qt::QueuedConnection);
        };
        writers->push_back(
            std::make_unique<record::SessionWriter>(file.path, m_header, file.access, failed));
    }
    return writers;
}

void SessionController::stop()
{
    m_next.reset();
    if (m_live != nullptr)
        m_live->stop();
}

void SessionController::restartIce()
{
    if (m_live != nullptr)
        m_live->restartIce();
}

void SessionController::letCandidateGo()
{
    if (m_live != nullptr)
        m_live->letCandidateGo();
}

void SessionController::letCandidatesGo()
{
    if (m_live != nullptr)
        m_live->letCandidatesGo();
}

void SessionController::beginFile(const record::SessionHeader& header)
{
    m_next.reset();
    if (m_live != nullptr) {
        m_live->stop(); // its last events still go to its files
        m_fading = std::move(m_live);
    }
    begin(header);
}

void SessionController::appendFromFile(std::vector<model::Event> events)
{
    enqueue(std::move(events));
}

void SessionController::begin(const record::SessionHeader& header)
{
    Q_EMIT aboutToReplace();
    // Freeing a million events takes longer than a frame.
    QThreadPool::globalInstance()->start(
        [log = std::move(m_log), derived = std::move(m_derived)] {});
    m_log = std::make_shared<model::EventLog>();
    m_derived = std::make_shared<Derived>();
    m_header = header;
    m_backlog.clear();
    m_backlogAt = 0;
    m_waiting = 0;
    m_dirty = false;
    m_sawEnd = false;
    Q_EMIT replaced();
}

void SessionController::onLive(const std::vector<model::Event>& batch)
{
    if (m_fading == nullptr) {
        enqueue(batch);
        return;
    }
    const bool over = std::ranges::any_of(batch, [](const model::Event& event) {
        return std::holds_alternative<model::SessionEnded>(event.fact);
    });
    if (over) {
        m_fading.reset();
        startNext();
    }
}

void SessionController::enqueue(std::vector<model::Event> batch)
{
    if (batch.empty()) {
        Q_EMIT batchFolded();
        return;
    }
    m_waiting += batch.size();
    m_backlog.push_back(std::move(batch));
    if (!m_timer.isActive())
        m_timer.start(0);
}

void SessionController::work()
{
    foldSlice();
    const auto sinceFrame =
        std::chrono::milliseconds(m_sinceFrame.isValid() ? m_sinceFrame.elapsed() : frame.count());
    if (m_dirty && (sinceFrame >= frame || m_sawEnd)) {
        m_dirty = false;
        m_sinceFrame.start();
        Q_EMIT changed();
    }
    if (m_sawEnd && m_live != nullptr)
        afterEnd();
    if (m_waiting > 0)
        m_timer.start(0);
    else if (m_dirty)
        m_timer.start(std::max(frame - sinceFrame, std::chrono::milliseconds(1)));
}

void SessionController::foldSlice()
{
    constexpr int betweenLooks = 32; // events between two looks at the clock
    QElapsedTimer clock;
    clock.start();
    for (int count = 1; m_waiting > 0; ++count) {
        auto& batch = m_backlog.front();
        model::Event& event = batch[m_backlogAt];
        if (m_live != nullptr && std::holds_alternative<model::SessionEnded>(event.fact))
            m_sawEnd = true;
        m_log->append(std::move(event));
        m_derived->transactions.append(m_log->events().back(), m_log->latest());
        m_derived->projections.append(m_log->events().back(), m_log->latest());
        m_dirty = true;
        --m_waiting;
        if (++m_backlogAt == batch.size()) {
            m_backlog.pop_front();
            m_backlogAt = 0;
            Q_EMIT batchFolded();
        }
        if (count % betweenLooks == 0 && clock.elapsed() >= slice.count())
            break;
    }
}

void SessionController::afterEnd()
{
    m_live.reset();
    m_sawEnd = false;
    Q_EMIT ended();
    startNext();
}

void SessionController::startNext()
{
    if (const auto next = std::exchange(m_next, std::nullopt))
        startNow(*next);
}

std::optional<record::FileError> SessionController::finishWriting()
{
    std::optional<record::FileError> first;
    if (m_writers == nullptr)
        return first;
    for (const auto& writer : *m_writers) {
        auto error = writer->finish();
        if (!first)
            first = std::move(error);
    }
    m_writers.reset();
    return first;
}

} // namespace icelens::app
