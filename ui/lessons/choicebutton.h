// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QLabel;

namespace icelens::ui {

/// One answer that can be chosen: its letter, its text and, once the answer is shown, whether it is
/// right. As high as its text needs. UI thread.
class ChoiceButton : public QPushButton
{
    Q_OBJECT

public:
    enum class Verdict { None, Right, Wrong, NotChosen };

    /// @p letter: the key that chooses it.
    ChoiceButton(QChar letter, const QString& text, QWidget* parent);

    /// Once there is a verdict, nothing can be chosen.
    void setVerdict(Verdict verdict);
    [[nodiscard]] Verdict verdict() const { return m_verdict; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    [[nodiscard]] QString verdictWord() const;

    QChar m_letter;
    QLabel* m_key;
    QLabel* m_text;
    QLabel* m_sign;
    QLabel* m_word;
    Verdict m_verdict = Verdict::None;
};

} // namespace icelens::ui
