// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace icelens::test {

/// A PulseAudio of our own in a temporary folder, with devices that end in one another:
///
///     loudspeakers  spkA, spkB: what is played comes out of spkA.monitor
///     microphones   micA, micB: they hear what is played into micA_in
///
/// The environment of this process points to it as long as it lives, running or not.
class PulseDaemon
{
public:
    PulseDaemon();
    ~PulseDaemon();

    /// False where there is no pulseaudio, or no devices of it within some seconds.
    [[nodiscard]] bool start();
    void kill();

    /// As the modules of pulseaudio are written in its configuration. @return its number.
    int load(const QString& module);
    void unload(int module);
    int loadMicrophone(const QString& name); ///< Hears NAME_in, which has to be there.
    int loadSpeaker(const QString& name);
    /// Any of pactl's.
    QString control(const QStringList& arguments);

    [[nodiscard]] static bool isInstalled();

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace icelens::test
