import { defineConfig } from '@playwright/test'
import { emptyFolder, environmentOfAccount } from './e2e/environment'

const baseURL = 'http://localhost:3917'
const isRoot = process.getuid?.() === 0

/** Against the built server, as people run it, with a data folder and an AWS of its own. */
export default defineConfig({
  testDir: 'e2e',
  // Wide, for a busy machine: nothing waits for them where all is well.
  timeout: 90_000,
  expect: { timeout: 25_000 },
  forbidOnly: true,
  // A browser waits more than it works: two cores are busy with three.
  workers: 3,
  fullyParallel: true,
  reporter: [['list']],
  use: {
    baseURL,
    // A trace costs a third of the time. To have one of what failed: `npx playwright test --trace on FILE`.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.BROWSER_PATH,
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node .next/standalone/server.js',
    url: `${baseURL}/healthz`,
    reuseExistingServer: false,
    env: {
      PORT: '3917',
      HOSTNAME: 'localhost',
      DATA_DIR: emptyFolder('e2e'),
      ...(await environmentOfAccount()),
    },
  },
})
