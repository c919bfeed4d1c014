// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace icelens::model {

/// A growing sequence whose copies share what they have in common.
///
/// Copying costs a pointer a chunk, changing an element copies its chunk if a copy of the sequence
/// still holds it, and sharesChunk() tells without looking at an element that nothing in it
/// changed. That makes snapshots of a fold cheap, and showing two moments a comparison of pointers.
/// Not thread-safe: copies may be read in other threads, each copy is changed in one.
template <class T, std::size_t ChunkSize = 64>
class CowVector
{
public:
    static constexpr std::size_t chunkSize = ChunkSize;

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }

    [[nodiscard]] const T& operator[](std::size_t index) const
    {
        return (*m_chunks[index / ChunkSize])[index % ChunkSize];
    }

    /// For changing the element at @p index. The reference dies with the next change or copy.
    [[nodiscard]] T& mutate(std::size_t index)
    {
        auto& chunk = m_chunks[index / ChunkSize];
        if (chunk.use_count() > 1)
            chunk = std::make_shared<Chunk>(*chunk);
        return (*chunk)[index % ChunkSize];
    }

    void push_back(T value) // NOLINT(readability-identifier-naming): as the standard's containers
    {
        if (m_size % ChunkSize == 0)
            m_chunks.push_back(std::make_shared<Chunk>());
        ++m_size;
        mutate(m_size - 1) = std::move(value);
    }

    [[nodiscard]] std::size_t chunkCount() const { return m_chunks.size(); }

    /// True if both hold the same chunk @p index, so that its elements are equal; false says
    /// nothing.
    [[nodiscard]] bool sharesChunk(const CowVector& other, std::size_t index) const
    {
        return index < m_chunks.size() && index < other.m_chunks.size()
            && m_chunks[index] == other.m_chunks[index];
    }

    friend bool operator==(const CowVector& a, const CowVector& b)
    {
        if (a.m_size != b.m_size)
            return false;
        for (std::size_t i = 0; i < a.m_chunks.size(); ++i) {
            if (a.m_chunks[i] != b.m_chunks[i] && *a.m_chunks[i] != *b.m_chunks[i])
                return false;
        }
        return true;
    }

private:
    using Chunk = std::array<T, ChunkSize>;

    std::vector<std::shared_ptr<Chunk>> m_chunks;
    std::size_t m_size = 0;
};

} // namespace icelens::model
