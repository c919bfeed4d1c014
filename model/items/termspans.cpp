// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/termspans.h"

#include <QHash>

#include <algorithm>
#include <utility>
#include <vector>

namespace icelens::items {

class TermForms
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::TermForms)

public:
    TermForms()
    {
        for (const auto& entry : Glossary::entries()) {
            add(entry.name, entry.term);
            add(tr("%1s", "more than one of a term of the glossary").arg(entry.name), entry.term);
        }
        const std::pair<QString, Term> others[]{
            {tr("server-reflexive"), Term::ServerReflexiveCandidate},
            {tr("peer-reflexive"), Term::PeerReflexiveCandidate},
            {tr("relayed"), Term::RelayedCandidate},
            {tr("srflx"), Term::ServerReflexiveCandidate},
            {tr("prflx"), Term::PeerReflexiveCandidate},
            {tr("pair"), Term::CandidatePair},
            {tr("pairs"), Term::CandidatePair},
            {tr("priorities"), Term::Priority},
            {tr("PRIORITY"), Term::Priority},
            {tr("valid"), Term::ValidList},
            {tr("nomination"), Term::Nominated},
            {tr("nominates"), Term::Nominated},
            {tr("consents"), Term::Consent},
            {tr("allocated"), Term::Allocation},
        };
        for (const auto& [form, term] : others)
            add(form, term);
        for (auto& forms : m_forms)
            std::ranges::stable_sort(forms, std::ranges::greater{},
                                     [](const Form& form) { return form.text.size(); });
    }

    /// The longest form that stands at @p at; length 0: none.
    [[nodiscard]] TermSpan at(const QString& text, qsizetype at) const
    {
        const auto forms = m_forms.constFind(text[at].toLower());
        if (forms == m_forms.constEnd())
            return {};
        for (const auto& form : *forms) {
            const auto end = at + form.text.size();
            if (end > text.size() || (end < text.size() && isWord(text[end])))
                continue;
            const auto here = QStringView(text).mid(at, form.text.size());
            if (here.compare(form.text, form.exact ? Qt::CaseSensitive : Qt::CaseInsensitive) == 0)
                return {at, form.text.size(), form.term};
        }
        return {};
    }

    static bool isWord(QChar letter) { return letter.isLetterOrNumber() || letter == u'-'; }

private:
    struct Form
    {
        QString text;
        Term term = Term::Candidate;
        bool exact = false;
    };

    void add(const QString& form, Term term)
    {
        if (!form.isEmpty())
            m_forms[form[0].toLower()].push_back({form, term, form != form.toLower()});
    }

    QHash<QChar, std::vector<Form>> m_forms;
};

QList<TermSpan> termsIn(const QString& text)
{
    static const TermForms forms;
    QList<TermSpan> spans;
    bool inWord = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool begins = !inWord && TermForms::isWord(text[i]);
        const auto span = begins ? forms.at(text, i) : TermSpan{};
        if (span.length > 0) {
            spans.push_back(span);
            i += span.length - 1;
        }
        inWord = TermForms::isWord(text[i]);
    }
    return spans;
}

} // namespace icelens::items
