// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace icelens::transport {

/// Is told of the debug lines that libnice writes in one thread, before GLib sees them.
///
/// libnice 0.1.21 writes 40,000 lines for 400 pairs, nine of ten about interfaces: to format them
/// costs as much as all that it does besides. An observer says by the format which are worth it.
/// Runs under the agent's lock: it must not call into an agent and must not block.
class LogObserver
{
public:
    LogObserver() = default;
    virtual ~LogObserver() = default;
    LogObserver(const LogObserver&) = delete;
    LogObserver& operator=(const LogObserver&) = delete;

    enum class Interest : std::uint8_t {
        None,    ///< It is dropped.
        Passing, ///< That it comes counts, and about whom: onPassing().
        Line,    ///< It is formatted: onLine().
    };

    /// @p format is printf's, and a literal of libnice: asked about again it is the same text.
    [[nodiscard]] virtual Interest interestIn(const char* format) noexcept = 0;
    /// @p agent is the argument of the format's %p, with which it begins.
    virtual void onPassing(const void* agent, const char* format) noexcept = 0;
    /// @p line dies when this returns.
    virtual void onLine(std::string_view line) noexcept = 0;
};

/// The observer of the calling thread; null if there is none.
[[nodiscard]] LogObserver* threadLogObserver();

/// Makes @p observer the observer of the calling thread, and puts the one before back in the end.
///
/// Lives and dies in one thread. In a program that does not link icelens_tap nothing is observed:
/// the lines take their way through GLib.
class ObserveLog
{
public:
    explicit ObserveLog(LogObserver& observer);
    ~ObserveLog();
    ObserveLog(const ObserveLog&) = delete;
    ObserveLog& operator=(const ObserveLog&) = delete;

private:
    LogObserver* m_before;
};

} // namespace icelens::transport
