extension Schema {
    /// Lists that are read page by page, and a count by which a page knows that there is something new to show.
    static let six = lists + pulse

    private static let lists = [
        "ALTER TABLE cluster ADD COLUMN forgotten_at REAL",
        """
        ALTER TABLE cluster ADD COLUMN health TEXT NOT NULL DEFAULT 'progressing'
        CHECK (health IN ('ok', 'progressing', 'attention', 'unknown'))
        """,
        // The next look at a living one says it exactly.
        """
        UPDATE cluster SET health = 'ok' WHERE deleted_at IS NOT NULL
            OR id IN (SELECT id FROM owner WHERE is_reached = 1 AND reached = generation AND problem IS NULL)
        """,
        "CREATE INDEX cluster_list ON cluster (workspace, name, id)",
        "CREATE INDEX cluster_health ON cluster (workspace, health, name, id) WHERE deleted_at IS NULL",
    ]

    /// Triggers, since every statement that changes what people see has to count, whoever writes it.
    private static let pulse: [String] =
        [
            """
            CREATE TABLE pulse (
                workspace TEXT PRIMARY KEY REFERENCES workspace (id), beats INTEGER NOT NULL CHECK (beats > 0)
            ) STRICT
            """,
            """
            CREATE TRIGGER pulse_of_owner
            AFTER UPDATE OF goal, generation, reached, is_reached, begun_at, problem ON owner
            WHEN (OLD.goal, OLD.generation, OLD.reached, OLD.is_reached, OLD.begun_at, OLD.problem)
                IS NOT (NEW.goal, NEW.generation, NEW.reached, NEW.is_reached, NEW.begun_at, NEW.problem)
            BEGIN \(beat("(SELECT workspace FROM cluster WHERE id = NEW.id)")) END
            """,
            """
            CREATE TRIGGER pulse_of_new_step AFTER INSERT ON step
            BEGIN \(beat("(SELECT workspace FROM cluster WHERE id = NEW.owner)")) END
            """,
            """
            CREATE TRIGGER pulse_of_step AFTER UPDATE OF state, problem ON step
            WHEN (OLD.state, OLD.problem) IS NOT (NEW.state, NEW.problem)
            BEGIN \(beat("(SELECT workspace FROM cluster WHERE id = NEW.owner)")) END
            """,
        ]
        + ["cluster", "credential"].flatMap { table in
            ["INSERT", "UPDATE"].map { change in
                """
                CREATE TRIGGER pulse_of_\(table)_\(change.lowercased()) AFTER \(change) ON \(table)
                BEGIN \(beat("NEW.workspace")) END
                """
            }
        }

    /// One more beat of this workspace; none where there is no such one.
    private static func beat(_ workspace: String) -> String {
        """
        INSERT INTO pulse (workspace, beats) SELECT id, 1 FROM workspace WHERE id = \(workspace)
        ON CONFLICT (workspace) DO UPDATE SET beats = beats + 1;
        """
    }
}
