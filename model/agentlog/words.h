// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace icelens::model {

template <class Value>
using Word = std::pair<std::string_view, Value>;

/// What @p word stands for; empty for a word that is not among @p words.
template <class Value, std::size_t Count>
std::optional<Value> lookUp(const std::array<Word<Value>, Count>& words, std::string_view word)
{
    const auto found = std::ranges::find(words, word, &Word<Value>::first);
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

} // namespace icelens::model
