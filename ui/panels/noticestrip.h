// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/sessionsummary.h"

#include <QWidget>

#include <vector>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace icelens::ui {

/// What stands above the views until it is no longer so: notices of the session (what is missing,
/// what that means, what to do), and a problem that the program met.
class NoticeStrip : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeStrip(QWidget* parent = nullptr);

    void showNotices(const std::vector<items::NoticeSummary>& notices);
    /// A sentence or two that stay until they are closed; empty takes them away.
    void showProblem(const QString& text);
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QStringList noticeTexts() const { return m_texts; }

private:
    QWidget* m_problem;
    QLabel* m_problemText;
    QWidget* m_notices;
    QVBoxLayout* m_noticeLayout;
    QStringList m_texts;
};

} // namespace icelens::ui
