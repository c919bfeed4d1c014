// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/pairhead.h"

#include "model/items/pairarrangement.h"
#include "model/items/roles.h"
#include "model/items/words.h"
#include "ui/theme/icons.h"
#include "ui/views/rowpainter.h"

#include <QFontMetrics>
#include <QPainter>

#include <bit>

namespace icelens::ui {

namespace {

using items::Words;

constexpr int titleLine = 26;
constexpr int line = 18;

int widthOf(Theme::Type type, const QString& text)
{
    return QFontMetrics(Theme::instance().font(type)).horizontalAdvance(text);
}

} // namespace

PairHead::PairHead(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PairHead::show(const model::Pair& pair)
{
    m_pair = pair;
    m_marks = items::PairArrangement::marks(pair);
    setAccessibleName(pair.removed ? Words::removed() : Words::state(pair.state));
    setAccessibleDescription(Words::pairAddresses(pair) + QLatin1Char('\n')
                             + Words::marks(m_marks));
    setToolTip(Words::stateMeaning(pair.state));
    updateGeometry();
    update();
}

QSize PairHead::sizeHint() const
{
    // Three words have room in a line.
    const int lines = (std::popcount(static_cast<unsigned>(m_marks)) + 2) / 3;
    const int marks = m_marks != 0 ? lines * line + 4 : 0;
    return {280, 8 + titleLine + 2 * line + marks + 8};
}

void PairHead::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::instance();
    QRect at(space::margin, 8, width() - 2 * space::margin, titleLine);
    const bool removed = m_pair.removed.has_value();
    paintIcon(painter, QRectF(at.left(), at.top() + 5, 16, 16),
              removed ? QStringLiteral("mark-removed") : stateIconName(m_pair.state),
              theme.colour(removed ? ColourRole::Removed : stateColour(m_pair.state)));
    paintText(painter, at.adjusted(25, 0, 0, 0),
              removed ? Words::removed() : Words::state(m_pair.state), Theme::Type::Title,
              ColourRole::Text);
    at.translate(0, titleLine);
    at.setHeight(line);
    const auto candidate = [&](const model::Address& address,
                               std::optional<model::CandidateType> type,
                               model::Transport transport) {
        const QString text = Words::address(address);
        const int room = std::min(widthOf(Theme::Type::Mono, text) + 1, at.width());
        paintText(painter, QRect(at.left(), at.top(), room, line), text, Theme::Type::Mono,
                  ColourRole::Text, Qt::AlignLeft, true);
        paintText(painter, at.adjusted(room + 8, 0, 0, 0),
                  tr("%1, %2").arg(Words::candidateType(type), Words::transport(transport)),
                  Theme::Type::Label, ColourRole::Text2);
        at.translate(0, line);
    };
    candidate(m_pair.local, m_pair.localType, m_pair.localTransport);
    candidate(m_pair.remote, m_pair.remoteType, m_pair.remoteTransport);
    at.translate(0, 4);
    paintMarkWords(painter, at);
}

void PairHead::paintMarkWords(QPainter& painter, QRect at)
{
    const int left = at.left();
    struct Mark
    {
        int flag;
        const char* icon;
        ColourRole colour;
    };
    for (const Mark mark : {Mark{items::ValidMark, "mark-valid", ColourRole::Text},
                            Mark{items::NominatedMark, "mark-nominated", ColourRole::Accent},
                            Mark{items::SelectedMark, "mark-selected", ColourRole::Accent},
                            Mark{items::TriggeredMark, "mark-triggered", ColourRole::Text},
                            Mark{items::WasTriggeredMark, "mark-triggered", ColourRole::Text2},
                            Mark{items::NotSentMark, "mark-lost", ColourRole::Failed},
                            Mark{items::AsymmetricMark, "mark-info", ColourRole::Text2}}) {
        if ((m_marks & mark.flag) == 0)
            continue;
        // Standing in the queue says that it was put there.
        if (mark.flag == items::WasTriggeredMark && (m_marks & items::TriggeredMark) != 0)
            continue;
        const QString word = Words::mark(mark.flag);
        const int needed = 17 + widthOf(Theme::Type::Label, word);
        if (at.left() > left && at.left() + needed > width() - space::margin) {
            at.translate(0, line);
            at.setLeft(left);
        }
        paintIcon(painter, QRectF(at.left(), at.top() + 3, 12, 12), QString::fromLatin1(mark.icon),
                  Theme::instance().colour(mark.colour));
        paintText(painter, at.adjusted(17, 0, 0, 0), word, Theme::Type::Label, ColourRole::Text);
        at.setLeft(at.left() + needed + 12);
    }
}

} // namespace icelens::ui
