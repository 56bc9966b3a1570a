// Plain JavaScript: it makes of a command's five hundred files the one that is run, since loading them one by one takes a
// second at every start.
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { changedAt, filesIn, root } from './prepare.mjs'

const sources = ['cli', 'lib', 'package-lock.json', 'tsconfig.json']

const [node, , command, ...args] = process.argv
const file = await bundled(command).catch(asItIs)
process.argv = [node, file, ...args]
await import(pathToFileURL(file).href)

/** Where nothing can be written, the files are loaded one by one. */
async function asItIs(error) {
  if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error
  const { register } = await import('tsx/esm/api')
  register()
  return join(root, 'cli', `${command}.ts`)
}

/** The command as one file, made anew when a source changed, came or went. */
async function bundled(name) {
  const files = sources.flatMap(filesIn)
  const names = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12)
  const folder = join(root, 'node_modules', '.cache', 'kiro-readiness')
  const made = join(folder, `${name}-${names}.mjs`)
  if (existsSync(made) && files.every(file => changedAt(join(root, file)) <= statSync(made).mtimeMs))
    return made
  mkdirSync(folder, { recursive: true })
  accessSync(folder, constants.W_OK)
  const { rolldown } = await import('rolldown')
  const bundle = await rolldown({
    cwd: root,
    input: `cli/${name}.ts`,
    platform: 'node',
    tsconfig: 'tsconfig.json',
    // Packages stay where they are.
    external: id => !/^(\.|\/|@\/)/.test(id) && !id.startsWith('cli/'),
  })
  // Whoever starts at the same moment reads the old one or the new one, and never half of one.
  const half = join(folder, `${name}-${process.pid}.mjs`)
  await bundle.write({ file: half, format: 'esm', codeSplitting: false })
  await bundle.close()
  renameSync(half, made)
  return made
}
