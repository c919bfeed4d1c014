// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <variant>

namespace icelens::model {

/// A value, or why there is none. E is an enum and its details; only the user interface words it.
///
/// Return a T or an E: both convert. T and E must be different types.
template <class T, class E>
class [[nodiscard]] Result
{
public:
    Result(T value) // NOLINT(google-explicit-constructor): so that a function can return its value
        : m_either(std::in_place_index<0>, std::move(value))
    {}

    Result(E error) // NOLINT(google-explicit-constructor): likewise
        : m_either(std::in_place_index<1>, std::move(error))
    {}

    [[nodiscard]] bool ok() const { return m_either.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// Only if ok(): throws std::bad_variant_access otherwise.
    [[nodiscard]] T& value() { return std::get<0>(m_either); }
    [[nodiscard]] const T& value() const { return std::get<0>(m_either); }
    [[nodiscard]] T& operator*() { return value(); }
    [[nodiscard]] const T& operator*() const { return value(); }
    [[nodiscard]] T* operator->() { return &value(); }
    [[nodiscard]] const T* operator->() const { return &value(); }

    /// Only if not ok().
    [[nodiscard]] const E& error() const { return std::get<1>(m_either); }

private:
    std::variant<T, E> m_either;
};

} // namespace icelens::model
