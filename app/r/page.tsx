import type { Metadata } from 'next'
import { connection } from 'next/server'
import { Masthead } from '@/app/masthead'
import { Opener } from '@/components/opened/opener'

export const metadata: Metadata = { title: 'Open a report' }

/** For whoever was sent a report: nothing is uploaded, and nobody needs an account here. */
export default async function OpenPage({ searchParams }: PageProps<'/r'>) {
  await connection()
  const { first } = await searchParams
  return (
    <>
      <Masthead />
      <main className="mx-auto max-w-4xl px-4 pt-7 pb-16 sm:px-7 sm:pt-9">
        <h1 className="text-2xl font-semibold tracking-tight">Open a report</h1>
        <p className="mt-1 mb-6 text-sm text-soft">
          A file that was handed out, or a link. It is read in this browser and not uploaded.
        </p>
        <noscript>
          <p className="mb-6 text-sm">
            Opening a file here needs JavaScript. Without it, a link to a report opens by itself, and the page
            that somebody saved opens from your disk.
          </p>
        </noscript>
        <Opener first={typeof first === 'string' ? first : null} now={Date.now()} />
      </main>
    </>
  )
}
