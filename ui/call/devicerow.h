// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/soundstatus.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;

namespace icelens::ui {

class LevelMeter;

/// The microphone or the loudspeaker of a call: its name, or a choice of them, and how loud it is.
class DeviceRow : public QWidget
{
    Q_OBJECT

public:
    explicit DeviceRow(model::AudioUse use, QWidget* parent = nullptr);

    /// Offers what there is; @p chosen is an id, or empty for the system's.
    void offer(const std::vector<model::SoundDevice>& devices, const std::string& chosen);
    /// Only the name, where nothing can be chosen.
    void showName(const QString& name);
    void showLevel(std::optional<int> level, std::optional<int> peak = {});
    /// Struck out: muted or deafened. @p words say which; empty: it is not.
    void showOff(const QString& words);

    [[nodiscard]] LevelMeter& meter() const { return *m_meter; }
    [[nodiscard]] QComboBox& choice() const { return *m_choice; }

Q_SIGNALS:
    /// A person chose it; empty: the system's.
    void chosen(const QString& id);

private:
    model::AudioUse m_use;
    QLabel* m_sign;
    QComboBox* m_choice;
    QLabel* m_name;
    QLabel* m_figure;
    QLabel* m_off;
    LevelMeter* m_meter;
    std::vector<model::SoundDevice> m_devices;
    std::optional<std::string> m_chosen;
    bool m_isOff = false;
};

} // namespace icelens::ui
