// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "transport/call/callplan.h"
#include "transport/call/voicecontrols.h"

#include <QCoreApplication>

#include <functional>
#include <memory>
#include <optional>

namespace icelens::app {

/// What talks and listens in the call of a CallRequest.
class CallSound
{
    Q_DECLARE_TR_FUNCTIONS(icelens::app::CallSound)
public:
    using Maker = std::function<std::unique_ptr<transport::CallVoice>()>;

    /// Reads the file that is to be heard; blocks on the disk. @return what is wrong with the
    /// request's files, in a sentence.
    [[nodiscard]] std::optional<QString> prepare(const CallRequest& request);
    /// After prepare(); to be called in the network thread.
    [[nodiscard]] Maker maker() const;
    /// Of the voice that maker() makes; from before the call until after it.
    [[nodiscard]] const std::shared_ptr<transport::VoiceControls>& controls() const
    {
        return m_controls;
    }

private:
    [[nodiscard]] std::optional<QString> read(const QString& path);

    std::shared_ptr<transport::VoiceControls> m_controls =
        std::make_shared<transport::VoiceControls>();
    bool m_device = false;
    double m_hertz = 0;
    std::vector<float> m_samples;
    QString m_recordTo;
};

} // namespace icelens::app
