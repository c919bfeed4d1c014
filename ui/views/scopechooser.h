// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/statemachine.h"
#include "model/session/session.h"

#include <QComboBox>

#include <vector>

namespace icelens::ui {

/// Which agent and component a view draws: everything, an agent, or one of its components.
class ScopeChooser : public QComboBox
{
    Q_OBJECT

public:
    explicit ScopeChooser(QWidget* parent = nullptr);

    /// Offers what is there; the choice stays if it is still offered.
    void offer(const model::Session& session);
    [[nodiscard]] model::Scope scope() const;
    /// Nothing if it is not offered.
    void choose(const model::Scope& scope);

Q_SIGNALS:
    void scopeChanged();

private:
    std::vector<model::Scope> m_scopes;
    QStringList m_names;
};

} // namespace icelens::ui
