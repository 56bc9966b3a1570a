import { tellingRoute } from '@/app/telling'
import { fromCompany } from '@/lib/auth/company-way'

export const dynamic = 'force-dynamic'

/** Where the company's provider sends a browser back to: its address is registered there. */
export const GET = tellingRoute(async request => {
  const there = await fromCompany(new URL(request.url).search)
  return new Response(null, { status: 303, headers: { location: there, 'cache-control': 'no-store' } })
})
