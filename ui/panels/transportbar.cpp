// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/transportbar.h"

#include "model/items/words.h"
#include "ui/panels/scrubber.h"
#include "ui/panels/statuspill.h"
#include "ui/playback.h"
#include "ui/theme/icons.h"
#include "ui/widgets.h"

#include <QActionGroup>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace icelens::ui {

namespace {

constexpr double speeds[] = {0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20};

QString speedText(double speed)
{
    return TransportBar::tr("%1×").arg(QLocale().toString(speed, 'g', 3));
}

void setTextOnce(QLabel* label, const QString& text)
{
    if (label->text() != text)
        label->setText(text);
}

} // namespace

TransportBar::TransportBar(Playback* playback, QWidget* parent)
    : QWidget(parent)
    , m_playback(playback)
    , m_play(new QToolButton(this))
    , m_speed(new QToolButton(this))
    , m_scrubber(new Scrubber(this))
    , m_loadingText(makeLabel({}, Theme::Type::Body, this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_goLive(new QPushButton(tr("Go to live  L"), this))
    , m_pill(new StatusPill(this))
{
    setLook(this, "panel");
    setAccessibleName(tr("Time of the session"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::margin, 6, space::margin, 6);
    row->setSpacing(4);
    row->addWidget(makeStep("ui-skip-back", tr("Back to the previous change of state"),
                            &Playback::previousChange));
    row->addWidget(makeStep("ui-step-back", tr("Back one event"), &Playback::stepBack));
    setLook(m_play, "play");
    m_play->setFixedSize(34, 34);
    m_play->setIconSize({16, 16});
    m_play->setFocusPolicy(Qt::StrongFocus);
    connect(m_play, &QToolButton::clicked, playback, &Playback::togglePlay);
    row->addWidget(m_play);
    row->addWidget(makeStep("ui-step", tr("On one event"), &Playback::stepForward));
    row->addWidget(
        makeStep("ui-skip", tr("On to the next change of state"), &Playback::nextChange));
    row->addSpacing(8);
    makeSpeedMenu();
    row->addWidget(m_speed);
    row->addWidget(makeClock());
    row->addSpacing(4);
    row->addWidget(m_scrubber, 1);
    row->addSpacing(4);
    m_progress->setFixedWidth(120);
    m_progress->setFixedHeight(14);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("How much of the file is read"));
    setLook(m_goLive, "primary");
    m_goLive->setAccessibleName(tr("Go to live"));
    m_goLive->setToolTip(tr("Shows what happens now, and follows it."));
    row->addWidget(m_loadingText);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addWidget(m_goLive);
    row->addWidget(m_pill);
    connect(m_goLive, &QPushButton::clicked, playback, &Playback::goLive);
    connect(m_cancel, &QPushButton::clicked, this, &TransportBar::cancelRequested);
    connect(m_scrubber, &Scrubber::timeRequested, playback, &Playback::seek);
    showLoading(-1, {});
    setDensity(nullptr);
}

QToolButton* TransportBar::makeStep(const char* iconName, const QString& word,
                                    void (Playback::*step)())
{
    auto* button = makeIconButton(QString::fromLatin1(iconName), word, this);
    button->setFixedSize(28, 28);
    button->setAutoRepeat(true);
    connect(button, &QToolButton::clicked, m_playback, step);
    m_steps.push_back(button);
    return button;
}

void TransportBar::makeSpeedMenu()
{
    setLook(m_speed, "button");
    m_speed->setPopupMode(QToolButton::InstantPopup);
    m_speed->setFocusPolicy(Qt::StrongFocus);
    m_speed->setToolTip(tr("How fast the session is played"));
    auto* menu = new QMenu(m_speed);
    auto* group = new QActionGroup(menu);
    for (const double speed : speeds) {
        QAction* action = menu->addAction(speedText(speed));
        action->setCheckable(true);
        action->setActionGroup(group);
        action->setData(speed);
        connect(action, &QAction::triggered, m_playback,
                [this, speed] { m_playback->setSpeed(speed); });
    }
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        for (QAction* action : menu->actions())
            action->setChecked(action->data().toDouble() == m_playback->speed());
    });
    m_speed->setMenu(menu);
}

QWidget* TransportBar::makeClock()
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_time = makeLabel({}, Theme::Type::MonoLarge, box);
    m_time->setAlignment(Qt::AlignRight | Qt::AlignBottom);
    const auto widen = [this] {
        m_time->setMinimumWidth(QFontMetrics(Theme::instance().font(Theme::Type::MonoLarge))
                                    .horizontalAdvance(QStringLiteral("8,888.888 s")));
    };
    widen();
    connect(&Theme::instance(), &Theme::changed, m_time, widen);
    m_caption = makeLabel({}, Theme::Type::Label, box, "text2");
    m_caption->setAlignment(Qt::AlignRight | Qt::AlignTop);
    column->addWidget(m_time);
    column->addWidget(m_caption);
    return box;
}

void TransportBar::setDensity(const model::Density* density)
{
    m_scrubber->setDensity(density);
    refresh();
}

void TransportBar::showKind(SessionKind kind)
{
    m_kind = kind;
    refresh();
}

void TransportBar::showSentence(const QString& text)
{
    if (m_sentence == text)
        return;
    m_sentence = text;
    m_time->setToolTip(text);
    m_time->setAccessibleDescription(text);
}

void TransportBar::showStop(std::size_t events, const QString& reason)
{
    m_stopEvents = events;
    m_stopReason = reason;
    refresh();
}

void TransportBar::showLoading(double share, const QString& text)
{
    const bool loading = share >= 0;
    m_loadingText->setText(text);
    m_loadingText->setVisible(loading);
    m_progress->setVisible(loading);
    m_cancel->setVisible(loading);
    m_progress->setValue(static_cast<int>(share * 1000));
}

void TransportBar::refresh()
{
    const Moment moment = m_playback->moment();
    const bool open = m_playback->isOpen();
    setTextOnce(m_time, items::Words::time(moment.cursor.time));
    m_scrubber->showAt(moment);
    m_play->setEnabled(open);
    m_speed->setEnabled(open);
    for (QToolButton* button : m_steps)
        button->setEnabled(open);
    showPlaying();
    showPill();
}

void TransportBar::showPlaying()
{
    const bool moves = m_playback->isPlaying();
    if (m_play->icon().isNull() || moves != m_showsPause) {
        m_showsPause = moves;
        m_play->setIcon(icon(moves ? QStringLiteral("ui-pause") : QStringLiteral("ui-play")));
        m_play->setAccessibleName(moves ? tr("Pause") : tr("Play"));
        m_play->setToolTip(moves ? tr("Pause the views (Space); the session goes on")
                                 : tr("Play from here (Space)"));
    }
    const QString speed = speedText(m_playback->speed());
    if (m_speed->text() != speed) {
        m_speed->setText(speed);
        m_speed->setAccessibleName(tr("Speed: %1").arg(speed));
    }
}

void TransportBar::showPill()
{
    const Moment moment = m_playback->moment();
    const bool notLive = m_kind == SessionKind::Live && moment.past;
    m_goLive->setVisible(notLive);
    const bool stopped =
        !m_stopReason.isEmpty() && !m_playback->isPlaying() && moment.cursor.events == m_stopEvents;
    const QString caption = stopped ? m_stopReason
        : !notLive                  ? tr("since session start")
        : m_playback->isPlaying()   ? tr("playing, not live")
                                    : tr("paused, not live");
    if (m_caption->text() != caption) {
        m_caption->setText(caption);
        setLook(m_caption, notLive ? "accent" : "text2");
    }
    switch (m_kind) {
    case SessionKind::None:
        m_pill->show({}, {}, false);
        break;
    case SessionKind::Live:
        m_pill->show(notLive ? QString() : tr("LIVE"), tr("What is shown happens now."), true);
        break;
    case SessionKind::Recording:
        m_pill->show(tr("RECORDING"), tr("What is shown was read from a file."), false);
        break;
    case SessionKind::Lesson:
        m_pill->show(tr("LESSON"), tr("What is shown was recorded for a lesson."), false);
        break;
    case SessionKind::Ended:
        m_pill->show(tr("ENDED"), tr("The session is over; nothing will be added."), false);
        break;
    }
}

QString TransportBar::timeText() const
{
    return m_time->text();
}

QString TransportBar::captionText() const
{
    return m_caption->text();
}

} // namespace icelens::ui
