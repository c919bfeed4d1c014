// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// @file
/// The socket tap: g_socket_send_message(), g_socket_send_messages() and g_socket_receive_message()
/// of this program, in front of those of libgio.
///
/// libnice reaches them because the dynamic linker looks into the program first; they forward every
/// call, and tell the thread's SocketObserver what a successful one moved. They are in icelens_tap,
/// which only programs link; there is nothing to call. With no observer a call costs a read of a
/// thread-local more than before, and allocates nothing.
///
/// Elsewhere than on ELF platforms a program's symbols do not come before a library's: a port needs
/// another way to see the wire, and until then tapSelfTest() says that nothing is seen.
