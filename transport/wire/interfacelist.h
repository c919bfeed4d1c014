// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

struct ifaddrs;

namespace icelens::transport {

/// What getifaddrs() returned, in a form that is quickly copied. A value.
class InterfaceList
{
public:
    /// Empty if the list holds something of unknown size, so that it cannot be copied in full.
    [[nodiscard]] static std::optional<InterfaceList> from(const ifaddrs* list);

    /// A list of its own in one block, to be given to free(); null if memory is short or the list
    /// is empty.
    [[nodiscard]] ifaddrs* copy() const;
    [[nodiscard]] bool empty() const { return m_block.empty(); }

private:
    bool addEntry(const ifaddrs& entry);
    std::size_t append(const void* data, std::size_t size);
    void point(std::size_t field, std::size_t target);

    std::vector<std::byte> m_block;      // pointers in it are offsets into it
    std::vector<std::uint32_t> m_fields; // where those pointers are
};

} // namespace icelens::transport
