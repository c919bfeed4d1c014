// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless.h"

#include "app/sessiontext.h"
#include "app/terminal.h"
#include "model/items/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace icelens::app {

namespace {

constexpr std::chrono::milliseconds betweenDrawings{100};

/// Cuts each line of @p text to @p columns, and the whole to @p rows lines.
QStringList fitted(const QString& text, TerminalSize size)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    lines = lines.mid(0, std::max(1, size.rows - 1));
    for (QString& line : lines)
        line.truncate(size.columns);
    return lines;
}

} // namespace

Headless::Headless(DemoRequest request, QObject* parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_terminal(canRedraw() && !m_request.json)
{
    m_controller.setPace(transport::Pace::text());
    m_duration.setSingleShot(true);
    m_redraw.setSingleShot(true);
    connect(&m_duration, &QTimer::timeout, &m_controller, &SessionController::stop);
    connect(&m_redraw, &QTimer::timeout, this, &Headless::draw);
    connect(&m_controller, &SessionController::changed, this, &Headless::onChanged);
    connect(&m_controller, &SessionController::ended, this, &Headless::onEnded);
    connect(&m_controller, &SessionController::writingFailed, this, &Headless::onWritingFailed);
    connect(&m_signals, &SignalWatch::endAsked, this, [this] { m_controller.stop(); });
}

ExitStatus Headless::run()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            std::vector<RecordTo> files;
            if (!m_request.recordFile.isEmpty())
                files.push_back({m_request.recordFile, record::FileAccess::ByUmask});
            if (m_request.json)
                files.push_back({QStringLiteral("-"), record::FileAccess::ByUmask});
            m_controller.start(m_request.options, std::move(files));
            if (m_request.duration)
                m_duration.start(*m_request.duration);
        },
        Qt::QueuedConnection);
    QCoreApplication::exec();
    if (const auto error = m_controller.finishWriting(); error && !m_writingFailed) {
        printError(describe(*error));
        m_writingFailed = true;
    }
    if (m_writingFailed)
        return ExitStatus::BadUsage;
    const auto log = m_controller.log();
    const model::Session& session = log->latest();
    print(m_request.json ? stderr : stdout,
          (m_request.json ? QString()
                          : pairTable(session, session.pairs().size()) + QLatin1Char('\n'))
              + summaryText(session));
    return exitStatus(m_progress);
}

void Headless::onChanged()
{
    const Progress now = progressOf(m_controller.log()->latest());
    // What was reached counts: when the session ends, its components go down again.
    if (m_progress == Progress::Running)
        m_progress = now;
    const bool done = m_progress != Progress::Running
        && (!m_request.duration || m_progress != Progress::Connected);
    if (done && m_controller.isLive())
        m_controller.stop();
    if (m_request.json)
        return;
    if (!m_terminal)
        printStates();
    else if (!m_redraw.isActive()) {
        const auto since = m_sinceDrawn.isValid()
            ? std::chrono::milliseconds(m_sinceDrawn.elapsed())
            : betweenDrawings;
        m_redraw.start(std::max(betweenDrawings - since, std::chrono::milliseconds(0)));
    }
}

void Headless::onEnded()
{
    m_redraw.stop();
    if (m_terminal && m_linesDrawn > 0) // the summary comes in its place
        print(stdout, QStringLiteral("\x1b[%1A\r\x1b[J").arg(m_linesDrawn));
    QCoreApplication::quit();
}

void Headless::onWritingFailed(const record::FileError& error)
{
    printError(describe(error));
    m_writingFailed = true;
    m_controller.stop();
}

void Headless::draw()
{
    m_sinceDrawn.start();
    const TerminalSize size = terminalSize();
    const model::Session& session = m_controller.log()->latest();
    const QString text = items::Words::time(session.now()) + QStringLiteral("  ")
        + stateLine(session) + QLatin1Char('\n') + pairTable(session, std::size_t(size.rows));
    const QStringList lines = fitted(text, size);
    QString output;
    if (m_linesDrawn > 0)
        output = QStringLiteral("\x1b[%1A\r\x1b[J").arg(m_linesDrawn);
    m_linesDrawn = int(lines.size());
    print(stdout, output + lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
}

void Headless::printStates()
{
    const model::Session& session = m_controller.log()->latest();
    const QString states = stateLine(session);
    if (states.isEmpty() || states == m_lastStates)
        return;
    m_lastStates = states;
    print(stdout,
          items::Words::time(session.now()) + QStringLiteral("  ") + states + QLatin1Char('\n'));
}

ExitStatus runHeadless(const DemoRequest& request)
{
    return Headless(request).run();
}

} // namespace icelens::app
