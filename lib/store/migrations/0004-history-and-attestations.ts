import { type Kysely, type Migration, type QueryExecutorProvider, sql } from 'kysely'

export const historyAndAttestations: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('run').addColumn('verdicts', 'text').execute()
    await countVerdicts(db)
    // The text stands in the index itself, and so it has to stand in the query.
    await db.schema
      .createIndex('run_under_way')
      .on('run')
      .column('account_id')
      .where(sql.ref('state'), '=', sql.lit('running'))
      .execute()
    await db.schema
      .createTable('attestation')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('account_id', 'text', column =>
        column.notNull().references('account.id').onDelete('cascade'),
      )
      .addColumn('check_id', 'text', column => column.notNull())
      .addColumn('attested_by', 'text', column => column.notNull())
      .addColumn('attested_at', 'text', column => column.notNull())
      .addColumn('expires_at', 'text', column => column.notNull())
      .addColumn('note', 'text', column => column.notNull())
      .addColumn('revoked_at', 'text')
      .addColumn('revoked_by', 'text')
      .addColumn('settled', 'integer', column => column.notNull().defaultTo(0))
      .execute()
    await db.schema
      .createIndex('attestation_of_account')
      .on('attestation')
      .columns(['account_id', 'check_id', 'attested_at'])
      .execute()
    await db.schema
      .createIndex('attestation_by_end')
      .on('attestation')
      .columns(['settled', 'expires_at'])
      .execute()
    await db.schema
      .createTable('connection')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('created_at', 'text', column => column.notNull())
      .addColumn('principal', 'text', column => column.notNull())
      .addColumn('external_id', 'text', column => column.notNull().unique())
      .addColumn('fixes', 'integer', column => column.notNull())
      .addColumn('run_id', 'text')
      .execute()
    await db.schema
      .createIndex('connection_open')
      .on('connection')
      .columns(['run_id', 'created_at'])
      .execute()
  },
}

const PAGE = 100

/** Of the runs that ended before there was a place for it. */
export async function countVerdicts(db: QueryExecutorProvider): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ id: string; report: string }>`
      select id, report from run where report is not null and verdicts is null limit ${PAGE}`.execute(db)
    for (const { id, report } of rows)
      await sql`update run set verdicts = ${verdictsIn(report)} where id = ${id}`.execute(db)
    if (rows.length < PAGE) return
  }
}

/** As it was at this migration: what counts them today may change. */
function verdictsIn(report: string): string {
  const { findings = [] }: { findings?: { verdict: string }[] } = JSON.parse(report)
  const counts: Record<string, number> = { pass: 0, warn: 0, fail: 0, todo: 0, skip: 0, unknown: 0 }
  for (const { verdict } of findings) counts[verdict] = (counts[verdict] ?? 0) + 1
  return JSON.stringify(counts)
}
