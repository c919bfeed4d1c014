// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rtp/receiverstatistics.h"
#include "model/rtp/rtcp.h"
#include "model/rtp/rtppacket.h"
#include "model/rtp/telephoneevent.h"

#include <cstdint>
#include <cstdlib>
#include <span>

using namespace icelens::model::rtp;

namespace {

/// Touches the ends of what a view refers to, so that the sanitizer sees it.
void touch(std::span<const std::byte> bytes)
{
    volatile std::byte sink{};
    if (!bytes.empty()) {
        sink = bytes.front();
        sink = bytes.back();
    }
    (void)sink;
}

void readRtp(std::span<const std::byte> bytes)
{
    const auto view = RtpView::parse(bytes);
    if (!view)
        return;
    touch(view->csrcs);
    touch(view->payload);
    for (unsigned id = 0; id < 256; ++id) {
        if (const auto element = view->extension(static_cast<std::uint8_t>(id)))
            touch(*element);
    }
    (void)TelephoneEvent::parse(view->payload);
    ReceiverStatistics statistics(view->ssrc, view->timestamp);
    for (const auto octet : view->payload) {
        const auto value = std::to_integer<std::uint16_t>(octet);
        statistics.onPacket(static_cast<std::uint16_t>(value * 257), value,
                            std::chrono::nanoseconds(value));
    }
    if (statistics.received() > view->payload.size())
        std::abort();
    (void)statistics.report();
}

void readRtcp(std::span<const std::byte> bytes, bool reducedSize)
{
    auto compound = RtcpCompound::parse(bytes, reducedSize);
    if (!compound)
        return;
    std::size_t packets = 0;
    while (const auto packet = compound->next()) {
        ++packets;
        touch(packet->body);
        (void)packet->ssrc();
        (void)packet->senderInfo();
        for (std::size_t i = 0; i < packet->blockCount(); ++i)
            (void)roundTrip(packet->block(i), 0x12345678);
        if (const auto name = packet->cname(); name && name->size() > 255)
            std::abort();
    }
    if (packets == 0 || packets > bytes.size() / 4)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto bytes = std::as_bytes(std::span(data, size));
    readRtp(bytes);
    readRtcp(bytes, false);
    readRtcp(bytes, true);
    return 0;
}
