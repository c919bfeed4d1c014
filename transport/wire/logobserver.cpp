// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/wire/logobserver.h"

#include <utility>

namespace icelens::transport {

namespace {

thread_local LogObserver* observerOfThread = nullptr;

} // namespace

LogObserver* threadLogObserver()
{
    return observerOfThread;
}

ObserveLog::ObserveLog(LogObserver& observer)
    : m_before(std::exchange(observerOfThread, &observer))
{}

ObserveLog::~ObserveLog()
{
    observerOfThread = m_before;
}

} // namespace icelens::transport
