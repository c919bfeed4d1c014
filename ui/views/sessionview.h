// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/cursor.h"
#include "model/session/session.h"
#include "ui/selectionhub.h"

#include <QWidget>

namespace icelens::model {
class EventLog;
class Projections;
} // namespace icelens::model

namespace icelens::ui {

/// The instant that all views show.
struct Moment
{
    model::Cursor cursor;
    model::SessionTime end{}; ///< Of the session, or now if it goes on; not before the cursor.
    bool growing = false;     ///< The session goes on: more will come after the end.
    bool past = false;        ///< The cursor stands before the end, or the view does not follow.
    bool playing = false;     ///< The cursor moves by itself.
};

/// A view of the session as a tab of the main window (MainWindow::addView()): it draws the
/// projections up to a cursor, and tells what a person chose. UI thread.
///
/// The keys of time (Space, left and right, Home, End, L) go to the transport bar, unless the
/// widget with the focus has the dynamic property "keepsTimeKeys", set to true.
class SessionView : public QWidget
{
    Q_OBJECT

public:
    /// @p hub outlives it.
    explicit SessionView(SelectionHub* hub, QWidget* parent = nullptr)
        : QWidget(parent)
        , m_hub(hub)
    {}

    /// Another session, or none (null, null). Both outlive their use here; null comes before they
    /// go. They grow: what is new is told by showAt().
    virtual void setSession(const model::EventLog* log, const model::Projections* projections) = 0;

    /// Shows the first @p moment.cursor.events events; @p state is the fold there and dies with the
    /// call. At most once a frame, only while the view is visible, and only if the moment or the
    /// log changed; may go back.
    virtual void showAt(const Moment& moment, const model::Session& state) = 0;

    virtual void copySelection() {} ///< Edit ▸ Copy
    virtual void find() {}          ///< Edit ▸ Find

    [[nodiscard]] SelectionHub* hub() const { return m_hub; }

Q_SIGNALS:
    /// All views shall show this time.
    void timeRequested(icelens::model::SessionTime time);
    /// All views shall show exactly the first @p count events.
    void eventRequested(std::size_t count);
    void newSessionRequested();
    void openRequested();

private:
    SelectionHub* m_hub;
};

} // namespace icelens::ui
