// SPDX-License-Identifier: GPL-3.0-or-later
// What the card of a call is made of; callcard.cpp is what it shows.
#include "ui/call/callcard.h"
#include "ui/call/devicerow.h"
#include "ui/call/soundmenu.h"
#include "ui/widgets.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace icelens::ui {

namespace {

constexpr int textLeft = 40; // of what stands beside the icons

} // namespace

QWidget* CallCard::makeHead()
{
    auto* head = new QWidget(m_card);
    m_avatar = makeLabel({}, Theme::Type::Title, head, "avatar");
    m_avatar->setFixedSize(40, 40);
    m_avatar->setAlignment(Qt::AlignCenter);
    m_name = makeLabel({}, Theme::Type::Title, head);
    m_state = makeLabel({}, Theme::Type::Label, head, "text2", true);
    m_timer = makeLabel({}, Theme::Type::MonoLarge, head);
    m_timer->setAccessibleDescription(tr("How long the call lasts"));
    auto* names = new QVBoxLayout;
    names->setSpacing(1);
    names->addWidget(m_name);
    names->addWidget(m_state);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(12, 9, 12, 9);
    row->setSpacing(12);
    row->addWidget(m_avatar);
    row->addLayout(names, 1);
    row->addWidget(m_timer);
    return head;
}

CallCard::Section CallCard::addSection(const QString& iconName)
{
    Section section;
    section.widget = new QWidget(m_card);
    section.sign = new QLabel(section.widget);
    section.title = makeLabel({}, Theme::Type::Strong, section.widget, "", true);
    section.mono = makeLabel({}, Theme::Type::MonoSmall, section.widget, "text2", true);
    section.detail = makeLabel({}, Theme::Type::Label, section.widget, "text2", true);
    for (QLabel* label : {section.title, section.mono, section.detail})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    section.column = new QVBoxLayout;
    section.column->setSpacing(1);
    section.column->addWidget(section.title);
    section.column->addWidget(section.mono);
    section.column->addWidget(section.detail);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(12);
    row->addWidget(section.sign, 0, Qt::AlignTop);
    row->addLayout(section.column, 1);
    auto* outer = new QVBoxLayout(section.widget);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(makeRule(section.widget));
    outer->addLayout(row);
    m_column->addWidget(section.widget);
    setSign(section, iconName, ColourRole::Text);
    return section;
}

QWidget* CallCard::makeWords()
{
    m_wordsBox = new QWidget(m_card);
    auto* outer = new QVBoxLayout(m_wordsBox);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(makeRule(m_wordsBox));
    auto* grid = new QGridLayout;
    grid->setContentsMargins(12, 8, 12, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    outer->addLayout(grid);
    m_wordSign = new QLabel(m_wordsBox);
    grid->addWidget(m_wordSign, 0, 0, Qt::AlignTop);
    grid->addWidget(makeLabel(tr("Read these four words to each other"), Theme::Type::Strong,
                              m_wordsBox, "", true),
                    0, 1);
    auto* chips = new QHBoxLayout;
    chips->setSpacing(6);
    for (int i = 0; i < wordCount; ++i) {
        m_words += makeLabel({}, Theme::Type::Mono, m_wordsBox, "word");
        m_words.last()->setTextInteractionFlags(Qt::TextSelectableByMouse);
        chips->addWidget(m_words.last());
    }
    chips->addStretch(1);
    grid->addLayout(chips, 1, 1);
    m_wordsDo = makeLabel({}, Theme::Type::Label, m_wordsBox, "text2", true);
    grid->addWidget(m_wordsDo, 2, 1);
    m_match = new QPushButton(tr("They match"), m_wordsBox);
    m_differ = new QPushButton(tr("They differ"), m_wordsBox);
    m_differ->setToolTip(tr("Somebody sits between the two of you: hang up"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::between);
    buttons->addWidget(m_match);
    buttons->addWidget(m_differ);
    buttons->addStretch(1);
    grid->addLayout(buttons, 3, 1);
    grid->setColumnStretch(1, 1);
    connect(m_match, &QPushButton::clicked, this, [this] { tellMatch(true); });
    connect(m_differ, &QPushButton::clicked, this, [this] { tellMatch(false); });
    return m_wordsBox;
}

QWidget* CallCard::makeHeadphones()
{
    m_headphonesBox = new QWidget(m_card);
    setLook(m_headphonesBox, "notice");
    auto* column = new QVBoxLayout(m_headphonesBox);
    column->setContentsMargins(textLeft, 8, 12, 8);
    column->setSpacing(6);
    m_headphonesDo = makeLabel({}, Theme::Type::Label, m_headphonesBox, "", true);
    m_headphones = new QPushButton(m_headphonesBox);
    column->addWidget(m_headphonesDo);
    column->addWidget(m_headphones, 0, Qt::AlignLeft);
    connect(m_headphones, &QPushButton::clicked, this, [this] {
        Q_EMIT commandRequested(model::HearYourself{m_status.source != model::VoiceSource::Device});
    });
    return m_headphonesBox;
}

QWidget* CallCard::makeDevices()
{
    m_devicesBox = new QWidget(m_card);
    auto* column = new QVBoxLayout(m_devicesBox);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeRule(m_devicesBox));
    auto* rows = new QVBoxLayout;
    rows->setContentsMargins(12, 9, 12, 9);
    rows->setSpacing(8);
    column->addLayout(rows);
    m_microphone = new DeviceRow(model::AudioUse::Input, m_devicesBox);
    m_speaker = new DeviceRow(model::AudioUse::Output, m_devicesBox);
    m_deviceNews = makeLabel({}, Theme::Type::Label, m_devicesBox, "text2", true);
    m_processing = new QPushButton(tr("Echo, noise, gain…"), m_devicesBox);
    m_soundMenu = new SoundMenu(m_devicesBox);
    rows->addWidget(m_microphone);
    rows->addWidget(m_speaker);
    rows->addWidget(m_deviceNews);
    rows->addWidget(m_processing, 0, Qt::AlignLeft);
    const auto choose = [this](model::AudioUse use) {
        return [this, use](const QString& id) {
            Q_EMIT commandRequested(model::ChooseDevice{use, id.toStdString()});
        };
    };
    connect(m_microphone, &DeviceRow::chosen, this, choose(model::AudioUse::Input));
    connect(m_speaker, &DeviceRow::chosen, this, choose(model::AudioUse::Output));
    connect(m_processing, &QPushButton::clicked, this,
            [this] { m_soundMenu->popUp(m_processing); });
    connect(m_soundMenu, &SoundMenu::commandRequested, this, &CallCard::commandRequested);
    return m_devicesBox;
}

} // namespace icelens::ui
