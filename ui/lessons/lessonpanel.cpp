// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/lessonpanel.h"

#include "ui/theme/icons.h"
#include "ui/widgets.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace icelens::ui {

namespace {

constexpr int margin = 22;

/// A button whose content is laid out: it is as high as its words need.
class LessonEntryButton : public QPushButton
{
public:
    using QPushButton::QPushButton;

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override
    {
        return layout()->totalHeightForWidth(width);
    }
    [[nodiscard]] QSize sizeHint() const override { return {360, heightForWidth(360)}; }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {220, heightForWidth(std::max(220, width()))};
    }
};

} // namespace

LessonPanel::LessonPanel(QWidget* parent)
    : QStackedWidget(parent)
    , m_guide(new LessonGuide(this))
    , m_page(new LessonPage(m_guide, this))
    , m_entries(items::LessonShelf::entries(items::LessonShelf::builtIn(), QLocale()))
{
    setLook(this, "panel");
    setAccessibleName(tr("Lessons"));
    setFocusPolicy(Qt::TabFocus);
    m_list = makeList();
    addWidget(m_list);
    addWidget(m_page);
    addWidget(makeFaultPage());
    connect(m_page, &LessonPage::leaveRequested, this, &LessonPanel::leaveRequested);
    connect(m_page, &LessonPage::termRequested, this, &LessonPanel::termRequested);
    connect(m_guide, &LessonGuide::phaseChanged, this, &LessonPanel::showPhase);
}

QWidget* LessonPanel::makeList()
{
    auto* content = new QWidget;
    setLook(content, "panel");
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 16, 0, 16);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(margin, 0, margin, 10);
    head->addWidget(makeLabel(tr("Lessons"), Theme::Type::Title, content));
    head->addWidget(makeLabel(tr("Each one plays a recorded session and stops where something "
                                 "happens. They need no network."),
                              Theme::Type::Body, content, "text2", true));
    column->addLayout(head);
    int number = 0;
    for (const auto& entry : m_entries) {
        column->addWidget(makeRule(content));
        m_entryButtons += makeEntry(entry, ++number, content);
        column->addWidget(m_entryButtons.last());
    }
    column->addWidget(makeRule(content));
    m_waiting = makeLabel(tr("The recording of this lesson is being read."), Theme::Type::Label,
                          content, "text2", true);
    m_waiting->setContentsMargins(margin, 10, margin, 0);
    m_waiting->hide();
    column->addWidget(m_waiting);
    auto* own = new QPushButton(tr("Open a lesson of your own…"), content);
    connect(own, &QPushButton::clicked, this, &LessonPanel::openRequested);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(margin, 14, margin, 0);
    foot->addWidget(own);
    foot->addStretch(1);
    column->addLayout(foot);
    column->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

QPushButton* LessonPanel::makeEntry(const items::LessonEntry& entry, int number, QWidget* parent)
{
    auto* button = new LessonEntryButton(parent);
    setLook(button, "entry");
    button->setAccessibleName(tr("Lesson %1: %2").arg(number).arg(entry.title));
    button->setAccessibleDescription(entry.about);
    auto* figure = makeLabel(QString::number(number), Theme::Type::Title, button, "accent");
    figure->setMinimumWidth(24);
    auto* title = makeLabel(entry.title, Theme::Type::Strong, button, "", true);
    auto* about = makeLabel(entry.about, Theme::Type::Label, button, "text2", true);
    for (QLabel* label : {figure, title, about}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        label->setFocusPolicy(Qt::NoFocus);
    }
    auto* grid = new QGridLayout(button);
    grid->setContentsMargins(margin, 9, margin, 9);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(1);
    grid->addWidget(figure, 0, 0, 2, 1, Qt::AlignTop);
    grid->addWidget(title, 0, 1);
    grid->addWidget(about, 1, 1);
    grid->setColumnStretch(1, 1);
    connect(button, &QPushButton::clicked, this,
            [this, path = entry.path] { m_guide->open(path); });
    return button;
}

QWidget* LessonPanel::makeFaultPage()
{
    m_faultPage = new QWidget(this);
    auto* column = new QVBoxLayout(m_faultPage);
    column->setContentsMargins(margin, 16, margin, 18);
    column->setSpacing(10);
    column->addWidget(
        makeLabel(tr("This lesson cannot be followed"), Theme::Type::Title, m_faultPage, "", true));
    m_faults = makeLabel({}, Theme::Type::Body, m_faultPage, "", true);
    m_faults->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_faults->setAlignment(Qt::AlignTop);
    auto* scroll = new QScrollArea(m_faultPage);
    scroll->setWidget(m_faults);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    column->addWidget(scroll, 1);
    m_faultBack = new QPushButton(tr("All lessons"), m_faultPage);
    connect(m_faultBack, &QPushButton::clicked, this, &LessonPanel::leaveRequested);
    column->addWidget(m_faultBack, 0, Qt::AlignLeft);
    return m_faultPage;
}

void LessonPanel::showPhase()
{
    const bool hadFocus = focusWidget() != nullptr && isAncestorOf(window()->focusWidget());
    switch (m_guide->phase()) {
    case LessonGuide::Phase::None:
    case LessonGuide::Phase::Waiting:
        m_waiting->setVisible(m_guide->phase() == LessonGuide::Phase::Waiting);
        setCurrentWidget(m_list);
        break;
    case LessonGuide::Phase::Running:
        setCurrentWidget(m_page);
        break;
    case LessonGuide::Phase::Faulty:
        m_faults->setText(m_guide->faults().join(QStringLiteral("\n\n")));
        setCurrentWidget(m_faultPage);
        break;
    }
    if (hadFocus)
        focusFirst();
}

void LessonPanel::focusFirst()
{
    if (currentWidget() == m_page)
        m_page->nextButton().setFocus(Qt::OtherFocusReason);
    else if (currentWidget() == m_faultPage)
        m_faultBack->setFocus(Qt::OtherFocusReason);
    else if (!m_entryButtons.isEmpty())
        m_entryButtons.first()->setFocus(Qt::OtherFocusReason);
}

void LessonPanel::focusInEvent(QFocusEvent* event)
{
    QStackedWidget::focusInEvent(event);
    focusFirst();
}

/// Enter does what Space does.
void LessonPanel::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto* button = qobject_cast<QPushButton*>(focusWidget());
    if (enter && button != nullptr)
        button->click();
    else
        QStackedWidget::keyPressEvent(event);
}

QString LessonPanel::faultText() const
{
    return m_faults->text();
}

} // namespace icelens::ui
