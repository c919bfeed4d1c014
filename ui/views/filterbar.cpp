// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/filterbar.h"

#include "model/items/words.h"
#include "ui/theme/icons.h"
#include "ui/views/chip.h"
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
    , m_onlyPair(new Chip(tr("Only this pair"), this))
    , m_typing(new QTimer(this))
{
    setLook(this, "panel");
    m_row->setContentsMargins(12, 4, 12, 4);
    m_row->setSpacing(7);
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
    m_text->setFixedWidth(fontMetrics().horizontalAdvance(placeholder) + 50);
    m_row->addWidget(m_text);
    m_row->addStretch(1);

    m_onlyPair->hide();
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
        // Room for the bold word, so that choosing moves nothing.
        button->setMinimumWidth(
            QFontMetrics(Theme::instance().font(Theme::Type::Strong)).horizontalAdvance(text) + 22);
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
    arrange();
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
    m_clearing = true;
    if (m_onClear)
        m_onClear();
    m_clearing = false;
    Q_EMIT changed();
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

Chip* FilterBar::addChip(const QString& word, const QString& iconName, ColourRole colour)
{
    auto* chip = new Chip(word, this);
    chip->setSign(iconName, colour);
    // Before the stretch and what stands at the end.
    m_row->insertWidget(m_row->count() - 2, chip);
    m_chips.push_back(chip);
    connect(chip, &Chip::toggled, this, &FilterBar::chipToggled);
    return chip;
}

void FilterBar::chipToggled()
{
    if (!m_clearing)
        Q_EMIT changed();
}

void FilterBar::arrange()
{
    const auto margins = m_row->contentsMargins();
    int needed = margins.left() + margins.right();
    const auto add = [&](const QWidget* widget, int wanted) {
        if (!widget->isHidden())
            needed += wanted + m_row->spacing();
    };
    add(m_segments, m_segments->sizeHint().width());
    add(m_text, m_text->minimumWidth());
    add(m_onlyPair, m_onlyPair->fullWidth());
    for (const Chip* chip : m_chips)
        add(chip, chip->fullWidth());
    for (Chip* chip : m_chips)
        chip->setCompact(needed > width() || (chip->hasMenu() && !chip->isMarked()));
}

QSize FilterBar::minimumSizeHint() const
{
    // The chips give way before the table beneath has to be wider than its place.
    return {300, m_row->minimumSize().height()};
}

void FilterBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace icelens::ui
