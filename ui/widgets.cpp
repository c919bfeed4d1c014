// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets.h"

#include "ui/theme/icons.h"

#include <QFrame>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace icelens::ui {

void setLook(QWidget* widget, const char* look)
{
    widget->setProperty("look", QString::fromLatin1(look));
    widget->setAttribute(Qt::WA_StyledBackground);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QFrame* makeRule(QWidget* parent)
{
    auto* rule = new QFrame(parent);
    setLook(rule, "rule");
    rule->setFixedHeight(1);
    return rule;
}

QLabel* makeLabel(const QString& text, Theme::Type type, QWidget* parent, const char* look,
                  bool wraps)
{
    auto* label = new QLabel(text, parent);
    label->setFont(Theme::instance().font(type));
    QObject::connect(&Theme::instance(), &Theme::changed, label, [label, type] {
        if (label->font() != Theme::instance().font(type))
            label->setFont(Theme::instance().font(type));
    });
    label->setWordWrap(wraps);
    label->setTextFormat(Qt::PlainText);
    if (*look != '\0')
        setLook(label, look);
    return label;
}

QToolButton* makeIconButton(const QString& iconName, const QString& word, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(icon(iconName, ColourRole::Text2));
    button->setToolTip(word);
    button->setAccessibleName(word);
    button->setFocusPolicy(Qt::StrongFocus);
    setLook(button, "plain");
    return button;
}

} // namespace icelens::ui
