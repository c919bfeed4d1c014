// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/explanation.h"
#include "model/items/glossary.h"
#include "model/session/eventlog.h"
#include "model/session/session.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace icelens::ui {

/// Where a link of the panel leads.
struct WhyLink
{
    enum class Kind : std::uint8_t {
        Event,
        Pair,
        Term,
        Related,
        CloseTerm,
        Glossary,
        MoreEvidence
    };

    Kind kind = Kind::Event;
    quint64 number = 0; ///< Of the event, pair, items::Term, related subject or run of answers.
    int answer = 0;     ///< Of a term: the answer in which it stands.

    [[nodiscard]] QString href() const;
    [[nodiscard]] static std::optional<WhyLink> parse(const QString& href);

    friend bool operator==(const WhyLink&, const WhyLink&) = default;
};

/// What the answers look like, as rich text of Qt's own HTML and as plain text.
class WhyText
{
    Q_DECLARE_TR_FUNCTIONS(icelens::ui::WhyText)

public:
    struct Shown
    {
        std::vector<model::Explanation> answers;
        QStringList related;                ///< Names of what can be asked about from here.
        std::optional<WhyLink> term;        ///< Its entry stands below its answer.
        std::optional<quint64> allEvidence; ///< Run of answers whose evidence is shown in full.
    };

    WhyText(const Shown& shown, const model::Session& session, const model::EventLog& log)
        : m_shown(shown)
        , m_session(session)
        , m_log(log)
    {}

    [[nodiscard]] QString html() const;
    /// Questions, answers, sources and times, as one would paste them into a message.
    [[nodiscard]] QString plain() const;

    /// An entry of the glossary with its section; used by the glossary itself too.
    [[nodiscard]] static QString entryHtml(const items::GlossaryEntry& entry);
    /// "RFC 8445 §7.2.2", or that no RFC defines the word.
    [[nodiscard]] static QString entrySource(const items::GlossaryEntry& entry);

private:
    [[nodiscard]] QString answerHtml(int answer, QList<items::Term>& linked) const;
    [[nodiscard]] QString sentenceHtml(int answer, QList<items::Term>& linked) const;
    [[nodiscard]] QString formulaHtml(const model::Explanation& answer) const;
    [[nodiscard]] QString formulaText(const model::Explanation& answer) const;
    [[nodiscard]] QString termHtml() const;
    [[nodiscard]] QString sourceHtml(std::size_t first, std::size_t last) const;
    [[nodiscard]] QString relatedHtml() const;
    [[nodiscard]] std::vector<std::uint32_t> evidenceOf(std::size_t first, std::size_t last) const;
    /// One past the last answer from @p first on with the same question and source.
    [[nodiscard]] std::size_t endOfRun(std::size_t first) const;

    const Shown& m_shown;
    const model::Session& m_session;
    const model::EventLog& m_log;
};

} // namespace icelens::ui
