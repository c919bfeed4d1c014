// SPDX-License-Identifier: GPL-3.0-or-later
// What the dialog for a new call is made of; newcalldialog.cpp is what it does.
#include "ui/call/newcalldialog.h"
#include "ui/call/pastefield.h"
#include "ui/call/qrcode.h"
#include "ui/widgets.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace icelens::ui {

namespace {

QLabel* makeStep(QWidget* parent)
{
    QLabel* step = makeLabel({}, Theme::Type::Strong, parent, "step");
    step->setFixedSize(22, 22);
    step->setAlignment(Qt::AlignCenter);
    return step;
}

} // namespace

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
    m_qr = new QrCode(give);
    m_text = new QPlainTextEdit(give);
    m_text->setReadOnly(true);
    m_text->setMinimumHeight(110);
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
    m_qrLabel = makeLabel({}, Theme::Type::Label, give, "text2", true);
    m_qrLabel->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    for (QPushButton* button : {m_copy, m_save, m_servers, m_copyCode})
        button->setAutoDefault(false);

    auto* labels = new QHBoxLayout;
    labels->addWidget(m_textLabel, 1);
    labels->addWidget(m_length);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::between);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_save);
    buttons->addWidget(m_note, 1);
    buttons->addWidget(m_servers);
    auto* text = new QVBoxLayout;
    text->setSpacing(7);
    text->addLayout(labels);
    text->addWidget(m_text, 1);
    text->addLayout(buttons);
    auto* picture = new QVBoxLayout;
    picture->setSpacing(7);
    picture->addWidget(m_qr);
    picture->addWidget(m_qrLabel);
    picture->addStretch(1);
    auto* body = new QHBoxLayout;
    body->setSpacing(18);
    body->addLayout(text, 1);
    body->addLayout(picture);
    auto* code = new QHBoxLayout;
    code->setSpacing(10);
    code->addWidget(m_codeLabel);
    code->addWidget(m_code, 1);
    code->addWidget(m_copyCode);
    auto* column = new QVBoxLayout(give);
    column->setContentsMargins(20, 10, 20, 10);
    column->setSpacing(7);
    column->addLayout(head);
    column->addLayout(body, 1);
    column->addLayout(code);

    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_text->setFont(Theme::instance().font(Theme::Type::Mono));
        m_code->setFont(Theme::instance().font(Theme::Type::Mono));
    });
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

} // namespace icelens::ui
