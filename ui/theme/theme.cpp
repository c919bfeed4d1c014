// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/stylesheet.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QPointer>
#include <QStyleFactory>
#include <QWidget>

namespace icelens::ui {

Theme& Theme::instance()
{
    static QPointer<Theme> theme;
    if (!theme)
        theme = new Theme(qApp);
    return *theme;
}

Theme::Theme(QObject* parent)
    : QObject(parent)
    , m_desktopScheme(desktopScheme())
    , m_desktopFont(QApplication::font())
    , m_font(m_desktopFont)
{
    makeFonts();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    apply();
    qApp->installEventFilter(this);
}

void Theme::setChoice(Choice choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    apply();
}

bool Theme::reducedMotion() const
{
    return m_reducedMotion || !QApplication::isEffectEnabled(Qt::UI_General);
}

void Theme::setReducedMotion(bool reduced)
{
    if (m_reducedMotion == reduced)
        return;
    m_reducedMotion = reduced;
    Q_EMIT changed();
}

void Theme::setLarge(bool large)
{
    if (m_large == large)
        return;
    m_large = large;
    makeFonts();
    QApplication::setFont(m_font);
    // A style sheet that says how bold a button is fixes the size that it had then.
    qApp->setStyleSheet(styleSheetFor(m_scheme));
    Q_EMIT changed();
}

Scheme Theme::desktopScheme() const
{
    // Qt 6.4 does not tell the colour scheme; the palette that the platform would give does.
    return QApplication::palette().color(QPalette::Window).lightness() < 128 ? Scheme::Dark
                                                                             : Scheme::Light;
}

void Theme::apply()
{
    switch (m_choice) {
    case Choice::System:
        m_scheme = m_desktopScheme;
        break;
    case Choice::Light:
        m_scheme = Scheme::Light;
        break;
    case Choice::Dark:
        m_scheme = Scheme::Dark;
        break;
    }
    QApplication::setPalette(paletteFor(m_scheme));
    qApp->setStyleSheet(styleSheetFor(m_scheme));
    Q_EMIT changed();
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    // The platform tells each window that the desktop's theme changed; asking anew takes our own
    // palette away for a moment.
    if (event->type() == QEvent::ThemeChange && watched->isWidgetType()
        && static_cast<QWidget*>(watched)->isWindow()) {
        QApplication::setPalette(QPalette());
        const Scheme now = desktopScheme();
        QApplication::setPalette(paletteFor(m_scheme));
        if (now != m_desktopScheme) {
            m_desktopScheme = now;
            if (m_choice == Choice::System)
                apply();
        }
    }
    return QObject::eventFilter(watched, event);
}

namespace {

/// 17 px where the desktop has 13.
constexpr double largeScale = 1.3;

QFont scaled(QFont font, double factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    return font;
}

QFont strong(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont monospaced(const QFont& desktop)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    // JetBrains Mono has the clearest digits; the desktop's fixed font stands in for it.
    const QString clearest = QStringLiteral("JetBrains Mono");
    if (QFontDatabase::hasFamily(clearest))
        font.setFamily(clearest);
    if (desktop.pointSizeF() > 0)
        font.setPointSizeF(desktop.pointSizeF());
    else
        font.setPixelSize(desktop.pixelSize());
    font.setStyleHint(QFont::Monospace);
    return font;
}

bool digitsAreTabular(const QFont& font)
{
    const QFontMetricsF metrics(font);
    const qreal width = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '1'; digit <= '9'; ++digit) {
        if (!qFuzzyCompare(width, metrics.horizontalAdvance(QLatin1Char(digit))))
            return false;
    }
    return true;
}

} // namespace

void Theme::makeFonts()
{
    m_font = m_large ? scaled(m_desktopFont, largeScale) : m_desktopFont;
    const QFont mono = monospaced(m_font);
    const auto set = [this](Type type, const QFont& font) {
        m_fonts.at(static_cast<std::size_t>(type)) = font;
    };
    set(Type::Body, m_font);
    set(Type::Strong, strong(m_font));
    set(Type::Label, scaled(m_font, 0.92));
    set(Type::LabelStrong, strong(scaled(m_font, 0.92)));
    set(Type::Title, strong(scaled(m_font, 1.2)));
    // Qt 6.4 cannot ask a font for figures of equal width.
    set(Type::Figures, digitsAreTabular(m_font) ? m_font : scaled(mono, 0.94));
    set(Type::Mono, scaled(mono, 0.94));
    set(Type::MonoSmall, scaled(mono, 0.88));
    set(Type::MonoLarge, strong(scaled(mono, 1.22)));
}

int Theme::rowHeight() const
{
    return std::max(space::compactRow, QFontMetrics(m_font).height() + 4);
}

} // namespace icelens::ui
