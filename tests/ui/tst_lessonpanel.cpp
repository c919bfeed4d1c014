// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/sessionreader.h"
#include "tests/support/projected.h"
#include "ui/lessons/choicebutton.h"
#include "ui/lessons/lessonpanel.h"
#include "ui/mainwindow.h"
#include "ui/map/mapview.h"
#include "ui/panels/slowmotionstrip.h"
#include "ui/panels/statuspill.h"
#include "ui/playback.h"
#include "ui/theme/theme.h"
#include "ui/views/checklistview.h"
#include "ui/workspace/dock.h"
#include "ui/workspace/workspace.h"

#include <QDir>
#include <QFileInfo>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace icelens;
using ui::LessonGuide;
using ui::MainWindow;
using ui::Theme;

namespace {

/// The window and what the program does when a lesson asks for its session.
class Classroom
{
public:
    Classroom()
    {
        QObject::connect(&window, &MainWindow::lessonRequested, &window,
                         [this](const QString& path) { load(path); });
        window.show();
        window.activateWindow();
        active = QTest::qWaitForWindowActive(&window);
    }
    ~Classroom() { window.setLog(nullptr, nullptr); }

    void load(const QString& path)
    {
        window.setLog(nullptr, nullptr);
        session = std::make_unique<test::Projected>();
        const auto read =
            record::readSession(path, [this](model::Event event) { session->append(event); });
        if (!read) {
            window.failLesson(QStringLiteral("cannot be read"));
            return;
        }
        window.setLog(&session->log, &session->transactions, &session->projections);
        window.setSessionKind(ui::SessionKind::Lesson);
        window.refresh();
        window.beginLesson();
    }

    [[nodiscard]] LessonGuide& guide() const { return window.lessons().guide(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* focus = window.focusWidget();
        QTest::keyClick(focus != nullptr ? focus : &window, key, modifiers);
    }

    std::unique_ptr<test::Projected> session;
    MainWindow window;
    bool active = false; ///< Keys reach it.
};

} // namespace

class TestLessonPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_pictures = qEnvironmentVariable("ICELENS_SCREENSHOT_DIR", m_folder.path());
    }

    void allLessonsAreListed()
    {
        const Classroom room;
        const auto& entries = room.window.lessons().entries();
        QVERIFY(entries.size() >= 8);
        for (const auto& entry : entries) {
            QVERIFY(!entry.title.isEmpty());
            QVERIFY(!entry.about.isEmpty());
            QVERIFY(entry.steps >= 5);
        }
    }

    /// Enter alone goes through a whole lesson, Page Up comes back to the list.
    void keysLeadThroughEveryLesson_data() { lessons(); }
    void keysLeadThroughEveryLesson()
    {
        QFETCH(QString, path);
        Classroom room;
        QVERIFY(room.active);
        const QSignalSpy left(&room.window, &MainWindow::lessonLeft);
        room.window.openLesson(path);
        auto& guide = room.guide();
        QCOMPARE(guide.phase(), LessonGuide::Phase::Running);
        QCOMPARE(room.window.workspace().arrangement(), ui::Workspace::Arrangement::Teach);
        room.window.lessons().setFocus();
        const int steps = guide.stepCount();
        for (int step = 0; step < steps; ++step) {
            QCOMPARE(guide.step(), step);
            QVERIFY(!room.window.lessons().page().text().isEmpty());
            QCOMPARE(room.window.playback().moment().cursor.events, guide.current().cursor.events);
            QCOMPARE(room.window.selection().pair(),
                     guide.current().event ? room.window.selection().pair() : guide.current().pair);
            if (guide.asks()) {
                QVERIFY(room.window.lessons().page().explanation().isEmpty());
                room.press(Qt::Key_Return);
                QCOMPARE(guide.step(), step);
                QVERIFY(!guide.asks());
                QVERIFY(!room.window.lessons().page().explanation().isEmpty());
            }
            if (step + 1 < steps)
                room.press(Qt::Key_Return);
        }
        QVERIFY(guide.isLast());
        for (int step = steps - 1; step > 0; --step) {
            room.press(Qt::Key_PageUp);
            QCOMPARE(guide.step(), step - 1);
        }
        QCOMPARE(left.count(), 0);
        room.press(Qt::Key_PageUp);
        QCOMPARE(left.count(), 1);
        QCOMPARE(guide.phase(), LessonGuide::Phase::None);
    }

    void theLastStepEndsTheLesson()
    {
        Classroom room;
        const QSignalSpy left(&room.window, &MainWindow::lessonLeft);
        room.window.openLesson(first());
        room.guide().goTo(room.guide().stepCount() - 1);
        room.guide().showAnswer();
        room.window.lessons().setFocus();
        room.press(Qt::Key_Return);
        QCOMPARE(left.count(), 1);
    }

    void theListIsWalkedByKeys()
    {
        Classroom room;
        QVERIFY(room.active);
        room.press(Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(room.window.workspace().arrangement(), ui::Workspace::Arrangement::Teach);
        room.press(Qt::Key_Tab);
        room.press(Qt::Key_Return);
        QCOMPARE(room.guide().phase(), LessonGuide::Phase::Running);
        QCOMPARE(room.guide().path(), room.window.lessons().entries()[1].path);
        room.press(Qt::Key_PageUp);
        QCOMPARE(room.guide().phase(), LessonGuide::Phase::None);
        room.press(Qt::Key_Return); // the focus is on the list again
        QCOMPARE(room.guide().phase(), LessonGuide::Phase::Running);
    }

    void lettersChooseAnAnswer()
    {
        Classroom room;
        QVERIFY(room.active);
        room.window.openLesson(first());
        room.window.lessons().setFocus();
        auto& guide = room.guide();
        QVERIFY(guide.asks());
        const auto& page = room.window.lessons().page();
        QCOMPARE(page.choices().size(), std::size_t{3});
        for (const auto* choice : page.choices()) {
            QVERIFY(choice->isEnabled());
            QVERIFY(choice->accessibleName().size() > 4);
        }
        room.press(Qt::Key_A);
        QCOMPARE(guide.chosen(), std::optional(0));
        QVERIFY(!guide.asks());
        using Verdict = ui::ChoiceButton::Verdict;
        QCOMPARE(page.choices()[0]->verdict(), Verdict::Wrong);
        QCOMPARE(page.choices()[1]->verdict(), Verdict::NotChosen);
        QCOMPARE(page.choices()[2]->verdict(), Verdict::Right);
        QVERIFY(page.choices()[2]->accessibleName().contains(QStringLiteral("Right")));
        // Once answered, letters change nothing; the answer is kept on the way back.
        room.press(Qt::Key_B);
        QCOMPARE(guide.chosen(), std::optional(0));
        guide.next();
        guide.back();
        QCOMPARE(guide.chosen(), std::optional(0));
        QCOMPARE(page.choices()[0]->verdict(), Verdict::Wrong);
    }

    void menuMovesToo()
    {
        Classroom room;
        room.window.openLesson(first());
        room.press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(room.guide().step(), 1);
        room.press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(room.guide().step(), 0);
        QVERIFY(room.guide().asks());
        room.press(Qt::Key_Return, Qt::AltModifier);
        QVERIFY(!room.guide().asks());
    }

    void whatIsShownSaysLesson()
    {
        Classroom room;
        room.window.openLesson(first());
        QCOMPARE(room.window.transport().pill().word(), QStringLiteral("LESSON"));
        QCOMPARE(room.window.transport().captionText(), QStringLiteral("stopped by step 1"));
        QVERIFY(room.window.windowTitle().startsWith(QStringLiteral("Lesson: ")));
        room.window.playback().toEnd();
        room.window.refresh();
        room.window.transport().refresh();
        QVERIFY(room.window.transport().captionText() != QStringLiteral("stopped by step 1"));
    }

    /// A step that expects a check points at its pair before it is sent.
    void theNextCheckIsShownBeforeItHappens()
    {
        Classroom room;
        room.window.openLesson(QStringLiteral(":/icelens/lessons/02-check-list.lesson"));
        auto& guide = room.guide();
        QCOMPARE(guide.phase(), LessonGuide::Phase::Running);
        guide.goTo(3);
        QVERIFY(guide.asks());
        QVERIFY(room.window.slowMotion().expectedTexts().isEmpty()); // it would tell the answer
        guide.showAnswer();
        const auto texts = room.window.slowMotion().expectedTexts();
        QCOMPARE(texts.size(), 2);
        QVERIFY(texts[0].startsWith(QStringLiteral("Alice: pair ")));
        QVERIFY(room.window.slowMotion().isVisible());
        // The next event of the log that starts a check of Alice is on that pair.
        for (auto i = guide.current().cursor.events; i < room.session->log.size(); ++i) {
            const auto* prepared = std::get_if<model::CheckPrepared>(&room.session->log[i].fact);
            if (prepared == nullptr || room.session->log[i].agent != model::AgentId(1))
                continue;
            QVERIFY(
                texts[0].startsWith(QStringLiteral("Alice: pair %1").arg(prepared->pair.value())));
            break;
        }
    }

    void aLessonThatCannotBeFollowedSaysWhy()
    {
        const QString path = m_folder.filePath(QStringLiteral("wrong.lesson"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "IceLens lesson 1\n# A\nsession: a.icelens\n## One\nstop: first miracle\n\nText.\n");
        file.close();
        Classroom room;
        QVERIFY(room.active);
        const QSignalSpy left(&room.window, &MainWindow::lessonLeft);
        room.window.openLesson(path);
        QCOMPARE(room.guide().phase(), LessonGuide::Phase::Faulty);
        QVERIFY(room.window.lessons().faultText().contains(QStringLiteral("Line 5:")));
        room.window.leaveLesson();
        QCOMPARE(room.guide().phase(), LessonGuide::Phase::None);
        QCOMPARE(left.count(), 0); // nothing was taken away
    }

    void anotherSessionEndsTheLesson()
    {
        Classroom room;
        room.window.openLesson(first());
        const QSignalSpy left(&room.window, &MainWindow::lessonLeft);
        room.window.setLog(nullptr, nullptr);
        QCOMPARE(room.guide().phase(), LessonGuide::Phase::None);
        QCOMPARE(left.count(), 0);
    }

    /// With ICELENS_SCREENSHOT_DIR every step's picture is kept there.
    void everyStepFitsThePanel_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<Theme::Choice>("theme");
        for (const auto& entry : shelf()) {
            for (const auto& [name, theme] :
                 std::initializer_list<std::pair<const char*, Theme::Choice>>{
                     {"light", Theme::Choice::Light}, {"dark", Theme::Choice::Dark}})
                QTest::addRow("%s-%s", qPrintable(QFileInfo(entry.path).completeBaseName()), name)
                    << entry.path << theme;
        }
    }
    void everyStepFitsThePanel()
    {
        QFETCH(QString, path);
        QFETCH(Theme::Choice, theme);
        Theme::instance().setChoice(theme);
        Theme::instance().setReducedMotion(true);
        Classroom room;
        room.window.resize(1280, 800);
        room.window.openLesson(path);
        const QString stem = QString::fromLatin1(QTest::currentDataTag());
        for (int step = 0; step < room.guide().stepCount(); ++step) {
            room.guide().goTo(step);
            keep(room.window, QStringLiteral("lesson-%1-%2a").arg(stem).arg(step + 1));
            QVERIFY2(room.window.lessons().page().fitsWhole(),
                     qPrintable(room.window.lessons().page().title()));
            if (!room.guide().asks())
                continue;
            room.guide().choose(0);
            keep(room.window, QStringLiteral("lesson-%1-%2b").arg(stem).arg(step + 1));
            QVERIFY2(room.window.lessons().page().fitsWhole(),
                     qPrintable(room.window.lessons().page().title()));
        }
        Theme::instance().setChoice(Theme::Choice::Light);
    }

    void theListFits()
    {
        Classroom room;
        room.window.resize(1280, 800);
        room.window.showLessons();
        keep(room.window, QStringLiteral("lesson-list"));
    }

private:
    static std::vector<items::LessonEntry> shelf()
    {
        return items::LessonShelf::entries(items::LessonShelf::builtIn(), QLocale::c());
    }
    static QString first() { return shelf().front().path; }
    static void lessons()
    {
        QTest::addColumn<QString>("path");
        for (const auto& entry : shelf())
            QTest::newRow(qPrintable(entry.title)) << entry.path;
    }

    void keep(MainWindow& window, const QString& name)
    {
        // Layouts of docks settle with the events that they posted.
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
        window.refresh();
        QVERIFY(window.grab().save(QDir(m_pictures).filePath(name + QStringLiteral(".png"))));
    }

    QTemporaryDir m_folder;
    QString m_pictures;
};

QTEST_MAIN(TestLessonPanel)
#include "tst_lessonpanel.moc"
