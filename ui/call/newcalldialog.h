// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/command.h"
#include "model/items/callsummary.h"
#include "model/sdp/description.h"
#include "model/sdp/sdperror.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace icelens::ui {

class PasteField;
class QrCode;

/// A call without a server: what is to be sent to the other side, and where what comes back is
/// pasted. Also for a call that runs and is to find another way.
///
/// Emits what a person wishes and is told what came of it; it never waits by itself.
class NewCallDialog : public QDialog
{
    Q_OBJECT

public:
    explicit NewCallDialog(QWidget* parent = nullptr);

    /// A new call: asks for an offer of ours at once.
    void begin(const model::SessionOptions& options);
    /// A call runs: descriptions are exchanged for it, nothing is begun or ended here.
    void exchange();
    /// Ours is ready.
    void showDescription(model::sdp::Kind kind, const model::sdp::Description& description);
    /// The session refused what was pasted.
    void showRefused(const model::sdp::Error& error);
    /// How far the call has come: it closes once there is nothing to do here any more.
    void follow(const items::CallSummary& summary);

    [[nodiscard]] bool answers() const { return m_answers; }
    [[nodiscard]] PasteField& paste() const { return *m_paste; }
    [[nodiscard]] QPushButton& connectButton() const { return *m_connect; }
    [[nodiscard]] QPushButton& copyButton() const { return *m_copy; }
    [[nodiscard]] QPushButton& copyCodeButton() const { return *m_copyCode; }
    [[nodiscard]] QrCode& qrCode() const { return *m_qr; }
    [[nodiscard]] QString ownText() const;
    [[nodiscard]] QString ownCode() const;
    /// What is said below the field for pasting.
    [[nodiscard]] QString verdict() const;
    /// What is said of our description.
    [[nodiscard]] QString progress() const;
    [[nodiscard]] const model::SessionOptions& options() const { return m_options; }

public Q_SLOTS:
    void reject() override;

Q_SIGNALS:
    void commandRequested(const icelens::model::Command& command);
    /// A person wants to choose servers; begin() follows if they do.
    void optionsRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeGive();
    [[nodiscard]] QWidget* makeTake();
    [[nodiscard]] QWidget* makeFoot();
    void setAnswers(bool answers);
    void clearOwn();
    void showStep();
    void onJudged();
    void onConnect();
    void save();

    model::SessionOptions m_options;
    bool m_answers = false; ///< An offer is to be pasted first.
    bool m_inCall = false;
    bool m_sent = false; ///< What was pasted was handed on.
    bool m_failed = false;
    std::optional<model::sdp::Description> m_own;
    model::sdp::Kind m_ownKind = model::sdp::Kind::Offer;

    QLabel* m_title;
    QLabel* m_subtitle;
    QWidget* m_choice;
    QToolButton* m_iCall;
    QToolButton* m_iAnswer;
    QVBoxLayout* m_steps;
    QWidget* m_give;
    QWidget* m_take;
    QLabel* m_giveStep;
    QLabel* m_giveTitle;
    QLabel* m_progress;
    QLabel* m_textLabel;
    QLabel* m_length;
    QPlainTextEdit* m_text;
    QPushButton* m_copy;
    QPushButton* m_save;
    QLabel* m_note;
    QPushButton* m_servers;
    QLabel* m_codeLabel;
    QLineEdit* m_code;
    QPushButton* m_copyCode;
    QrCode* m_qr;
    QLabel* m_qrLabel;
    QLabel* m_takeStep;
    QLabel* m_takeTitle;
    PasteField* m_paste;
    QLabel* m_verdictSign;
    QLabel* m_verdict;
    QLabel* m_then;
    QPushButton* m_cancel;
    QPushButton* m_connect;
};

} // namespace icelens::ui
