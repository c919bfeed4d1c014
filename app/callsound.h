// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "transport/call/callplan.h"

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

private:
    [[nodiscard]] std::optional<QString> read(const QString& path);

    double m_hertz = 0;
    std::vector<float> m_samples;
    QString m_recordTo;
};

} // namespace icelens::app
