// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// @file
/// getnameinfo() of this program, in front of libc's: writes an IPv4 address in numbers itself.
///
/// libnice 0.1.21 writes every address of every interface as text once per candidate pair, and
/// libc's way (through its printf) is a third of what 400 pairs cost once the interfaces are
/// cached. What else is asked for is forwarded. In icelens_tap, which only programs link; there is
/// nothing to call.
