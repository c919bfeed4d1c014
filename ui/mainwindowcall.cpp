// SPDX-License-Identifier: GPL-3.0-or-later
// Calls in the main window: the card, the dialog that begins them, and their menu.
#include "ui/call/callcard.h"
#include "ui/call/callcontrols.h"
#include "ui/call/newcalldialog.h"
#include "ui/mainwindow.h"
#include "ui/quality/qualityview.h"
#include "ui/workspace/workspace.h"

#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QToolButton>

namespace icelens::ui {

using items::CallStage;

namespace {
const auto stunServerKey = QStringLiteral("callStunServer");
}

void MainWindow::makeCallMenu()
{
    QMenu* call = menuBar()->addMenu(tr("&Call"));
    m_newCallAction = call->addAction(tr("&New Call…"), QKeySequence(tr("Ctrl+Shift+N")), this,
                                      &MainWindow::askForCall);
    m_exchangeAction =
        call->addAction(tr("&Exchange Descriptions…"), this, &MainWindow::exchangeDescriptions);
    call->addSeparator();
    const auto toggle = [&](const QString& text, const QString& keys, auto make) {
        QAction* action = call->addAction(text);
        action->setShortcut(QKeySequence(keys));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this,
                [this, make](bool on) { Q_EMIT commandRequested(make(on)); });
        return action;
    };
    m_muteAction =
        toggle(tr("&Mute"), tr("Ctrl+M"), [](bool on) { return model::MuteMicrophone{on}; });
    m_deafenAction =
        toggle(tr("&Deafen"), tr("Ctrl+D"), [](bool on) { return model::DeafenCall{on}; });
    m_holdAction = toggle(tr("&Hold"), tr("Ctrl+H"), [](bool on) { return model::HoldCall{on}; });
    m_toneAction =
        toggle(tr("&Test Tone"), tr("Ctrl+T"), [](bool on) { return model::PlayTestTone{on}; });
    m_keypadAction = call->addAction(tr("&Keypad…"), QKeySequence(tr("Ctrl+K")), this, [this] {
        showView(QStringLiteral("call"));
        m_callCard->controls().keypadButton().click();
    });
    call->addSeparator();
    m_hangUpAction = call->addAction(tr("Hang &Up"), this,
                                     [this] { Q_EMIT commandRequested(model::StopSession{}); });
}

void MainWindow::makeCallViews()
{
    m_callCard = new CallCard(m_hub);
    m_quality = new QualityView(m_hub);
    addView(m_callCard, tr("Call"), QStringLiteral("call"));
    addView(m_quality, tr("Call quality"), QStringLiteral("quality"));
    connect(m_callCard, &CallCard::commandRequested, this, &MainWindow::commandRequested);
    connect(m_callCard, &CallCard::newCallRequested, this, &MainWindow::askForCall);
}

NewCallDialog& MainWindow::newCallDialog()
{
    if (m_newCall == nullptr) {
        m_newCall = new NewCallDialog(this);
        connect(m_newCall, &NewCallDialog::commandRequested, this, &MainWindow::commandRequested);
        connect(m_newCall, &NewCallDialog::optionsRequested, this, &MainWindow::askForCallOptions);
        connect(m_newCall, &QDialog::accepted, this,
                [this] { m_workspace->arrange(Workspace::Arrangement::Call); });
    }
    return *m_newCall;
}

bool MainWindow::isInCall() const
{
    if (m_kind != SessionKind::Live || m_log == nullptr || m_log->latest().agents().size() != 1)
        return false;
    const auto summary = items::CallSummary::of(m_log->latest(), nullptr, model::Cursor::end());
    return summary.stage == CallStage::Talking;
}

void MainWindow::askForCall()
{
    if (isInCall())
        return; // it would be hung up
    m_callBegun = false;
    newCallDialog().open();
    newCallDialog().begin(m_callOptions);
}

void MainWindow::askForCallOptions()
{
    SessionOptionsDialog dialog(newCallDialog().options(), m_interfaces, &newCallDialog());
    if (dialog.exec() != QDialog::Accepted)
        return;
    setCallOptions(dialog.options());
    remember(stunServerKey, QString::fromStdString(m_callOptions.stunServer.toString()));
    m_callBegun = false;
    newCallDialog().begin(m_callOptions);
}

void MainWindow::restoreCallOptions()
{
    const QString server =
        QSettings().value(m_settingsKey + QLatin1Char('/') + stunServerKey).toString();
    if (const auto address = model::Address::parseWithPort(server.toStdString()))
        m_callOptions.stunServer = *address;
}

void MainWindow::exchangeDescriptions()
{
    if (!isInCall())
        return;
    newCallDialog().exchange();
    newCallDialog().open();
}

void MainWindow::showCallBegun()
{
    m_callBegun = true;
}

void MainWindow::showDescription(model::sdp::Kind kind, const model::sdp::Description& description)
{
    // In a call ours comes after a restart, or as the answer to what was pasted.
    if (!newCallDialog().isVisible()) {
        newCallDialog().exchange();
        newCallDialog().open();
    }
    newCallDialog().showDescription(kind, description);
}

void MainWindow::showRefused(const model::sdp::Error& error)
{
    if (newCallDialog().isVisible())
        newCallDialog().showRefused(error);
}

void MainWindow::showSound(const model::SoundStatus& status)
{
    m_sound = status;
    m_callCard->showSound(status);
    showCallActions();
}

void MainWindow::showCallActions()
{
    const bool live = m_kind == SessionKind::Live;
    const bool sound = live && m_sound.controllable;
    m_muteAction->setChecked(m_sound.muted);
    m_deafenAction->setChecked(m_sound.deafened);
    m_holdAction->setChecked(m_sound.held);
    m_toneAction->setChecked(m_sound.testTone);
    for (QAction* action : {m_muteAction, m_deafenAction, m_holdAction, m_toneAction})
        action->setEnabled(sound);
    const bool inCall = isInCall();
    m_newCallAction->setEnabled(!inCall);
    m_exchangeAction->setEnabled(inCall);
    m_keypadAction->setEnabled(sound);
    m_hangUpAction->setEnabled(live);
    m_callCard->setLive(live);
}

void MainWindow::followCall()
{
    if (m_newCall == nullptr || !m_newCall->isVisible() || !m_callBegun || m_log == nullptr)
        return;
    m_newCall->follow(items::CallSummary::of(m_log->latest(), nullptr, model::Cursor::end()));
}

} // namespace icelens::ui
