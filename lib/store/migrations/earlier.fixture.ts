/**
 * Rows as each version wrote them, in statements that either database takes: never changed with the tables. A version
 * has whatever the one before it had, but for what it names anew. For tests.
 */
export const rowsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '0001-accounts-and-runs': {
    server: `insert into server (id, beat) values ('long-gone', 1)`,
    account: `insert into account (id, identity, aws_account_id, partition, name, label, target, source, created_at,
        latest_run_id, latest_at, latest_answer, latest_changes)
      values ('a1', 'aws:aws:1', '111122223333', 'aws', 'Österreich', 'Europe', '{"source":"profile"}', 'profile',
        '2026-11-20T12:00:00.000Z', 'mwuxz801-0000000000000001', '2026-11-20T12:00:00.000Z', 'not-ready', '[]')`,
    run: `insert into run (id, account_id, server_id, started_at, started_by, target, state, finished_at, answer, report)
      values ('mwuxz801-0000000000000001', 'a1', 'long-gone', '2026-11-20T12:00:00.000Z', 'ada',
          '{"source":"profile"}', 'finished', '2026-11-20T12:00:02.000Z', 'not-ready',
          '{"findings":[{"verdict":"pass"},{"verdict":"fail"},{"verdict":"fail"}]}'),
        ('mwuxz802-0000000000000002', 'a1', 'long-gone', '2026-11-20T13:00:00.000Z', null,
          '{"source":"profile"}', 'running', null, null, null)`,
    run_fact: `insert into run_fact (run_id, name, settled)
      values ('mwuxz802-0000000000000002', 'caller', '{"state":"known"}')`,
    run_finding: `insert into run_finding (run_id, check_id, finding)
      values ('mwuxz802-0000000000000002', 'aws-credentials', '{"verdict":"pass"}')`,
  },
  '0002-audit': {
    // Its hash is that of this event as the chain has always spelled it.
    audit_event: `insert into audit_event
        (number, at, actor, from_address, action, account_id, details, previous_hash, hash)
      values (1, '2026-11-20T12:00:00.000Z', '{"kind":"person","id":"ada","name":"Ada"}', '192.0.2.7', 'run.begun', 'a1',
        '{"run":"mwuxz801-0000000000000001"}', '0000000000000000000000000000000000000000000000000000000000000000',
        'e82b42668326d6245d3ef41b8e6185bafdd61df5a57f7af7db00c912e9de4f71')`,
  },
  '0003-people': {
    person: `insert into person (id, name, email, email_verified, created_at, updated_at, role, second_factor)
      values ('ada', 'Ada', 'ada@example.com', false, '2026-11-20T10:00:00.000Z', '2026-11-20T10:00:00.000Z', 'admin',
        true)`,
    session: `insert into session (id, expires_at, token, created_at, updated_at, address, user_agent, person_id)
      values ('s1', '2999-01-01T00:00:00.000Z', 'a-token', '2026-11-20T11:00:00.000Z', '2026-11-20T11:00:00.000Z',
        '192.0.2.7', 'a browser', 'ada')`,
    sign_in_method: `insert into sign_in_method
        (id, subject, provider, person_id, password_hash, created_at, updated_at)
      values ('m1', 'ada', 'credential', 'ada', 'salt:hash', '2026-11-20T10:00:00.000Z', '2026-11-20T10:00:00.000Z')`,
    verification: `insert into verification (id, identifier, value, expires_at, created_at, updated_at)
      values ('v1', 'state', '{}', '2999-01-01T00:00:00.000Z', '2026-11-20T10:00:00.000Z', '2026-11-20T10:00:00.000Z')`,
    second_factor: `insert into second_factor (id, secret, backup_codes, person_id, verified, failures, locked_until)
      values ('f1', 'secret', 'codes', 'ada', true, 0, null)`,
    invitation: `insert into invitation (id, hash, email, role, made_by, created_at, expires_at)
      values ('i1', 'hash-of-invitation', 'bo@example.com', 'viewer', 'ada', '2026-11-20T10:00:00.000Z',
        '2999-01-01T00:00:00.000Z')`,
    api_key: `insert into api_key (id, hash, name, role, person_id, created_at, expires_at, used_at)
      values ('k1', 'hash-of-key', 'CI', 'operator', 'ada', '2026-11-20T10:00:00.000Z', '2999-01-01T00:00:00.000Z', null)`,
    sign_in_try: `insert into sign_in_try (key, count, since) values ('hash-of-address', 3, 4102444800000)`,
    server_secret: `insert into server_secret (name, value) values ('auth', 'kept')`,
  },
  '0004-history-and-attestations': {
    run: `insert into run (id, account_id, server_id, started_at, started_by, target, state, finished_at, answer, report,
        verdicts)
      values ('mwuxz801-0000000000000001', 'a1', 'long-gone', '2026-11-20T12:00:00.000Z', 'ada',
          '{"source":"profile"}', 'finished', '2026-11-20T12:00:02.000Z', 'not-ready',
          '{"findings":[{"verdict":"pass"},{"verdict":"fail"},{"verdict":"fail"}]}',
          '{"pass":1,"warn":0,"fail":2,"todo":0,"skip":0,"unknown":0}'),
        ('mwuxz802-0000000000000002', 'a1', 'long-gone', '2026-11-20T13:00:00.000Z', null,
          '{"source":"profile"}', 'running', null, null, null, null)`,
    attestation: `insert into attestation
        (id, account_id, check_id, attested_by, attested_at, expires_at, note, revoked_at, revoked_by, settled)
      values ('t1', 'a1', 'idp-admin-permission', 'Ada', '2026-11-20T12:00:00.000Z', '2999-01-01T00:00:00.000Z',
        'Ticket 7', null, null, 0)`,
    connection: `insert into connection (id, created_at, principal, external_id, fixes, run_id)
      values ('c1', '2026-11-20T12:00:00.000Z', 'arn:aws:iam::111122223333:root', 'x1', 1, null)`,
  },
  '0005-shares': {
    share: `insert into share (id, token_hash, account_id, run_id, document, profile, salt, created_at, created_by,
        expires_at, passphrase_hash, most_views, views, recipients, revoked_at)
      values ('h1', '0f007385b6f9d4b7eeb2748605afe1a984a0a3bfa3f014d09e2a784ce9e5cd1a', 'a1',
        'mwuxz801-0000000000000001', '{"frozen":true}', '{"kind":"people"}', 'ff', '2026-11-20T12:00:00.000Z', 'Ada',
        '2999-01-01T00:00:00.000Z', null, 9, 2, '["Support"]', null)`,
    share_access: `insert into share_access (id, share_id, at, outcome, from_address, user_agent)
      values ('o1', 'h1', '2026-11-20T12:30:00.000Z', 'opened', '192.0.2.8', 'a browser')`,
  },
  '0006-dashboard': {},
  '0007-search-names': {
    account: `insert into account (id, identity, aws_account_id, partition, name, label, target, source, created_at,
        latest_run_id, latest_at, latest_answer, latest_changes, search_name)
      values ('a1', 'aws:aws:1', '111122223333', 'aws', 'Österreich', 'Europe', '{"source":"profile"}', 'profile',
        '2026-11-20T12:00:00.000Z', 'mwuxz801-0000000000000001', '2026-11-20T12:00:00.000Z', 'not-ready', '[]',
        'ÖSTERREICH')`,
  },
}
