// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/descriptionfile.h"

#include "app/terminal.h"
#include "model/items/descriptionwords.h"
#include "model/sdp/compactcode.h"
#include "model/sdp/readdescription.h"
#include "model/sdp/sdpwriter.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <array>
#include <mutex>
#include <thread>
#include <unistd.h>
#include <utility>

namespace icelens::app {

namespace {

const QString standardStream = QStringLiteral("-");

} // namespace

/// What a thread that may never return reads: it keeps this alive, not the reader.
class DescriptionReader::Input
{
public:
    explicit Input(DescriptionReader* reader)
        : m_reader(reader)
    {}

    /// The reader is gone, or has what it wants.
    void forget()
    {
        const std::scoped_lock lock(m_mutex);
        m_reader = nullptr;
    }

    void run()
    {
        std::array<char, 4096> buffer{};
        QByteArray text;
        for (;;) {
            const auto count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
            if (count > 0)
                text.append(buffer.data(), qsizetype(count));
            const bool end = count <= 0;
            const bool tooMuch = text.size() > qsizetype(model::sdp::Limits::octets);
            // Nobody has to say where a code ends; it does.
            const bool code = !end && model::sdp::readCompact(text.toStdString()).ok();
            if (end || code || tooMuch) {
                deliver(text);
                return;
            }
        }
    }

private:
    void deliver(const QByteArray& text)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_reader == nullptr)
            return;
        QMetaObject::invokeMethod(
            m_reader, [reader = m_reader, text] { reader->take(text, true); },
            Qt::QueuedConnection);
    }

    std::mutex m_mutex;
    DescriptionReader* m_reader; // guarded by m_mutex
};

DescriptionReader::DescriptionReader(QString path, model::sdp::Kind wanted, QObject* parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_wanted(wanted)
{
    m_giveUp.setSingleShot(true);
    m_giveUp.setInterval(patience);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &DescriptionReader::look);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &DescriptionReader::look);
    connect(&m_giveUp, &QTimer::timeout, this, [this] {
        m_done = true;
        Q_EMIT refused(m_complaint);
    });
}

DescriptionReader::~DescriptionReader()
{
    if (m_input != nullptr)
        m_input->forget();
}

void DescriptionReader::start()
{
    if (m_path == standardStream) {
        m_input = std::make_shared<Input>(this);
        std::thread([input = m_input] { input->run(); }).detach();
        return;
    }
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!m_watcher.addPath(folder)) {
        m_done = true;
        Q_EMIT refused(tr("%1 cannot be waited for: there is no folder %2.").arg(m_path, folder));
        return;
    }
    QMetaObject::invokeMethod(this, &DescriptionReader::look, Qt::QueuedConnection);
}

void DescriptionReader::look()
{
    if (m_done || !QFileInfo::exists(m_path))
        return;
    if (!m_watcher.files().contains(m_path))
        m_watcher.addPath(m_path);
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_complaint = tr("%1 cannot be opened: %2.").arg(m_path, file.errorString());
        m_giveUp.start();
        return;
    }
    take(file.read(qint64(model::sdp::Limits::octets) + 1), false);
}

void DescriptionReader::take(const QByteArray& text, bool complete)
{
    if (m_done)
        return;
    const auto description = model::sdp::readDescription(text.toStdString(), m_wanted);
    if (description.ok()) {
        m_done = true;
        m_giveUp.stop();
        Q_EMIT read(*description);
        return;
    }
    const QString what = items::describe(description.error());
    m_complaint = m_path == standardStream ? what : tr("%1: %2").arg(m_path, what);
    if (complete) {
        m_done = true;
        Q_EMIT refused(m_complaint);
    } else if (!text.trimmed().isEmpty()) {
        m_giveUp.start(); // unless more of it comes
    }
}

std::optional<QString> writeDescription(const QString& path,
                                        const model::sdp::Description& description, bool& asCode)
{
    const auto code = asCode ? model::sdp::writeCompact(description) : std::nullopt;
    asCode = code.has_value();
    const std::string text = code ? *code + "\n" : model::sdp::writeSdp(description);
    if (path == standardStream) {
        print(stdout, QString::fromStdString(text));
        return {};
    }
    QSaveFile file(path);
    const auto failed = [&] {
        return DescriptionReader::tr("%1 cannot be written: %2.").arg(path, file.errorString());
    };
    if (!file.open(QIODevice::WriteOnly)
        || file.write(text.data(), qint64(text.size())) != qint64(text.size()))
        return failed();
    // Who has it can take the call in the other's place.
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!file.commit())
        return failed();
    return {};
}

} // namespace icelens::app
