/** One step of the tables' history. Never edited once released: a change is a further step. */
export type Migration = { version: number; name: string; sql: string };

export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: 'twins, comparisons, outbox and idempotency keys',
    sql: `
      create table dosetwin.twins (
        id text primary key,
        tenant text not null default 'local',
        source text not null,
        patient text not null,
        created_at timestamptz not null,
        unique (tenant, source, patient)
      );
      create index twins_in_order on dosetwin.twins (tenant, created_at, id);

      create table dosetwin.twin_versions (
        twin_id text not null references dosetwin.twins (id) on delete cascade,
        n integer not null check (n > 0),
        tenant text not null default 'local',
        body text not null,
        hash text not null,
        reason text not null,
        created_at timestamptz not null,
        primary key (twin_id, n)
      );

      create table dosetwin.comparisons (
        id text primary key,
        tenant text not null default 'local',
        twin_id text references dosetwin.twins (id) on delete cascade,
        twin_version integer,
        origin text not null check (origin in ('comparison', 'suggestion')),
        status text not null check (status in ('queued', 'running', 'done', 'refused', 'failed', 'cancelled')),
        question text not null,
        job text,
        result text,
        result_hash text,
        issues text not null default '[]',
        progress double precision not null default 0 check (progress between 0 and 1),
        created_at timestamptz not null,
        updated_at timestamptz not null,
        enqueued_at timestamptz,
        attempt integer not null default 0,
        check ((result is null) = (result_hash is null))
      );
      create index comparisons_in_order on dosetwin.comparisons (tenant, created_at, id);
      create index comparisons_of_twin on dosetwin.comparisons (twin_id, created_at, id);
      create index comparisons_open on dosetwin.comparisons (created_at, id) where status in ('queued', 'running');

      create table dosetwin.comparison_events (
        comparison_id text not null references dosetwin.comparisons (id) on delete cascade,
        n integer not null check (n > 0),
        tenant text not null default 'local',
        kind text not null,
        body text not null,
        at timestamptz not null,
        primary key (comparison_id, n)
      );

      create table dosetwin.outbox (
        id bigserial primary key,
        tenant text not null default 'local',
        comparison_id text not null references dosetwin.comparisons (id) on delete cascade,
        step text not null,
        created_at timestamptz not null,
        claimed_at timestamptz
      );
      create index outbox_of_comparison on dosetwin.outbox (comparison_id);

      create table dosetwin.idempotency (
        tenant text not null default 'local',
        route text not null,
        key text not null,
        body_hash text not null,
        status integer,
        headers text,
        response text,
        created_at timestamptz not null,
        primary key (tenant, route, key)
      );
      create index idempotency_by_age on dosetwin.idempotency (created_at);
    `,
  },
  {
    version: 2,
    name: 'what was asked, so that another version of the program can plan it anew',
    sql: 'alter table dosetwin.comparisons add column request text;',
  },
  {
    version: 3,
    name: 'decisions on results, and what lists show beside whole texts; rows written before lack it and are read whole',
    sql: `
      create table dosetwin.decisions (
        id text primary key,
        tenant text not null default 'local',
        comparison_id text not null references dosetwin.comparisons (id) on delete cascade,
        n integer not null check (n > 0),
        twin_id text not null references dosetwin.twins (id) on delete cascade,
        twin_version integer not null,
        drug text not null,
        kind text not null check (kind in ('chosen', 'modified', 'rejected', 'deferred')),
        candidate integer check (candidate >= 0),
        candidate_label text,
        modified_to text,
        modified_label text,
        reason text not null,
        decided_by text not null,
        result_hash text not null,
        at timestamptz not null,
        unique (comparison_id, n),
        check ((candidate is null) = (candidate_label is null)),
        check ((modified_to is null) = (modified_label is null))
      );
      create index decisions_of_twin on dosetwin.decisions (twin_id, at, id);

      alter table dosetwin.comparisons add column drug text, add column as_of text;
      alter table dosetwin.twin_versions add column record_hash text, add column summary text;
    `,
  },
  {
    version: 4,
    name: 'what stays of a twin that was forgotten',
    sql: `
      create table dosetwin.forgotten_twins (
        id text primary key,
        tenant text not null default 'local',
        at timestamptz not null,
        versions integer not null,
        comparisons integer not null,
        decisions integer not null
      );
    `,
  },
];
