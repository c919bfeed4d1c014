// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/sessionsummary.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace icelens::ui {

/// "Start here": what is on screen, and what can be done next. Stands where the details stand
/// until it is closed or a pair is chosen.
class StartPanel : public QWidget
{
    Q_OBJECT

public:
    explicit StartPanel(QWidget* parent = nullptr);

    void setRecent(const QStringList& paths);
    /// What is seen of a session here: the agent, its log, the wire.
    void showOffers(const std::vector<items::NoticeSummary>& notices);
    /// "2 interfaces, IPv4 and IPv6"; a sentence of the program's.
    void setNetwork(const QString& sentence, bool usable);
    /// ICE can be restarted only while a session is live.
    void setRestartEnabled(bool enabled);
    /// What the session is that runs now.
    void setIntroduction(const QString& text);

Q_SIGNALS:
    void newSessionRequested();
    void openRequested();
    void openPathRequested(const QString& path);
    void restartRequested();
    void lessonsRequested();
    void closed();

private:
    QPushButton* addEntry(QVBoxLayout* layout, const QString& iconName, const QString& title,
                          const QString& text, const QString& key);
    void rebuildOffers();

    QLabel* m_introduction;
    QPushButton* m_restart = nullptr;
    QVBoxLayout* m_recent;
    QVBoxLayout* m_offers;
    std::vector<std::pair<bool, QString>> m_noticed;
    std::pair<bool, QString> m_network;
};

} // namespace icelens::ui
