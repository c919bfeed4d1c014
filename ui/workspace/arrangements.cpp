// SPDX-License-Identifier: GPL-3.0-or-later
// The prepared arrangements of the workspace, and how they are kept.
#include "ui/workspace/dock.h"
#include "ui/workspace/workspace.h"

#include <QDataStream>
#include <QIODevice>
#include <QScopedValueRollback>

namespace icelens::ui {

namespace {

/// Of what is saved: another one means that the places of before say nothing.
constexpr int layoutVersion = 2;
constexpr quint32 layoutMagic = 0x49434c59;

enum class Side { First, Tab, Right, Below };

} // namespace

/// A view's place: beside, below or among the tabs of another. One that does not exist is passed
/// over, and what would stand at it stands at what exists before it.
struct Workspace::Place
{
    QString id;
    Side side = Side::Tab;
    QString at;
    int width = 0;
};

namespace {
QString named(const char* id)
{
    return QString::fromLatin1(id);
}
} // namespace

void Workspace::prepare()
{
    const QScopedValueRollback settling(m_settling, true);
    m_folded = false;
    for (Dock* dock : m_docks) {
        dock->setFloating(false);
        // Qt keeps the place of what is taken out, and whether it was hidden then: what is saved
        // afterwards would show it again.
        dock->hide();
        removeDockWidget(dock);
    }
    switch (m_arrangement) {
    case Arrangement::Inspect: {
        std::vector<Place> places;
        for (const Dock* dock : m_docks) {
            const QString id = dock->objectName();
            if (id != named("details") && id != named("lessons") && id != named("call")
                && id != named("quality"))
                places.push_back({id, places.empty() ? Side::First : Side::Tab, {}, 950});
        }
        places.push_back({named("details"), Side::Right, {}, 330});
        place(places);
        break;
    }
    case Arrangement::Teach: {
        std::vector<Place> places{
            {dock(named("lessons")) != nullptr ? named("lessons") : named("details"),
             Side::First,
             {},
             410}};
        for (const QString& id : std::as_const(m_presented)) {
            const bool top = places.size() == 1;
            places.push_back(
                {id, top ? Side::Right : Side::Below, top ? QString() : m_presented.first(), 870});
        }
        place(places);
        break;
    }
    case Arrangement::Call: {
        const bool call = dock(named("call")) != nullptr;
        const bool quality = dock(named("quality")) != nullptr;
        std::vector<Place> places{
            {call ? named("call") : named("map"), Side::First, {}, 412},
            {quality ? named("quality") : named("timeline"), Side::Right, {}, 868}};
        if (!call)
            places.push_back({named("details"), Side::Below, named("map"), 0});
        // The card says the way in words, and the map needs more width than the card.
        else if (width() >= 1500)
            places.push_back({named("map"), Side::Below, named("call"), 0});
        // The plots want the height; a table below them only where there is some to spare.
        if (!quality || height() > 900)
            places.push_back({named("checklist"), Side::Below,
                              quality ? named("quality") : named("timeline"), 0});
        place(places);
        break;
    }
    }
    m_sizesDue = true;
    settle();
}

void Workspace::place(const std::vector<Place>& places)
{
    Dock* first = nullptr;
    for (const Place& place : places) {
        Dock* placed = dock(place.id);
        if (placed == nullptr)
            continue;
        Dock* at = dock(place.at);
        if (at == nullptr)
            at = first;
        if (first == nullptr || at == nullptr) {
            addDockWidget(Qt::LeftDockWidgetArea, placed);
            first = placed;
        } else if (place.side == Side::Tab) {
            tabifyDockWidget(at, placed);
        } else if (place.side == Side::Right) {
            addDockWidget(Qt::RightDockWidgetArea, placed);
        } else {
            splitDockWidget(at, placed, Qt::Vertical);
        }
        placed->show();
    }
    if (first != nullptr) {
        first->raise();
        setCurrent(first);
    }
}

void Workspace::applySizes()
{
    QList<QDockWidget*> columns;
    QList<int> widths;
    const auto add = [&](const char* id, int width) {
        Dock* column = dock(named(id));
        if (column == nullptr || column->isHidden() || columns.contains(column))
            return false;
        columns.append(column);
        widths.append(width);
        return true;
    };
    switch (m_arrangement) {
    case Arrangement::Inspect:
        if (!m_docks.empty() && add("details", 330)) {
            columns.append(m_docks.front());
            widths.append(std::max(300, width() - 330));
        }
        break;
    case Arrangement::Teach:
        if (add("lessons", 410) || add("details", 410))
            add(m_presented.first().toLatin1().constData(), std::max(300, width() - 410));
        break;
    case Arrangement::Call:
        if (add("call", 412) || add("map", 412)) {
            if (!add("quality", std::max(300, width() - 412)))
                add("timeline", std::max(300, width() - 412));
        }
        break;
    }
    if (columns.size() == 2)
        resizeDocks(columns, widths, Qt::Horizontal);
    // What stands below another has a like share, or the table a little less.
    const auto share = [&](const char* above, const char* below, int of100) {
        Dock* upper = dock(named(above));
        Dock* lower = dock(named(below));
        if (upper != nullptr && lower != nullptr && !upper->isHidden() && !lower->isHidden())
            resizeDocks({upper, lower}, {height() * of100 / 100, height() * (100 - of100) / 100},
                        Qt::Vertical);
    };
    if (m_arrangement == Arrangement::Teach && m_presented.size() > 1)
        share(m_presented.at(0).toLatin1().constData(), m_presented.at(1).toLatin1().constData(),
              50);
    if (m_arrangement == Arrangement::Call) {
        share("call", "map", 72);
        share("map", "details", 50);
        share("quality", "checklist", 65);
        share("timeline", "checklist", 60);
    }
}

void Workspace::arrange(Arrangement arrangement)
{
    m_saved.at(static_cast<std::size_t>(m_arrangement)) = saved(m_arrangement);
    m_arrangement = arrangement;
    const QByteArray kept = m_saved.at(static_cast<std::size_t>(arrangement));
    if (kept.isEmpty() || !restore(kept)) {
        m_saved.at(static_cast<std::size_t>(arrangement)).clear();
        prepare();
    }
    Q_EMIT arrangementChanged();
}

void Workspace::present(const QStringList& ids)
{
    const QStringList wanted = ids.mid(0, 2);
    const auto shows = [this](const QString& id) {
        Dock* wished = dock(id);
        return wished == nullptr || wished->isInSight()
            || (!wished->isHidden() && tabifiedDockWidgets(wished).isEmpty());
    };
    const bool here = m_arrangement == Arrangement::Teach;
    const bool shown = std::all_of(wanted.begin(), wanted.end(), shows) && shows(named("lessons"));
    if (wanted.isEmpty() || (here && shown))
        return;
    m_presented = wanted;
    if (!here)
        return;
    const QScopedValueRollback settling(m_settling, true);
    prepare();
}

void Workspace::reset()
{
    m_saved.at(static_cast<std::size_t>(m_arrangement)).clear();
    prepare();
    if (m_narrow) {
        m_narrow = false;
        setNarrow(true);
    }
}

QByteArray Workspace::saved(Arrangement arrangement) const
{
    if (arrangement != m_arrangement)
        return m_saved.at(static_cast<std::size_t>(arrangement));
    QStringList ids;
    for (const Dock* dock : m_docks)
        ids += dock->objectName();
    const QByteArray state = saveState(layoutVersion);
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << layoutMagic << layoutVersion << static_cast<qint32>(arrangement) << m_folded << ids
        << qChecksum(state) << state
        << (m_current != nullptr ? m_current->objectName() : QString());
    return bytes;
}

void Workspace::remember(Arrangement arrangement, const QByteArray& saved)
{
    if (!saved.isEmpty())
        m_saved.at(static_cast<std::size_t>(arrangement)) = saved;
    if (arrangement != m_arrangement || saved.isEmpty())
        return;
    if (!restore(saved)) {
        m_saved.at(static_cast<std::size_t>(arrangement)).clear();
        prepare();
    }
}

bool Workspace::restore(const QByteArray& saved)
{
    QDataStream in(saved);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    int version = 0;
    qint32 arrangement = 0;
    bool folded = false;
    QStringList ids;
    quint16 sum = 0;
    QByteArray state;
    QString current;
    in >> magic >> version;
    if (magic != layoutMagic || version != layoutVersion)
        return false;
    in >> arrangement >> folded >> ids >> sum >> state >> current;
    if (in.status() != QDataStream::Ok || arrangement != static_cast<qint32>(m_arrangement)
        || sum != qChecksum(state))
        return false;
    const QScopedValueRollback settling(m_settling, true);
    prepare();
    if (!restoreState(state, layoutVersion))
        return false;
    m_sizesDue = false;
    m_folded = folded;
    rescue(ids);
    if (Dock* shown = dock(current); shown != nullptr && !shown->isHidden()) {
        shown->raise();
        setCurrent(shown);
    }
    settle();
    return true;
}

/// What was made after the places were saved stands among the tabs, and something is shown.
void Workspace::rescue(const QStringList& known)
{
    if (m_docks.empty())
        return;
    Dock* first = m_docks.front();
    if (m_arrangement == Arrangement::Inspect) {
        for (Dock* dock : m_docks) {
            if (known.contains(dock->objectName()) || dock == first)
                continue;
            const bool column = dock->objectName() == named("details");
            column ? addDockWidget(Qt::RightDockWidgetArea, dock) : tabifyDockWidget(first, dock);
            dock->show();
        }
    }
    const bool some = std::any_of(m_docks.begin(), m_docks.end(),
                                  [](const Dock* dock) { return !dock->isHidden(); });
    if (!some) {
        addDockWidget(Qt::LeftDockWidgetArea, first);
        first->show();
    }
}

} // namespace icelens::ui
