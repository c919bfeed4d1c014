// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/optionrow.h"

#include "ui/theme/theme.h"
#include "ui/widgets.h"

#include <QGridLayout>
#include <QLabel>
#include <QStyle>

namespace icelens::ui {

OptionRow::OptionRow(const Words& words, QWidget* editor, QWidget* parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_problem(new QLabel(this))
{
    auto* name = new QLabel(words.name, this);
    name->setFont(Theme::instance().font(Theme::Type::Strong));
    name->setBuddy(editor);
    name->setWordWrap(true);
    name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    name->setContentsMargins(0, 4, 0, 0);

    auto* does = new QLabel(words.does, this);
    does->setWordWrap(true);
    auto* rfc = new QLabel(words.rfc, this);
    rfc->setWordWrap(true);
    rfc->setFont(Theme::instance().font(Theme::Type::Label));
    setLook(rfc, "text2");

    m_problem->setWordWrap(true);
    m_problem->setVisible(false);
    setLook(m_problem, "bad");

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 4, 0, 8);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(2);
    grid->addWidget(name, 0, 0, 4, 1);
    grid->addWidget(editor, 0, 1, Qt::AlignLeft | Qt::AlignVCenter);
    grid->addWidget(m_problem, 1, 1);
    grid->addWidget(does, 2, 1);
    grid->addWidget(rfc, 3, 1);
    grid->setColumnMinimumWidth(0, 150);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 3);

    editor->setAccessibleName(words.name);
    editor->setAccessibleDescription(words.does + QLatin1Char(' ') + words.rfc);
}

void OptionRow::setProblem(const QString& text)
{
    m_hasProblem = !text.isEmpty();
    m_problem->setText(text);
    m_problem->setVisible(m_hasProblem);
    m_editor->setProperty("bad", m_hasProblem);
    m_editor->style()->unpolish(m_editor);
    m_editor->style()->polish(m_editor);
}

} // namespace icelens::ui
