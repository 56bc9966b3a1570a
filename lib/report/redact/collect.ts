import type { Report } from '../model'
import { secretsInArns } from './arns'
import { secretsOfPeople } from './people'
import { secretsInPolicies } from './policies'
import type { Secret } from './secret'
import { secretsByShape } from './shapes'
import { everySpelling, everySpellingInJson } from './spellings'
import { changed } from './strings'

/** All that could be hidden in a report: by its place, by its look, and by what stands around it. */
export function collect(report: Report): readonly Secret[] {
  return [
    ...byPlace(report),
    ...inTexts(report),
    ...report.findings.flatMap(finding => [...secretsOfPeople(finding)]),
    ...secretsInPolicies(report),
  ].filter(({ value }) => value.trim() !== '')
}

function* byPlace({ account, instance, keyPolicies, findings, endpoint }: Report): Iterable<Secret> {
  yield { kind: 'account', value: account.id }
  if (instance) {
    yield { kind: 'account', value: instance.ownerAccountId }
    yield { kind: 'identity-store', value: instance.identityStoreId }
  }
  for (const { key } of keyPolicies) {
    yield { kind: 'account', value: key.accountId }
    if (key.organizationId) yield { kind: 'organization', value: key.organizationId }
  }
  for (const { evidence } of findings)
    for (const each of evidence)
      if (each.kind === 'fact')
        for (const { requestId } of each.from) if (requestId) yield { kind: 'request', value: requestId }
  if (endpoint !== null) yield* ofEndpoint(endpoint)
}

function* ofEndpoint(endpoint: string): Iterable<Secret> {
  const [, user, host] = /^[a-z+]+:\/\/(?:([^/@]*)@)?(\[[^\]]*\]|[^/:?#]+)/i.exec(endpoint) ?? []
  yield { kind: 'host', value: host ?? endpoint }
  if (user) yield { kind: 'host', value: user }
}

function inTexts(report: Report): readonly Secret[] {
  const found: Secret[] = []
  const look = (text: string) => {
    found.push(...secretsInArns(text), ...secretsByShape(text))
    return text
  }
  changed(report, {
    text: text => everySpelling(text, look),
    template: look,
    json: text => everySpellingInJson(text, look),
  })
  return found
}
