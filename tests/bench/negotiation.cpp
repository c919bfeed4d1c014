// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/negotiation.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <sched.h>
#include <sstream>
#include <sys/resource.h>
#include <unistd.h>

namespace icelens::bench {
namespace {

[[noreturn]] void fail(const std::string& why)
{
    std::fprintf(stderr, "%s\n", why.c_str());
    std::exit(2);
}

std::vector<std::string> split(const std::string& text)
{
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, ',');)
        parts.push_back(part);
    return parts;
}

double milliseconds(Stopwatch::Time time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

} // namespace

Negotiation negotiationFrom(int argc, char* argv[])
{
    Negotiation result;
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        if (name == "--aggressive") {
            result.aggressive = true;
            continue;
        }
        if (i + 1 == argc)
            fail("no value for " + name);
        const std::string value = argv[++i];
        if (name == "--alice")
            result.addresses[0] = split(value);
        else if (name == "--bob")
            result.addresses[1] = split(value);
        else if (name == "--alice-ns")
            result.networkNamespace[0] = value;
        else if (name == "--bob-ns")
            result.networkNamespace[1] = value;
        else if (name == "--ta")
            result.ta = static_cast<unsigned>(std::stoul(value));
        else if (name == "--limit")
            result.limit = static_cast<unsigned>(std::stoul(value));
        else if (name == "--record")
            result.record = value;
        else
            fail("unknown argument " + name);
    }
    return result;
}

void enterNamespace(const std::string& name)
{
    if (name.empty())
        return;
    const int file = open(("/run/netns/" + name).c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0 || setns(file, CLONE_NEWNET) != 0)
        fail("cannot enter the network namespace " + name);
    close(file);
}

Stopwatch::Time Stopwatch::now()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

Stopwatch::Time Stopwatch::cpu()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return std::chrono::seconds(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + std::chrono::microseconds(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

void Stopwatch::start()
{
    m_start = now();
    m_startCpu = cpu();
}

void Stopwatch::gathered()
{
    m_gathered = now();
}

bool Stopwatch::connected(int side)
{
    if (m_connected[side])
        return false;
    m_connected[side] = now();
    if (!bothConnected())
        return false;
    m_bothCpu = cpu();
    return true;
}

std::chrono::steady_clock::time_point Stopwatch::settled() const
{
    return std::chrono::steady_clock::time_point(std::max(*m_connected[0], *m_connected[1])
                                                 + settle);
}

void Stopwatch::print(const std::string& more) const
{
    if (!bothConnected())
        fail("not connected");
    const Time later = std::max(*m_connected[0], *m_connected[1]);
    std::printf("{\"gathered_to_connected\": %.3f, \"start_to_connected\": %.3f, "
                "\"cpu_to_connected\": %.3f, \"cpu\": %.3f%s}\n",
                milliseconds(later - m_gathered), milliseconds(later - m_start),
                milliseconds(m_bothCpu - m_startCpu), milliseconds(cpu() - m_startCpu),
                more.c_str());
}

} // namespace icelens::bench
