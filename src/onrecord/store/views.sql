-- The flat tables of the exports, by the same names and columns, over the tables of the record.
-- They live in the connection alone ("temp") and hide the record's own tables of these names,
-- which stay within reach as main.statements and so on.

CREATE TEMP VIEW reports AS
SELECT
    id, path, url, outlet, agency, headline,
    (SELECT group_concat(value, '; ') FROM json_each(byline)) AS byline,
    (SELECT group_concat(value, '; ') FROM json_each(contributors)) AS contributors,
    dateline_place, language,
    published_value AS published, published_precision, published_clue,
    nullif(versions ->> '$[0]', id) AS version_of, story, copies_of,
    length(text) AS characters, text, failure
FROM main.reports;

-- What people together say of a finding, the verdict that weighs most first.
CREATE TEMP VIEW verdicts AS
SELECT
    target, kind, verdict,
    CASE verdict WHEN 'reject' THEN 1 WHEN 'edit' THEN 2 WHEN 'accept' THEN 3 ELSE 4 END AS place
FROM main.standing;

-- Who said so.
CREATE TEMP VIEW judges AS
SELECT s.target, s.kind, s.field, j.key AS place, j.value AS name
FROM main.standing AS s, json_each(s.people) AS j;

CREATE TEMP VIEW statements AS
SELECT
    s.id, s.report, r.story, r.published_value AS published, r.outlet, r.url, s.record,
    s.speaker_actor, s.speaker_name, s.speaker_mention, s.speaker_role, s.speaker_of,
    a.kind AS speaker_kind, a.code AS speaker_code, a.sector AS speaker_sector,
    a.identity AS speaker_identity,
    s.cue_text AS cue, s.cue_negated, s.act, s.kind, s.form,
    coalesce((
        SELECT group_concat(words, ' … ')
        FROM (
            SELECT words FROM main.pieces
            WHERE statement = s.id AND part = 'content' ORDER BY ordinal
        )
    ), '') AS content,
    s.addressee_text AS addressee, s.addressee_actor,
    s.said_on_value AS said_on,
    CASE WHEN s.said_on_value IS NOT NULL THEN s.said_on_precision END AS said_on_precision,
    s.venue_text AS venue, s.venue_occasion, s.venue_place,
    s.within, s.condition_text AS condition,
    (SELECT group_concat(value ->> '$[0]', '; ') FROM json_each(s.hedges)) AS hedges,
    s.confidence,
    (
        SELECT b.value ->> '$[0]' FROM json_each(r.blocks) AS b
        WHERE b.value ->> '$[1]' <= e.start_char AND b.value ->> '$[2]' > e.start_char
    ) AS block,
    e.start_char AS start, e.end_char AS "end", e.words AS quote,
    (
        SELECT verdict FROM verdicts WHERE target = s.id AND kind = 'statement'
        ORDER BY place LIMIT 1
    ) AS judged,
    (
        SELECT group_concat(name, '; ') FROM (
            SELECT name FROM judges WHERE target = s.id AND kind = 'statement'
            GROUP BY name ORDER BY min(field), min(place)
        )
    ) AS judged_by
FROM main.statements AS s
JOIN main.reports AS r ON r.id = s.report
LEFT JOIN main.actors AS a ON a.id = s.speaker_actor
LEFT JOIN main.pieces AS e ON e.statement = s.id AND e.part = 'evidence' AND e.ordinal = 0;

CREATE TEMP VIEW candidates AS
SELECT statement, ordinal + 1 AS rank, actor, name, weight FROM main.candidates;

CREATE TEMP VIEW events AS
SELECT
    e.id, e.report, r.story, r.published_value AS published, r.outlet, r.url, e.record,
    e.type, e.mode,
    (SELECT group_concat(value, '; ') FROM json_each(e.contexts)) AS contexts,
    e.quad,
    (SELECT group_concat(value ->> 'name', '; ') FROM json_each(e.actors)) AS actors,
    (SELECT group_concat(value ->> 'name', '; ') FROM json_each(e.recipients)) AS recipients,
    e.trigger_text AS "trigger",
    e.when_value AS date,
    CASE WHEN e.when_value IS NOT NULL THEN e.when_precision END AS date_precision,
    CASE WHEN e.when_value IS NOT NULL THEN e.when_ground END AS date_ground,
    e.where_name AS place, e.where_country AS country, e.where_ground AS place_ground,
    e.status, e.told_by,
    (SELECT group_concat(value ->> 'text', ' … ') FROM json_each(e.matters)) AS matter,
    e.confidence,
    (
        SELECT b.value ->> '$[0]' FROM json_each(r.blocks) AS b
        WHERE b.value ->> '$[1]' <= (e.evidence ->> '$[0].start') AND b.value ->> '$[2]' > (e.evidence ->> '$[0].start')
    ) AS block,
    e.evidence ->> '$[0].start' AS start,
    e.evidence ->> '$[0].end' AS "end",
    e.evidence ->> '$[0].quote' AS quote,
    (
        SELECT verdict FROM verdicts WHERE target = e.id AND kind = 'event'
        ORDER BY place LIMIT 1
    ) AS judged,
    (
        SELECT group_concat(name, '; ') FROM (
            SELECT name FROM judges WHERE target = e.id AND kind = 'event'
            GROUP BY name ORDER BY min(field), min(place)
        )
    ) AS judged_by
FROM main.events AS e
JOIN main.reports AS r ON r.id = e.report;

CREATE TEMP VIEW parties AS
SELECT
    p.event, p.report, p.side, p.rank,
    p.party ->> 'actor' AS actor, p.party ->> 'name' AS name,
    p.party ->> 'role' AS role, p.party ->> 'of' AS "of",
    a.kind, a.code, a.sector, a.identity,
    p.party ->> '$.span[0]' AS start, p.party ->> '$.span[1]' AS "end"
FROM (
    SELECT
        e.id AS event, e.report, e.ordinal, 'actor' AS side, j.key + 1 AS rank, j.value AS party
    FROM main.events AS e, json_each(e.actors) AS j
    UNION ALL
    SELECT e.id, e.report, e.ordinal, 'recipient', j.key + 1, j.value
    FROM main.events AS e, json_each(e.recipients) AS j
) AS p
LEFT JOIN main.actors AS a ON a.id = p.party ->> 'actor';

CREATE TEMP VIEW figures AS
SELECT
    e.id AS event, e.report, j.key + 1 AS rank,
    j.value ->> 'what' AS what, j.value ->> 'value' AS value,
    j.value ->> 'low' AS low, j.value ->> 'high' AS high, j.value ->> 'unit' AS unit,
    j.value ->> '$.span[0]' AS start, j.value ->> '$.span[1]' AS "end"
FROM main.events AS e, json_each(e.figures) AS j;

CREATE TEMP VIEW positions AS
SELECT
    p.id, p.report, r.story, r.published_value AS published, r.outlet, r.url,
    p.actor, p.actor_name, a.kind AS actor_kind, a.code AS actor_code,
    a.identity AS actor_identity,
    p.issue, p.stance, p.condition, p.as_told_by, p.date,
    (SELECT group_concat(value, '; ') FROM json_each(p.via)) AS via,
    p.evidence ->> '$[0].start' AS start,
    p.evidence ->> '$[0].end' AS "end",
    p.evidence ->> '$[0].quote' AS quote,
    (
        SELECT verdict FROM verdicts WHERE target = p.id AND kind = 'position'
        ORDER BY place LIMIT 1
    ) AS judged,
    (
        SELECT group_concat(name, '; ') FROM (
            SELECT name FROM judges WHERE target = p.id AND kind = 'position'
            GROUP BY name ORDER BY min(field), min(place)
        )
    ) AS judged_by
FROM main.positions AS p
JOIN main.reports AS r ON r.id = p.report
LEFT JOIN main.actors AS a ON a.id = p.actor;

CREATE TEMP VIEW actors AS
SELECT
    a.id, a.report, a.name, a.kind, a.code, a.sector, a.identity,
    (SELECT group_concat(value, '; ') FROM json_each(a.aliases)) AS aliases,
    (SELECT count(*) FROM main.mentions AS m WHERE m.actor = a.id) AS mentions
FROM main.actors AS a;

CREATE TEMP VIEW roles AS
SELECT
    a.id AS actor, j.key + 1 AS rank, j.value ->> '$[0]' AS role, j.value ->> '$[1]' AS "of",
    j.value ->> '$[2]' AS since, j.value ->> '$[3]' AS until
FROM main.actors AS a, json_each(a.roles) AS j;

CREATE TEMP VIEW mentions AS
SELECT actor, report, words AS text, start_char AS start, end_char AS "end", how
FROM main.mentions;

CREATE TEMP VIEW times AS
SELECT
    t.id, t.report, t.words AS text, t.start_char AS start, t.end_char AS "end", t.type,
    t.value, t.precision, t.timex, t.earliest, t.latest, t.anchor, t.direction,
    (SELECT group_concat(value, '; ') FROM json_each(t.alternatives)) AS alternatives,
    (
        SELECT b.value ->> '$[0]' FROM json_each(r.blocks) AS b
        WHERE b.value ->> '$[1]' <= t.start_char AND b.value ->> '$[2]' > t.start_char
    ) AS block
FROM main.times AS t
JOIN main.reports AS r ON r.id = t.report;

CREATE TEMP VIEW evidence AS
SELECT
    statement AS finding, 'statements' AS "table", report, part, ordinal + 1 AS rank,
    start_char AS start, end_char AS "end", words AS quote
FROM main.pieces
UNION ALL
SELECT id, 'statements', report, 'cue', 1, cue_start, cue_end, cue_text
FROM main.statements WHERE cue_start IS NOT NULL
UNION ALL
SELECT id, 'statements', report, 'speaker', 1, speaker_start, speaker_end, speaker_mention
FROM main.statements WHERE speaker_start IS NOT NULL AND speaker_mention IS NOT NULL
UNION ALL
SELECT id, 'statements', report, 'condition', 1, condition_start, condition_end, condition_text
FROM main.statements WHERE condition_start IS NOT NULL
UNION ALL
SELECT id, 'statements', report, 'venue', 1, venue_start, venue_end, venue_text
FROM main.statements WHERE venue_start IS NOT NULL
UNION ALL
SELECT
    s.id, 'statements', s.report, 'hedge', j.key + 1,
    j.value ->> '$[1]', j.value ->> '$[2]', j.value ->> '$[0]'
FROM main.statements AS s, json_each(s.hedges) AS j
UNION ALL
SELECT
    e.id, 'events', e.report, 'evidence', j.key + 1,
    j.value ->> 'start', j.value ->> 'end', j.value ->> 'quote'
FROM main.events AS e, json_each(e.evidence) AS j
UNION ALL
SELECT id, 'events', report, 'trigger', 1, trigger_start, trigger_end, trigger_text
FROM main.events
UNION ALL
SELECT
    e.id, 'events', e.report, 'matter', j.key + 1,
    j.value ->> '$.span[0]', j.value ->> '$.span[1]', j.value ->> 'text'
FROM main.events AS e, json_each(e.matters) AS j
UNION ALL
SELECT
    p.id, 'positions', p.report, 'evidence', j.key + 1,
    j.value ->> 'start', j.value ->> 'end', j.value ->> 'quote'
FROM main.positions AS p, json_each(p.evidence) AS j;

CREATE TEMP VIEW judgements AS
SELECT
    v.target AS finding, f.report, nullif(v.field, '') AS field, v.verdict, v.value,
    CASE WHEN v.field != '' THEN f.found ->> v.field END AS was,
    (SELECT group_concat(value, '; ') FROM json_each(v.people)) AS people,
    v.disputed
FROM main.standing AS v
JOIN (
    SELECT
        id, report, 'statement' AS kind,
        json_object(
            'speaker', speaker_name, 'act', act, 'kind', kind, 'form', form,
            'addressee', addressee_text
        ) AS found
    FROM main.statements
    UNION ALL
    SELECT id, report, 'event', json_object('type', type, 'mode', mode, 'status', status)
    FROM main.events
    UNION ALL
    SELECT
        id, report, 'position',
        json_object('actor', actor_name, 'stance', stance, 'issue', issue)
    FROM main.positions
) AS f ON f.id = v.target AND f.kind = v.kind;
