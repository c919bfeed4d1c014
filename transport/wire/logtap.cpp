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
    if (const auto plain = plainFormat(line, format, args)) {
        observer.onLine({line.data(), *plain});
        return;
    }
    va_list again;
    va_copy(again, args);
    const int size = std::vsnprintf(line.data(), line.size(), format, args);
    if (size >= 0 && static_cast<std::size_t>(size) < line.size()) {
        observer.onLine({line.data(), static_cast<std::size_t>(size)});
    } else if (size >= 0) {
        std::string longLine(static_cast<std::size_t>(size) + 1, '\0');
        std::vsnprintf(longLine.data(), longLine.size(), format, again);
        longLine.pop_back();
        observer.onLine(longLine);
    }
    va_end(again);
}

/// The argument of the first conversion of a format, which is %p.
const void* firstPointer(va_list args)
{
    va_list own;
    va_copy(own, args);
    const void* const pointer = va_arg(own, const void*);
    va_end(own);
    return pointer;
}

} // namespace

extern "C" __attribute__((visibility("default"), used)) void
g_logv(const gchar* log_domain, GLogLevelFlags log_level, const gchar* format, va_list args)
{
    static auto* const next = reinterpret_cast<decltype(&::g_logv)>(dlsym(RTLD_NEXT, "g_logv"));
    LogObserver* const observer = threadLogObserver();
    const bool observed = observer != nullptr && log_level == G_LOG_LEVEL_DEBUG
        && log_domain != nullptr && std::strcmp(log_domain, "libnice") == 0;
    if (!observed) {
        next(log_domain, log_level, format, args);
        return;
    }
    switch (observer->interestIn(format)) {
    case LogObserver::Interest::None:
        break;
    case LogObserver::Interest::Passing:
        observer->onPassing(firstPointer(args), format);
        break;
    case LogObserver::Interest::Line:
        formatFor(*observer, format, args);
        break;
    }
}
