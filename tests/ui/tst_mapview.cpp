// SPDX-License-Identifier: GPL-3.0-or-later
#include "labstory.h"
#include "tests/support/projected.h"
#include "ui/map/mapfigure.h"
#include "ui/map/mapview.h"
#include "ui/theme/theme.h"
#include "ui/views/scopechooser.h"

#include <QTest>

#include <algorithm>

using namespace icelens;
using model::PairId;

class TestMapView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsTheTopologyAtEachCursor()
    {
        ui::SelectionHub hub;
        ui::MapView view(&hub);
        open(view);
        view.resize(950, 560);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        for (std::size_t events = 0; events <= m_session->log.size(); events += 11) {
            showAt(view, events);
            const auto map = model::Topology::of(m_session->log.stateAt(events),
                                                 m_session->projections.addresses());
            QVERIFY(view.topology() == map);
            const auto& scene = view.figure().scene();
            for (std::size_t node = 0; node < map.nodes.size(); ++node)
                QVERIFY(scene.boxOf(node) != nullptr);
            std::size_t drawn = 0;
            for (const auto& line : scene.lines) {
                drawn += line.pairs.size();
                for (const auto pair : line.pairs)
                    QCOMPARE(map.edgeOf(pair)->state, line.edge->state);
            }
            QCOMPARE(drawn,
                     static_cast<std::size_t>(
                         std::ranges::count(map.edges, false, &model::MapEdge::removed)));
            for (int item = 0; item < view.figure().itemCount(); ++item)
                QVERIFY(!view.figure().itemWords(item).isEmpty());
        }
    }

    void goingBackEqualsHavingStopped()
    {
        ui::SelectionHub hub;
        ui::MapView forward(&hub);
        ui::MapView back(&hub);
        open(forward);
        open(back);
        showAt(forward, m_session->log.size() / 2);
        showAt(back, m_session->log.size());
        showAt(back, m_session->log.size() / 2);
        QVERIFY(back.topology() == forward.topology());
        QCOMPARE(back.figure().items().size(), forward.figure().items().size());
        for (std::size_t i = 0; i < back.figure().items().size(); ++i) {
            QCOMPARE(back.figure().itemWords(static_cast<int>(i)),
                     forward.figure().itemWords(static_cast<int>(i)));
            QCOMPARE(back.figure().items()[i].area, forward.figure().items()[i].area);
        }
    }

    void selectionGoesBothWays()
    {
        ui::SelectionHub hub;
        ui::MapView view(&hub);
        open(view);
        showAt(view, m_session->log.size());
        auto& figure = view.figure();
        hub.choosePair(PairId(2));
        const auto two = figure.itemOf(ui::MapFigure::keyOf(PairId(2)));
        QVERIFY(two && figure.items()[*two].chosen);
        const auto four = figure.itemOf(ui::MapFigure::keyOf(PairId(4)));
        QVERIFY(four);
        figure.choose(*four);
        QCOMPARE(hub.pair(), PairId(4));

        const auto boxes = figure.scene().boxes; // choosing lays out anew
        for (const auto& box : boxes) {
            for (const auto& row : box.rows) {
                if (row.port == nullptr)
                    continue;
                const auto key = ui::MapFigure::keyOf(*row.port, box.nodes.front());
                figure.choose(*figure.itemOf(key));
                QVERIFY(hub.candidate());
                QVERIFY(hub.candidate()->address == row.port->address);
                QVERIFY(hub.candidate()->component == row.port->component);
                QVERIFY(figure.items()[*figure.itemOf(key)].chosen);
            }
        }
    }

    void keysWalkAndEnterChooses()
    {
        ui::SelectionHub hub;
        ui::MapView view(&hub);
        open(view);
        showAt(view, m_session->log.size());
        auto& figure = view.figure();
        for (std::size_t step = 0; step < figure.items().size(); ++step) {
            QTest::keyClick(&figure, Qt::Key_Down);
            QCOMPARE(figure.current(), std::optional(step));
            QVERIFY(!figure.itemWords(figure.currentItem()).isEmpty());
        }
        QTest::keyClick(&figure, Qt::Key_Return);
        QVERIFY(hub.pair() != PairId()); // the last item is a line
    }

    void boxesNeverOverlap_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("window") << QSize(950, 530);
        QTest::newRow("teach") << QSize(870, 313);
        QTest::newRow("least") << QSize(640, 270);
        QTest::newRow("large") << QSize(1900, 900);
    }
    void boxesNeverOverlap()
    {
        QFETCH(QSize, size);
        const auto map =
            model::Topology::of(m_session->log.latest(), m_session->projections.addresses());
        const auto scene =
            ui::MapScene::of(map, m_session->log.latest(), {}, {}, {QSizeF(size), 17, 15});
        for (std::size_t i = 0; i < scene.boxes.size(); ++i) {
            QVERIFY(QRectF(QPointF(), size).contains(scene.boxes[i].rect));
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!scene.boxes[i].rect.intersects(scene.boxes[j].rect));
        }
    }

    void manyCandidatesAreSummedUp()
    {
        model::Topology map;
        model::MapNode host;
        host.agent = model::AgentId(1);
        model::MapNode::Interface interface;
        interface.ip = model::Address::v4({192, 0, 2, 1}, 0);
        for (std::uint16_t port = 1; port <= 26; ++port) {
            model::MapNode::Port one;
            one.address = interface.ip.withPort(port);
            interface.ports.push_back(one);
        }
        host.interfaces.push_back(interface);
        map.nodes.push_back(host);
        const auto scene =
            ui::MapScene::of(map, m_session->log.latest(), {}, {}, {{950, 530}, 17, 15});
        const auto& rows = scene.boxes.front().rows;
        const auto ports =
            std::ranges::count_if(rows, [](const auto& row) { return row.port != nullptr; });
        QCOMPARE(static_cast<std::size_t>(ports), ui::MapScene::mostPorts);
        QCOMPARE(rows.back().more, std::size_t{26} - ui::MapScene::mostPorts);
    }

    void packetsStandStillUnlessTimeGoesOn()
    {
        ui::SelectionHub hub;
        ui::MapView view(&hub);
        open(view);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        showAt(view, m_session->log.size());
        auto& figure = view.figure();
        figure.setFlows({{PairId(4), 50, 50}}, true);
        // The desktop may have asked for reduced motion itself.
        QCOMPARE(figure.isMoving(), !ui::Theme::instance().reducedMotion());
        figure.setFlows({{PairId(4), 50, 50}}, false);
        QVERIFY(!figure.isMoving());
        figure.setFlows({{PairId(4), 0, 0}}, true);
        QVERIFY(!figure.isMoving());
        ui::Theme::instance().setReducedMotion(true);
        figure.setFlows({{PairId(4), 50, 50}}, true);
        QVERIFY(!figure.isMoving());
        ui::Theme::instance().setReducedMotion(false);
    }

private:
    void open(ui::MapView& view) { view.setSession(&m_session->log, &m_session->projections); }

    void showAt(ui::MapView& view, std::size_t events)
    {
        ui::Moment moment;
        moment.cursor = m_session->at(events);
        view.showAt(moment, m_session->log.stateAt(events));
    }

    std::unique_ptr<test::Projected> m_session = test::project(test::labStory());
};

QTEST_MAIN(TestMapView)
#include "tst_mapview.moc"
