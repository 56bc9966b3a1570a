import { msg } from '@/lib/message'
import { versions } from '../grammar'
import type { Found, Linted } from './finding'

const pages = {
  version: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
  statement: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html',
}

export function documentFindings({ version, statements }: Linted): readonly Found[] {
  const found: Found[] = []
  if (version === undefined)
    found.push({
      kind: 'no-version',
      severity: 'note',
      path: 'Version',
      message: msg('Without a Version the policy is read as one of {version}, in which variables are text', {
        version: '2008-10-17',
      }),
      source: pages.version,
    })
  else if (!versions.includes(version))
    found.push({
      kind: 'unknown-version',
      severity: 'error',
      path: 'Version',
      message: msg('AWS knows no version {version}; the current one is {current}', {
        version,
        current: '2012-10-17',
      }),
      source: pages.version,
    })
  if (statements.length === 0)
    found.push({
      kind: 'no-statement',
      severity: 'error',
      path: 'Statement',
      message: msg('A key policy has at least one statement'),
      source: pages.statement,
    })
  return found
}
