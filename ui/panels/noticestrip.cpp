// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/noticestrip.h"

#include "ui/theme/icons.h"
#include "ui/widgets.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace icelens::ui {

namespace {

constexpr int mostNotices = 3;

QLabel* makeSign(const QString& name, ColourRole colour, QWidget* parent)
{
    auto* sign = new QLabel(parent);
    sign->setPixmap(icon(name, colour).pixmap(QSize(15, 15), parent->devicePixelRatioF()));
    return sign;
}

} // namespace

NoticeStrip::NoticeStrip(QWidget* parent)
    : QWidget(parent)
    , m_problem(new QFrame(this))
    , m_problemText(makeLabel({}, Theme::Type::Body, m_problem, "", true))
    , m_notices(new QWidget(this))
    , m_noticeLayout(new QVBoxLayout(m_notices))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setLook(m_problem, "problem");
    auto* close = makeIconButton(QStringLiteral("ui-close"), tr("Close this message"), m_problem);
    auto* row = new QHBoxLayout(m_problem);
    row->setContentsMargins(space::margin, 6, 8, 6);
    row->setSpacing(10);
    row->addWidget(makeSign(QStringLiteral("ui-warning"), ColourRole::Failed, m_problem));
    row->addWidget(m_problemText, 1);
    row->addWidget(close, 0, Qt::AlignTop);
    m_problem->hide();
    connect(close, &QToolButton::clicked, this, [this] { showProblem({}); });

    m_noticeLayout->setContentsMargins(0, 0, 0, 0);
    m_noticeLayout->setSpacing(0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_problem);
    layout->addWidget(m_notices);
}

void NoticeStrip::showProblem(const QString& text)
{
    m_problemText->setText(text);
    m_problem->setAccessibleName(text);
    m_problem->setVisible(!text.isEmpty());
}

QString NoticeStrip::problem() const
{
    return m_problemText->text();
}

void NoticeStrip::showNotices(const std::vector<items::NoticeSummary>& notices)
{
    QStringList texts;
    for (const auto& notice : notices) {
        if (notice.level == items::NoticeLevel::Quiet)
            continue;
        QStringList sentences{notice.happened, notice.means, notice.todo};
        sentences.removeAll(QString());
        texts += sentences.join(QLatin1Char(' '));
    }
    while (texts.size() > mostNotices)
        texts.removeFirst();
    if (texts == m_texts)
        return;
    m_texts = texts;
    while (QLayoutItem* item = m_noticeLayout->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto& text : texts) {
        auto* strip = new QFrame(m_notices);
        setLook(strip, "notice");
        strip->setAccessibleName(text);
        auto* row = new QHBoxLayout(strip);
        row->setContentsMargins(space::margin, 5, space::margin, 5);
        row->setSpacing(10);
        row->addWidget(makeSign(QStringLiteral("mark-info"), ColourRole::Accent, strip), 0,
                       Qt::AlignTop);
        row->addWidget(makeLabel(text, Theme::Type::Body, strip, "", true), 1);
        m_noticeLayout->addWidget(strip);
    }
}

} // namespace icelens::ui
