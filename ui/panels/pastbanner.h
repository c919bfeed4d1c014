// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace icelens::ui {

class Playback;

/// Over the views while they show the past of a session that goes on. UI thread.
class PastBanner : public QWidget
{
    Q_OBJECT

public:
    explicit PastBanner(QWidget* parent = nullptr);

    /// Shows itself if @p live and the views do not follow; else takes itself away.
    void show(const Playback& playback, bool live);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_what;
    QLabel* m_ahead;
};

/// Two pixels of accent around what its parent holds, above it; lets every click through.
class PastFrame : public QWidget
{
public:
    explicit PastFrame(QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void fit();
};

} // namespace icelens::ui
