import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

const port = Number(process.env.E2E_PORT ?? 3917)
const baseURL = `http://localhost:${port}`
const isRoot = process.getuid?.() === 0

/** Against the built server, as people run it, with a data folder of its own. */
export default defineConfig({
  testDir: 'e2e',
  timeout: 30_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  workers: 2,
  fullyParallel: true,
  reporter: [['list']],
  use: {
    baseURL,
    trace: 'retain-on-failure',
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
      PORT: String(port),
      HOSTNAME: 'localhost',
      DATA_DIR: mkdtempSync(join(tmpdir(), 'kiro-readiness-e2e-')),
      // The machine's own account is not what is tested.
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/nonexistent',
      AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
    },
  },
})
