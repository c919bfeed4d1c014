// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLabel;

namespace icelens::ui {

/// One option of a form: its name, its editor, what it does, what the RFC says of it, and, when
/// its value cannot be used, why.
class OptionRow : public QWidget
{
    Q_OBJECT

public:
    struct Words
    {
        QString name;
        QString does; ///< One sentence.
        QString rfc;  ///< One sentence with its section.
    };

    /// Takes @p editor, whose accessible name and description become @p words.
    OptionRow(const Words& words, QWidget* editor, QWidget* parent = nullptr);

    /// Shows @p text at the field; empty takes it away.
    void setProblem(const QString& text);
    [[nodiscard]] bool hasProblem() const { return m_hasProblem; }
    [[nodiscard]] QWidget* editor() const { return m_editor; }

private:
    QWidget* m_editor;
    QLabel* m_problem;
    bool m_hasProblem = false;
};

} // namespace icelens::ui
