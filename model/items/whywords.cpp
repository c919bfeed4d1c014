// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/whywords.h"

#include "model/base/overloaded.h"
#include "model/items/whysentences.h"
#include "model/items/words.h"

#include <algorithm>
#include <limits>

namespace icelens::items {

using namespace model;

namespace {

int countOf(const Explanation& explanation)
{
    for (const auto& argument : explanation.arguments) {
        if (const auto* count = std::get_if<Count>(&argument))
            return static_cast<int>(
                std::min<std::uint64_t>(count->value, std::numeric_limits<int>::max()));
    }
    return 0;
}

QString templateOf(const Explanation& explanation)
{
    const int count = countOf(explanation);
    for (const auto group : {pairStateSentence, checkSentence, outcomeSentence,
                             priorityAndOriginSentence, componentSentence, messageSentence}) {
        if (const auto sentence = group(explanation.finding, count); !sentence.isEmpty())
            return sentence;
    }
    return {};
}

} // namespace

/// One argument as a piece of text.
class WhyArgument
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::WhyArgument)

public:
    static WhySegment segment(const Argument& argument, const Session& session)
    {
        return std::visit(
            Overloaded{
                [](Number number) { return plain(Words::number(number.value)); },
                [](Count count) { return plain(Words::number(count.value)); },
                [](const Moment& moment) {
                    return WhySegment{Words::time(moment.at), moment.event, {}};
                },
                [](std::chrono::nanoseconds duration) { return plain(Words::duration(duration)); },
                [](const Address& address) { return plain(Words::address(address)); },
                [](PairId pair) {
                    return WhySegment{tr("pair %L1").arg(pair.value()), std::nullopt, pair};
                },
                [&](AgentId agent) {
                    return plain(agent.value() == 0 ? tr("the peer")
                                                    : Words::agent(session, agent));
                },
                [](CandidateType type) { return plain(Words::candidateType(type)); },
                [](PairState state) { return plain(Words::state(state)); },
                [](ComponentState state) { return plain(Words::componentState(state)); },
                [](Role role) { return plain(Words::role(role)); },
                [](const Label& label) { return plain(QString::fromStdString(label.text)); },
            },
            argument);
    }

private:
    static WhySegment plain(const QString& text) { return {text, std::nullopt, {}}; }
};

namespace {

/// Neighbours without a target become one piece.
void append(QList<WhySegment>& to, const WhySegment& segment)
{
    const auto isPlain = [](const WhySegment& piece) {
        return !piece.event && piece.pair.value() == 0;
    };
    if (segment.text.isEmpty())
        return;
    if (!to.isEmpty() && isPlain(to.last()) && isPlain(segment))
        to.last().text += segment.text;
    else
        to.push_back(segment);
}

} // namespace

QList<WhySegment> WhyWords::fill(const QString& sentence, const std::vector<Argument>& arguments,
                                 const Session& session)
{
    QList<WhySegment> segments;
    qsizetype done = 0;
    for (qsizetype i = 0; i + 1 < sentence.size(); ++i) {
        const int place = sentence[i] == QLatin1Char('%') ? sentence[i + 1].digitValue() : -1;
        if (place < 1 || place > static_cast<int>(arguments.size()))
            continue;
        append(segments, {sentence.mid(done, i - done), std::nullopt, {}});
        append(segments,
               WhyArgument::segment(arguments[static_cast<std::size_t>(place) - 1], session));
        done = i + 2;
    }
    append(segments, {sentence.mid(done), std::nullopt, {}});
    // A sentence may begin with "pair 4" or "the peer".
    if (!segments.isEmpty() && !segments.front().text.isEmpty())
        segments.front().text[0] = segments.front().text[0].toUpper();
    return segments;
}

QList<WhySegment> WhyWords::sentence(const Explanation& explanation, const Session& session)
{
    auto sentence = templateOf(explanation);
    if (explanation.certainty == Certainty::Inferred)
        sentence = tr("%1 (inferred)", "a sentence that was not observed").arg(sentence);
    return fill(sentence, explanation.arguments, session);
}

QString WhyWords::text(const Explanation& explanation, const Session& session)
{
    QString text;
    for (const auto& segment : sentence(explanation, session))
        text += segment.text;
    return text;
}

QString WhyWords::reference(const Reference& reference)
{
    if (reference.rfc == 0)
        return tr("from the events of this session");
    const auto section = QString::fromUtf8(reference.section.data(),
                                           static_cast<qsizetype>(reference.section.size()));
    return tr("RFC %1 §%2").arg(reference.rfc).arg(section);
}

QString WhyWords::certainty(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Seen:
        return tr("seen", "how a fact is known");
    case Certainty::Inferred:
        return tr("inferred", "how a fact is known");
    case Certainty::NotKnown:
        return tr("not known from this side", "how a fact is known");
    }
    return {};
}

} // namespace icelens::items
