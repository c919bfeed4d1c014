// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <string>

namespace icelens::record {

/// What is wrong with one line of a session file.
enum class LineFault : std::uint8_t {
    NotJson,      ///< No JSON object, or more than one.
    MissingField, ///< LineError::field is required and absent.
    WrongType,    ///< LineError::field is, say, a string where a number belongs.
    BadValue,     ///< LineError::field has the right type and an impossible value.
    TooLong,      ///< Longer than SessionParser::maxLineLength.
};

struct LineError
{
    LineFault fault = LineFault::NotJson;
    std::string field; ///< Empty where no field is to blame.

    friend bool operator==(const LineError&, const LineError&) = default;
};

/// Why a session file could not be read or written.
enum class FileFault : std::uint8_t {
    CannotOpen, ///< Missing, or not permitted: systemText says which.
    IsDirectory,
    Empty,           ///< Nothing in it.
    NotASession,     ///< Its first line is no header of ours.
    TruncatedHeader, ///< It begins like one and ends within its first line.
    NewerVersion,    ///< A major version that this program cannot read: FileError::version.
    ReadFailed,
    WriteFailed,
    DiskFull,
    Cancelled, ///< By the caller; nothing is wrong with the file.
};

struct FileError
{
    FileFault fault = FileFault::CannotOpen;
    QString path;
    QString systemText; ///< The operating system's words, in its language; may be empty.
    int version = 0;    ///< Of NewerVersion.

    friend bool operator==(const FileError&, const FileError&) = default;
};

} // namespace icelens::record
