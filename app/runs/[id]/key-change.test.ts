import { expect, test } from 'vitest'
import { names, reportOf } from '@/lib/report/fixture'
import { keyChangeOf } from './key-change'

test('beside the files stands whether whoever made the report could write the next policy', () => {
  const report = reportOf()
  const notes = keyChangeOf(report, 'a run', 'key-policy-identity-center')?.offers.flatMap(each => each.notes)
  const ofCaller = notes?.filter(note => note.includes(`assumed-role/${names.role}/${names.session}`))
  expect(ofCaller).toHaveLength(1)
  expect(ofCaller?.[0]).toContain('aws:PrincipalOrgID')
})
