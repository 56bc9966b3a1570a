import { headers } from 'next/headers'

/** A form posted by a browser without a script: it is led to a page that needs none. */
export async function isPlainPost(): Promise<boolean> {
  return !(await headers()).has('next-action')
}
