// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/glossary.h"
#include "model/lesson/lessonscript.h"

#include <QList>
#include <QString>

#include <optional>

namespace icelens::ui {

/// A lesson's texts as rich text of Qt's own HTML: strong words, and terms of the glossary as links
/// where they first stand.
class LessonText
{
public:
    /// Paragraphs. @p linked has the terms that are links already, and gets those of this text.
    [[nodiscard]] static QString html(const std::vector<model::FilledParagraph>& text,
                                      QList<items::Term>& linked);
    [[nodiscard]] static std::optional<items::Term> termOf(const QString& href);

private:
    [[nodiscard]] static QString paragraphHtml(const model::FilledParagraph& paragraph,
                                               QList<items::Term>& linked);
    [[nodiscard]] static QString linkTerms(const QString& words, QList<items::Term>& linked);
};

} // namespace icelens::ui
