// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/options.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace icelens::ui {

/// Edits at most 8 TURN servers, one a line: address, transport, user name, password.
class TurnServerEditor : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::size_t maximum = 8;

    explicit TurnServerEditor(QWidget* parent = nullptr);

    void setServers(const std::vector<model::TurnServer>& servers);
    /// Lines whose address is complete.
    [[nodiscard]] std::vector<model::TurnServer> servers() const;
    /// Why the lines cannot be used, as a sentence; empty if they can.
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    void edited();

private:
    struct Line
    {
        QWidget* widget;
        QLineEdit* address;
        QComboBox* transport;
        QLineEdit* user;
        QLineEdit* password;
    };

    void addLine(const model::TurnServer& server);
    void removeLine(const QWidget* widget);
    void noteChange();

    std::vector<Line> m_lines;
    QVBoxLayout* m_layout;
    QPushButton* m_add;
};

} // namespace icelens::ui
