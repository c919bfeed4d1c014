// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// @file
/// g_logv() of this program, in front of GLib's: the debug lines of libnice go to the thread's
/// LogObserver, if there is one, and are formatted only if it wants them. Every other line is
/// forwarded. In icelens_tap, which only programs link; there is nothing to call.
