// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stylesheet.h"

#include <QHash>

namespace icelens::ui {

namespace {

// "@name" stands for a colour of the table; widgets ask for a look by their property "look".
constexpr auto sheet = R"(
QMainWindow, QDialog, QMenuBar { background: @window; }
QToolTip { background: @raised; color: @text; border: 1px solid @edge; padding: 4px 6px; }

QMenuBar { padding: 0 6px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @selection; color: @text; }
QMenu { background: @panel; color: @text; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 28px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @text3; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }
QMenu::indicator { width: 12px; height: 12px; left: 8px; border: 1px solid @edge; border-radius: 3px; }
QMenu::indicator:exclusive { border-radius: 7px; }
QMenu::indicator:checked { background: @accent; border-color: @accent; }

QPushButton, QToolButton[look="button"] {
    background: @panel; color: @text; border: 1px solid @edge; border-radius: 5px;
    padding: 4px 12px; min-height: 18px;
}
QPushButton:hover, QToolButton[look="button"]:hover { background: @raised; }
QPushButton:pressed, QToolButton[look="button"]:pressed { background: @selection; }
QPushButton:disabled { color: @text3; border-color: @line; }
QPushButton:focus, QToolButton[look="button"]:focus { border: 2px solid @accent; padding: 3px 11px; }
QPushButton[look="primary"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[look="primary"]:disabled { background: @raised; color: @text3; border-color: @line; font-weight: 400; }
QPushButton[look="primary"]:focus { border: 2px solid @onAccent; }
QPushButton[tall="true"] { min-height: 26px; }
QPushButton[look="link"], QToolButton[look="link"] {
    background: transparent; border: 1px solid transparent; color: @accent; padding: 1px 3px;
    text-decoration: underline; min-height: 0;
}
QPushButton[look="link"]:focus, QToolButton[look="link"]:focus { border: 2px solid @accent; padding: 0 2px; }
QPushButton[look="entry"] {
    background: @panel; border: 2px solid transparent; border-radius: 0; padding: 0; text-align: left;
}
QPushButton[look="entry"]:hover { background: @raised; }
QPushButton[look="entry"]:focus { border: 2px solid @accent; padding: 0; }

QPushButton[look="choice"], QPushButton[look="choiceRight"], QPushButton[look="choiceWrong"] {
    background: @panel; border: 1px solid @edge; border-radius: 5px; padding: 0; text-align: left;
}
QPushButton[look="choice"]:hover { background: @raised; }
QPushButton[look="choice"]:focus { border: 2px solid @accent; padding: 0; }
QPushButton[look="choicePassed"] {
    background: @panel; border: 1px solid @line; border-radius: 5px; padding: 0; text-align: left;
}
QPushButton[look="choiceRight"] { background: @successGround; border: 2px solid @succeeded; }
QPushButton[look="choiceWrong"] { background: @failureGround; border: 2px solid @failed; }
QLabel[look="keyOnAccent"] { border: 1px solid @onAccent; border-radius: 4px; padding: 0 4px; color: @onAccent; }

QToolButton[look="plain"] { background: transparent; border: 1px solid transparent; border-radius: 5px; padding: 3px; }
QToolButton[look="plain"]:hover { background: @raised; }
QToolButton[look="plain"]:focus { border: 2px solid @accent; padding: 2px; }

QToolButton[look="play"] { background: @panel; border: 1px solid @edge; border-radius: 5px; padding: 0; }
QToolButton[look="play"]:hover { background: @raised; }
QToolButton[look="play"]:focus { border: 2px solid @accent; }

QToolButton[look="segment"] {
    background: @panel; color: @text; border: 1px solid @edge; border-right: none; padding: 2px 8px;
}
QToolButton[look="segment"][place="first"] { border-top-left-radius: 5px; border-bottom-left-radius: 5px; }
QToolButton[look="segment"][place="last"] {
    border-right: 1px solid @edge; border-top-right-radius: 5px; border-bottom-right-radius: 5px;
}
QToolButton[look="segment"]:checked { background: @accent; color: @onAccent; font-weight: 600; }
QToolButton[look="segment"]:focus { border: 2px solid @accent; padding: 1px 7px; }
QToolButton[look="segment"]:checked:focus { border-color: @text; }

QToolButton[look="call"] { background: @panel; border: 1px solid @edge; border-radius: 7px; padding: 0; }
QToolButton[look="call"]:hover { background: @raised; }
QToolButton[look="call"]:checked { background: @accent; border-color: @accent; }
QToolButton[look="call"]:focus { border: 2px solid @accent; }
QToolButton[look="call"]:checked:focus { border: 2px solid @text; }
QToolButton[look="call"]:disabled { border-color: @line; }
QToolButton[look="hangup"] { background: @hangUp; border: 1px solid @hangUp; border-radius: 7px; padding: 0; }
QToolButton[look="hangup"]:focus { border: 2px solid @text; }
QFrame[look="card"] { background: @panel; border: 1px solid @line; border-radius: 7px; }
QWidget[look="popup"] { background: @panel; border: 1px solid @edge; }
QLabel[look="avatar"] { background: @selection; color: @text; border-radius: 20px; }
QLabel[look="word"] { background: @raised; border: 1px solid @edge; border-radius: 4px; padding: 2px 6px; font-weight: 600; }
QLabel[look="step"] { background: @accent; color: @onAccent; border-radius: 11px; font-weight: 600; }
QPlainTextEdit {
    background: @panel; color: @text; border: 1px solid @edge; border-radius: 5px;
    padding: 2px 4px; selection-background-color: @accent; selection-color: @onAccent;
}
QPlainTextEdit:focus { border: 2px solid @accent; padding: 1px 3px; }
QPlainTextEdit:read-only { background: @raised; }
QPlainTextEdit[bad="true"] { border: 1px solid @failed; }
QPlainTextEdit[bad="true"]:focus { border: 2px solid @failed; }

QLineEdit {
    background: @panel; color: @text; border: 1px solid @edge; border-radius: 5px;
    padding: 2px 6px; selection-background-color: @accent; selection-color: @onAccent;
}
QLineEdit:focus {
    border: 2px solid @accent; padding: 1px 5px;
}
QLineEdit[bad="true"] {
    border: 1px solid @failed; background: @failureGround;
}
QLineEdit:disabled { color: @text3; border-color: @line; }
QCheckBox:focus, QRadioButton:focus { outline: none; border: 2px solid @accent; border-radius: 4px; }

QTabBar { background: @panel; qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: @text2; padding: 6px 11px 5px 11px; border: none;
    border-bottom: 2px solid transparent; margin: 0;
}
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; font-weight: 600; border-bottom: 2px solid @accent; }

QMainWindow::separator { background: @line; width: 1px; height: 1px; margin: 0; }
QMainWindow::separator:hover { background: @accent; }
QMainWindow#workspace { background: @panel; }
QMainWindow#workspace > QTabBar::tab { padding: 8px 11px 8px 11px; font-weight: 600; }
QDockWidget { color: @text; }

QHeaderView { background: @raised; border: none; }
QHeaderView::section {
    background: @raised; color: @text; border: none; border-bottom: 1px solid @line;
    padding: 2px 6px; font-weight: 600;
}
QTreeView, QTableView, QListView {
    background: @panel; color: @text; border: none; outline: none;
    alternate-background-color: @panel; selection-background-color: @selection; selection-color: @text;
}
QTreeView:focus, QTableView:focus { outline: none; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: @line; }
QSplitter::handle:focus, QSplitter::handle:hover { background: @accent; }
QScrollArea, QScrollArea > QWidget > QWidget[look="page"] { background: @panel; border: none; }
QFrame[look="panel"], QWidget[look="panel"] { background: @panel; }
QWidget[look="window"] { background: @window; }
QFrame[look="rule"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QFrame[look="vrule"] { background: @line; border: none; max-width: 1px; min-width: 1px; }
QFrame[look="problem"] { background: @failureGround; border: none; border-bottom: 1px solid @line; }
QFrame[look="notice"] { background: @raised; border: none; border-bottom: 1px solid @line; }
QFrame[look="code"], QLabel[look="code"] { background: @raised; border: 1px solid @line; border-radius: 5px; padding: 4px 8px; }
QLabel[look="key"] { border: 1px solid @edge; border-radius: 4px; padding: 0 4px; color: @text2; }
QLabel[look="text2"] { color: @text2; }
QLabel[look="text3"] { color: @text3; }
QLabel[look="accent"] { color: @accent; font-weight: 600; }
QLabel[look="onAccent"] { color: @onAccent; }
QLabel[look="bad"] { color: @failed; }
QProgressBar { background: @raised; border: 1px solid @line; border-radius: 4px; text-align: center; color: @text; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QGroupBox { border: none; border-top: 1px solid @line; margin-top: 22px; padding-top: 10px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; top: 2px; padding: 0; }
)";

const QHash<QString, ColourRole>& names()
{
    static const QHash<QString, ColourRole> table{
        {QStringLiteral("window"), ColourRole::Window},
        {QStringLiteral("panel"), ColourRole::Panel},
        {QStringLiteral("raised"), ColourRole::Raised},
        {QStringLiteral("text"), ColourRole::Text},
        {QStringLiteral("text2"), ColourRole::Text2},
        {QStringLiteral("text3"), ColourRole::Text3},
        {QStringLiteral("line"), ColourRole::Line},
        {QStringLiteral("edge"), ColourRole::ControlEdge},
        {QStringLiteral("accent"), ColourRole::Accent},
        {QStringLiteral("onAccent"), ColourRole::TextOnAccent},
        {QStringLiteral("selection"), ColourRole::Selection},
        {QStringLiteral("failureGround"), ColourRole::FailureGround},
        {QStringLiteral("successGround"), ColourRole::SuccessGround},
        {QStringLiteral("succeeded"), ColourRole::Succeeded},
        {QStringLiteral("failed"), ColourRole::Failed},
        {QStringLiteral("hangUp"), ColourRole::HangUp},
    };
    return table;
}

} // namespace

QPalette paletteFor(Scheme scheme)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, ColourRole token) {
        palette.setColor(role, colour(scheme, token));
    };
    set(QPalette::Window, ColourRole::Window);
    set(QPalette::WindowText, ColourRole::Text);
    set(QPalette::Base, ColourRole::Panel);
    set(QPalette::AlternateBase, ColourRole::Panel);
    set(QPalette::Text, ColourRole::Text);
    set(QPalette::Button, ColourRole::Raised);
    set(QPalette::ButtonText, ColourRole::Text);
    set(QPalette::BrightText, ColourRole::TextOnAccent);
    set(QPalette::ToolTipBase, ColourRole::Raised);
    set(QPalette::ToolTipText, ColourRole::Text);
    set(QPalette::PlaceholderText, ColourRole::Text3);
    set(QPalette::Highlight, ColourRole::Accent);
    set(QPalette::HighlightedText, ColourRole::TextOnAccent);
    set(QPalette::Link, ColourRole::Accent);
    set(QPalette::LinkVisited, ColourRole::Accent);
    set(QPalette::Light, ColourRole::Raised);
    set(QPalette::Midlight, ColourRole::Line);
    set(QPalette::Mid, ColourRole::ControlEdge);
    set(QPalette::Dark, ColourRole::ControlEdge);
    set(QPalette::Shadow, ColourRole::ControlEdge);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colour(scheme, ColourRole::Text3));
    return palette;
}

QString styleSheetFor(Scheme scheme)
{
    const QString source = QString::fromLatin1(sheet);
    QString result;
    result.reserve(source.size() + 1024);
    for (qsizetype at = 0; at < source.size(); ++at) {
        if (source[at] != QLatin1Char('@')) {
            result += source[at];
            continue;
        }
        qsizetype end = at + 1;
        while (end < source.size() && source[end].isLetterOrNumber())
            ++end;
        const auto role = names().constFind(source.mid(at + 1, end - at - 1));
        Q_ASSERT(role != names().constEnd());
        if (role != names().constEnd())
            result += colour(scheme, *role).name();
        at = end - 1;
    }
    return result;
}

} // namespace icelens::ui
