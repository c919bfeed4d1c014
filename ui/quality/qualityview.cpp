// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/quality/qualityview.h"

#include "model/items/words.h"
#include "model/projection/projections.h"
#include "ui/quality/mouthtoear.h"
#include "ui/quality/qualityplots.h"
#include "ui/widgets.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>

namespace icelens::ui {

using items::Words;

QualityView::QualityView(SelectionHub* hub, QWidget* parent)
    : SessionView(hub, parent)
    , m_plots(new QualityPlots)
    , m_delay(new MouthToEar(this))
    , m_who(new QComboBox(this))
    , m_counts(makeLabel({}, Theme::Type::Label, this, "text2"))
    , m_stack(new QStackedWidget(this))
{
    auto* empty = makeLabel(tr("The quality of a call is drawn here: round trip, jitter, loss, "
                               "bitrate and delay over time. Begin a call, or open a recording of "
                               "one."),
                            Theme::Type::Body, this, "text2", true);
    empty->setAlignment(Qt::AlignCenter);
    empty->setMargin(40);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_plots);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* page = new QWidget(this);
    setLook(page, "panel");
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(makeHead());
    rows->addWidget(makeRule(page));
    rows->addWidget(scroll, 1);
    rows->addWidget(makeRule(page));
    rows->addWidget(m_delay);
    m_stack->addWidget(empty);
    m_stack->addWidget(page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    setFocusProxy(m_plots);
    connect(m_plots, &QualityPlots::timeRequested, this, &SessionView::timeRequested);
}

QWidget* QualityView::makeHead()
{
    auto* head = new QWidget(this);
    m_who->setAccessibleName(tr("Whose end of the call is drawn"));
    m_who->hide();
    connect(m_who, qOverload<int>(&QComboBox::activated), this, [this](int index) {
        m_line = m_offered.at(static_cast<std::size_t>(index));
        m_plots->setLine(&m_projections->quality().lines()[*m_line]);
    });
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
    row->setContentsMargins(12, 3, 8, 3);
    row->setSpacing(space::grid);
    row->addWidget(m_who);
    row->addWidget(m_counts, 1);
    row->addWidget(button(QStringLiteral("−"), tr("Show more time (minus key)"),
                          [this] { m_plots->zoom(1 / 1.5); }));
    row->addWidget(button(QStringLiteral("+"), tr("Show less time (plus key)"),
                          [this] { m_plots->zoom(1.5); }));
    row->addWidget(
        button(tr("All"), tr("Show the whole call (0 key)"), [this] { m_plots->showAll(); }));
    return head;
}

void QualityView::setSession(const model::EventLog* /*log*/, const model::Projections* projections)
{
    m_projections = projections;
    m_line.reset();
    m_offered.clear();
    m_plots->setLine(nullptr);
    m_delay->show({});
    m_counts->clear();
    m_who->hide();
    m_stack->setCurrentIndex(0);
}

void QualityView::offer(const std::vector<std::size_t>& calls, const model::Session& state)
{
    const QSignalBlocker quiet(m_who);
    const auto chosen = m_line;
    m_offered = calls;
    m_who->clear();
    const auto& lines = m_projections->quality().lines();
    for (const auto call : calls)
        m_who->addItem(tr("%1’s end").arg(Words::agent(state, lines[call].agent)));
    const auto same = std::find(calls.begin(), calls.end(), chosen.value_or(~std::size_t{0}));
    const auto at = same != calls.end() ? same - calls.begin() : 0;
    m_who->setCurrentIndex(static_cast<int>(at));
    m_who->setVisible(calls.size() > 1);
    m_line = calls.at(static_cast<std::size_t>(at));
}

void QualityView::showAt(const Moment& moment, const model::Session& state)
{
    if (m_projections == nullptr)
        return;
    const auto calls = m_projections->quality().callsAt(moment.cursor);
    m_stack->setCurrentIndex(calls.empty() ? 0 : 1);
    if (calls.empty()) {
        m_counts->clear();
        return;
    }
    const auto before = m_line;
    if (calls != m_offered)
        offer(calls, state);
    const auto& line = m_projections->quality().lines()[*m_line];
    if (before != m_line)
        m_plots->setLine(&line);
    m_plots->showAt(moment, state);
    const auto* point = line.pointAt(moment.cursor);
    m_delay->show(point != nullptr ? std::optional(*point->report) : std::nullopt);
    showCounts(moment.cursor);
}

void QualityView::showCounts(const model::Cursor& cursor)
{
    const auto* point = m_projections->quality().lines()[*m_line].pointAt(cursor);
    QString text;
    if (point != nullptr) {
        const auto& report = *point->report;
        const auto expected = report.totalGood + report.totalLate + report.totalLost;
        const double share = expected == 0
            ? 0
            : 100.0 * static_cast<double>(report.totalLost) / static_cast<double>(expected);
        text = tr("%1 packets expected: %2 in time · %3 late · %4 lost (%5 %)")
                   .arg(Words::number(expected), Words::number(report.totalGood),
                        Words::number(report.totalLate), Words::number(report.totalLost),
                        QLocale().toString(share, 'f', 1));
    }
    if (m_counts->text() != text)
        m_counts->setText(text);
}

QString QualityView::headLine() const
{
    return m_counts->text();
}

void QualityView::copySelection()
{
    if (!m_line)
        return;
    QStringList lines{m_counts->text(), m_delay->words()};
    for (int item = 0; item < m_plots->itemCount(); ++item)
        lines += m_plots->itemWords(item);
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace icelens::ui
