// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/eventlist.h"

#include <QTest>

#include <algorithm>
#include <thread>

using namespace icelens::model;

namespace {

constexpr int many = 2000; // several pieces of the list

Event eventAt(int time)
{
    return {SessionTime(time), {}, Source::Session, StreamAdded{StreamId(1), time}};
}

EventList counted(int count)
{
    EventList list;
    for (int i = 0; i < count; ++i)
        list.append(eventAt(i));
    return list;
}

bool counts(const EventList& list, int count)
{
    int next = 0;
    const bool inOrder = std::all_of(list.begin(), list.end(), [&](const Event& event) {
        return event.at == SessionTime(next++);
    });
    return inOrder && next == count && list.size() == std::size_t(count);
}

} // namespace

class TestEventList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsWhatWasAppendedAndMovesNothing()
    {
        EventList list;
        QVERIFY(list.empty() && list.begin() == list.end());
        list.append(eventAt(0));
        const Event* const first = &list[0];
        for (int i = 1; i < many; ++i)
            list.append(eventAt(i));
        QVERIFY(counts(list, many));
        QCOMPARE(&list[0], first);
        QCOMPARE(list.back().at, SessionTime(many - 1));
    }

    void findsPlacesByTime()
    {
        const EventList list = counted(many);
        const auto after = std::ranges::upper_bound(list, SessionTime(1234), {}, &Event::at);
        QCOMPARE(after - list.begin(), std::ptrdiff_t(1235));
        QCOMPARE((after - 1)->at, SessionTime(1234));
    }

    void copiesGoOnByThemselves()
    {
        EventList list = counted(700);
        EventList copy = list;
        list.append(eventAt(700));
        QVERIFY(counts(copy, 700));
        copy.append(eventAt(7000));
        for (int i = 701; i < many; ++i)
            list.append(eventAt(i));
        QVERIFY(counts(list, many));
        QCOMPARE(copy.size(), std::size_t(701));
        QCOMPARE(copy.back().at, SessionTime(7000));
    }

    void copyIsReadWhileTheListGrows()
    {
        EventList list = counted(700);
        bool whole = false;
        std::thread reader([copy = list, &whole] {
            for (int i = 0; i < 20; ++i)
                whole = counts(copy, 700);
        });
        for (int i = 700; i < many; ++i)
            list.append(eventAt(i));
        reader.join();
        QVERIFY(whole);
        QVERIFY(counts(list, many));
    }
};

QTEST_APPLESS_MAIN(TestEventList)
#include "tst_eventlist.moc"
