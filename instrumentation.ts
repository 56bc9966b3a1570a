/** Once a server, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { openFrontDoor } = await import('@/lib/auth/front-door')
  openFrontDoor()
  const { company } = await import('@/lib/auth/company')
  try {
    company()
  } catch (error) {
    // Half a provider lets nobody in: better to say so now than at the first sign-in.
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
  const { start } = await import('@/lib/run')
  const { offerSetUp } = await import('@/lib/auth/set-up-link')
  const { StoreProblem } = await import('@/lib/store/problem')
  try {
    await start()
    await offerSetUp()
  } catch (error) {
    if (!(error instanceof StoreProblem) || error.code !== 'newer-database') throw error
    // Nothing that this version does with it could be right.
    console.error(error.message)
    process.exit(1)
  }
}
