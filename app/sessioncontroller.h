// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/eventpump.h"
#include "model/event/command.h"
#include "model/event/eventsink.h"
#include "model/projection/projections.h"
#include "model/record/fileerror.h"
#include "model/record/sessionheader.h"
#include "model/record/sessionwriter.h"
#include "model/session/eventlog.h"
#include "model/session/transactionindex.h"
#include "transport/glib/networkthread.h"
#include "transport/ice/livesession.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace icelens::app {

/// A file that a live session is written into as it happens.
struct RecordTo
{
    QString path; ///< "-": standard output.
    record::FileAccess access = record::FileAccess::ByUmask;
};

/// Makes a live session whose events go to the sink.
using SessionMaker = std::function<std::unique_ptr<transport::LiveSession>(
    transport::NetworkThread&, model::EventSink)>;

/// The session that is looked at, live or from a file: its events on their way from the network
/// thread or the loader, past the writers, into the log.
///
/// Lives in the UI thread and never holds it up: events are folded in slices, and the views are
/// told at most once a frame, by a timer that runs only while there is something to do.
class SessionController final : public QObject
{
    Q_OBJECT
public:
    /// What folding may take of the UI thread at a time.
    static constexpr std::chrono::milliseconds slice{6};
    /// Least time between two changed().
    static constexpr std::chrono::milliseconds frame{16};

    explicit SessionController(QObject* parent = nullptr);
    /// Ends a live session without waiting for its last events.
    ~SessionController() override;

    /// Starts a live session and writes it into @p files. If one runs, it is stopped first and the
    /// new one is made and starts when it has ended.
    void start(SessionMaker make, std::vector<RecordTo> files);
    /// The same with a demo.
    void start(const model::SessionOptions& options, std::vector<RecordTo> files);
    /// How often a live session's events come to the log; as a window shows them if not set.
    void setPace(transport::Pace pace) { m_pump.setPace(pace); }
    /// Asks the live session to end; ended() tells when it has. Nothing without one.
    void stop();
    void restartIce();
    void letCandidateGo();
    void letCandidatesGo();

    /// Shows @p events of a file, in as many calls as it takes, after beginFile().
    void beginFile(const record::SessionHeader& header);
    void appendFromFile(std::vector<model::Event> events);
    /// Never null. It grows; once another one took its place it changes no more.
    [[nodiscard]] std::shared_ptr<const model::EventLog> log() const { return m_log; }
    /// Of all that is in the log; valid until aboutToReplace().
    [[nodiscard]] const model::TransactionIndex& transactions() const
    {
        return m_derived->transactions;
    }
    /// Likewise.
    [[nodiscard]] const model::Projections& projections() const { return m_derived->projections; }
    [[nodiscard]] const record::SessionHeader& header() const { return m_header; }
    /// From start() until the last event is in the log.
    [[nodiscard]] bool isLive() const { return m_live != nullptr; }

    /// Completes the files that are written; blocks on the disk.
    /// @return the first error, if there was one.
    std::optional<record::FileError> finishWriting();

Q_SIGNALS:
    void aboutToReplace(); ///< log() becomes another one.
    void replaced();       ///< log() is another one, and empty.
    void changed();        ///< log() has grown; at most once a frame.
    void ended();          ///< The live session has ended and is wholly in the log.
    void batchFolded();    ///< One call of appendFromFile() is wholly in the log.
    void writingFailed(const icelens::record::FileError& error);

private:
    using Writers = std::vector<std::unique_ptr<record::SessionWriter>>;
    /// What follows from the log, kept in step with it.
    struct Derived
    {
        model::TransactionIndex transactions;
        model::Projections projections{transactions};
    };
    struct Wish
    {
        SessionMaker make;
        std::vector<RecordTo> files;
    };

    void begin(const record::SessionHeader& header);
    void startNow(const Wish& wish);
    [[nodiscard]] std::shared_ptr<Writers> openFiles(const std::vector<RecordTo>& files);
    void onLive(const std::vector<model::Event>& batch);
    void enqueue(std::vector<model::Event> batch);
    void work();
    void foldSlice();
    void afterEnd();
    void startNext();

    // Destroyed from the last to the first: whoever calls before whom they call.
    std::shared_ptr<Writers> m_writers; // shared with the sink of the live session
    EventPump m_pump;
    transport::NetworkThread m_network;
    std::unique_ptr<transport::LiveSession> m_live;
    std::unique_ptr<transport::LiveSession> m_fading; // ends unseen: a file took its place
    std::optional<Wish> m_next; // to be started when m_live or m_fading has ended

    std::shared_ptr<model::EventLog> m_log = std::make_shared<model::EventLog>();
    std::shared_ptr<Derived> m_derived = std::make_shared<Derived>();
    record::SessionHeader m_header;
    std::deque<std::vector<model::Event>> m_backlog;
    std::size_t m_backlogAt = 0; // in m_backlog.front()
    std::size_t m_waiting = 0;   // events of m_backlog from m_backlogAt on
    bool m_dirty = false;        // the log has grown since the last changed()
    bool m_sawEnd = false;       // SessionEnded of m_live is in the log
    QElapsedTimer m_sinceFrame;
    QTimer m_timer;
};

} // namespace icelens::app
