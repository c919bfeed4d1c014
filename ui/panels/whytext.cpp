// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/whytext.h"

#include "model/items/termspans.h"
#include "model/items/whywords.h"
#include "model/items/words.h"
#include "ui/theme/theme.h"

#include <algorithm>
#include <utility>

namespace icelens::ui {

using items::Glossary;
using items::WhyWords;
using items::Words;
using model::Certainty;

namespace {

/// Events that are named beside a source before the rest is folded away.
constexpr std::size_t mostEvidence = 5;

constexpr std::pair<WhyLink::Kind, const char*> linkNames[]{
    {WhyLink::Kind::Event, "event"},       {WhyLink::Kind::Pair, "pair"},
    {WhyLink::Kind::Term, "term"},         {WhyLink::Kind::Related, "related"},
    {WhyLink::Kind::CloseTerm, "close"},   {WhyLink::Kind::Glossary, "glossary"},
    {WhyLink::Kind::MoreEvidence, "more"},
};

QString colourName(ColourRole role)
{
    return Theme::instance().colour(role).name();
}

/// Between two answers' sections; decorative.
QString rule()
{
    return QStringLiteral("<hr style='background-color:%1; margin-top:2px; margin-bottom:0'/>")
        .arg(colourName(ColourRole::Line));
}

/// A time, an address or a pair stays on one line.
QString unbroken(const QString& text)
{
    return QString(text).replace(QLatin1Char(' '), QChar::Nbsp);
}

QString link(const WhyLink& to, const QString& text)
{
    return QStringLiteral("<a href='%1' style='color:%2'>%3</a>")
        .arg(to.href(), colourName(ColourRole::Accent), text.toHtmlEscaped());
}

/// A word with a glossary entry: underlined, but in the colour of the text, so that a sentence
/// stays calm and its evidence stands out.
QString termLink(const WhyLink& to, const QString& text)
{
    return QStringLiteral("<a href='%1' style='color:%2; text-decoration:underline'>%3</a>")
        .arg(to.href(), colourName(ColourRole::Text), text.toHtmlEscaped());
}

QString sizeOf(Theme::Type type)
{
    const QFont& font = Theme::instance().font(type);
    return font.pixelSize() > 0 ? QStringLiteral("%1px").arg(font.pixelSize())
                                : QStringLiteral("%1pt").arg(font.pointSizeF());
}

quint64 numberAt(const model::Explanation& answer, std::size_t place)
{
    const auto* number = std::get_if<model::Number>(&answer.arguments.at(place));
    return number == nullptr ? 0 : number->value;
}

} // namespace

QString WhyLink::href() const
{
    for (const auto& [known, name] : linkNames) {
        if (known == kind)
            return QStringLiteral("%1:%2:%3")
                .arg(QString::fromLatin1(name))
                .arg(number)
                .arg(answer);
    }
    return {};
}

std::optional<WhyLink> WhyLink::parse(const QString& href)
{
    const auto parts = href.split(QLatin1Char(':'));
    if (parts.size() != 3)
        return std::nullopt;
    for (const auto& [known, name] : linkNames) {
        if (parts[0] == QLatin1String(name))
            return WhyLink{known, parts[1].toULongLong(), parts[2].toInt()};
    }
    return std::nullopt;
}

std::size_t WhyText::endOfRun(std::size_t first) const
{
    const auto& answers = m_shown.answers;
    std::size_t end = first;
    while (end < answers.size() && answers[end].question == answers[first].question
           && answers[end].reference == answers[first].reference)
        ++end;
    return end;
}

QString WhyText::html() const
{
    const auto& answers = m_shown.answers;
    QString html;
    QList<items::Term> linked;
    for (std::size_t i = 0; i < answers.size();) {
        if (i == 0 || answers[i].question != answers[i - 1].question) {
            if (i > 0)
                html += rule();
            html += QStringLiteral("<p style='margin:6px 0 2px 0'><b>%1</b></p>")
                        .arg(WhyWords::question(answers[i]).toHtmlEscaped());
            linked.clear();
        }
        const auto end = endOfRun(i);
        for (auto answer = i; answer < end; ++answer)
            html += answerHtml(static_cast<int>(answer), linked);
        html += sourceHtml(i, end);
        i = end;
    }
    return html + relatedHtml();
}

QString WhyText::answerHtml(int answer, QList<items::Term>& linked) const
{
    const auto& why = m_shown.answers[static_cast<std::size_t>(answer)];
    QString html;
    if (why.finding == model::Finding::PairPriorityFormula) {
        html = formulaHtml(why);
    } else if (why.certainty == Certainty::Seen) {
        html =
            QStringLiteral("<p style='margin:0 0 2px 0'>%1</p>").arg(sentenceHtml(answer, linked));
    } else {
        // What was not observed stands behind a dashed line, with its mark.
        const bool inferred = why.certainty == Certainty::Inferred;
        html = QStringLiteral("<table width='100%' cellspacing='0' cellpadding='0' "
                              "style='margin:2px 0 3px 0; border-collapse:collapse'><tr>"
                              "<td style='border:none; border-left:2px dashed %1; "
                              "padding-left:8px'><img src='icon:%2' width='13' height='13' "
                              "style='vertical-align:middle'/>&nbsp; %3</td></tr></table>")
                   .arg(colourName(ColourRole::Text3),
                        inferred ? QStringLiteral("mark-inferred") : QStringLiteral("mark-info"),
                        sentenceHtml(answer, linked));
    }
    if (m_shown.term && m_shown.term->answer == answer)
        html += termHtml();
    return html;
}

QString WhyText::sentenceHtml(int answer, QList<items::Term>& linked) const
{
    const auto& why = m_shown.answers[static_cast<std::size_t>(answer)];
    QString html;
    for (const auto& piece : WhyWords::sentence(why, m_session)) {
        if (piece.event) {
            html += link({WhyLink::Kind::Event, *piece.event, answer}, unbroken(piece.text));
            continue;
        }
        if (piece.pair.value() != 0) {
            html += link({WhyLink::Kind::Pair, piece.pair.value(), answer}, unbroken(piece.text));
            continue;
        }
        qsizetype done = 0;
        for (const auto& span : items::termsIn(piece.text)) {
            // Once in each section is enough.
            if (linked.contains(span.term))
                continue;
            linked.push_back(span.term);
            html += piece.text.mid(done, span.start - done).toHtmlEscaped();
            html += termLink({WhyLink::Kind::Term, static_cast<quint64>(span.term), answer},
                             piece.text.mid(span.start, span.length));
            done = span.start + span.length;
        }
        html += piece.text.mid(done).toHtmlEscaped();
    }
    return html;
}

QString WhyText::formulaText(const model::Explanation& answer) const
{
    const auto name = [&](std::size_t place) {
        const auto* agent = std::get_if<model::AgentId>(&answer.arguments.at(place));
        return agent == nullptr || agent->value() == 0 ? tr("the peer")
                                                       : Words::agent(m_session, *agent);
    };
    const auto g = numberAt(answer, 0);
    const auto d = numberAt(answer, 1);
    return tr("2³²·MIN(G,D) + 2·MAX(G,D) + (G>D)\n"
              "G = %1  %2, controlling\n"
              "D = %3  %4, controlled\n"
              "2³²·%5\n"
              " + 2·%6\n"
              " + %7, as G %8 D\n"
              "= %9")
        .arg(Words::number(g), name(4), Words::number(d), name(5), Words::number(std::min(g, d)),
             Words::number(std::max(g, d)), Words::number(numberAt(answer, 2)),
             g > d ? QStringLiteral(">") : QStringLiteral("≤"), Words::number(numberAt(answer, 3)));
}

QString WhyText::formulaHtml(const model::Explanation& answer) const
{
    const QFont& mono = Theme::instance().font(Theme::Type::MonoSmall);
    return QStringLiteral("<table width='100%' cellspacing='0' cellpadding='6' "
                          "style='margin:2px 0 3px 0; border-collapse:collapse'><tr>"
                          "<td style='background-color:%1; border:1px solid %2'>"
                          "<span style='font-family:\"%3\"; font-size:%4'>%5</span>"
                          "</td></tr></table>")
        .arg(colourName(ColourRole::Raised), colourName(ColourRole::Line), mono.family(),
             sizeOf(Theme::Type::MonoSmall),
             formulaText(answer)
                 .toHtmlEscaped()
                 .replace(QLatin1Char(' '), QStringLiteral("&nbsp;"))
                 .replace(QLatin1Char('\n'), QStringLiteral("<br/>")));
}

QString WhyText::entrySource(const items::GlossaryEntry& entry)
{
    return entry.reference.rfc == 0 ? tr("a word of libnice or IceLens, of no RFC")
                                    : WhyWords::reference(entry.reference);
}

QString WhyText::entryHtml(const items::GlossaryEntry& entry)
{
    return QStringLiteral("<b>%1</b><br/>%2<br/><span style='color:%3; font-size:%4'>%5</span>")
        .arg(entry.name.toHtmlEscaped(), entry.definition.toHtmlEscaped(),
             colourName(ColourRole::Text2), sizeOf(Theme::Type::Label),
             entrySource(entry).toHtmlEscaped());
}

QString WhyText::termHtml() const
{
    const auto term = static_cast<items::Term>(m_shown.term->number);
    return QStringLiteral("<table width='100%' cellspacing='0' cellpadding='7' "
                          "style='margin:4px 0 6px 0; border-collapse:collapse'><tr>"
                          "<td style='background-color:%1; border:1px solid %2'>%3"
                          "<br/>%4 &nbsp; %5</td></tr></table>")
        .arg(colourName(ColourRole::Raised), colourName(ColourRole::ControlEdge),
             entryHtml(Glossary::entry(term)),
             link({WhyLink::Kind::CloseTerm, m_shown.term->number, m_shown.term->answer},
                  tr("Back", "from a glossary entry to the answer")),
             link({WhyLink::Kind::Glossary, m_shown.term->number, 0}, tr("All of the glossary")));
}

std::vector<std::uint32_t> WhyText::evidenceOf(std::size_t first, std::size_t last) const
{
    // What stands in the sentences as a link is not named again.
    std::vector<std::uint32_t> said;
    std::vector<std::uint32_t> evidence;
    for (auto i = first; i < last; ++i) {
        const auto& answer = m_shown.answers[i];
        for (const auto& piece : WhyWords::sentence(answer, m_session)) {
            if (piece.event)
                said.push_back(*piece.event);
        }
        evidence.insert(evidence.end(), answer.evidence.begin(), answer.evidence.end());
    }
    std::ranges::sort(evidence);
    evidence.erase(std::unique(evidence.begin(), evidence.end()), evidence.end());
    std::erase_if(evidence, [&](std::uint32_t event) {
        return event >= m_log.size() || std::ranges::find(said, event) != said.end();
    });
    return evidence;
}

QString WhyText::sourceHtml(std::size_t first, std::size_t last) const
{
    QString line = WhyWords::reference(m_shown.answers[first].reference).toHtmlEscaped();
    const auto evidence = evidenceOf(first, last);
    const bool whole = evidence.size() <= mostEvidence + 1 || m_shown.allEvidence == first;
    const auto named = whole ? evidence.size() : mostEvidence;
    QStringList times;
    for (std::size_t i = 0; i < named; ++i)
        times.push_back(link({WhyLink::Kind::Event, evidence[i], static_cast<int>(first)},
                             unbroken(Words::time(m_log[evidence[i]].at))));
    if (!whole)
        times.push_back(link(
            {WhyLink::Kind::MoreEvidence, first, static_cast<int>(first)},
            tr("%n more event(s)", "of the evidence", static_cast<int>(evidence.size() - named))));
    if (!times.isEmpty())
        line =
            tr("%1 · also seen: %2", "source of an answer, then times").arg(line, times.join(u' '));
    return QStringLiteral("<p style='margin:0 0 6px 0; color:%1; font-size:%2'>%3</p>")
        .arg(colourName(ColourRole::Text2), sizeOf(Theme::Type::Label), line);
}

QString WhyText::relatedHtml() const
{
    if (m_shown.related.isEmpty())
        return {};
    QString html = rule()
        + QStringLiteral("<p style='margin:6px 0 2px 0'><b>%1</b></p>")
              .arg(tr("Ask about").toHtmlEscaped());
    for (qsizetype i = 0; i < m_shown.related.size(); ++i)
        html += QStringLiteral("<p style='margin:0 0 2px 0'>%1</p>")
                    .arg(link({WhyLink::Kind::Related, static_cast<quint64>(i), 0},
                              m_shown.related[i]));
    return html;
}

QString WhyText::plain() const
{
    const auto& answers = m_shown.answers;
    QStringList lines;
    for (std::size_t i = 0; i < answers.size();) {
        if (i == 0 || answers[i].question != answers[i - 1].question) {
            if (i > 0)
                lines.push_back({});
            lines.push_back(WhyWords::question(answers[i]));
        }
        const auto end = endOfRun(i);
        QStringList times;
        for (const auto event : evidenceOf(i, end))
            times.push_back(Words::time(m_log[event].at));
        const auto source = WhyWords::reference(answers[i].reference);
        for (; i < end; ++i)
            lines.push_back(answers[i].finding == model::Finding::PairPriorityFormula
                                ? formulaText(answers[i])
                                : WhyWords::text(answers[i], m_session));
        lines.push_back(times.isEmpty()
                            ? source
                            : tr("%1 · also seen: %2", "source of an answer, then times")
                                  .arg(source, times.join(u' ')));
    }
    return lines.join(u'\n');
}

} // namespace icelens::ui
