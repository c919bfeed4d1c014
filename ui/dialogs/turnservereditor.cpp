// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/turnservereditor.h"

#include "ui/dialogs/addresstext.h"
#include "ui/widgets.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace icelens::ui {

TurnServerEditor::TurnServerEditor(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_add(new QPushButton(tr("Add a TURN server"), this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_layout->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addLine({});
        m_lines.back().address->setFocus();
        noteChange();
    });
}

void TurnServerEditor::setServers(const std::vector<model::TurnServer>& servers)
{
    while (!m_lines.empty())
        removeLine(m_lines.back().widget);
    for (const auto& server : servers)
        addLine(server);
    noteChange();
}

void TurnServerEditor::addLine(const model::TurnServer& server)
{
    auto* widget = new QWidget(this);
    Line line{widget, new QLineEdit(widget), new QComboBox(widget), new QLineEdit(widget),
              new QLineEdit(widget)};
    line.address->setText(QString::fromStdString(server.address.toString()));
    line.address->setPlaceholderText(tr("192.0.2.1:3478"));
    line.address->setAccessibleName(tr("Address and port of the TURN server"));
    line.address->setMinimumWidth(150);
    line.transport->addItem(tr("UDP"));
    line.transport->addItem(tr("TCP"));
    line.transport->setCurrentIndex(server.transport == model::RelayTransport::Udp ? 0 : 1);
    line.transport->setAccessibleName(tr("Transport to the TURN server"));
    line.user->setText(QString::fromStdString(server.username));
    line.user->setPlaceholderText(tr("User name"));
    line.user->setAccessibleName(tr("User name at the TURN server"));
    line.password->setText(QString::fromStdString(server.password));
    line.password->setPlaceholderText(tr("Password"));
    line.password->setEchoMode(QLineEdit::Password);
    line.password->setAccessibleName(tr("Password at the TURN server; it is never saved"));
    auto* remove =
        makeIconButton(QStringLiteral("ui-close"), tr("Remove this TURN server"), widget);

    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(line.address, 3);
    row->addWidget(line.transport);
    row->addWidget(line.user, 2);
    row->addWidget(line.password, 2);
    row->addWidget(remove);

    for (auto* field : {line.address, line.user, line.password})
        connect(field, &QLineEdit::textChanged, this, &TurnServerEditor::noteChange);
    connect(line.transport, &QComboBox::currentIndexChanged, this, &TurnServerEditor::noteChange);
    connect(remove, &QToolButton::clicked, this, [this, widget] {
        removeLine(widget);
        m_add->setFocus();
        noteChange();
    });
    m_layout->insertWidget(static_cast<int>(m_lines.size()), widget);
    m_lines.push_back(line);
}

void TurnServerEditor::removeLine(const QWidget* widget)
{
    const auto line = std::ranges::find(m_lines, widget, &Line::widget);
    if (line == m_lines.end())
        return;
    line->widget->hide();
    line->widget->deleteLater();
    m_lines.erase(line);
}

std::vector<model::TurnServer> TurnServerEditor::servers() const
{
    std::vector<model::TurnServer> servers;
    for (const auto& line : m_lines) {
        const auto address = parseServerAddress(line.address->text());
        if (!address)
            continue;
        servers.push_back({*address,
                           line.transport->currentIndex() == 0 ? model::RelayTransport::Udp
                                                               : model::RelayTransport::Tcp,
                           line.user->text().toStdString(), line.password->text().toStdString()});
    }
    return servers;
}

QString TurnServerEditor::problem() const
{
    for (const auto& line : m_lines) {
        if (!parseServerAddress(line.address->text()))
            return tr("“%1” is not an address with a port. Write 192.0.2.1:3478 or "
                      "[2001:db8::1]:3478; names are not looked up.")
                .arg(line.address->text());
        if (line.user->text().isEmpty() || line.password->text().isEmpty())
            return tr("The TURN server %1 needs a user name and a password.")
                .arg(line.address->text());
    }
    return {};
}

void TurnServerEditor::noteChange()
{
    m_add->setEnabled(m_lines.size() < maximum);
    Q_EMIT edited();
}

} // namespace icelens::ui
