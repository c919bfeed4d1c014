// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/tablepage.h"

#include "ui/views/filterbar.h"
#include "ui/widgets.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace icelens::ui {

TablePage::TablePage(FilterBar* bar, QAbstractItemView* table, QWidget* parent)
    : QWidget(parent)
    , m_bar(bar)
    , m_stack(new QStackedLayout)
    , m_sentence(makeLabel({}, Theme::Type::Body, this, "text2", true))
    , m_new(new QPushButton(tr("New session…"), this))
    , m_open(new QPushButton(tr("Open a recording…"), this))
    , m_clear(new QPushButton(tr("Clear filter"), this))
{
    setLook(this, "panel");
    m_sentence->setAlignment(Qt::AlignCenter);
    auto* instead = new QWidget(this);
    auto* column = new QVBoxLayout(instead);
    column->addStretch(2);
    column->addWidget(m_sentence);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    for (auto* button : {m_new, m_open, m_clear})
        buttons->addWidget(button);
    buttons->addStretch(1);
    column->addSpacing(8);
    column->addLayout(buttons);
    column->addStretch(3);
    m_stack->addWidget(table);
    m_stack->addWidget(instead);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addLayout(m_stack, 1);
    setFocusProxy(table);

    connect(m_new, &QPushButton::clicked, this, &TablePage::newSessionRequested);
    connect(m_open, &QPushButton::clicked, this, &TablePage::openRequested);
    connect(m_clear, &QPushButton::clicked, bar, &FilterBar::clear);
}

void TablePage::showInstead(const QString& sentence, Offer offer)
{
    if (m_sentence->text() != sentence)
        m_sentence->setText(sentence);
    m_new->setVisible(offer == Offer::OpenOrNew);
    m_open->setVisible(offer == Offer::OpenOrNew);
    m_clear->setVisible(offer == Offer::ClearFilter);
    const int page = sentence.isEmpty() ? 0 : 1;
    if (m_stack->currentIndex() != page)
        m_stack->setCurrentIndex(page);
}

} // namespace icelens::ui
