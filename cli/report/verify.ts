import { msg, visible } from '@/lib/message'
import { moment } from '@/lib/moment'
import { type PublicKey, type Signature, type Verification, verify as verifyText } from '@/lib/report/sign'
import type { Printed } from '../policy/printed'
import { Unusable } from './unusable'

export async function verify(text: string, keys: readonly PublicKey[]): Promise<Printed> {
  const verification = await verifyText(text, keys)
  if (!verification.verified && verification.why === 'no-report')
    throw new Unusable(
      msg('This is no report of a version that this program knows'),
      msg('Name a file that a server has signed'),
    )
  const { verified } = verification
  return {
    text: verified ? `${sentence(verification)}\n` : '',
    notes: verified ? [] : [sentence(verification)],
    json: jsonOf(verification),
    code: verified ? 0 : 1,
  }
}

function sentence(verification: Verification): string {
  if (verification.verified) return `Verified: signed ${told(verification.signature)}, and as it was then`
  switch (verification.why) {
    case 'unknown-key':
      return `Not verified: it says that it was signed ${told(verification.signature)}, with a key that is none of those given. Ask that server for its keys`
    case 'altered':
      return 'Not verified: it is not what was signed. Somebody or something has altered it; ask for the file anew'
    case 'rewritten':
      return 'Not verified: what it says is as signed, but its bytes are not: another program has written it anew. Ask for the file as the server gave it'
    case 'unsigned':
    case 'no-report':
      return 'Not verified: it is not signed. Ask for the file that a server has signed'
  }
}

function told({ signedAt, by }: Signature): string {
  return `${moment(signedAt)} by ${visible(by)}`
}

function jsonOf(verification: Verification): Readonly<Record<string, unknown>> {
  if ('signature' in verification) {
    const { keyId, signedAt, by } = verification.signature
    const about = { keyId, signedAt, by }
    return verification.verified
      ? { verified: true, ...about }
      : { verified: false, why: verification.why, claims: about }
  }
  return { verified: false, why: verification.why }
}
