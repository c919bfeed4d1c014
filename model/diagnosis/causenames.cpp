// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/cause.h"

#include <array>

namespace icelens::model {

namespace {

struct CauseEntry
{
    std::string_view word;
    Reference reference;
};

// In the order of Cause.
constexpr std::array<CauseEntry, causeCount> causeEntries{{
    {"fingerprint-mismatch", {8122, "5"}},
    {"dtls-failed", {}},
    {"dtls-unanswered", {}},
    {"dtls-stalled", {}},
    {"nat-binding-changed", {4787, "4.3"}},
    {"consent-revoked", {7675, "5.2"}},
    {"consent-timed-out", {7675, "5.1"}},
    {"media-not-arriving", {3550, "6.4.1"}},
    {"media-not-delivered", {3550, "6.4.1"}},
    {"gathering-refused", {}},
    {"ice-ufrag-unknown", {8445, "7.3"}},
    {"ice-password-wrong", {8489, "9.1.3"}},
    {"role-conflict-forever", {8445, "7.3.1.1"}},
    {"nomination-missing", {8445, "8.1.1"}},
    {"answer-from-elsewhere", {8445, "7.2.5.2.1"}},
    {"no-common-family", {8445, "6.1.2.2"}},
    {"turn-credentials", {8489, "9.2.4"}},
    {"turn-nonce-stale", {8489, "9.2.4"}},
    {"turn-quota", {8656, "7.4"}},
    {"turn-transport", {8656, "19"}},
    {"turn-mismatch", {8656, "5"}},
    {"turn-peer-forbidden", {8656, "19"}},
    {"server-refused", {8489, "14.8"}},
    {"server-name-unresolved", {}},
    {"only-tcp", {}},
    {"working-pair-pruned", {8445, "6.1.2.5"}},
    {"checks-not-sent", {}},
    {"nats-refuse", {4787, "5"}},
    {"server-unreachable", {8489, "6.2.1"}},
    {"gathering-never-ends", {}},
    {"peer-name-unresolved", {}},
    {"mdns-unresolved", {}},
    {"no-local-candidates", {}},
    {"candidates-late", {8838, "8"}},
    {"no-remote-candidates", {8863, "3"}},
    {"one-way-lost", {8445, "7.2.5.2.3"}},
    {"answers-lost", {8445, "7.2.5.2.3"}},
    {"nothing-heard", {8445, "7.2.5.2.3"}},
    {"list-limit", {8445, "6.1.2.5"}},
    {"relayed-though-direct", {8445, "8.1.1"}},
    {"lint-pacing", {8445, "14.2"}},
    {"lint-aggressive", {8445, "8.1.1"}},
    {"lint-consent-off", {7675, "5.1"}},
    {"lint-old-stun", {8489, "5"}},
    {"lint-failed-early", {8863, "4"}},
}};

// In the order of Clue.
constexpr std::array<std::string_view, clueCount> clues{
    "requests-unanswered", "server-was-silent",   "others-answered",
    "refused-with-code",   "refused-with-reason", "credentials-sent",
    "refused-again",       "name-not-found",      "tcp-answered",
    "nothing-over-udp",    "no-allocation",       "gathering-open",
    "no-usable-address",   "local-families",      "remote-families",
    "none-gathered",       "relay-only-asked",    "none-signalled",
    "list-failed-at",      "candidate-came-at",   "no-relay-anywhere",
    "checks-unanswered",   "no-check-arrived",    "checks-arrived",
    "pairs-failed",        "direction-unknown",   "foreign-ufrag",
    "integrity-wrong",     "check-refused",       "check-refused-by-us",
    "conflicts-seen",      "roles-switched",      "answered-from-elsewhere",
    "pairs-pruned",        "pruned-pair-checked", "nothing-sent-for",
    "mapped-differs",      "valid-since",         "no-nomination",
    "last-consent-answer", "consent-unanswered",  "consent-refused",
    "mapped-before",       "mapped-since",        "selected-relay",
    "direct-worked",       "direct-unchecked",    "certificate-differs",
    "dtls-started",        "dtls-sent-only",      "dtls-gave-up",
    "dtls-big-repeated",   "dtls-small-answered", "media-sent-only",
    "peer-reports-loss",   "transactions-at",     "use-candidate-at-once",
    "consent-option",      "no-cookie",           "failed-after",
};

constexpr std::array<std::string_view, 3> weights{"cause", "note", "lint"};
constexpr std::array<std::string_view, 3> surenesses{"certain", "very-likely", "possible"};
constexpr std::array<std::string_view, 7> settlings{
    "nothing",   "peer-recording",  "server-log",  "other-network",
    "try-relay", "smaller-packets", "higher-limit"};

} // namespace

std::string_view wordOf(Cause cause)
{
    return causeEntries.at(static_cast<std::size_t>(cause)).word;
}

std::string_view wordOf(Clue clue)
{
    return clues.at(static_cast<std::size_t>(clue));
}

std::string_view wordOf(Weight weight)
{
    return weights.at(static_cast<std::size_t>(weight));
}

std::string_view wordOf(Sureness sure)
{
    return surenesses.at(static_cast<std::size_t>(sure));
}

std::string_view wordOf(Settling settling)
{
    return settlings.at(static_cast<std::size_t>(settling));
}

Reference referenceOf(Cause cause)
{
    return causeEntries.at(static_cast<std::size_t>(cause)).reference;
}

} // namespace icelens::model
