// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/statetally.h"

#include "model/items/words.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/timeline/lanepainter.h"

#include <QPainter>
#include <QStringList>

#include <algorithm>
#include <array>

namespace icelens::ui {

using items::Words;
using model::CheckKind;
using model::PairState;

namespace {

constexpr std::array shownStates{PairState::Frozen,    PairState::Waiting, PairState::InProgress,
                                 PairState::Succeeded, PairState::Failed,  PairState::Discovered};

std::uint32_t countOf(const items::PairTally& tally, PairState state)
{
    return tally.states.at(static_cast<std::size_t>(state));
}

bool isShown(const items::PairTally& tally, PairState state)
{
    return state != PairState::Discovered || countOf(tally, state) > 0; // libnice's own, rare
}

/// Writes @p text at @p x and gives back where it ended.
qreal write(QPainter& painter, qreal x, int height, const QString& text, const QFont& font,
            ColourRole role)
{
    painter.setFont(font);
    painter.setPen(Theme::instance().colour(role));
    const qreal wide = QFontMetricsF(font).horizontalAdvance(text);
    painter.drawText(QRectF(x, 0, wide + 2, height), Qt::AlignVCenter | Qt::AlignLeft, text);
    return x + wide;
}

} // namespace

StateTally::StateTally(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StateTally::showPairs(const model::Session::Pairs& pairs)
{
    items::PairTally tally;
    for (std::size_t i = 0; i < pairs.size(); ++i)
        tally.add(pairs[i]);
    if (tally == m_tally)
        return;
    m_tally = tally;
    QStringList words;
    for (const auto state : shownStates) {
        if (isShown(tally, state))
            words << tr("%1 %2", "a state, number of pairs in it")
                         .arg(Words::state(state), Words::number(countOf(tally, state)));
    }
    setAccessibleName(words.join(QStringLiteral(", ")));
    update();
}

QSize StateTally::sizeHint() const
{
    return {420, Theme::instance().rowHeight()};
}

void StateTally::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const auto& theme = Theme::instance();
    qreal x = 0;
    for (const auto state : shownStates) {
        if (!isShown(m_tally, state))
            continue;
        const QString number = Words::number(countOf(m_tally, state));
        const qreal needed = 20
            + QFontMetricsF(theme.font(Theme::Type::Label)).horizontalAdvance(Words::state(state))
            + QFontMetricsF(theme.font(Theme::Type::Strong)).horizontalAdvance(number);
        if (x + needed > width())
            return;
        paintIcon(painter, QRectF(x, height() / 2.0 - 6, 12, 12), stateIconName(state),
                  theme.colour(stateColour(state)));
        x = write(painter, x + 16, height(), Words::state(state), theme.font(Theme::Type::Label),
                  ColourRole::Text2);
        x = write(painter, x + 4, height(), number, theme.font(Theme::Type::Strong),
                  ColourRole::Text);
        x += 12;
    }
}

TimelineLegend::TimelineLegend(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Legend of the timeline"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize TimelineLegend::sizeHint() const
{
    return {400, Theme::instance().rowHeight() + 4};
}

void TimelineLegend::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const auto& theme = Theme::instance();
    const QFont& font = theme.font(Theme::Type::Label);
    const QFontMetricsF metrics(font);
    constexpr qreal sample = 22;
    qreal x = 14;
    const auto entry = [&](qreal wide, const QString& word, const auto& paint) {
        if (x + wide + 6 + metrics.horizontalAdvance(word) > width() - 6)
            return;
        paint(QRectF(x, height() / 2.0 - 6, wide, 12));
        x = write(painter, x + wide + 6, height(), word, font, ColourRole::Text2) + 14;
    };
    for (const auto state : {PairState::Frozen, PairState::Waiting, PairState::InProgress,
                             PairState::Succeeded, PairState::Failed})
        entry(sample, Words::state(state),
              [&](const QRectF& rect) { paintStateSample(painter, rect, state); });
    entry(12, Words::removed(), [&](const QRectF& rect) {
        paintIcon(painter, rect, QStringLiteral("mark-removed"), theme.colour(ColourRole::Removed));
    });
    const auto check = [&](const QString& word, CheckKind kind, bool lost) {
        entry(8, word, [&](const QRectF& rect) { paintCheckShape(painter, rect, kind, lost); });
    };
    check(tr("check sent"), CheckKind::Sent, false);
    check(tr("sent again"), CheckKind::Retransmitted, false);
    check(tr("not seen or not answered"), CheckKind::Sent, true);
    check(tr("answered"), CheckKind::Answered, false);
    check(tr("peer's check"), CheckKind::PeerCheck, false);
}

} // namespace icelens::ui
