// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/states/transitionevents.h"

#include "model/items/eventwords.h"
#include "model/items/factpair.h"
#include "model/items/words.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace icelens::ui {

using items::Words;

TransitionEvents::TransitionEvents(SelectionHub* hub, QWidget* parent)
    : QWidget(parent)
    , m_hub(hub)
    , m_title(makeLabel({}, Theme::Type::Strong, this, "", true))
    , m_more(makeLabel({}, Theme::Type::Label, this, "text2", true))
    , m_list(new QListWidget(this))
{
    m_list->setAccessibleName(tr("Events of the transition"));
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    auto* close = makeIconButton(QStringLiteral("ui-close"), tr("Close the list"), this);
    connect(close, &QToolButton::clicked, this, &TransitionEvents::closed);
    connect(m_list, &QListWidget::currentRowChanged, this, &TransitionEvents::chooseCurrent);
    connect(m_list, &QListWidget::itemClicked, this, &TransitionEvents::chooseCurrent);
    connect(m_hub, &SelectionHub::eventChanged, this, &TransitionEvents::followEvent);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::margin, 6, 6, 0);
    head->addWidget(m_title, 1);
    head->addWidget(close, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    m_more->setContentsMargins(space::margin, 0, 6, 0);
    layout->addWidget(m_more);
    layout->addWidget(m_list, 1);
    setMinimumWidth(200);
}

void TransitionEvents::show(const model::EventLog* log, const QString& title,
                            const std::vector<model::EventNumber>& numbers)
{
    m_log = log;
    m_title->setText(title);
    auto latest = numbers;
    if (latest.size() > atMost)
        latest.erase(latest.begin(), latest.end() - static_cast<std::ptrdiff_t>(atMost));
    m_more->setVisible(latest.size() < numbers.size());
    m_more->setText(tr("The latest %1 of %2 events are listed.")
                        .arg(Words::number(latest.size()), Words::number(numbers.size())));
    if (latest == m_numbers)
        return;
    const QSignalBlocker quiet(m_list);
    // The front stays unless the list is full, so that what a person reads does not jump.
    const auto [same, ignored] = std::ranges::mismatch(m_numbers, latest);
    const auto kept = same - m_numbers.begin();
    while (m_list->count() > kept)
        delete m_list->takeItem(m_list->count() - 1);
    m_numbers = std::move(latest);
    for (auto i = static_cast<std::size_t>(kept); log != nullptr && i < m_numbers.size(); ++i) {
        const auto& event = (*log)[m_numbers[i]];
        m_list->addItem(
            tr("%1  %2", "time and sentence of an event")
                .arg(Words::time(event.at), items::eventSentence(event, log->latest())));
    }
    followEvent();
}

void TransitionEvents::chooseCurrent()
{
    const auto row = m_list->currentRow();
    if (row < 0 || m_log == nullptr)
        return;
    const auto number = m_numbers.at(static_cast<std::size_t>(row));
    m_hub->chooseEvent(number, items::pairNamedBy((*m_log)[number].fact));
}

void TransitionEvents::followEvent()
{
    const QSignalBlocker quiet(m_list);
    const auto found = m_hub->event()
        ? std::ranges::find(m_numbers, static_cast<model::EventNumber>(*m_hub->event()))
        : m_numbers.end();
    if (found == m_numbers.end())
        m_list->setCurrentRow(-1);
    else
        m_list->setCurrentRow(static_cast<int>(found - m_numbers.begin()));
}

void TransitionEvents::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace icelens::ui
