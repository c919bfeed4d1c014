// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sessioncontroller.h"
#include "transport/call/callsession.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace icelens::app {

/// The call that a controller's session is: begins it, and carries descriptions and keys between
/// the UI thread and its session. One object for call after call. UI thread.
class LiveCall final : public QObject
{
    Q_OBJECT
public:
    using VoiceMaker = std::function<std::unique_ptr<transport::CallVoice>()>;

    struct Plan
    {
        model::SessionOptions options;
        model::sdp::AudioCallOptions audio;
        std::optional<model::sdp::Description> offer; ///< Of the peer; empty: we offer.
        /// Called when the session begins, in the UI thread; what it gives is called in the network
        /// thread.
        std::function<VoiceMaker()> prepareVoice;
    };

    /// @p controller must outlive this; this outlives the controller's network thread's use of it
    /// if it is destroyed after the session has ended.
    explicit LiveCall(SessionController& controller, QObject* parent = nullptr);
    ~LiveCall() override;

    /// Ends what runs first. The session is written into @p files.
    void begin(Plan plan, std::vector<RecordTo> files);
    /// A session of begin() runs.
    [[nodiscard]] bool isRunning() const { return m_session != nullptr; }
    // Nothing without a session.
    void setRemoteDescription(const model::sdp::Description& description);
    void sendDtmf(std::uint8_t event);
    /// The time that was set for it is over.
    void timeOut();

Q_SIGNALS:
    /// Its session takes the place of what was there.
    void begun();
    void described(icelens::model::sdp::Kind kind,
                   const icelens::model::sdp::Description& description);
    void refused(const icelens::model::sdp::Error& error);

private:
    /// What the network thread calls; it may outlive this object.
    class Mailbox;

    [[nodiscard]] std::unique_ptr<transport::LiveSession>
    make(const Plan& plan, transport::NetworkThread& network, model::EventSink sink);

    SessionController& m_controller;
    transport::CallSession* m_session = nullptr; // the controller's; null: none, or over
    std::shared_ptr<Mailbox> m_mailbox;          // of the session that runs
};

} // namespace icelens::app
