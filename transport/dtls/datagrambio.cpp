// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/dtls/datagrambio.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace icelens::transport {

namespace {

DatagramPort& portOf(BIO* bio)
{
    return *static_cast<DatagramPort*>(BIO_get_data(bio));
}

int writeDatagram(BIO* bio, const char* data, int size)
{
    BIO_clear_retry_flags(bio);
    if (size <= 0)
        return 0;
    portOf(bio).send(std::as_bytes(std::span(data, static_cast<std::size_t>(size))));
    return size; // lost datagrams are the business of DTLS
}

int readDatagram(BIO* bio, char* data, int size)
{
    BIO_clear_retry_flags(bio);
    const auto datagram = std::exchange(portOf(bio).incoming, {});
    if (datagram.empty() || size <= 0) {
        BIO_set_retry_read(bio);
        return -1;
    }
    const std::size_t octets = std::min(datagram.size(), static_cast<std::size_t>(size));
    std::memcpy(data, datagram.data(), octets);
    return static_cast<int>(octets);
}

long control(BIO* bio, int command, long /*number*/, void* /*pointer*/)
{
    switch (command) {
    case BIO_CTRL_FLUSH:
        return 1;
    case BIO_CTRL_DGRAM_QUERY_MTU:
    case BIO_CTRL_DGRAM_GET_MTU:
    case BIO_CTRL_DGRAM_GET_FALLBACK_MTU:
        return static_cast<long>(portOf(bio).mtu);
    default:
        return 0;
    }
}

/// Made once and never freed: it is a table of functions.
BIO_METHOD* methods()
{
    static BIO_METHOD* const table = [] {
        BIO_METHOD* const made =
            BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "datagrams in memory");
        if (made != nullptr) {
            BIO_meth_set_write(made, writeDatagram);
            BIO_meth_set_read(made, readDatagram);
            BIO_meth_set_ctrl(made, control);
        }
        return made;
    }();
    return table;
}

} // namespace

BIO* makeDatagramBio(DatagramPort& port)
{
    BIO_METHOD* const table = methods();
    BIO* const bio = table == nullptr ? nullptr : BIO_new(table);
    if (bio == nullptr)
        return nullptr;
    BIO_set_data(bio, &port);
    BIO_set_init(bio, 1);
    return bio;
}

} // namespace icelens::transport
