// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/devices.h"

#include "app/terminal.h"
#include "transport/audio/audiofactory.h"

#include <QCoreApplication>

namespace icelens::app {

namespace {

class DevicesText
{
    Q_DECLARE_TR_FUNCTIONS(icelens::app::DevicesText)
public:
    static QString list(const transport::AudioDeviceList& found, model::AudioUse use,
                        const QString& title);
};

QString DevicesText::list(const transport::AudioDeviceList& found, model::AudioUse use,
                          const QString& title)
{
    QString text = title + QLatin1Char('\n');
    bool some = false;
    for (const auto& device : found.devices) {
        if (device.use != use)
            continue;
        some = true;
        const QString id = QString::fromStdString(device.id);
        const QString name = QString::fromStdString(device.name);
        text += QStringLiteral("  ")
            + (device.isDefault
                   ? tr("%1  %2 (the system’s choice)", "id, name of a device").arg(id, name)
                   : tr("%1  %2", "id, name of a device").arg(id, name))
            + QLatin1Char('\n');
    }
    if (!some)
        text += QStringLiteral("  ") + tr("none") + QLatin1Char('\n');
    return text;
}

} // namespace

ExitStatus printDevices()
{
    const auto found = transport::listAudioDevices();
    if (!found.server)
        printError(DevicesText::tr("No sound server answers. Calls work without sound until one "
                                   "does: PulseAudio, or PipeWire with pipewire-pulse."));
    print(
        stdout,
        DevicesText::list(found, model::AudioUse::Input, DevicesText::tr("Microphones:"))
            + DevicesText::list(found, model::AudioUse::Output, DevicesText::tr("Loudspeakers:")));
    return ExitStatus::Connected;
}

} // namespace icelens::app
