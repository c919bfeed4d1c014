// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/command.h"
#include "model/event/soundstatus.h"
#include "transport/call/voicecontrols.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace icelens::app {

/// The switches and meters of the sound of one call after another: sets what a person wishes,
/// tells how it stands, and remembers devices and processing for the next call. UI thread.
class SoundDesk final : public QObject
{
    Q_OBJECT
public:
    /// Between two looks at the meters.
    static constexpr std::chrono::milliseconds lookEvery{50};

    explicit SoundDesk(QObject* parent = nullptr);
    ~SoundDesk() override;

    using Controls = std::shared_ptr<transport::VoiceControls>;

    /// A call is about to begin: its controls are set as the last one left them.
    void open(Controls controls);
    /// Likewise the demo: @p talker is heard by @p listener, both here, so the microphone is not
    /// used before a person asks for it.
    void openDemo(Controls talker, Controls listener);
    /// The call is over: nothing can be controlled any more.
    void close();

    /// True if @p command is about sound and was done.
    bool apply(const model::Command& command);
    [[nodiscard]] const model::SoundStatus& status() const { return m_status; }

Q_SIGNALS:
    /// It stands otherwise now; at most once each lookEvery.
    void changed(const icelens::model::SoundStatus& status);

private:
    void look();
    void readDevices();
    void begin();
    void process(const model::VoiceProcessing& processing);

    Controls m_talker;   // of the microphone; null: no call
    Controls m_listener; // of the loudspeaker; of a call the same
    model::SoundStatus m_status;
    QTimer m_timer;
};

} // namespace icelens::app
