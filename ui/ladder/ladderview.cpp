// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ladder/ladderview.h"

#include "ui/ladder/laddercanvas.h"
#include "ui/ladder/ladderexport.h"
#include "ui/ladder/ladderlegend.h"
#include "ui/theme/theme.h"
#include "ui/widgets.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QStackedWidget>
#include <QToolButton>

namespace icelens::ui {

LadderView::LadderView(SelectionHub* hub, QWidget* parent)
    : SessionView(hub, parent)
    , m_canvas(new LadderCanvas(hub, this))
    , m_stack(new QStackedWidget(this))
{
    auto* empty = makeLabel(tr("The messages of a session are drawn here, each as an arrow from "
                               "its sender to its receiver. Begin a session or open one."),
                            Theme::Type::Body, this, "text2", true);
    empty->setAlignment(Qt::AlignCenter);
    empty->setMargin(40);
    auto* drawn = new QWidget(this);
    auto* rows = new QVBoxLayout(drawn);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(makeHead());
    rows->addWidget(makeRule(drawn));
    rows->addWidget(m_canvas, 1);
    rows->addWidget(makeRule(drawn));
    rows->addWidget(new LadderLegend(drawn));
    m_stack->addWidget(empty);
    m_stack->addWidget(drawn);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    setFocusProxy(m_canvas);
    connect(m_canvas, &LadderCanvas::timeRequested, this, &SessionView::timeRequested);
    connect(m_canvas, &LadderCanvas::layoutChanged, this, [this] {
        m_count->setText(tr("Messages: %1").arg(QLocale().toString(m_canvas->itemCount())));
    });
    connect(hub, &SelectionHub::pairChanged, this, &LadderView::applyFilter);
    connect(hub, &SelectionHub::eventChanged, this, &LadderView::applyFilter);
}

QWidget* LadderView::makeHead()
{
    auto* head = new QWidget(this);
    m_scope = new QComboBox(head);
    m_scope->setAccessibleName(tr("Which messages are shown"));
    m_scope->addItem(tr("The selected pair"));
    m_scope->addItem(tr("The selected transaction"));
    m_scope->addItem(tr("All messages"));
    connect(m_scope, &QComboBox::currentIndexChanged, this, &LadderView::applyFilter);
    m_failures = new QCheckBox(tr("Only failures"), head);
    m_failures->setToolTip(tr("Messages that were lost, refused or not answered"));
    connect(m_failures, &QCheckBox::toggled, this, &LadderView::applyFilter);
    m_count = makeLabel({}, Theme::Type::Label, head, "text2");
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(14, 4, 8, 4);
    row->setSpacing(space::between);
    row->addWidget(m_scope);
    row->addWidget(m_failures);
    row->addWidget(m_count, 1);
    const auto button = [&](const QString& text, const QString& words, auto does) {
        auto* made = new QToolButton(head);
        made->setText(text);
        made->setToolTip(words);
        made->setAccessibleName(words);
        setLook(made, "plain");
        connect(made, &QToolButton::clicked, this, does);
        row->addWidget(made);
    };
    button(tr("Export…"), tr("Save the ladder as SVG, PNG or text"),
           [this] { askWhereToExport(); });
    button(QStringLiteral("−"), tr("Show more time (minus key)"),
           [this] { m_canvas->zoom(1 / 1.5); });
    button(QStringLiteral("+"), tr("Show less time (plus key)"), [this] { m_canvas->zoom(1.5); });
    button(tr("Fit"), tr("A scale at which the arrows can be told apart (0 key)"),
           [this] { m_canvas->zoomToRead(); });
    return head;
}

void LadderView::setSession(const model::EventLog* log, const model::Projections* projections)
{
    m_projections = projections;
    m_canvas->setSession(log, projections);
    m_stack->setCurrentIndex(projections != nullptr ? 1 : 0);
}

void LadderView::showAt(const Moment& moment, const model::Session& state)
{
    m_cursor = moment.cursor;
    m_canvas->showAt(moment, state);
    applyFilter();
}

void LadderView::applyFilter()
{
    if (m_projections == nullptr)
        return;
    model::LadderFilter filter;
    filter.onlyFailures = m_failures->isChecked();
    if (m_scope->currentIndex() == SelectedPair)
        filter.pair = hub()->pair();
    if (m_scope->currentIndex() == SelectedTransaction && hub()->event()) {
        const auto& wire = m_projections->wire();
        const auto message = wire.messagesUntil(*hub()->event() + 1);
        if (message > 0
            && wire[static_cast<model::WireMatch::Ordinal>(message - 1)].event == *hub()->event()) {
            const auto arrow = m_projections->ladder().arrow(
                static_cast<model::WireMatch::Ordinal>(message - 1), model::Cursor::end());
            if (arrow.transaction != model::WireMatch::none)
                filter.transaction = arrow.transaction;
        }
    }
    m_canvas->setFilter(filter);
}

void LadderView::setScope(Scope scope)
{
    m_scope->setCurrentIndex(scope);
}

void LadderView::setOnlyFailures(bool only)
{
    m_failures->setChecked(only);
}

void LadderView::copySelection()
{
    if (m_canvas->picture() == nullptr)
        return;
    QApplication::clipboard()->setText(QString::fromStdString(
        model::ladderText(m_projections->ladder(), m_canvas->picture()->layout(), m_cursor,
                          m_canvas->picture()->state())));
}

bool LadderView::exportTo(const QString& path) const
{
    return m_canvas->picture() != nullptr
        && exportLadder(*m_canvas->picture(), *m_projections, m_cursor, path);
}

void LadderView::askWhereToExport()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export the ladder"), {},
        tr("Picture that scales (*.svg);;Picture (*.png);;Text (*.txt)"));
    if (!path.isEmpty() && !exportTo(path))
        QMessageBox::warning(this, tr("Export the ladder"),
                             tr("%1 could not be written. A picture can be 32,000 pixels long: "
                                "show less, or export as text.")
                                 .arg(path));
}

} // namespace icelens::ui
