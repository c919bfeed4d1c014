// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/optionrow.h"

namespace icelens::ui {

enum class Option {
    Nomination,
    AliceRole,
    BobRole,
    Streams,
    Components,
    CheckListLimit,
    Ta,
    IdleTimeout,
    StunInitialTimeout,
    StunMaxRetransmissions,
    StunReliableTimeout,
    Families,
    Interfaces,
    IceTcp,
    Upnp,
    RelayOnly,
    Trickle,
    TrickleDelay,
    HoldCandidates,
    StunServer,
    TurnServers,
    ConsentFreshness,
};

/// What the form says of an option. Sections were read in the RFCs.
[[nodiscard]] OptionRow::Words wordsOf(Option option);

} // namespace icelens::ui
