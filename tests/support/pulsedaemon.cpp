// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pulsedaemon.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>

namespace icelens::test {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int patienceMs = 10'000;

QString sink(const QString& name, const QString& described)
{
    return u"module-null-sink sink_name=%1 rate=48000 channels=1 "
           u"sink_properties=device.description=%2"_s.arg(name, described);
}

QString source(const QString& name)
{
    return u"module-remap-source master=%1_in.monitor source_name=%1 "
           u"source_properties=device.description=Microphone-%1"_s.arg(name);
}

QString speaker(const QString& name)
{
    return sink(name, u"Speaker-%1"_s.arg(name));
}

} // namespace

PulseDaemon::PulseDaemon()
{
    const QString home = m_folder.path();
    qputenv("PULSE_SERVER", "unix:" + QFile::encodeName(m_folder.filePath(u"sock"_s)));
    qputenv("PULSE_COOKIE", QFile::encodeName(m_folder.filePath(u"cookie"_s)));
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(home));
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(home));
}

PulseDaemon::~PulseDaemon()
{
    kill();
}

bool PulseDaemon::isInstalled()
{
    return !QStandardPaths::findExecutable(u"pulseaudio"_s).isEmpty()
        && !QStandardPaths::findExecutable(u"pactl"_s).isEmpty();
}

bool PulseDaemon::start()
{
    const QString socket = m_folder.filePath(u"sock"_s);
    QFile::remove(socket);
    const QStringList modules{
        u"module-native-protocol-unix auth-anonymous=1 socket="_s + socket,
        speaker(u"spkA"_s),
        speaker(u"spkB"_s),
        sink(u"micA_in"_s, u"Into-A"_s),
        sink(u"micB_in"_s, u"Into-B"_s),
        source(u"micA"_s),
        source(u"micB"_s),
    };
    QFile script(m_folder.filePath(u"script.pa"_s));
    if (!script.open(QIODevice::WriteOnly))
        return false;
    for (const QString& module : modules)
        script.write("load-module " + module.toUtf8() + '\n');
    script.write("set-default-sink spkA\nset-default-source micA\n");
    script.close();
    m_process.setStandardErrorFile(m_folder.filePath(u"log"_s));
    m_process.start(u"pulseaudio"_s,
                    {u"-n"_s, u"-F"_s, script.fileName(), u"--exit-idle-time=-1"_s,
                     u"--daemonize=no"_s, u"--use-pid-file=no"_s, u"--disallow-exit"_s});
    if (!m_process.waitForStarted())
        return false;
    QElapsedTimer timer;
    timer.start();
    while (!control({u"list"_s, u"short"_s, u"sources"_s}).contains(u"micB\t"_s)) {
        if (timer.elapsed() > patienceMs || m_process.state() != QProcess::Running)
            return false;
    }
    return true;
}

void PulseDaemon::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

int PulseDaemon::load(const QString& module)
{
    return control(QStringList{u"load-module"_s} + module.split(u' ')).trimmed().toInt();
}

int PulseDaemon::loadMicrophone(const QString& name)
{
    return load(source(name));
}

int PulseDaemon::loadSpeaker(const QString& name)
{
    return load(speaker(name));
}

void PulseDaemon::unload(int module)
{
    control({u"unload-module"_s, QString::number(module)});
}

QString PulseDaemon::control(const QStringList& arguments)
{
    QProcess pactl;
    pactl.start(u"pactl"_s, arguments);
    return pactl.waitForFinished(patienceMs) ? QString::fromUtf8(pactl.readAllStandardOutput())
                                             : QString();
}

} // namespace icelens::test
