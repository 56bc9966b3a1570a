import { configDefaults, defineConfig } from 'vitest/config'

/** These hold time itself to account, and want a machine that does nothing else. */
const timed = 'lib/{run,aws,facts,demo}/**/*.test.ts'

/** Mostly it waits, and holds time to account so loosely that the rest may run beside it. */
const waiting = 'lib/run/bad-days.test.ts'

/** Nothing but functions. */
const pure = 'lib/{policy,checks,kiro,report}/**/*.test.ts'

/** These want a PostgreSQL. */
const databases = '**/*.db.test.ts'

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    setupFiles: ['./vitest.setup.ts'],
    // What one file has loaded serves the next.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'timed',
          include: [timed],
          exclude: [...configDefaults.exclude, databases, waiting],
          fileParallelism: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'databases',
          include: [databases],
          exclude: [...configDefaults.exclude, '.next/**'],
          globalSetup: './vitest.postgres.ts',
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'pure',
          include: [pure],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'waiting',
          include: [waiting],
          // Side by side in one file is what waits for answers that never come.
          maxConcurrency: 12,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,cli,components,app}/**/*.test.ts', 'docs/**/*.test.ts'],
          exclude: [...configDefaults.exclude, timed, waiting, pure, databases],
          // Of two cores it would leave one to itself.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
