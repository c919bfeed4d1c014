// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/choicebutton.h"

#include "ui/theme/icons.h"
#include "ui/widgets.h"

#include <QGridLayout>
#include <QLabel>

namespace icelens::ui {

namespace {
constexpr int preferredWidth = 360;
constexpr int leastWidth = 220;
constexpr int signSize = 16;
} // namespace

ChoiceButton::ChoiceButton(QChar letter, const QString& text, QWidget* parent)
    : QPushButton(parent)
    , m_letter(letter)
    , m_key(makeLabel(letter, Theme::Type::MonoSmall, this, "key"))
    , m_text(makeLabel(text, Theme::Type::Body, this, "", true))
    , m_sign(new QLabel(this))
    , m_word(makeLabel({}, Theme::Type::LabelStrong, this, "", true))
{
    setLook(this, "choice");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    m_key->setMinimumWidth(28);
    m_key->setAlignment(Qt::AlignCenter);
    m_sign->hide();
    m_word->hide();
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(13, 10, 12, 10);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_key, 0, 0, Qt::AlignTop);
    grid->addWidget(m_text, 0, 1);
    grid->addWidget(m_sign, 0, 2, Qt::AlignTop);
    grid->addWidget(m_word, 1, 1);
    grid->setColumnStretch(1, 1);
    for (QLabel* label : {m_key, m_text, m_sign, m_word}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        label->setFocusPolicy(Qt::NoFocus);
    }
    setVerdict(Verdict::None);
}

QString ChoiceButton::verdictWord() const
{
    switch (m_verdict) {
    case Verdict::Right:
        return tr("Right");
    case Verdict::Wrong:
        return tr("Your choice, and not what happens");
    case Verdict::None:
    case Verdict::NotChosen:
        return {};
    }
    return {};
}

void ChoiceButton::setVerdict(Verdict verdict)
{
    m_verdict = verdict;
    const QString word = verdictWord();
    const QString name =
        tr("%1: %2", "letter of an answer, the answer").arg(m_letter, m_text->text());
    setAccessibleName(
        word.isEmpty() ? name : tr("%1 (%2)", "an answer, whether it is right").arg(name, word));
    m_word->setText(word);
    m_word->setVisible(!word.isEmpty());
    m_sign->setVisible(!word.isEmpty());
    // Its words stay as readable as they were.
    setFocusPolicy(verdict == Verdict::None ? Qt::StrongFocus : Qt::NoFocus);
    const char* look = verdict == Verdict::None ? "choice" : "choicePassed";
    if (verdict == Verdict::Right || verdict == Verdict::Wrong) {
        const bool right = verdict == Verdict::Right;
        look = right ? "choiceRight" : "choiceWrong";
        m_sign->setPixmap(
            ui::icon(right ? QStringLiteral("state-succeeded") : QStringLiteral("state-failed"),
                     right ? ColourRole::Succeeded : ColourRole::Failed)
                .pixmap(QSize(signSize, signSize), devicePixelRatioF()));
    }
    setLook(this, look);
    updateGeometry();
}

int ChoiceButton::heightForWidth(int width) const
{
    return layout()->totalHeightForWidth(width);
}

QSize ChoiceButton::sizeHint() const
{
    return {preferredWidth, heightForWidth(preferredWidth)};
}

QSize ChoiceButton::minimumSizeHint() const
{
    return {leastWidth, heightForWidth(std::max(leastWidth, width()))};
}

} // namespace icelens::ui
