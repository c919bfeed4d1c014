// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sdp/description.h"

#include <QPlainTextEdit>

#include <optional>

namespace icelens::ui {

/// Where a person pastes the other side's description: it reads it, and marks the line that is
/// wrong. It never changes what was pasted.
class PasteField : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PasteField(QWidget* parent = nullptr);

    /// What was read; empty while there is nothing, or something wrong.
    [[nodiscard]] const std::optional<model::sdp::Description>& description() const
    {
        return m_description;
    }
    [[nodiscard]] model::sdp::Kind kind() const { return m_kind; }
    /// What is wrong; empty if nothing is.
    [[nodiscard]] const std::optional<model::sdp::Error>& error() const { return m_error; }
    /// Something else is wrong with it than can be seen in it alone.
    void complain(const model::sdp::Error& error);
    /// The line that is marked, from 1; 0: none.
    [[nodiscard]] int markedLine() const;

Q_SIGNALS:
    /// description() or error() is another one.
    void judged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void judge();
    void mark();

    std::optional<model::sdp::Description> m_description;
    model::sdp::Kind m_kind = model::sdp::Kind::Answer;
    std::optional<model::sdp::Error> m_error;
};

} // namespace icelens::ui
