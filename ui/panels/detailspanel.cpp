// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/detailspanel.h"

#include "model/items/words.h"
#include "ui/panels/pairhead.h"
#include "ui/views/celldelegate.h"
#include "ui/views/flattable.h"
#include "ui/views/tableheader.h"
#include "ui/widgets.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace icelens::ui {

namespace {

using items::Words;

constexpr int mostChecks = 9;
constexpr int mostHistory = 40;

/// The priority that an agent knows for one of the candidates of a pair.
std::optional<std::uint32_t> candidatePriority(const model::Session& session,
                                               const model::Pair& pair, bool remote)
{
    const model::Agent* agent = session.agent(pair.agent);
    const model::Component* component =
        agent != nullptr ? agent->component(pair.stream, pair.component) : nullptr;
    if (component == nullptr)
        return {};
    const model::Address& address = remote ? pair.remote : pair.local;
    const model::Transport transport = remote ? pair.remoteTransport : pair.localTransport;
    std::optional<std::uint32_t> priority;
    for (const auto& known : component->candidates) {
        if (known.remote == remote && known.candidate->address == address
            && known.candidate->transport == transport)
            priority = known.candidate->priority;
    }
    return priority;
}

} // namespace

DetailsPanel::DetailsPanel(SelectionHub* hub, QWidget* parent)
    : QWidget(parent)
    , m_hub(hub)
    , m_checks(new items::PacketModel(this))
    , m_history(new items::EventModel(this))
    , m_idle(new QTimer(this))
    , m_which(makeLabel({}, Theme::Type::Label, this, "text2"))
    , m_nothing(makeLabel(tr("Choose a pair in the check list to see its facts here."),
                          Theme::Type::Body, this, "text2", true))
{
    setLook(this, "panel");
    setAccessibleName(tr("Details"));
    auto* head = new QWidget(this);
    head->setFixedHeight(32);
    auto* headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(space::margin, 0, space::margin, 0);
    headRow->addWidget(makeLabel(tr("Details"), Theme::Type::Strong, head));
    headRow->addStretch(1);
    headRow->addWidget(m_which);
    m_nothing->setContentsMargins(space::margin, 14, space::margin, 0);

    makeTables();
    m_page = makePage();
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(makeRule(this));
    layout->addWidget(m_nothing, 0, Qt::AlignTop);
    layout->addWidget(scroll, 1);
    m_page->hide();
    setFocusProxy(m_checkTable);

    m_idle->setInterval(0);
    connect(m_idle, &QTimer::timeout, this, &DetailsPanel::filterOn);
    connect(m_hub, &SelectionHub::pairChanged, this, &DetailsPanel::followPair);
}

void DetailsPanel::makeTables()
{
    using Check = items::PacketModel;
    m_checkTable = new FlatTable;
    m_checkTable->setAccessibleName(tr("Checks of this pair"));
    m_checkTable->setModel(m_checks);
    m_checkTable->setCopyText(
        [this](const QModelIndexList& rows) { return m_checks->copyText(rows); });
    for (int column = 0; column < Check::ColumnCount; ++column)
        m_checkTable->columns().setSectionHidden(
            column,
            column != Check::TimeColumn && column != Check::DirectionColumn
                && column != Check::WhatColumn && column != Check::RoundTripColumn);
    connect(m_checkTable, &FlatTable::chosen, this, [this] {
        const auto event = m_checks->eventAt(m_checkTable->currentIndex());
        if (event)
            m_hub->chooseEvent(*event, m_hub->pair());
    });

    m_checkTable->columns().setStretchLastSection(false);
    m_checkTable->columns().setSectionResizeMode(Check::WhatColumn, QHeaderView::Stretch);

    using History = items::EventModel;
    m_historyTable = new FlatTable;
    m_historyTable->setAccessibleName(tr("History of this pair"));
    m_historyTable->setModel(m_history);
    m_historyTable->setCopyText(
        [this](const QModelIndexList& rows) { return m_history->copyText(rows); });
    for (const int column : {History::AgentColumn, History::SourceColumn})
        m_historyTable->columns().setSectionHidden(column, true);
    connect(m_historyTable, &FlatTable::chosen, this, [this] {
        m_hub->chooseEvent(
            m_historyTable->currentIndex().data(items::EventNumberRole).toULongLong(),
            m_hub->pair());
    });
    for (auto* table : {m_checkTable, m_historyTable}) {
        table->columns().hide();
        table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        table->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
}

QWidget* DetailsPanel::makePage()
{
    auto* page = new QWidget(this);
    setLook(page, "panel");
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    const auto heading = [&](const QString& text) {
        layout->addWidget(makeRule(page));
        auto* label = makeLabel(text, Theme::Type::Strong, page);
        label->setContentsMargins(space::margin, 8, space::margin, 4);
        layout->addWidget(label);
    };
    const auto body = [&](const char* look) {
        auto* label = makeLabel({}, Theme::Type::Body, page, look, true);
        label->setContentsMargins(space::margin, 0, space::margin, 8);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
        return label;
    };
    m_head = new PairHead(page);
    layout->addWidget(m_head);
    m_removal = body("");

    heading(tr("Priority"));
    m_priority = makeLabel({}, Theme::Type::MonoSmall, page, "code");
    m_priority->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* code = new QHBoxLayout;
    code->setContentsMargins(space::margin, 0, space::margin, 4);
    code->addWidget(m_priority);
    layout->addLayout(code);
    auto* section = makeLabel(tr("RFC 8445 §6.1.2.3"), Theme::Type::Label, page, "text2");
    section->setContentsMargins(space::margin, 0, space::margin, 8);
    layout->addWidget(section);

    heading(tr("Foundation"));
    m_foundation = body("");

    heading(tr("Checks of this pair"));
    m_noChecks = body("text2");
    m_noChecks->setText(tr("No check of this pair has crossed a socket yet."));
    layout->addWidget(m_checkTable);
    layout->addSpacing(6);

    heading(tr("History"));
    layout->addWidget(m_historyTable);
    layout->addStretch(1);
    return page;
}

void DetailsPanel::setLog(const model::EventLog* log, const model::TransactionIndex* transactions)
{
    m_hasLog = log != nullptr;
    m_checks->setLog(log, transactions);
    m_history->setLog(log, transactions);
    m_session = {};
    m_shown.reset();
    followPair();
}

void DetailsPanel::show(std::size_t cursor, const model::Session& session)
{
    m_session = session;
    m_cursor = cursor;
    showPair();
}

void DetailsPanel::followPair()
{
    const model::PairId pair = m_hub->pair();
    m_shown.reset();
    if (pair.value() != 0 && m_hasLog) {
        items::PacketFilter checks;
        checks.pair = pair;
        m_checks->setFilter(checks);
        items::EventFilter history;
        history.pair = pair;
        history.kinds.fill(false);
        history.kinds.at(static_cast<std::size_t>(items::EventKind::Pair)) = true;
        history.kinds.at(static_cast<std::size_t>(items::EventKind::Component)) = true;
        m_history->setFilter(history);
    }
    showPair();
}

void DetailsPanel::showPair()
{
    const model::Pair* pair = m_session.pair(m_hub->pair());
    m_page->setVisible(pair != nullptr);
    m_nothing->setVisible(pair == nullptr);
    if (pair == nullptr) {
        m_which->clear();
        m_shown.reset();
        return;
    }
    // Without a pair the models would go through the whole session for nobody.
    m_checks->show(m_cursor, m_session);
    m_history->show(m_cursor, m_session);
    if (m_checks->isFiltering() || m_history->isFiltering())
        m_idle->start();
    fitTables();
    if (m_shown == *pair)
        return;
    m_shown = *pair;
    m_which->setText(
        tr("pair %1, %2")
            .arg(Words::number(pair->id.value()),
                 Words::component(m_session, pair->agent, pair->stream, pair->component)));
    m_head->show(*pair);
    m_removal->setVisible(pair->removed.has_value());
    if (pair->removed)
        m_removal->setText(
            tr("Removed at %1: %2.")
                .arg(Words::time(pair->removed->at), Words::removalReason(*pair->removed)));
    m_foundation->setText(pair->foundation.empty() ? tr("Not known from this side.")
                                                   : QString::fromStdString(pair->foundation));
    showPriority(*pair);
}

void DetailsPanel::showPriority(const model::Pair& pair)
{
    const model::Agent* agent = m_session.agent(pair.agent);
    const auto local = candidatePriority(m_session, pair, false);
    const auto remote = candidatePriority(m_session, pair, true);
    if (!pair.priority || !local || !remote || agent == nullptr) {
        m_priority->setText(pair.priority ? Words::number(*pair.priority)
                                          : tr("Not known until both candidates are."));
        return;
    }
    QString peer = tr("the peer");
    for (const auto& other : m_session.agents()) {
        if (other->id != pair.agent && m_session.agents().size() == 2)
            peer = Words::agent(m_session, other->id);
    }
    const QString own = Words::agent(m_session, pair.agent);
    const bool controlling = agent->role == model::Role::Controlling;
    m_priority->setText(tr("2³²·MIN(G,D) + 2·MAX(G,D) + (G>D)\n"
                           "G %1  %2\n"
                           "D %3  %4\n"
                           "= %5")
                            .arg(Words::number(controlling ? *local : *remote),
                                 controlling ? own : peer,
                                 Words::number(controlling ? *remote : *local),
                                 controlling ? peer : own, Words::number(*pair.priority)));
}

QString DetailsPanel::priorityText() const
{
    return m_priority->text();
}

void DetailsPanel::filterOn()
{
    const bool more = m_checks->continueFiltering();
    if (!m_history->continueFiltering() && !more)
        m_idle->stop();
    fitTables();
}

void DetailsPanel::fitTables()
{
    const int rowHeight = Theme::instance().rowHeight();
    const auto fit = [rowHeight](FlatTable* table, int rows, int mostRows) {
        const int height = std::clamp(rows, 1, mostRows) * rowHeight;
        if (table->height() != height)
            table->setFixedHeight(height);
        table->setVisible(rows > 0);
    };
    fit(m_checkTable, m_checks->rowCount(), mostChecks);
    fit(m_historyTable, m_history->rowCount(), mostHistory);
    m_noChecks->setVisible(m_checks->rowCount() == 0);

    const Theme& theme = Theme::instance();
    const QFontMetrics figures(theme.font(Theme::Type::Figures));
    const QFontMetrics words(theme.font(Theme::Type::Body));
    const int time = CellDelegate::firstPadding + CellDelegate::padding
        + figures.horizontalAdvance(QStringLiteral("88.888 s"));
    auto& checks = m_checkTable->columns();
    checks.resizeSection(items::PacketModel::TimeColumn, time);
    checks.resizeSection(items::PacketModel::DirectionColumn,
                         words.horizontalAdvance(Words::direction(model::Direction::Received))
                             + 2 * CellDelegate::padding + 2);
    checks.resizeSection(items::PacketModel::RoundTripColumn,
                         figures.horizontalAdvance(QStringLiteral("888.8 ms"))
                             + CellDelegate::padding + 2);
    m_historyTable->columns().resizeSection(items::EventModel::TimeColumn, time);
}

} // namespace icelens::ui
