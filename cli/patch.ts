import { visible } from '@/lib/message'
import { keyPatchIn } from '@/lib/report/key-patch'
import type { Report } from '@/lib/report/model'
import type { PatchWish } from './options'
import { FOR_A_PERSON, NOTHING_TO_CHANGE, printedPatch } from './policy/patch'
import type { Printed } from './policy/printed'

const [COULD_NOT_RUN, UNREAD] = [2, 3]

/** The change to the key policy that a report rests on. */
export function patchOf(report: Report, { form, statements, region }: PatchWish): Printed {
  const read = region ? report.keyPolicies.find(({ key }) => key.region === region) : report.keyPolicies[0]
  if (read) return printedPatch(keyPatchIn(report, read, statements), form)
  if (report.keyPolicies.length > 0) {
    const regions = report.keyPolicies.map(({ key }) => key.region).join(', ')
    const sentence = `No policy of the key was read in ${region}; there is one in ${regions}`
    return { text: '', notes: [sentence], json: {}, code: COULD_NOT_RUN }
  }
  return withoutPolicy(report)
}

/** Why there is none, in the words of the check. */
function withoutPolicy({ findings, instance }: Report): Printed {
  const finding = findings.find(({ id }) => id === 'key-policy-identity-center')
  const notes = finding
    ? [finding.statement, ...(finding.remedy?.steps ?? [])].map(({ text }) => visible(text))
    : []
  const code = finding?.verdict !== 'skip' ? UNREAD : instance ? NOTHING_TO_CHANGE : FOR_A_PERSON
  return { text: '', notes, json: {}, code }
}
