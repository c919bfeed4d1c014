// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace icelens::app {

/// The language of the user's locale while it lives; what is not translated stays English, with
/// English plurals. Needs a QCoreApplication, which must outlive it.
class Translation
{
public:
    Translation();

private:
    QTranslator m_english;
    QTranslator m_local;
};

} // namespace icelens::app
