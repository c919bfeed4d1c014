// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled for the tests: what nearly all of them include.
#include "model/session/eventlog.h"

#include <QAbstractItemModel>
#include <QCoreApplication>
#include <QTest>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
#include <QWidget>
#endif

#include <chrono>
#include <memory>
#include <string>
#include <vector>
