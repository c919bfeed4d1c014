// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/explainer.h"

#include <algorithm>

namespace icelens::model {

namespace {

using enum Question;
using namespace std::chrono_literals;

/// libnice's first interval: RFC 8445 §14.3 without its factor N, as read in 0.1.21.
std::chrono::nanoseconds firstInterval(const PairCase& about, std::uint32_t request)
{
    const auto then = about.explainer.moments().log.stateAt(request);
    std::int64_t open = 0;
    for (std::size_t i = 0; i < then.pairs().size(); ++i) {
        const auto& pair = then.pairs()[i];
        const bool counts = pair.agent == about.pair.agent && !pair.removed
            && (pair.state == PairState::Waiting || pair.state == PairState::InProgress);
        open += counts ? 1 : 0;
    }
    return std::max<std::chrono::nanoseconds>(500ms, then.options().ta * open);
}

/// What passes after the @p sent-th request of @p most: doubled each time, and halved for the last.
std::chrono::nanoseconds intervalAfter(std::size_t sent, std::size_t most,
                                       std::chrono::nanoseconds first)
{
    auto interval = first;
    for (std::size_t i = 2; i <= std::min(sent, most); ++i)
        interval = i == most ? interval / 2 : interval * 2;
    return interval;
}

/// A nominated pair of the component whose priority is above this one's; null if none.
const Pair* nominatedAbove(const PairCase& about)
{
    for (const auto* rival : rivalsOf(about.explainer.session(), about.pair)) {
        if (rival->nominated && rival->priority > about.pair.priority)
            return rival;
    }
    return nullptr;
}

} // namespace

void explainRepeats(const PairCase& about)
{
    auto& explainer = about.explainer;
    const auto& check = about.history.sent.back();
    const auto& options = explainer.session().options();
    if (!explainer.isLibnice(about.pair.agent)) {
        explainer.add(WhenNext, Finding::NextRepeatUnknown, {}, Certainty::NotKnown);
        return;
    }
    const auto last = explainer.event(check.requests.back()).at;
    if (about.pair.localTransport != Transport::Udp) {
        explainer.add(WhenNext, Finding::RepeatOverTcp,
                      {Moment{last + options.stunReliableTimeout, {}}}, Certainty::Inferred);
        return;
    }
    if (const auto* better = nominatedAbove(about)) {
        explainer.add(WhenNext, Finding::RepeatNotWanted, {better->id}, Certainty::Inferred);
        return;
    }
    const auto most = static_cast<std::size_t>(std::max(options.stunMaxRetransmissions, 1));
    const auto interval =
        intervalAfter(check.requests.size(), most, firstInterval(about, check.requests.front()));
    const Moment due{last + interval, {}};
    // A prediction that did not come true is none: the schedule was another one.
    if (due.at + 1s < explainer.session().now())
        explainer.add(WhenNext, Finding::NextRepeatUnknown, {}, Certainty::NotKnown);
    else if (check.requests.size() < most)
        explainer.add(WhenNext, Finding::NextRepeat, {due, interval}, Certainty::Inferred);
    else
        explainer.add(WhenNext, Finding::NoFurtherRepeat, {due}, Certainty::Inferred);
}

} // namespace icelens::model
