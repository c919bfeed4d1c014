// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/pulsetap.h"

#include <vector>

namespace icelens::test {

/// A sweep of 40 ms, 500 to 3200 Hz, that is found again after any codec.
[[nodiscard]] const std::vector<float>& chirp();

/// Where it is in @p samples between two places, whole; negative if it is not.
[[nodiscard]] double findChirp(const std::vector<float>& samples, std::int64_t from,
                               std::int64_t to, double leastLikeness);

/// Delays in seconds from @p mouth to @p ear of each chirp that the mouth heard.
struct ChirpDelays
{
    std::vector<double> seconds; ///< Ascending.
    int lost = 0;

    [[nodiscard]] double percentile(double percent) const;
};
[[nodiscard]] ChirpDelays chirpDelays(const Track& mouth, const Track& ear, double longest);

} // namespace icelens::test
