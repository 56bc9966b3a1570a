import { publicKeys } from '@/lib/run/sharing'
import { store } from '@/lib/store'

export const dynamic = 'force-dynamic'

/** Public: whoever got a signed report holds it against these. */
export async function GET() {
  return Response.json(await publicKeys(await store()), {
    headers: { 'content-type': 'application/jwk-set+json', 'cache-control': 'no-store' },
  })
}
