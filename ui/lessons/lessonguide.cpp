// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/lessonguide.h"

#include "model/items/lessonshelf.h"
#include "model/items/lessonwords.h"

#include <QLocale>

namespace icelens::ui {

void LessonGuide::open(const QString& path)
{
    close();
    m_path = items::LessonShelf::translated(path, QLocale());
    auto lesson = items::LessonShelf::read(m_path);
    if (!lesson) {
        m_faults = lesson.error();
        enter(Phase::Faulty);
        return;
    }
    m_lesson = std::move(*lesson);
    enter(Phase::Waiting);
    Q_EMIT sessionWanted(sessionPath());
}

void LessonGuide::begin(const model::EventLog& log, const model::Projections& projections)
{
    if (m_phase != Phase::Waiting)
        return;
    auto steps = model::fillLesson(m_lesson, log, projections);
    if (!steps) {
        for (const auto& fault : steps.error())
            m_faults += items::LessonWords::fault(fault);
        enter(Phase::Faulty);
        return;
    }
    m_steps = std::move(*steps);
    m_answers.assign(m_steps.size(), {});
    m_step = 0;
    enter(Phase::Running);
    Q_EMIT stepped();
}

void LessonGuide::fail(const QString& reason)
{
    if (m_phase != Phase::Waiting)
        return;
    m_faults = QStringList{reason};
    enter(Phase::Faulty);
}

void LessonGuide::close()
{
    m_steps.clear();
    m_answers.clear();
    m_faults.clear();
    m_lesson = {};
    m_step = 0;
    enter(Phase::None);
}

QString LessonGuide::title() const
{
    return QString::fromStdString(m_lesson.title);
}

QString LessonGuide::sessionPath() const
{
    return items::LessonShelf::sessionOf(m_path, m_lesson);
}

const model::FilledStep& LessonGuide::current() const
{
    return m_steps.at(static_cast<std::size_t>(m_step));
}

bool LessonGuide::asks() const
{
    return m_phase == Phase::Running && current().question
        && !m_answers.at(static_cast<std::size_t>(m_step)).shown;
}

std::optional<int> LessonGuide::chosen() const
{
    if (m_phase != Phase::Running)
        return std::nullopt;
    return m_answers.at(static_cast<std::size_t>(m_step)).chosen;
}

void LessonGuide::goTo(int step)
{
    if (m_phase != Phase::Running || step < 0 || step >= stepCount() || step == m_step)
        return;
    m_step = step;
    Q_EMIT stepped();
}

void LessonGuide::choose(int choice)
{
    if (!asks() || choice < 0 || choice >= static_cast<int>(current().question->choices.size()))
        return;
    m_answers.at(static_cast<std::size_t>(m_step)) = {true, choice};
    Q_EMIT answered();
}

void LessonGuide::showAnswer()
{
    if (!asks())
        return;
    m_answers.at(static_cast<std::size_t>(m_step)).shown = true;
    Q_EMIT answered();
}

void LessonGuide::enter(Phase phase)
{
    if (m_phase == phase)
        return;
    m_phase = phase;
    Q_EMIT phaseChanged();
}

} // namespace icelens::ui
