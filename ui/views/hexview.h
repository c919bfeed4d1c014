// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/bytes.h"

#include <QAbstractScrollArea>

namespace icelens::ui {

/// A message byte by byte: offset, hexadecimal, characters; one field of it stands out.
class HexView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit HexView(QWidget* parent = nullptr);

    void show(const model::Bytes& bytes);
    /// Marks @p length bytes from @p offset; a length of 0 marks none.
    void highlight(int offset, int length);
    [[nodiscard]] QString copyText() const;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void byteChosen(int offset);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] int columnWidth() const;
    [[nodiscard]] int hexLeft(int column) const;
    [[nodiscard]] int textLeft(int column) const;
    [[nodiscard]] int byteAt(const QPoint& point) const;
    void paintLine(QPainter& painter, int line, int y) const;
    void updateScrollBar();

    model::Bytes m_bytes;
    int m_offset = 0;
    int m_length = 0;
    int m_cursor = 0;
    int m_perLine = 8; ///< 16 where there is room.
};

} // namespace icelens::ui
