// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/options.h"
#include "ui/dialogs/optionwords.h"

#include <QDialog>
#include <QStringList>

#include <map>
#include <vector>

class QAbstractButton;
class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace icelens::ui {

class TurnServerEditor;

/// An interface of this computer that candidates can be gathered on.
struct InterfaceChoice
{
    QString name;
    QStringList addresses;
};

/// Edits what a session is started with. What cannot be used is said at its field, and the session
/// cannot be started until it is put right; what a person typed is never changed for them.
class SessionOptionsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SessionOptionsDialog(const model::SessionOptions& options,
                                  const std::vector<InterfaceChoice>& interfaces,
                                  QWidget* parent = nullptr);

    /// What the form says now. Meaningful if isComplete().
    [[nodiscard]] model::SessionOptions options() const;
    [[nodiscard]] bool isComplete() const;

private:
    QVBoxLayout* addGroup(QVBoxLayout* page, const QString& title);
    void addRow(QVBoxLayout* group, Option option, QWidget* editor);
    void makeEditors(const std::vector<InterfaceChoice>& interfaces);
    QWidget* makeInterfaceEditor(const std::vector<InterfaceChoice>& interfaces);
    QWidget* makePresets();
    QWidget* makePage();
    void show(const model::SessionOptions& options);
    void validate();
    void toggleInterface(const QString& name);

    std::map<Option, OptionRow*> m_rows;
    QComboBox* m_nomination;
    QComboBox* m_aliceRole;
    QComboBox* m_bobRole;
    QSpinBox* m_streams;
    QSpinBox* m_components;
    QSpinBox* m_checkListLimit;
    QCheckBox* m_consent;
    QSpinBox* m_ta;
    QSpinBox* m_idle;
    QSpinBox* m_stunInitial;
    QSpinBox* m_stunRetransmissions;
    QSpinBox* m_stunReliable;
    QWidget* m_families;
    QCheckBox* m_ipv4;
    QCheckBox* m_ipv6;
    QWidget* m_interfaceEditor;
    QLineEdit* m_interfaces;
    QStringList m_interfaceNames;
    QCheckBox* m_tcp;
    QCheckBox* m_upnp;
    QCheckBox* m_relayOnly;
    QCheckBox* m_trickle;
    QSpinBox* m_trickleDelay;
    QCheckBox* m_hold;
    QLineEdit* m_stunServer;
    TurnServerEditor* m_turn;
    QButtonGroup* m_presets;
    QPushButton* m_start;
};

} // namespace icelens::ui
