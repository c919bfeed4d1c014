// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/ladderlayout.h"
#include "model/projection/projections.h"
#include "ui/views/sessionview.h"

#include <QPointF>
#include <QRectF>

#include <memory>
#include <optional>
#include <vector>

class QPainter;

namespace icelens::ui {

/// The ladder on paper: where its lifelines and arrows are, and how they look. A screen shows a
/// stretch of it, an export all.
class LadderPicture
{
public:
    struct DrawnArrow
    {
        std::size_t item = 0;                     ///< Its place in the layout.
        model::Arrow arrow;                       ///< Of a message.
        const model::MediaArrow* media = nullptr; ///< The picture's; null of a message.
        std::size_t count = 1;                    ///< Messages drawn as this one.
        QPointF from;
        QPointF to; ///< A lost one ends on its way.
    };

    /// The projections outlive it.
    LadderPicture(const model::Projections& projections, const model::LadderFilter& filter,
                  const Moment& moment, const model::Session& state, std::size_t events);

    /// Pixels a second at which the arrows can be told apart.
    [[nodiscard]] double readableScale() const;
    void setScale(double pixelsPerSecond); ///< > 0

    /// What follows the cursor without a new layout.
    void setMoment(const Moment& moment, const model::Session& state);
    void setWidth(qreal width);

    [[nodiscard]] const model::LadderLayout& layout() const { return m_layout; }
    [[nodiscard]] qreal leastWidth() const;
    [[nodiscard]] qreal width() const { return m_width; }
    [[nodiscard]] qreal height() const; ///< Without the head.
    [[nodiscard]] static qreal headHeight();
    [[nodiscard]] qreal xOf(std::size_t column) const;
    [[nodiscard]] qreal yOf(model::SessionTime time) const;
    [[nodiscard]] model::SessionTime timeAt(qreal y) const;
    /// @p message as it is known at the cursor; one of after the cursor as it will be.
    [[nodiscard]] model::Arrow arrow(model::WireMatch::Ordinal message) const;
    /// @p item of layout(): its arrow.
    [[nodiscard]] DrawnArrow place(std::size_t item) const;
    /// Everything that touches these heights.
    [[nodiscard]] std::vector<DrawnArrow> arrows(qreal from, qreal to) const;
    [[nodiscard]] const model::Session& state() const { return m_state; }

    enum class Sample { Request, Response, Error, Lost, Relayed, Media };
    /// For a legend.
    static void paintSample(QPainter& painter, const QRectF& rect, Sample sample);

    void paintHead(QPainter& painter) const;
    /// Paints what lies between these heights. @p chosen: an event, drawn thick.
    void paint(QPainter& painter, qreal from, qreal to,
               std::optional<std::size_t> chosen = {}) const;

private:
    [[nodiscard]] DrawnArrow placeMessage(std::size_t index) const;
    [[nodiscard]] DrawnArrow placeMedia(std::size_t index) const;
    void paintLifelines(QPainter& painter, qreal from, qreal to) const;
    void paintGaps(QPainter& painter, qreal from, qreal to) const;
    void paintAnswering(QPainter& painter, const DrawnArrow& drawn) const;
    void paintArrow(QPainter& painter, const DrawnArrow& drawn, bool chosen,
                    std::vector<QRectF>* labels) const; ///< Null: no words.
    void paintLater(QPainter& painter, qreal from, qreal to) const;

    const model::Projections* m_projections;
    model::Cursor m_all;
    model::LadderFilter m_filter;
    model::LadderLayout m_layout;
    std::vector<model::MediaArrow> m_mediaNow; ///< As it is known at the cursor.
    Moment m_moment;
    model::Session m_state;
    double m_pixelsPerSecond = 1000;
    qreal m_width = 700;
};

} // namespace icelens::ui
