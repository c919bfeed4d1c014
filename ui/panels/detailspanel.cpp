// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/detailspanel.h"

#include "model/items/words.h"
#include "ui/dialogs/glossarydialog.h"
#include "ui/panels/pairhead.h"
#include "ui/panels/whypart.h"
#include "ui/panels/whyview.h"
#include "ui/views/celldelegate.h"
#include "ui/views/flattable.h"
#include "ui/views/tableheader.h"
#include "ui/widgets.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace icelens::ui {

namespace {

using items::Words;

constexpr int mostChecks = 9;
constexpr int mostHistory = 40;

} // namespace

DetailsPanel::DetailsPanel(SelectionHub* hub, QWidget* parent)
    : QWidget(parent)
    , m_hub(hub)
    , m_checks(new items::PacketModel(this))
    , m_history(new items::EventModel(this))
    , m_idle(new QTimer(this))
    , m_why(new WhyPart(hub, this))
    , m_which(makeLabel({}, Theme::Type::Label, this, "text2"))
    , m_nothing(makeLabel(tr("Choose a pair, a candidate, a packet or an event: why it is as "
                             "it is stands here, with what was seen and the RFC section."),
                          Theme::Type::Body, this, "text2", true))
{
    setLook(this, "panel");
    setAccessibleName(tr("Why?"));
    auto* head = new QWidget(this);
    head->setFixedHeight(32);
    auto* headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(space::margin, 0, space::margin, 0);
    headRow->addWidget(makeLabel(tr("Why?"), Theme::Type::Strong, head));
    headRow->addWidget(m_why->backButton());
    headRow->addStretch(1);
    headRow->addWidget(m_which);
    headRow->addWidget(m_why->otherButton());
    m_nothing->setContentsMargins(space::margin, 14, space::margin, 0);

    makeTables();
    m_page = makePage();
    m_scroll = new QScrollArea(this);
    m_scroll->setWidget(m_page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(makeRule(this));
    layout->addWidget(m_nothing, 0, Qt::AlignTop);
    layout->addWidget(m_scroll, 1);
    m_page->hide();
    setFocusProxy(m_why);

    m_idle->setInterval(0);
    connect(m_idle, &QTimer::timeout, this, &DetailsPanel::filterOn);
    connect(m_hub, &SelectionHub::pairChanged, this, &DetailsPanel::followPair);
    connect(m_why, &WhyPart::subjectChanged, this, &DetailsPanel::showSubject);
    connect(m_why, &WhyPart::turned, this, &DetailsPanel::showSubject);
    connect(m_why, &WhyPart::glossaryRequested, this,
            [this](items::Term term) { showGlossary(term); });
    connect(m_why, &WhyPart::revealed, this, [this](const QRect& area) {
        const QRect there(m_why->mapTo(m_page, area.topLeft()), area.size());
        m_scroll->ensureVisible(there.center().x(), there.center().y(), 0, there.height() / 2 + 4);
    });
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
            m_why->chooseEvent(*event, m_hub->pair());
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
        m_why->chooseEvent(
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
    m_title = makeLabel({}, Theme::Type::Title, page, "", true);
    m_title->setContentsMargins(space::margin, 10, space::margin, 2);
    layout->addWidget(m_title);
    m_head = new PairHead(page);
    layout->addWidget(m_head);
    m_removal = makeLabel({}, Theme::Type::Body, page, "", true);
    m_removal->setContentsMargins(space::margin, 0, space::margin, 8);
    m_removal->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_removal);
    layout->addWidget(makeRule(page));
    layout->addWidget(m_why);
    m_facts = makeFacts(page);
    layout->addWidget(m_facts);
    layout->addStretch(1);
    return page;
}

QWidget* DetailsPanel::makeFacts(QWidget* page)
{
    auto* facts = new QWidget(page);
    auto* layout = new QVBoxLayout(facts);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    const auto heading = [&](const QString& text) {
        layout->addWidget(makeRule(facts));
        auto* label = makeLabel(text, Theme::Type::Strong, facts);
        label->setContentsMargins(space::margin, 8, space::margin, 4);
        layout->addWidget(label);
    };
    const auto body = [&](const char* look) {
        auto* label = makeLabel({}, Theme::Type::Body, facts, look, true);
        label->setContentsMargins(space::margin, 0, space::margin, 8);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
        return label;
    };
    heading(tr("Foundation"));
    m_foundation = body("");

    heading(tr("Checks of this pair"));
    m_noChecks = body("text2");
    m_noChecks->setText(tr("No check of this pair has crossed a socket yet."));
    layout->addWidget(m_checkTable);
    layout->addSpacing(6);

    heading(tr("History"));
    layout->addWidget(m_historyTable);
    return facts;
}

void DetailsPanel::setLog(const model::EventLog* log, const model::TransactionIndex* transactions)
{
    m_hasLog = log != nullptr;
    m_checks->setLog(log, transactions);
    m_history->setLog(log, transactions);
    m_session = {};
    m_shown.reset();
    m_why->setLog(log, transactions);
    followPair();
}

void DetailsPanel::show(std::size_t cursor, const model::Session& session)
{
    m_session = session;
    m_cursor = cursor;
    m_why->show(cursor, session);
    showSubject();
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
    showSubject();
}

/// Null unless what is explained is a pair.
const model::Pair* DetailsPanel::pairShown() const
{
    const auto& subject = m_why->subject();
    const auto* id = subject ? std::get_if<model::PairId>(&*subject) : nullptr;
    return id != nullptr && *id == m_hub->pair() ? m_session.pair(*id) : nullptr;
}

void DetailsPanel::showSubject()
{
    const bool pair = pairShown() != nullptr;
    const bool other = !pair && m_why->hasAnswers();
    m_page->setVisible(pair || other);
    m_nothing->setVisible(!pair && !other);
    m_title->setVisible(other);
    m_head->setVisible(pair);
    m_facts->setVisible(pair);
    if (other) {
        auto name = m_why->subjectName();
        if (!name.isEmpty())
            name[0] = name[0].toUpper();
        if (m_title->text() != name)
            m_title->setText(name);
        m_removal->hide();
    }
    showPair();
    // Both do not fit: what can be asked instead matters more.
    m_which->setVisible(pair && !m_why->offersOther());
}

void DetailsPanel::showPair()
{
    const model::Pair* pair = pairShown();
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
}

GlossaryDialog& DetailsPanel::showGlossary(std::optional<items::Term> term)
{
    if (m_glossary == nullptr)
        m_glossary = new GlossaryDialog(window());
    if (!term)
        term = m_why->termAtFocus();
    if (term)
        m_glossary->showTerm(*term);
    m_glossary->show();
    m_glossary->raise();
    m_glossary->activateWindow();
    return *m_glossary;
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
