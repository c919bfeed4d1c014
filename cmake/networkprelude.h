// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled for the layer of agents and sockets: what nearly every file of it includes anyway.
#include "model/event/event.h"
#include "model/stun/message.h"

#include <gio/gio.h>
#include <nice/agent.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>
