// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/filterbar.h"

#include "model/items/words.h"
#include "ui/theme/icons.h"
#include "ui/widgets.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QTimer>
#include <QToolButton>

namespace icelens::ui {

namespace {
constexpr int typingPauseMs = 120;
constexpr int allAgents = 0;
} // namespace

FilterBar::FilterBar(const QString& placeholder, QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_segments(new QWidget(this))
    , m_agents(new QButtonGroup(this))
    , m_text(new QLineEdit(this))
    , m_onlyPair(new QToolButton(this))
    , m_typing(new QTimer(this))
{
    setLook(this, "panel");
    m_row->setContentsMargins(12, 4, 12, 4);
    m_row->setSpacing(space::between);
    auto* segments = new QHBoxLayout(m_segments);
    segments->setContentsMargins(0, 0, 0, 0);
    segments->setSpacing(0);
    m_segments->hide();
    m_row->addWidget(m_segments);

    m_text->setPlaceholderText(placeholder);
    m_text->setAccessibleName(placeholder);
    m_text->setClearButtonEnabled(true);
    m_text->addAction(icon(QStringLiteral("ui-search"), ColourRole::Text3),
                      QLineEdit::LeadingPosition);
    m_text->setFixedWidth(fontMetrics().horizontalAdvance(placeholder) + 66);
    m_row->addWidget(m_text);
    m_row->addStretch(1);

    m_onlyPair->setText(tr("Only this pair"));
    m_onlyPair->setCheckable(true);
    m_onlyPair->setFocusPolicy(Qt::StrongFocus);
    m_onlyPair->hide();
    setLook(m_onlyPair, "chip");
    m_row->addWidget(m_onlyPair);

    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPauseMs);
    connect(m_typing, &QTimer::timeout, this, &FilterBar::changed);
    connect(m_text, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_agents, &QButtonGroup::idClicked, this, &FilterBar::changed);
}

void FilterBar::showAgents(const model::Session& session)
{
    std::vector<std::pair<model::AgentId, std::string>> now;
    for (const auto& agent : session.agents())
        now.emplace_back(agent->id, agent->name);
    if (now == m_known)
        return;
    m_known = now;
    const int chosen = std::max(m_agents->checkedId(), allAgents);
    for (auto* button : m_agents->buttons()) {
        m_agents->removeButton(button);
        delete button;
    }
    const auto add = [this](const QString& text, int id, const char* place) {
        auto* button = new QToolButton(m_segments);
        button->setText(text);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setProperty("place", QString::fromLatin1(place));
        setLook(button, "segment");
        m_agents->addButton(button, id);
        m_segments->layout()->addWidget(button);
    };
    for (std::size_t i = 0; i < now.size(); ++i)
        add(items::Words::agent(session, now[i].first), now[i].first.value(),
            i == 0 ? "first" : "middle");
    add(now.size() == 2 ? tr("Both") : tr("All"), allAgents, "last");
    auto* button = m_agents->button(chosen);
    (button != nullptr ? button : m_agents->button(allAgents))->setChecked(true);
    m_segments->setVisible(now.size() > 1);
}

std::vector<model::AgentId> FilterBar::agents() const
{
    const int id = m_agents->checkedId();
    if (id <= allAgents)
        return {};
    return {model::AgentId(static_cast<std::uint8_t>(id))};
}

QString FilterBar::text() const
{
    return m_text->text().trimmed();
}

void FilterBar::clear()
{
    {
        const QSignalBlocker quiet(m_text);
        m_text->clear();
    }
    if (auto* all = m_agents->button(allAgents))
        all->setChecked(true);
    if (m_onClear)
        m_onClear();
    Q_EMIT changed();
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

QToolButton* FilterBar::addChip(const QString& word, const QString& iconName, ColourRole colour)
{
    auto* chip = new QToolButton(this);
    chip->setText(word);
    if (!iconName.isEmpty()) {
        chip->setIcon(icon(iconName, colour));
        chip->setIconSize({13, 13});
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    chip->setCheckable(true);
    chip->setFocusPolicy(Qt::StrongFocus);
    setLook(chip, "chip");
    addWidget(chip);
    connect(chip, &QToolButton::clicked, this, &FilterBar::changed);
    return chip;
}

void FilterBar::setChipCount(QToolButton* chip, const QString& word, quint64 count)
{
    const QString text = tr("%1 %2").arg(word, items::Words::number(count));
    if (chip->text() == text)
        return;
    chip->setText(text);
    chip->setAccessibleName(tr("%1: %2 pairs").arg(word, items::Words::number(count)));
}

void FilterBar::addWidget(QWidget* widget)
{
    // Before the stretch and what stands at the end.
    m_row->insertWidget(m_row->count() - 2, widget);
}

} // namespace icelens::ui
