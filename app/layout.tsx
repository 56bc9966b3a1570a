import './globals.css'
import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'

export const metadata: Metadata = {
  title: { default: 'Kiro Readiness', template: '%s · Kiro Readiness' },
  description:
    'Can the people in your IAM Identity Center be subscribed to Kiro, and if not, what exactly do you change?',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function Layout({ children }: { children: ReactNode }) {
  // Every page is made for its request, the one for unknown addresses too: only so do its scripts carry a nonce.
  await connection()
  return (
    <html lang="en" data-scroll-behavior="smooth">
      <body>{children}</body>
    </html>
  )
}
