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
#include <QButtonGroup>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QToolButton>
#include <QVBoxLayout>

namespace icelens::ui {

using items::CallStage;
using model::sdp::Kind;

namespace {

QLabel* makeStep(QWidget* parent)
{
    QLabel* step = makeLabel({}, Theme::Type::Strong, parent, "step");
    step->setFixedSize(22, 22);
    step->setAlignment(Qt::AlignCenter);
    return step;
}

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
    m_steps->addWidget(m_give, 3);
    m_steps->addWidget(m_take, 2);
    layout->addLayout(m_steps, 1);
    layout->addWidget(makeRule(this));
    layout->addWidget(makeFoot());
    connect(m_paste, &PasteField::judged, this, &NewCallDialog::onJudged);
    resize(900, 655);
}

QWidget* NewCallDialog::makeHead()
{
    auto* head = new QWidget(this);
    m_title = makeLabel({}, Theme::Type::Title, head);
    m_subtitle = makeLabel({}, Theme::Type::Body, head, "text2", true);
    m_choice = new QWidget(head);
    m_choice->setAccessibleName(tr("Who calls"));
    auto* group = new QButtonGroup(this);
    auto* segments = new QHBoxLayout(m_choice);
    segments->setContentsMargins(0, 0, 0, 0);
    segments->setSpacing(0);
    const auto add = [&](const QString& text, const char* place, bool answers) {
        auto* button = new QToolButton(m_choice);
        button->setText(text);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setMinimumHeight(26);
        button->setProperty("place", QString::fromLatin1(place));
        setLook(button, "segment");
        group->addButton(button);
        segments->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, answers] {
            if (answers == m_answers)
                return;
            setAnswers(answers);
            if (answers)
                Q_EMIT commandRequested(model::StopSession{}); // our offer is not wanted any more
            else
                Q_EMIT commandRequested(model::StartCall{m_options, {}});
        });
        return button;
    };
    m_iCall = add(tr("I call"), "first", false);
    m_iAnswer = add(tr("I was sent an offer"), "last", true);
    auto* titles = new QVBoxLayout;
    titles->setSpacing(2);
    titles->addWidget(m_title);
    titles->addWidget(m_subtitle);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(20, 12, 20, 12);
    row->addLayout(titles, 1);
    row->addWidget(m_choice, 0, Qt::AlignTop);
    return head;
}

QWidget* NewCallDialog::makeGive()
{
    auto* give = new QWidget(this);
    m_giveStep = makeStep(give);
    m_giveTitle = makeLabel({}, Theme::Type::Title, give);
    m_progress = makeLabel({}, Theme::Type::Label, give, "text2", true);
    auto* head = new QHBoxLayout;
    head->setSpacing(9);
    head->addWidget(m_giveStep);
    head->addWidget(m_giveTitle);
    head->addWidget(m_progress, 1);

    m_textLabel = makeLabel({}, Theme::Type::Strong, give);
    m_length = makeLabel({}, Theme::Type::Label, give, "text2");
    m_text = new QPlainTextEdit(give);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(Theme::instance().font(Theme::Type::Mono));
    m_copy = new QPushButton(give);
    setLook(m_copy, "primary");
    m_save = new QPushButton(tr("Save…"), give);
    m_note = makeLabel({}, Theme::Type::Label, give, "text2", true);
    m_servers = new QPushButton(tr("Servers…"), give);
    m_servers->setToolTip(tr("Choose STUN and TURN servers and interfaces, and gather anew"));
    setLook(m_servers, "link");
    m_codeLabel = makeLabel(tr("Compact code"), Theme::Type::Strong, give);
    m_code = new QLineEdit(give);
    m_code->setReadOnly(true);
    m_code->setFont(Theme::instance().font(Theme::Type::Mono));
    m_code->setAccessibleName(tr("Compact code"));
    m_copyCode = new QPushButton(tr("Copy code"), give);
    m_qr = new QrCode(give);
    m_qrLabel = makeLabel({}, Theme::Type::Label, give, "text2", true);
    m_qrLabel->setAlignment(Qt::AlignHCenter);
    for (QPushButton* button : {m_copy, m_save, m_servers, m_copyCode})
        button->setAutoDefault(false);

    auto* grid = new QGridLayout(give);
    grid->setContentsMargins(20, 10, 20, 10);
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(7);
    grid->addLayout(head, 0, 0, 1, 2);
    auto* labels = new QHBoxLayout;
    labels->addWidget(m_textLabel, 1);
    labels->addWidget(m_length);
    grid->addLayout(labels, 1, 0);
    grid->addWidget(m_text, 2, 0);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::between);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_save);
    buttons->addWidget(m_note, 1);
    buttons->addWidget(m_servers);
    grid->addLayout(buttons, 3, 0);
    grid->addWidget(m_qr, 1, 1, 2, 1);
    grid->addWidget(m_qrLabel, 3, 1);
    auto* code = new QHBoxLayout;
    code->setSpacing(10);
    code->addWidget(m_codeLabel);
    code->addWidget(m_code, 1);
    code->addWidget(m_copyCode);
    grid->addLayout(code, 4, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(2, 1);

    connect(m_copy, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(ownText());
        m_copy->setText(tr("Copied"));
    });
    connect(m_copyCode, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(ownCode());
        m_copyCode->setText(tr("Copied"));
    });
    connect(m_save, &QPushButton::clicked, this, &NewCallDialog::save);
    connect(m_servers, &QPushButton::clicked, this, &NewCallDialog::optionsRequested);
    return give;
}

QWidget* NewCallDialog::makeTake()
{
    auto* take = new QWidget(this);
    m_takeStep = makeStep(take);
    m_takeTitle = makeLabel({}, Theme::Type::Title, take);
    m_paste = new PasteField(take);
    m_verdictSign = new QLabel(take);
    m_verdict = makeLabel({}, Theme::Type::Body, take, "", true);
    auto* head = new QHBoxLayout;
    head->setSpacing(9);
    head->addWidget(m_takeStep);
    head->addWidget(m_takeTitle);
    head->addWidget(makeLabel(tr("SDP or compact code; line breaks and mail quoting are forgiven"),
                              Theme::Type::Label, take, "text2", true),
                    1);
    auto* verdict = new QHBoxLayout;
    verdict->setSpacing(9);
    verdict->addWidget(m_verdictSign, 0, Qt::AlignTop);
    verdict->addWidget(m_verdict, 1);
    auto* column = new QVBoxLayout(take);
    column->setContentsMargins(20, 10, 20, 10);
    column->setSpacing(7);
    column->addWidget(makeRule(take));
    column->addLayout(head);
    column->addWidget(m_paste, 1);
    column->addLayout(verdict);
    m_verdict->setMinimumHeight(m_verdict->fontMetrics().height() * 2);
    m_verdict->setAlignment(Qt::AlignTop);
    return take;
}

QWidget* NewCallDialog::makeFoot()
{
    auto* foot = new QWidget(this);
    m_then = makeLabel({}, Theme::Type::Body, foot, "text2", true);
    m_cancel = new QPushButton(tr("Cancel"), foot);
    m_connect = new QPushButton(foot);
    setLook(m_connect, "primary");
    m_cancel->setAutoDefault(false);
    m_connect->setAutoDefault(false);
    connect(m_cancel, &QPushButton::clicked, this, &NewCallDialog::reject);
    connect(m_connect, &QPushButton::clicked, this, &NewCallDialog::onConnect);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(20, 10, 20, 10);
    row->setSpacing(space::between);
    row->addWidget(m_then, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_connect);
    return foot;
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
    m_servers->setVisible(!m_inCall);
    // What comes first stands first.
    m_steps->removeWidget(m_give);
    m_steps->removeWidget(m_take);
    const bool givesFirst = offers && (!m_inCall || m_own);
    m_steps->addWidget(givesFirst ? m_give : m_take, givesFirst ? 3 : 2);
    m_steps->addWidget(givesFirst ? m_take : m_give, givesFirst ? 2 : 3);
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
    const auto description = *m_paste->description();
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
