// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/pastefield.h"

#include "model/sdp/readdescription.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QTextBlock>

namespace icelens::ui {

using model::sdp::Fault;
using model::sdp::Kind;

PasteField::PasteField(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setFont(Theme::instance().font(Theme::Type::Mono));
    setTabChangesFocus(true);
    connect(this, &QPlainTextEdit::textChanged, this, &PasteField::judge);
    connect(&Theme::instance(), &Theme::changed, this, &PasteField::mark);
}

void PasteField::judge()
{
    const std::string text = toPlainText().toStdString();
    m_description.reset();
    m_error.reset();
    auto read = model::sdp::readDescription(text, Kind::Answer);
    m_kind = Kind::Answer;
    if (!read.ok() && read.error().fault == Fault::IsAnOffer) {
        m_kind = Kind::Offer;
        read = model::sdp::readDescription(text, Kind::Offer);
    }
    if (read.ok())
        m_description = std::move(*read);
    else if (read.error().fault != Fault::Empty)
        m_error = read.error();
    mark();
    Q_EMIT judged();
}

void PasteField::complain(const model::sdp::Error& error)
{
    m_description.reset();
    m_error = error;
    mark();
    Q_EMIT judged();
}

int PasteField::markedLine() const
{
    return m_error && int(m_error->line) <= blockCount() ? int(m_error->line) : 0;
}

void PasteField::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    if (const int line = markedLine(); line > 0) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document()->findBlockByNumber(line - 1));
        selection.format.setBackground(Theme::instance().colour(ColourRole::FailureGround));
        selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks.append(selection);
        // In sight, without taking the text cursor from its place.
        const QRectF place = blockBoundingGeometry(document()->findBlockByNumber(line - 1))
                                 .translated(contentOffset());
        if (place.top() < 0 || place.bottom() > viewport()->height()) {
            setTextCursor(selection.cursor);
            ensureCursorVisible();
        }
    }
    setExtraSelections(marks);
    setProperty("bad", m_error.has_value());
    style()->unpolish(this);
    style()->polish(this);
}

void PasteField::paintEvent(QPaintEvent* event)
{
    QPlainTextEdit::paintEvent(event);
    const int line = markedLine();
    if (line == 0)
        return;
    // Not by colour alone: an edge beside the line.
    const QRectF place =
        blockBoundingGeometry(document()->findBlockByNumber(line - 1)).translated(contentOffset());
    QPainter painter(viewport());
    painter.fillRect(QRectF(0, place.top(), 3, place.height()),
                     Theme::instance().colour(ColourRole::Failed));
}

void PasteField::keyPressEvent(QKeyEvent* event)
{
    // Ctrl+Enter is the dialog's.
    if (event->modifiers().testFlag(Qt::ControlModifier)
        && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        event->ignore();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace icelens::ui
