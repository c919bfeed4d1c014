// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/findingstext.h"

#include "model/items/findingwords.h"

namespace icelens::app {

namespace {

using items::FindingWords;
using items::WhyWords;

QString line(int indent, const QString& text)
{
    return QString(indent, QLatin1Char(' ')) + text + QLatin1Char('\n');
}

QString oneFinding(int number, const model::SessionFinding& finding, const model::Session& session)
{
    QString text =
        line(2, QStringLiteral("%1. %2").arg(number).arg(FindingWords::title(finding, session)));
    const QString settling = FindingWords::settling(finding.settling);
    text += line(5, FindingWords::joined(FindingWords::happened(finding, session)));
    for (const auto& evidence : finding.evidence)
        text += line(5,
                     QStringLiteral("– ")
                         + FindingWords::joined(FindingWords::evidence(evidence, session)));
    QString sure = FindingWords::sureness(finding.sure) + QLatin1Char('.');
    if (!settling.isEmpty())
        sure += QLatin1Char(' ') + settling;
    if (finding.reference.rfc != 0)
        sure += QStringLiteral(" (%1)").arg(WhyWords::reference(finding.reference));
    text += line(5, sure);
    for (const QString& advice : FindingWords::advice(finding, session))
        text += line(5, QStringLiteral("→ ") + advice);
    return text;
}

} // namespace

QString findingsText(const std::vector<model::SessionFinding>& findings,
                     const model::Session& session)
{
    QString text;
    if (model::causesIn(findings) == 0)
        text += FindingWords::nothing(session) + QLatin1Char('\n');
    int number = 0;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (i == 0 || findings[i].weight != findings[i - 1].weight) {
            text += FindingWords::weight(findings[i].weight) + QLatin1Char('\n');
            number = 0;
        }
        text += oneFinding(++number, findings[i], session);
    }
    return text;
}

} // namespace icelens::app
