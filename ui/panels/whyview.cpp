// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/whyview.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QTextBlock>
#include <QTextDocument>
#include <QWheelEvent>

#include <memory>
#include <utility>

namespace icelens::ui {

namespace {

/// Each anchor of the document once, from top to bottom.
template <class Visit>
void forEachAnchor(const QTextDocument& document, Visit visit)
{
    QString last;
    int lastEnd = -1;
    for (auto block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const auto fragment = it.fragment();
            const auto href = fragment.charFormat().anchorHref();
            const bool goesOn = href == last && fragment.position() == lastEnd;
            if (!href.isEmpty() && !goesOn)
                visit(href, fragment);
            last = href;
            lastEnd = fragment.position() + fragment.length();
        }
    }
}

} // namespace

WhyView::WhyView(QWidget* parent)
    : QTextBrowser(parent)
{
    setAccessibleName(tr("Why?"));
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setViewportMargins(space::margin, 0, space::margin, 0);
    document()->setDocumentMargin(0);
    setFont(Theme::instance().font(Theme::Type::Body));
    viewport()->setAutoFillBackground(false);
    setStyleSheet(QStringLiteral("QTextBrowser { background: transparent; border: none; }"));
    connect(this, &QTextBrowser::anchorClicked, this, &WhyView::follow);
    connect(&Theme::instance(), &Theme::changed, this, &WhyView::render);
}

void WhyView::show(std::vector<model::Explanation> answers, QStringList related,
                   const model::Session& session, const model::EventLog* log)
{
    m_session = session;
    m_log = log;
    if (answers == m_shown.answers && related == m_shown.related)
        return;
    const bool sameQuestions = !answers.empty() && !m_shown.answers.empty()
        && answers.front().question == m_shown.answers.front().question;
    if (!sameQuestions) {
        m_shown.term.reset();
        m_shown.allEvidence.reset();
    }
    m_shown.answers = std::move(answers);
    m_shown.related = std::move(related);
    render();
}

void WhyView::clear()
{
    m_shown = {};
    m_session = {};
    m_log = nullptr;
    render();
}

QString WhyView::plainAnswers() const
{
    return m_log == nullptr ? QString() : WhyText(m_shown, m_session, *m_log).plain();
}

std::optional<items::Term> WhyView::openTerm() const
{
    return m_shown.term ? std::optional(static_cast<items::Term>(m_shown.term->number))
                        : std::nullopt;
}

void WhyView::render()
{
    const auto focused = focusedLink();
    if (m_shown.term && m_shown.term->answer >= static_cast<int>(m_shown.answers.size()))
        m_shown.term.reset();
    // Icons are drawn in the colours of the theme.
    document()->clear();
    setFont(Theme::instance().font(Theme::Type::Body));
    setHtml(m_log == nullptr ? QString() : WhyText(m_shown, m_session, *m_log).html());
    fit();
    if (focused)
        focusLink(focused->href());
}

QVariant WhyView::loadResource(int type, const QUrl& name)
{
    if (type != QTextDocument::ImageResource || name.scheme() != QLatin1String("icon"))
        return {}; // nothing is ever fetched
    return icon(name.path(), ColourRole::Text2).pixmap(QSize(13, 13), devicePixelRatioF());
}

void WhyView::fit()
{
    const int width = viewport()->width();
    if (document()->textWidth() != width)
        document()->setTextWidth(width);
    const int height = static_cast<int>(document()->size().height()) + 2;
    if (this->height() != height)
        setFixedHeight(height);
}

void WhyView::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    fit();
}

QSize WhyView::sizeHint() const
{
    return {240, static_cast<int>(document()->size().height()) + 2};
}

QSize WhyView::minimumSizeHint() const
{
    return {120, 0};
}

void WhyView::follow(const QUrl& url)
{
    const auto link = WhyLink::parse(url.toString());
    if (!link)
        return;
    switch (link->kind) {
    case WhyLink::Kind::Event:
        return Q_EMIT eventChosen(link->number);
    case WhyLink::Kind::Pair:
        return Q_EMIT pairChosen(static_cast<quint32>(link->number));
    case WhyLink::Kind::Related:
        return Q_EMIT relatedChosen(static_cast<int>(link->number));
    case WhyLink::Kind::Glossary:
        return Q_EMIT glossaryRequested(static_cast<items::Term>(link->number));
    case WhyLink::Kind::Term:
        if (m_shown.term == link)
            m_shown.term.reset();
        else
            m_shown.term = link;
        render();
        // On to the way back, below the entry; the way back leads here again.
        return focusLink(m_shown.term
                             ? WhyLink{WhyLink::Kind::CloseTerm, link->number, link->answer}.href()
                             : link->href());
    case WhyLink::Kind::CloseTerm:
        m_shown.term.reset();
        render();
        return focusLink(WhyLink{WhyLink::Kind::Term, link->number, link->answer}.href());
    case WhyLink::Kind::MoreEvidence:
        m_shown.allEvidence = link->number;
        return render();
    }
}

void WhyView::focusLink(const QString& href)
{
    bool found = false;
    forEachAnchor(*document(), [&](const QString& anchor, const QTextFragment& fragment) {
        if (found || anchor != href)
            return;
        found = true;
        QTextCursor cursor(document());
        cursor.setPosition(fragment.position());
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
        setTextCursor(cursor);
    });
    if (found && hasFocus())
        reveal();
}

void WhyView::reveal()
{
    const auto bounds = cursorRect().translated(viewport()->pos());
    Q_EMIT revealed(bounds.adjusted(-8, -24, 8, 24));
}

std::optional<WhyLink> WhyView::focusedLink() const
{
    const auto cursor = textCursor();
    if (!hasFocus() || !cursor.hasSelection())
        return std::nullopt;
    return WhyLink::parse(cursor.charFormat().anchorHref());
}

QList<WhyLink> WhyView::links() const
{
    QList<WhyLink> links;
    forEachAnchor(*document(), [&](const QString& anchor, const QTextFragment&) {
        if (const auto link = WhyLink::parse(anchor))
            links.push_back(*link);
    });
    return links;
}

std::optional<items::Term> WhyView::termAtFocus() const
{
    if (const auto open = openTerm())
        return open;
    const auto focused = focusedLink();
    if (focused && focused->kind == WhyLink::Kind::Term)
        return static_cast<items::Term>(focused->number);
    return std::nullopt;
}

bool WhyView::focusNextPrevChild(bool next)
{
    const bool stays = QTextBrowser::focusNextPrevChild(next);
    if (stays && hasFocus())
        reveal();
    return stays;
}

void WhyView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_shown.term) {
        const WhyLink back{WhyLink::Kind::Term, m_shown.term->number, m_shown.term->answer};
        m_shown.term.reset();
        render();
        focusLink(back.href());
        return;
    }
    const bool link = focusedLink().has_value();
    if (event->matches(QKeySequence::Copy) && (link || !textCursor().hasSelection())) {
        copyAll();
        return;
    }
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
        focusNextPrevChild(event->key() == Qt::Key_Down);
        return;
    }
    QTextBrowser::keyPressEvent(event);
}

void WhyView::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // the panel scrolls, not its text
}

void WhyView::contextMenuEvent(QContextMenuEvent* event)
{
    const std::unique_ptr<QMenu> menu(createStandardContextMenu(event->pos()));
    auto* first = menu->actions().isEmpty() ? nullptr : menu->actions().front();
    auto* all = new QAction(tr("Copy All Answers"), menu.get());
    connect(all, &QAction::triggered, this, &WhyView::copyAll);
    menu->insertAction(first, all);
    menu->exec(event->globalPos());
}

void WhyView::copyAll() const
{
    QApplication::clipboard()->setText(plainAnswers());
}

} // namespace icelens::ui
