// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"

#include <QObject>

#include <cstddef>
#include <optional>

namespace icelens::ui {

/// Names one candidate of an agent's view: its own, or what it knows of the peer.
struct CandidateRef
{
    model::AgentId agent;
    model::StreamId stream;
    model::ComponentId component;
    bool remote = false;
    model::Transport transport = model::Transport::Udp;
    model::Address address;

    friend bool operator==(const CandidateRef&, const CandidateRef&) = default;
};

/// The one selection of all views: a pair, and an event or a candidate that was chosen with it.
///
/// A value that tells of its changes; views write what a person chose and follow what others chose.
/// It never tells of a change that is none, so views may follow each other without loops.
class SelectionHub : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// 0: no pair.
    [[nodiscard]] model::PairId pair() const { return m_pair; }
    /// Number of the chosen event in the log.
    [[nodiscard]] std::optional<std::size_t> event() const { return m_event; }
    [[nodiscard]] const std::optional<CandidateRef>& candidate() const { return m_candidate; }
    /// All views show only what concerns the pair. False whenever there is no pair.
    [[nodiscard]] bool onlyThisPair() const { return m_onlyThisPair && m_pair.value() != 0; }

    /// Chooses a pair; an event or candidate that was chosen before is let go.
    void choosePair(model::PairId pair);
    /// Chooses an event. Its @p pair is chosen with it unless it is 0, which leaves the pair alone.
    void chooseEvent(std::size_t number, model::PairId pair);
    void chooseCandidate(const CandidateRef& candidate);
    void setOnlyThisPair(bool only);
    /// Another session: nothing is chosen.
    void clear();

Q_SIGNALS:
    void pairChanged(icelens::model::PairId pair);
    void eventChanged();
    void candidateChanged();
    void onlyThisPairChanged(bool only);

private:
    void change(model::PairId pair, std::optional<std::size_t> event,
                std::optional<CandidateRef> candidate);

    model::PairId m_pair;
    std::optional<std::size_t> m_event;
    std::optional<CandidateRef> m_candidate;
    bool m_onlyThisPair = false;
};

} // namespace icelens::ui
