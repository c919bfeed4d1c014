// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translation.h"

#include <QCoreApplication>
#include <QLocale>

namespace icelens::app {

Translation::Translation()
{
    // The one that was installed last is asked first.
    if (m_english.load(QStringLiteral(":/translations/icelens_en.qm")))
        QCoreApplication::installTranslator(&m_english);
    if (m_local.load(QLocale(), QStringLiteral("icelens"), QStringLiteral("_"),
                     QStringLiteral(":/translations")))
        QCoreApplication::installTranslator(&m_local);
}

} // namespace icelens::app
