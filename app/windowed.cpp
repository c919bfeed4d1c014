// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowed.h"

#include "app/headless.h"
#include "app/show.h"

namespace icelens::app {

ExitStatus runWindowed(const DemoRequest& request)
{
    return runHeadless(request);
}

ExitStatus runWindowed(const OpenRequest& request)
{
    return show({request.file, false, {}});
}

} // namespace icelens::app
