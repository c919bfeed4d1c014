// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/slowmotionstrip.h"

#include "model/items/words.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace icelens::ui {

namespace {

struct Held
{
    model::AgentId agent;
    const model::KnownCandidate* candidate = nullptr;
};

/// The longest held first: that one goes next.
std::vector<Held> heldOf(const model::Session& session)
{
    std::vector<Held> held;
    for (const auto& agent : session.agents()) {
        for (const auto& stream : agent->streams) {
            for (const auto& component : stream.components) {
                for (const auto& known : component.candidates) {
                    if (known.heldAt)
                        held.push_back({agent->id, &known});
                }
            }
        }
    }
    std::ranges::stable_sort(held, {}, [](const Held& one) { return *one.candidate->heldAt; });
    return held;
}

} // namespace

SlowMotionStrip::SlowMotionStrip(QWidget* parent)
    : QWidget(parent)
    , m_expectedRow(new QWidget(this))
    , m_expectedLayout(new QHBoxLayout(m_expectedRow))
    , m_heldRow(new QWidget(this))
{
    fillHeldRow();
    setAccessibleName(tr("Slow motion"));
    m_expectedLayout->setContentsMargins(space::margin, 4, space::margin, 4);
    m_expectedLayout->setSpacing(18);
    m_expectedLayout->addWidget(
        makeLabel(tr("Next check (inferred)"), Theme::Type::LabelStrong, m_expectedRow));
    m_expectedLayout->addStretch(1);
    setLook(m_expectedRow, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_heldRow);
    column->addWidget(m_expectedRow);
    column->addWidget(makeRule(this));
    hide();
}

void SlowMotionStrip::fillHeldRow()
{
    QWidget* row = m_heldRow;
    setLook(row, "panel");
    m_held = makeLabel({}, Theme::Type::Body, row, "", true);
    m_letNext = new QPushButton(tr("Let the next candidate go"), row);
    m_letAll = new QPushButton(tr("Let all go"), row);
    setLook(m_letNext, "primary");
    m_letNext->setShortcut(QKeySequence(tr("Ctrl+G")));
    m_letNext->setToolTip(tr("Signal this candidate to the peer (Ctrl+G)"));
    m_letAll->setToolTip(tr("Signal all candidates that are held now to the peer"));
    connect(m_letNext, &QPushButton::clicked, this,
            [this] { Q_EMIT commandRequested(model::LetCandidateGo{}); });
    connect(m_letAll, &QPushButton::clicked, this,
            [this] { Q_EMIT commandRequested(model::LetCandidatesGo{}); });
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(space::margin, 6, space::margin, 4);
    layout->addWidget(m_held, 1);
    layout->addWidget(m_letNext);
    layout->addWidget(m_letAll);
}

QString SlowMotionStrip::reason(model::NextCheck::Why why)
{
    switch (why) {
    case model::NextCheck::Why::Triggered:
        return tr("first in the triggered-check queue");
    case model::NextCheck::Why::HighestWaiting:
        return tr("highest priority of those Waiting");
    case model::NextCheck::Why::Unfrozen:
        return tr("first to be unfrozen");
    }
    return {};
}

QString SlowMotionStrip::words(const model::Session& session, const Next& next)
{
    return tr("%1: pair %2", "an agent, the pair that it checks next")
        .arg(items::Words::agent(session, next.agent))
        .arg(next.check.pair.value());
}

void SlowMotionStrip::show(const model::Session& session, const std::vector<Next>& expected,
                           bool live)
{
    showExpected(session, expected);
    showHeld(session, live);
    setVisible(m_expectedRow->isVisibleTo(this) || m_heldRow->isVisibleTo(this));
}

void SlowMotionStrip::showExpected(const model::Session& session, const std::vector<Next>& expected)
{
    QStringList texts;
    for (const Next& next : expected)
        texts += words(session, next);
    m_expectedRow->setVisible(!texts.isEmpty());
    if (m_shown == expected && m_texts == texts)
        return;
    m_shown = expected;
    m_texts = texts;
    while (m_expectedLayout->count() > 2) // between the heading and the stretch
        delete m_expectedLayout->takeAt(1)->widget();
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const model::Pair* pair = session.pair(expected[i].check.pair);
        const QString why = reason(expected[i].check.why);
        const QString addresses = pair != nullptr ? items::Words::pairAddresses(*pair) : QString();
        auto* link = new QPushButton(texts.at(static_cast<qsizetype>(i)), m_expectedRow);
        link->setToolTip(addresses);
        link->setAccessibleName(
            tr("Next check of %1, %2, %3", "agent and pair, addresses, why this one")
                .arg(link->text(), addresses, why));
        setLook(link, "link");
        connect(link, &QPushButton::clicked, this,
                [this, chosen = expected[i].check.pair] { Q_EMIT pairChosen(chosen); });
        m_expectedLayout->insertWidget(m_expectedLayout->count() - 1, link);
        m_expectedLayout->insertWidget(m_expectedLayout->count() - 1,
                                       makeLabel(why, Theme::Type::Label, m_expectedRow, "text2"));
    }
}

void SlowMotionStrip::showHeld(const model::Session& session, bool live)
{
    const auto held = heldOf(session);
    m_heldRow->setVisible(!held.empty());
    m_letNext->setEnabled(live && !held.empty());
    m_letAll->setEnabled(live && !held.empty());
    if (held.empty()) {
        m_held->clear();
        return;
    }
    const model::Candidate& next = *held.front().candidate->candidate;
    const QString text =
        tr("Candidates held: %1. Next to go: %2’s %3 candidate %4, component %5.")
            .arg(items::Words::number(held.size()),
                 items::Words::agent(session, held.front().agent),
                 items::Words::candidateType(next.type), items::Words::address(next.address))
            .arg(next.component.value());
    if (m_held->text() != text)
        m_held->setText(text);
}

QString SlowMotionStrip::heldText() const
{
    return m_held->text();
}

QStringList SlowMotionStrip::expectedTexts() const
{
    return m_texts;
}

} // namespace icelens::ui
