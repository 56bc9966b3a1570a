import { changeLine } from '@/app/changes/change-line'
import { demoTitle } from '@/app/demo'
import { abouts } from '@/app/runs/[id]/abouts'
import type { ChartedRun } from '@/components/account/history-chart'
import type { RunRowData } from '@/components/account/runs'
import { isAnswer, type Standing } from '@/components/answer/words'
import type { AttestationData } from '@/components/attestation/list'
import type { Confirmable } from '@/components/attestation/section'
import type { Counts } from '@/lib/report/count'
import { attestable } from '@/lib/run/attest'
import { store } from '@/lib/store'
import type { Account } from '@/lib/store/accounts'
import { type AttestationTable, attestationsOf } from '@/lib/store/attestations'
import { changesOf } from '@/lib/store/changes'
import { type HistoryLine, runsOf } from '@/lib/store/history'
import { findingsOf } from '@/lib/store/runs'
import { changeNames } from '../change-names'

const PAGE = 30

export async function accountData(account: Account, before: string | undefined) {
  const { db } = await store()
  const [runs, attestations, findings, changes] = await Promise.all([
    runsOf(db, account.id, PAGE + 1, before),
    attestationsOf(db, account.id),
    account.latest_run_id ? findingsOf(db, account.latest_run_id) : [],
    changesOf(db, account.identity),
  ])
  const shown = runs.slice(0, PAGE)
  return {
    head: {
      name: account.name,
      label: account.label,
      awsAccountId: account.aws_account_id,
      demo: account.source === 'demo' ? demoTitle(account.name) : null,
      standing: standingOf(account.latest_answer, runs[0]?.state ?? 'finished'),
      latestAt: account.latest_at,
      changes: changeNames(account.latest_changes),
    },
    runs: shown.map(rowOf),
    charted: [...shown].reverse().flatMap(charted),
    older: runs.length > PAGE ? (shown.at(-1)?.started_at ?? null) : null,
    changes: changes.map(changeLine),
    attestations: attestations.map(attestationOf),
    confirmable: attestable.map((check): Confirmable => {
      const found = findings.find(({ check_id }) => check_id === check)
      return {
        check,
        title: abouts[check],
        asked: found ? JSON.parse(found.finding).verdict === 'todo' : false,
      }
    }),
  }
}

function standingOf(answer: string | null, state: HistoryLine['state']): Standing {
  if (isAnswer(answer)) return answer
  return state === 'running' ? 'running' : 'none'
}

function countsOf({ verdicts }: HistoryLine): Counts | null {
  return verdicts === null ? null : JSON.parse(verdicts)
}

function rowOf(run: HistoryLine): RunRowData {
  return {
    id: run.id,
    at: run.started_at,
    standing: standingOf(run.answer, run.state),
    counts: countsOf(run),
    interrupted: run.state === 'interrupted',
  }
}

function charted(run: HistoryLine): ChartedRun[] {
  const counts = countsOf(run)
  return counts ? [{ id: run.id, at: run.started_at, counts }] : []
}

function attestationOf(row: AttestationTable): AttestationData {
  const { id, attested_by: by, attested_at: at, expires_at: until, note, revoked_at, revoked_by } = row
  const ended = revoked_at
    ? { revokedAt: revoked_at, by: revoked_by ?? '' }
    : Date.parse(until) <= Date.now()
      ? 'expired'
      : 'no'
  return { id, by, at, until, note, ended }
}
