/** Once a server, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { start } = await import('@/lib/run')
  const { StoreProblem } = await import('@/lib/store/problem')
  try {
    await start()
  } catch (error) {
    if (!(error instanceof StoreProblem) || error.code !== 'newer-database') throw error
    // Nothing that this version does with it could be right.
    console.error(error.message)
    process.exit(1)
  }
}
