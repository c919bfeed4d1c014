// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sdp/audiocall.h"

#include <QByteArray>
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace icelens::app {

/// Waits for the peer's description in a file, or on the standard input, and reads it.
///
/// A file that is not there yet is waited for, and one that is being written is read again until it
/// is whole. UI thread; the standard input is read in a thread of its own.
class DescriptionReader final : public QObject
{
    Q_OBJECT
public:
    /// How long a description that makes no sense may go on changing before it is refused.
    static constexpr std::chrono::milliseconds patience{1500};

    /// @p path: "-" is the standard input, to its end, or to the end of a compact code.
    DescriptionReader(QString path, model::sdp::Kind wanted, QObject* parent = nullptr);
    ~DescriptionReader() override;

    /// Begins to wait. A file that was there before counts too.
    void start();

Q_SIGNALS:
    void read(const icelens::model::sdp::Description& description);
    /// The sentence says what is wrong with it. Nothing comes after this.
    void refused(const QString& sentence);

private:
    class Input;

    void watch();
    void look();
    void take(const QByteArray& text, bool complete);

    QString m_path;
    model::sdp::Kind m_wanted;
    QFileSystemWatcher m_watcher;
    QTimer m_giveUp;
    QString m_complaint; // about what was read last
    std::shared_ptr<Input> m_input;
    bool m_done = false;
};

/// Writes @p description to @p path ("-": standard output), all of it or nothing, as SDP or as a
/// compact code. @return what went wrong, in a sentence. One that no compact code can hold is
/// written as SDP, and @p asCode is set to false.
[[nodiscard]] std::optional<QString>
writeDescription(const QString& path, const model::sdp::Description& description, bool& asCode);

} // namespace icelens::app
