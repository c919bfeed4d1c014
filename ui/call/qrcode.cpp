// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/qrcode.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <qrencode.h>

#include <memory>

namespace icelens::ui {

namespace {

/// Light modules around it, so that a camera finds its edge (ISO 18004 asks for four).
constexpr int quietZone = 4;

struct FreeCode
{
    void operator()(QRcode* code) const { QRcode_free(code); }
};

} // namespace

QrCode::QrCode(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("The compact code as a QR code"));
    setFixedSize(sizeHint());
}

void QrCode::setText(const QString& text)
{
    const QByteArray bytes = text.toLatin1();
    const std::unique_ptr<QRcode, FreeCode> code(
        bytes.isEmpty() ? nullptr
                        : QRcode_encodeData(int(bytes.size()),
                                            reinterpret_cast<const unsigned char*>(bytes.data()), 0,
                                            QR_ECLEVEL_L));
    m_modules = code != nullptr ? code->width : 0;
    m_dark.assign(static_cast<std::size_t>(m_modules) * static_cast<std::size_t>(m_modules), false);
    for (std::size_t i = 0; i < m_dark.size(); ++i)
        m_dark[i] = (code->data[i] & 1U) != 0;
    update();
}

bool QrCode::isDark(int x, int y) const
{
    return m_dark[static_cast<std::size_t>(y * m_modules + x)];
}

void QrCode::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const int side = std::min(width(), height());
    const QRect square((width() - side) / 2, 0, side, side);
    painter.fillRect(square, Qt::white);
    painter.setPen(Theme::instance().colour(ColourRole::Line));
    painter.drawRect(square.adjusted(0, 0, -1, -1));
    if (m_modules == 0)
        return;
    const int all = m_modules + 2 * quietZone;
    // Whole pixels, or the modules differ in width and cameras fail.
    const int pixel = std::max(1, side / all);
    const int edge = (side - pixel * m_modules) / 2;
    for (int y = 0; y < m_modules; ++y) {
        for (int x = 0; x < m_modules; ++x) {
            if (isDark(x, y))
                painter.fillRect(square.left() + edge + x * pixel, square.top() + edge + y * pixel,
                                 pixel, pixel, Qt::black);
        }
    }
}

} // namespace icelens::ui
