// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sessioncontroller.h"
#include "model/record/sessionreader.h"

#include <QObject>

#include <memory>
#include <optional>

namespace icelens::app {

/// Brings a session file into a SessionController. Lives in the UI thread.
class SessionLoader final : public QObject
{
    Q_OBJECT
public:
    /// @p controller must outlive this.
    explicit SessionLoader(SessionController& controller, QObject* parent = nullptr);
    /// Stops reading and joins the reader's thread, which cannot be held up for long.
    ~SessionLoader() override;

    /// Begins to read @p path; what it read before is given up. The controller keeps its session
    /// until the file turns out to be one.
    void open(const QString& path);
    /// What was read so far stays; failed() tells of FileFault::Cancelled.
    void cancel();
    [[nodiscard]] bool isLoading() const { return m_reader != nullptr; }

Q_SIGNALS:
    void opened(const QString& path); ///< It is a session: its events follow.
    /// @p permille of the file is folded; -1 if its size is not known.
    void progressed(int permille);
    /// All of @p path is in the log.
    void finished(const QString& path, const icelens::record::ReadSummary& summary);
    void failed(const icelens::record::FileError& error);

private:
    void onBatch(std::vector<model::Event> events, record::ReadProgress progress);
    void onFinished(const model::Result<record::ReadSummary, record::FileError>& result);
    void onFolded();
    void finishIfFolded();
    [[nodiscard]] record::SessionReader::Callbacks callbacks();

    SessionController& m_controller;
    QString m_path;
    int m_generation = 0; // calls of an earlier reader that still wait in the event loop
    int m_batchesOut = 0; // given to the controller, not folded
    std::optional<model::Result<record::ReadSummary, record::FileError>> m_result;
    std::unique_ptr<record::SessionReader> m_reader;
};

} // namespace icelens::app
