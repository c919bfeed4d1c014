// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/dtls/srtpkeys.h"

#include <openssl/crypto.h>

namespace icelens::transport {

SrtpKey::~SrtpKey()
{
    OPENSSL_cleanse(material.data(), material.size());
}

SrtpKeyLengths keyLengthsOf(model::SrtpProfile profile)
{
    switch (profile) {
    case model::SrtpProfile::Aes128CmSha1Tag80:
    case model::SrtpProfile::Aes128CmSha1Tag32:
        return {16, 14};
    case model::SrtpProfile::AeadAes128Gcm:
        return {16, 12};
    case model::SrtpProfile::AeadAes256Gcm:
        return {32, 12};
    case model::SrtpProfile::None:
        break;
    }
    return {};
}

} // namespace icelens::transport
