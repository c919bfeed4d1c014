// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace icelens::model {

/// Immutable bytes that copies share.
class Bytes
{
public:
    Bytes() = default;

    explicit Bytes(std::span<const std::byte> bytes)
        : m_size(bytes.size())
    {
        if (bytes.empty())
            return;
        auto copy = std::make_shared<std::byte[]>(bytes.size());
        std::copy(bytes.begin(), bytes.end(), copy.get());
        m_data = std::move(copy);
    }

    [[nodiscard]] std::span<const std::byte> span() const { return {m_data.get(), m_size}; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }

    friend bool operator==(const Bytes& a, const Bytes& b)
    {
        return a.m_data == b.m_data ? a.m_size == b.m_size : std::ranges::equal(a.span(), b.span());
    }

private:
    std::shared_ptr<const std::byte[]> m_data;
    std::size_t m_size = 0;
};

} // namespace icelens::model
