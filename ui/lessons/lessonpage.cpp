// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/lessonpage.h"

#include "model/items/lessonwords.h"
#include "ui/lessons/choicebutton.h"
#include "ui/lessons/lessonguide.h"
#include "ui/lessons/lessonprogress.h"
#include "ui/lessons/lessontext.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextDocument>
#include <QTimer>
#include <QVBoxLayout>

namespace icelens::ui {

namespace {

constexpr int margin = 22;

QLabel* makeRichLabel(QWidget* parent)
{
    QLabel* label = makeLabel({}, Theme::Type::Body, parent, "", true);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

QString plain(const QLabel* label)
{
    QTextDocument document;
    document.setHtml(label->text());
    return document.toPlainText();
}

} // namespace

LessonPage::LessonPage(LessonGuide* guide, QWidget* parent)
    : QWidget(parent)
    , m_guide(guide)
    , m_where(makeLabel({}, Theme::Type::Label, this, "text2", true))
    , m_progress(new LessonProgress(this))
    , m_scroll(new QScrollArea(this))
{
    auto* content = new QWidget;
    setLook(content, "panel");
    m_title = makeLabel({}, Theme::Type::Title, content, "", true);
    m_text = makeRichLabel(content);
    m_question = makeLabel({}, Theme::Type::Strong, content, "", true);
    m_hint = makeLabel({}, Theme::Type::Label, content, "text2", true);
    m_explanation = makeRichLabel(content);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(margin, 6, margin, 8);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_question);
    m_choiceLayout = new QVBoxLayout;
    m_choiceLayout->setSpacing(9);
    column->addLayout(m_choiceLayout);
    column->addWidget(m_hint);
    column->addWidget(m_explanation);
    column->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* head = new QVBoxLayout;
    head->setContentsMargins(margin, 16, margin, 6);
    head->setSpacing(9);
    head->addWidget(m_where);
    head->addWidget(m_progress);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(makeButtons());
    for (QLabel* label : {m_text, m_explanation}) {
        label->installEventFilter(this);
        connect(label, &QLabel::linkActivated, this, [this](const QString& href) {
            if (const auto term = LessonText::termOf(href))
                Q_EMIT termRequested(*term);
        });
    }
    connect(guide, &LessonGuide::stepped, this, &LessonPage::showStep);
    connect(guide, &LessonGuide::answered, this, &LessonPage::showAnswer);
    connect(&Theme::instance(), &Theme::changed, this, &LessonPage::render);
}

QWidget* LessonPage::makeButtons()
{
    auto* bar = new QWidget(this);
    m_back = new QPushButton(bar);
    m_next = new QPushButton(bar);
    setLook(m_next, "primary");
    m_nextWords = makeLabel({}, Theme::Type::Strong, m_next, "onAccent");
    QLabel* enter =
        makeLabel(tr("Enter", "the key"), Theme::Type::MonoSmall, m_next, "keyOnAccent");
    auto* inside = new QHBoxLayout(m_next);
    inside->setContentsMargins(18, 0, 16, 0);
    inside->setSpacing(10);
    for (QLabel* label : {m_nextWords, enter}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        label->setFocusPolicy(Qt::NoFocus);
        inside->addWidget(label, 0, Qt::AlignVCenter);
    }
    for (QPushButton* button : {m_back, m_next}) {
        button->setProperty("tall", true);
        button->installEventFilter(this);
    }
    connect(m_back, &QPushButton::clicked, this, &LessonPage::goBack);
    connect(m_next, &QPushButton::clicked, this, &LessonPage::goOn);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(margin, 8, margin, 18);
    row->addWidget(m_back);
    row->addStretch(1);
    row->addWidget(m_next);
    return bar;
}

void LessonPage::showStep()
{
    m_where->setText(tr("%1, step %2 of %3", "title of a lesson")
                         .arg(m_guide->title())
                         .arg(m_guide->step() + 1)
                         .arg(m_guide->stepCount()));
    m_progress->show(m_guide->step(), m_guide->stepCount());
    m_title->setText(QString::fromStdString(m_guide->current().title));
    showQuestion();
    showAnswer();
    m_scroll->verticalScrollBar()->setValue(0);
    if (isVisible())
        m_next->setFocus(Qt::OtherFocusReason);
}

void LessonPage::showQuestion()
{
    for (ChoiceButton* choice : m_choices)
        delete choice;
    m_choices.clear();
    const auto& question = m_guide->current().question;
    m_question->setVisible(question.has_value());
    if (!question)
        return;
    m_question->setText(items::LessonWords::text(question->text));
    QChar letter = QLatin1Char('A');
    for (const auto& choice : question->choices) {
        auto* button =
            new ChoiceButton(letter, items::LessonWords::text(choice.text), m_scroll->widget());
        button->installEventFilter(this);
        m_choiceLayout->addWidget(button);
        const int which = static_cast<int>(m_choices.size());
        connect(button, &QPushButton::clicked, this, [this, which] { m_guide->choose(which); });
        m_choices.push_back(button);
        letter = QChar(letter.unicode() + 1);
    }
    const QChar last(letter.unicode() - 1);
    m_hint->setText(m_choices.size() == 2 ? tr("Press A or B to choose.")
                                          : tr("Press A to %1 to choose.").arg(last));
}

void LessonPage::showAnswer()
{
    const auto& question = m_guide->current().question;
    const bool shown = question && !m_guide->asks();
    m_hint->setVisible(question && !shown);
    m_explanation->setVisible(shown);
    const auto chosen = m_guide->chosen();
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        const bool right = question->choices[i].right;
        const bool mine = chosen == static_cast<int>(i);
        // Room for the explanation: what was neither chosen nor right has served.
        m_choices[i]->setVisible(!shown || right || mine);
        m_choices[i]->setVerdict(!shown      ? ChoiceButton::Verdict::None
                                     : right ? ChoiceButton::Verdict::Right
                                     : mine  ? ChoiceButton::Verdict::Wrong
                                             : ChoiceButton::Verdict::NotChosen);
    }
    render();
    showButtons();
    if (!shown)
        return;
    if (isVisible())
        m_next->setFocus(Qt::OtherFocusReason);
    // Once the layout knows how high it is.
    QTimer::singleShot(0, this, [this] { m_scroll->ensureWidgetVisible(m_explanation, 0, 12); });
}

void LessonPage::render()
{
    if (m_guide->phase() != LessonGuide::Phase::Running)
        return;
    QList<items::Term> linked;
    m_text->setText(LessonText::html(m_guide->current().text, linked));
    if (const auto& question = m_guide->current().question)
        m_explanation->setText(
            LessonText::html(std::vector<model::FilledParagraph>{question->explanation}, linked));
    m_title->setFont(Theme::instance().font(Theme::Type::Title));
}

void LessonPage::showButtons()
{
    const bool end = m_guide->isLast() && !m_guide->asks();
    m_back->setText(m_guide->isFirst() ? tr("All lessons") : tr("Back"));
    const QString words = m_guide->asks() ? tr("Show the answer") : end ? tr("Finish") : tr("Next");
    // The words and the key stand side by side inside the button.
    m_nextWords->setText(words);
    m_next->setAccessibleName(words);
    m_next->setAccessibleDescription(tr("Enter goes on, Page Up goes back."));
    m_next->setMinimumWidth(m_next->layout()->sizeHint().width());
}

void LessonPage::goOn()
{
    if (m_guide->asks())
        m_guide->showAnswer();
    else if (m_guide->isLast())
        Q_EMIT leaveRequested();
    else
        m_guide->next();
}

void LessonPage::goBack()
{
    if (m_guide->isFirst())
        Q_EMIT leaveRequested();
    else
        m_guide->back();
}

bool LessonPage::handle(int key)
{
    if (m_guide->phase() != LessonGuide::Phase::Running)
        return false;
    const int choice = key - Qt::Key_A;
    if (m_guide->asks() && choice >= 0 && choice < static_cast<int>(m_choices.size())) {
        m_guide->choose(choice);
        return true;
    }
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_PageDown:
        goOn();
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_Backspace:
        goBack();
        return true;
    default:
        return false;
    }
}

void LessonPage::keyPressEvent(QKeyEvent* event)
{
    if (!handle(event->key()))
        QWidget::keyPressEvent(event);
}

bool LessonPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* pressed = static_cast<QKeyEvent*>(event);
        const bool enter = pressed->key() == Qt::Key_Return || pressed->key() == Qt::Key_Enter;
        const bool own = enter && watched != m_next;
        // Enter on a choice, on Back or on a link is theirs.
        if (own && watched == m_back) {
            goBack();
            return true;
        }
        if (own && qobject_cast<ChoiceButton*>(watched) != nullptr) {
            static_cast<ChoiceButton*>(watched)->click();
            return true;
        }
        if (!own && handle(pressed->key()))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

QString LessonPage::title() const
{
    return m_title->text();
}

QString LessonPage::text() const
{
    return plain(m_text);
}

QString LessonPage::explanation() const
{
    return m_explanation->isVisibleTo(this) ? plain(m_explanation) : QString();
}

bool LessonPage::fitsWhole() const
{
    return m_scroll->verticalScrollBar()->maximum() == 0;
}

} // namespace icelens::ui
