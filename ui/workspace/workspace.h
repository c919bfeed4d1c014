// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMainWindow>

#include <array>
#include <vector>

namespace icelens::ui {

class Dock;

/// Where the views stand: docks that can be put side by side, stacked as tabs or detached, in three
/// prepared arrangements that each remember what a person made of them.
///
/// A view is known by its id, which is kept in the settings: it never changes. UI thread.
class Workspace : public QMainWindow
{
    Q_OBJECT

public:
    enum class Arrangement { Inspect, Teach, Call };
    static constexpr int arrangementCount = 3;

    explicit Workspace(QWidget* parent = nullptr);

    /// One more view, as a tab after those that are there or where the arrangement has a place for
    /// it; it belongs to the workspace.
    void add(const QString& id, const QString& name, QWidget* content);
    [[nodiscard]] const std::vector<Dock*>& docks() const { return m_docks; }
    /// Null if there is none.
    [[nodiscard]] Dock* dock(const QString& id) const;

    /// The view that was last shown or focused; null if there is none.
    [[nodiscard]] Dock* current() const { return m_current; }
    /// Shows it wherever it is, before the others of its tabs.
    void raise(const QString& id);
    /// What stands behind a tab, in figures.
    void setCount(const QString& id, qulonglong count);

    [[nodiscard]] Arrangement arrangement() const { return m_arrangement; }
    /// Puts the views where they were when this arrangement was last shown, or as it is prepared.
    void arrange(Arrangement arrangement);
    /// Puts the views as the arrangement is prepared.
    void reset();
    /// To teach: these are in sight beside the lesson, at most two at once. What a person arranged
    /// stays if it shows them already.
    void present(const QStringList& ids);
    /// There is no room for a column of details: they become a tab until there is.
    void setNarrow(bool narrow);

    /// The places in an arrangement; for the present one those that are shown.
    [[nodiscard]] QByteArray saved(Arrangement arrangement) const;
    /// Keeps what saved() gave for when the arrangement is shown. What cannot be read is ignored.
    void remember(Arrangement arrangement, const QByteArray& saved);

    /// The focus to the next (1) or the previous (−1) of what is on the screen: tabs and views,
    /// and then @p others. False if there is none.
    bool moveFocus(int step, const std::vector<QWidget*>& others);

Q_SIGNALS:
    /// It came into sight: it needs its content.
    void appeared(icelens::ui::Dock* dock);
    void currentChanged();
    void arrangementChanged();

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Place;

    void prepare();
    void place(const std::vector<Place>& places);
    void applySizes();
    [[nodiscard]] bool restore(const QByteArray& saved);
    void rescue(const QStringList& known);
    void settle();
    void dressTabs();
    void setCurrent(Dock* dock);

    std::vector<Dock*> m_docks;
    Dock* m_current = nullptr;
    Arrangement m_arrangement = Arrangement::Inspect;
    std::array<QByteArray, arrangementCount> m_saved;
    QStringList m_presented{QStringLiteral("map"), QStringLiteral("states")}; ///< To teach.
    bool m_narrow = false;
    bool m_folded = false; ///< The details are a tab because of the width.
    bool m_settling = false;
    bool m_sizesDue = false; ///< The prepared sizes are to be given when the docks have settled.
};

} // namespace icelens::ui
