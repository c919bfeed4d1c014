// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/newcalldialog.h"

#include "model/items/descriptionwords.h"
#include "model/items/words.h"
#include "model/sdp/audiocall.h"
#include "model/sdp/compactcode.h"
#include "model/sdp/sdpwriter.h"
#include "ui/call/pastefield.h"
#include "ui/call/qrcode.h"
#include "ui/theme/icons.h"
#include "ui/widgets.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QScreen>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace icelens::ui {

using items::CallStage;
using model::sdp::Kind;

namespace {

/// "host, srflx and relay": the types of the candidates in a description.
QString candidateTypes(const model::sdp::Description& description)
{
    QStringList types;
    for (const auto& section : description.sections) {
        for (const auto& line : section.transport.candidates) {
            const QString type = items::Words::candidateType(line.candidate.type);
            if (!types.contains(type))
                types += type;
        }
    }
    return types.join(QStringLiteral(", "));
}

std::string ufragOf(const model::sdp::Description& description)
{
    for (const auto& section : description.sections) {
        if (section.transport.ufrag)
            return *section.transport.ufrag;
    }
    return description.transport.ufrag.value_or(std::string());
}

bool hasServerCandidate(const model::sdp::Description& description)
{
    for (const auto& section : description.sections) {
        for (const auto& line : section.transport.candidates) {
            if (line.candidate.type != model::CandidateType::Host)
                return true;
        }
    }
    return false;
}

} // namespace

NewCallDialog::NewCallDialog(QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("New call"));
    setLook(this, "panel");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(makeRule(this));
    m_steps = new QVBoxLayout;
    m_steps->setContentsMargins(0, 0, 0, 0);
    m_steps->setSpacing(0);
    m_give = makeGive();
    m_take = makeTake();
    m_steps->addWidget(m_give);
    m_steps->addWidget(m_take, 1);
    layout->addLayout(m_steps, 1);
    layout->addWidget(makeRule(this));
    layout->addWidget(makeFoot());
    connect(m_paste, &PasteField::judged, this, &NewCallDialog::onJudged);
    resize(900, 655);
}

void NewCallDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    // Its type may have become another while it was hidden, and then its texts wrap elsewhere.
    setFont(QApplication::font());
    const int wanted = layout()->totalHeightForWidth(width());
    const int most = screen()->availableGeometry().height() - 40;
    resize(width(), std::clamp(wanted, std::min(height(), most), most));
}

void NewCallDialog::begin(const model::SessionOptions& options)
{
    m_options = options;
    m_inCall = false;
    m_paste->clear();
    setAnswers(false);
    m_paste->setFocus();
    Q_EMIT commandRequested(model::StartCall{m_options, {}});
}

void NewCallDialog::exchange()
{
    m_inCall = true;
    m_answers = false;
    m_sent = false;
    m_failed = false;
    clearOwn();
    m_paste->clear();
    showStep();
    m_paste->setFocus();
}

void NewCallDialog::setAnswers(bool answers)
{
    m_answers = answers;
    m_sent = false;
    m_failed = false;
    clearOwn();
    (answers ? m_iAnswer : m_iCall)->setChecked(true);
    showStep();
}

void NewCallDialog::clearOwn()
{
    m_own.reset();
    m_text->clear();
    m_code->clear();
    m_qr->setText({});
}

/// Says where we are; every change of state ends here.
void NewCallDialog::showStep()
{
    const bool offers = m_own ? m_ownKind == Kind::Offer : !m_answers;
    setWindowTitle(m_inCall ? tr("Descriptions for this call") : tr("New call"));
    m_title->setText(windowTitle());
    m_subtitle->setText(
        m_inCall ? tr("The call goes on while the two sides tell each other about another way.")
            : m_answers
            ? tr("No server: you were sent an offer; your answer goes back the same way.")
            : tr("No server: you send an offer, an answer comes back. Mail, chat or paper will "
                 "do."));
    m_choice->setVisible(!m_inCall);
    m_cancel->setText(m_inCall ? tr("Close") : tr("Cancel"));
    m_servers->setVisible(!m_inCall);
    // What comes first stands first.
    m_steps->removeWidget(m_give);
    m_steps->removeWidget(m_take);
    const bool givesFirst = offers && (!m_inCall || m_own);
    m_steps->addWidget(givesFirst ? m_give : m_take, givesFirst ? 0 : 1);
    m_steps->addWidget(givesFirst ? m_take : m_give, givesFirst ? 1 : 0);
    m_giveStep->setText(givesFirst ? QStringLiteral("1") : QStringLiteral("2"));
    m_takeStep->setText(givesFirst ? QStringLiteral("2") : QStringLiteral("1"));
    m_give->setVisible(givesFirst || m_own || m_sent);
    if (givesFirst)
        QWidget::setTabOrder(m_copyCode, m_paste);
    else
        QWidget::setTabOrder(m_paste, m_copy);

    m_giveTitle->setText(offers ? tr("Send this offer") : tr("Send this answer back"));
    m_textLabel->setText(offers ? tr("Offer (SDP)") : tr("Answer (SDP)"));
    m_text->setAccessibleName(m_textLabel->text());
    m_text->setPlaceholderText(tr("Gathering candidates…"));
    m_copy->setText(offers ? tr("Copy offer") : tr("Copy answer"));
    m_copyCode->setText(tr("Copy code"));
    for (QPushButton* button : {m_copy, m_save})
        button->setEnabled(m_own.has_value());
    m_takeTitle->setText(m_inCall && !m_own ? tr("Paste what the other side sent")
                             : givesFirst   ? tr("Paste the answer")
                                            : tr("Paste the offer"));
    m_paste->setAccessibleName(m_takeTitle->text());
    if (m_failed)
        m_progress->setText(tr("No candidate was gathered: is a network up? “Servers…” says on "
                               "which interfaces to look."));
    else if (!m_own)
        m_progress->setText(tr("gathering candidates…"));
    else
        m_progress->setText(tr("✓ gathering complete: %1").arg(candidateTypes(*m_own)));
    m_note->setText(!m_own ? QString()
                        : hasServerCandidate(*m_own)
                        ? tr("Holds your addresses and a one-time password. Send it to that "
                             "person only.")
                        : tr("Holds your addresses and a one-time password: for that person "
                             "only. Without a server it reaches your own network."));
    const QString code = ownCode();
    m_code->setText(code);
    m_code->setCursorPosition(0);
    m_codeLabel->setEnabled(!code.isEmpty());
    m_copyCode->setEnabled(!code.isEmpty());
    m_code->setPlaceholderText(m_own ? tr("The other side is no IceLens: send the SDP")
                                     : QString());
    m_qr->setText(code);
    m_qr->setVisible(!m_own || m_qr->modules() > 0);
    m_qrLabel->setText(m_qr->modules() > 0
                           ? tr("the compact code, %n character(s)", nullptr, int(code.size()))
                           : QString());
    m_length->setText(m_own ? tr("%n character(s)", nullptr, int(ownText().size())) : QString());
    onJudged();
}

void NewCallDialog::onJudged()
{
    const auto& error = m_paste->error();
    const auto& description = m_paste->description();
    QString verdict;
    bool good = description.has_value();
    if (error) {
        verdict = items::describe(*error);
        good = false;
    } else if (description && m_own && ufragOf(*description) == ufragOf(*m_own)) {
        verdict = tr("This is your own description. What the other side sends back goes here.");
        good = false;
    } else if (description && m_paste->kind() == Kind::Answer && (m_answers || m_inCall)
               && !m_own) {
        verdict = tr("This is an answer, but no offer of yours is open. An offer goes here.");
        good = false;
    } else if (description && m_paste->kind() == Kind::Answer && m_own
               && m_ownKind == Kind::Offer) {
        if (const auto call = model::sdp::readAnswer(*m_own, *description); !call.ok()) {
            m_paste->complain(call.error()); // comes back here
            return;
        }
        verdict = tr("This is an answer, and it fits your offer.");
    } else if (description && m_paste->kind() == Kind::Offer && !m_answers && !m_inCall) {
        verdict = tr("This is an offer. You can answer it instead of sending your own.");
    } else if (description && m_paste->kind() == Kind::Offer) {
        verdict = tr("This is an offer that can be answered.");
    } else if (description) {
        verdict = tr("Your own offer is not ready yet.");
        good = false;
    }
    m_verdict->setText(verdict);
    m_verdictSign->setPixmap(
        verdict.isEmpty()
            ? QPixmap()
            : icon(good ? QStringLiteral("mark-valid") : QStringLiteral("state-failed"),
                   good ? ColourRole::Succeeded : ColourRole::Failed)
                  .pixmap(QSize(15, 15), devicePixelRatioF()));
    const bool isOffer = m_paste->kind() == Kind::Offer;
    m_connect->setText(good && isOffer ? tr("Make the answer") : tr("Connect"));
    m_connect->setEnabled(good && !m_sent);
    m_connect->setVisible(!(m_answers && m_own) || m_inCall);
    if (m_sent && m_own && m_ownKind == Kind::Answer)
        m_then->setText(
            tr("The call begins by itself when the other side has pasted your answer."));
    else if (m_sent)
        m_then->setText(m_own ? tr("Checking the ways to the other side…")
                              : tr("Gathering candidates for the answer…"));
    else
        m_then->setText(m_inCall ? tr("Sound goes on over the old way until the new one works.")
                                 : tr("Then both sides compare four words, and talk."));
}

void NewCallDialog::onConnect()
{
    if (!m_connect->isEnabled() || !m_paste->description())
        return;
    const auto description =
        std::make_shared<const model::sdp::Description>(*m_paste->description());
    const bool isOffer = m_paste->kind() == Kind::Offer;
    if (!m_inCall && isOffer) {
        setAnswers(true);
        m_sent = true;
        showStep();
        Q_EMIT commandRequested(model::StartCall{m_options, description});
        return;
    }
    m_sent = true;
    if (isOffer)
        clearOwn();
    showStep();
    Q_EMIT commandRequested(model::TakeDescription{description});
    if (m_inCall && !isOffer)
        accept(); // nothing is left to be carried
}

void NewCallDialog::showDescription(Kind kind, const model::sdp::Description& description)
{
    m_own = description;
    m_ownKind = kind;
    m_text->setPlainText(QString::fromStdString(model::sdp::writeSdp(description)));
    m_failed = false;
    if (kind == Kind::Offer)
        m_sent = false;
    showStep();
    if (kind == Kind::Answer)
        m_copy->setFocus();
}

void NewCallDialog::showRefused(const model::sdp::Error& error)
{
    m_sent = false;
    m_paste->complain(error);
}

void NewCallDialog::follow(const items::CallSummary& summary)
{
    if (!isVisible())
        return;
    switch (summary.stage) {
    case CallStage::Talking:
        if (!m_inCall)
            accept();
        break;
    case CallStage::Ended:
    case CallStage::Failed:
        if (m_inCall || m_sent) {
            accept(); // the card says why
        } else if (!m_own && !m_answers && !m_failed) {
            m_failed = true;
            showStep();
        }
        break;
    default:
        break;
    }
}

void NewCallDialog::reject()
{
    QDialog::reject();
    if (!m_inCall)
        Q_EMIT commandRequested(model::StopSession{});
}

void NewCallDialog::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        m_connect->click();
    else
        QDialog::keyPressEvent(event);
}

void NewCallDialog::save()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the description"),
        m_ownKind == Kind::Offer ? QStringLiteral("offer.sdp") : QStringLiteral("answer.sdp"),
        tr("Session descriptions (*.sdp);;All files (*)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const QByteArray text = ownText().toUtf8();
    const bool opened = file.open(QIODevice::WriteOnly);
    // Who has it can take the call in the other's place.
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!opened || file.write(text) != text.size() || !file.commit())
        m_note->setText(tr("%1 cannot be written: %2.").arg(path, file.errorString()));
}

QString NewCallDialog::ownText() const
{
    return m_own ? QString::fromStdString(model::sdp::writeSdp(*m_own)) : QString();
}

QString NewCallDialog::ownCode() const
{
    const auto code = m_own ? model::sdp::writeCompact(*m_own) : std::nullopt;
    return code ? QString::fromStdString(*code) : QString();
}

QString NewCallDialog::verdict() const
{
    return m_verdict->text();
}

QString NewCallDialog::progress() const
{
    return m_progress->text();
}

} // namespace icelens::ui
