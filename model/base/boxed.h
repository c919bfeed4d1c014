// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>

namespace icelens::model {

/// An immutable value on the heap that copies share. Keeps large facts from widening every Event.
template <class T>
class Boxed
{
public:
    Boxed()
        : m_value(std::make_shared<const T>())
    {}

    Boxed(T value) // NOLINT(google-explicit-constructor): a Boxed<T> stands for its T
        : m_value(std::make_shared<const T>(std::move(value)))
    {}

    const T& operator*() const { return *m_value; }
    const T* operator->() const { return m_value.get(); }

    friend bool operator==(const Boxed& a, const Boxed& b)
    {
        return a.m_value == b.m_value || *a.m_value == *b.m_value;
    }

private:
    std::shared_ptr<const T> m_value; // never null
};

} // namespace icelens::model
