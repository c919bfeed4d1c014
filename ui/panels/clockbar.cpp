// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/clockbar.h"

#include "model/items/words.h"
#include "ui/views/rowpainter.h"
#include "ui/widgets.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace icelens::ui {

/// LIVE is hollow in the accent, with a dot; what is over is grey.
class ClockBar::Pill : public QWidget
{
public:
    explicit Pill(QWidget* parent)
        : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        hide();
    }

    void show(const QString& word, const QString& meaning, bool live)
    {
        m_word = word;
        m_live = live;
        setAccessibleName(word);
        setToolTip(meaning);
        setVisible(!word.isEmpty());
        updateGeometry();
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {
            QFontMetrics(Theme::instance().font(Theme::Type::LabelStrong)).horizontalAdvance(m_word)
                + (m_live ? 40 : 26),
            24};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme& theme = Theme::instance();
        const QColor edge = theme.colour(m_live ? ColourRole::Accent : ColourRole::ControlEdge);
        painter.setPen(QPen(edge, 1.5));
        painter.setBrush(Qt::NoBrush);
        const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);
        int left = 13;
        if (m_live) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(edge);
            painter.drawEllipse(QPointF(16, height() / 2.0), 3.5, 3.5);
            left = 26;
        }
        paintText(painter, rect().adjusted(left, 0, -6, 0), m_word, Theme::Type::LabelStrong,
                  m_live ? ColourRole::Accent : ColourRole::Text2);
    }

private:
    QString m_word;
    bool m_live = false;
};

ClockBar::ClockBar(QWidget* parent)
    : QWidget(parent)
    , m_time(makeLabel({}, Theme::Type::MonoLarge, this))
    , m_sentence(makeLabel({}, Theme::Type::Body, this, "text2"))
    , m_loadingText(makeLabel({}, Theme::Type::Body, this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_pill(new Pill(this))
{
    setLook(this, "panel");
    setAccessibleName(tr("Time of the session"));
    m_time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_time->setMinimumWidth(
        QFontMetrics(m_time->font()).horizontalAdvance(QStringLiteral("8,888.888 s")));
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress->setFixedWidth(180);
    m_progress->setFixedHeight(14);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("How much of the file is read"));

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::margin, 5, space::margin, 5);
    row->setSpacing(10);
    row->addWidget(m_time);
    row->addWidget(makeLabel(tr("since session start"), Theme::Type::Label, this, "text2"), 0,
                   Qt::AlignVCenter);
    row->addSpacing(12);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_loadingText);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addWidget(m_pill);
    connect(m_cancel, &QPushButton::clicked, this, &ClockBar::cancelRequested);
    connect(&Theme::instance(), &Theme::changed, m_pill, qOverload<>(&QWidget::update));
    showTime({});
    showLoading(-1, {});
}

void ClockBar::showTime(model::SessionTime at)
{
    const QString text = items::Words::time(at);
    if (m_time->text() != text)
        m_time->setText(text);
}

QString ClockBar::timeText() const
{
    return m_time->text();
}

void ClockBar::showSentence(const QString& text)
{
    if (m_sentence->text() != text)
        m_sentence->setText(text);
}

void ClockBar::showKind(SessionKind kind)
{
    switch (kind) {
    case SessionKind::None:
        m_pill->show({}, {}, false);
        break;
    case SessionKind::Live:
        m_pill->show(tr("LIVE"), tr("What is shown happens now."), true);
        break;
    case SessionKind::Recording:
        m_pill->show(tr("RECORDING"), tr("What is shown was read from a file."), false);
        break;
    case SessionKind::Ended:
        m_pill->show(tr("ENDED"), tr("The session is over; nothing will be added."), false);
        break;
    }
}

void ClockBar::showLoading(double share, const QString& text)
{
    const bool loading = share >= 0;
    m_loadingText->setText(text);
    m_loadingText->setVisible(loading);
    m_progress->setVisible(loading);
    m_cancel->setVisible(loading);
    m_progress->setValue(static_cast<int>(share * 1000));
}

} // namespace icelens::ui
