// SPDX-License-Identifier: GPL-3.0-or-later
#include "colourvision.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace icelens::test {

namespace {

using Triple = std::array<double, 3>;
constexpr double pi = std::numbers::pi;

double toLinear(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double fromLinear(double value)
{
    value = std::clamp(value, 0.0, 1.0);
    return value <= 0.0031308 ? value * 12.92 : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
}

Triple linear(const QColor& colour)
{
    return {toLinear(colour.redF()), toLinear(colour.greenF()), toLinear(colour.blueF())};
}

double luminance(const QColor& colour)
{
    const auto [r, g, b] = linear(colour);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

Triple lab(const QColor& colour)
{
    const auto [r, g, b] = linear(colour);
    const Triple xyz{(0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047,
                     0.2126729 * r + 0.7151522 * g + 0.0721750 * b,
                     (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883};
    const auto f = [](double t) {
        return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    };
    return {116 * f(xyz[1]) - 16, 500 * (f(xyz[0]) - f(xyz[1])), 200 * (f(xyz[1]) - f(xyz[2]))};
}

double hue(double a, double b)
{
    if (a == 0 && b == 0)
        return 0;
    const double angle = std::atan2(b, a);
    return angle < 0 ? angle + 2 * pi : angle;
}

} // namespace

double contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor seenBy(Vision vision, const QColor& colour)
{
    static constexpr std::array<Triple, 3> deuteranopia{{{0.367322, 0.860646, -0.227968},
                                                         {0.280085, 0.672501, 0.047413},
                                                         {-0.011820, 0.042940, 0.968881}}};
    static constexpr std::array<Triple, 3> protanopia{{{0.152286, 1.052583, -0.204868},
                                                       {0.114503, 0.786281, 0.099216},
                                                       {-0.003882, -0.048116, 1.051998}}};
    if (vision == Vision::Normal)
        return colour;
    const auto& matrix = vision == Vision::Deuteranopia ? deuteranopia : protanopia;
    const Triple in = linear(colour);
    Triple out{};
    for (std::size_t row = 0; row < 3; ++row)
        out[row] = matrix[row][0] * in[0] + matrix[row][1] * in[1] + matrix[row][2] * in[2];
    return QColor::fromRgbF(static_cast<float>(fromLinear(out[0])),
                            static_cast<float>(fromLinear(out[1])),
                            static_cast<float>(fromLinear(out[2])));
}

// Sharma, Wu and Dalal (2005): the names are theirs.
double colourDistance(const QColor& first, const QColor& second)
{
    const Triple one = lab(first);
    const Triple two = lab(second);
    const double meanC = (std::hypot(one[1], one[2]) + std::hypot(two[1], two[2])) / 2;
    const double c7 = std::pow(meanC, 7);
    const double g = 0.5 * (1 - std::sqrt(c7 / (c7 + std::pow(25.0, 7))));
    const double a1 = (1 + g) * one[1];
    const double a2 = (1 + g) * two[1];
    const double chroma1 = std::hypot(a1, one[2]);
    const double chroma2 = std::hypot(a2, two[2]);
    const double hue1 = hue(a1, one[2]);
    const double hue2 = hue(a2, two[2]);

    const bool grey = chroma1 * chroma2 == 0;
    double dHue = grey ? 0 : hue2 - hue1;
    if (dHue > pi)
        dHue -= 2 * pi;
    else if (dHue < -pi)
        dHue += 2 * pi;
    const double dL = two[0] - one[0];
    const double dC = chroma2 - chroma1;
    const double dH = 2 * std::sqrt(chroma1 * chroma2) * std::sin(dHue / 2);

    const double meanL = (one[0] + two[0]) / 2;
    const double meanChroma = (chroma1 + chroma2) / 2;
    double meanHue = hue1 + hue2;
    if (!grey) {
        if (std::abs(hue1 - hue2) > pi)
            meanHue += meanHue < 2 * pi ? 2 * pi : -2 * pi;
        meanHue /= 2;
    }
    const double degree = pi / 180;
    const double t = 1 - 0.17 * std::cos(meanHue - 30 * degree) + 0.24 * std::cos(2 * meanHue)
        + 0.32 * std::cos(3 * meanHue + 6 * degree) - 0.20 * std::cos(4 * meanHue - 63 * degree);
    const double l50 = (meanL - 50) * (meanL - 50);
    const double sL = 1 + 0.015 * l50 / std::sqrt(20 + l50);
    const double sC = 1 + 0.045 * meanChroma;
    const double sH = 1 + 0.015 * meanChroma * t;
    const double theta = 30 * degree * std::exp(-std::pow((meanHue / degree - 275) / 25, 2));
    const double m7 = std::pow(meanChroma, 7);
    const double rotation = -2 * std::sqrt(m7 / (m7 + std::pow(25.0, 7))) * std::sin(2 * theta);
    const double l = dL / sL;
    const double c = dC / sC;
    const double h = dH / sH;
    return std::sqrt(l * l + c * c + h * h + rotation * c * h);
}

} // namespace icelens::test
