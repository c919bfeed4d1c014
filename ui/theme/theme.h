// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QFont>
#include <QObject>
#include <QPalette>

class QStyle;

namespace icelens::ui {

/// How the program looks: colours, type and motion, for the whole process.
///
/// Made at its first use after the QApplication, which owns it. Follows the desktop's colours until
/// a person chooses otherwise. UI thread only.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Choice { System, Light, Dark };

    /// Type that differs from the desktop's own; sizes are shares of the desktop's size.
    enum class Type {
        Body,
        Strong, ///< State words, table heads.
        Label,  ///< Units, sources.
        LabelStrong,
        Title,   ///< Of a pair.
        Figures, ///< Columns of numbers: digits of equal width.
        Mono,    ///< Addresses, times, bytes.
        MonoSmall,
        MonoLarge, ///< The selected pair, the clock.
    };

    [[nodiscard]] static Theme& instance();

    [[nodiscard]] Choice choice() const { return m_choice; }
    void setChoice(Choice choice);
    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    [[nodiscard]] QColor colour(ColourRole role) const { return ui::colour(m_scheme, role); }
    [[nodiscard]] const QFont& font(Type type) const
    {
        return m_fonts.at(static_cast<std::size_t>(type));
    }
    /// Height of one row of a table: 22 px, more where the desktop's font asks for it.
    [[nodiscard]] int rowHeight() const;

    /// Type to be read from the back of a room.
    [[nodiscard]] bool large() const { return m_large; }
    void setLarge(bool large);

    /// No fades or travel: the desktop asked for it, or the person did.
    [[nodiscard]] bool reducedMotion() const;
    void setReducedMotion(bool reduced);

Q_SIGNALS:
    /// Colours or motion changed: what is painted must be painted again.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    explicit Theme(QObject* parent);
    [[nodiscard]] Scheme desktopScheme() const;
    void makeFonts();
    void apply();

    Choice m_choice = Choice::System;
    Scheme m_scheme = Scheme::Light;
    Scheme m_desktopScheme = Scheme::Light;
    QFont m_desktopFont;
    QFont m_font; ///< The desktop's, larger if asked for.
    std::array<QFont, 9> m_fonts;
    bool m_large = false;
    bool m_reducedMotion = false;
};

} // namespace icelens::ui
