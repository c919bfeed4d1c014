// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/sdpconvert.h"

#include "model/sdp/sdpattributes.h"
#include "model/sdp/sdpwriter.h"

namespace icelens::transport {

model::sdp::Fingerprint toSdp(const Fingerprint& fingerprint)
{
    return model::sdp::readFingerprint(fingerprint.algorithm + ' ' + fingerprint.value)
        .value_or(model::sdp::Fingerprint());
}

Fingerprint fromSdp(const model::sdp::Fingerprint& fingerprint)
{
    const std::string text = model::sdp::writeFingerprint(fingerprint);
    return {fingerprint.hash, text.substr(text.find(' ') + 1)};
}

} // namespace icelens::transport
