// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stun/inner.h"

#include "model/stun/message.h"

namespace icelens::model::stun {

namespace {

std::optional<Inner> unwrapIndication(std::span<const std::byte> bytes)
{
    const auto message = Message::decode(bytes);
    if (message.defect() != Defect::None)
        return {};
    if (!message.is(Method::Send, Class::Indication)
        && !message.is(Method::Data, Class::Indication))
        return {};
    const auto peer = message.address(AttributeType::XorPeerAddress);
    const Attribute* data = message.find(AttributeType::Data);
    if (!peer || data == nullptr)
        return {};
    return Inner{data->value, *peer, 0};
}

} // namespace

std::optional<Inner> unwrap(std::span<const std::byte> bytes)
{
    switch (classify(bytes)) {
    case Framing::Stun:
        return unwrapIndication(bytes);
    case Framing::ChannelData:
        if (const auto channel = decodeChannelData(bytes))
            return Inner{channel->data, {}, channel->channel};
        break;
    case Framing::Other:
        break;
    }
    return {};
}

} // namespace icelens::model::stun
