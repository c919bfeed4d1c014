// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/callcard.h"

#include "model/projection/projections.h"
#include "ui/call/callcontrols.h"
#include "ui/call/devicerow.h"
#include "ui/call/soundmenu.h"
#include "ui/theme/icons.h"
#include "ui/widgets.h"

#include <QApplication>
#include <QClipboard>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace icelens::ui {

using items::CallStage;

namespace {

/// Shows @p text, or nothing if it is empty; touches the label only if that is news.
void showText(QLabel* label, const QString& text)
{
    if (label->text() != text)
        label->setText(text);
    if (label->isVisibleTo(label->parentWidget()) == text.isEmpty())
        label->setVisible(!text.isEmpty());
}

void showWidget(QWidget* widget, bool shown)
{
    if (widget->isVisibleTo(widget->parentWidget()) != shown)
        widget->setVisible(shown);
}

} // namespace

CallCard::CallCard(SelectionHub* hub, QWidget* parent)
    : SessionView(hub, parent)
    , m_card(new QFrame)
    , m_column(new QVBoxLayout(m_card))
{
    setAccessibleName(tr("Call"));
    setLook(m_card, "card");
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(makeHead());
    m_end = addSection(QStringLiteral("mark-info"));
    m_path = addSection(QStringLiteral("call-path"));
    m_security = addSection(QStringLiteral("call-unlock"));
    m_column->addWidget(makeWords());
    m_column->addWidget(makeHeadphones());
    m_column->addWidget(makeDevices());
    m_controlsBox = new QWidget(m_card);
    auto* controls = new QVBoxLayout(m_controlsBox);
    controls->setContentsMargins(10, 0, 10, 10);
    controls->setSpacing(8);
    controls->addWidget(makeRule(m_controlsBox));
    m_controls = new CallControls(m_controlsBox);
    controls->addWidget(m_controls);
    m_column->addWidget(m_controlsBox);
    connect(m_controls, &CallControls::commandRequested, this, &CallCard::commandRequested);

    auto* page = new QWidget(this);
    setLook(page, "window");
    auto* around = new QVBoxLayout(page);
    around->setContentsMargins(12, 10, 12, 10);
    around->addWidget(m_card);
    m_newCall = new QPushButton(icon(QStringLiteral("call-phone")), tr("New call…"), page);
    connect(m_newCall, &QPushButton::clicked, this, &CallCard::newCallRequested);
    around->addWidget(m_newCall, 0, Qt::AlignLeft);
    around->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    setMinimumWidth(300);
    connect(&Theme::instance(), &Theme::changed, this, &CallCard::showSigns);
    setSession(nullptr, nullptr);
}

void CallCard::setSign(Section& section, const QString& iconName, ColourRole colour)
{
    if (section.icon == iconName && section.colour == colour)
        return;
    section.icon = iconName;
    section.colour = colour;
    section.sign->setPixmap(icon(iconName, colour).pixmap(QSize(16, 16), devicePixelRatioF()));
}

void CallCard::showSigns()
{
    for (Section* section : {&m_path, &m_security, &m_end})
        section->sign->setPixmap(
            icon(section->icon, section->colour).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_wordSign->setPixmap(
        icon(QStringLiteral("call-voice")).pixmap(QSize(16, 16), devicePixelRatioF()));
}

void CallCard::setSession(const model::EventLog* /*log*/, const model::Projections* projections)
{
    m_projections = projections;
    m_past = false;
    m_status = {};
    m_matched.clear();
    m_summary = {};
    showSigns();
    showSummary(m_summary);
}

void CallCard::setLive(bool live)
{
    if (m_live == live)
        return;
    m_live = live;
    showControls();
}

void CallCard::showAt(const Moment& moment, const model::Session& state)
{
    m_past = moment.past;
    const auto* quality = m_projections != nullptr ? &m_projections->quality() : nullptr;
    auto summary = items::CallSummary::of(state, quality, moment.cursor);
    showText(m_timer, summary.timer(moment.cursor.time));
    if (summary != m_summary) {
        m_summary = std::move(summary);
        showSummary(m_summary);
    }
}

void CallCard::showSummary(const items::CallSummary& summary)
{
    const bool some = summary.stage != CallStage::None;
    showText(m_name, some ? summary.peer : tr("No call"));
    m_avatar->setText(some ? summary.peer.left(1) : QStringLiteral("–"));
    showText(m_state,
             some ? summary.status
                  : tr("Call somebody without a server: an offer goes there and an "
                       "answer comes back by mail, chat or paper."));
    if (!some)
        showText(m_timer, {});

    showWidget(m_end.widget, !summary.end.isEmpty());
    showText(m_end.title, summary.end);
    showText(m_end.mono, {});
    showText(m_end.detail, summary.endDetail);
    setSign(m_end,
            summary.stage == CallStage::Failed ? QStringLiteral("state-failed")
                                               : QStringLiteral("mark-info"),
            summary.stage == CallStage::Failed ? ColourRole::Failed : ColourRole::Text);

    showWidget(m_path.widget, !summary.pathTitle.isEmpty());
    showText(m_path.title, summary.pathTitle);
    showText(m_path.mono, summary.pathAddresses);
    QStringList path{summary.pathDetail, summary.consent};
    path.removeAll(QString());
    showText(m_path.detail, path.join(QLatin1Char('\n')));
    setSign(m_path, summary.relayed ? QStringLiteral("call-relay") : QStringLiteral("call-path"),
            ColourRole::Text);

    showWidget(m_security.widget, !summary.securityTitle.isEmpty());
    showText(m_security.title, summary.securityTitle);
    showText(m_security.mono, {});
    showText(m_security.detail, summary.securityDetail);
    setSign(m_security,
            summary.securityFailed ? QStringLiteral("state-failed")
                : summary.secure   ? QStringLiteral("call-lock")
                                   : QStringLiteral("call-unlock"),
            summary.securityFailed ? ColourRole::Failed : ColourRole::Text);
    showWords();
    showControls();
}

void CallCard::showWords()
{
    const bool shown = m_summary.words.size() == wordCount;
    showWidget(m_wordsBox, shown);
    if (!shown)
        return;
    for (int i = 0; i < wordCount; ++i)
        showText(m_words[i], m_summary.words[i]);
    const bool matched = m_matched == m_summary.words;
    const bool asks = !matched && m_live && m_summary.stage == CallStage::Talking;
    showWidget(m_match, asks);
    showWidget(m_differ, asks);
    showText(m_wordsDo,
             matched ? tr("✓ You compared them: nobody is in between.")
                     : tr("Same words on both sides: nobody is in between."));
}

void CallCard::tellMatch(bool match)
{
    if (match) {
        m_matched = m_summary.words;
        showWords();
        m_controls->muteButton().setFocus(Qt::OtherFocusReason);
        return;
    }
    Q_EMIT commandRequested(model::StopSession{});
}

void CallCard::showSound(const model::SoundStatus& status)
{
    const bool sameControls = status.controllable == m_status.controllable
        && status.source == m_status.source && status.hearsItself == m_status.hearsItself
        && status.muted == m_status.muted && status.deafened == m_status.deafened
        && status.held == m_status.held && status.devices == m_status.devices
        && status.input == m_status.input && status.output == m_status.output;
    m_status = status;
    if (!sameControls)
        showControls();
    else if (m_live && !m_past && m_status.controllable) {
        m_microphone->showLevel(m_status.inputLevel, m_status.inputPeak);
        m_speaker->showLevel(m_status.outputLevel, m_status.outputPeak);
    }
    if (m_soundMenu->isVisible())
        m_soundMenu->show(m_status);
}

/// What can be done, or in a recording and in the past what was known.
void CallCard::showControls()
{
    const bool over = m_summary.stage == CallStage::Ended || m_summary.stage == CallStage::Failed;
    const bool acts = m_live && m_status.controllable && !over;
    const bool hasMedia = m_summary.talkingFrom.has_value();
    showWidget(m_devicesBox, acts || hasMedia);
    showWidget(m_controlsBox, m_live && !over && m_summary.stage != CallStage::None);
    showWidget(m_newCall, !m_live || over || m_summary.stage == CallStage::None);
    showWidget(m_processing, acts && m_status.source == model::VoiceSource::Device);
    showText(m_deviceNews, m_summary.deviceNews);
    m_controls->show(m_status);
    m_controls->setTalking(m_live && m_summary.stage == CallStage::Talking);
    m_soundMenu->show(m_status);
    const bool sample = acts && m_status.source != model::VoiceSource::Device;
    if (acts) {
        if (sample)
            m_microphone->showName(m_status.source == model::VoiceSource::Sample
                                       ? tr("The built-in voice sample")
                                       : tr("What the command line asked for"));
        else
            m_microphone->offer(m_status.devices, m_status.input);
        if (sample && m_status.devices.empty() && !m_status.hearsItself)
            m_speaker->showName(tr("Nothing is played here"));
        else
            m_speaker->offer(m_status.devices, m_status.output);
    } else {
        m_microphone->showName(m_summary.inputDevice.isEmpty() ? tr("Microphone")
                                                               : m_summary.inputDevice);
        m_speaker->showName(m_summary.outputDevice.isEmpty() ? tr("Loudspeaker")
                                                             : m_summary.outputDevice);
    }
    if (acts && !m_past) {
        m_microphone->showLevel(m_status.inputLevel, m_status.inputPeak);
        m_speaker->showLevel(m_status.outputLevel, m_status.outputPeak);
    } else {
        m_microphone->showLevel(m_summary.inputLevel);
        m_speaker->showLevel(m_summary.outputLevel);
    }
    m_microphone->showOff(!acts                ? QString()
                              : m_status.held  ? tr("on hold")
                              : m_status.muted ? tr("muted")
                                               : QString());
    m_speaker->showOff(!acts                   ? QString()
                           : m_status.held     ? tr("on hold")
                           : m_status.deafened ? tr("deafened")
                                               : QString());
    showHeadphones();
    if (acts && m_status.held)
        showText(m_state, tr("on hold: nothing is sent or played"));
    else if (acts && m_status.muted)
        showText(m_state, tr("%1 · you are muted", "state of a call").arg(m_summary.status));
    else if (m_summary.stage != CallStage::None)
        showText(m_state, m_summary.status);
}

void CallCard::showHeadphones()
{
    const bool shown = m_live && m_status.controllable && m_status.hearsItself;
    showWidget(m_headphonesBox, shown);
    if (!shown)
        return;
    const bool hasMicrophone =
        std::any_of(m_status.devices.begin(), m_status.devices.end(),
                    [](const auto& device) { return device.use == model::AudioUse::Input; });
    showWidget(m_headphones, hasMicrophone);
    if (m_status.source == model::VoiceSource::Device) {
        showText(m_headphonesDo,
                 tr("You hear yourself as the other side does: through both "
                    "agents, encrypted and back."));
        m_headphones->setText(tr("Use the voice sample again"));
    } else if (hasMicrophone) {
        showText(m_headphonesDo,
                 tr("Both ends of this demo are here: what your microphone hears would come out "
                    "of your own loudspeaker and howl. Put on headphones first."));
        m_headphones->setText(tr("I wear headphones: use my microphone"));
    } else {
        showText(m_headphonesDo,
                 tr("There is no microphone, so the built-in voice sample is "
                    "sent."));
    }
}

QStringList CallCard::lines() const
{
    QStringList lines;
    const auto labels = m_card->findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        if (label->isVisibleTo(m_card) && !label->text().isEmpty())
            lines += label->text().split(QLatin1Char('\n'));
    }
    return lines;
}

void CallCard::copySelection()
{
    QApplication::clipboard()->setText(lines().join(QLatin1Char('\n')));
}

} // namespace icelens::ui
