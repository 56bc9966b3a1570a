import { facts } from './index'

/** Decrypting is asked for only on the way through these two services. */
const DECRYPT = 'kms:Decrypt'
const through = { StringLike: { 'kms:ViaService': ['sso.*.amazonaws.com', 'identitystore.*.amazonaws.com'] } }

/** Every IAM action that a run may use, in alphabetical order. */
export function readingActions(): readonly string[] {
  return [...new Set(Object.values(facts).flatMap(fact => fact.permissions))].sort()
}

/** The least that reading needs, generated from what the facts say they use. */
export function readingPolicy(): string {
  const actions = readingActions().filter(action => action !== DECRYPT)
  return JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        { Sid: 'KiroReadinessRead', Effect: 'Allow', Action: actions, Resource: '*' },
        { Sid: 'KiroReadinessDecrypt', Effect: 'Allow', Action: DECRYPT, Resource: '*', Condition: through },
      ],
    },
    null,
    2,
  )
}
