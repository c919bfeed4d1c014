// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callheadless.h"

#include "app/sessiontext.h"
#include "app/terminal.h"
#include "model/items/words.h"

#include <QCoreApplication>

namespace icelens::app {

CallHeadless::CallHeadless(const CallRequest& request, QObject* parent)
    : QObject(parent)
    , m_request(request)
    , m_link(m_controller, request)
{
    connect(&m_link, &CallLink::said, this, [](const QString& sentence) { printError(sentence); });
    connect(&m_link, &CallLink::secured, this, [](const QString& words) {
        print(stderr,
              tr("The call is encrypted. If you both see these words, nobody listens in: %1")
                      .arg(words)
                  + QLatin1Char('\n'));
    });
    connect(&m_link, &CallLink::finished, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    connect(&m_controller, &SessionController::changed, this, &CallHeadless::printStates);
    connect(&m_controller, &SessionController::writingFailed, this,
            [this](const record::FileError& error) {
                printError(describe(error));
                m_writingFailed = true;
                m_link.stop();
            });
    connect(&m_signals, &SignalWatch::endAsked, this, [this] { m_link.stop(); });
}

ExitStatus CallHeadless::run()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            std::vector<RecordTo> files;
            if (!m_request.recordFile.isEmpty())
                files.push_back({m_request.recordFile, record::FileAccess::ByUmask});
            if (m_request.json)
                files.push_back({QStringLiteral("-"), record::FileAccess::ByUmask});
            m_link.start(std::move(files));
        },
        Qt::QueuedConnection);
    QCoreApplication::exec();
    if (const auto error = m_controller.finishWriting(); error && !m_writingFailed) {
        printError(describe(*error));
        m_writingFailed = true;
    }
    const auto log = m_controller.log();
    if (!log->events().empty())
        print(stderr, summaryText(log->latest()));
    if (!m_link.outcome().isEmpty())
        print(stderr, m_link.outcome() + QLatin1Char('\n'));
    return m_writingFailed ? ExitStatus::BadUsage : m_link.status();
}

void CallHeadless::printStates()
{
    const auto log = m_controller.log();
    const model::Session& session = log->latest();
    const QString states = stateLine(session);
    if (m_request.json || states.isEmpty() || states == m_lastStates)
        return;
    m_lastStates = states;
    print(stderr,
          items::Words::time(session.now()) + QStringLiteral("  ") + states + QLatin1Char('\n'));
}

} // namespace icelens::app
