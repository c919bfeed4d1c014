// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"

#include <compare>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace icelens::model {

/// A growing sequence of events whose copies share them.
///
/// Copying costs a pointer for five hundred events, and no event moves while the list grows. A copy
/// may be read in another thread while the list that it was taken from goes on growing: what one
/// appends is behind the end of the other. Each list is appended to in one thread.
class EventList
{
public:
    class Iterator;

    void append(Event event)
    {
        const std::size_t used = m_size % chunkSize;
        if (used == 0)
            m_chunks.push_back(emptyChunk());
        else if (m_chunks.back()->size() != used) // a list that shares it went on otherwise
            m_chunks.back() = copied(*m_chunks.back(), used);
        m_chunks.back()->push_back(std::move(event));
        ++m_size;
    }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }

    [[nodiscard]] const Event& operator[](std::size_t index) const
    {
        return m_chunks[index / chunkSize]->data()[index % chunkSize];
    }
    [[nodiscard]] const Event& back() const { return (*this)[m_size - 1]; }

    [[nodiscard]] Iterator begin() const;
    [[nodiscard]] Iterator end() const;

private:
    static constexpr std::size_t chunkSize = 512;
    using Chunk = std::vector<Event>; // never beyond chunkSize, so that nothing in it moves

    static std::shared_ptr<Chunk> emptyChunk()
    {
        auto chunk = std::make_shared<Chunk>();
        chunk->reserve(chunkSize);
        return chunk;
    }

    static std::shared_ptr<Chunk> copied(const Chunk& from, std::size_t count)
    {
        auto chunk = emptyChunk();
        chunk->insert(chunk->end(), from.begin(),
                      from.begin() + static_cast<std::ptrdiff_t>(count));
        return chunk;
    }

    std::vector<std::shared_ptr<Chunk>> m_chunks;
    std::size_t m_size = 0;
};

/// A place in an EventList; random access. Dies with the list, not with what is appended to it.
class EventList::Iterator
{
public:
    // As the standard's algorithms ask for them.
    using iterator_category =
        std::random_access_iterator_tag;    // NOLINT(readability-identifier-naming)
    using value_type = Event;               // NOLINT(readability-identifier-naming)
    using difference_type = std::ptrdiff_t; // NOLINT(readability-identifier-naming)
    using pointer = const Event*;           // NOLINT(readability-identifier-naming)
    using reference = const Event&;         // NOLINT(readability-identifier-naming)

    Iterator() = default;
    Iterator(const EventList& list, std::size_t index)
        : m_list(&list)
        , m_index(static_cast<std::ptrdiff_t>(index))
    {}

    reference operator*() const { return (*m_list)[static_cast<std::size_t>(m_index)]; }
    pointer operator->() const { return &**this; }
    reference operator[](difference_type by) const { return *(*this + by); }

    Iterator& operator+=(difference_type by)
    {
        m_index += by;
        return *this;
    }
    Iterator& operator-=(difference_type by) { return *this += -by; }
    Iterator& operator++() { return *this += 1; }
    Iterator& operator--() { return *this -= 1; }
    Iterator operator++(int)
    {
        const Iterator before = *this;
        ++*this;
        return before;
    }
    Iterator operator--(int)
    {
        const Iterator before = *this;
        --*this;
        return before;
    }

    friend Iterator operator+(Iterator at, difference_type by) { return at += by; }
    friend Iterator operator+(difference_type by, Iterator at) { return at += by; }
    friend Iterator operator-(Iterator at, difference_type by) { return at -= by; }
    friend difference_type operator-(const Iterator& a, const Iterator& b)
    {
        return a.m_index - b.m_index;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.m_index == b.m_index; }
    friend auto operator<=>(const Iterator& a, const Iterator& b)
    {
        return a.m_index <=> b.m_index;
    }

private:
    const EventList* m_list = nullptr;
    difference_type m_index = 0;
};

inline EventList::Iterator EventList::begin() const
{
    return {*this, 0};
}

inline EventList::Iterator EventList::end() const
{
    return {*this, m_size};
}

} // namespace icelens::model
