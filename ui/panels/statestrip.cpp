// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/statestrip.h"

#include "ui/theme/icons.h"
#include "ui/views/rowpainter.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

namespace icelens::ui {

namespace {

constexpr int headHeight = 22; // the agent's name
constexpr int stageHead = 18;  // names of the stages
constexpr int stageRow = 20;
constexpr int blockHeight = 42; // a component between the agents
constexpr int padding = 8;
constexpr int foldedHeight = 30;

int widthOf(Theme::Type type, const QString& text)
{
    return QFontMetrics(Theme::instance().font(type)).horizontalAdvance(text);
}

struct StageLook
{
    QString icon;
    ColourRole colour;
};

StageLook lookOf(const items::StageSummary& stage)
{
    switch (stage.state) {
    case model::ComponentState::Failed:
        return {QStringLiteral("state-failed"), ColourRole::Failed};
    case model::ComponentState::Connected:
    case model::ComponentState::Ready:
        return {QStringLiteral("state-succeeded"), ColourRole::Succeeded};
    case model::ComponentState::Disconnected:
    case model::ComponentState::Gathering:
    case model::ComponentState::Connecting:
        break;
    }
    if (stage.current)
        return {QStringLiteral("state-in-progress"), ColourRole::InProgress};
    return {QStringLiteral("state-succeeded"), ColourRole::Text2};
}

} // namespace

StateStrip::StateStrip(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("State of the session"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StateStrip::show(const items::SessionSummary& summary)
{
    if (summary == m_summary)
        return;
    const int before = contentHeight();
    m_summary = summary;
    m_firstComponent =
        std::clamp(m_firstComponent, 0, std::max(0, componentCount() - mostComponents));
    if (before != contentHeight())
        updateGeometry();
    describe();
    update();
}

void StateStrip::setFolded(bool folded)
{
    if (m_folded == folded)
        return;
    m_folded = folded;
    updateGeometry();
    update();
}

int StateStrip::componentCount() const
{
    std::size_t most = 0;
    for (const auto& agent : m_summary.agents)
        most = std::max(most, agent.components.size());
    return static_cast<int>(most);
}

int StateStrip::contentHeight() const
{
    if (m_summary.agents.empty())
        return foldedHeight;
    const int shown = std::clamp(componentCount(), 1, mostComponents);
    const int agents = headHeight + stageHead + shown * stageRow;
    return std::max({agents, shown * blockHeight, 68}) + padding;
}

QSize StateStrip::sizeHint() const
{
    return {900, m_folded ? foldedHeight : contentHeight() + 2};
}

QSize StateStrip::minimumSizeHint() const
{
    return {400, sizeHint().height()};
}

void StateStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::instance();
    painter.fillRect(rect(), theme.colour(ColourRole::Panel));
    painter.fillRect(QRect(0, 0, width(), 1), theme.colour(ColourRole::Line));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.colour(ColourRole::Line));
    m_toolTips.clear();
    if (m_folded || m_summary.agents.empty()) {
        paintFolded(painter);
        return;
    }
    const int side = std::clamp(width() * 27 / 100, 300, 420);
    const bool two = m_summary.agents.size() > 1;
    const QRect left(0, 1, side, height() - 2);
    const QRect right(width() - side, 1, side, height() - 2);
    paintAgent(painter, left, m_summary.agents.front());
    painter.fillRect(QRect(left.right(), 1, 1, height() - 2), theme.colour(ColourRole::Line));
    if (two) {
        paintAgent(painter, right, m_summary.agents.back());
        painter.fillRect(QRect(right.left(), 1, 1, height() - 2), theme.colour(ColourRole::Line));
    }
    paintSelected(painter,
                  QRect(left.right() + 1, 1, (two ? right.left() : width()) - left.right() - 1,
                        height() - 2));
}

void StateStrip::paintFolded(QPainter& painter)
{
    const QRect line = rect().adjusted(space::margin, 0, -space::margin, 0);
    paintText(painter, line, m_summary.overall, Theme::Type::Body, ColourRole::Text);
}

void StateStrip::paintAgent(QPainter& painter, const QRect& rect, const items::AgentSummary& agent)
{
    QRect line(rect.left() + space::margin, rect.top() + 5, rect.width() - 2 * space::margin,
               headHeight);
    const auto put = [&](Theme::Type type, ColourRole colour, const QString& text, int gap) {
        paintText(painter, line, text, type, colour);
        line.setLeft(line.left() + widthOf(type, text) + gap);
    };
    put(Theme::Type::Strong, ColourRole::Text, agent.name, 9);
    m_toolTips.emplace_back(line,
                            agent.roleSwitches.isEmpty()
                                ? agent.ufragToolTip
                                : agent.roleSwitches.join(QLatin1Char('\n')) + QLatin1Char('\n')
                                    + agent.ufragToolTip);
    const QString dot = QStringLiteral("·");
    put(Theme::Type::Label, ColourRole::Text2, agent.roleText, 5);
    put(Theme::Type::Label, ColourRole::Text2, dot, 5);
    if (!agent.ufrag.isEmpty()) {
        put(Theme::Type::Label, ColourRole::Text2, tr("ufrag"), 4);
        put(Theme::Type::MonoSmall, ColourRole::Text, agent.ufrag, 5);
        put(Theme::Type::Label, ColourRole::Text2, dot, 5);
    }
    put(Theme::Type::Label, ColourRole::Text2, agent.candidateText, 0);

    int y = rect.top() + 5 + headHeight;
    const int count = static_cast<int>(agent.components.size());
    for (int i = m_firstComponent; i < std::min(count, m_firstComponent + mostComponents); ++i) {
        const bool heads = i == m_firstComponent;
        const int height = stageRow + (heads ? stageHead : 0);
        paintStages(painter,
                    QRect(rect.left() + space::margin, y, rect.width() - 2 * space::margin, height),
                    agent.components[static_cast<std::size_t>(i)], heads);
        y += height;
    }
}

void StateStrip::paintStages(QPainter& painter, const QRect& rect,
                             const items::ComponentSummary& component, bool heads)
{
    const Theme& theme = Theme::instance();
    const int stages = static_cast<int>(component.stages.size());
    const int nameWidth = std::max(44, widthOf(Theme::Type::LabelStrong, component.name) + 8);
    const int pitch = std::min(78, (rect.width() - nameWidth) / std::max(stages, 4));
    const int top = rect.top() + (heads ? stageHead : 0);
    paintText(painter, QRect(rect.left(), top, nameWidth, stageRow), component.name,
              Theme::Type::LabelStrong, ColourRole::Text);
    for (int i = 0; i < stages; ++i) {
        const auto& stage = component.stages[static_cast<std::size_t>(i)];
        QRect cell(rect.left() + nameWidth + i * pitch, top, pitch - 2, stageRow);
        m_toolTips.emplace_back(cell.adjusted(0, heads ? -stageHead : 0, 0, 0), stage.toolTip);
        if (heads)
            paintText(painter, cell.translated(0, -stageHead), stage.name, Theme::Type::Label,
                      ColourRole::Text2);
        if (!stage.at) {
            paintText(painter, cell, stage.time, Theme::Type::Label, ColourRole::Text2);
            continue;
        }
        const StageLook look = lookOf(stage);
        const int size = 11;
        paintIcon(painter, QRectF(cell.left(), cell.top() + (stageRow - size) / 2.0, size, size),
                  look.icon, theme.colour(look.colour));
        paintText(painter, cell.adjusted(size + 4, 0, 0, 0), stage.time, Theme::Type::MonoSmall,
                  ColourRole::Text);
    }
}

void StateStrip::paintSelected(QPainter& painter, const QRect& rect)
{
    const Theme& theme = Theme::instance();
    const auto& components = m_summary.agents.front().components;
    const int count = static_cast<int>(components.size());
    QRect line = rect.adjusted(16, 5, -12, 0);
    for (int i = m_firstComponent; i < std::min(count, m_firstComponent + mostComponents); ++i) {
        const auto& component = components[static_cast<std::size_t>(i)];
        line.setHeight(18);
        paintText(painter, line, component.selectedLine, Theme::Type::Label, ColourRole::Text2);
        line.translate(0, 18);
        line.setHeight(22);
        if (!component.selectedLocal.isEmpty()) {
            const auto type =
                widthOf(Theme::Type::MonoLarge, component.selectedLocal + component.selectedRemote)
                        + 40
                    < line.width()
                ? Theme::Type::MonoLarge
                : Theme::Type::MonoSmall;
            const int local = widthOf(type, component.selectedLocal);
            paintText(painter, line, component.selectedLocal, type, ColourRole::Text);
            paintIcon(painter, QRectF(line.left() + local + 9, line.top() + 4, 14, 14),
                      QStringLiteral("ui-arrow-right"), theme.colour(ColourRole::Accent));
            paintText(painter, line.adjusted(local + 32, 0, 0, 0), component.selectedRemote, type,
                      ColourRole::Text, Qt::AlignLeft, true);
        } else if (!component.checksInFlightText.isEmpty()) {
            paintIcon(painter, QRectF(line.left(), line.top() + 4.5, 13, 13),
                      QStringLiteral("state-in-progress"), theme.colour(ColourRole::InProgress));
            paintText(painter, line.adjusted(19, 0, 0, 0), component.checksInFlightText,
                      Theme::Type::Body, ColourRole::Text);
        }
        if (!component.consentText.isEmpty()) {
            const int at = line.left() + line.width() / 2;
            paintText(painter, QRect(at, line.top() - 18, line.right() - at, 18),
                      component.consentText, Theme::Type::LabelStrong, ColourRole::Text,
                      Qt::AlignRight);
        }
        line.translate(0, blockHeight - 18);
    }
}

void StateStrip::describe()
{
    QStringList words{m_summary.overall};
    for (const auto& agent : m_summary.agents) {
        words += tr("%1, %2, %3.").arg(agent.name, agent.roleText, agent.candidateText);
        for (const auto& component : agent.components) {
            words += component.selectedLine;
            for (const auto& stage : component.stages) {
                if (stage.at)
                    words += stage.toolTip;
            }
        }
    }
    setAccessibleDescription(words.join(QLatin1Char('\n')));
}

bool StateStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (const auto& [place, text] : m_toolTips) {
            if (place.contains(help->pos()) && !text.isEmpty()) {
                QToolTip::showText(help->globalPos(), text, this, place);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void StateStrip::wheelEvent(QWheelEvent* event)
{
    const int most = std::max(0, componentCount() - mostComponents);
    const int step = event->angleDelta().y() > 0 ? -1 : 1;
    const int first = std::clamp(m_firstComponent + step, 0, most);
    if (first != m_firstComponent) {
        m_firstComponent = first;
        update();
    }
}

} // namespace icelens::ui
