// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/wire/interfacecache.h"

#include "transport/wire/interfacelist.h"

#include <nice/interfaces.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <ifaddrs.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <mutex>
#include <optional>
#include <pthread.h>
#include <sched.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace icelens::transport {

namespace {

using Clock = std::chrono::steady_clock;

/// The kernel says nothing of traffic counters, and tells of some changes (a tentative IPv6
/// address, a carrier) a little after they show: what is older than this is read anew.
constexpr std::chrono::milliseconds maxAge{250};
/// libnice asks hundreds of times in a few milliseconds, and each look at the watch and at the
/// thread's namespace is a system call. What was looked at this recently is not looked at again.
constexpr std::chrono::milliseconds freshFor{1};
/// A watched namespace cannot die, so only a few are kept.
constexpr std::size_t maxNamespaces = 4;

std::atomic<std::uint64_t> calls{0};
std::atomic<std::uint64_t> reads{0};
std::atomic<bool> enabled{true};
/// How many forks this process is away from where it started: what the parent opened is void.
std::atomic<unsigned> forks{0};

int kernelGetifaddrs(ifaddrs** list)
{
    static auto* const next =
        reinterpret_cast<decltype(&::getifaddrs)>(dlsym(RTLD_NEXT, "getifaddrs"));
    reads.fetch_add(1, std::memory_order_relaxed);
    if (next != nullptr)
        return next(list);
    errno = ENOSYS;
    return -1;
}

class FileDescriptor
{
public:
    explicit FileDescriptor(int fd = -1)
        : m_fd(fd)
    {}
    ~FileDescriptor() { reset(); }
    FileDescriptor(FileDescriptor&& other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept
    {
        reset(std::exchange(other.m_fd, -1));
        return *this;
    }

    [[nodiscard]] int value() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }

    void reset(int fd = -1)
    {
        if (m_fd >= 0)
            close(m_fd);
        m_fd = fd;
    }

private:
    int m_fd;
};

/// Where the calling thread stands: its network namespace, and when that and the namespace's watch
/// were last looked at.
struct Standing
{
    FileDescriptor directory;
    std::string name; ///< "net:[4026531840]"; empty if /proc cannot tell.
    Clock::time_point checkedAt;
    unsigned forks = 0;

    [[nodiscard]] bool isFresh(Clock::time_point now) const
    {
        return !name.empty() && now - checkedAt < freshFor
            && forks == transport::forks.load(std::memory_order_relaxed);
    }

    void check(Clock::time_point now)
    {
        const unsigned generation = transport::forks.load(std::memory_order_relaxed);
        // Reading the link from a directory that is open already is the cheapest way to ask.
        if (!directory.isOpen() || std::exchange(forks, generation) != generation)
            directory.reset(open("/proc/thread-self/ns", O_PATH | O_DIRECTORY | O_CLOEXEC));
        std::array<char, 64> buffer{};
        const ssize_t size = readlinkat(directory.value(), "net", buffer.data(), buffer.size());
        name.assign(buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
        checkedAt = now;
    }
};

Standing& standing()
{
    thread_local Standing instance;
    return instance;
}

/// Hears of every change of interfaces and addresses in the namespace it was opened in.
FileDescriptor openWatch()
{
    FileDescriptor watch(
        socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE));
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    // Routes too: a new IPv6 address shows in the list, and its route is told of, before
    // duplicate address detection lets the kernel tell of the address.
    address.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR | RTMGRP_IPV6_IFINFO
        | RTMGRP_IPV6_ROUTE | RTMGRP_IPV6_PREFIX;
    if (watch.isOpen()
        && bind(watch.value(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        watch.reset();
    return watch;
}

class Cache
{
public:
    int read(ifaddrs** list);
    bool release(ifaddrs* list);
    /// Gives @p take what libnice makes of the calling thread's interfaces, if that is known still.
    template <class Take>
    bool takeTexts(bool includeLoopback, Take take);
    /// What libnice made of the list that was read last.
    void keepTexts(bool includeLoopback, std::vector<std::string> texts);

private:
    using Texts = std::optional<std::vector<std::string>>; // empty: not asked for yet

    struct Known
    {
        std::string name;
        FileDescriptor watch;
        InterfaceList list; // empty: not read yet
        Clock::time_point readAt;
        std::uint64_t usedAt = 0;
        std::array<Texts, 2> texts; // without and with loopback; die with the list
    };

    /// What is known of the calling thread's namespace, emptied if it may no longer hold; null if
    /// nothing can be known. Call it with m_mutex locked.
    Known* current();
    Known* knownAs(const std::string& name);
    static bool changed(const Known& known);
    int readKernel(Known& known, ifaddrs** list);

    std::mutex m_mutex;          // guards all below
    std::vector<Known> m_known;  // one a namespace
    std::vector<ifaddrs*> m_out; // lists of ours that are not freed yet
    std::uint64_t m_uses = 0;
    unsigned m_forks = 0;
};

Cache::Known* Cache::knownAs(const std::string& name)
{
    const unsigned now = forks.load(std::memory_order_relaxed);
    if (std::exchange(m_forks, now) != now)
        m_known.clear();
    const auto found = std::ranges::find(m_known, name, &Known::name);
    if (found != m_known.end())
        return &*found;
    FileDescriptor watch = openWatch();
    if (!watch.isOpen())
        return nullptr;
    if (m_known.size() == maxNamespaces)
        m_known.erase(std::ranges::min_element(m_known, {}, &Known::usedAt));
    m_known.push_back({name, std::move(watch), {}, {}, 0, {}});
    return &m_known.back();
}

bool Cache::changed(const Known& known)
{
    std::array<char, 16> buffer{}; // that something came is all there is to know
    bool any = false;
    for (;;) {
        if (recv(known.watch.value(), buffer.data(), buffer.size(), MSG_DONTWAIT) >= 0)
            any = true;
        else if (errno == EAGAIN)
            return any;
        else if (errno != EINTR && errno != ENOBUFS) // ENOBUFS: more came than it could hold
            return true;
        else
            any = true;
    }
}

int Cache::readKernel(Known& known, ifaddrs** list)
{
    known.list = {};
    known.texts = {};
    known.readAt = Clock::now();
    const int result = kernelGetifaddrs(list);
    if (result == 0)
        known.list = InterfaceList::from(*list).value_or(InterfaceList());
    return result;
}

Cache::Known* Cache::current()
{
    Standing& here = standing();
    const auto now = Clock::now();
    const bool fresh = here.isFresh(now);
    if (!fresh)
        here.check(now);
    Known* const known = here.name.empty() ? nullptr : knownAs(here.name);
    if (known == nullptr)
        return nullptr;
    known->usedAt = ++m_uses;
    if ((!fresh && changed(*known)) || now - known->readAt > maxAge) {
        known->list = {};
        known->texts = {};
    }
    return known;
}

int Cache::read(ifaddrs** list)
{
    const std::scoped_lock lock(m_mutex);
    // Changes are taken off the watch before the list is read: one that comes in between makes the
    // next look read again.
    Known* const known = current();
    if (known == nullptr)
        return kernelGetifaddrs(list);
    if (known->list.empty())
        return readKernel(*known, list);
    ifaddrs* const copy = known->list.copy();
    if (copy == nullptr)
        return kernelGetifaddrs(list);
    m_out.push_back(copy);
    *list = copy;
    return 0;
}

template <class Take>
bool Cache::takeTexts(bool includeLoopback, Take take)
{
    const std::scoped_lock lock(m_mutex);
    const Known* const known = current();
    if (known == nullptr || !known->texts.at(includeLoopback ? 1 : 0))
        return false;
    take(*known->texts.at(includeLoopback ? 1 : 0));
    return true;
}

void Cache::keepTexts(bool includeLoopback, std::vector<std::string> texts)
{
    const std::scoped_lock lock(m_mutex);
    if (Known* const known = current(); known != nullptr && !known->list.empty())
        known->texts.at(includeLoopback ? 1 : 0) = std::move(texts);
}

bool Cache::release(ifaddrs* list)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = std::ranges::find(m_out, list);
        if (found == m_out.end())
            return false;
        m_out.erase(found);
    }
    std::free(list);
    return true;
}

Cache& cache()
{
    // Never destroyed: other threads may ask while the process ends.
    static auto* const instance = [] {
        pthread_atfork(nullptr, nullptr, [] { forks.fetch_add(1, std::memory_order_relaxed); });
        return new Cache;
    }();
    return *instance;
}

} // namespace

InterfaceCacheCounters interfaceCacheCounters()
{
    return {calls.load(std::memory_order_relaxed), reads.load(std::memory_order_relaxed)};
}

void setInterfaceCacheEnabled(bool on)
{
    enabled.store(on, std::memory_order_relaxed);
}

} // namespace icelens::transport

extern "C" __attribute__((visibility("default"), used)) int getifaddrs(ifaddrs** list) noexcept
{
    using namespace icelens::transport;
    calls.fetch_add(1, std::memory_order_relaxed);
    return enabled.load(std::memory_order_relaxed) ? cache().read(list) : kernelGetifaddrs(list);
}

extern "C" __attribute__((visibility("default"), used)) void freeifaddrs(ifaddrs* list) noexcept
{
    using icelens::transport::cache;
    if (list == nullptr || cache().release(list))
        return;
    static auto* const next =
        reinterpret_cast<decltype(&::freeifaddrs)>(dlsym(RTLD_NEXT, "freeifaddrs"));
    if (next != nullptr)
        next(list);
}

// The two ways for a thread into another network namespace.

extern "C" __attribute__((visibility("default"), used)) int setns(int fd, int type) noexcept
{
    using namespace icelens::transport;
    static auto* const next = reinterpret_cast<decltype(&::setns)>(dlsym(RTLD_NEXT, "setns"));
    standing().name.clear();
    return next(fd, type);
}

extern "C" __attribute__((visibility("default"), used)) int unshare(int flags) noexcept
{
    using namespace icelens::transport;
    static auto* const next = reinterpret_cast<decltype(&::unshare)>(dlsym(RTLD_NEXT, "unshare"));
    standing().name.clear();
    return next(flags);
}

/// libnice asks itself for its addresses as text once per candidate pair, to rank a candidate by
/// its place among them. It does so through the dynamic linker, and so through here.
extern "C" __attribute__((visibility("default"), used)) GList*
nice_interfaces_get_local_ips(gboolean include_loopback)
{
    using namespace icelens::transport;
    static auto* const next = reinterpret_cast<decltype(&::nice_interfaces_get_local_ips)>(
        dlsym(RTLD_NEXT, "nice_interfaces_get_local_ips"));
    if (!enabled.load(std::memory_order_relaxed))
        return next(include_loopback);
    GList* result = nullptr;
    const auto copy = [&result](const std::vector<std::string>& texts) {
        for (auto i = texts.rbegin(); i != texts.rend(); ++i)
            result = g_list_prepend(result, g_strdup(i->c_str()));
    };
    if (cache().takeTexts(include_loopback != FALSE, copy))
        return result;
    GList* const made = next(include_loopback); // reads the list, through us
    std::vector<std::string> texts;
    for (const GList* i = made; i != nullptr; i = i->next)
        texts.emplace_back(static_cast<const char*>(i->data));
    cache().keepTexts(include_loopback != FALSE, std::move(texts));
    return made;
}
