// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"

#include <functional>

namespace icelens::model {

/// Takes one event. Whoever is given a sink says in which thread it calls it.
using EventSink = std::function<void(Event)>;

} // namespace icelens::model
