// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/glossary.h"

#include <QDialog>

#include <optional>
#include <vector>

class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace icelens::ui {

/// All terms, in the order in which a learner meets them, with what they mean and the RFC section.
/// Stays open beside the window. What is typed is looked for in names, then in meanings.
class GlossaryDialog : public QDialog
{
    Q_OBJECT

public:
    explicit GlossaryDialog(QWidget* parent = nullptr);

    /// Shows @p term, whatever was looked for before.
    void showTerm(items::Term term);
    void setSearch(const QString& text);
    /// Names of the terms that the search leaves, in the order of the list.
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] std::optional<items::Term> current() const;
    [[nodiscard]] QString entryText() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void showEntry();

    std::vector<items::GlossaryEntry> m_entries;
    QLineEdit* m_search;
    QListWidget* m_list;
    QTextBrowser* m_entry;
};

} // namespace icelens::ui
