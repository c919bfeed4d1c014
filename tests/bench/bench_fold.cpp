// SPDX-License-Identifier: GPL-3.0-or-later

// The engine on a large session, without a window: bench_fold [EVENTS [PAIRS]]
//
// Prints one JSON object: fold rate, memory, time of a seek to a random instant, rates of writing
// and reading the file, each the median of several rounds.
#include "model/base/overloaded.h"
#include "model/record/sessionreader.h"
#include "model/record/sessionwriter.h"
#include "model/session/eventlog.h"
#include "model/session/transactionindex.h"
#include "tests/bench/figures.h"
#include "tests/support/generatedsession.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdlib>
#include <random>
#include <string>
#include <utility>

namespace {

using namespace icelens;
using bench::Spread;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 5;
constexpr int seeks = 2000;

class Report
{
public:
    void add(const char* name, double value)
    {
        m_text += m_text.empty() ? "{" : ", ";
        char number[64];
        std::snprintf(number, sizeof number, "\"%s\": %.6g", name, value);
        m_text += number;
    }
    void print() const { std::printf("%s}\n", m_text.c_str()); }

private:
    std::string m_text;
};

double perSecond(std::size_t count, double milliseconds)
{
    return static_cast<double>(count) * 1000 / milliseconds;
}

void foldRate(const std::vector<model::Event>& events, Report& report)
{
    std::vector<double> fold;
    std::vector<double> log;
    std::vector<double> index;
    for (int round = 0; round < rounds; ++round) {
        auto start = Clock::now();
        model::Session session;
        for (const model::Event& event : events)
            session.apply(event);
        fold.push_back(bench::since(start));

        start = Clock::now();
        model::EventLog kept;
        for (const model::Event& event : events)
            kept.append(event);
        log.push_back(bench::since(start));

        // What the packet table needs beside the fold, timed together with it.
        start = Clock::now();
        model::Session beside;
        model::TransactionIndex transactions;
        for (const model::Event& event : events) {
            beside.apply(event);
            transactions.append(event, beside);
        }
        index.push_back(bench::since(start));
    }
    report.add("fold_events_per_s", perSecond(events.size(), Spread(fold).median()));
    report.add("log_events_per_s", perSecond(events.size(), Spread(log).median()));
    report.add("fold_and_index_events_per_s", perSecond(events.size(), Spread(index).median()));
}

void seekTime(const model::EventLog& log, Report& report)
{
    std::mt19937_64 random(7);
    const auto last = log[log.size() - 1].at.count();
    std::uniform_int_distribution<std::int64_t> instant(0, last);
    std::vector<double> times;
    std::vector<double> cpu;
    std::uint64_t counted = 0;
    for (int i = 0; i < seeks; ++i) {
        const model::SessionTime at(instant(random));
        const auto start = Clock::now();
        const double cpuBefore = bench::threadCpu();
        const model::Session state = log.stateAt(log.countUntil(at));
        cpu.push_back(bench::threadCpu() - cpuBefore);
        times.push_back(bench::since(start));
        counted += state.eventCount();
    }
    const Spread spread(std::move(times));
    report.add("seek_p50_ms", spread.median());
    report.add("seek_p99_ms", spread.p99());
    report.add("seek_max_ms", spread.max());
    const Spread computed(std::move(cpu));
    report.add("seek_cpu_p99_ms", computed.p99());
    report.add("seek_cpu_max_ms", computed.max());
    if (counted == 0)
        std::abort(); // and so the loop has an effect
}

void files(const std::vector<model::Event>& events, Report& report)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("session.icelens"));
    std::vector<double> write;
    std::vector<double> read;
    std::vector<double> open;
    for (int round = 0; round < rounds; ++round) {
        auto start = Clock::now();
        if (record::saveSession(path, {}, events))
            std::abort();
        write.push_back(bench::since(start));

        start = Clock::now();
        std::size_t count = 0;
        const auto ignore = [&](const model::Event&) { ++count; };
        if (!record::readSession(path, ignore) || count != events.size())
            std::abort();
        read.push_back(bench::since(start));

        start = Clock::now();
        model::EventLog log;
        if (!record::readSession(path, [&](model::Event event) { log.append(std::move(event)); }))
            std::abort();
        open.push_back(bench::since(start));
    }
    const auto bytes = static_cast<double>(QFileInfo(path).size());
    const auto megabytes = [&](double milliseconds) { return bytes / 1e6 * 1000 / milliseconds; };
    report.add("file_bytes_per_event", bytes / static_cast<double>(events.size()));
    report.add("save_MB_per_s", megabytes(Spread(write).median()));
    report.add("read_MB_per_s", megabytes(Spread(read).median()));
    report.add("read_events_per_s", perSecond(events.size(), Spread(read).median()));
    report.add("read_and_fold_MB_per_s", megabytes(Spread(open).median()));
    report.add("read_and_fold_events_per_s", perSecond(events.size(), Spread(open).median()));
}

/// Bytes of the events, of the log's snapshots, and of the whole as the system sees it.
model::EventLog memory(const test::SessionShape& shape, Report& report)
{
    const auto count = static_cast<double>(shape.events);
    const std::size_t heapBefore = bench::heapInUse();
    const std::size_t residentBefore = bench::residentBytes();
    std::vector<model::Event> events = test::generatedSession(shape);
    events.shrink_to_fit();
    const auto eventBytes = static_cast<double>(bench::heapInUse() - heapBefore);

    model::EventLog log;
    for (model::Event& event : events)
        log.append(std::move(event));
    events = {};
    malloc_trim(0);
    const auto all = static_cast<double>(bench::heapInUse() - heapBefore);
    report.add("event_bytes", eventBytes / count);
    report.add("log_bytes_per_event", all / count);
    report.add("snapshots_MB", (all - eventBytes) / 1e6);
    report.add("resident_bytes_per_event",
               static_cast<double>(bench::residentBytes() - residentBefore) / count);
    return log;
}

} // namespace

int main(int argc, char* argv[])
{
    test::SessionShape shape;
    shape.events = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    shape.pairs = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 200;
    Report report;
    report.add("events", static_cast<double>(shape.events));
    report.add("pairs", static_cast<double>(shape.pairs));
    {
        const model::EventLog log = memory(shape, report);
        seekTime(log, report);
    }
    const std::vector<model::Event> events = test::generatedSession(shape);
    foldRate(events, report);
    files(events, report);
    report.print();
}
