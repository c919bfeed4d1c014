// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/dtls/authenticationwords.h"

namespace icelens::transport {

namespace {

// No two begin with the same four letters, and between any two lie at least three changes of a
// letter.
constexpr std::array<std::string_view, 256> words{
    "acorn",   "agent",   "airport", "album",   "alley",   "amber",   "anchor",  "angel",
    "animal",  "ankle",   "apricot", "apron",   "arctic",  "armor",   "artist",  "atlas",
    "autumn",  "avocado", "bagpipe", "baker",   "balcony", "bamboo",  "banana",  "banjo",
    "barrel",  "bathtub", "battery", "beacon",  "bedroom", "beetle",  "bicycle", "biscuit",
    "bishop",  "blanket", "blossom", "bonnet",  "bridge",  "bronze",  "bubble",  "bucket",
    "buffalo", "bulldog", "burger",  "button",  "cabbage", "cabin",   "cactus",  "camel",
    "canyon",  "caravan", "carpet",  "cashew",  "castle",  "catfish", "cedar",   "ceiling",
    "cheetah", "cherry",  "chimney", "cinema",  "circus",  "clover",  "cobra",   "cockpit",
    "coconut", "coffee",  "compass", "concert", "copper",  "cottage", "cousin",  "cowboy",
    "cricket", "crystal", "curtain", "cushion", "cyclone", "daisy",   "dancer",  "debate",
    "desert",  "diamond", "diesel",  "diploma", "doctor",  "dolphin", "donkey",  "dragon",
    "drawer",  "eagle",   "eclipse", "elbow",   "emerald", "engine",  "equator", "escape",
    "eyebrow", "factory", "family",  "feather", "fiddle",  "finger",  "flute",   "forest",
    "galaxy",  "garlic",  "gazelle", "giraffe", "glacier", "goblin",  "gondola", "gorilla",
    "granite", "grape",   "grocery", "guitar",  "gymnast", "hamster", "handbag", "helmet",
    "hexagon", "horizon", "hotel",   "hunter",  "husband", "iceberg", "igloo",   "infant",
    "inkwell", "insect",  "insulin", "island",  "ivory",   "jaguar",  "jasmine", "jelly",
    "jewel",   "jigsaw",  "journal", "judo",    "jukebox", "jungle",  "juniper", "kayak",
    "ketchup", "kidney",  "kitchen", "koala",   "ladder",  "lagoon",  "lantern", "laptop",
    "lasagna", "lemon",   "leopard", "library", "lizard",  "lobster", "lullaby", "lunch",
    "machine", "magnet",  "mailbox", "mammoth", "marble",  "mayor",   "meadow",  "mermaid",
    "minute",  "mirror",  "muffin",  "museum",  "mustard", "napkin",  "narwhal", "nephew",
    "nugget",  "nutmeg",  "oasis",   "oatmeal", "object",  "ocean",   "octopus", "officer",
    "olive",   "omelet",  "onion",   "opera",   "orange",  "orbit",   "orchard", "ostrich",
    "otter",   "oxygen",  "padlock", "pancake", "panther", "papaya",  "parade",  "parrot",
    "peacock", "peanut",  "pelican", "pencil",  "penguin", "piano",   "pigeon",  "pillow",
    "plaster", "plumber", "poet",    "polar",   "popcorn", "potato",  "pumpkin", "puppet",
    "pyramid", "quartz",  "queen",   "quilt",   "rabbit",  "radish",  "raven",   "ribbon",
    "robot",   "sailor",  "salmon",  "shampoo", "silver",  "sketch",  "sofa",    "spider",
    "spinach", "statue",  "sugar",   "sunset",  "sweater", "temple",  "tobacco", "torch",
    "tractor", "trumpet", "tulip",   "tunnel",  "turtle",  "uniform", "vacuum",  "vampire",
    "village", "violin",  "volcano", "waffle",  "walnut",  "whisper", "widow",   "yogurt"};

} // namespace

const std::array<std::string_view, 256>& authenticationWordList()
{
    return words;
}

std::string authenticationWords(const std::array<std::uint8_t, 4>& octets)
{
    std::string text;
    for (const std::uint8_t octet : octets) {
        if (!text.empty())
            text += ' ';
        text += words.at(octet);
    }
    return text;
}

} // namespace icelens::transport
