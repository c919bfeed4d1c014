// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/whypart.h"

#include "model/base/overloaded.h"
#include "model/items/factpair.h"
#include "model/items/whysubject.h"
#include "ui/panels/whyview.h"
#include "ui/widgets.h"

#include <QScopedValueRollback>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace icelens::ui {

using items::WhySubject;

namespace {

/// An explanation that costs more is not drawn for each frame.
constexpr std::chrono::milliseconds cheap{2};
/// Explaining may take this share of the time.
constexpr int restFactor = 10;
constexpr std::chrono::milliseconds longestRest{500};
/// More new events than this are not looked through: something among them will matter.
constexpr std::size_t mostLookedAt = 4096;

QToolButton* makeTurn(QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFont(Theme::instance().font(Theme::Type::Label));
    button->hide();
    return button;
}

model::AgentId agentOf(const model::Subject& subject, const model::Moments& moments)
{
    return std::visit(
        model::Overloaded{
            [&](model::PairId id) {
                const auto* pair = moments.session.pair(id);
                return pair == nullptr ? model::AgentId() : pair->agent;
            },
            [](const model::CandidateSubject& which) { return which.agent; },
            [](const model::ComponentSubject& which) { return which.agent; },
            [](const model::AgentSubject& which) { return which.agent; },
            [&](const model::MessageSubject& which) { return moments.log[which.event].agent; },
        },
        subject);
}

} // namespace

WhyPart::WhyPart(SelectionHub* hub, QWidget* parent)
    : QWidget(parent)
    , m_hub(hub)
    , m_back(makeTurn(this))
    , m_other(makeTurn(this))
    , m_view(new WhyView(this))
    , m_later(new QTimer(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::grid, 0, 0);
    layout->addWidget(m_view);
    setFocusProxy(m_view);
    m_later->setSingleShot(true);
    connect(m_later, &QTimer::timeout, this, &WhyPart::update);
    connect(m_back, &QToolButton::clicked, this, &WhyPart::turnBack);
    connect(m_other, &QToolButton::clicked, this, [this] {
        if (const auto subject = chosen())
            turnTo(*subject);
    });
    connect(m_hub, &SelectionHub::pairChanged, this, &WhyPart::followSelection);
    connect(m_hub, &SelectionHub::eventChanged, this, &WhyPart::followSelection);
    connect(m_hub, &SelectionHub::candidateChanged, this, &WhyPart::followSelection);
    connect(m_view, &WhyView::eventChosen, this, [this](quint64 event) {
        const auto pair =
            event < m_log->size() ? items::pairNamedBy((*m_log)[event].fact) : model::PairId();
        chooseEvent(event, pair.value() != 0 && m_hub->pair().value() == 0 ? pair : m_hub->pair());
    });
    connect(m_view, &WhyView::pairChosen, this, &WhyPart::onPair);
    connect(m_view, &WhyView::relatedChosen, this, &WhyPart::onRelated);
    connect(m_view, &WhyView::glossaryRequested, this, &WhyPart::glossaryRequested);
    connect(m_view, &WhyView::revealed, this,
            [this](const QRect& area) { Q_EMIT revealed(area.translated(m_view->pos())); });
}

void WhyPart::setLog(const model::EventLog* log, const model::TransactionIndex* transactions)
{
    m_log = log;
    m_index = transactions;
    m_session = {};
    m_cursor = 0;
    m_cost = {};
    m_later->stop();
    m_turned.clear();
    setSubject(std::nullopt);
    followSelection();
}

std::optional<model::Moments> WhyPart::moments() const
{
    if (m_log == nullptr || m_index == nullptr)
        return std::nullopt;
    return model::Moments{m_session, *m_log, m_cursor, *m_index};
}

void WhyPart::show(std::size_t cursor, const model::Session& session)
{
    // Live, most of what happens does not concern what is being read.
    const bool on = m_subject && cursor >= m_cursor && !m_view->answers().empty();
    const bool same = on && !m_stale && !anyMatters(m_cursor, cursor);
    m_session = session;
    m_cursor = cursor;
    if (!m_subject)
        followSelection();
    else if (!same)
        updateSoon();
}

bool WhyPart::anyMatters(std::size_t first, std::size_t last) const
{
    if (last - first > mostLookedAt)
        return true;
    for (auto i = first; i < last; ++i) {
        if (matters((*m_log)[i], i))
            return true;
    }
    return false;
}

bool WhyPart::matters(const model::Event& event, std::size_t number) const
{
    if (std::holds_alternative<model::MediaCounted>(event.fact)
        || std::holds_alternative<model::UnknownFact>(event.fact))
        return false;
    const auto* pair = std::get_if<model::PairId>(&*m_subject);
    const auto* message = std::get_if<model::MessageSubject>(&*m_subject);
    if (!std::holds_alternative<model::Boxed<model::MessageSeen>>(event.fact))
        return message == nullptr || items::pairNamedBy(event.fact).value() != 0;
    const auto transaction = m_index->transactionOfEvent(number);
    if (!transaction)
        return false;
    if (message != nullptr)
        return transaction == m_index->transactionOfEvent(message->event);
    const auto* known = pair == nullptr ? nullptr : m_session.pair(*pair);
    const auto& ends = m_index->transaction(*transaction).ends;
    // A check that finds a Discovered pair runs on its parent.
    return known != nullptr && std::ranges::any_of(ends, [&](const auto& end) {
               return end.pair == known->id
                   || (known->parent.value() != 0 && end.pair == known->parent);
           });
}

void WhyPart::chooseEvent(std::size_t number, model::PairId pair)
{
    const QScopedValueRollback<bool> choosing(m_choosing, true);
    m_hub->chooseEvent(number, pair);
    showTurns();
}

std::optional<model::Subject> WhyPart::chosen() const
{
    const auto known = moments();
    if (!known)
        return std::nullopt;
    if (const auto& candidate = m_hub->candidate())
        return model::CandidateSubject{candidate->agent,  candidate->stream,  candidate->component,
                                       candidate->remote, candidate->address, candidate->transport};
    if (const auto event = m_hub->event()) {
        if (auto subject = WhySubject::ofEvent(*event, *known))
            return subject;
    }
    if (m_hub->pair().value() != 0)
        return m_hub->pair();
    return std::nullopt;
}

void WhyPart::followSelection()
{
    if (m_choosing)
        return showTurns();
    m_turned.clear();
    setSubject(chosen());
    showTurns();
}

void WhyPart::turnTo(const model::Subject& subject)
{
    if (m_subject == subject)
        return;
    if (m_subject)
        m_turned.push_back(*m_subject);
    setSubject(subject);
    showTurns();
}

void WhyPart::turnBack()
{
    if (m_turned.empty())
        return;
    const auto subject = m_turned.back();
    m_turned.pop_back();
    const QScopedValueRollback<bool> choosing(m_choosing, true);
    if (const auto* pair = std::get_if<model::PairId>(&subject))
        m_hub->choosePair(*pair);
    setSubject(subject);
    showTurns();
}

void WhyPart::onPair(quint32 pair)
{
    const QScopedValueRollback<bool> choosing(m_choosing, true);
    m_hub->choosePair(model::PairId(pair));
    turnTo(model::PairId(pair));
}

void WhyPart::onRelated(int which)
{
    if (which < 0 || static_cast<std::size_t>(which) >= m_related.size())
        return;
    const auto subject = m_related[static_cast<std::size_t>(which)];
    if (const auto* pair = std::get_if<model::PairId>(&subject))
        return onPair(pair->value());
    const QScopedValueRollback<bool> choosing(m_choosing, true);
    if (const auto* candidate = std::get_if<model::CandidateSubject>(&subject))
        m_hub->chooseCandidate({candidate->agent, candidate->stream, candidate->component,
                                candidate->remote, candidate->transport, candidate->address});
    turnTo(subject);
}

void WhyPart::setSubject(std::optional<model::Subject> subject)
{
    const bool changes = subject != m_subject;
    m_subject = std::move(subject);
    if (!changes)
        return;
    m_view->clear();
    update();
    Q_EMIT subjectChanged();
}

QString WhyPart::subjectName() const
{
    const auto known = moments();
    return known && m_subject ? WhySubject::name(*m_subject, *known) : QString();
}

std::optional<items::Term> WhyPart::termAtFocus() const
{
    return m_view->termAtFocus();
}

std::vector<model::Subject> WhyPart::related() const
{
    std::vector<model::Subject> related;
    const auto known = moments();
    if (!known || !m_subject)
        return related;
    const auto* id = std::get_if<model::PairId>(&*m_subject);
    const auto* message = std::get_if<model::MessageSubject>(&*m_subject);
    if (message != nullptr && message->event < m_cursor) {
        const auto which = m_index->messageOfEvent(message->event);
        const auto pair =
            which ? m_index->pairOf(*which, (*m_log)[message->event].agent) : model::PairId();
        if (m_session.pair(pair) != nullptr)
            related.emplace_back(pair);
    }
    if (const auto* pair = id == nullptr ? nullptr : m_session.pair(*id)) {
        for (const bool remote : {false, true})
            related.emplace_back(
                model::CandidateSubject{pair->agent, pair->stream, pair->component, remote,
                                        remote ? pair->remote : pair->local,
                                        remote ? pair->remoteTransport : pair->localTransport});
        related.emplace_back(model::ComponentSubject{pair->agent, pair->stream, pair->component});
    }
    if (const auto* candidate = std::get_if<model::CandidateSubject>(&*m_subject))
        related.emplace_back(
            model::ComponentSubject{candidate->agent, candidate->stream, candidate->component});
    const auto agent = agentOf(*m_subject, *known);
    if (!std::holds_alternative<model::AgentSubject>(*m_subject)
        && m_session.agent(agent) != nullptr)
        related.emplace_back(model::AgentSubject{agent});
    // Only what has something to say.
    std::erase_if(related, [&](const model::Subject& subject) {
        const auto* candidate = std::get_if<model::CandidateSubject>(&subject);
        return candidate != nullptr && model::explain(subject, *known).empty();
    });
    return related;
}

void WhyPart::updateSoon()
{
    m_stale = true;
    const auto rest = m_cost <= cheap
        ? std::chrono::nanoseconds{}
        : std::min<std::chrono::nanoseconds>(m_cost * restFactor, longestRest);
    const std::chrono::nanoseconds past(m_sinceUpdate.isValid() ? m_sinceUpdate.nsecsElapsed()
                                                                : rest.count());
    if (past >= rest)
        update();
    else if (!m_later->isActive())
        m_later->start(std::chrono::ceil<std::chrono::milliseconds>(rest - past));
}

void WhyPart::update()
{
    m_later->stop();
    const auto known = moments();
    if (!known || !m_subject) {
        m_stale = false;
        m_view->clear();
        return;
    }
    m_stale = true;
    if (!isVisible())
        return;
    const bool had = hasAnswers();
    QElapsedTimer timer;
    timer.start();
    const auto* message = std::get_if<model::MessageSubject>(&*m_subject);
    const bool exists = message == nullptr || message->event < m_cursor;
    auto answers = exists ? model::explain(*m_subject, *known) : std::vector<model::Explanation>();
    m_related = exists ? related() : std::vector<model::Subject>();
    QStringList names;
    for (const auto& subject : m_related)
        names.push_back(WhySubject::name(subject, *known));
    m_view->show(std::move(answers), names, m_session, m_log);
    m_stale = false;
    ++m_explanations;
    m_cost = std::chrono::nanoseconds(timer.nsecsElapsed());
    m_sinceUpdate.start();
    if (had != !m_view->answers().empty())
        Q_EMIT turned();
}

bool WhyPart::hasAnswers() const
{
    return m_subject && (m_stale || !m_view->answers().empty());
}

bool WhyPart::offersOther() const
{
    return m_other->isVisibleTo(m_other->parentWidget());
}

void WhyPart::showTurns()
{
    const auto known = moments();
    const auto other = known ? chosen() : std::nullopt;
    const bool offers = other && m_subject && *other != *m_subject;
    if (offers) {
        const auto name = WhySubject::name(*other, *known);
        m_other->setText(std::holds_alternative<model::MessageSubject>(*other)
                             ? tr("%1 ▸", "a button that explains it").arg(name)
                             : tr("What is chosen ▸"));
        m_other->setToolTip(tr("Explain what is chosen: %1").arg(name));
        m_other->setAccessibleName(m_other->toolTip());
    }
    m_other->setVisible(offers);
    const bool back = known && !m_turned.empty();
    if (back) {
        m_back->setText(tr("◂ Back"));
        m_back->setToolTip(tr("Back to %1").arg(WhySubject::name(m_turned.back(), *known)));
        m_back->setAccessibleName(m_back->toolTip());
    }
    m_back->setVisible(back);
    Q_EMIT turned();
}

void WhyPart::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        update();
}

} // namespace icelens::ui
