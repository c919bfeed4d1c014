// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stun/describe.h"
#include "model/stun/inner.h"

#include <cstdlib>

using namespace icelens::model::stun;

namespace {

/// What must hold of any description: its fields and the undecoded rest are all of the bytes.
void check(std::span<const std::byte> bytes)
{
    const auto description = describe(Message::decode(bytes));
    std::size_t end = 0;
    for (const Field& field : description.fields) {
        if (field.offset != end || field.valueOffset + field.valueLength > end + field.length)
            std::abort();
        end += field.length;
    }
    if (end + description.undecoded != bytes.size())
        std::abort();
}

/// Reads every attribute in every way, as other callers do.
void readAll(const Message& message)
{
    for (const Attribute& attribute : message.attributes()) {
        const auto type = static_cast<AttributeType>(attribute.type);
        if (message.find(type) == nullptr)
            std::abort();
        (void)message.address(attribute);
        (void)message.number32(type);
        (void)message.number64(type);
        (void)message.text(type);
    }
    (void)message.errorCode();
    (void)message.errorReason();
    (void)message.fingerprintMatches();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto bytes = std::as_bytes(std::span(data, size));
    check(bytes);
    readAll(Message::decode(bytes));
    const Framing framing = classify(bytes);
    if (decodeChannelData(bytes).has_value() != (framing == Framing::ChannelData))
        std::abort();
    if (const auto inner = unwrap(bytes))
        check(inner->bytes);
    return 0;
}
