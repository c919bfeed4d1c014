// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled for the layers that use Qt: what nearly every file of theirs includes anyway.
#include <QAbstractItemModel>
#include <QCoreApplication>
#include <QLocale>
#include <QObject>
#include <QString>
#include <QVariant>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>
