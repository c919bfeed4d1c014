// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// QCustomPlot's header uses keywords that we do not let Qt define (see QT_NO_KEYWORDS).
// NOLINTBEGIN(cppcoreguidelines-macro-usage)
#define signals Q_SIGNALS
#define foreach Q_FOREACH
// NOLINTEND(cppcoreguidelines-macro-usage)
#include <qcustomplot.h>
#undef foreach
#undef signals
