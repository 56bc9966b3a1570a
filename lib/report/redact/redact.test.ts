import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clip, msg } from '@/lib/message'
import { type Names, names, reportOf } from '../fixture'
import type { Report } from '../model'
import { reportShape } from '../schema'
import { newSalt, redact } from '.'

const salt = new Uint8Array(32).fill(7)
const people = { kind: 'people' } as const

/** A report in which AWS, whose words AWS does not choose, says this. */
const saying = (said: string) => reportOf(names, said)

async function hidden(report: Report) {
  return JSON.stringify((await redact(report, people, salt)).report).toLowerCase()
}

test('a token is the same everywhere in a report, and another with another salt', async () => {
  const one = await redact(reportOf(), people, salt)
  const again = await redact(reportOf(), people, salt)
  const other = await redact(reportOf(), people, newSalt())
  expect(again).toEqual(one)
  const accountOf = ({ report }: { report: Report }) => report.account.id
  expect(accountOf(one)).toMatch(/^ACCOUNT-[0-9a-f]{6}$/)
  expect(one.report.account.callerArn).toContain(`:${accountOf(one)}:`)
  expect(one.report.keyPolicies[0]?.text).toContain(`arn:aws:iam::${accountOf(one)}:root`)
  expect(accountOf(other)).not.toBe(accountOf(one))
})

test('the preview names the places, and the key what stood there', async () => {
  const { hidden, key, report } = await redact(reportOf(), people, salt)
  const account = hidden.find(each => each.what === 'text' && each.kind === 'account')
  expect(account).toMatchObject({ token: report.account.id })
  expect(account && 'where' in account && account.where).toEqual(
    expect.arrayContaining(['/account/id', '/keyPolicies/0/text', '/findings/0/statement/params/accountId']),
  )
  expect(key[report.account.id]).toBe(names.account)
})

test('the program’s own sentences stay, so that a name in place of a known word gives nothing away', async () => {
  const { report } = await redact(reportOf({ ...names, group: 'work', role: 'Kiro' }), people, salt)
  expect(report.findings[0]?.title.text).toBe('The AWS credentials work')
  expect(report.findings[2]?.title.text).toBe('Kiro cannot decrypt through Identity Store')
})

test('with the evidence of a finding on the key policy, the policies go', async () => {
  const custom = { kind: 'custom', kinds: [], withoutEvidence: ['key-policy-identity-store'] } as const
  const { report, hidden } = await redact(reportOf(), custom, salt)
  expect(report.keyPolicies).toEqual([])
  expect(report.findings[2]?.evidence).toEqual([])
  expect(hidden).toEqual([
    { what: 'evidence', finding: 'key-policy-identity-store' },
    { what: 'key-policies' },
  ])
})

test('a salt that could be tried out is refused', async () => {
  await expect(redact(reportOf(), people, new Uint8Array(4))).rejects.toThrow(RangeError)
})

describe('however it is written', () => {
  const arn = `arn:aws:iam::${names.account}:role/audit/${names.role}`
  test.each([
    ['in capitals', names.role.toUpperCase(), [names.role]],
    ['decomposed', names.person.normalize('NFD'), [names.person.normalize('NFD')]],
    ['with escapes of JSON', '"owner": "Th\\u01b0 Ph\\u1ea1m"', ['ph\\u1ea1m']],
    ['in a policy inside a script', `--policy "{\\"AWS\\":\\"${arn}\\"}"`, [names.account, names.role]],
    ['as an address', `https://x.example/?who=${encodeURIComponent(names.person)}`, ['th%c6%b0']],
    ['cut in the middle', clip(`${'x'.repeat(391)}${names.account}`), ['11112222']],
    ['a pattern', `arn:aws:iam::${names.account}:role/Payroll-*`, ['payroll']],
    [
      'of another account',
      'arn:aws:iam::999988887777:user/ops/mallory',
      ['999988887777', 'mallory', '/ops/'],
    ],
    ['named as a Region could be', 'arn:aws:iam::999988887777:role/my-team-1', ['my-team-1']],
    ['named as a role of AWS', 'arn:aws:iam::999988887777:role/AWSServiceRoleForJane', ['forjane']],
    ['in quotes', "'-jane.doe@corp.example'", ['jane.doe', 'corp.example']],
    ['an access key', 'AKIAIOSFODNN7EXAMPLE', ['akiaiosfodnn7example']],
    ['a start page', 'https://vellum-aero.awsapps.com/start', ['vellum-aero']],
    ['an address of a network', '{"aws:SourceIp": ["203.0.113.7/32"]}', ['203.0.113.7']],
    ['a domain', 'mail goes to vellum.example', ['vellum.example']],
  ])('%s', async (_name, said, secrets) => {
    const bytes = await hidden(saying(said))
    expect(secrets.filter(secret => bytes.includes(secret.toLowerCase()))).toEqual([])
  })

  test('an endpoint, with who signs in there', async () => {
    const { report } = await redact(
      { ...reportOf(), endpoint: 'https://jane:hunter2@aws.corp.example:4566/path' },
      people,
      salt,
    )
    expect(report.endpoint).toMatch(/^https:\/\/HOST-[0-9a-f]{6}@HOST-[0-9a-f]{6}:4566\/path$/)
  })

  test('what AWS names the same in every account stays', async () => {
    const role = 'role/aws-service-role/user-subscriptions.amazonaws.com/AWSServiceRoleForUserSubscriptions'
    const said = `arn:aws:iam::${names.account}:${role}`
    const [first] = saying(said).findings
    if (!first) throw new Error('the fixture has findings')
    const { report } = await redact({ ...reportOf(), findings: [first] }, people, salt)
    const evidence = report.findings[0]?.evidence[0]
    expect(evidence?.kind === 'fact' && evidence.says.params.said).toBe(
      `arn:aws:iam::${report.account.id}:${role}`,
    )
  })

  test('a long text with nothing in it takes no time', async () => {
    const started = performance.now()
    await redact(saying(`% "${'a1.-'.repeat(60_000)}\\`), people, salt)
    // Each of 240,000 characters held against the rest would be minutes.
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('a number in a policy, which stays JSON', async () => {
    const report = reportOf()
    const [read] = report.keyPolicies
    if (!read) throw new Error('the fixture has a policy')
    const text = `{"Statement":[{"Condition":{"StringEquals":{"aws:SourceAccount":${names.account}}}}]}`
    const redacted = await redact({ ...report, keyPolicies: [{ ...read, text }] }, people, salt)
    const policy: unknown = JSON.parse(redacted.report.keyPolicies[0]?.text ?? '')
    expect(JSON.stringify(policy)).toContain(`"aws:SourceAccount":"${redacted.report.account.id}"`)
  })

  test('a tag of the key, whatever it is called', async () => {
    const report = reportOf()
    const [read] = report.keyPolicies
    if (!read) throw new Error('the fixture has a policy')
    const tags = { owner: 'payroll-emea', region: 'skunkworks' }
    const bytes = await hidden({ ...report, keyPolicies: [{ ...read, key: { ...read.key, tags } }] })
    expect(Object.values(tags).filter(value => bytes.includes(value))).toEqual([])
  })

  test('a list or a place of a sentence about people that this program does not know is hidden whole', async () => {
    const [first, second, ...others] = reportOf().findings
    if (!first || !second) throw new Error('the fixture has findings')
    const reworded = {
      ...second,
      statement: msg('{somebody} is new', { somebody: 'Ingrid Solveig' }),
      evidence: [{ kind: 'list' as const, title: msg('Reworded'), items: ['Ole and Kari'], more: 0 }],
    }
    const bytes = await hidden({ ...reportOf(), findings: [first, reworded, ...others] })
    expect(['ingrid solveig', 'ole and kari'].filter(name => bytes.includes(name))).toEqual([])
  })
})

const word = fc.stringMatching(/^[A-Z][a-z]{5,12}[0-9]{2}$/)
const anyNames: fc.Arbitrary<Names> = fc.record({
  account: fc.stringMatching(/^[1-9][0-9]{11}$/),
  role: fc.tuple(word, word).map(words => words.join('_')),
  session: fc.tuple(word, word).map(([name, host]) => `${name}@${host.toLowerCase()}.example`),
  instance: fc.stringMatching(/^ssoins-[0-9a-f]{16}$/),
  store: fc.stringMatching(/^d-[0-9a-f]{10}$/),
  key: fc.uuid(),
  organization: fc.stringMatching(/^o-[a-z0-9]{10}$/),
  request: fc.uuid(),
  person: fc
    .tuple(word, fc.constantFrom(' ', ' ü', "'", '-', ' (', '\\"'), word)
    .map(parts => parts.join('')),
  userName: fc.tuple(word, word).map(words => words.join('.')),
  group: fc.tuple(word, word).map(words => words.join(' & ')),
})

test('whatever the names are, none is left, and the report is one', async () => {
  await fc.assert(
    fc.asyncProperty(anyNames, async of => {
      const said = `${of.group}: ${JSON.stringify({ [of.person]: of.role })} ${encodeURIComponent(of.session)}`
      const { report, key } = await redact(reportOf(of, said), people, newSalt())
      const bytes = JSON.stringify(report).toLowerCase()
      const told = Object.values(of).filter(
        name =>
          bytes.includes(name.toLowerCase()) ||
          bytes.includes(JSON.stringify(name).slice(1, -1).toLowerCase()),
      )
      expect(told).toEqual([])
      expect(reportShape.safeParse(report).error).toBeUndefined()
      expect(Object.keys(key).length).toBe(report.redaction?.tokens)
    }),
    { numRuns: 60 },
  )
})
