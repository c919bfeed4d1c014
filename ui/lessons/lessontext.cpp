// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/lessontext.h"

#include "model/items/lessonwords.h"
#include "model/items/termspans.h"
#include "ui/theme/theme.h"

namespace icelens::ui {

namespace {
const auto termScheme = QLatin1String("term:");
}

QString LessonText::html(const std::vector<model::FilledParagraph>& text,
                         QList<items::Term>& linked)
{
    QString result;
    for (const auto& paragraph : text)
        result +=
            QStringLiteral("<p style=\"margin-top:0; margin-bottom:8px; line-height:110%\">%1</p>")
                .arg(paragraphHtml(paragraph, linked));
    return result;
}

QString LessonText::paragraphHtml(const model::FilledParagraph& paragraph,
                                  QList<items::Term>& linked)
{
    QString result;
    for (const auto& piece : paragraph) {
        // What the session fills in stays in one piece: an address does not break.
        const QString words = piece.value ? items::LessonWords::value(*piece.value)
                                                .toHtmlEscaped()
                                                .replace(QLatin1Char(' '), QStringLiteral("&nbsp;"))
                                          : linkTerms(QString::fromStdString(piece.text), linked);
        result += piece.strong ? QStringLiteral("<b>%1</b>").arg(words) : words;
    }
    return result;
}

QString LessonText::linkTerms(const QString& words, QList<items::Term>& linked)
{
    const QString colour = Theme::instance().colour(ColourRole::Text).name();
    QString result;
    qsizetype at = 0;
    for (const items::TermSpan& span : items::termsIn(words)) {
        if (linked.contains(span.term))
            continue;
        linked += span.term;
        result += words.mid(at, span.start - at).toHtmlEscaped();
        result += QStringLiteral("<a href=\"%1%2\" style=\"color:%3\">%4</a>")
                      .arg(termScheme)
                      .arg(static_cast<int>(span.term))
                      .arg(colour, words.mid(span.start, span.length).toHtmlEscaped());
        at = span.start + span.length;
    }
    return result + words.mid(at).toHtmlEscaped();
}

std::optional<items::Term> LessonText::termOf(const QString& href)
{
    bool isNumber = false;
    const int number =
        href.startsWith(termScheme) ? href.mid(termScheme.size()).toInt(&isNumber) : -1;
    if (!isNumber || number < 0 || number >= static_cast<int>(items::termCount))
        return std::nullopt;
    return static_cast<items::Term>(number);
}

} // namespace icelens::ui
