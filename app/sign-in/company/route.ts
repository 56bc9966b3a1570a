import { redirect } from 'next/navigation'
import { tellingRoute } from '@/app/telling'
import { toCompany } from '@/lib/auth/company-way'
import { wayBack } from '@/lib/auth/way-back'

export const dynamic = 'force-dynamic'

/** A link rather than a form: a form may not lead to another server (form-action). */
export const GET = tellingRoute(async request => {
  const to = wayBack(new URL(request.url).searchParams.get('to'))
  const there = await toCompany(to)
  if (there === null) redirect('/sign-in?error=unanswered')
  return new Response(null, { status: 303, headers: { location: there, 'cache-control': 'no-store' } })
})
