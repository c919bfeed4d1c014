// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What mail and chats do to text, undone.
namespace icelens::model::sdp {

/// A line of a description, put together again.
struct PastedLine
{
    std::size_t number = 0; ///< In the pasted text, from 1; of its first part.
    std::string text;
};

/// @p text with plain spaces, quotes and dashes, "\n" as its only line end, and without characters
/// that nobody sees. Lines stay where they are.
[[nodiscard]] std::string plainText(std::string_view text);

/// The lines of the SDP in @p plain, which plainText() made: without quoting, broken lines joined,
/// from "v=0" until something else begins. Empty: there is none.
[[nodiscard]] std::vector<PastedLine> sdpLines(std::string_view plain);

/// What an object like {"type": "offer", "sdp": "v=0…"} says.
struct JsonDescription
{
    std::string type; ///< Empty: not said.
    std::string sdp;
};

/// Reads such an object, wherever it begins in @p plain. Empty: there is none with "sdp".
[[nodiscard]] std::optional<JsonDescription> jsonDescription(std::string_view plain);

} // namespace icelens::model::sdp
