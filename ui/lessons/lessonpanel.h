// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/lessonshelf.h"
#include "ui/lessons/lessonguide.h"
#include "ui/lessons/lessonpage.h"

#include <QStackedWidget>

class QLabel;
class QVBoxLayout;

namespace icelens::ui {

/// The place of the lessons: a list of them, the step that is shown, or why a lesson cannot be
/// followed. UI thread.
class LessonPanel : public QStackedWidget
{
    Q_OBJECT

public:
    explicit LessonPanel(QWidget* parent = nullptr);

    [[nodiscard]] LessonGuide& guide() const { return *m_guide; }
    [[nodiscard]] LessonPage& page() const { return *m_page; }
    [[nodiscard]] const std::vector<items::LessonEntry>& entries() const { return m_entries; }
    [[nodiscard]] QString faultText() const;

Q_SIGNALS:
    void openRequested(); ///< A lesson of the person's own.
    void leaveRequested();
    void termRequested(icelens::items::Term term);

protected:
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeList();
    QPushButton* makeEntry(const items::LessonEntry& entry, int number, QWidget* parent);
    QWidget* makeFaultPage();
    void showPhase();
    void focusFirst();

    LessonGuide* m_guide;
    LessonPage* m_page;
    std::vector<items::LessonEntry> m_entries;
    QList<QPushButton*> m_entryButtons;
    QWidget* m_list;
    QLabel* m_waiting;
    QWidget* m_faultPage = nullptr;
    QLabel* m_faults = nullptr;
    QPushButton* m_faultBack = nullptr;
};

} // namespace icelens::ui
