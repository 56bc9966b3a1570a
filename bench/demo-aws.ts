import { startDemo } from '@/lib/demo'

/** In a process of its own, so that its work is not counted as ours. Says where it is, and ends with its parent. */
const latencyMs = Number(process.argv[2] ?? 0)
const names = process.argv.slice(3)
const demo = await startDemo({ organizations: names, latencyMs })
process.on('message', message => {
  if (message === 'calls') process.send?.({ calls: demo.calls.length })
  if (message === 'forget') {
    demo.clearCalls()
    process.send?.({ calls: 0 })
  }
})
process.on('disconnect', () => process.exit(0))
process.send?.({
  endpoint: demo.endpoint,
  organizations: Object.fromEntries(
    names.map(name => [
      name,
      { keys: demo.credentials(name), region: demo.region(name), hints: demo.hints(name) },
    ]),
  ),
})
