// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/wire/logtap.h"

#include "transport/wire/logobserver.h"
#include "transport/wire/plainformat.h"

#include <glib.h>

#include <array>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <string>

namespace {

using icelens::transport::LogObserver;
using icelens::transport::plainFormat;
using icelens::transport::threadLogObserver;

void formatFor(LogObserver& observer, const gchar* format, va_list args)
{
    std::array<char, 1024> line; // not initialised: there are thousands of lines
    va_list again;
    va_copy(again, args);
    if (const auto plain = plainFormat(line, format, args)) {
        va_end(again);
        observer.onLine({line.data(), *plain});
        return;
    }
    va_list third;
    va_copy(third, again);
    const int size = std::vsnprintf(line.data(), line.size(), format, again);
    if (size >= 0 && static_cast<std::size_t>(size) < line.size()) {
        observer.onLine({line.data(), static_cast<std::size_t>(size)});
    } else if (size >= 0) {
        std::string longLine(static_cast<std::size_t>(size) + 1, '\0');
        std::vsnprintf(longLine.data(), longLine.size(), format, third);
        longLine.pop_back();
        observer.onLine(longLine);
    }
    va_end(third);
    va_end(again);
}

} // namespace

extern "C" __attribute__((visibility("default"), used)) void
g_logv(const gchar* log_domain, GLogLevelFlags log_level, const gchar* format, va_list args)
{
    static auto* const next = reinterpret_cast<decltype(&::g_logv)>(dlsym(RTLD_NEXT, "g_logv"));
    LogObserver* const observer = threadLogObserver();
    const bool observed = observer != nullptr && log_level == G_LOG_LEVEL_DEBUG
        && log_domain != nullptr && std::strcmp(log_domain, "libnice") == 0;
    if (!observed)
        next(log_domain, log_level, format, args);
    else if (observer->wants(format))
        formatFor(*observer, format, args);
}
