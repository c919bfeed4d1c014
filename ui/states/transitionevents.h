// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/cursor.h"
#include "model/session/eventlog.h"
#include "ui/selectionhub.h"

#include <QWidget>

#include <vector>

class QLabel;
class QListWidget;

namespace icelens::ui {

/// The events that were a transition, as a list; the one a person goes to is chosen everywhere.
class TransitionEvents : public QWidget
{
    Q_OBJECT

public:
    explicit TransitionEvents(SelectionHub* hub, QWidget* parent = nullptr);

    /// @p title in words; the latest @p atMost of @p numbers are listed. The person's place in the
    /// list stays. Null @p log: nothing.
    void show(const model::EventLog* log, const QString& title,
              const std::vector<model::EventNumber>& numbers);
    [[nodiscard]] const std::vector<model::EventNumber>& shown() const { return m_numbers; }
    [[nodiscard]] QListWidget& list() const { return *m_list; }

    static constexpr std::size_t atMost = 500;

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void chooseCurrent();
    void followEvent();

    SelectionHub* m_hub;
    QLabel* m_title;
    QLabel* m_more;
    QListWidget* m_list;
    const model::EventLog* m_log = nullptr;
    std::vector<model::EventNumber> m_numbers;
};

} // namespace icelens::ui
