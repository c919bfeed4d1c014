// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/lesson/lesson.h"
#include "model/lesson/lessonscript.h"

#include <QObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace icelens::ui {

/// Which lesson is followed, and where a person stands in it. Knows no widget. UI thread.
class LessonGuide : public QObject
{
    Q_OBJECT

public:
    enum class Phase {
        None,    ///< No lesson.
        Waiting, ///< Read; its session is being loaded.
        Running,
        Faulty, ///< It cannot be followed: faults() says why.
    };

    using QObject::QObject;

    /// Reads the lesson at @p path. If it can be read, sessionWanted() asks for its session.
    void open(const QString& path);
    /// The session is there, wholly. Both must outlive the lesson; close() comes before they go.
    void begin(const model::EventLog& log, const model::Projections& projections);
    /// The session could not be loaded, for this reason.
    void fail(const QString& reason);
    void close();

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString sessionPath() const;
    [[nodiscard]] const QStringList& faults() const { return m_faults; }

    [[nodiscard]] int stepCount() const { return static_cast<int>(m_steps.size()); }
    [[nodiscard]] int step() const { return m_step; }
    /// Only while it runs.
    [[nodiscard]] const model::FilledStep& current() const;
    [[nodiscard]] bool isFirst() const { return m_step == 0; }
    [[nodiscard]] bool isLast() const { return m_step + 1 == stepCount(); }

    /// The question of this step waits for an answer.
    [[nodiscard]] bool asks() const;
    /// What was chosen; empty if the answer was only shown.
    [[nodiscard]] std::optional<int> chosen() const;

public Q_SLOTS:
    void goTo(int step);
    void next() { goTo(m_step + 1); }
    void back() { goTo(m_step - 1); }
    void choose(int choice);
    void showAnswer();

Q_SIGNALS:
    void sessionWanted(const QString& path);
    void phaseChanged();
    /// Another step, of a lesson that runs.
    void stepped();
    /// The question of this step was answered, or its answer shown.
    void answered();

private:
    struct Answer
    {
        bool shown = false;
        std::optional<int> chosen;
    };

    void enter(Phase phase);

    Phase m_phase = Phase::None;
    QString m_path;
    model::Lesson m_lesson;
    std::vector<model::FilledStep> m_steps;
    std::vector<Answer> m_answers; ///< By step.
    int m_step = 0;
    QStringList m_faults;
};

} // namespace icelens::ui
