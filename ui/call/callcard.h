// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/command.h"
#include "model/items/callsummary.h"
#include "ui/theme/tokens.h"
#include "ui/views/sessionview.h"

class QFrame;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace icelens::ui {

class CallControls;
class DeviceRow;
class SoundMenu;

/// A call at a glance: who and how, how it is encrypted, the words to compare, the devices and
/// their levels, and what can be done. A recording shows the same without what can be done.
class CallCard : public SessionView
{
    Q_OBJECT

public:
    explicit CallCard(SelectionHub* hub, QWidget* parent = nullptr);

    void setSession(const model::EventLog* log, const model::Projections* projections) override;
    void showAt(const Moment& moment, const model::Session& state) override;
    /// What the card says, in words.
    void copySelection() override;

    /// The session goes on: there is something that can be done.
    void setLive(bool live);
    /// How the sound of the live call stands now; many times a second.
    void showSound(const model::SoundStatus& status);

    [[nodiscard]] CallControls& controls() const { return *m_controls; }
    [[nodiscard]] DeviceRow& microphone() const { return *m_microphone; }
    [[nodiscard]] DeviceRow& speaker() const { return *m_speaker; }
    [[nodiscard]] SoundMenu& soundMenu() const { return *m_soundMenu; }
    [[nodiscard]] QPushButton& matchButton() const { return *m_match; }
    [[nodiscard]] QPushButton& headphonesButton() const { return *m_headphones; }
    /// Everything that is written on it, line by line.
    [[nodiscard]] QStringList lines() const;

Q_SIGNALS:
    void commandRequested(const icelens::model::Command& command);
    void newCallRequested();

private:
    static constexpr int wordCount = 4;

    /// An icon, a title and lines below it.
    struct Section
    {
        QWidget* widget = nullptr;
        QLabel* sign = nullptr;
        QLabel* title = nullptr;
        QLabel* mono = nullptr;
        QLabel* detail = nullptr;
        QVBoxLayout* column = nullptr;
        QString icon;
        ColourRole colour = ColourRole::Text;
    };

    Section addSection(const QString& iconName);
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeWords();
    [[nodiscard]] QWidget* makeDevices();
    [[nodiscard]] QWidget* makeHeadphones();
    void setSign(Section& section, const QString& iconName, ColourRole colour);
    void showSigns();
    void showSummary(const items::CallSummary& summary);
    void showWords();
    void showControls();
    void showHeadphones();
    void tellMatch(bool match);

    const model::Projections* m_projections = nullptr;
    items::CallSummary m_summary;
    model::SoundStatus m_status;
    QStringList m_matched; ///< Words that were compared.
    bool m_live = false;
    bool m_past = false;

    QFrame* m_card;
    QVBoxLayout* m_column;
    QLabel* m_avatar = nullptr;
    QLabel* m_name = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_timer = nullptr;
    Section m_path;
    Section m_security;
    Section m_end;
    QWidget* m_wordsBox = nullptr;
    QLabel* m_wordSign = nullptr;
    QList<QLabel*> m_words;
    QLabel* m_wordsDo = nullptr;
    QPushButton* m_match = nullptr;
    QPushButton* m_differ = nullptr;
    QWidget* m_devicesBox = nullptr;
    DeviceRow* m_microphone = nullptr;
    DeviceRow* m_speaker = nullptr;
    QLabel* m_deviceNews = nullptr;
    QPushButton* m_processing = nullptr;
    SoundMenu* m_soundMenu = nullptr;
    QWidget* m_headphonesBox = nullptr;
    QLabel* m_headphonesDo = nullptr;
    QPushButton* m_headphones = nullptr;
    CallControls* m_controls = nullptr;
    QWidget* m_controlsBox = nullptr;
    QPushButton* m_newCall = nullptr;
};

} // namespace icelens::ui
