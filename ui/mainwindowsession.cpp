// SPDX-License-Identifier: GPL-3.0-or-later
// What the main window tells of the session as a whole: its kind, its name, its file.
#include "model/items/words.h"
#include "ui/lessons/lessonpanel.h"
#include "ui/mainwindow.h"
#include "ui/panels/noticestrip.h"
#include "ui/panels/startpanel.h"
#include "ui/playback.h"

#include <QFileInfo>
#include <QLabel>

namespace icelens::ui {

namespace {

QString describe(const model::SessionOptions& options)
{
    const QString ta = items::Words::number(static_cast<quint64>(options.ta.count()));
    return options.nomination == model::Nomination::Regular
        ? MainWindow::tr("regular nomination · Ta %1 ms").arg(ta)
        : MainWindow::tr("aggressive nomination · Ta %1 ms").arg(ta);
}

} // namespace

void MainWindow::setSessionKind(SessionKind kind)
{
    m_kind = kind;
    m_playback->setGrowing(m_loading || kind == SessionKind::Live);
    m_transport->showKind(kind);
    showTransport();
    switch (kind) {
    case SessionKind::None:
        m_start->setIntroduction(
            tr("Begin a session to watch two agents on this computer negotiate, or open one that "
               "was recorded."));
        break;
    case SessionKind::Live:
        m_start->setIntroduction(
            tr("This is a real negotiation between two agents on this computer. Each row is a "
               "candidate pair; watch its state change. Select a row to read its facts."));
        break;
    case SessionKind::Recording:
    case SessionKind::Lesson:
    case SessionKind::Ended:
        m_start->setIntroduction(
            tr("This is what happened between two agents. Each row is a candidate pair in the "
               "state that it ended in. Select a row to read its facts."));
        break;
    }
    updateActions();
}

void MainWindow::setFileName(const QString& path)
{
    m_fileName = path;
    showTitle();
}

void MainWindow::setModified(bool modified)
{
    setWindowModified(modified);
}

void MainWindow::showTitle()
{
    const QString title = m_log == nullptr ? tr("No session")
        : m_summary.title.isEmpty()        ? tr("Session")
                                           : m_summary.title;
    if (m_title->text() != title)
        m_title->setText(title);
    if (m_kind == SessionKind::Lesson
        && m_lessons->guide().phase() == LessonGuide::Phase::Running) {
        showLessonTitle();
        return;
    }
    QString subtitle;
    if (!m_fileName.isEmpty())
        subtitle = QFileInfo(m_fileName).fileName();
    else if (m_log != nullptr)
        subtitle = describe(m_log->latest().options());
    if (m_subtitle->text() != subtitle)
        m_subtitle->setText(subtitle);
    m_subtitle->setToolTip(m_fileName);
    const QString window = tr("%1[*] – IceLens").arg(m_fileName.isEmpty() ? title : subtitle);
    if (windowTitle() != window)
        setWindowTitle(window);
}

void MainWindow::setLoading(double share, const QString& text)
{
    m_loading = share >= 0;
    m_playback->setGrowing(m_loading || m_kind == SessionKind::Live);
    m_transport->showLoading(share, text);
}

void MainWindow::showProblem(const QString& text)
{
    m_notices->showProblem(text);
}

void MainWindow::setInterfaces(const std::vector<InterfaceChoice>& interfaces)
{
    m_interfaces = interfaces;
    bool v4 = false;
    bool v6 = false;
    for (const auto& interface : interfaces) {
        for (const auto& address : interface.addresses) {
            const auto parsed = model::Address::parse(address.toStdString(), 0);
            v4 = v4 || (parsed && parsed->family() == model::Address::Family::V4);
            v6 = v6 || (parsed && parsed->family() == model::Address::Family::V6);
        }
    }
    const QString number = items::Words::number(interfaces.size());
    if (interfaces.empty())
        m_start->setNetwork(tr("No interface is up: there is nothing to gather on."), false);
    else if (v4 && v6)
        m_start->setNetwork(tr("Interfaces that are up: %1, with IPv4 and IPv6").arg(number), true);
    else if (v6)
        m_start->setNetwork(tr("Interfaces that are up: %1, with IPv6 only").arg(number), true);
    else
        m_start->setNetwork(tr("Interfaces that are up: %1, with IPv4 only").arg(number), true);
}

} // namespace icelens::ui
