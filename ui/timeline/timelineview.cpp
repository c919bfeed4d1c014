// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineview.h"

#include "ui/timeline/statetally.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/timelinemap.h"
#include "ui/widgets.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

namespace icelens::ui {

namespace {

constexpr qreal usualLane = 20.5;
constexpr qreal tightLane = 14;
constexpr qreal lowestLane = 6;

} // namespace

TimelineView::TimelineView(SelectionHub* hub, QWidget* parent)
    : SessionView(hub, parent)
    , m_canvas(new TimelineCanvas(hub, this))
    , m_map(new TimelineMap(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(makeLabel(tr("A session's candidate pairs are drawn here, each as a lane of its "
                           "states over time. Begin a session or open one."),
                        Theme::Type::Body, this, "text2", true))
{
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(40);
    auto* drawn = new QWidget(this);
    auto* lanes = new QVBoxLayout(drawn);
    lanes->setContentsMargins(0, 0, 0, 0);
    lanes->setSpacing(0);
    lanes->addWidget(makeHead());
    lanes->addWidget(makeRule(drawn));
    lanes->addWidget(m_canvas, 1);
    lanes->addWidget(m_map);
    lanes->addWidget(makeRule(drawn));
    lanes->addWidget(new TimelineLegend(drawn));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(drawn);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    setFocusProxy(m_canvas);
    connect(m_canvas, &TimelineCanvas::timeRequested, this, &SessionView::timeRequested);
    connect(m_canvas, &TimelineCanvas::windowChanged, this, [this] {
        m_map->setLeft(m_canvas->labelWidth());
        m_map->showAt(m_canvas->moment(), m_canvas->window());
    });
    connect(m_map, &TimelineMap::moved, this, [this](model::SessionTime from) {
        auto window = m_canvas->window();
        window.panBy(from - window.from());
        m_canvas->setWindow(window);
    });
}

QWidget* TimelineView::makeHead()
{
    auto* head = new QWidget(this);
    m_tally = new StateTally(head);
    const auto button = [&](const QString& text, const QString& words, auto does) {
        auto* made = new QToolButton(head);
        made->setText(text);
        made->setToolTip(words);
        made->setAccessibleName(words);
        setLook(made, "plain");
        connect(made, &QToolButton::clicked, this, does);
        return made;
    };
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(14, 4, 8, 4);
    row->setSpacing(space::grid);
    row->addWidget(m_tally, 1);
    row->addWidget(makeOrderButton());
    row->addWidget(button(QStringLiteral("−"), tr("Show more time (minus key)"),
                          [this] { m_canvas->zoom(1 / 1.5); }));
    row->addWidget(button(QStringLiteral("+"), tr("Show less time (plus key)"),
                          [this] { m_canvas->zoom(1.5); }));
    row->addWidget(
        button(tr("All"), tr("Show the whole session (0 key)"), [this] { m_canvas->showAll(); }));
    return head;
}

QToolButton* TimelineView::makeOrderButton()
{
    m_order = new QToolButton(this);
    m_order->setPopupMode(QToolButton::InstantPopup);
    m_order->setToolTip(tr("In which order the lanes of a component stand, and how high they are"));
    auto* menu = new QMenu(m_order);
    auto* orders = new QActionGroup(menu);
    auto* heights = new QActionGroup(menu);
    const auto add = [&](QActionGroup* group, const QString& text, bool checked, auto does) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(checked);
        action->setActionGroup(group);
        connect(action, &QAction::triggered, this, does);
    };
    const auto order = [&](const QString& text, model::LaneOrder by) {
        add(orders, text, by == m_canvas->order(), [this, by] {
            m_canvas->setOrder(by);
            showOrder();
        });
    };
    order(tr("By &Time"), model::LaneOrder::Time);
    order(tr("By &Priority"), model::LaneOrder::Priority);
    order(tr("By &Outcome"), model::LaneOrder::Outcome);
    menu->addSeparator();
    const auto height = [&](const QString& text, qreal high) {
        add(heights, text, high == usualLane, [this, high] { m_canvas->setLaneHeight(high); });
    };
    height(tr("&Usual Lanes"), usualLane);
    height(tr("&Tight Lanes"), tightLane);
    height(tr("&Lowest Lanes, Without Labels"), lowestLane);
    m_order->setMenu(menu);
    showOrder();
    return m_order;
}

void TimelineView::showOrder()
{
    switch (m_canvas->order()) {
    case model::LaneOrder::Time:
        m_order->setText(tr("Lanes by time"));
        break;
    case model::LaneOrder::Priority:
        m_order->setText(tr("Lanes by priority"));
        break;
    case model::LaneOrder::Outcome:
        m_order->setText(tr("Lanes by outcome"));
        break;
    }
}

void TimelineView::setSession(const model::EventLog* log, const model::Projections* projections)
{
    m_hasSession = projections != nullptr;
    m_canvas->setSession(log, projections);
    m_map->setProjections(projections);
    m_stack->setCurrentIndex(m_hasSession ? 1 : 0);
}

void TimelineView::showAt(const Moment& moment, const model::Session& state)
{
    m_canvas->showAt(moment, state);
    m_map->setLeft(m_canvas->labelWidth());
    m_map->showAt(moment, m_canvas->window());
    m_tally->showPairs(state.pairs());
}

void TimelineView::copySelection()
{
    const QString words = m_canvas->itemWords(m_canvas->currentItem());
    if (!words.isEmpty())
        QApplication::clipboard()->setText(words);
}

} // namespace icelens::ui
