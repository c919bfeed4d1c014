// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/scopechooser.h"

#include "model/items/words.h"

#include <QSignalBlocker>

#include <algorithm>

namespace icelens::ui {

using items::Words;

ScopeChooser::ScopeChooser(QWidget* parent)
    : QComboBox(parent)
    , m_scopes{{}}
    , m_names{tr("All agents")}
{
    setAccessibleName(tr("Agent and component shown"));
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    addItems(m_names);
    connect(this, qOverload<int>(&QComboBox::currentIndexChanged), this,
            &ScopeChooser::scopeChanged);
}

void ScopeChooser::offer(const model::Session& session)
{
    std::vector<model::Scope> scopes{{}};
    QStringList names{tr("All agents")};
    for (const auto& agent : session.agents()) {
        scopes.push_back({agent->id, {}, {}});
        names.append(Words::agent(session, agent->id));
        std::size_t components = 0;
        for (const auto& stream : agent->streams)
            components += stream.components.size();
        for (const auto& stream : agent->streams) {
            for (const auto& component : stream.components) {
                if (components < 2)
                    continue;
                scopes.push_back({agent->id, stream.id, component.id});
                names.append(Words::checkList(session, agent->id, stream.id, component.id));
            }
        }
    }
    if (scopes == m_scopes && names == m_names)
        return;
    const auto before = scope();
    {
        const QSignalBlocker quiet(this);
        m_scopes = std::move(scopes);
        m_names = names;
        clear();
        addItems(names);
        const auto same = std::ranges::find(m_scopes, before);
        setCurrentIndex(same != m_scopes.end() ? static_cast<int>(same - m_scopes.begin()) : 0);
    }
    if (scope() != before)
        Q_EMIT scopeChanged();
}

model::Scope ScopeChooser::scope() const
{
    const auto at = static_cast<std::size_t>(std::max(0, currentIndex()));
    return at < m_scopes.size() ? m_scopes[at] : model::Scope();
}

void ScopeChooser::choose(const model::Scope& scope)
{
    const auto found = std::ranges::find(m_scopes, scope);
    if (found != m_scopes.end())
        setCurrentIndex(static_cast<int>(found - m_scopes.begin()));
}

} // namespace icelens::ui
