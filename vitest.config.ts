import { configDefaults, defineConfig } from 'vitest/config'

/** These hold time itself to account, and want a machine that does nothing else. */
const timed = 'lib/{run,aws,facts,demo}/**/*.test.ts'

/** These want a PostgreSQL. */
const databases = '**/*.db.test.ts'

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    setupFiles: ['./vitest.setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'timed',
          include: [timed],
          exclude: [...configDefaults.exclude, databases],
          fileParallelism: false,
          // Side by side in one file is what waits for answers that never come.
          maxConcurrency: 12,
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
          name: 'unit',
          include: ['{lib,cli,components,app}/**/*.test.ts', 'docs/**/*.test.ts'],
          exclude: [...configDefaults.exclude, timed, databases],
          // Of two cores it would leave one to itself.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
