import { configDefaults, defineConfig } from 'vitest/config'

/** These hold time itself to account, and want a machine that does nothing else. */
const timed = 'lib/{run,aws,facts,demo}/**/*.test.ts'

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    setupFiles: ['./vitest.setup.ts'],
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'timed',
          include: [timed],
          fileParallelism: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,cli,components,app}/**/*.test.ts', 'docs/**/*.test.ts'],
          exclude: [...configDefaults.exclude, timed],
          // Of two cores it would leave one to itself.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
