// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/quality/qualityrows.h"

#include "model/items/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace icelens::ui {

namespace {

using Point = model::CallQuality::Point;
using Value = std::optional<double>;

struct RowText
{
    Q_DECLARE_TR_FUNCTIONS(icelens::ui::QualityRows)
};

double milliseconds(std::chrono::microseconds time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

constexpr double percent = 100;
constexpr double kilo = 1000;
constexpr double silence = -60;

QualityRow roundTrip()
{
    return {RowText::tr("Round trip"),
            RowText::tr("ms"),
            1,
            0,
            10,
            false,
            {{{}, ColourRole::InProgress, false, false, [](const Point& point) -> Value {
                  if (!point.report->roundTrip)
                      return {};
                  return milliseconds(*point.report->roundTrip);
              }}}};
}

QualityRow buffer()
{
    return {
        RowText::tr("Jitter buffer"),
        RowText::tr("ms of depth"),
        0,
        0,
        50,
        false,
        {{RowText::tr("depth"), ColourRole::InProgress, false, false,
          [](const Point& point) -> Value { return milliseconds(point.report->bufferDepth); }},
         {RowText::tr("target"), ColourRole::Text, true, false,
          [](const Point& point) -> Value { return milliseconds(point.report->bufferTarget); }}}};
}

QualityRow loss()
{
    return {RowText::tr("Packet loss"),
            RowText::tr("% each second"),
            1,
            0,
            5,
            false,
            {{RowText::tr("lost"), ColourRole::Failed, false, true,
              [](const Point& point) -> Value { return percent * point.rates.lost; }},
             {RowText::tr("late"), ColourRole::Waiting, true, true,
              [](const Point& point) -> Value { return percent * point.rates.late; }}}};
}

QualityRow jitter()
{
    return {RowText::tr("Jitter"),
            RowText::tr("ms (RFC 3550)"),
            1,
            0,
            5,
            false,
            {{RowText::tr("of what arrives"), ColourRole::InProgress, false, false,
              [](const Point& point) -> Value { return milliseconds(point.report->jitter); }},
             {RowText::tr("as the peer sees it"), ColourRole::Succeeded, true, false,
              [](const Point& point) -> Value { return milliseconds(point.report->peerJitter); }}}};
}

QualityRow bitrate()
{
    return {
        RowText::tr("Bitrate"),
        RowText::tr("kbit/s, sent"),
        1,
        0,
        40,
        false,
        {{RowText::tr("sent"), ColourRole::InProgress, false, false,
          [](const Point& point) -> Value { return point.rates.bitsPerSecondSent / kilo; }},
         {RowText::tr("received"), ColourRole::Succeeded, true, false,
          [](const Point& point) -> Value { return point.rates.bitsPerSecondReceived / kilo; }}}};
}

QualityRow mended()
{
    return {RowText::tr("Concealed"),
            RowText::tr("% of the time"),
            1,
            0,
            5,
            false,
            {{RowText::tr("concealed"), ColourRole::InProgress, false, false,
              [](const Point& point) -> Value { return percent * point.rates.concealed; }},
             {RowText::tr("stretched"), ColourRole::Succeeded, true, false,
              [](const Point& point) -> Value { return percent * point.rates.stretched; }}}};
}

QualityRow level()
{
    return {RowText::tr("Level"),
            RowText::tr("dBov, sent"),
            0,
            silence,
            0,
            true,
            {{RowText::tr("sent"), ColourRole::InProgress, false, false,
              [](const Point& point) -> Value {
                  return std::max<double>(point.report->inputLevel, silence);
              }},
             {RowText::tr("received"), ColourRole::Succeeded, true, false,
              [](const Point& point) -> Value {
                  return std::max<double>(point.report->outputLevel, silence);
              }}}};
}

} // namespace

const std::vector<QualityRow>& qualityRows()
{
    static const std::vector<QualityRow> rows{roundTrip(), buffer(), loss(), jitter(),
                                              bitrate(),   mended(), level()};
    return rows;
}

double roundedUp(double value)
{
    if (!(value > 0))
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (step * power >= value)
            return step * power;
    }
    return 10 * power;
}

QString qualityFigure(const QualityRow& row, const std::optional<double>& value)
{
    return value ? QLocale().toString(*value, 'f', row.places) : items::Words::dash();
}

QString qualityWords(const QualityRow& row, const Point* point)
{
    const auto figure = [&](const QualitySeries& series) {
        return qualityFigure(row, point != nullptr ? series.value(*point) : Value());
    };
    if (row.series.size() < 2)
        return RowText::tr("%1: %2 %3", "plot, figure, unit")
            .arg(row.title, figure(row.series.front()), row.unit);
    const QString unit = row.unit.section(QLatin1Char(','), 0, 0);
    return RowText::tr("%1: %2 %3, %4 %5; %6", "plot, series, figure, series, figure, unit")
        .arg(row.title, row.series[0].name, figure(row.series[0]), row.series[1].name,
             figure(row.series[1]), unit);
}

} // namespace icelens::ui
