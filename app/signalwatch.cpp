// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signalwatch.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace icelens::app {

namespace {

constexpr std::array watched = {SIGINT, SIGTERM, SIGHUP};

std::array<int, 2> pipeEnds = {-1, -1}; // written in one thread before the handlers are set

void onSignal(int /*number*/)
{
    // The handler was reset when it was called: a person who asks twice is not kept waiting.
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
}

} // namespace

SignalWatch::SignalWatch(QObject* parent)
    : QObject(parent)
{
    if (::pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &SignalWatch::onReadable);
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
    for (const int number : watched)
        ::sigaction(number, &action, nullptr);
}

SignalWatch::~SignalWatch()
{
    if (m_notifier == nullptr)
        return;
    for (const int number : watched)
        std::signal(number, SIG_DFL);
    delete m_notifier;
    for (int& end : pipeEnds) {
        ::close(end);
        end = -1;
    }
}

void SignalWatch::onReadable()
{
    char byte = 0;
    while (::read(pipeEnds[0], &byte, 1) > 0) {}
    Q_EMIT endAsked();
}

} // namespace icelens::app
