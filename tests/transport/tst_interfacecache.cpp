// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/wire/interfacecache.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstdio>
#include <dlfcn.h>
#include <fcntl.h>
#include <functional>
#include <ifaddrs.h>
#include <netinet/in.h>
#include <sched.h>
#include <set>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using icelens::transport::interfaceCacheCounters;
using icelens::transport::setInterfaceCacheEnabled;

namespace {

using Lines = std::vector<std::string>;

std::string text(const sockaddr* address)
{
    std::array<char, INET6_ADDRSTRLEN> buffer{};
    if (address == nullptr)
        return "-";
    if (address->sa_family == AF_INET) {
        const auto* const in = reinterpret_cast<const sockaddr_in*>(address);
        inet_ntop(AF_INET, &in->sin_addr, buffer.data(), buffer.size());
    } else if (address->sa_family == AF_INET6) {
        const auto* const in = reinterpret_cast<const sockaddr_in6*>(address);
        inet_ntop(AF_INET6, &in->sin6_addr, buffer.data(), buffer.size());
        return buffer.data() + ('%' + std::to_string(in->sin6_scope_id));
    } else {
        return "family " + std::to_string(address->sa_family);
    }
    return buffer.data();
}

/// All that a list says, but for the counters of traffic.
Lines lines(const ifaddrs* list)
{
    Lines result;
    for (const ifaddrs* entry = list; entry != nullptr; entry = entry->ifa_next) {
        result.push_back(std::string(entry->ifa_name) + ' ' + std::to_string(entry->ifa_flags) + ' '
                         + text(entry->ifa_addr) + ' ' + text(entry->ifa_netmask) + ' '
                         + text(entry->ifa_ifu.ifu_broadaddr)
                         + (entry->ifa_data != nullptr ? " data" : ""));
    }
    return result;
}

Lines ask()
{
    ifaddrs* list = nullptr;
    if (getifaddrs(&list) != 0)
        return {"failed"};
    Lines result = lines(list);
    freeifaddrs(list);
    return result;
}

/// Past the cache.
Lines askKernel()
{
    setInterfaceCacheEnabled(false);
    Lines result = ask();
    setInterfaceCacheEnabled(true);
    return result;
}

std::uint64_t readsDuring(const std::function<void()>& action)
{
    const auto before = interfaceCacheCounters().reads;
    action();
    return interfaceCacheCounters().reads - before;
}

bool ip(const QString& arguments)
{
    return QProcess::execute(QStringLiteral("ip"), arguments.split(QLatin1Char(' '))) == 0;
}

/// Runs @p story in a thread that has a network namespace of its own.
void inNewNamespace(const std::function<void()>& story)
{
    std::thread([&] {
        QVERIFY(unshare(CLONE_NEWNET) == 0);
        QVERIFY(ip(QStringLiteral("link set lo up")));
        QVERIFY(ip(QStringLiteral("link add veth-a type veth peer name veth-b")));
        QVERIFY(ip(QStringLiteral("link set veth-b up")));
        QVERIFY(ip(QStringLiteral("link set veth-a up")));
        // A link without a hardware address, as a VPN has it.
        QVERIFY(ip(QStringLiteral("tuntap add tun-a mode tun")));
        story();
    }).join();
}

} // namespace

class TestInterfaceCache : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void asksTheKernelOnce()
    {
        inNewNamespace([] {
            const Lines first = ask();
            const auto reads = readsDuring([&] {
                for (int i = 0; i < 100; ++i)
                    QCOMPARE(ask(), first);
            });
            // A busy machine may let a list grow too old; the link-local addresses settle.
            QVERIFY2(reads < 20, qPrintable(QString::number(reads)));
            QVERIFY(first.size() >= 5);
        });
    }

    void saysWhatTheKernelSaysAtOnce_data()
    {
        QTest::addColumn<QStringList>("changes");
        QTest::newRow("IPv4 address")
            << QStringList{QStringLiteral("addr add 192.0.2.1/24 dev veth-a"),
                           QStringLiteral("addr del 192.0.2.1/24 dev veth-a")};
        QTest::newRow("IPv4 peer")
            << QStringList{QStringLiteral("addr add 192.0.2.1 peer 192.0.2.9 dev veth-a")};
        QTest::newRow("IPv6 address")
            << QStringList{QStringLiteral("addr add 2001:db8::1/64 dev veth-a"),
                           QStringLiteral("addr del 2001:db8::1/64 dev veth-a")};
        QTest::newRow("IPv6 host address")
            << QStringList{QStringLiteral("addr add 2001:db8::1/128 dev veth-a"),
                           QStringLiteral("addr del 2001:db8::1/128 dev veth-a")};
        QTest::newRow("IPv6 without DAD")
            << QStringList{QStringLiteral("addr add 2001:db8::1/128 dev veth-a nodad")};
        QTest::newRow("link") << QStringList{
            QStringLiteral("link set veth-a down"), QStringLiteral("link set veth-a up"),
            QStringLiteral("link set veth-a down"), QStringLiteral("link set veth-a name renamed"),
            QStringLiteral("link del renamed")};
    }

    void saysWhatTheKernelSaysAtOnce()
    {
        QFETCH(QStringList, changes);
        inNewNamespace([&] {
            (void)ask();
            for (const QString& change : changes) {
                QVERIFY(ip(change));
                const Lines cached = ask();
                QCOMPARE(cached, askKernel());
            }
        });
    }

    void followsAThreadIntoAnotherNamespace()
    {
        inNewNamespace([] {
            QVERIFY(ip(QStringLiteral("addr add 192.0.2.1/24 dev veth-a")));
            const Lines here = ask();
            const int home = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
            QVERIFY(unshare(CLONE_NEWNET) == 0);
            QVERIFY(ip(QStringLiteral("link set lo up")));
            const Lines there = ask();
            QCOMPARE(there, askKernel());
            QVERIFY(there != here);
            QVERIFY(setns(home, CLONE_NEWNET) == 0);
            // What crossed in between is not lost: lists of both are kept apart.
            QCOMPARE(ask(), askKernel());
            close(home);
        });
    }

    void keepsAFewNamespacesOnly()
    {
        for (int i = 0; i < 10; ++i)
            inNewNamespace([] { QCOMPARE(ask(), askKernel()); });
        QCOMPARE(ask(), askKernel());
    }

    void ownsEachListApart()
    {
        (void)ask();
        ifaddrs* a = nullptr;
        ifaddrs* b = nullptr;
        QCOMPARE(getifaddrs(&a), 0);
        QCOMPARE(getifaddrs(&b), 0);
        QVERIFY(a != b);
        const Lines before = lines(b);
        a->ifa_name[0] = '!';
        a->ifa_next = nullptr;
        QCOMPARE(lines(b), before);
        freeifaddrs(b);
        freeifaddrs(a);
        QCOMPARE(ask(), before);
        freeifaddrs(nullptr);
    }

    void freesListsOfTheKernelToo()
    {
        setInterfaceCacheEnabled(false);
        ifaddrs* list = nullptr;
        QCOMPARE(getifaddrs(&list), 0);
        setInterfaceCacheEnabled(true);
        freeifaddrs(list);
    }

    void isWhatLibrariesReach()
    {
        QCOMPARE(dlsym(RTLD_DEFAULT, "getifaddrs"), reinterpret_cast<void*>(&getifaddrs));
        QCOMPARE(dlsym(RTLD_DEFAULT, "freeifaddrs"), reinterpret_cast<void*>(&freeifaddrs));
    }

    void leavesTheParentsWatchAloneAfterAFork()
    {
        inNewNamespace([] {
            (void)ask();
            QVERIFY(ip(QStringLiteral("addr add 192.0.2.1/24 dev veth-a")));
            const pid_t child = fork();
            if (child == 0) {
                const bool same = ask() == askKernel(); // must not eat the parent's notification
                _exit(same ? 0 : 1);
            }
            int status = 0;
            QCOMPARE(waitpid(child, &status, 0), child);
            QCOMPARE(status, 0);
            QCOMPARE(ask(), askKernel());
        });
    }

    void servesThreadsAtOnce()
    {
        const Lines expected = ask();
        std::vector<std::thread> threads;
        std::atomic<int> wrong{0};
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int j = 0; j < 200; ++j)
                    wrong += ask() == expected ? 0 : 1;
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }

    void costOfACall_data()
    {
        QTest::addColumn<bool>("cached");
        QTest::newRow("kernel") << false;
        QTest::newRow("cached") << true;
    }

    void costOfACall()
    {
        QFETCH(bool, cached);
        inNewNamespace([&] {
            for (int i = 1; i <= 20; ++i)
                QVERIFY(ip(QStringLiteral("addr add 192.0.2.%1/24 dev veth-a").arg(i)));
            setInterfaceCacheEnabled(cached);
            QBENCHMARK
            {
                for (int i = 0; i < 100; ++i) {
                    ifaddrs* list = nullptr;
                    getifaddrs(&list);
                    freeifaddrs(list);
                }
            }
            setInterfaceCacheEnabled(true);
        });
    }
};

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    bool allowed = false;
    std::thread([&] { allowed = unshare(CLONE_NEWNET) == 0; }).join();
    if (!allowed || QProcess::execute(QStringLiteral("ip"), {QStringLiteral("-V")}) != 0) {
        std::fputs("Skipped: needs the right to make network namespaces, and iproute2.\n", stderr);
        return 77;
    }
    TestInterfaceCache test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_interfacecache.moc"
