// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/dtls/fingerprint.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace icelens::transport {

namespace {

struct Algorithm
{
    std::string_view name;
    const EVP_MD* (*digest)();
};

/// Weakest first.
constexpr std::array<Algorithm, 5> algorithms{{{"sha-1", EVP_sha1},
                                               {"sha-224", EVP_sha224},
                                               {"sha-256", EVP_sha256},
                                               {"sha-384", EVP_sha384},
                                               {"sha-512", EVP_sha512}}};

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x))
            == std::tolower(static_cast<unsigned char>(y));
    });
}

/// -1 if it is not known.
int strength(std::string_view algorithm)
{
    for (std::size_t i = 0; i < algorithms.size(); ++i) {
        if (equalsIgnoringCase(algorithms[i].name, algorithm))
            return static_cast<int>(i);
    }
    return -1;
}

std::string inHex(std::span<const unsigned char> octets)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (const unsigned char octet : octets) {
        if (!text.empty())
            text += ':';
        text += digits[octet >> 4U];
        text += digits[octet & 0x0FU];
    }
    return text;
}

} // namespace

std::optional<Fingerprint> fingerprintOf(const X509* certificate, std::string_view algorithm)
{
    const int index = strength(algorithm);
    if (index < 0 || certificate == nullptr)
        return std::nullopt;
    const Algorithm& known = algorithms.at(static_cast<std::size_t>(index));
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned int length = 0;
    if (X509_digest(certificate, known.digest(), hash.data(), &length) != 1)
        return std::nullopt;
    return Fingerprint{std::string(known.name), inHex(std::span(hash).first(length))};
}

model::FingerprintVerdict verdictOn(const X509* certificate, std::span<const Fingerprint> signalled)
{
    int strongest = -1;
    for (const Fingerprint& one : signalled)
        strongest = std::max(strongest, strength(one.algorithm));
    if (strongest < 0)
        return model::FingerprintVerdict::Differs;
    const auto ours =
        fingerprintOf(certificate, algorithms.at(static_cast<std::size_t>(strongest)).name);
    const bool matches = ours && std::ranges::any_of(signalled, [&](const Fingerprint& one) {
                             return strength(one.algorithm) == strongest
                                 && equalsIgnoringCase(one.value, ours->value);
                         });
    return matches ? model::FingerprintVerdict::Matches : model::FingerprintVerdict::Differs;
}

} // namespace icelens::transport
