import { addressOf } from '@/lib/auth/request'
import type { From } from '@/lib/run/sharing'

export function fromOf({ headers }: Request): From {
  return { address: addressOf(headers), userAgent: headers.get('user-agent') }
}
