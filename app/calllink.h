// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/callsound.h"
#include "app/commandline.h"
#include "app/descriptionfile.h"
#include "app/livecall.h"
#include "app/sessioncontroller.h"
#include "model/event/mediafacts.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace icelens::app {

/// A call whose descriptions are carried in files: brings the session, the files and the sound of
/// one CallRequest together, and knows how it went. UI thread.
class CallLink final : public QObject
{
    Q_OBJECT
public:
    /// @p controller must outlive this.
    CallLink(SessionController& controller, CallRequest request, QObject* parent = nullptr);
    ~CallLink() override;

    /// Offers, or waits for the offer first. The session is written into @p files.
    void start(std::vector<RecordTo> files);
    /// Hangs up, or stops waiting; finished() tells when that is done.
    void stop();
    [[nodiscard]] LiveCall& call() { return m_call; }
    /// Of what talks and listens; from before the call until after it.
    [[nodiscard]] std::shared_ptr<transport::VoiceControls> controls() const
    {
        return m_sound.controls();
    }

    /// What the program is to say of it.
    [[nodiscard]] ExitStatus status() const;
    /// How the call ended, in a sentence; empty before.
    [[nodiscard]] QString outcome() const;
    /// Media is, or was, encrypted and authenticated both ways.
    [[nodiscard]] bool wasSecure() const { return !m_words.isEmpty(); }

Q_SIGNALS:
    /// A session runs from here on.
    void begun();
    /// Something a person should know, in a sentence.
    void said(const QString& sentence);
    /// The call is encrypted; @p words are the same at both ends.
    void secured(const QString& words);
    /// There is nothing to wait for any more.
    void finished();

private:
    void begin(std::optional<model::sdp::Description> offer);
    void onDescribed(model::sdp::Kind kind, const model::sdp::Description& description);
    void waitForAnswer();
    void onRefused(const QString& sentence);
    void onChanged();
    void take(const model::Event& event);

    SessionController& m_controller;
    CallRequest m_request;
    std::vector<RecordTo> m_files;
    CallSound m_sound;
    std::unique_ptr<DescriptionReader> m_reader;
    LiveCall m_call;
    QTimer m_duration;
    std::size_t m_seen = 0; // events of the log
    QString m_words;
    std::optional<model::CallEnded> m_end;
    model::DtlsError m_dtlsError = model::DtlsError::None;
    bool m_badInput = false;
    bool m_gathered = false;
    bool m_finished = false;
};

} // namespace icelens::app
