// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/glossary.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace icelens::ui {

class ChoiceButton;
class LessonGuide;
class LessonProgress;

/// One step of a lesson: what it says, its question, and the ways on and back. Enter goes on, the
/// letters choose an answer, Page Up and Page Down go through the steps. UI thread.
class LessonPage : public QWidget
{
    Q_OBJECT

public:
    /// @p guide outlives it.
    explicit LessonPage(LessonGuide* guide, QWidget* parent = nullptr);

    [[nodiscard]] QPushButton& backButton() const { return *m_back; }
    [[nodiscard]] QPushButton& nextButton() const { return *m_next; }
    [[nodiscard]] const std::vector<ChoiceButton*>& choices() const { return m_choices; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString explanation() const;
    [[nodiscard]] QString text() const;
    /// All of the step is in sight without scrolling.
    [[nodiscard]] bool fitsWhole() const;

Q_SIGNALS:
    void leaveRequested();
    void termRequested(icelens::items::Term term);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeButtons();
    void showStep();
    void showQuestion();
    void showAnswer();
    void showButtons();
    void goOn();
    void goBack();
    bool handle(int key);
    void render();

    LessonGuide* m_guide;
    QLabel* m_where;
    LessonProgress* m_progress;
    QScrollArea* m_scroll;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_question;
    QVBoxLayout* m_choiceLayout;
    QLabel* m_hint;
    QLabel* m_explanation;
    QPushButton* m_back;
    QPushButton* m_next;
    QLabel* m_nextWords;
    std::vector<ChoiceButton*> m_choices;
};

} // namespace icelens::ui
